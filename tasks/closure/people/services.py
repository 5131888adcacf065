"""The decision reaches each party: who was not reached gets it later, with a term of his own."""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import Decision
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party import Party
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
from tasks.closure.case_step import Of, Step, begin_step, parties_of, party_of
from tasks.closure.letter_facts import Chosen, LetterFacts, proposal_for
from tasks.closure.letters.party_values import letters_for
from tasks.closure.papers import party_letters
from tasks.closure.people.addressees_present import refuse_email_without_agreement
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

ORDER = 1
"""Number of the order, the first decision of a case."""
ORDERS = (
    DocumentKind.DECISION,
    DocumentKind.WARNING,
    DocumentKind.PENALTY_ORDER,
    DocumentKind.LATER_DECISION,
)


class NothingToServeError(WeerbaarError):
    """Raised when one party would get a decision that was not announced, or that is no closure."""


class ServedAlreadyError(WeerbaarError):
    """Raised when the decision would be made anew for a party that it has reached."""


class OtherServiceError(WeerbaarError):
    """Raised when a letter leaves to another party, or on another day, than it was made for."""


class NothingReturnedError(WeerbaarError):
    """Raised when a letter would have come back that never went out."""


def unserved_parties(step: Step) -> list[Party]:
    """The parties that the announced order has not reached; who only acts for others may be one."""
    if _order(step) is None:
        return []
    reached = {row.party_number for row in _dispatches(step) if is_served(row.cause)}
    return [
        party for party in parties_of(step.session, step.case_id) if party.number not in reached
    ]


def told_unserved(step: Step) -> str:
    """For who closes: to whom the decision was not announced; empty when it reached everybody."""
    numbers = [str(party.number) for party in unserved_parties(step)]
    return f"; het besluit heeft partij {join_dutch(numbers)} nog niet bereikt" if numbers else ""


def _order(step: Step) -> Decision | None:
    return step.session.exec(
        select(Decision).where(Decision.case_id == step.case_id, Decision.number == ORDER)
    ).first()


def _dispatches(step: Step, party: int | None = None) -> list[Dispatch]:
    """Every attempt to let the order reach a party, the newest last."""
    step.session.flush()
    found = (
        select(Dispatch)
        .join(Document, col(Document.id) == col(Dispatch.document_id))
        .where(Dispatch.case_id == step.case_id, col(Document.kind).in_(ORDERS))
        .order_by(col(Dispatch.sent_on), col(Dispatch.id))
    )
    rows = step.session.exec(found).all()
    return [row for row in rows if party in (None, row.party_number)]


@step("brief-teruggekomen")
def record_return(form: ReturnForm, at: datetime) -> str:
    """Record that the order to a party came back; say whether it counts as announced to him.

    Not collected or refused is at the addressee's risk; else his term has not begun. Twice is once.
    """
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_DECISION, form.on, at)
        party_of(step, form.party)
        sent = _dispatches(step, form.party)[-1:]
        if not sent or form.on < sent[0].sent_on:
            raise NothingReturnedError(
                f"Zaak {form.reference}: aan partij {form.party} is voor {dutch_date(form.on)} "
                "geen besluit verzonden; er kan dan niets terugkomen."
            )
        served = is_served(form.cause)
        if (sent[0].returned_on, sent[0].cause) != (form.on, form.cause):
            sent[0].returned_on, sent[0].cause = form.on, form.cause
            session.add(sent[0])
            counts = "telt als bekendgemaakt" if served else "is niet bekendgemaakt"
            step.record(
                EventKind.RECORD,
                f"Besluit aan partij {form.party} kwam terug ({form.cause.label}) en {counts}.",
                "artikel 3:41 Awb",
            )
            step.happened(Occurrence.LETTER_RETURNED, party=form.party, decision=ORDER)
        return "telt als bekendgemaakt" if served else "is niet bekendgemaakt; maak het opnieuw"


@step("besluit-aan-een-partij-maken")
def prepare_service(form: ServiceForm, at: datetime) -> int:
    """Make the decision for one party that it did not reach, with his own last day; its version."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_DECISION, form.on, at)
        party = party_of(step, form.party)
        order = _order(step)
        if order is None or order.measure is not MeasureKind.CLOSURE:
            raise NothingToServeError(
                f"Zaak {form.reference} staat op '{step.case.status.label}': er is geen besluit "
                f"tot sluiting bekendgemaakt dat partij {form.party} op "
                f"{dutch_date(form.sent_on)} nog kan krijgen."
            )
        if party not in unserved_parties(step):
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
        _refuse_without_agreement(step, form)
        session.add(
            Dispatch(
                document_id=id_of(letter),
                case_id=step.case_id,
                attempt=1,
                party_number=form.party,
                channel=form.channel,
                sent_on=form.on,
                clock_time=form.clock_time,
                tracking=form.tracking,
            )
        )
        step.record(
            EventKind.MESSAGE,
            f"Besluit aan partij {form.party} bekendgemaakt, {form.channel.label}.",
            "artikelen 3:41 en 5:24 Awb",
        )
        step.start_term(
            TermKind.OBJECTION, result, "artikelen 6:7 en 6:8 Awb", Of(form.party, ORDER)
        )
        step.happened(Occurrence.DECISION_SERVED, party=form.party, decision=ORDER)
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


def _refuse_without_agreement(step: Step, form: ServedForm) -> None:
    refuse_email_without_agreement(step, form.channel, [party_of(step, form.party)])
