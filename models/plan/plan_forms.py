"""Forms of the action plan. No field holds a person's name; who came is a number."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE
from models.common.forms import MOST, FileNumber, Form, Text, YearOfPlan
from models.common.shapes import EvidenceReference, ItemReference, OfficerCode, Shape
from models.law.common.action_status import ActionStatus
from models.law.common.labelled import told_choices
from models.plan.action import Audience, CalendarChannel, MeetingKind

MOST_PEOPLE = 100_000
ActionNumber = Annotated[int, Field(ge=1, le=999)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
_DUTCH_WEEK = re.compile(r"week (?P<week>[0-9]{1,2})(?: van)? (?P<year>[0-9]{4})", re.IGNORECASE)
_DUTCH_DAY = re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})")


def _as_planned(value: object) -> object:
    """A day or a week as people write it, as the calendar keeps it."""
    text = value.strip() if isinstance(value, str) else ""
    if week := _DUTCH_WEEK.fullmatch(text):
        return f"{week['year']}-W{week['week']:0>2}"
    if day := _DUTCH_DAY.fullmatch(text):
        return f"{day['year']}-{day['month']:0>2}-{day['day']:0>2}"
    return value


DayOrWeek = Annotated[
    str,
    Shape(r"\d{4}-(\d{2}-\d{2}|W\d{2})", "12-9-2024 of week 37 van 2024"),
    BeforeValidator(_as_planned),
]


class ActionForm(Form):
    """What every step of an action asks."""

    action: ActionNumber = Field(
        title="Actie", description="Het nummer van de actie in het plan, zoals 8."
    )
    municipality: Text = Field(title="Gemeente", description="De naam of de CBS-code.")
    on: date = Field(title="Datum", description="De dag waarop dit gebeurde of zo was.")
    by: OfficerCode = Field(
        title="Uw code", description="De code van de medewerker die dit vastlegt, geen naam."
    )

    @property
    def plan_year(self) -> int:
        """The year of the plan that is meant."""
        return self.on.year


class YearActionForm(ActionForm):
    """The same, which may belong to the plan of another year than that of the day."""

    year: YearOfPlan | None = Field(
        default=None,
        title="Jaar van het plan",
        description="Leeg: het jaar van de datum. Vul dit in als u in januari het vorige plan "
        "afrondt.",
    )

    @property
    def plan_year(self) -> int:
        """The year of the plan that is meant."""
        return self.year or self.on.year


class ProgressForm(YearActionForm):
    """How far an action is."""

    status: ActionStatus = Field(
        title="Stand",
        description=f"Kies {told_choices(ActionStatus)}.",
    )
    note: Note = Field(default="", title="Notitie", description="Kort, zonder namen.")
    reason: Note = Field(
        default="",
        validate_default=True,
        title="Reden",
        description="Verplicht als een actie doorschuift of vervalt. Zonder namen.",
    )

    @field_validator("reason")
    @classmethod
    def _says_why_it_is_off(cls, reason: str, info: ValidationInfo) -> str:
        status = info.data.get("status")
        if status is not None and status.is_off and not reason:
            raise PydanticCustomError(OWN_RULE, "vul in waarom de actie doorschuift of vervalt")
        return reason


class EvidenceForm(YearActionForm):
    """Something in the register is evidence for an action."""

    reference: EvidenceReference = Field(
        title="Bewijs",
        description="Nummer van een controle, sluiting of instrument, zoals LIN-CON-007.",
    )
    remove: bool = Field(
        default=False, title="Weghalen", description="Ja: de koppeling was een vergissing."
    )


class MeetingForm(YearActionForm):
    """A meeting or campaign was held for an action."""

    kind: MeetingKind = Field(
        title="Soort",
        description=f"Kies {told_choices(MeetingKind)}.",
    )
    title: Title = Field(title="Titel", description="Waarover het ging. Geen namen van personen.")
    attendance: int | None = Field(
        default=None,
        ge=0,
        le=MOST_PEOPLE,
        title="Aantal bezoekers",
        description="Een getal; leeg als niemand heeft geteld. Tel een bezoeker bij een gemeente.",
    )


class CostForm(ActionForm):
    """A cost is booked on an action; the day decides the year."""

    invoice: FileNumber = Field(
        title="Nummer van de factuur",
        description="Het nummer in uw eigen financiële administratie, zoals F2024-0012.",
    )
    amount: int = Field(ge=1, le=MOST, title="Bedrag", description="Hele euro's, meer dan 0.")
    what: Title = Field(title="Waarvoor", description="Kort, zonder namen van personen.")


class CorrectionForm(ActionForm):
    """What an invoice really was: the difference is booked as an entry of its own."""

    invoice: FileNumber = Field(
        title="Nummer van de factuur", description="Zoals de kosten eerder zijn geboekt."
    )
    amount: int = Field(
        ge=0, le=MOST, title="Juiste bedrag", description="Hele euro's; 0 haalt de kosten weg."
    )
    reason: Title = Field(title="Reden", description="Waarom het anders is. Zonder namen.")
    on: date = Field(
        title="Datum",
        description="De dag waarop u dit verbetert. De verbetering zelf telt op de dag waarop de "
        "factuur is geboekt.",
    )


class CalendarForm(Form):
    """An item of the communication calendar."""

    municipality: Text = Field(title="Gemeente", description="De naam of de CBS-code.")
    planned: DayOrWeek = Field(
        title="Gepland op",
        description="Een dag (12-9-2024) of een week (week 37 van 2024, of 2024-W37).",
    )
    channel: CalendarChannel = Field(
        title="Kanaal",
        description=f"Kies {told_choices(CalendarChannel)}.",
    )
    audience: Audience = Field(
        title="Doelgroep",
        description=f"Kies {told_choices(Audience)}.",
    )
    what: Title = Field(title="Onderwerp", description="Wat u vertelt, zonder namen van personen.")
    action: ActionNumber | None = Field(
        default=None, title="Actie", description="Nummer van de actie; leeg als er geen bij hoort."
    )
    on: date = Field(title="Datum", description="De dag waarop u dit vastlegt.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")

    @field_validator("planned")
    @classmethod
    def _exists(cls, planned: str) -> str:
        try:
            date.fromisoformat(planned)
        except ValueError:
            raise PydanticCustomError(OWN_RULE, "deze dag of week bestaat niet") from None
        return planned

    @property
    def planned_on(self) -> date:
        """The day, or the Monday of the week."""
        return date.fromisoformat(self.planned)

    @property
    def whole_week(self) -> bool:
        """True when a week was filled in."""
        return "W" in self.planned


class CalendarDoneForm(Form):
    """An item of the communication calendar was done."""

    reference: ItemReference = Field(
        title="Nummer in de kalender", description="Bijvoorbeeld LIN-KAL-2024-003."
    )
    on: date = Field(title="Datum", description="De dag waarop het is verschenen of gehouden.")
    by: OfficerCode = Field(title="Uw code", description="De code van de medewerker, geen naam.")
