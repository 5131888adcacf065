"""Which decision a remedy is about in the end: the order, a change of it, or a sum of money.

An objection to a cost decision, or an appeal on it, says nothing of the closure: whatever becomes
of it, the order stands (Awb 7:11, 8:69). Only a remedy against the order reaches the sums too
(5:31c, 5:39).
"""

from collections.abc import Mapping

from sqlmodel import Session, col, select

from models.closure.decision import OF_MONEY, ORDER, Decision, DecisionKind
from models.closure.track import Track
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import FaultsError
from tasks.closure.case_step import Step

DECIDES_ON_ANOTHER = (DecisionKind.ON_OBJECTION, DecisionKind.RULING)


def subject_of(session: Session, case_id: int, number: int | None) -> Decision | None:
    """The decision with this number, or that on which it decides; None before it is announced."""
    found = _decision(session, case_id, number)
    while found is not None and found.kind in DECIDES_ON_ANOTHER:
        found = _decision(session, case_id, found.about)
    return found


def _decision(session: Session, case_id: int, number: int | None) -> Decision | None:
    return session.exec(
        select(Decision).where(Decision.case_id == case_id, Decision.number == number)
    ).first()


def sum_in(session: Session, case_id: int, number: int | None) -> Decision | None:
    """The decision about a sum that what is against this number is about; None: it is the order."""
    subject = subject_of(session, case_id, number)
    return subject if subject is not None and subject.kind in OF_MONEY else None


def is_of_money(session: Session, case_id: int, number: int | None) -> bool:
    """Whether what is against the decision with this number is about a sum, not the order."""
    return sum_in(session, case_id, number) is not None


def leaves_the_order(session: Session, track: Track) -> bool:
    """Whether the order stands whatever becomes of this objection, appeal or request."""
    return is_of_money(session, track.case_id, track.decision_number)


def refuse_what_is_of_a_closure(
    step: Step, number: int | None, given: Mapping[str, object]
) -> None:
    """Refuse a duration or a part of the premises in a ruling about a sum of money.

    `given` holds what was filled in, by the title of its field.
    """
    subject = sum_in(step.session, step.case_id, number)
    if subject is None:
        return
    faults = [
        f"{title}: hoort bij een sluiting; dit gaat over het {subject.kind.label} van "
        f"{dutch_date(subject.announced_on)}"
        for title, value in given.items()
        if value
    ]
    if faults:
        raise FaultsError(f"Het vastleggen in zaak {step.case.reference}", faults)


def decided_on_objection(step: Step, *, asks: bool) -> int:
    """The newest decision on objection, against which an appeal is; without one the order.

    With `asks` it is refused when there are some about the order and some about a sum: who opens
    an appeal says which is meant.
    """
    found = step.session.exec(
        select(Decision)
        .where(Decision.case_id == step.case_id, Decision.kind == DecisionKind.ON_OBJECTION)
        .order_by(col(Decision.number).desc())
    ).all()
    kinds = {is_of_money(step.session, step.case_id, each.number) for each in found}
    if asks and len(kinds) > 1:
        numbers = join_dutch([str(each.number) for each in reversed(found)], "of")
        fault = (
            f"Besluit: op {dutch_date(step.on)} zijn er beslissingen op bezwaar over de sluiting "
            f"en over geld; zeg tegen welke het beroep is: {numbers}"
        )
        raise FaultsError(f"Het vastleggen in zaak {step.case.reference}", [fault])
    return found[0].number if found else ORDER
