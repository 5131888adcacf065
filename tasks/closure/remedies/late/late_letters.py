"""From a notice of default to the letter that fixes the penalty for deciding late, or denies it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.closure.late.late_views import LateDays, LatePenaltyLetter, NoLatePenaltyLetter
from models.closure.party import Party
from models.closure.track import Track
from models.law.closure.money.money_terms import payment_term
from models.law.closure.remedies.late_decision import Lateness, NoneOwed
from models.law.closure.remedies.tracks import TrackKind, is_undecided
from models.law.common.terms import objection_period
from tasks.closure import closure_policies
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Step
from tasks.closure.letters.case_values import addressee_values, paragraphs
from tasks.closure.money.claims import money_terms
from tasks.closure.money.money_letter_facts import line, shared_values
from tasks.closure.papers.late_penalty_letter import (
    KIND,
    late_penalty_letter,
    no_late_penalty_letter,
)
from tasks.closure.remedies.late.owed_penalties import term_to_decide
from tasks.documents.rendering import RenderedFile
from tasks.register import policies


@dataclass(frozen=True)
class Owed:
    """By which notice, how much or why nothing, and on which day the letter leaves."""

    notice: Track
    owed: Lateness
    sent_on: date
    ground: NoneOwed | None = None
    """Why nothing is owed; None: something is."""
    reason: str = ""


def letter_maker(
    step: Step, facts: Owed, addressees: Sequence[Party]
) -> Callable[[int], list[Prepared]]:
    """Makes the letter to who gave notice, and to who acts for that party."""
    values = _values(step, facts)
    values |= _sum(facts) if facts.ground is None else _none(facts, facts.ground)

    def render(version: int) -> list[Prepared]:
        return [
            Prepared(KIND, _letter(values | _own(party, facts, version), party), party.number)
            for party in addressees
        ]

    return render


def _own(party: Party, facts: Owed, version: int) -> dict[str, Any]:
    is_own = party.number == facts.notice.party_number
    return addressee_values(party) | {"is_own": is_own, "version": version}


def _letter(values: dict[str, Any], party: Party) -> RenderedFile:
    if "ground" in values:
        return no_late_penalty_letter(NoLatePenaltyLetter.model_validate(values), party.number)
    return late_penalty_letter(LatePenaltyLetter.model_validate(values), party.number)


def _values(step: Step, facts: Owed) -> dict[str, Any]:
    """What both letters say."""
    late = step.session.get_one(Track, facts.notice.about_id)
    return shared_values(step) | {
        "party": facts.notice.party_number,
        "is_objection": late.kind is TrackKind.OBJECTION,
        "asked_on": late.opened_on,
        "term_until": term_to_decide(step, late).last_day,
        "notice_on": facts.notice.opened_on,
        "decided_on": None if is_undecided(late.kind, late.state) else late.changed_on,
        "first_day": facts.owed.first_day,
        "objection_term": line("bezwaar", objection_period(facts.sent_on, policies.calendar())),
        "sent_on": facts.sent_on,
    }


def _sum(facts: Owed) -> dict[str, Any]:
    owed, policy = facts.owed, closure_policies.late_decision(facts.notice.opened_on)
    payment = payment_term(facts.sent_on, policies.calendar(), money_terms(facts.sent_on))
    return {
        "last_day": owed.last_day,
        "days": owed.days,
        "euros": owed.euros,
        "parts": tuple(
            LateDays(days=days, euros_a_day=euros) for days, euros in policy.parts_of(owed.days)
        ),
        "payment_term": line("betaling", payment),
    }


def _none(facts: Owed, ground: NoneOwed) -> dict[str, Any]:
    return {
        "ground": ground,
        "paragraph": closure_policies.late_decision(facts.sent_on).paragraph_of_none,
        "reason": paragraphs(facts.reason),
    }
