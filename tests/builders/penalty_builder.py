"""Takes an invented order under penalty on: forfeited, collected, changed."""

from datetime import date, timedelta
from typing import Any

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.money.hearing_forms import CollectionIntentForm, CollectionZienswijzeForm
from models.closure.money.money_forms import CollectionForm, ForfeitureForm, PenaltyChangeForm
from models.closure.service_forms import ReturnForm
from models.law.closure.measures import MeasureKind
from models.law.closure.weighing import WeighingMoment
from tasks.acts.closure import money_acts, party_acts
from tests.builders.case_builder import Walk, at, reassessed
from tests.builders.money_builder import values
from tests.readers.case_reading import PROPORTION, REASON, decide_and_announce

ORDERED_ON = date(2026, 3, 30)
COMPLY_UNTIL = date(2026, 4, 13)
SEEN_ON = date(2026, 5, 20)
COLLECTED_ON = date(2026, 6, 8)
INTENDED_ON = date(2026, 5, 22)
WEIGHED = "Er zijn geen bijzondere omstandigheden. Innen is daarom niet onevenredig."
HEARD_DAYS = 15
"""From the letter that asks to the decision: a day more than the term of the example."""
PENALTY: dict[str, Any] = {
    "outcome": MeasureKind.PENALTY_ORDER,
    "penalty_amount": 2500,
    "penalty_per": "offence",
    "penalty_maximum": 10000,
    "grace_days": 14,
}


def penalty_ordered(**changes: Any) -> Walk:
    """An order under penalty of 30 March 2026: 2.500 euro each time, at most 10.000."""
    walk = reassessed()
    extra = (REASON, PROPORTION)
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=extra)
    decide_and_announce(walk, ORDERED_ON, **PENALTY | changes)
    return walk


def forfeit(
    walk: Walk,
    on: date = SEEN_ON,
    times: int = 1,
    report: str = "PL-2026-0099",
    party: int = 1,
) -> date:
    """The police saw that an offender did not keep the order; the last day to pay."""
    given = values(walk, on, party=party, times=times, seen_by="police", report_number=report)
    return money_acts.record_forfeiture(ForfeitureForm.model_validate(given), at(on)).last_day


def intend(walk: Walk, on: date = INTENDED_ON, claim: int = 1, **more: Any) -> date:
    """Ask each offender for his zienswijze; the last day for it."""
    form = CollectionIntentForm.model_validate(values(walk, on, claim=claim) | more)
    return money_acts.intend_collection(form, at(on)).last_day


def speak(walk: Walk, on: date, summary: str, party: int = 1, claim: int = 1) -> str:
    """An offender says what he thinks of collecting."""
    given = values(walk, on, claim=claim, party=party, manner="written")
    form = CollectionZienswijzeForm.model_validate(given)
    return money_acts.record_collection_zienswijze(form, at(on), summary).words


def prepare_collection(walk: Walk, on: date = COLLECTED_ON, claim: int = 1, **more: Any) -> int:
    """Make the decision to collect."""
    given = values(walk, on, claim=claim, sent_on=on, reason=WEIGHED) | more
    form = CollectionForm.model_validate(given)
    return money_acts.prepare_collection(form, at(on)).version


def announce_collection(walk: Walk, on: date = COLLECTED_ON) -> date:
    """It leaves."""
    form = AnnouncementForm.model_validate(values(walk, on))
    return money_acts.announce_collection(form, at(on)).last_day


def collected(walk: Walk, on: date = COLLECTED_ON, claim: int = 1) -> Walk:
    """The offender was asked; the decision to collect was made, approved and sent."""
    intend(walk, on - timedelta(days=HEARD_DAYS), claim)
    prepare_collection(walk, on, claim)
    walk.approve(ApprovalSubject.COLLECTION, on, by="JUR1")
    announce_collection(walk, on)
    return walk


def prepare_change(walk: Walk, on: date, **more: Any) -> int:
    """Make the decision that changes the order."""
    given = values(walk, on) | {"sent_on": on, "reason": "De reden, verzonnen."} | more
    form = PenaltyChangeForm.model_validate(given)
    return money_acts.prepare_penalty_change(form, at(on)).version


def announce_change(walk: Walk, on: date) -> date:
    """It leaves."""
    form = AnnouncementForm.model_validate(values(walk, on))
    return money_acts.announce_penalty_change(form, at(on)).last_day


def changed(walk: Walk, on: date, **more: Any) -> Walk:
    """The order was changed by a decision that two persons made."""
    prepare_change(walk, on, **more)
    walk.approve(ApprovalSubject.PENALTY_CHANGE, on, by="JUR1")
    announce_change(walk, on)
    return walk


def intent_returned(walk: Walk, on: date, cause: str, **more: Any) -> str:
    """The intention to collect came back from the first offender."""
    given = values(walk, on, claim=1, party=1, decision=0, cause=cause) | more
    (said,) = party_acts.record_return(ReturnForm.model_validate(given), at(on)).said
    return said
