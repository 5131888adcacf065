"""The notice of intent for one party: it came back, or he became known later (Awb 4:8)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.closure.approval import Approval, ApprovalSubject
from models.closure.document import DocumentKind
from models.closure.people.intended import IntendedMeasure
from models.closure.term import TermKind
from models.law.closure.occurrences import Occurrence, may_happen
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult, own_term
from tasks.closure.approvals import Prepared, latest_approval
from tasks.closure.case_step import Of, Step
from tasks.closure.intent import zienswijze_days
from tasks.closure.letter_facts import LetterFacts, chosen_again
from tasks.closure.letters.party_values import letters_for
from tasks.closure.papers import party_letters
from tasks.closure.people.sendings import INTENT, is_missed, sendings_of
from tasks.register import policies
from tasks.register.acting import id_of

RULE = "artikel 4:8 Awb; eigen termijn"


class NoIntentToServeError(WeerbaarError):
    """Raised when a party would get a notice of intent that is not out, or no longer of use."""


class HeardAlreadyError(WeerbaarError):
    """Raised when the notice would be made anew for a party that it has reached."""


def letter_maker(step: Step, party: int, sent_on: date) -> Callable[[int], list[Prepared]]:
    """Makes the notice as it left, with a term of his own to give a zienswijze."""
    notice = _notice(step, party, sent_on)
    intended = step.session.get(IntendedMeasure, id_of(notice))
    if intended is None:
        raise NoIntentToServeError(
            f"Zaak {step.case.reference}: dit voornemen is met een oudere versie gemaakt, dus "
            f"partij {party} kan het op {dutch_date(sent_on)} niet krijgen; vraag haar zelf om een "
            "zienswijze (artikel 4:8 Awb) en leg die vast."
        )
    told_on = sendings_of(step, INTENT)[0].sent_on
    facts = LetterFacts(
        sent_on=sent_on,
        chosen=chosen_again(step, intended.as_measure, told_on),
        zienswijze_term=_own_term(step, sent_on),
        decided_on=told_on,
    )

    def render(_version: int) -> list[Prepared]:
        return [
            Prepared(
                DocumentKind.LATER_INTENT,
                replace(
                    party_letters.notice_of_intent(letter, number),
                    name=f"voornemen-partij-{number}-nader.pdf",
                ),
                number,
                INTENT,
            )
            for number, letter in letters_for(step, facts, 1)
            if number == party
        ]

    return render


def _notice(step: Step, party: int, sent_on: date) -> Approval:
    """The version of the notice that is out, and has not reached this party."""
    notice = latest_approval(step.session, step.case_id, ApprovalSubject.INTENT)
    is_out = bool(sendings_of(step, INTENT))
    if notice is None or not is_out or not may_happen(Occurrence.INTENT_SERVED, step.case.status):
        raise NoIntentToServeError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': er is geen voornemen "
            f"bekendgemaakt waarop partij {party} op {dutch_date(sent_on)} nog kan reageren."
        )
    if not is_missed(step, INTENT, party):
        raise HeardAlreadyError(
            f"Zaak {step.case.reference}: het voornemen heeft partij {party} al bereikt; opnieuw "
            f"bekendmaken op {dutch_date(sent_on)} geeft geen nieuwe termijn."
        )
    return notice


def _own_term(step: Step, sent_on: date) -> TermResult:
    return own_term(sent_on, policies.calendar(), days=zienswijze_days(step, sent_on))


def last_day_for(step: Step) -> date:
    """Until when who is served on the day of the step may give his zienswijze."""
    return _own_term(step, step.on).last_day


def begin_to_listen(step: Step, party: int) -> None:
    """His notice left: his own term begins."""
    step.start_term(TermKind.ZIENSWIJZE, _own_term(step, step.on), RULE, Of(party))
    step.happened(Occurrence.INTENT_SERVED, party=party)


def follow_return(step: Step, party: int) -> None:
    """It did not reach him: his own term never began."""
    step.meet_term(TermKind.ZIENSWIJZE, Of(party))
