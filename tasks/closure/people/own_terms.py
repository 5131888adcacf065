"""The term to object or to appeal runs for each addressee, from proper service to him (Awb 6:8)."""

from collections.abc import Collection
from datetime import date

from sqlmodel import func, select

from models.closure.closure import ClosureCase
from models.closure.decision import Decision
from models.closure.document import Dispatch
from models.closure.term import Term, TermKind
from models.common.history import EventKind
from models.law.closure.addressees import ReturnCause
from models.law.common.dutch import dutch_date
from models.law.common.terms import TermResult, objection_period
from tasks.closure.case_step import Of, Step, find_term
from tasks.register import policies
from tasks.register.references import named
from tasks.register.resources import reading

PER_ADDRESSEE = (TermKind.OBJECTION, TermKind.APPEAL)
"""Of each addressee his own."""
LONGEST = 600


def start_own_terms(
    step: Step, kind: TermKind, rule: str, decision: int, parties: Collection[int]
) -> TermResult:
    """Start the six weeks of each of these parties; they were served on the day of the step."""
    result = objection_period(step.on, policies.calendar())
    for party in sorted(parties):
        step.start_term(kind, result, rule, Of(party, decision))
    return result


def may_be_objected_to(reference: str, decision: int | None = None) -> bool:
    """Whether a term to object to this decision began; without a number: to the newest one."""
    with reading() as session:
        case_id = session.exec(select(ClosureCase.id).where(named(ClosureCase, reference))).one()
        newest = select(func.max(Decision.number)).where(Decision.case_id == case_id)
        term = select(Term.id).where(
            Term.case_id == case_id,
            Term.kind == TermKind.OBJECTION,
            Term.decision_number == (decision or session.exec(newest).one()),
        )
        return session.exec(term).first() is not None


def own_term_of(step: Step, decision: int, party: int) -> Term | None:
    """The newest term of this party against this decision."""
    for kind in PER_ADDRESSEE:
        term = find_term(step.session, step.case_id, kind, Of(party, decision))
        if term is not None:
            return term
    return None


def stop_own_term(step: Step, decision: int, party: int, on: date, cause: ReturnCause) -> None:
    """The letter did not reach him: what seemed to run never began."""
    term = own_term_of(step, decision, party)
    if term is None:
        return
    words = f"niet begonnen, want de brief kwam op {dutch_date(on)} terug ({cause.label})"
    term.met_on = step.on
    term.explanation = f"{words}; zou zijn: {term.explanation}"[:LONGEST]
    step.session.add(term)
    step.record(
        EventKind.TERM,
        f"Termijn {term.kind.label} van partij {party}: {words}.",
        "artikel 3:41 Awb",
    )


def take_up_own_term(step: Step, decision: int, sent: Dispatch) -> None:
    """It counts as served after all: his term runs, from the day on which the letter left."""
    term = own_term_of(step, decision, sent.party_number)
    if term is None:
        return
    result = objection_period(sent.sent_on, policies.calendar())
    step.start_term(term.kind, result, "artikel 6:8 Awb", Of(sent.party_number, decision))
