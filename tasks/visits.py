"""The outcome of a round: what came of each visit, and the round that is over."""

from datetime import datetime, timedelta

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlmodel import col, select

from models.business import Business
from models.control_round import FollowUp, RoundStatus, Visit
from models.errors import FaultsError
from models.history import EventKind
from models.law.dutch import dutch_date
from models.law.place_score import Label
from models.law.roles import Action
from models.ledger import LedgerEntry
from models.round_forms import RoundForm, SkipForm, VisitForm
from tasks.casework import id_of
from tasks.invitations import debrief_partners, withdraw_invitations
from tasks.labels import change_label
from tasks.resources import transaction
from tasks.round_step import (
    RoundStateError,
    RoundStep,
    UnknownRoundError,
    begin_round_step,
    require_planned,
)

ROUND_ACTION = 8
"""The action of the plan that pays for the rounds (plan 2024, bijlage 1)."""


@task(name="bezoek-vastleggen", cache_policy=NO_CACHE)
def record_visit(form: VisitForm, at: datetime) -> str:
    """Record what came of one visit; return the new label in Dutch. The same form twice is once."""
    with transaction() as session:
        step = begin_round_step(session, form, Action.RECORD_VISIT, at)
        visit = _visit(step, form)
        _refuse_faults(step, visit, form)
        business = session.get_one(Business, visit.business_id)
        outcome = (form.on, form.access, form.has_findings, form.repair_until)
        if (visit.visited_on, visit.access, visit.has_findings, visit.repair_until) == outcome:
            return business.label.label
        visit.visited_on, visit.access, visit.has_findings, visit.repair_until = outcome
        visit.is_repaired = form.is_repaired if visit.is_re_control else None
        _follow(step, visit, form)
        _settle(step, visit, business, form)
        step.record(
            EventKind.RECORD,
            f"Bezoek {form.team}-{form.rank} vastgelegd: {form.access.label}.",
            "artikel 5:15 Awb",
        )
        return business.label.label


def _visit(step: RoundStep, form: VisitForm) -> Visit:
    visit = step.session.exec(
        select(Visit).where(
            Visit.round_id == step.round.id, Visit.team == form.team, Visit.rank == form.rank
        )
    ).first()
    if visit is None:
        raise UnknownRoundError(
            f"Controle {form.reference} heeft geen bezoek {form.team}-{form.rank}."
        )
    return visit


def _refuse_faults(step: RoundStep, visit: Visit, form: VisitForm) -> None:
    """Every fault at once; nothing is written."""
    planned_on = step.round.planned_on
    rules = (
        (
            step.round.status is not RoundStatus.PLANNED,
            f"de controle staat op '{step.round.status.label}'",
        ),
        (
            planned_on is not None and form.on < planned_on,
            f"de controle is pas op {dutch_date(planned_on or form.on)}",
        ),
        (
            form.has_findings and not form.access.is_inside,
            "bevindingen kunnen niet zonder toegang",
        ),
        (
            form.repair_until is not None
            and (form.repair_until <= form.on or not form.has_findings),
            "een hersteltermijn vraagt bevindingen en een latere dag dan het bezoek",
        ),
        (
            form.label is Label.GREEN and not form.access.is_inside,
            "een plek die niet is gezien, krijgt geen groen label",
        ),
        (
            form.is_repaired and (not visit.is_re_control or form.has_findings),
            "hersteld kan alleen bij een hercontrole zonder bevindingen",
        ),
        (
            bool(form.follow_up) != (form.due_on is not None and form.owner is not None),
            "een vervolg vraagt ook wie het doet en wanneer het klaar is",
        ),
    )
    faults = [fault for is_broken, fault in rules if is_broken]
    if faults:
        raise FaultsError(f"Het bezoek {form.team}-{form.rank} van {form.reference}", faults)


def _follow(step: RoundStep, visit: Visit, form: VisitForm) -> None:
    """One follow-up of a kind for each visit; a second time changes who and when."""
    if form.due_on is None or form.owner is None:
        return
    row = step.session.exec(
        select(FollowUp).where(FollowUp.visit_id == visit.id, FollowUp.kind == form.follow_up)
    ).first() or FollowUp(
        visit_id=id_of(visit), kind=form.follow_up, owner=form.owner, due_on=form.due_on
    )
    row.owner, row.due_on = form.owner, form.due_on
    step.session.add(row)


