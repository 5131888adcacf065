"""The outcome of a round: what came of each visit, and the round that is over."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import col, select

from models.common.history import EventKind
from models.control.control_round import RoundStatus, Visit
from models.control.round_forms import DebriefForm, SkipForm, VisitForm
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.plan_roles import PlanRole
from models.law.common.roles import Action
from tasks.control.briefing import keep_paper
from tasks.control.debrief_report import debrief_files
from tasks.control.invitations import debrief_partners, has_recorded_visit, withdraw_invitations
from tasks.control.phone.visit_drafts import forget_drafts
from tasks.control.round_step import (
    RoundStateError,
    RoundStep,
    begin_round_step,
    require_planned,
)
from tasks.control.round_words import keep_lessons, refuse_names
from tasks.control.sheets.visit_faults import sentences, visit_faults
from tasks.control.signal_desk import SignalDesk
from tasks.control.visit_outcome import store_visit, visit_of
from tasks.register.ledger import Cause, PaidBy, book
from tasks.register.resources import transaction
from tasks.register.step import step


@step("bezoek-vastleggen")
def record_visit(form: VisitForm, at: datetime, *, desk: SignalDesk) -> str:
    """Record what came of one visit; return the new label in Dutch. The same form twice is once."""
    with transaction() as session:
        step = begin_round_step(session, form, Action.RECORD_VISIT, at)
        visit = visit_of(step, form)
        faults = visit_faults(step, visit, form)
        if faults:
            subject = f"Het bezoek {form.team}-{form.rank} van {form.reference}"
            raise FaultsError(subject, sentences(faults))
        return store_visit(step, visit, form, desk=desk)


@step("controle-afsluiten")
def debrief_round(form: DebriefForm, at: datetime, *, desk: SignalDesk, paid_by: PaidBy) -> str:
    """Every visit is recorded: the round is held, its cost is booked, its report made and kept.

    `paid_by` tells which action of the plan pays. Twice is once; lessons that come later than the
    report are refused, as it cannot tell them.
    """
    with transaction() as session:
        step = begin_round_step(session, form, Action.PLAN_ROUND, at)
        if step.round.status is RoundStatus.HELD:
            if form.lessons not in ("", step.round.lessons):
                raise RoundStateError(
                    f"Controle {form.reference} is al gehouden; haar lessen liggen vast."
                )
            return step.round.status.label
        held_on = _require_over(step)
        for visit in _require_seen(step):
            forget_drafts(session, visit)
        step.round.status = RoundStatus.HELD
        keep_lessons(step, form.lessons)
        _book(
            step,
            held_on,
            paid_by(step.round.municipality_code, PlanRole.CONTROL_ROUNDS, held_on),
        )
        step.record(EventKind.TRANSITION, "De controle is gehouden.")
        session.flush()
        for file in debrief_files(step, desk):
            keep_paper(step, file)
        step.record(EventKind.DOCUMENT, "Het verslag van de controle is gemaakt.")
        debrief_partners(step)
        return step.round.status.label


def _require_seen(step: RoundStep) -> Sequence[Visit]:
    """Every place has its outcome; a round without any place was never held."""
    visits = step.session.exec(
        select(Visit)
        .where(Visit.round_id == step.round.id)
        .order_by(col(Visit.team), col(Visit.rank))
    ).all()
    faults = [
        f"bezoek {visit.place} is niet vastgelegd" for visit in visits if visit.access is None
    ]
    if not visits:
        faults.append("er is geen plek bezocht; sla de controle over")
    if faults:
        raise FaultsError(f"Het afsluiten van {step.round.reference}", faults)
    return visits


def _require_over(step: RoundStep) -> date:
    """The day of a round that is over."""
    planned_on = require_planned(step.round)
    if step.on < planned_on:
        raise RoundStateError(
            f"Controle {step.round.reference} is pas op {dutch_date(planned_on)}; "
            f"{dutch_date(step.on)} ligt daarvoor."
        )
    return planned_on


def _book(step: RoundStep, held_on: date, action: int) -> None:
    """On the day of the round, however late it is closed."""
    if step.round.cost:
        cause = Cause(
            key=f"round:{step.round.reference}",
            municipality_code=step.round.municipality_code,
            action_number=action,
            what=f"Inzet omgevingsdienst bij controle {step.round.reference}",
        )
        book(step.session, cause, step.round.cost, held_on)


@step("controle-overslaan")
def skip_round(form: SkipForm, at: datetime) -> str:
    """A planned round is not held; the reason stays with it, its places can be chosen again."""
    with transaction() as session:
        step = begin_round_step(session, form, Action.PLAN_ROUND, at)
        if step.round.status is RoundStatus.SKIPPED:
            return step.round.status.label
        if step.round.status is RoundStatus.HELD:
            raise RoundStateError(f"Controle {form.reference} is al gehouden.")
        if has_recorded_visit(step):
            raise RoundStateError(
                f"Van controle {form.reference} is al een bezoek vastgelegd of ingevuld; leg het "
                "vast en sluit haar af."
            )
        refuse_names(step, f"Het overslaan van {form.reference}", "de reden", form.reason)
        withdraw_invitations(step)
        step.round.status, step.round.planned_on = RoundStatus.SKIPPED, None
        step.round.why = f"Overgeslagen: {form.reason}"
        step.round.cost, step.round.warning = 0, ""
        for visit in session.exec(select(Visit).where(Visit.round_id == step.round.id)).all():
            session.delete(visit)
        step.record(EventKind.TRANSITION, f"De controle is overgeslagen: {form.reason}")
        return step.round.status.label
