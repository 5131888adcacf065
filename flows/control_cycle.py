"""The six-weekly control cycle: planned by itself, held and recorded by people.

One daily planning for all municipalities: a round that waits is a row of the register, not a run.
"""

from prefect import flow

from flows.scheduled_day import scheduled_day
from flows.tell import tell
from models.control.round_forms import (
    AbsenceForm,
    AnswerForm,
    BriefForm,
    DebriefForm,
    FollowUpDoneForm,
    InviteForm,
    MoveForm,
    PlanForm,
    SkipForm,
    VisitForm,
)
from tasks.acts import control_acts, planning_act, visit_acts
from tasks.register.resources import now

AS_PLANNED = PlanForm()


@flow(name="Controles plannen")
def plan_control_rounds(form: PlanForm = AS_PLANNED) -> tuple[str, ...]:
    """Plan elke controle die nadert, van elke gemeente; een gemiste planning wordt ingehaald."""
    return tell(planning_act.plan_control_rounds, form.on or scheduled_day(), now()).references


@flow(name="15 Bezoek vastleggen", flow_run_name="bezoek {form.reference}")
def record_visit(form: VisitForm) -> str:
    """Leg vast wat een bezoek opleverde; het label van de plek volgt daaruit."""
    return tell(visit_acts.record_visit, form, now()).words


@flow(name="16 Controle afsluiten", flow_run_name="afsluiten {form.reference}")
def debrief_round(form: DebriefForm) -> str:
    """Elk bezoek is vastgelegd: de kosten worden geboekt en het verslag wordt gemaakt."""
    return tell(visit_acts.debrief_round, form, now()).words


@flow(name="17 Controle overslaan", flow_run_name="overslaan {form.reference}")
def skip_round(form: SkipForm) -> str:
    """Een geplande controle gaat niet door; de reden blijft bewaard."""
    return tell(control_acts.skip_round, form, now()).words


@flow(name="18 Partners uitnodigen", flow_run_name="uitnodigen {form.reference}")
def invite_partners(form: InviteForm) -> str:
    """Nodig de partners uit voor een controle; elk leest alleen wat hij mag weten."""
    return tell(control_acts.invite_partners, form, now()).words


@flow(name="19 Antwoord vastleggen", flow_run_name="antwoord {form.reference}")
def record_answer(form: AnswerForm) -> str:
    """Leg vast voor hoeveel teams een partner iemand heeft."""
    return tell(control_acts.record_answer, form, now()).words


@flow(name="20 Controle verzetten", flow_run_name="verzetten {form.reference}")
def move_round(form: MoveForm) -> str:
    """Een geplande controle gaat naar een andere dag; wie is uitgenodigd, krijgt bericht."""
    return tell(control_acts.move_round, form, now()).words


@flow(name="21 Controle voorbereiden", flow_run_name="voorbereiden {form.reference}")
def brief_round(form: BriefForm) -> str:
    """Maak operatieplan, bezoeklijsten en formulieren; ze staan daarna in het register."""
    return tell(control_acts.brief_round, form, now()).words


@flow(name="22 Afwezigheid van een partner")
def record_absence(form: AbsenceForm) -> str:
    """Op welke dagen een partner niet kan; het antwoord noemt de controles die dat raakt."""
    return tell(control_acts.record_absence, form, now()).words


@flow(name="34 Vervolg afronden", flow_run_name="vervolg {form.reference}")
def finish_follow_up(form: FollowUpDoneForm) -> str:
    """Leg vast dat een vervolg op een bezoek is gedaan."""
    return tell(visit_acts.finish_follow_up, form, now()).words
