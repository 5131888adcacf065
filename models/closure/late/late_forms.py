"""The forms of the penalty for deciding late: fixed by a decision, and paid."""

from datetime import date

from pydantic import Field

from models.closure.closure_forms import SentOn, StepForm


class LatePenaltyForm(StepForm):
    """The decision that fixes what is owed by one notice of default."""

    number: int | None = Field(
        default=None,
        ge=1,
        title="Nummer",
        description="Welke ingebrekestelling. Leeg: de enige waarvan de dwangsom nog niet is "
        "vastgesteld.",
    )
    sent_on: date = SentOn


class LatePaidForm(StepForm):
    """The municipality paid; `on` is the day on which it did."""

    decision: int = Field(
        ge=2,
        title="Besluit",
        description="Het volgnummer in de zaak van het besluit dat de dwangsom vaststelde.",
    )
