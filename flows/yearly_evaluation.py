"""The yearly evaluation: what came of the action plan, the figures, and their publication."""

import logging

from prefect import flow

from flows.scheduled_day import scheduled_day
from models.evaluation.evaluation_forms import EvaluateForm, EvaluationApprovalForm
from models.plan.plan_forms import (
    CalendarDoneForm,
    CalendarForm,
    CorrectionForm,
    CostForm,
    EvidenceForm,
    MeetingForm,
    ProgressForm,
)
from tasks.acts import evaluation_acts
from tasks.evaluation import figure_snapshot, year_evaluation
from tasks.evaluation.evaluation_view import evaluated_together, group_of
from tasks.plan import costs, plan_calendar, plan_progress
from tasks.register.resources import now

AS_PLANNED = EvaluateForm()
logger = logging.getLogger(__name__)


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


@flow(name="Jaarevaluatie maken")
def evaluate_year(form: EvaluateForm = AS_PLANNED) -> tuple[str, ...]:
    """Leg de cijfers van het jaar vast en maak verslag en infographic; een ander keurt ze goed."""
    on = form.on or scheduled_day()
    year, by = form.year or on.year, form.by or figure_snapshot.SYSTEM
    made = evaluation_acts.draft_year(year, evaluated_together(year), by, on, now())
    for sentence in made.without:
        logger.warning(sentence)
    return tuple(draft.reference for draft in made.drafts)


@flow(name="50 Jaarevaluatie publiceren", flow_run_name="publiceren {form.year}")
def publish_evaluation(form: EvaluationApprovalForm) -> str:
    """Keur de evaluatie goed die een ander maakte; college, partners en pers krijgen haar."""
    codes = group_of(form.year, form.municipality)
    return year_evaluation.approve_evaluation(form, codes, now()).reference
