"""The decision on an objection or a request: made, approved by the mayor, and sent."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.decision import OF_MONEY, ORDER, Decision, DecisionKind
from models.closure.remedy_forms import RemedyDecisionForm
from models.closure.term import TermKind
from models.closure.track import Track
from models.closure.track_decision import TrackDecision
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.tracks import TrackKind, TrackState, is_undecided
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import NotPreparedError, prepare, require_approved
from tasks.closure.case_step import Step, begin_step
from tasks.closure.changes.change_guard import refuse_names
from tasks.closure.dispatch import dispatch, tell_who_was_missed
from tasks.closure.letters.letter_version import letter_version, row_of
from tasks.closure.money.claims import claim_of
from tasks.closure.money.penalty_drafts import keep_draft
from tasks.closure.people.kept_letters import keep_letter
from tasks.closure.people.own_terms import start_own_terms
from tasks.closure.remedies.fallen_claims import cancel_claim_of, lower_claim_of
from tasks.closure.remedies.late.late_decisions import undecided_one
from tasks.closure.remedies.new_duration import (
    add_decision,
    change_duration,
    closure_of,
    refuse_opening_what_is_over,
    refuse_part_of_nothing,
    refuse_reviving,
    require_order,
    revoke,
    tell_of_change,
)
from tasks.closure.remedies.new_penalty import (
    change_penalty,
    changed_penalty,
    faults_in_penalty,
    refuse_outdated_penalty,
)
from tasks.closure.remedies.objecting.hearing import refuse_unheard
from tasks.closure.remedies.outdated_letters import refuse_outdated
from tasks.closure.remedies.recording import record
from tasks.closure.remedies.remedy_faults import cents_of, faults_in_form, faults_in_subject
from tasks.closure.remedies.remedy_letters import (
    KIND,
    RemedyFacts,
    addressed_by,
    letter_maker,
    letters_of_remedy,
)
from tasks.closure.remedies.subjects import leaves_the_order, subject_of
from tasks.closure.remedies.track_rows import Meant, name_of
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

REVOKES = frozenset({TrackState.UPHELD, TrackState.GRANTED})
"""The order is over with it."""
TEXTS = ("ground", "own_ground", "part", "changes")
"""What an officer writes; nobody is named in it."""


@dataclass(frozen=True)
class AnnouncedRemedy:
    """What it was about, the last day against it, and what else changed with it."""

    kind: TrackKind
    last_day: date
    told: tuple[str, ...] = ()


class DecidedAlreadyError(WeerbaarError):
    """Raised when a decision would leave on something that was decided or withdrawn meanwhile."""


@step("beslissing-op-bezwaar-maken")
def prepare_remedy_decision(form: RemedyDecisionForm, at: datetime) -> int:
    """Make the letter to each party; return its version. The mayor approves it."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_DECISION, form.on, at)
        track = undecided_one(step, form.about, form.number)
        subject = subject_of(session, step.case_id, track.decision_number)
        faults = [*faults_in_form(form), *faults_in_subject(step, form, subject)]
        faults += faults_in_penalty(step, form, subject)
        if faults:
            raise FaultsError(f"De beslissing in zaak {form.reference}", faults)
        _refuse_decided(step, track)
        require_order(step, f"beslissen op {name_of(track)}")
        refuse_unheard(step, track, form.outcome)
        titles = RemedyDecisionForm.model_fields
        texts = {str(titles[name].title): getattr(form, name) for name in TEXTS}
        refuse_names(step, texts, "De beslissing")
        closure = closure_of(step, form.amount, form.unit) if form.amount and form.unit else None
        if closure is not None:
            refuse_reviving(step, closure)
        if form.part:
            refuse_part_of_nothing(step)
        if form.outcome is TrackState.GRANTED:
            refuse_opening_what_is_over(step, form.sent_on)
        penalty = changed_penalty(step, form)
        facts = RemedyFacts(
            track=track,
            outcome=form.outcome,
            sent_on=form.sent_on,
            ground=form.ground,
            own_ground=form.own_ground,
            costs_asked=form.costs_asked,
            costs=form.costs,
            amount=form.amount,
            unit=form.unit,
            closure=closure,
            claim=claim_of(step, subject) if subject and form.new_sum else None,
            new_cents=cents_of(form),
            part=form.part,
            changes=form.changes,
            new_penalty=penalty.amounts.describe() if penalty and form.penalty_amount else "",
            comply_until=form.comply_until,
        )
        approval, _ = prepare(
            step, ApprovalSubject.REMEDY_DECISION, form.sent_on, letter_maker(step, facts)
        )
        if row_of(session, TrackDecision, approval) is None:
            _keep(session, form, track, approval)
            if penalty is not None:
                keep_draft(step, penalty, approval)
            version = letter_version(step, ApprovalSubject.REMEDY_DECISION, approval.number)
            keep_letter(step, approval, letters_of_remedy(step, facts, version)[0])
        return approval.number


