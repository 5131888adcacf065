"""The morning run: what is due on a day, told once per term and rung, case by case."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from models.closure.closure import ClosureCase
from models.closure.term import MorningRun, Term, TermKind, TermNotice
from models.common.history import Event, EventKind
from models.common.municipality import Officer
from models.common.progress import track
from models.common.rungs import rung_on
from models.common.visitor import SYSTEM
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.term_kinds import DAILY, AtArchiving, only
from models.law.common.terms import own_term
from tasks.closure import closure_policies
from tasks.closure.alarms import watch_time_since_find
from tasks.closure.case_lists import DueItem, together
from tasks.closure.case_step import Step, find_term, occurrences_of
from tasks.closure.changes.waiting import (
    closure_has_run_out,
    is_over_on,
    tell_that_it_is_held,
    waits_of,
)
from tasks.closure.closure_mail import term_notice
from tasks.closure.execution import end
from tasks.closure.money.repayment_duties import await_repayments
from tasks.closure.people.zienswijze_terms import last_day_to_speak, meet_zienswijze_terms
from tasks.closure.remedies import reliefs
from tasks.closure.remedies.late.owed_penalties import watch_full_penalties
from tasks.mail.notices import tell_case_handlers
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.references import named
from tasks.register.resources import reading, transaction
from tasks.register.step import step

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class MorningOutcome:
    """What one morning run did; `failed` holds references, `missed` the days without a run."""

    on: date
    noticed: tuple[DueItem, ...]
    advanced: tuple[str, ...]
    failed: tuple[str, ...]
    missed: tuple[date, ...]


def _open_cases() -> Any:
    return (
        select(ClosureCase)
        .where(col(ClosureCase.status) != CaseStatus.ARCHIVED)
        .order_by(col(ClosureCase.id))
    )


def _due(session: Session, case: ClosureCase, on: date) -> Iterator[tuple[DueItem, Term]]:
    running = session.exec(
        select(Term)
        .where(Term.case_id == case.id, col(Term.met_on).is_(None))
        .order_by(col(Term.last_day), col(Term.id))
    ).all()
    for term in running:
        rung = rung_on(term.last_day, on)
        if rung is not None:
            item = DueItem(
                case.reference,
                term.kind,
                term.last_day,
                term.explanation,
                term.decision_number,
                only(term.party_number),
                rung=rung,
            )
            yield item, term


@step("ochtendronde")
def run_morning(on: date, at: datetime) -> MorningOutcome:
    """Advance and notice every open case; a failing case is named and never stops the others."""
    with reading() as session:
        references = [case.reference for case in session.exec(_open_cases())]
    noticed: list[DueItem] = []
    advanced: list[str] = []
    failed: list[str] = []
    for reference in track(references, "Zaken nakijken"):
        try:
            items, has_moved = _watch(reference, on, at)
        except Exception:  # one case must never stop the others; the run fails at its end
            logger.exception("Morning run of %s failed on %s", reference, on)
            failed.append(reference)
            continue
        noticed += items
        advanced += [reference] if has_moved else []
    missed = _record_run(on, len(failed))
    return MorningOutcome(on, tuple(noticed), tuple(advanced), tuple(failed), missed)


def _watch(reference: str, on: date, at: datetime) -> tuple[list[DueItem], bool]:
    """One case, one transaction."""
    with transaction() as session:
        case = session.exec(
            select(ClosureCase).where(named(ClosureCase, reference)).with_for_update()
        ).one()
        step = Step(session, Officer(code=SYSTEM, name="", email=""), on, at, case)
        # First tell that a term has passed, then do what follows from it, which ends the term.
        noticed = _tell(step)
        has_moved = _advance(step)
        # A term that begins this morning can be near its end already.
        return noticed + _tell(step), has_moved


def _tell(step: Step) -> list[DueItem]:
    """Everything that is due and was not told yet."""
    due = list(_due(step.session, step.case, step.on))
    new = [(item, term) for item, term in due if _keep_notice(step, item, term)]
    told = together(item for item, _ in new)
    for item in told:
        first = next(term for one, term in new if replace(item, parties=one.parties) == one)
        _notice(step, item, first)
    return list(told)


def _advance(step: Step) -> bool:
    """What happens by itself when a term has passed: no zienswijze came, or the closure is over."""
    case, before = step.case, step.case.status
    watch_time_since_find(step)
    last_day = last_day_to_speak(step)
    if case.status is CaseStatus.INTENT_ANNOUNCED and last_day and last_day < step.on:
        step.move_to(CaseStatus.ZIENSWIJZE_LAPSED, "artikel 4:8 Awb")
        step.happened(Occurrence.ZIENSWIJZE_LAPSED)
    for term in _rights_of_parties(step):
        # Once it has passed there is nothing for the municipality to do.
        term.met_on = term.met_on or step.on
    reliefs.follow_the_day(step)
    watch_full_penalties(step)
    await_repayments(step)
    if case.status in (CaseStatus.ZIENSWIJZE_LAPSED, CaseStatus.ZIENSWIJZE_RECEIVED):
        _await_second_weighing(step)
    if closure_has_run_out(step):
        end(_on_the_first_day_over(step), CaseStatus.ENDED)
    else:
        tell_that_it_is_held(step)
    return case.status is not before


def _on_the_first_day_over(step: Step) -> Step:
    """The closure ends on its own day, also when this morning run comes days later.

    Not before what was kept since: the course of the case stays in the order of its days. Who
    gave the keys back on the real day can say so.
    """
    moves = select(func.max(Event.on)).where(
        Event.chain == step.chain, Event.kind == EventKind.TRANSITION
    )
    kept = [each.on for each in occurrences_of(step.session, step.case_id)]
    newest = max([*kept, step.session.exec(moves).one() or step.on])
    first, waits = step.on, waits_of(step)
    while newest < first and is_over_on(step.case, first - timedelta(days=1), waits):
        first -= timedelta(days=1)
    return replace(step, on=first)


def _rights_of_parties(step: Step) -> list[Term]:
    """The terms of which a party need make no use, and that have passed."""
    running = step.session.exec(
        select(Term).where(
            Term.case_id == step.case_id, col(Term.met_on).is_(None), Term.last_day < step.on
        )
    )
    return [term for term in running if term.kind.at_archiving is AtArchiving.MET_OR_PAST]


def _await_second_weighing(step: Step) -> None:
    """The weighing must be redone after the zienswijze term; its own term starts when that ends."""
    last_day = last_day_to_speak(step)
    weighing = find_term(step.session, step.case_id, TermKind.SECOND_WEIGHING)
    if last_day is None or last_day >= step.on or weighing is not None:
        return
    meet_zienswijze_terms(step)
    days = closure_policies.own_closure_terms(
        step.case.municipality_code, step.on
    ).second_weighing_days
    step.start_term(
        TermKind.SECOND_WEIGHING,
        own_term(last_day, policies.calendar(), days=days),
        "eigen termijn",
    )


def _keep_notice(step: Step, item: DueItem, term: Term) -> bool:
    """Keep that this term was told on this rung; False when it had been, today or ever."""
    known = step.session.get(TermNotice, (id_of(term), item.rung))
    if known is None:
        known = TermNotice(term_id=id_of(term), rung=item.rung, noticed_on=step.on)
    elif item.kind in DAILY and known.noticed_on < step.on:
        known.noticed_on = step.on
    else:
        return False
    step.session.add(known)
    return True


def _notice(step: Step, item: DueItem, first: Term) -> None:
    """Tell the case handlers, in one mail for all whose term ends on the same day."""
    label = item.kind.label + (f" van {item.whose}" if item.whose else "")
    step.record(EventKind.TERM, f"Gemeld: {label} {item.rung.label}.")
    text = term_notice(item.reference, label, item.rung.label, item.last_day, item.explanation)
    cause = f"term:{first.id}:{item.rung.value}:{item.last_day}"
    if item.kind in DAILY:
        cause += f":{step.on}"
    tell_case_handlers(
        step.session, step.case.municipality_code, text, cause, step.at, step.case.reference
    )


def _record_run(on: date, failed: int) -> tuple[date, ...]:
    """Remember this run; return the days since the one before on which none was held."""
    with transaction() as session:
        before = session.exec(
            select(MorningRun)
            .where(MorningRun.on < on)
            .order_by(col(MorningRun.on).desc())
            .limit(1)
        ).first()
        run = session.get(MorningRun, on) or MorningRun(on=on)
        run.failed_cases = failed
        session.add(run)
        if before is None:
            return ()
        days = range(1, (on - before.on).days)
        return tuple(before.on + timedelta(days=day) for day in days)
