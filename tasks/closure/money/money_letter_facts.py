"""From the register to a letter about money: who gets it, and what every one of them reads."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlmodel import col, select

from models.closure.approval import Approval
from models.closure.closure_forms import AnnouncementForm
from models.closure.closure_views import TermLine
from models.closure.decision import Decision, DecisionKind
from models.closure.document import Channel, Document, DocumentKind
from models.closure.money.claim import Claim
from models.closure.money.money_views import MoneyLetter
from models.closure.party import Party
from models.common.history import EventKind
from models.law.common.dutch import dutch_date, join_dutch, plural
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult
from tasks.closure.approvals import Prepared, documents_of, store_document
from tasks.closure.case_step import Step
from tasks.closure.dispatch import dispatch, has_left
from tasks.closure.letters.case_values import (
    addressee_values,
    course_of_case,
    premises_values,
)
from tasks.closure.money.debtors import (
    debtors_of,
    is_of_one,
    offenders_of,
    words_left_out,
)
from tasks.closure.papers.money_letters import money_letter
from tasks.closure.people.routes import Leaving, keep


class OrderMissedError(WeerbaarError):
    """Raised when a letter about money would leave to somebody whom the order did not reach."""


class NoOrderError(WeerbaarError):
    """Raised when money would be asked before there is an order from which it follows."""


def order_of(step: Step) -> Decision:
    """The order as it left; refused before."""
    order = step.session.exec(
        select(Decision).where(
            Decision.case_id == step.case_id, Decision.kind == DecisionKind.ORDER
        )
    ).first()
    if order is None:
        raise NoOrderError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': er is nog geen "
            "besluit bekendgemaakt, dus er is niets te betalen."
        )
    return order


def next_decision_number(step: Step) -> int:
    """The number of the decision that comes."""
    last = step.session.exec(
        select(Decision.number)
        .where(Decision.case_id == step.case_id)
        .order_by(col(Decision.number).desc())
        .limit(1)
    ).first()
    return (last or 0) + 1


def letters_about(
    step: Step,
    kind: DocumentKind,
    values: dict[str, Any],
    to: Sequence[Party],
    own: Mapping[int, dict[str, Any]] = MappingProxyType({}),
) -> list[Prepared]:
    """The letter to each of these offenders; `own` is what one reads alone, by his number."""
    shared = shared_values(step) | {"offenders": len(to)} | values
    return [
        Prepared(
            kind,
            money_letter(
                kind,
                MoneyLetter.model_validate(
                    shared
                    | addressee_values(party)
                    | {"party": party.number}
                    | own.get(party.number, {})
                ),
                party.number,
            ),
            party.number,
        )
        for party in to
    ]


def shared_values(step: Step) -> dict[str, Any]:
    """What every letter about money of this case says."""
    return premises_values(step) | {
        "order_on": order_of(step).announced_on,
        "course": course_of_case(step),
    }


def line(label: str, term: TermResult) -> TermLine:
    """A term as a letter shows it."""
    return TermLine(label=label, last_day=term.last_day, explanation=term.explanation)


def send_to_offenders(
    step: Step,
    approval: Approval,
    kind: DocumentKind,
    form: AnnouncementForm,
    claim: Claim | None = None,
) -> tuple[int, ...]:
    """Record that the letters left; to whom, or nobody when they had left.

    `claim` is that of a penalty. OrderMissedError when one of them may not go to its offender.
    """
    if has_left(step, approval, kind):
        return dispatch(step, approval, kind, form, ())
    is_change = kind is DocumentKind.PENALTY_CHANGE
    to = offenders_of(step) if is_change else debtors_of(step, claim)
    wanted = frozenset(party.number for party in to)
    _refuse_others(step, documents_of(step.session, approval, {kind}), wanted)
    reached = dispatch(step, approval, kind, form, wanted)
    tell_left_out(step, to, claim)
    return reached


def tell_left_out(step: Step, to: Sequence[Party], claim: Claim | None = None) -> None:
    """Keep in the history which offender is not asked to pay, and why."""
    asked = {party.number for party in to}
    left = [party.number for party in offenders_of(step) if party.number not in asked]
    if left and not is_of_one(claim):
        step.record(EventKind.RECORD, words_left_out(left), "artikelen 3:40 en 3:41 Awb")


def _refuse_others(step: Step, letters: Sequence[Document], wanted: Collection[int]) -> None:
    """The order came back, or somebody is no offender any more, since the letter was made."""
    others = [str(each.party_number) for each in letters if each.party_number not in wanted]
    if others:
        raise OrderMissedError(
            f"Zaak {step.case.reference}: er ligt een brief klaar aan partij {join_dutch(others)}, "
            "maar het besluit heeft haar niet bereikt, of zij is geen overtreder meer; maak de "
            f"brieven opnieuw, verzenden op {dutch_date(step.on)} kan niet."
        )


def send_at_once(step: Step, letters: Sequence[Prepared], version: int, rule: str) -> None:
    """What waits for nobody leaves the house as it is made."""
    stored = [store_document(step, letter, version, "") for letter in letters]
    step.session.flush()
    for document in stored:
        keep(step, Leaving(document, Channel.REGISTERED_POST, ""))
    what = letters[0].kind.label.capitalize()
    reached = plural(len(letters), "partij", "partijen")
    step.record(EventKind.MESSAGE, f"{what} gemaakt en verzonden aan {reached}.", rule)
