"""Forms for what one party hears apart from the others, and for a letter that came back."""

from datetime import date, time

from pydantic import Field

from models.closure.closure_forms import LetterLeftForm, SentOn, StepForm
from models.closure.party_forms import PartyNumber
from models.law.closure.addressees import ReturnCause
from models.law.common.labelled import told_choices

WhichDecision = Field(
    default=1,
    ge=0,
    le=99,
    title="Besluit",
    description="1: het eerste besluit; hoger: een later besluit; 0: het voornemen.",
)


class ServiceForm(StepForm):
    """A notice or decision, made anew for one party that it did not reach before."""

    party: int = PartyNumber
    decision: int = WhichDecision
    sent_on: date = SentOn


class ServedForm(LetterLeftForm):
    """That letter left."""

    party: int = PartyNumber
    decision: int = WhichDecision
    clock_time: time | None = Field(
        default=None,
        title="Tijd",
        description="Bij uitreiken of achterlaten: hoe laat, zoals 14:30. Leeg: niet bekend.",
    )


class ReturnForm(StepForm):
    """A letter came back; `on` is the day on which it did."""

    party: int = PartyNumber
    decision: int = WhichDecision
    cause: ReturnCause = Field(title="Waarom", description=f"Kies {told_choices(ReturnCause)}.")
    claim: int | None = Field(
        default=None,
        ge=1,
        title="Vordering",
        description="Alleen bij een voornemen tot invordering dat terugkwam (besluit 0): "
        "het nummer van de vordering.",
    )
