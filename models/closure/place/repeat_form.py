"""The form about an earlier offence at the same address. No field holds a person's name."""

from datetime import date

from pydantic import Field

from models.closure.closure_forms import StepForm
from models.common.shapes import CaseReference
from models.law.closure.repeats import RepeatAnswer
from models.law.common.labelled import told_choices


class RepeatForm(StepForm):
    """Whether an earlier offence that the register knows of counts as repetition."""

    earlier: CaseReference = Field(
        title="Eerdere zaak", description="Het nummer van de eerdere zaak op dit adres."
    )
    found_on: date | None = Field(
        default=None,
        title="Dag van de nieuwe vondst",
        description="Alleen bij een nieuwe vondst tijdens die eerdere zaak; leeg: de vondst "
        "waarmee die zaak begon.",
    )
    answer: RepeatAnswer = Field(
        title="Telt mee als herhaling", description=f"Kies {told_choices(RepeatAnswer)}."
    )
    reason: str = Field(
        default="",
        max_length=400,
        title="Reden",
        description="Verplicht als de eerdere overtreding niet meetelt. Geen namen.",
    )