def _settle(step: RoundStep, visit: Visit, business: Business, form: VisitForm) -> None:
    """What the outcome means for the place: its label, its last visit, its re-control."""
    if form.access.is_inside:
        business.last_visited_on = form.on
    if visit.is_re_control and form.is_repaired:
        business.re_control_due_on = None
    if form.repair_until is not None:
        business.re_control_due_on = form.repair_until + timedelta(days=1)
    label = form.label
    if label is None and form.access.is_inside:
        label = Label.RED if form.has_findings else Label.GREEN
    if label is not None:
        reason = f"controle {step.round.reference}: {form.access.label}"
        change_label(step.session, business, label, reason, form.on)


@task(name="controle-afsluiten", cache_policy=NO_CACHE)
def debrief_round(form: RoundForm, at: datetime) -> str:
    """Every visit is recorded: the round is held and its cost is booked. Twice is once."""
    with transaction() as session:
        step = begin_round_step(session, form, Action.RECORD_VISIT, at)
        if step.round.status is RoundStatus.HELD:
            return step.round.status.label
        _require_over(step)
        _require_seen(step)
        step.round.status = RoundStatus.HELD
        _book(step)
        step.record(EventKind.TRANSITION, "De controle is gehouden.")
        debrief_partners(step)
        return step.round.status.label


def _require_seen(step: RoundStep) -> None:
    """Every place has its outcome; a round without any place was never held."""
    visits = step.session.exec(
        select(Visit)
        .where(Visit.round_id == step.round.id)
        .order_by(col(Visit.team), col(Visit.rank))
    ).all()
    faults = [
        f"bezoek {visit.team}-{visit.rank} is niet vastgelegd"
        for visit in visits
        if visit.access is None
    ]
    if not visits:
        faults.append("er is geen plek bezocht; sla de controle over")
    if faults:
        raise FaultsError(f"Het afsluiten van {step.round.reference}", faults)


def _require_over(step: RoundStep) -> None:
    planned_on = require_planned(step.round)
    if step.on < planned_on:
        raise RoundStateError(
            f"Controle {step.round.reference} is pas op {dutch_date(planned_on)}; "
            f"{dutch_date(step.on)} ligt daarvoor."
        )


def _book(step: RoundStep) -> None:
    if step.round.cost:
        step.session.add(
            LedgerEntry(
                key=f"round:{step.round.reference}",
                municipality_code=step.round.municipality_code,
                action_number=ROUND_ACTION,
                amount=step.round.cost,
                on=step.on,
                what=f"Inzet omgevingsdienst bij controle {step.round.reference}",
            )
        )


@task(name="controle-overslaan", cache_policy=NO_CACHE)
def skip_round(form: SkipForm, at: datetime) -> str:
    """A planned round is not held; the reason stays with it, its places can be chosen again."""
    with transaction() as session:
        step = begin_round_step(session, form, Action.PLAN_ROUND, at)
        if step.round.status is RoundStatus.SKIPPED:
            return step.round.status.label
        if step.round.status is RoundStatus.HELD:
            raise RoundStateError(f"Controle {form.reference} is al gehouden.")
        recorded = session.exec(
            select(Visit.id).where(Visit.round_id == step.round.id, col(Visit.access).is_not(None))
        ).first()
        if recorded is not None:
            raise RoundStateError(
                f"Van controle {form.reference} is al een bezoek vastgelegd; sluit haar af."
            )
        withdraw_invitations(step)
        step.round.status, step.round.planned_on = RoundStatus.SKIPPED, None
        step.round.why = f"Overgeslagen: {form.reason}"
        step.round.cost, step.round.warning = 0, ""
        for visit in session.exec(select(Visit).where(Visit.round_id == step.round.id)).all():
            session.delete(visit)
        step.record(EventKind.TRANSITION, f"De controle is overgeslagen: {form.reason}")
        return step.round.status.label
