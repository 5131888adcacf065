"""What deciding late costs, or that it costs nothing: decided, sent, paid (Awb 4:18, 4:87)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import DecisionKind
from models.closure.late.late_forms import LatePaidForm, LatePenaltyForm
from models.closure.late.late_penalty import LatePenalty
from models.closure.party import Party
from models.closure.term import TermKind
from models.closure.track import Track
from models.common.history import EventKind
from models.law.closure.money.money_terms import payment_term
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.late_decision import Lateness
from models.law.closure.remedies.tracks import TrackKind, TrackState, is_undecided
from models.law.common.dutch import dutch_date, in_euros
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import NotPreparedError, prepare, require_approved
from tasks.closure.case_step import Of, Step, begin_step, parties_of
from tasks.closure.dispatch import dispatch
from tasks.closure.letters.letter_version import row_of
from tasks.closure.money.claims import money_terms
from tasks.closure.money.cost_decisions import announced_decision
from tasks.closure.papers.late_penalty_letter import KIND
from tasks.closure.remedies.late.late_letters import Owed, letter_maker
from tasks.closure.remedies.late.none_owed import none_owed
from tasks.closure.remedies.late.owed_penalties import fixed_notices, of_notice, penalty_of
from tasks.closure.remedies.track_rows import WhichTrackError, name_of, tracks_of
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class NothingOwedError(WeerbaarError):
    """Raised when a penalty would be fixed that is not owed, or not known yet."""


class NothingToPayError(WeerbaarError):
    """Raised when a payment is recorded of a penalty that was not fixed."""


@step("dwangsom-te-laat-vaststellen")
def prepare_late_penalty(form: LatePenaltyForm, at: datetime) -> int:
    """Make the decision to who gave notice; return its version. The mayor approves it."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_MONEY, form.on, at)
        notice = _notice(step, form.number)
        facts = _facts(step, notice, form)
        approval, _ = prepare(
            step,
            ApprovalSubject.LATE_PENALTY,
            form.sent_on,
            letter_maker(step, facts, _addressees(step, notice)),
        )
        if row_of(step.session, LatePenalty, approval) is None:
            session.add(_row(step, approval, facts))
        return approval.number


def _facts(step: Step, notice: Track, form: LatePenaltyForm) -> Owed:
    if form.none is None:
        return Owed(notice, _owed(step, notice), form.sent_on)
    owed = none_owed(step, notice, form.none, form.reason)
    return Owed(notice, owed, form.sent_on, form.none, form.reason)


def _row(step: Step, approval: Approval, facts: Owed) -> LatePenalty:
    penalty = LatePenalty(
        case_id=step.case_id,
        approval_id=id_of(approval),
        track_id=id_of(facts.notice),
        ground=facts.ground,
    )
    if facts.ground is None:
        owed = facts.owed
        penalty.first_day, penalty.last_day = owed.first_day, owed.last_day
        penalty.days, penalty.euros = owed.days, owed.euros
    return penalty


def _notice(step: Step, asked: int | None) -> Track:
    """The notice of default that is meant, of which nothing was decided yet."""
    fixed = fixed_notices(step)
    found = [
        track
        for track in tracks_of(step.session, step.case_id, TrackKind.NOTICE_OF_DEFAULT)
        if track.state is not TrackState.WITHDRAWN
        and track.id not in fixed
        and asked in (None, track.number)
    ]
    if len(found) != 1:
        number = f" met nummer {asked}" if asked else ""
        many = "meer dan één" if found else "geen"
        raise WhichTrackError(
            f"Zaak {step.case.reference} heeft op {dutch_date(step.on)} {many} "
            f"ingebrekestelling{number} waarvan de dwangsom nog niet is vastgesteld."
        )
    return found[0]


def _owed(step: Step, notice: Track) -> Lateness:
    """The whole sum, once it rises no more."""
    owed = penalty_of(step, notice, step.on)
    late = step.session.get_one(Track, notice.about_id)
    if owed.last_day is None:
        raise NothingOwedError(
            f"Zaak {step.case.reference}: op {dutch_date(step.on)} is er geen dwangsom "
            f"verschuldigd; {owed.explanation}.{_what_then(owed)}"
        )
    if is_undecided(late.kind, late.state) and not owed.is_full:
        raise NothingOwedError(
            f"Zaak {step.case.reference}: op {dutch_date(step.on)} loopt de dwangsom nog, want "
            f"op {name_of(late)} is nog niet beslist; stel haar vast als dat is gebeurd, of na het "
            "hoogste bedrag."
        )
    return owed


