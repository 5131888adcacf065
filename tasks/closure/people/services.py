"""The decision reaches each party: who was not reached gets it later, with a term of his own."""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import Decision
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.service_forms import ReturnForm, ServedForm, ServiceForm
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.addressees import is_served
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import closure_period, objection_period, own_term
from tasks.closure.approvals import Prepared, documents_of, prepare, require_approved
from tasks.closure.case_step import Of, Step, begin_step, party_of
from tasks.closure.letter_facts import Chosen, LetterFacts, proposal_for
from tasks.closure.letters.party_values import letters_for
from tasks.closure.papers import party_letters
from tasks.closure.people.own_terms import stop_own_term, take_up_own_term
from tasks.closure.people.routes import keep, leaving
from tasks.closure.people.sendings import (
    INTENT,
    ORDER,
    decision_of,
    is_missed,
    missed_parties,
    sendings_of,
)
from tasks.closure.remedies.objections import follow_service
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class NothingToServeError(WeerbaarError):
    """Raised when one party would get a decision that was not announced, or that is no closure."""


class ServedAlreadyError(WeerbaarError):
    """Raised when the decision would be made anew for a party that it has reached."""


class OtherServiceError(WeerbaarError):
    """Raised when a letter leaves to another party, or on another day, than it was made for."""


class NothingReturnedError(WeerbaarError):
    """Raised when a letter would have come back that never went out."""


def told_unserved(step: Step) -> str:
    """For who closes: to whom the decision was not announced; empty when it reached everybody."""
    numbers = [str(party.number) for party in missed_parties(step, ORDER)]
    return f"; het besluit heeft partij {join_dutch(numbers)} nog niet bereikt" if numbers else ""


@step("brief-teruggekomen")
def record_return(form: ReturnForm, at: datetime) -> str:
    """Record that a letter to a party came back; say whether it counts as announced to him.

    Not collected or refused is at the addressee's risk; else his term has not begun. Twice is once.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_DECISION, form.on, at)
        party_of(step, form.party)
        what = "voornemen" if form.decision == INTENT else "besluit"
        sent = _newest_sending(step, form, what)
        served = is_served(form.cause)
        if (sent.returned_on, sent.cause) != (form.on, form.cause):
            was_served = is_served(sent.cause)
            sent.returned_on, sent.cause = form.on, form.cause
            session.add(sent)
            counts = "telt als bekendgemaakt" if served else "is niet bekendgemaakt"
            step.record(
                EventKind.RECORD,
                f"{what.capitalize()} aan partij {form.party} kwam terug ({form.cause.label}) en "
                f"{counts}.",
                "artikel 3:41 Awb",
            )
            _follow_return(step, form, sent, was_served=was_served)
        return "telt als bekendgemaakt" if served else "is niet bekendgemaakt; maak het opnieuw"


def _newest_sending(step: Step, form: ReturnForm, what: str) -> Dispatch:
    sent = sendings_of(step, form.decision, form.party)[-1:]
    if not sent or form.on < sent[0].sent_on:
        raise NothingReturnedError(
            f"Zaak {form.reference}: aan partij {form.party} is voor {dutch_date(form.on)} "
            f"geen {what} verzonden; er kan dan niets terugkomen."
        )
    return sent[0]


def _follow_return(step: Step, form: ReturnForm, sent: Dispatch, *, was_served: bool) -> None:
    """What it means for the course of the case, and for the term of this party."""
    number = form.decision or None
    step.happened(Occurrence.LETTER_RETURNED, party=form.party, decision=number)
    served = is_served(form.cause)
    if not served:
        missed = Occurrence.DECISION_MISSED if number else Occurrence.INTENT_MISSED
        step.happened(missed, party=form.party, decision=number)
    if number is None or served is was_served:
        return
    if served:
        take_up_own_term(step, number, sent)
    else:
        stop_own_term(step, number, form.party, form.on, form.cause)
    follow_service(step, form.party, number)


@step("besluit-aan-een-partij-maken")
def prepare_service(form: ServiceForm, at: datetime) -> int:
    """Make the decision for one party that it did not reach, with his own last day; its version."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_DECISION, form.on, at)
        party = party_of(step, form.party)
        order = decision_of(step, ORDER)
        if order is None or order.measure is not MeasureKind.CLOSURE:
            raise NothingToServeError(
                f"Zaak {form.reference} staat op '{step.case.status.label}': er is geen besluit "
                f"tot sluiting bekendgemaakt dat partij {form.party} op "
                f"{dutch_date(form.sent_on)} nog kan krijgen."
            )
        if not is_missed(step, ORDER, party.number):
            raise ServedAlreadyError(
                f"Zaak {form.reference}: het besluit heeft partij {form.party} al bereikt; opnieuw "
                f"bekendmaken op {dutch_date(form.sent_on)} geeft geen nieuwe termijn."
            )
        facts = _facts(step, order, form.sent_on)

        def render(_version: int) -> list[Prepared]:
            return [
                Prepared(
                    DocumentKind.LATER_DECISION,
                    replace(file, name=f"besluit-partij-{number}-nader.pdf"),
                    number,
                )
                for number, letter in letters_for(step, facts, 1)
                if number == form.party
                for file in (party_letters.decision(letter, number),)
            ]

        approval, _ = prepare(step, ApprovalSubject.SERVICE, form.sent_on, render)
        return approval.number


