"""The yearly evaluation: what came of the action plan, as an officer records it by hand."""

from prefect import flow

from models.plan_forms import (
    CalendarDoneForm,
    CalendarForm,
    CorrectionForm,
    CostForm,
    EvidenceForm,
    MeetingForm,
    ProgressForm,
)
from tasks import costs, plan_calendar, plan_progress
from tasks.resources import now


@flow(name="40 Voortgang van een actie")
def record_progress(form: ProgressForm) -> str:
    """Leg vast hoe ver een actie van het plan is; schuift zij door of vervalt zij, dan waarom."""
    return plan_progress.record_progress(form, now())


@flow(name="41 Bewijs koppelen")
def link_evidence(form: EvidenceForm) -> str:
    """Koppel een controle, sluiting of instrument als bewijs aan een actie."""
    return plan_progress.link_evidence(form, now())


@flow(name="42 Bijeenkomst of campagne")
def record_meeting(form: MeetingForm) -> str:
    """Leg een bijeenkomst of campagne vast, met het aantal bezoekers."""
    return plan_progress.record_meeting(form, now())


@flow(name="43 Kosten boeken")
def book_cost(form: CostForm) -> str:
    """Boek een factuur op een actie; het antwoord zegt of er meer is uitgegeven dan gepland."""
    return costs.book_cost(form, now()).text


@flow(name="44 Kosten verbeteren")
def correct_cost(form: CorrectionForm) -> str:
    """Boek wat een factuur echt was; het verschil wordt een eigen boeking."""
    return costs.correct_cost(form, now()).text


@flow(name="45 Kalender aanvullen")
def add_to_calendar(form: CalendarForm) -> str:
    """Zet in de communicatiekalender wat u wanneer vertelt, waar en aan wie."""
    return plan_calendar.add_item(form, now())


@flow(name="46 Kalender afvinken")
def finish_in_calendar(form: CalendarDoneForm) -> str:
    """Leg vast dat iets uit de communicatiekalender is gedaan."""
    return plan_calendar.finish_item(form, now())
