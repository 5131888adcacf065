"""What the municipality owes by a notice of default, and by when that must be fixed (Awb 4:18)."""

from datetime import date

from sqlmodel import col, select

from models.closure.late.late_penalty import LatePenalty
from models.closure.term import Term, TermKind
from models.closure.track import Track
from models.law.closure.remedies.late_decision import (
    Lateness,
    NoneOwed,
    lateness,
    nothing_owed,
    term_to_fix,
    term_to_say_none,
)
from models.law.closure.remedies.tracks import TrackKind, TrackState, is_undecided
from models.law.common.errors import WeerbaarError
from tasks.closure import closure_policies
from tasks.closure.case_step import Of, Step, find_term
from tasks.closure.remedies.objecting.hearing import is_plainly_nothing
from tasks.closure.remedies.track_rows import name_of, undecided_tracks
from tasks.register import policies
from tasks.register.acting import id_of

TERM_OF = {
    TrackKind.OBJECTION: TermKind.DECISION_ON_OBJECTION,
    TrackKind.REOPENING_REQUEST: TermKind.REOPENING_DECISION,
}


class NothingLateError(WeerbaarError):
    """Raised when a notice of default is about something that has no term to decide."""


def term_to_decide(step: Step, late: Track) -> Term:
    """The term that ran for the decision on an objection or request. NothingLateError."""
    term = step.session.exec(
        select(Term)
        .where(Term.case_id == step.case_id, Term.kind == TERM_OF[late.kind])
        .where(col(Term.track_id).is_(None) | (col(Term.track_id) == late.id))
        .order_by(col(Term.track_id).is_(None), col(Term.number).desc())
    ).first()
    if term is None:
        raise NothingLateError(
            f"Zaak {step.case.reference}: voor {name_of(late)} loopt geen termijn om te beslissen."
        )
    return term


def penalty_of(step: Step, notice: Track, up_to: date) -> Lateness:
    """What the municipality owes by this notice, up to and including a day."""
    late = step.session.get_one(Track, notice.about_id)
    if is_plainly_nothing(step, late):
        is_unfounded = late.state is TrackState.DISMISSED
        return nothing_owed(
            NoneOwed.PLAINLY_UNFOUNDED if is_unfounded else NoneOwed.PLAINLY_INADMISSIBLE
        )
    term = term_to_decide(step, late)
    decided = None if is_undecided(late.kind, late.state) else late.changed_on
    policy = closure_policies.late_decision(notice.opened_on)
    return lateness(policy, term.last_day, notice.opened_on, up_to, decided)


def of_notice(notice: Track) -> Of:
    """Whose term to fix the amount it is."""
    return Of(party=notice.party_number, track=id_of(notice))


def fixed_notices(step: Step) -> frozenset[int]:
    """The keys of the notices of default of which the decision left: a sum, or that none is."""
    fixed = select(LatePenalty.track_id).where(
        LatePenalty.case_id == step.case_id, col(LatePenalty.decision_number).is_not(None)
    )
    return frozenset(step.session.exec(fixed).all())


def await_fixing(step: Step, notice: Track) -> None:
    """Once it is certain what is owed, or that nothing is, the term to say so begins."""
    if id_of(notice) in fixed_notices(step):
        return
    of = of_notice(notice)
    owed = penalty_of(step, notice, step.on)
    late = step.session.get_one(Track, notice.about_id)
    policy, calendar = closure_policies.late_decision(notice.opened_on), policies.calendar()
    if owed.none is not None:
        since = notice.opened_on if owed.none is NoneOwed.TOO_EARLY else late.changed_on
        none = term_to_say_none(policy, since, calendar)
        step.start_term(TermKind.LATE_PENALTY, none, "eigen termijn, bij artikel 4:18 Awb", of)
        return
    is_over = owed.is_full or not is_undecided(late.kind, late.state)
    if owed.last_day is None or not is_over:
        return
    if find_term(step.session, step.case_id, TermKind.LATE_PENALTY, of) is None:
        result = term_to_fix(policy, owed.last_day, calendar)
        step.start_term(TermKind.LATE_PENALTY, result, "artikel 4:18 Awb", of)


def watch_full_penalties(step: Step) -> None:
    """The highest amount is reached without a decision: it must be fixed all the same."""
    for notice in undecided_tracks(step, TrackKind.NOTICE_OF_DEFAULT):
        await_fixing(step, notice)
