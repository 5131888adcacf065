"""Forms of the control cycle. No field holds a person's name or the name of a business."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.control_round import Access
from models.forms import Form, OfficerCode, Text
from models.law.place_score import Label
from models.law.round_clearance import Participant

RoundReference = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Z]{3}-CON-\d{3,}$")
]
OptionalCode = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^([A-Z0-9]{2,20})?$")
]
Owner = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z() -]{2,40}$")]


class PlanForm(Form):
    """For which day the planning looks; the schedule leaves it empty."""

    on: date | None = Field(
        default=None, title="Dag", description="Leeg: de dag waarvoor deze planning gepland was."
    )


class RoundForm(Form):
    """A step of one round."""

    reference: RoundReference = Field(title="Controle", description="Bijvoorbeeld DUI-CON-007.")
    on: date = Field(title="Datum", description="De dag waarop deze stap is gezet.")
    by: OfficerCode = Field(
        title="Uw code", description="De code van de medewerker die deze stap zet, geen naam."
    )


class BriefForm(RoundForm):
    """The papers of a round, with who does what on the day; empty: filled in at the briefing."""

    leader: OptionalCode = Field(
        default="", title="Operationeel leider", description="Code van een medewerker. Mag leeg."
    )
    spokesperson: OptionalCode = Field(
        default="",
        title="Woordvoerder tijdens de bezoeken",
        description="Code van een medewerker. Mag leeg.",
    )
    registrar: OptionalCode = Field(
        default="", title="Registratie en foto's", description="Code van een medewerker. Mag leeg."
    )
    team_leaders: tuple[OfficerCode, ...] = Field(
        default=(),
        max_length=20,
        title="Teamleiders",
        description="Codes van medewerkers, die van team 1 eerst. Mag leeg.",
    )


class SkipForm(RoundForm):
    """A round is not held, and why."""

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)
    ] = Field(title="Reden", description="Waarom de controle niet doorgaat. Geen namen.")


class AbsenceForm(Form):
    """Days on which a partner cannot take part."""

    municipality: Text = Field(title="Gemeente", description="Duiven of Westervoort.")
    partner: Participant = Field(
        title="Partner",
        description="police: politie; environmental_service: omgevingsdienst; own_department: "
        "eigen afdeling; customs: Douane; dot: toezichthouders van het DOT.",
    )
    first: date = Field(title="Eerste dag", description="De eerste dag van de afwezigheid.")
    last: date = Field(title="Laatste dag", description="De laatste dag van de afwezigheid.")
    on: date = Field(title="Datum", description="De dag waarop u dit vastlegt.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")


class InviteForm(RoundForm):
    """The partners of a round are invited."""

    with_customs: bool = Field(
        default=False, title="Ook de Douane", description="Ja: de Douane doet ook mee."
    )
    with_dot: bool = Field(
        default=False,
        title="Ook het DOT",
        description="Ja: toezichthouders van het Districtelijk ondermijningsteam doen ook mee.",
    )


class MoveForm(RoundForm):
    """A planned round goes to another day."""

    to: date = Field(title="Nieuwe dag", description="De dag waarop de controle nu is.")
    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)
    ] = Field(title="Reden", description="Waarom de dag verandert. Geen namen.")


class AnswerForm(RoundForm):
    """What a partner answered to its invitation."""

    partner: Participant = Field(
        title="Partner",
        description="police: politie; environmental_service: omgevingsdienst; own_department: "
        "eigen afdeling; customs: Douane; dot: toezichthouders van het DOT.",
    )
    capacity: int = Field(
        ge=0, le=20, title="Aantal teams", description="Voor hoeveel teams de partner iemand heeft."
    )


class VisitForm(RoundForm):
    """What came of one visit."""

    team: int = Field(ge=1, le=99, title="Team", description="Het nummer van het team.")
    rank: int = Field(ge=1, le=999, title="Plek", description="Het nummer op de bezoeklijst.")
    access: Access = Field(
        title="Toegang",
        description=(
            "granted: gekregen; refused: geweigerd; nobody_present: niemand aanwezig; "
            "dwelling_consent: woning met toestemming; dwelling_warrant: woning met machtiging."
        ),
    )
    has_findings: bool = Field(
        default=False, title="Bevindingen", description="Ja: er is iets gevonden."
    )
    is_repaired: bool = Field(
        default=False, title="Hersteld", description="Bij een hercontrole: alles is hersteld."
    )
    label: Label | None = Field(
        default=None,
        title="Nieuw label",
        description="green, white of red. Leeg: groen na een bezoek zonder bevindingen.",
    )
    repair_until: date | None = Field(
        default=None,
        title="Hersteltermijn tot en met",
        description="De laatste dag om te herstellen; daarna volgt een hercontrole.",
    )
    follow_up: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^[a-z_]{0,40}$")
    ] = Field(
        default="",
        title="Vervolg",
        description="Bijvoorbeeld waarschuwing, last_onder_dwangsom, bibob of riec_signaal.",
    )
    owner: Owner | None = Field(
        default=None, title="Wie doet het vervolg", description="Partner of functie, geen naam."
    )
    due_on: date | None = Field(
        default=None, title="Vervolg uiterlijk op", description="De laatste dag voor het vervolg."
    )
