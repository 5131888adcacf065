"""From what was paid too much to the letter that says that it goes back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from models.closure.document import DocumentKind
from models.closure.money.claim import Claim
from models.closure.money.money_views import InterestLine
from models.closure.money.repayment_views import RepaymentLetter, TooMuchLine
from models.closure.party import Party
from models.law.closure.money.money_terms import payment_term
from models.law.closure.money.repayments import Paid, grown
from models.law.common.dutch import dutch_number, in_cents, in_euros
from models.law.common.terms import objection_period
from tasks.closure import closure_policies
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step, parties_of
from tasks.closure.letters.case_values import addressee_values, paragraphs
from tasks.closure.money.claims import for_what, money_terms
from tasks.closure.money.money_letter_facts import line, shared_values
from tasks.closure.money.repayment_duties import payments_of
from tasks.closure.papers.repayment_letter import repayment_letter
from tasks.register import policies

KIND = DocumentKind.REPAYMENT_DECISION


@dataclass(frozen=True)
class Repaying:
    """What goes back to whom, with its interest, and when."""

    claim: Claim
    party: int
    parts: tuple[Paid, ...]
    interest: int
    """In cents; 0 where none is owed."""
    pay_on: date
    sent_on: date
    wrong_data: str = ""


def addressees_of(step: Step, party: int) -> Sequence[Party]:
    """Who paid, and who acts for him (Awb 2:1)."""
    return [each for each in parties_of(step.session, step.case_id) if each.reads_for(party)]


def letter_maker(step: Step, facts: Repaying) -> Callable[[int], list[Prepared]]:
    """Makes the letter to each of them."""
    values = _values(step, facts)
    addressees = addressees_of(step, facts.party)

    def render(version: int) -> list[Prepared]:
        made = []
        for party in addressees:
            own = {"is_own": party.number == facts.party, "version": version}
            letter = RepaymentLetter.model_validate(values | addressee_values(party) | own)
            made.append(Prepared(KIND, repayment_letter(letter, party.number), party.number))
        return made

    return render


def _values(step: Step, facts: Repaying) -> dict[str, Any]:
    calendar, terms = policies.calendar(), money_terms(facts.sent_on)
    cents = sum(part.cents for part in facts.parts)
    theirs = {part.party for part in facts.parts}
    paid = [one for one in payments_of(step.session, facts.claim) if one.party in theirs]
    return shared_values(step) | {
        # What is told of the reader is told of the party itself.
        "party": facts.party,
        "claim": facts.claim.number,
        **for_what(step, facts.claim),
        "paid": in_euros(sum(one.cents for one in paid)),
        "amount": in_euros(cents),
        "payments": tuple(
            TooMuchLine(on=part.on, amount=in_cents(part.cents)) for part in facts.parts
        ),
        "interest": in_cents(facts.interest) if facts.interest else "",
        "interest_lines": tuple(_lines(facts)) if facts.interest else (),
        "least": in_euros(terms.interest_of_authority_from * 100),
        "wrong_data": paragraphs(facts.wrong_data),
        "total": in_cents(cents + facts.interest),
        "pay_on": facts.pay_on,
        "pay_until": line("betaling", payment_term(facts.sent_on, calendar, terms)),
        "objection_term": line("bezwaar", objection_period(facts.sent_on, calendar)),
        "sent_on": facts.sent_on,
    }


def _lines(facts: Repaying) -> list[InterestLine]:
    """How it grew: of each payment one line as long as sum and rate stay the same."""
    lines = []
    for _, stretches in grown(facts.parts, facts.pay_on, closure_policies.interest_rates()):
        for (base, percent), same in groupby(stretches, key=lambda one: (one.base, one.percent)):
            days = list(same)
            lines.append(
                InterestLine(
                    first=days[0].first,
                    last=days[-1].until - timedelta(days=1),
                    base=in_cents(int(base)),
                    percent=f"{dutch_number(percent)} procent",
                )
            )
    return lines
