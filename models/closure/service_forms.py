"""Forms for what one party hears apart from the others, and for a letter that came back."""

from datetime import date, time

from pydantic import Field

from models.closure.closure_forms import AnnouncementForm, SentOn, StepForm
from models.closure.party_forms import PartyNumber
from models.law.closure.addressees import ReturnCause
from models.law.common.labelled import told_choices


class ServiceForm(StepForm):
    """The decision, made anew for one party that it did not reach before."""

    party: int = PartyNumber
    sent_on: date = SentOn


class ServedForm(AnnouncementForm):
    """That letter left."""

    party: int = PartyNumber
    clock_time: time | None = Field(
        default=None,
        title="Tijd",
        description="Bij uitreiken of achterlaten: hoe laat, zoals 14:30. Leeg: niet bekend.",
    )


class ReturnForm(StepForm):
    """A letter came back; `on` is the day on which it did."""

    party: int = PartyNumber
    cause: ReturnCause = Field(title="Waarom", description=f"Kies {told_choices(ReturnCause)}.")
