"""What a decision on objection makes of an order under penalty, from the order on (Awb 7:11(2)).

It comes in the place of what was decided: what was forfeited before is collected at most at it.
"""

from collections import defaultdict
from collections.abc import Iterator

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import OF_MONEY, Decision
from models.closure.money.claim import Claim
from models.closure.money.penalty import PenaltyOrder, PenaltyState
from models.closure.remedy_forms import RemedyDecisionForm
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.money.penalties import faults_in_lower
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackKind
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermNature, TermResult
from tasks.closure.case_step import Step
from tasks.closure.letters.letter_version import row_of
from tasks.closure.money.claims import claims_of
from tasks.closure.money.forfeiture_facts import penalty_at, penalty_on
from tasks.closure.money.penalty_drafts import bring_into_force, next_of
from tasks.closure.people.prepared_acts import void_pending
from tasks.closure.remedies.fallen_claims import cancel_claim, lower_claim

RULE = "artikel 7:11, tweede lid, Awb"
OVER = (
    ClaimState.UNCOLLECTED,
    ClaimState.REMITTED,
    ClaimState.PRESCRIBED,
    ClaimState.CANCELLED,
)
"""Of these nothing is collected any more, at whatever amount."""


class OutdatedPenaltyError(WeerbaarError):
    """Raised when the penalty became another since the decision on objection was made."""


def faults_in_penalty(
    step: Step, form: RemedyDecisionForm, subject: Decision | None
) -> Iterator[str]:
    """An objection makes the order lighter, and nothing of it heavier."""
    has_amounts = bool(form.penalty_amount or form.penalty_maximum)
    if not has_amounts and form.comply_until is None:
        return
    is_of_order = form.about is TrackKind.OBJECTION and (
        subject is None or subject.kind not in OF_MONEY
    )
    if not is_of_order or step.case.status is not CaseStatus.PENALTY_ORDERED:
        yield "Nieuwe dwangsom: hoort bij een bezwaar tegen een last onder dwangsom"
        return
    penalty = penalty_on(step)
    if penalty.state is not PenaltyState.IN_FORCE:
        yield (
            f"Nieuwe dwangsom: de last is {penalty.state.label}; zeg in woorden wat er in de "
            "plaats komt"
        )
        return
    if has_amounts:
        yield from faults_in_lower(penalty.amounts, form.penalty_amount, form.penalty_maximum)
    had = penalty.compliance_until
    if form.comply_until is not None and had is not None and form.comply_until <= had:
        yield f"Tijd om te voldoen tot en met: kies een dag na {dutch_date(had)}"


def changed_penalty(step: Step, form: RemedyDecisionForm) -> PenaltyOrder | None:
    """What the order becomes, of a form that was judged; None when nothing of it changes."""
    if not form.penalty_amount and form.comply_until is None:
        return None
    changed = next_of(penalty_on(step), form.penalty_amount, form.penalty_maximum)
    changed.compliance_until = form.comply_until or changed.compliance_until
    return changed


def refuse_outdated_penalty(step: Step, approval: Approval) -> None:
    """What was approved is not brought into force over a later change that is lighter."""
    draft = row_of(step.session, PenaltyOrder, approval)
    if draft is None or draft.decision_number is not None:
        return
    held = penalty_on(step)
    is_heavier = draft.amount > held.amount or draft.amounts.most > held.amounts.most
    if is_heavier or held.state is not PenaltyState.IN_FORCE:
        raise OutdatedPenaltyError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': sinds de beslissing "
            f"is gemaakt, veranderde de last onder dwangsom ({held.state.label}, "
            f"{held.amounts.describe()}); maak haar opnieuw, bekendmaken op {dutch_date(step.on)} "
            "kan niet."
        )


def change_penalty(step: Step, approval: Approval, decision: Decision) -> tuple[str, ...]:
    """The new amounts hold, also for what was forfeited; what to say of each claim."""
    if row_of(step.session, PenaltyOrder, approval) is None:
        return ()
    before = penalty_on(step).compliance_until
    changed = bring_into_force(step, approval, decision.number)
    until = changed.compliance_until
    more = f"; voldoen kan tot en met {dutch_date(until)}" if until else ""
    said = f"De last onder dwangsom is vanaf het besluit zelf: {changed.amounts.describe()}{more}."
    step.record(EventKind.TRACK, said, RULE)
    if until is not None and until != before:
        words = f"tot en met {dutch_date(until)}, volgens de beslissing op bezwaar"
        step.start_term(TermKind.GRACE, TermResult(step.on, until, TermNature.OWN, words), RULE)
    # They say what is owed at the old amounts.
    void_pending(step, [ApprovalSubject.COLLECTION, ApprovalSubject.PENALTY_CHANGE])
    return said, *_lower_forfeited(step)


def _lower_forfeited(step: Step) -> Iterator[str]:
    """Each penalty counted again in the order of the days, up to the new most of its offender."""
    counted: dict[int | None, int] = defaultdict(int)
    penalties = [
        claim
        for claim in claims_of(step.session, step.case_id)
        if claim.kind is ClaimKind.PENALTY and claim.state not in OVER
    ]
    for claim in sorted(penalties, key=lambda each: (each.arose_on, each.number)):
        euros = _owed(step, claim, counted[claim.party_number])
        counted[claim.party_number] += euros
        cents = min(claim.cents or 0, euros * 100)
        if cents == 0:
            said = cancel_claim(step, claim, RULE)
            yield said or f"Vordering {claim.number} is vervallen."
        elif cents < (claim.cents or 0):
            yield lower_claim(step, claim, cents, RULE)


def _owed(step: Step, claim: Claim, before: int) -> int:
    """In whole euros; nothing within the time to comply (Awb 5:32a(2))."""
    held = penalty_at(step, claim.arose_on)
    if held.compliance_until is not None and claim.arose_on <= held.compliance_until:
        return 0
    return held.amounts.forfeited(claim.times or 1, before)
