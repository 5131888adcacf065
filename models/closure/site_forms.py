"""Forms of what happens at closed premises. No field holds a person's name."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from models.closure.closure_forms import PoliceReportNumber, StepForm
from models.closure.site import AccessReason
from models.common.dutch_faults import OWN_RULE
from models.common.shapes import ClockTime
from models.law.common.labelled import told_choices

Somebody = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]


class AccessForm(StepForm):
    """Somebody was let in on this day, accompanied by who records it."""

    reason: AccessReason = Field(
        title="Waarvoor", description=f"Kies {told_choices(AccessReason)}."
    )
    party: int | None = Field(
        default=None, ge=1, title="Partij", description="Het nummer van de partij in de zaak."
    )
    capacity: Somebody = Field(
        default="",
        validate_default=True,
        title="Of: in welke functie",
        description="Wie geen partij is, zoals 'loodgieter'. Geen naam.",
    )
    since: ClockTime = Field(title="Van", description="Uur en minuut, bijvoorbeeld 10:00.")
    until: ClockTime = Field(title="Tot", description="Uur en minuut, bijvoorbeeld 10:30.")

    @field_validator("capacity")
    @classmethod
    def _is_somebody(cls, capacity: str, info: ValidationInfo) -> str:
        if (info.data.get("party") is None) == (not capacity):
            raise PydanticCustomError(OWN_RULE, "geef een partij of een functie, niet beide")
        return capacity

    @field_validator("until")
    @classmethod
    def _takes_a_while(cls, until: str, info: ValidationInfo) -> str:
        if until <= info.data.get("since", ""):
            raise PydanticCustomError(OWN_RULE, "het einde moet na het begin liggen")
        return until


class SealForm(StepForm):
    """The seal was found broken, or was put back, on this day."""


class SealReportForm(StepForm):
    """The broken seal was reported to the police on this day."""

    police_number: PoliceReportNumber = Field(
        title="Nummer van de aangifte", description="Zoals de politie het gaf."
    )


class NewFindForm(StepForm):
    """A new report of the police about premises of which an order stands."""

    report_number: PoliceReportNumber = Field(
        title="Nummer van het politierapport",
        description="Leg het rapport daarna zelf vast: het krijgt een eigen zaak.",
    )
    found_on: date = Field(title="Datum van de vondst", description="De dag van de vondst.")


class KeysForm(StepForm):
    """Keys are handed over on this day; the receiver signs the form that is made of it."""

    party: int = Field(ge=1, title="Partij", description="Het nummer van de partij in de zaak.")
    # Not `keys`: Prefect would take the form for a mapping.
    count: int = Field(ge=1, le=200, title="Aantal sleutels", description="Een heel getal.")
