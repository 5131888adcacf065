"""The order under penalty in the decision: its amounts, its term, and what belongs to no other."""

from datetime import date

from sqlmodel import col, select

from models.closure.approval import Approval
from models.closure.closure_forms import DecisionForm
from models.closure.money.penalty import PenaltyOrder
from models.closure.term import TermKind
from models.law.closure.letter_clearance import AMOUNT
from models.law.closure.measures import MeasureKind
from models.law.closure.money.penalties import PenaltyAmounts, PenaltyPer, faults_in_amounts
from models.law.closure.procedure import Urgency
from models.law.common.errors import FaultsError
from models.law.common.terms import own_term
from tasks.closure.case_step import Step
from tasks.closure.money.penalty_drafts import bring_into_force
from tasks.closure.papers.party_letters import Penalty
from tasks.closure.weighing import newest_weighing
from tasks.register import policies
from tasks.register.acting import id_of

NO_TERM = (
    "Begunstigingstermijn in dagen: vul in hoeveel dagen de overtreder krijgt (artikel 5:32a, "
    "tweede lid, Awb), of 0 als de last alleen herhaling voorkomt"
)
NO_REASON = (
    f"Dwangsom: zet in de weging een rij met factor {AMOUNT}, zonder partij: waarom past het "
    "bedrag bij hoe ernstig het is en bij wat de dwangsom moet bereiken (artikel 5:32b, derde lid, "
    "Awb)?"
)


def refuse_idle_values(step: Step, form: DecisionForm) -> None:
    """What is filled in is used; what has no place in this decision is refused, all at once."""
    is_penalty = form.outcome is MeasureKind.PENALTY_ORDER
    faults = (
        faults_in_amounts(form.penalty_amount, form.penalty_per, form.penalty_maximum)
        if is_penalty
        else _idle_amounts(form)
    )
    if is_penalty and form.grace_days is None:
        faults.append(NO_TERM)
    if is_penalty and not reasons_of_amount(step):
        faults.append(NO_REASON)
    faults += _idle_duration(form) + _idle_grace(step, form)
    if faults:
        raise FaultsError(f"Het besluit van {form.reference}", faults)


def _idle_amounts(form: DecisionForm) -> list[str]:
    given = form.penalty_amount or form.penalty_maximum or form.penalty_per
    return (
        [f"Dwangsom: bij {form.outcome.label} hoort geen dwangsom; laat de bedragen weg"]
        if given
        else []
    )


def _idle_duration(form: DecisionForm) -> list[str]:
    given = form.amount or form.unit or form.runs_from
    if form.outcome is MeasureKind.CLOSURE or not given:
        return []
    return [f"Duur: bij {form.outcome.label} hoort geen duur; laat die weg"]


def _idle_grace(step: Step, form: DecisionForm) -> list[str]:
    if form.grace_days is None:
        return []
    if form.outcome in (MeasureKind.WARNING, MeasureKind.NONE):
        return [
            f"Begunstigingstermijn in dagen: bij {form.outcome.label} hoort die niet; laat hem weg"
        ]
    if form.outcome is MeasureKind.CLOSURE and step.case.urgency is not Urgency.NONE:
        return [
            "Begunstigingstermijn in dagen: bij spoed is er geen (artikel 5:31 Awb); laat hem weg"
        ]
    return []


def penalty_of(step: Step, form: DecisionForm) -> Penalty:
    """The amounts as the letter says them, with the reason that the weighing gives for them."""
    return Penalty(_amounts_of(form), " ".join(reasons_of_amount(step)))


def reasons_of_amount(step: Step) -> list[str]:
    """What every party reads: a reason about one of them is for that party alone, and is none."""
    return [row.finding for row in newest_weighing(step) if row.factor == AMOUNT and not row.about]


def keep_penalty(
    step: Step, form: DecisionForm, approval: Approval, compliance_until: date | None
) -> None:
    """Keep the draft of the order with the version that was made of it; there is one draft."""
    for earlier in step.session.exec(
        select(PenaltyOrder).where(
            PenaltyOrder.case_id == step.case_id, col(PenaltyOrder.decision_number).is_(None)
        )
    ).all():
        step.session.delete(earlier)
    if form.outcome is MeasureKind.PENALTY_ORDER:
        amounts = _amounts_of(form)
        step.session.add(
            PenaltyOrder(
                case_id=step.case_id,
                approval_id=id_of(approval),
                amount=amounts.amount,
                per=amounts.per,
                maximum=amounts.maximum,
                compliance_until=compliance_until,
            )
        )


def _amounts_of(form: DecisionForm) -> PenaltyAmounts:
    """Of a form that was judged: it says for what the amount is."""
    per = form.penalty_per or PenaltyPer.ONCE
    maximum = None if per is PenaltyPer.ONCE else form.penalty_maximum
    return PenaltyAmounts(amount=form.penalty_amount, per=per, maximum=maximum)


def announce_penalty(step: Step, approval: Approval, decision_number: int) -> None:
    """The order left: its amounts hold, and its term to comply begins."""
    order = bring_into_force(step, approval, decision_number)
    if order.compliance_until is not None:
        days = (order.compliance_until - step.on).days
        step.start_term(
            TermKind.GRACE,
            own_term(step.on, policies.calendar(), days=days),
            "artikel 5:32a, tweede lid, Awb",
        )