def _what_then(owed: Lateness) -> str:
    """Also that nothing is owed is decided, with its ground."""
    if owed.none is None:
        return ""
    return f" Maak het besluit dat er geen dwangsom is, met die grond (none: {owed.none.value})."


def _addressees(step: Step, notice: Track) -> Sequence[Party]:
    """Who gave notice, and who acts for that party (Awb 2:1)."""
    found = [
        party
        for party in parties_of(step.session, step.case_id)
        if party.reads_for(notice.party_number)
    ]
    if not found:
        raise NothingOwedError(
            f"Zaak {step.case.reference}: bij {name_of(notice)} staat geen partij die op "
            f"{dutch_date(step.on)} nog partij is; er is niemand om een dwangsom aan te betalen."
        )
    return found


@dataclass(frozen=True)
class LateDecided:
    """What begins now that the decision left."""

    is_owed: bool
    last_day: date
    """To pay it; to object where nothing is owed."""


@step("dwangsom-te-laat-bekendmaken")
def announce_late_penalty(form: AnnouncementForm, at: datetime) -> LateDecided:
    """The decision left: the municipality must pay, or need not. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_MONEY, form.on, at)
        approval = require_approved(step, ApprovalSubject.LATE_PENALTY)
        penalty = row_of(step.session, LatePenalty, approval)
        if penalty is None:
            raise NotPreparedError(f"Zaak {form.reference}: er is nog geen besluit gemaakt.")
        notice = session.get_one(Track, penalty.track_id)
        wanted = {party.number for party in _addressees(step, notice)}
        reached = dispatch(step, approval, KIND, form, wanted)
        if reached:
            decision = announced_decision(step, approval, DecisionKind.LATE_PENALTY, reached)
            penalty.decision_number = decision.number
            _begins(step, penalty, notice, decision.number)
        calendar = policies.calendar()
        if penalty.ground is not None:
            return LateDecided(is_owed=False, last_day=objection_period(form.on, calendar).last_day)
        payment = payment_term(form.on, calendar, money_terms(form.on))
        return LateDecided(is_owed=True, last_day=payment.last_day)


def _begins(step: Step, penalty: LatePenalty, notice: Track, decision: int) -> None:
    """The term to decide is met; what is owed is to be paid."""
    step.meet_term(TermKind.LATE_PENALTY, of_notice(notice))
    what = Occurrence.NO_LATE_PENALTY
    if penalty.ground is None:
        what = Occurrence.LATE_PENALTY_FIXED
        payment = payment_term(step.on, policies.calendar(), money_terms(step.on))
        own = Of(party=notice.party_number, decision=decision)
        step.start_term(TermKind.LATE_PAYMENT, payment, "artikel 4:87 Awb", own)
    step.happened(what, party=notice.party_number, decision=decision, track=id_of(notice))


@step("dwangsom-te-laat-betaald")
def record_late_payment(form: LatePaidForm, at: datetime) -> str:
    """The municipality paid what it owed. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_MONEY, form.on, at)
        penalty = session.exec(
            select(LatePenalty).where(
                LatePenalty.case_id == step.case_id, LatePenalty.decision_number == form.decision
            )
        ).first()
        if penalty is None or penalty.ground is not None:
            raise NothingToPayError(
                f"Zaak {form.reference}: besluit {form.decision} stelt geen dwangsom voor te laat "
                f"beslissen vast; betalen op {dutch_date(form.on)} hoort daar niet bij."
            )
        notice = session.get_one(Track, penalty.track_id)
        if penalty.paid_on is None:
            penalty.paid_on = form.on
            step.record(
                EventKind.RECORD,
                f"Dwangsom van {in_euros(penalty.euros * 100)} betaald ({name_of(notice)}).",
                "artikel 4:87 Awb",
            )
            own = Of(party=notice.party_number, decision=form.decision)
            step.meet_term(TermKind.LATE_PAYMENT, own)
            step.happened(
                Occurrence.LATE_PENALTY_PAID, party=notice.party_number, decision=form.decision
            )
        sum_of = in_euros(penalty.euros * 100)
        return f"de dwangsom van {sum_of} is betaald op {dutch_date(penalty.paid_on)}"
