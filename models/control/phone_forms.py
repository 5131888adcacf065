"""Forms of the visit on a telephone; their texts may name persons and stay in the register."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.common.entry import EnteredRow
from models.common.shapes import OptionalTime, Shape
from models.control.control_round import Access
from models.control.round_forms import (
    FollowUpRow,
    KindKey,
    PartnerChoice,
    PlaceForm,
    WarrantNumber,
)
from models.law.common.business_labels import Label
from models.law.common.labelled import told_choices
from models.law.common.signal_themes import SignalTheme
from models.law.control.round_clearance import PARTICIPANTS

LONGEST_ANSWER = 4000
DraftField = Annotated[str, Shape(r"[a-z_]{2,30}(\.\d{1,2}\.[a-z_]{2,25})?", "access")]


class DraftForm(PlaceForm):
    """One answer of a visit, before the visit is recorded."""

    field: DraftField = Field(title="Vraag", description="De naam van de vraag op de pagina.")
    answer: tuple[Annotated[str, StringConstraints(max_length=LONGEST_ANSWER)], ...] = Field(
        default=(), max_length=30, title="Antwoord", description="Wat is ingevuld."
    )
    seen: int = Field(
        default=0, ge=0, title="Gezien", description="De versie die de pagina van dit antwoord had."
    )


class PhotoForm(PlaceForm):
    """A photograph of a place."""


class FindingRow(EnteredRow):
    """That somebody found something, and what was seen."""

    participant: PartnerChoice = Field(
        title="Wie vond iets", description=f"Kies {told_choices(PARTICIPANTS)}."
    )
    finding: KindKey = Field(title="Wat voor iets", description="De soort bevinding.")
    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)] = Field(
        default="",
        title="Wat is gezien",
        description="Kort. Van de politie schrijft u hier niets op.",
    )


class SignalRow(EnteredRow):
    """A new signal from this visit."""

    theme: SignalTheme = Field(title="Thema", description=f"Kies {told_choices(SignalTheme)}.")
    facts: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=3, max_length=LONGEST_ANSWER)
    ] = Field(title="Feiten", description="Wat u zag of hoorde, zonder uw oordeel.")


class VisitOnPage(PlaceForm):
    """What came of one visit, as it is filled in at the place."""

    access: Access = Field(
        title="Toegang", description=f"Bent u binnen geweest? Kies {told_choices(Access)}."
    )
    consent_at: OptionalTime = Field(
        default="",
        title="Toestemming bewoner om",
        description="Alleen bij een woning met toestemming: hoe laat, zoals 10:15.",
    )
    warrant_number: WarrantNumber = Field(
        default="",
        title="Nummer machtiging",
        description="Alleen bij een woning met machtiging.",
    )
    findings: tuple[FindingRow, ...] = Field(
        default=(),
        max_length=20,
        title="Bevinding",
        description="Wie vond wat? Niemand iets gevonden: laat leeg.",
    )
    is_repaired: bool = Field(
        default=False,
        title="Alles is hersteld",
        description="Alleen bij een hercontrole zonder nieuwe bevindingen.",
    )
    label: Label | None = Field(
        default=None,
        title="Nieuw label",
        description="Leeg: groen na een bezoek zonder bevindingen, rood met bevindingen. "
        f"Kies {told_choices(Label)}.",
    )
    repair_until: date | None = Field(
        default=None,
        title="Hersteltermijn tot en met",
        description="De laatste dag om te herstellen; daarna volgt een hercontrole.",
    )
    follow_ups: tuple[FollowUpRow, ...] = Field(
        default=(), max_length=20, title="Vervolg", description="Wat er nog moet gebeuren."
    )
    signals: tuple[SignalRow, ...] = Field(
        default=(), max_length=10, title="Nieuw signaal", description="Voor de signalenlijst."
    )
    recorded: str = Field(
        default="",
        max_length=64,
        title="Vastgelegd",
        description="Kenmerk van wat al was vastgelegd toen de pagina werd geopend.",
    )
