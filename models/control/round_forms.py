"""Forms of the control cycle. No field holds a person's name or the name of a business."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.common.entry import EnteredRow
from models.common.forms import Form, Text
from models.common.shapes import OfficerCode, OptionalCode, OptionalTime, RoundReference, Shape
from models.control.control_round import Access
from models.law.common.business_labels import Label
from models.law.common.labelled import OneOf, told_choices
from models.law.common.signal_themes import SignalTheme
from models.law.control.round_clearance import PARTICIPANTS, Participant

Owner = Annotated[str, Shape(r"[A-Za-z() -]{2,40}", "gemeente")]
"""One of a list, which the step checks: a partner or a function."""
KindKey = Annotated[str, Shape(r"[a-z][a-z0-9_]{1,39}", "waarschuwing")]
FoundCode = Annotated[
    str, Shape(rf"({'|'.join(PARTICIPANTS)}):[a-z][a-z0-9_]{{1,39}}", "police:drugs")
]
"""Who found what kind, without any text."""
PartnerChoice = Annotated[Participant, OneOf(PARTICIPANTS)]
WarrantNumber = Annotated[
    str,
    Shape(r"(?=.{1,40}$)[A-Z0-9./-]*\d[A-Z0-9./-]*", "2026/12", optional=True),
]
"""With a digit in it and no small letters, so that no name fits."""


class PlanForm(Form):
    """For which day the planning looks; the schedule leaves it empty."""

    on: date | None = Field(
        default=None, title="Dag", description="Leeg: de dag waarvoor deze planning gepland was."
    )


class RoundForm(Form):
    """A step of one round."""

    reference: RoundReference = Field(title="Controle", description="Bijvoorbeeld LIN-CON-007.")
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
    team_leaders: tuple[OptionalCode, ...] = Field(
        default=(),
        max_length=20,
        title="Teamleiders",
        description="Codes van medewerkers, die van team 1 eerst. Mag leeg, ook voor één team.",
    )


class DebriefForm(RoundForm):
    """A round is over."""

    lessons: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = Field(
        default="",
        title="Lessen",
        description="Wat de volgende keer beter kan, een les per regel. Geen namen.",
    )


class SkipForm(RoundForm):
    """A round is not held, and why."""

    reason: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)
    ] = Field(title="Reden", description="Waarom de controle niet doorgaat. Geen namen.")


class AbsenceForm(Form):
    """Days on which a partner cannot take part."""

    municipality: Text = Field(title="Gemeente", description="De naam of de CBS-code.")
    partner: PartnerChoice = Field(
        title="Welke partner",
        description=f"Kies {told_choices(PARTICIPANTS)}.",
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

    partner: PartnerChoice = Field(
        title="Welke partner",
        description=f"Kies {told_choices(PARTICIPANTS)}.",
    )
    capacity: int = Field(
        ge=0, le=20, title="Aantal teams", description="Voor hoeveel teams de partner iemand heeft."
    )


class FollowUpRow(EnteredRow):
    """One thing that must still be done."""

    on_one_line = (
        'Eén vervolg: "soort;wie;uiterlijk op", bijvoorbeeld '
        '"waarschuwing;gemeente;2026-02-01". Mag vaker.'
    )

    kind: KindKey = Field(
        title="Soort vervolg",
        description="Een soort uit de lijst, zoals waarschuwing of bibob.",
    )
    owner: Owner = Field(
        title="Wie doet het vervolg",
        description="Partner of functie uit de lijst, zoals gemeente of politie; geen naam.",
    )
    due_on: date = Field(title="Vervolg uiterlijk op", description="De laatste dag ervoor.")


class PlaceForm(RoundForm):
    """A step of one place of a round."""

    team: int = Field(
        ge=1, le=99, title="Teamnummer", description="Het nummer van het team op de bezoeklijst."
    )
    rank: int = Field(ge=1, le=999, title="Plek", description="Het nummer op de bezoeklijst.")


class FollowUpDoneForm(PlaceForm):
    """What had to be done after a visit is done."""

    kind: KindKey = Field(
        title="Soort vervolg", description="Zoals het is vastgelegd, bijvoorbeeld waarschuwing."
    )
    done_on: date = Field(title="Gedaan op", description="De dag waarop het vervolg klaar was.")


class VisitForm(PlaceForm):
    """What came of one visit; codes only, the texts come from a sheet."""

    on: date = Field(
        title="Datum", description="De dag van het bezoek, ook als u het later vastlegt."
    )
    access: Access = Field(
        title="Toegang",
        description=f"Kies {told_choices(Access)}.",
    )
    consent_at: OptionalTime = Field(
        default="",
        title="Toestemming bewoner om",
        description="Bij een woning met toestemming: hoe laat de bewoner die gaf, zoals 10:15.",
    )
    warrant_number: WarrantNumber = Field(
        default="",
        title="Nummer machtiging",
        description="Bij een woning met machtiging (artikel 2 Awbi): het nummer daarvan.",
    )
    found: tuple[FoundCode, ...] = Field(
        default=(),
        title="Bevindingen",
        description="Wie wat vond, als partner:soort. Bijvoorbeeld police:drugs of "
        "own_department:permits. Geen tekst. Leeg: niemand vond iets.",
    )
    is_repaired: bool = Field(
        default=False, title="Hersteld", description="Bij een hercontrole: alles is hersteld."
    )
    label: Label | None = Field(
        default=None,
        title="Nieuw label",
        description=f"Kies {told_choices(Label)}. Leeg: groen na een bezoek zonder bevindingen.",
    )
    repair_until: date | None = Field(
        default=None,
        title="Hersteltermijn tot en met",
        description="De laatste dag om te herstellen; daarna volgt een hercontrole.",
    )
    follow_ups: tuple[FollowUpRow, ...] = Field(
        default=(), title="Vervolg", description="Wat er nog moet gebeuren, door wie en wanneer."
    )
    signals: tuple[SignalTheme, ...] = Field(
        default=(),
        title="Nieuwe signalen",
        description=f"Alleen het thema: {told_choices(SignalTheme)}. De feiten voegt u later "
        "toe aan het signaal.",
    )

    @property
    def has_findings(self) -> bool:
        """True when any participant found something."""
        return bool(self.found)
