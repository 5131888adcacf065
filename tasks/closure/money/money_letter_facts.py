"""From the register to a letter about money: who gets it, and what every one of them reads."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.closure_views import TermLine
from models.closure.decision import Decision, DecisionKind
from models.closure.document import Channel, DocumentKind
from models.closure.money_views import MoneyLetter
from models.closure.party import Capacity, Party
from models.common.history import EventKind
from models.law.common.dutch import plural
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult
from tasks.closure.approvals import Prepared, store_document
from tasks.closure.case_step import Step, parties_of
from tasks.closure.dispatch import dispatch
from tasks.closure.letters.case_values import (
    addressee_values,
    course_of_case,
    premises_values,
)
from tasks.closure.papers.money_letters import money_letter
from tasks.closure.people.routes import Leaving, keep


class NoOffenderError(WeerbaarError):
    """Raised when money would be asked while no offender is known."""


class NoOrderError(WeerbaarError):
    """Raised when money would be asked before there is an order from which it follows."""


def offenders_of(step: Step) -> Sequence[Party]:
    """Who owes the money, jointly; refused when nobody is known."""
    found = [
        party
        for party in parties_of(step.session, step.case_id)
        if Capacity.OFFENDER in party.capacities
    ]
    if not found:
        raise NoOffenderError(
            f"Zaak {step.case.reference}: er staat geen overtreder bij de partijen; alleen een "
            f"overtreder betaalt, dus op {step.on:%d-%m-%Y} kan dit niet."
        )
    return found


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


def version_of(step: Step, subject: ApprovalSubject, number: int) -> int:
    """Which version it is since the last decision of its kind left: those replace each other."""
    sent = step.session.exec(
        select(Approval.number)
        .join(Decision, col(Decision.approval_id) == col(Approval.id))
        .where(Approval.case_id == step.case_id, Approval.subject == subject)
        .order_by(col(Approval.number).desc())
        .limit(1)
    ).first()
    return number - (sent or 0)


def letters_about(
    step: Step,
    kind: DocumentKind,
    values: dict[str, Any],
    own: Mapping[int, dict[str, Any]] = MappingProxyType({}),
) -> list[Prepared]:
    """The letter to each offender; `own` is what one of them reads alone, by his number."""
    offenders = offenders_of(step)
    shared = shared_values(step) | {"offenders": len(offenders)} | values
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
        for party in offenders
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
    step: Step, approval: Approval, kind: DocumentKind, form: AnnouncementForm
) -> tuple[int, ...]:
    """Record that the letter to each offender left; to whom, or nobody when they had left."""
    wanted = frozenset(party.number for party in offenders_of(step))
    return dispatch(step, approval, kind, form, wanted)


def send_at_once(step: Step, letters: Sequence[Prepared], version: int, rule: str) -> None:
    """What waits for nobody leaves the house as it is made."""
    stored = [store_document(step, letter, version, "") for letter in letters]
    step.session.flush()
    for document in stored:
        keep(step, Leaving(document, Channel.REGISTERED_POST, ""))
    what = letters[0].kind.label.capitalize()
    reached = plural(len(letters), "partij", "partijen")
    step.record(EventKind.MESSAGE, f"{what} gemaakt en verzonden aan {reached}.", rule)
