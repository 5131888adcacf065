"""The forms of objection, appeal, interim relief and notice of default; no field holds a name."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.closure.change_forms import Ground, LongText, OptionalGround, OptionalText
from models.closure.closure_forms import SentOn, StepForm
from models.closure.money.money_forms import Euros
from models.common.forms import MOST
from models.common.shapes import ClockTime
from models.law.closure.remedies.relief import ReliefEnd
from models.law.closure.remedies.remedy_rules import (
    APPEAL_STATES,
    COURT_OUTCOMES,
    EVERY_OUTCOME,
    HANDLING_STATES,
    LATE_ABOUT,
    NOTICE_STATES,
    RELIEF_STATES,
    Missing,
    WaiverGround,
)
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.durations import DurationUnit
from models.law.common.labelled import OneOf, told_choices

Note = Annotated[str, Field(max_length=600)]

FIXED_UNITS = (DurationUnit.WEEKS, DurationUnit.MONTHS)
"""A judge or a decision on objection gives a closure an end."""

FixedUnit = Field(
    default=None, title="Eenheid van de duur", description=f"Kies {told_choices(FIXED_UNITS)}."
)


class RemedyForm(StepForm):
    """What every step of a remedy asks: which one, of whom, against which decision."""

    number: int | None = Field(
        default=None,
        ge=1,
        title="Nummer",
        description="Welk van de bezwaren, beroepen of verzoeken. Leeg: het enige dat openstaat.",
    )
    party: int | None = Field(
        default=None, ge=1, title="Partij", description="Van wie: het nummer van de partij."
    )
    decision: int | None = Field(
        default=None,
        ge=1,
        title="Besluit",
        description="Tegen welk besluit: het volgnummer in de zaak. Leeg: het eerste, en bij "
        "beroep de laatste beslissing op bezwaar.",
    )
    note: Note = Field(
        default="",
        title="Toelichting",
        description="De reden, of de voorwaarden van de rechter. Geen namen.",
    )


class ObjectionForm(RemedyForm):
    """A step of an objection, until the decision on it."""

    state: Annotated[TrackState, OneOf(HANDLING_STATES)] = Field(
        title="Stap", description=f"Kies {told_choices(HANDLING_STATES)}."
    )
    posted_on: date | None = Field(
        default=None,
        title="Op de post gedaan",
        description="De dag van het poststempel (artikel 6:9 Awb).",
    )
    excused: bool = Field(
        default=False,
        title="Verschoonbaar te laat",
        description="De termijn is voorbij, maar dat is de indiener niet te verwijten (artikel "
        "6:11 Awb). Geef de reden als toelichting.",
    )
    committee: bool = Field(
        default=False,
        title="Met adviescommissie",
        description="Beslissen duurt dan twaalf weken in plaats van zes (artikel 7:13 Awb).",
    )
    until: date | None = Field(
        default=None,
        title="Tot en met",
        description="De laatste dag om een verzuim te herstellen, of van het uitstel.",
    )
    waiver: WaiverGround | None = Field(
        default=None,
        title="Reden om niet te horen",
        description=f"Kies {told_choices(WaiverGround)}.",
    )
    missing: Missing | None = Field(
        default=None,
        title="Wat ontbreekt",
        description="Bij het vragen om herstel; staat in de brief. Leeg: de redenen van het "
        f"bezwaar. Kies {told_choices(Missing)}.",
    )
    hearing_on: date | None = Field(
        default=None,
        title="Dag van de hoorzitting",
        description="Bij de uitnodiging. Meer dan elf dagen na vandaag (artikel 7:4 Awb).",
    )
    hearing_at: ClockTime | None = Field(
        default=None, title="Tijd", description="Uur en minuut, bijvoorbeeld 10:00."
    )
    hearing_place: Annotated[str, Field(max_length=200)] = Field(
        default="", title="Waar", description="Gebouw, straat, nummer en plaats."
    )
    hearing_by: Annotated[str, Field(max_length=120)] = Field(
        default="",
        title="Wie hoort",
        description="Zoals 'de adviescommissie bezwaarschriften'. Een functie, geen naam.",
    )
    papers_at: Annotated[str, Field(max_length=200)] = Field(
        default="",
        title="Waar de stukken liggen",
        description="Waar iedereen ze een week voor de hoorzitting kan lezen, en wanneer.",
    )


class ReliefForm(RemedyForm):
    """A step of one request for interim relief."""

    state: Annotated[TrackState, OneOf(RELIEF_STATES)] = Field(
        title="Stap", description=f"Kies {told_choices(RELIEF_STATES)}."
    )
    from_on: date | None = Field(
        default=None,
        title="Vanaf",
        description="De eerste dag van de schorsing. Leeg: de dag van de uitspraak.",
    )
    until: date | None = Field(
        default=None, title="Tot en met", description="De laatste dag, als de rechter die noemt."
    )
    until_event: ReliefEnd | None = Field(
        default=None, title="Tot na", description=f"Kies {told_choices(ReliefEnd)}."
    )
    weeks_after: int | None = Field(
        default=None,
        ge=1,
        le=52,
        title="Weken daarna",
        description="Hoeveel weken na die gebeurtenis de schorsing nog duurt.",
    )
    part: str = Field(
        default="",
        max_length=200,
        title="Deel van het pand",
        description="Alleen dit deel is geschorst; de rest blijft dicht. Leeg: het hele pand.",
    )
    amount: int | None = Field(
        default=None,
        ge=1,
        le=60,
        title="Ten hoogste deze duur",
        description="Als de rechter de sluiting korter laat duren: daarna is zij geschorst, in "
        "plaats van Vanaf.",
    )
    unit: Annotated[DurationUnit | None, OneOf(FIXED_UNITS)] = FixedUnit
    main_case: Annotated[TrackState | None, OneOf(COURT_OUTCOMES)] = Field(
        default=None,
        title="Meteen in de hoofdzaak beslist",
        description="Hoe het beroep afliep (artikel 8:86 Awb). "
        f"Kies {told_choices(COURT_OUTCOMES)}.",
    )


class AppealForm(RemedyForm):
    """A step of an appeal or a higher appeal."""

    state: Annotated[TrackState, OneOf(APPEAL_STATES)] = Field(
        title="Stap", description=f"Kies {told_choices(APPEAL_STATES)}."
    )
    higher: bool = Field(
        default=False, title="Hoger beroep", description="Bij de hoogste bestuursrechter."
    )
    of_authority: bool = Field(
        default=False,
        title="Van de burgemeester",
        description="De burgemeester stelt zelf hoger beroep in.",
    )
    until: date | None = Field(
        default=None,
        title="Tot en met",
        description="Bij een tussenuitspraak: de laatste dag om het gebrek te herstellen.",
    )
    amount: int | None = Field(
        default=None,
        ge=1,
        le=60,
        title="Nieuwe duur",
        description="Als de rechter zelf de duur bepaalt.",
    )
    unit: Annotated[DurationUnit | None, OneOf(FIXED_UNITS)] = FixedUnit
    revoked: bool = Field(
        default=False,
        title="Besluit herroepen",
        description="De rechter vernietigt of herroept ook het besluit zelf, zodat er niets meer "
        "gesloten is (artikel 8:72 Awb).",
    )


class UndecidedForm(StepForm):
    """What waits for a decision: an objection, or a request to reopen."""

    about: Annotated[TrackKind, OneOf(LATE_ABOUT)] = Field(
        default=TrackKind.OBJECTION,
        title="Waarover",
        description=f"Kies {told_choices(LATE_ABOUT)}.",
    )
    number: int | None = Field(
        default=None,
        ge=1,
        title="Nummer",
        description="Welk bezwaar of verzoek. Leeg: het enige waarop nog niet is beslist.",
    )


class DefaultNoticeForm(UndecidedForm):
    """A notice of default: the municipality decides too late."""

    state: Annotated[TrackState, OneOf(NOTICE_STATES)] = Field(
        default=TrackState.RECEIVED,
        title="Stap",
        description=f"Kies {told_choices(NOTICE_STATES)}.",
    )
    party: int | None = Field(
        default=None, ge=1, title="Partij", description="Van wie: het nummer van de partij."
    )


class RemedyDecisionForm(UndecidedForm):
    """The decision on an objection, or on a request to reopen."""

    outcome: Annotated[TrackState, OneOf(EVERY_OUTCOME)] = Field(
        title="Beslissing", description=f"Kies {told_choices(EVERY_OUTCOME)}."
    )
    ground: Ground = Field(
        title="Reden",
        description="Waarom u zo beslist; ga in op elk punt dat is genoemd. Dit staat zo in de "
        "brief aan elke partij. Geen namen.",
    )
    own_ground: LongText = Field(
        default="",
        title="Reden voor de indiener",
        description="Wat over de persoonlijke omstandigheden van de indiener gaat, zoals zijn "
        "gezondheid, kinderen of geld. Alleen hij leest dit, en wie voor hem optreedt. Geen namen.",
    )
    sent_on: date = SentOn
    amount: int | None = Field(
        default=None,
        ge=1,
        le=60,
        title="Nieuwe duur",
        description="Bij deels gegrond, als de sluiting korter of langer wordt: de hele duur.",
    )
    unit: Annotated[DurationUnit | None, OneOf(FIXED_UNITS)] = FixedUnit
    part: OptionalText = Field(
        default="",
        title="Wat gesloten blijft",
        description="Bij deels gegrond, als nog maar een deel gesloten blijft, bijvoorbeeld: de "
        "schuur achter de woning. Geen namen.",
    )
    changes: OptionalGround = Field(
        default="",
        title="Wat er verandert",
        description="Bij deels gegrond, als iets anders verandert dan de duur of het deel: wat er "
        "in de plaats komt. Dit staat zo in de brief. Geen namen.",
    )
    new_sum: Euros | None = Field(
        default=None,
        title="Nieuw bedrag",
        description="Bij deels gegrond, als het bezwaar is tegen een besluit dat om geld vraagt: "
        "wat er in plaats daarvan betaald moet worden, in euro's.",
    )
    penalty_amount: int = Field(
        default=0,
        ge=0,
        le=MOST,
        title="Nieuwe dwangsom",
        description="Bij deels gegrond, als de dwangsom lager wordt: hele euro's. Het geldt vanaf "
        "het besluit zelf, ook voor wat al is verbeurd.",
    )
    penalty_maximum: int = Field(
        default=0,
        ge=0,
        le=MOST,
        title="Nieuwe dwangsom ten hoogste",
        description="Hele euro's; verplicht bij een nieuwe dwangsom die niet ineens is.",
    )
    comply_until: date | None = Field(
        default=None,
        title="Tijd om te voldoen tot en met",
        description="Bij deels gegrond, als er meer tijd komt om aan de last te voldoen.",
    )
    costs_asked: bool = Field(
        default=False,
        title="Om kosten gevraagd",
        description="De indiener vroeg voor de beslissing om vergoeding (artikel 7:15 Awb).",
    )
    costs: int | None = Field(
        default=None,
        ge=1,
        le=100_000,
        title="Vergoeding",
        description="Hele euro's volgens het Besluit proceskosten bestuursrecht; alleen als het "
        "besluit wordt herroepen door een fout van de gemeente.",
    )
