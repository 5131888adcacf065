"""From a notice of default to the letter that fixes the penalty for deciding late."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.closure.late.late_views import LateDays, LatePenaltyLetter
from models.closure.party import Party
from models.closure.track import Track
from models.law.closure.late_decision import Lateness
from models.law.closure.money.money_terms import payment_term
from models.law.closure.tracks import TrackKind, is_undecided
from models.law.common.terms import objection_period
from tasks.closure import closure_policies
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step
from tasks.closure.letters.case_values import addressee_values
from tasks.closure.money.claims import money_terms
from tasks.closure.money.money_letter_facts import line, shared_values
from tasks.closure.papers.late_penalty_letter import KIND, late_penalty_letter
from tasks.closure.remedies.owed_penalties import term_to_decide
from tasks.register import policies


@dataclass(frozen=True)
class Owed:
    """By which notice, how much, and on which day the letter leaves."""

    notice: Track
    owed: Lateness
    sent_on: date


def letter_maker(
    step: Step, facts: Owed, addressees: Sequence[Party]
) -> Callable[[int], list[Prepared]]:
    """Makes the letter to who gave notice, and to who acts for that party."""
    late = step.session.get_one(Track, facts.notice.about_id)
    calendar, owed = policies.calendar(), facts.owed
    policy = closure_policies.late_decision(facts.notice.opened_on)
    payment = payment_term(facts.sent_on, calendar, money_terms(facts.sent_on))
    values = shared_values(step) | {
        "party": facts.notice.party_number,
        "is_objection": late.kind is TrackKind.OBJECTION,
        "asked_on": late.opened_on,
        "term_until": term_to_decide(step, late).last_day,
        "notice_on": facts.notice.opened_on,
        "decided_on": None if is_undecided(late.kind, late.state) else late.changed_on,
        "first_day": owed.first_day,
        "last_day": owed.last_day,
        "days": owed.days,
        "euros": owed.euros,
        "parts": tuple(
            LateDays(days=days, euros_a_day=euros) for days, euros in policy.parts_of(owed.days)
        ),
        "payment_term": line("betaling", payment),
        "objection_term": line("bezwaar", objection_period(facts.sent_on, calendar)),
        "sent_on": facts.sent_on,
    }

    def render(version: int) -> list[Prepared]:
        letters = [
            (
                party.number,
                LatePenaltyLetter.model_validate(
                    values
                    | addressee_values(party)
                    | {"is_own": party.number == facts.notice.party_number, "version": version}
                ),
            )
            for party in addressees
        ]
        return [
            Prepared(KIND, late_penalty_letter(letter, number), number)
            for number, letter in letters
        ]

    return render
