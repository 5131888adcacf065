"""A decision after the order, for one party: a letter with his own days, and the letter of then."""

from collections.abc import Callable
from datetime import date

from sqlmodel import col, func, select

from models.closure.closure_views import TermLine
from models.closure.decision import Decision, DecisionKind
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party import Party
from models.closure.remedy_views import LaterLetter
from models.closure.term import TermKind
from models.law.closure.measures import MeasureKind
from models.law.closure.money.claims import ClaimState
from models.law.closure.money.money_terms import payment_term
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult, objection_period
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step, parties_of
from tasks.closure.letters.case_values import addressee_values, course_of_case, premises_values
from tasks.closure.letters.party_values import capacity_words
from tasks.closure.money.claims import claim_of, for_what, money_terms, start_claim_term
from tasks.closure.ordered_days import begins_a_term
from tasks.closure.papers.later_letter import later_letter
from tasks.closure.people.kept_letters import letter_of_then, tell_that_it_was_missed
from tasks.closure.people.sendings import letters_of
from tasks.register import policies
from tasks.register.acting import id_of

WHAT = {
    DocumentKind.CHANGE_DECISION: "een wijziging van het besluit tot sluiting",
    DocumentKind.COST_DECISION: "een kostenbesluit",
    DocumentKind.COLLECTION_DECISION: "een invorderingsbesluit",
    DocumentKind.INTEREST_DECISION: "een rentebesluit",
    DocumentKind.PENALTY_CHANGE: "een wijziging van de last onder dwangsom",
    DocumentKind.LATE_PENALTY: "een besluit over de dwangsom voor te laat beslissen",
    DocumentKind.REPAYMENT_DECISION: "een besluit over terugbetaling",
    DocumentKind.DEFERRAL_CHANGE: "een wijziging van het uitstel van betaling",
}
CHANGE = DocumentKind.CHANGE_DECISION
PAID_FROM_SERVICE = (DecisionKind.COSTS, DecisionKind.INTEREST)
"""The six weeks to pay begin when it is made known (Awb 4:87); a penalty is due by law (5:33)."""
OF_REMEDIES = {
    DecisionKind.ON_OBJECTION: "een beslissing op bezwaar",
    DecisionKind.ON_REQUEST: "een besluit op een verzoek tot heropening",
}


class NoLetterOfThenError(WeerbaarError):
    """Raised when no letter of the decision was made for this party, who was none at the time."""


def own_letter(step: Step, decision: int, party: int) -> Document | None:
    """The letter that was made for this party when the decision was made."""
    letters = letters_of(step, decision)
    if letters is None:
        return None
    return step.session.exec(
        select(Document).where(
            Document.case_id == step.case_id,
            Document.party_number == party,
            Document.kind != DocumentKind.LATER_DECISION,
            letters,
        )
    ).first()


def attempts_of(step: Step, letter: Document) -> int:
    """How often it left."""
    sent = select(func.count(col(Dispatch.id))).where(Dispatch.document_id == id_of(letter))
    return step.session.exec(sent).one()


def remedy_of(decision: Decision) -> TermKind:
    """The court after a decision on objection, else objection (Awb 7:1, 8:1)."""
    is_appeal = decision.kind is DecisionKind.ON_OBJECTION
    return TermKind.APPEAL if is_appeal else TermKind.OBJECTION


def letter_maker(
    step: Step, decision: Decision, party: Party, sent_on: date
) -> Callable[[int], list[Prepared]]:
    """Makes the letter that goes with his letter of then. NoLetterOfThenError."""
    own = own_letter(step, decision.number, party.number)
    then = None if own is not None else letter_of_then(step, decision, party)
    if own is None and then is None:
        raise NoLetterOfThenError(
            f"Zaak {step.case.reference}: partij {party.number} was nog geen partij toen besluit "
            f"{decision.number} werd gemaakt, en wat erin staat is van die versie niet bewaard; er "
            f"is geen brief aan haar om op {dutch_date(sent_on)} te verzenden, laat een jurist die "
            "schrijven."
        )
    if then is not None:
        tell_that_it_was_missed(step, decision, party)
    calendar = policies.calendar()
    pays = decision.kind in PAID_FROM_SERVICE
    is_warning = _is_about_a_warning(step, decision)
    letter = LaterLetter(
        **premises_values(step),
        **addressee_values(party),
        party=party.number,
        course=course_of_case(step),
        capacity=capacity_words(party, parties_of(step.session, step.case_id)),
        what=_what(decision, own, is_warning=is_warning),
        is_warning=is_warning,
        may_object=begins_a_term(step, decision),
        decided_on=decision.announced_on,
        is_appeal=remedy_of(decision) is TermKind.APPEAL,
        remedy_term=_line(objection_period(sent_on, calendar)),
        payment_term=_line(payment_term(sent_on, calendar, money_terms(sent_on))) if pays else None,
        is_owed_jointly=pays and _is_joint(step, decision),
        sent_on=sent_on,
    )

    def render(_version: int) -> list[Prepared]:
        file = later_letter(letter, decision.number)
        kind = DocumentKind.LATER_DECISION
        files = [file] if then is None else [file, then]
        return [Prepared(kind, each, party.number, decision.number) for each in files]

    return render


def _is_about_a_warning(step: Step, decision: Decision) -> bool:
    return step.case.measure is MeasureKind.WARNING and decision.kind is DecisionKind.CHANGE


def _what(decision: Decision, own: Document | None, *, is_warning: bool) -> str:
    if is_warning:
        is_over = decision.measure is MeasureKind.NONE
        return "de intrekking van een waarschuwing" if is_over else "een gewijzigde waarschuwing"
    return OF_REMEDIES.get(decision.kind) or WHAT[own.kind if own else CHANGE]


def _is_joint(step: Step, decision: Decision) -> bool:
    """Costs, and interest on them, are owed by all offenders together (Awb 5:25)."""
    claim = claim_of(step, decision)
    return claim is not None and for_what(step, claim)["is_for_costs"]


def _line(term: TermResult) -> TermLine:
    return TermLine(label="", last_day=term.last_day, explanation=term.explanation)


def start_own_payment(step: Step, decision: Decision) -> None:
    """No reminder of costs goes out before each of who owe them had his six weeks (Awb 4:87).

    The prescription stays as it was counted: for the municipality it is never later than real.
    """
    if decision.kind not in PAID_FROM_SERVICE:
        return
    claim = claim_of(step, decision)
    if claim is not None and claim.state is ClaimState.FIXED:
        term = payment_term(step.on, policies.calendar(), money_terms(step.on))
        start_claim_term(step, claim, TermKind.PAYMENT, term, "artikel 4:87 Awb")
