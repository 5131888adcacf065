"""The decision reaches each party: who was not reached gets it later, with a term of his own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import ORDER, Decision
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party import Party
from models.closure.service_forms import ReturnForm, ServedForm, ServiceForm
from models.closure.term import TermKind
from models.common.history import EventKind
from models.law.closure.addressees import is_served
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import objection_period
from tasks.closure.approvals import Prepared, documents_of, prepare, require_approved
from tasks.closure.case_step import Of, Step, begin_step, has_happened, party_of
from tasks.closure.letters.letter_version import told_version
from tasks.closure.ordered_days import begins_a_term
from tasks.closure.people import intent_letters, later_letters, order_letters
from tasks.closure.people.own_terms import stop_own_term, take_up_own_term
from tasks.closure.people.routes import keep, leaving
from tasks.closure.people.sendings import (
    INTENT,
    decision_of,
    is_missed,
    missed_parties,
    sendings_of,
)
from tasks.closure.remedies.objecting.objections import follow_service
from tasks.register import policies
from tasks.register.resources import transaction
from tasks.register.step import step

LETTERS = {DocumentKind.LATER_DECISION, DocumentKind.LATER_INTENT}
_NAMES = {
    INTENT: ("Voornemen", "artikel 4:8 Awb"),
    ORDER: ("Besluit", "artikelen 3:41 en 5:24 Awb"),
}


class NothingToServeError(WeerbaarError):
    """Raised when one party would get a decision that was not announced, or that is no closure."""


class ServedAlreadyError(WeerbaarError):
    """Raised when the decision would be made anew for a party that it has reached."""


class OtherServiceError(WeerbaarError):
    """Raised when a letter leaves to another party, or on another day, than it was made for."""


class NothingReturnedError(WeerbaarError):
    """Raised when a letter would have come back that never went out."""


@dataclass(frozen=True)
class Served:
    """What this party can do against it, and until when."""

    remedy: TermKind
    last_day: date
    is_open: bool = True
    """Whether the term began: against a warning that is no decision none does."""

    @property
    def is_appeal(self) -> bool:
        """True: to the court. False: to object, or to give a zienswijze."""
        return self.remedy is TermKind.APPEAL

    @property
    def is_zienswijze(self) -> bool:
        """Whether it is against nothing yet: the party may say what it thinks of the intent."""
        return self.remedy is TermKind.ZIENSWIJZE


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
            for one in _in_one_envelope(step, form, sent):
                one.returned_on, one.cause = form.on, form.cause
                session.add(one)
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


def _in_one_envelope(step: Step, form: ReturnForm, sent: Dispatch) -> list[Dispatch]:
    """A later decision that is served again goes with the letter of then; both come back."""
    same = (sent.sent_on, sent.returned_on, sent.cause)
    return [
        one
        for one in sendings_of(step, form.decision, form.party)
        if (one.sent_on, one.returned_on, one.cause) == same
    ]


def _follow_return(step: Step, form: ReturnForm, sent: Dispatch, *, was_served: bool) -> None:
    """What it means for the course of the case, and for the term of this party."""
    number = form.decision or None
    step.happened(Occurrence.LETTER_RETURNED, party=form.party, decision=number)
    served = is_served(form.cause)
    if not served:
        missed = Occurrence.DECISION_MISSED if number else Occurrence.INTENT_MISSED
        step.happened(missed, party=form.party, decision=number)
    if number is None and not served:
        intent_letters.follow_return(step, form.party)
    if number is None or served is was_served:
        return
    if served:
        take_up_own_term(step, number, sent)
    else:
        stop_own_term(step, number, form.party, form.on, form.cause)
    if number == ORDER:
        order_letters.follow_return(step, sent, served=served)
    follow_service(step, form.party, number)


@step("besluit-aan-een-partij-maken")
def prepare_service(form: ServiceForm, at: datetime) -> int:
    """Make the decision for one party that it did not reach, with his own last day; its version."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_DECISION, form.on, at)
        party = party_of(step, form.party)
        render = _letter_maker(step, form, party)
        approval, _ = prepare(step, ApprovalSubject.SERVICE, form.sent_on, render)
        return told_version(session, approval)


def _letter_maker(step: Step, form: ServiceForm, party: Party) -> Callable[[int], list[Prepared]]:
    """Of the notice of intent, the order, or a later decision."""
    if form.decision == INTENT:
        return intent_letters.letter_maker(step, form.party, form.sent_on)
    decision = _missed_decision(step, form)
    if decision.number == ORDER:
        return order_letters.letter_maker(step, decision, form.party, form.sent_on)
    return later_letters.letter_maker(step, decision, party, form.sent_on)