def _facts(step: Step, order: Decision, sent_on: date) -> LetterFacts:
    """The order as it left, with the term to object of who hears it on this day."""
    calendar = policies.calendar()
    measure = Measure(
        kind=MeasureKind.CLOSURE, amount=order.measure_amount, unit=order.measure_unit
    )
    proposal = proposal_for(step, order.announced_on)
    facts = LetterFacts(
        sent_on=sent_on,
        chosen=Chosen(measure, proposal, ""),
        objection_term=objection_period(sent_on, calendar),
        cost_share=order.cost_share,
        runs_from=order.duration_runs_from,
        decided_on=order.announced_on,
    )
    if order.grace_until is not None:
        days = (order.grace_until - order.announced_on).days
        facts = replace(facts, grace_term=own_term(order.announced_on, calendar, days=days))
    if order.ordered_from is None or order.measure_unit is None or measure.is_indefinite:
        raise NothingToServeError(
            f"Zaak {step.case.reference}: een sluiting zonder vaste laatste dag maakt u aan een "
            f"nieuwe partij bekend met een wijziging; op {dutch_date(sent_on)} kan dit niet."
        )
    return replace(
        facts,
        closure_term=closure_period(order.ordered_from, order.measure_amount, order.measure_unit),
    )


@step("besluit-aan-een-partij-bekendmaken")
def announce_service(form: ServedForm, at: datetime) -> date:
    """Record that it left to this party; return his last day for objection. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_DECISION, form.on, at)
        approval = require_approved(step, ApprovalSubject.SERVICE)
        letter = _letter_of(step, form, approval)
        result = objection_period(form.on, policies.calendar())
        sent = session.exec(select(Dispatch).where(Dispatch.document_id == id_of(letter))).first()
        if sent is not None:
            return result.last_day
        (one,) = leaving(step, form, [letter])
        attempt = len(sendings_of(step, ORDER, form.party)) + 1
        keep(step, replace(one, clock_time=form.clock_time), attempt)
        step.record(
            EventKind.MESSAGE,
            f"Besluit aan partij {form.party} bekendgemaakt, {form.channel.label}.",
            "artikelen 3:41 en 5:24 Awb",
        )
        step.start_term(
            TermKind.OBJECTION, result, "artikelen 6:7 en 6:8 Awb", Of(form.party, ORDER)
        )
        step.happened(Occurrence.DECISION_SERVED, party=form.party, decision=ORDER)
        follow_service(step, form.party, ORDER)
        return result.last_day


def _letter_of(step: Step, form: ServedForm, approval: Approval) -> Document:
    """The approved letter, when it is for this party and for this day."""
    letters = [
        letter
        for letter in documents_of(step.session, approval, {DocumentKind.LATER_DECISION})
        if letter.party_number == form.party
    ]
    if not letters or approval.takes_effect_on != form.on:
        raise OtherServiceError(
            f"Zaak {step.case.reference}: er ligt geen goedgekeurde brief aan partij {form.party} "
            f"klaar voor verzending op {dutch_date(form.on)}; maak hem voor die dag."
        )
    return letters[0]
