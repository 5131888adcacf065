"""The order, made anew for one party that it did not reach: its days count from his own service."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from sqlmodel import col, select

from models.closure.closure_views import PartyLetter
from models.closure.decision import ORDER, Decision
from models.closure.document import Dispatch, DocumentKind
from models.closure.money.penalty import PenaltyOrder
from models.closure.party import Party
from models.closure.term import Term, TermKind
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult, objection_period, own_term
from tasks.closure.afterwards import Over, over_now
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Of, Step, find_term, parties_of
from tasks.closure.changes.waiting import closure_has_run_out
from tasks.closure.letter_facts import LetterFacts, chosen_again
from tasks.closure.letters.party_values import letters_for
from tasks.closure.money.penalty_orders import reasons_of_amount
from tasks.closure.ordered_days import closure_term
from tasks.closure.papers import party_letters
from tasks.closure.people.sendings import decision_of
from tasks.documents.rendering import RenderedFile
from tasks.register import policies

RULES = {
    MeasureKind.CLOSURE: "artikel 5:24, tweede lid, Awb",
    MeasureKind.PENALTY_ORDER: "artikel 5:32a, tweede lid, Awb",
}


class RunOutError(WeerbaarError):
    """Raised when a letter would say that a closure lasts whose last day is past."""


class OwnGraceRunsError(WeerbaarError):
    """Raised when premises would be closed while one party still has time to leave by himself."""


def letter_maker(
    step: Step, order: Decision, party: int, sent_on: date
) -> Callable[[int], list[Prepared]]:
    """Makes the order as it left, with the days of who hears it on this day."""
    facts = _facts(step, order, sent_on)
    write = _writer(step, order)

    def render(_version: int) -> list[Prepared]:
        return [
            Prepared(
                DocumentKind.LATER_DECISION,
                replace(write(letter, number), name=f"besluit-partij-{number}-nader.pdf"),
                number,
                ORDER,
            )
            for number, letter in letters_for(step, facts, 1)
            if number == party
        ]

    return render


def _writer(step: Step, order: Decision) -> Callable[[PartyLetter, int], RenderedFile]:
    if order.measure is MeasureKind.CLOSURE:
        return party_letters.decision
    if order.measure is MeasureKind.WARNING:
        return party_letters.warning
    ordered = step.session.exec(
        select(PenaltyOrder).where(
            PenaltyOrder.case_id == step.case_id, PenaltyOrder.decision_number == ORDER
        )
    ).one()
    penalty = party_letters.Penalty(ordered.amounts, " ".join(reasons_of_amount(step)))
    return partial(party_letters.penalty_order, penalty=penalty)


def _facts(step: Step, order: Decision, sent_on: date) -> LetterFacts:
    measure = Measure(
        kind=order.measure or MeasureKind.CLOSURE,
        amount=order.measure_amount,
        unit=order.measure_unit,
    )
    closed_on, over = step.case.closed_on, _over(step, sent_on)
    facts = LetterFacts(
        sent_on=sent_on,
        chosen=chosen_again(step, measure, order.announced_on),
        objection_term=objection_period(sent_on, policies.calendar()),
        grace_term=own_grace(step, order, sent_on),
        cost_share=order.cost_share,
        runs_from=order.duration_runs_from,
        decided_on=order.announced_on,
        shut_on=closed_on if closed_on and (over or closed_on >= order.announced_on) else None,
        over=over,
    )
    first_day = order.ordered_from
    if first_day is None:
        return facts
    if facts.shut_on and order.duration_runs_from is RunsFrom.ACTUAL_CLOSING:
        first_day = max(first_day, facts.shut_on)
    return replace(facts, closure_term=closure_term(step, first_day, measure))


def _over(step: Step, sent_on: date) -> Over | None:
    """How the closure is over, when it is; it is not told as lasting after its last day."""
    over = over_now(step)
    if over is None and closure_has_run_out(replace(step, on=sent_on)):
        raise RunOutError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}', maar op "
            f"{dutch_date(sent_on)} is de laatste dag van de sluiting voorbij. Leg eerst vast dat "
            "zij voorbij is en maak daarna de brief."
        )
    return over


def own_grace(step: Step, order: Decision, served_on: date) -> TermResult | None:
    """As many days as the others had, from his own service; None when there are none to have.

    Premises that are shut, or need not be left any more, can be left by nobody.
    """
    is_shut = step.case.closed_on is not None or over_now(step) is not None
    if order.grace_until is None or (order.measure is MeasureKind.CLOSURE and is_shut):
        return None
    days = (order.grace_until - order.announced_on).days
    return own_term(served_on, policies.calendar(), days=days)


def start_own_grace(step: Step, order: Decision, party: int) -> None:
    """His own time begins: what the order asks of him is asked after that."""
    grace = own_grace(step, order, step.on)
    if grace is not None and order.measure in RULES:
        step.start_term(TermKind.GRACE, grace, RULES[order.measure], Of(party, ORDER))


def follow_return(step: Step, sent: Dispatch, *, served: bool) -> None:
    """His letter came back: his own time never began, or counts as begun after all."""
    of = Of(sent.party_number, ORDER)
    order = decision_of(step, ORDER)
    if order is None or find_term(step.session, step.case_id, TermKind.GRACE, of) is None:
        return
    grace = own_grace(step, order, sent.sent_on)
    if not served:
        step.meet_term(TermKind.GRACE, of)
    elif grace is not None and order.measure in RULES:
        step.start_term(TermKind.GRACE, grace, RULES[order.measure], of)


def _own_graces(step: Step) -> dict[int, Term]:
    """Of each party that there still is: the time of his own that was not over or ended."""
    rows = step.session.exec(
        select(Term)
        .where(
            Term.case_id == step.case_id,
            Term.kind == TermKind.GRACE,
            col(Term.party_number).is_not(None),
            col(Term.met_on).is_(None),
        )
        .order_by(col(Term.number))
    )
    there: dict[int, Party] = {
        party.number: party for party in parties_of(step.session, step.case_id)
    }
    return {row.party_number: row for row in rows if row.party_number and row.party_number in there}


def refuse_running_grace(step: Step) -> None:
    """Refuse to close before who was served later had the time that his letter gives him."""
    running = {
        number: term for number, term in _own_graces(step).items() if step.on <= term.last_day
    }
    if running:
        last = max(term.last_day for term in running.values())
        who = join_dutch([str(number) for number in sorted(running)])
        raise OwnGraceRunsError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': partij {who} kreeg "
            f"het besluit later en heeft tot en met {dutch_date(last)} de tijd om zelf te doen wat "
            f"het vraagt (artikel 5:24, tweede lid, Awb); sluiten op {dutch_date(step.on)} is "
            f"te vroeg, dat kan vanaf {dutch_date(last + timedelta(days=1))}."
        )


def end_own_graces(step: Step) -> None:
    """The premises are shut: no time to leave them runs any more."""
    for number in _own_graces(step):
        step.meet_term(TermKind.GRACE, Of(number, ORDER))
