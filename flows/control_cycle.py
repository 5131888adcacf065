"""The six-weekly control cycle: planned by itself, held and recorded by people.

One daily planning for all municipalities: a round that waits is a row of the register, not a run.
"""

import logging

from prefect import flow

from flows.scheduled_day import scheduled_day
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
from tasks.control import (
    absences,
    briefing,
    follow_ups,
    invitations,
    rounds,
    visits,
)
from tasks.register.resources import now

AS_PLANNED = PlanForm()
logger = logging.getLogger(__name__)


class RoundsFailedError(Exception):
    """Raised at the end of a planning in which some rounds failed; the others were planned."""


@flow(name="Controles plannen")
def plan_control_rounds(form: PlanForm = AS_PLANNED) -> tuple[str, ...]:
    """Plan elke controle die nadert, van elke gemeente; een gemiste planning wordt ingehaald."""
    on = form.on or scheduled_day()
    references, failed = [], []
    for due in rounds.due_rounds(on):
        try:
            planned = rounds.plan_control_round(due, on, now())
        except Exception:  # one municipality must never stop the others; the run fails at its end
            logger.exception("Round %s of %s failed", due.number, due.municipality_code)
            failed.append(f"gemeente {due.municipality_code} nummer {due.number}")
            continue
        logger.info("%s: %s", planned.reference, planned.why)
        references.append(planned.reference)
    if failed:
        raise RoundsFailedError(f"Deze controles zijn niet gepland: {', '.join(failed)}")
    return tuple(references)


@flow(name="15 Bezoek vastleggen", flow_run_name="bezoek {form.reference}")
def record_visit(form: VisitForm) -> str:
    """Leg vast wat een bezoek opleverde; het label van de plek volgt daaruit."""
    return visits.record_visit(form, now())


@flow(name="16 Controle afsluiten", flow_run_name="afsluiten {form.reference}")
def debrief_round(form: DebriefForm) -> str:
    """Elk bezoek is vastgelegd: de kosten worden geboekt en het verslag wordt gemaakt."""
    return visits.debrief_round(form, now())


@flow(name="17 Controle overslaan", flow_run_name="overslaan {form.reference}")
def skip_round(form: SkipForm) -> str:
    """Een geplande controle gaat niet door; de reden blijft bewaard."""
    return visits.skip_round(form, now())


@flow(name="18 Partners uitnodigen", flow_run_name="uitnodigen {form.reference}")
def invite_partners(form: InviteForm) -> int:
    """Nodig de partners uit voor een controle; elk leest alleen wat hij mag weten."""
    return invitations.invite_partners(form, now())


@flow(name="19 Antwoord vastleggen", flow_run_name="antwoord {form.reference}")
def record_answer(form: AnswerForm) -> int:
    """Leg vast voor hoeveel teams een partner iemand heeft."""
    return invitations.record_answer(form, now())


@flow(name="20 Controle verzetten", flow_run_name="verzetten {form.reference}")
def move_round(form: MoveForm) -> str:
    """Een geplande controle gaat naar een andere dag; wie is uitgenodigd, krijgt bericht."""
    return invitations.move_round(form, now())


@flow(name="21 Controle voorbereiden", flow_run_name="voorbereiden {form.reference}")
def brief_round(form: BriefForm) -> int:
    """Maak operatieplan, bezoeklijsten en formulieren; ze staan daarna in het register."""
    return len(briefing.brief_round(form, now()))


@flow(name="22 Afwezigheid van een partner")
def record_absence(form: AbsenceForm) -> tuple[str, ...]:
    """Op welke dagen een partner niet kan; het antwoord noemt de controles die dat raakt."""
    return absences.record_absence(form, now())


@flow(name="34 Vervolg afronden", flow_run_name="vervolg {form.reference}")
def finish_follow_up(form: FollowUpDoneForm) -> str:
    """Leg vast dat een vervolg op een bezoek is gedaan."""
    return follow_ups.finish_follow_up(form, now())