def _refuse_decided(step: Step, track: Track) -> None:
    if not is_undecided(track.kind, track.state):
        raise DecidedAlreadyError(
            f"Zaak {step.case.reference}: {name_of(track)} staat sinds "
            f"{dutch_date(track.changed_on)} op '{track.state.label}'; beslissen op "
            f"{dutch_date(step.on)} kan niet meer."
        )


def _keep(session: Session, form: RemedyDecisionForm, track: Track, approval: Approval) -> None:
    session.add(
        TrackDecision(
            approval_id=id_of(approval),
            track_id=id_of(track),
            outcome=form.outcome,
            ground=form.ground,
            own_ground=form.own_ground,
            amount=form.amount,
            unit=form.unit,
            closed_part=form.part,
            changes=form.changes,
            new_cents=cents_of(form),
            costs_asked=form.costs_asked,
            costs=form.costs,
        )
    )


@step("beslissing-op-bezwaar-bekendmaken")
def announce_remedy_decision(form: AnnouncementForm, at: datetime) -> AnnouncedRemedy:
    """Record that it left: it is in force. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_DECISION, form.on, at)
        approval = require_approved(step, ApprovalSubject.REMEDY_DECISION)
        made = row_of(session, TrackDecision, approval)
        if made is None:
            raise NotPreparedError(f"Zaak {form.reference}: er is nog geen beslissing gemaakt.")
        track = session.get_one(Track, made.track_id)
        if made.decision_number is None:
            _refuse_decided(step, track)
            refuse_outdated(step, made, track)
            refuse_outdated_penalty(step, approval)
        wanted = addressed_by(step, track) if leaves_the_order(session, track) else None
        reached = dispatch(step, approval, KIND, form, wanted)
        told: tuple[str, ...] = ()
        if reached:
            decision = _bring_into_force(step, approval, made, track)
            _start_remedies(step, made, track, reached)
            told = change_penalty(step, approval, decision)
        last_day = objection_period(form.on, policies.calendar()).last_day
        return AnnouncedRemedy(track.kind, last_day, told)


def _bring_into_force(
    step: Step, approval: Approval, made: TrackDecision, track: Track
) -> Decision:
    is_objection = track.kind is TrackKind.OBJECTION
    if made.amount is not None and made.unit is not None:
        change_duration(step, made.amount, made.unit, "artikel 7:11, tweede lid, Awb")
    if made.closed_part:
        refuse_part_of_nothing(step)
        step.case.closed_part = made.closed_part
    decision = add_decision(
        step,
        DecisionKind.ON_OBJECTION if is_objection else DecisionKind.ON_REQUEST,
        track.decision_number or ORDER,
        id_of(approval),
    )
    made.decision_number = decision.number
    record(step, Meant(track.kind, track.number), made.outcome)
    step.happened(
        Occurrence.DECIDED_ON_OBJECTION if is_objection else Occurrence.REOPENING_DECIDED,
        party=track.party_number,
        decision=decision.number,
        track=id_of(track),
    )
    _change_the_case(step, made, track, decision)
    return decision


def _start_remedies(
    step: Step, made: TrackDecision, track: Track, reached: tuple[int, ...]
) -> None:
    """Appeal against a decision on objection; objection to that on a request."""
    number = made.decision_number or ORDER
    if track.kind is TrackKind.OBJECTION:
        start_own_terms(step, TermKind.APPEAL, "artikelen 6:7 en 8:1 Awb", number, reached)
    else:
        start_own_terms(step, TermKind.OBJECTION, "artikelen 6:7 en 6:8 Awb", number, reached)
    tell_who_was_missed(step, Occurrence.DECISION_MISSED, number)


def _change_the_case(step: Step, made: TrackDecision, track: Track, decision: Decision) -> None:
    """An order that is revoked ends the closure; another closure goes to the land register.

    What asks or grants a sum falls alone, and what a change of what is over changed is over too.
    """
    subject = subject_of(step.session, step.case_id, track.decision_number)
    if subject is not None and subject.kind in OF_MONEY:
        if made.outcome in REVOKES:
            cancel_claim_of(step, subject, "artikel 7:11, tweede lid, Awb")
        elif made.new_cents is not None:
            lower_claim_of(step, subject, made.new_cents, "artikel 7:11, tweede lid, Awb")
    elif made.outcome in REVOKES:
        if subject is None or subject.kind is not DecisionKind.CHANGE:
            revoke(step, decision)
    elif made.amount is not None or made.closed_part:
        tell_of_change(step, decision)
