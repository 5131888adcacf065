"""What an order under penalty says, and what was seen, as the letters about it tell it."""

from datetime import date
from typing import Any

from sqlmodel import col, select

from models.closure.decision import Decision, DecisionKind
from models.closure.money.claim import Claim
from models.closure.money.money_views import ForfeitureFacts
from models.closure.money.penalty import PenaltyOrder
from models.closure.term import TermKind
from models.law.closure.money.penalties import PenaltyPer
from models.law.common.dutch import dutch_date, in_euros
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Of, Step, find_term

UNITS = {
    PenaltyPer.ONCE: ("overtreding", "overtredingen"),
    PenaltyPer.OFFENCE: ("overtreding", "overtredingen"),
    PenaltyPer.DAY: ("dag", "dagen"),
    PenaltyPer.WEEK: ("week", "weken"),
    PenaltyPer.MONTH: ("maand", "maanden"),
}


class NothingForfeitedError(WeerbaarError):
    """Raised when a penalty would be forfeited that cannot be on that day."""


def penalty_on(step: Step) -> PenaltyOrder:
    """What the newest decision that left says of the penalty; refused without an order."""
    found = step.session.exec(
        select(PenaltyOrder)
        .where(PenaltyOrder.case_id == step.case_id, col(PenaltyOrder.decision_number).is_not(None))
        .order_by(col(PenaltyOrder.decision_number).desc())
        .limit(1)
    ).first()
    if found is None:
        raise NothingForfeitedError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}'; op "
            f"{dutch_date(step.on)} geldt geen last onder dwangsom."
        )
    return found


def penalty_at(step: Step, seen_on: date) -> PenaltyOrder:
    """What held on a day: a change counts from the day on which it left (Awb 5:34).

    What was decided on objection comes in the place of what it is about (Awb 7:11(2)), from the
    day on which that left.
    """
    decisions = step.session.exec(select(Decision).where(Decision.case_id == step.case_id)).all()
    left_on = {each.number: each.announced_on for each in decisions}
    since = left_on | {
        each.number: left_on.get(each.about or each.number, each.announced_on)
        for each in decisions
        if each.kind is DecisionKind.ON_OBJECTION
    }
    announced = step.session.exec(
        select(PenaltyOrder)
        .where(PenaltyOrder.case_id == step.case_id, col(PenaltyOrder.decision_number).is_not(None))
        .order_by(col(PenaltyOrder.decision_number).desc())
    ).all()
    held = (each for each in announced if since[each.decision_number or 0] <= seen_on)
    return next(held, None) or penalty_on(step)


def forfeiture_values(step: Step, claim: Claim) -> dict[str, Any]:
    """The claim, its sum, its proof and the day on which the law wants it paid (Awb 5:33)."""
    penalty = penalty_at(step, claim.arose_on)
    term = find_term(step.session, step.case_id, TermKind.PAYMENT, Of(claim=claim.number))
    times = claim.times or 1
    return {
        "claim": claim.number,
        "amount": in_euros(claim.cents or 0),
        "forfeiture": ForfeitureFacts(
            on=claim.arose_on,
            seen_by=claim.seen_by.in_a_sentence if claim.seen_by else "",
            report_number=claim.report_number,
            times=times,
            unit=UNITS[penalty.per][0 if times == 1 else 1],
            order_words=penalty.amounts.describe(),
            compliance_until=penalty.compliance_until,
        ),
        "due_on": term.last_day if term else None,
    }