def _missed_decision(step: Step, form: ServiceForm) -> Decision:
    """The decision that this party has still to get."""
    number, day = form.decision, dutch_date(form.sent_on)
    decision = decision_of(step, number)
    is_order = number == ORDER
    what = "besluit" if is_order else f"besluit {number}"
    if decision is None or not _can_be_served(step, decision):
        raise NothingToServeError(
            f"Zaak {form.reference} staat op '{step.case.status.label}': er is geen {what} "
            f"bekendgemaakt dat partij {form.party} op {day} nog kan krijgen."
        )
    if not is_missed(step, number, form.party):
        # Of what is for offenders alone, another party never gets a letter.
        has_own = bool(sendings_of(step, number, form.party))
        why = "heeft partij {} al bereikt" if has_own else "is niet voor partij {}"
        name = "het besluit" if is_order else f"besluit {number}"
        raise ServedAlreadyError(
            f"Zaak {form.reference}: {name} {why.format(form.party)}; opnieuw bekendmaken op {day} "
            "geeft geen nieuwe termijn."
        )
    return decision


def _can_be_served(step: Step, decision: Decision) -> bool:
    if decision.number == ORDER:
        # Who did not get a warning that was withdrawn hears of the withdrawal alone.
        return not has_happened(step, Occurrence.WARNING_WITHDRAWN)
    return bool(sendings_of(step, decision.number))


@step("besluit-aan-een-partij-bekendmaken")
def announce_service(form: ServedForm, at: datetime) -> Served:
    """Record that it left to this party; return until when he can object. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ANNOUNCE_DECISION, form.on, at)
        approval = require_approved(step, ApprovalSubject.SERVICE)
        letter, *others = _letters_of(step, form, approval)
        if form.decision == INTENT:
            return _announce_intent(step, form, letter)
        decision = decision_of(step, form.decision)
        if decision is None:
            raise OtherServiceError(_not_ready(step, form))
        result = objection_period(form.on, policies.calendar())
        is_open = begins_a_term(step, decision)
        served = Served(later_letters.remedy_of(decision), result.last_day, is_open)
        if later_letters.attempts_of(step, letter):
            return served
        _leave(step, form, letter, others)
        rule = "artikelen 6:7 en 8:1 Awb" if served.is_appeal else "artikelen 6:7 en 6:8 Awb"
        if is_open:
            step.start_term(served.remedy, result, rule, Of(form.party, form.decision))
        if decision.number == ORDER:
            order_letters.start_own_grace(step, decision, form.party)
        later_letters.start_own_payment(step, decision)
        step.happened(Occurrence.DECISION_SERVED, party=form.party, decision=form.decision)
        follow_service(step, form.party, form.decision)
        return served


def _announce_intent(step: Step, form: ServedForm, letter: Document) -> Served:
    """The notice left to this party: it may speak until a day of its own."""
    served = Served(TermKind.ZIENSWIJZE, intent_letters.last_day_for(step))
    if not later_letters.attempts_of(step, letter):
        _leave(step, form, letter, ())
        intent_letters.begin_to_listen(step, form.party)
    return served


def _leave(step: Step, form: ServedForm, letter: Document, others: Sequence[Document]) -> None:
    """The dispatch, with in the same envelope his letter of then where it is a later decision.

    `others` is that letter where it was made for him now.
    """
    (one,) = leaving(step, form, [letter])
    one = replace(one, clock_time=form.clock_time)
    attempt = len(sendings_of(step, form.decision, form.party)) + 1
    is_later = form.decision > ORDER
    own = later_letters.own_letter(step, form.decision, form.party) if is_later else None
    for each in others if own is None else [own]:
        keep(step, replace(one, letter=each), later_letters.attempts_of(step, each) + 1)
        step.session.flush()
    keep(step, one, attempt)
    what, rule = _NAMES.get(form.decision, (f"Besluit {form.decision}", "artikel 3:41 Awb"))
    step.record(
        EventKind.MESSAGE,
        f"{what} aan partij {form.party} bekendgemaakt, {form.channel.label}.",
        rule,
    )


def _letters_of(step: Step, form: ServedForm, approval: Approval) -> list[Document]:
    """The approved letter, when it is for this party and for this day, and what goes with it."""
    letters = [
        letter
        for letter in documents_of(step.session, approval, LETTERS)
        if (letter.party_number, letter.decision_number) == (form.party, form.decision)
    ]
    if not letters or approval.takes_effect_on != form.on:
        raise OtherServiceError(_not_ready(step, form))
    return letters


def _not_ready(step: Step, form: ServedForm) -> str:
    others = {ORDER: "", INTENT: " over het voornemen"}
    of = others.get(form.decision, f" over besluit {form.decision}")
    return (
        f"Zaak {step.case.reference}: er ligt geen goedgekeurde brief aan partij {form.party}{of} "
        f"klaar voor verzending op {dutch_date(form.on)}; maak hem voor die dag."
    )
