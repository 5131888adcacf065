"""The forms of a change of the decision: what changes and why, and that the land register knows."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from models.closure.closure_forms import SentOn, StepForm
from models.law.closure.changes import ChangeKind
from models.law.common.durations import DurationUnit
from models.law.common.labelled import told_choices

Ground = Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=4000)]
OptionalText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
OptionalGround = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class ChangeForm(StepForm):
    """A change of the decision to close, or the withdrawal of the intent."""

    kind: ChangeKind = Field(
        title="Wat verandert er",
        description=f"Kies {told_choices(ChangeKind)}.",
    )
    ground: Ground = Field(
        title="Reden",
        description="Waarom u wijzigt, in gewone woorden; dit staat zo in de brief. Geen namen.",
    )
    sent_on: date = SentOn
    hearing: OptionalGround = Field(
        default="",
        title="Vooraf gehoord",
        description="Bij langer, verlengen of doorgaan: hoe de partijen vooraf konden reageren, of "
        "waarom niet (artikelen 4:8 en 4:11 Awb). Dit staat zo in de brief. Geen namen.",
    )
    first_day: date | None = Field(
        default=None, title="Nieuwe eerste dag", description="Alleen bij een latere eerste dag."
    )
    grace_until: date | None = Field(
        default=None,
        title="Nieuwe laatste dag om te vertrekken",
        description="Alleen bij een langere begunstigingstermijn.",
    )
    amount: int | None = Field(
        default=None,
        ge=1,
        le=60,
        title="Duur",
        description="Bij korter of langer: de hele duur. Bij een verlenging: wat erbij komt.",
    )
    unit: DurationUnit | None = Field(
        default=None,
        title="Eenheid van de duur",
        description=f"Kies {told_choices(DurationUnit)}.",
    )
    part: OptionalText = Field(
        default="",
        title="Wat gesloten blijft",
        description="Alleen bij een deel, bijvoorbeeld: de schuur achter de woning. Geen namen.",
    )
    changes: OptionalGround = Field(
        default="",
        title="Wat er verandert",
        description="Alleen bij een wijziging van de waarschuwing: wat er nu geldt. Dit staat zo "
        "in de brief. Geen namen.",
    )
    review_on: date | None = Field(
        default=None,
        title="Volgende heroverweging",
        description="Alleen als een sluiting zonder einde doorgaat. Leeg: de termijn van de "
        "gemeente.",
    )


class LandRegisterChangeForm(StepForm):
    """The entry in the land register follows a change of the decision."""

    decision: int = Field(
        ge=1,
        title="Nummer van het besluit",
        description="1: het besluit tot sluiting; 2 en verder: de wijzigingen.",
    )
