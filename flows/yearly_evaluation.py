"""The yearly evaluation: what came of the action plan, the figures, and their publication."""

from prefect import flow

from flows.scheduled_day import is_scheduled, scheduled_day
from flows.tell import tell
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
from tasks.acts import evaluation_acts, plan_acts
from tasks.register.resources import now

AS_PLANNED = EvaluateForm()


@flow(name="40 Voortgang van een actie")
def record_progress(form: ProgressForm) -> str:
    """Leg vast hoe ver een actie van het plan is; schuift zij door of vervalt zij, dan waarom."""
    return tell(plan_acts.record_progress, form, now()).words


@flow(name="41 Bewijs koppelen")
def link_evidence(form: EvidenceForm) -> str:
    """Koppel een controle, sluiting of instrument als bewijs aan een actie."""
    return tell(plan_acts.link_evidence, form, now()).words


@flow(name="42 Bijeenkomst of campagne")
def record_meeting(form: MeetingForm) -> str:
    """Leg een bijeenkomst of campagne vast, met het aantal bezoekers."""
    return tell(plan_acts.record_meeting, form, now()).words


@flow(name="43 Kosten boeken")
def book_cost(form: CostForm) -> str:
    """Boek een factuur op een actie; het antwoord zegt of er meer is uitgegeven dan gepland."""
    return tell(plan_acts.book_cost, form, now()).words


@flow(name="44 Kosten verbeteren")
def correct_cost(form: CorrectionForm) -> str:
    """Boek wat een factuur echt was; het verschil wordt een eigen boeking."""
    return tell(plan_acts.correct_cost, form, now()).words


@flow(name="45 Kalender aanvullen")
def add_to_calendar(form: CalendarForm) -> str:
    """Zet in de communicatiekalender wat u wanneer vertelt, waar en aan wie."""
    return tell(plan_acts.add_to_calendar, form, now()).words


@flow(name="46 Kalender afvinken")
def finish_in_calendar(form: CalendarDoneForm) -> str:
    """Leg vast dat iets uit de communicatiekalender is gedaan."""
    return tell(plan_acts.finish_in_calendar, form, now()).words


@flow(name="Jaarevaluatie maken")
def evaluate_year(form: EvaluateForm = AS_PLANNED) -> tuple[str, ...]:
    """Leg de cijfers van het jaar vast en maak verslag en infographic; een ander keurt ze goed."""
    on = form.on or scheduled_day()
    if is_scheduled():
        made = tell(evaluation_acts.evaluate_as_planned, form, on, now())
    else:
        made = tell(evaluation_acts.evaluate_year, form, on, now())
    return tuple(draft.reference for draft in made.drafts)


@flow(name="50 Jaarevaluatie publiceren", flow_run_name="publiceren {form.year}")
def publish_evaluation(form: EvaluationApprovalForm) -> str:
    """Keur de evaluatie goed die een ander maakte; college, partners en pers krijgen haar."""
    return tell(evaluation_acts.publish_evaluation, form, now()).reference
