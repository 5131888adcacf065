"""A closure that is over: how, since when, and the decision that must still follow (5:31(2))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from models.closure.case_event import CaseEvent
from models.law.closure.case_stages import SHUT_AND_OPENED
from models.law.closure.measures import Measure
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import Urgency
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.terms import TermResult
from tasks.closure.case_step import Step, has_happened, occurrences_of

OVER_BY = (Occurrence.CLOSURE_ENDED, Occurrence.CLOSURE_LIFTED, Occurrence.DECISION_WITHDRAWN)


class ShutForLongerError(WeerbaarError):
    """Raised when premises were shut for longer than the decision on that would say."""


@dataclass(frozen=True)
class Over:
    """How a closure was over, and its last day or the day on which somebody ended it."""

    by: Occurrence
    on: date


def before_the_order(course: Iterable[CaseEvent]) -> Iterable[CaseEvent]:
    """What had happened when the order left, or what happened so far."""
    return takewhile(lambda event: event.what is not Occurrence.DECISION_ANNOUNCED, course)


def over_now(step: Step) -> Over | None:
    """How it was over, as the whole file tells; None while no end was recorded."""
    return _over(step, occurrences_of(step.session, step.case_id))


def over_before_the_order(step: Step) -> Over | None:
    """The same, when it was over before the decision left; so a letter made again is the same."""
    return _over(step, before_the_order(occurrences_of(step.session, step.case_id)))


def _over(step: Step, course: Iterable[CaseEvent]) -> Over | None:
    ends = [event for event in course if event.what in OVER_BY]
    if not ends:
        return None
    last = ends[-1]
    by_itself = last.what is Occurrence.CLOSURE_ENDED
    return Over(last.what, (step.case.ordered_until if by_itself else None) or last.on)


def refuse_shut_for_longer(step: Step, ordered: TermResult, over: Over, measure: Measure) -> None:
    """What was done may not have lasted longer than the measure that the decision gives for it."""
    if not measure.is_indefinite and ordered.last_day < over.on:
        raise ShutForLongerError(
            f"Zaak {step.case.reference} ({step.case.status.label}): het pand was dicht van "
            f"{dutch_date(ordered.starts_on)} tot {dutch_date(over.on)}, langer dan "
            f"{measure.describe()}. Geef een duur waar dat in past, met in de belangenafweging "
            'de reden bij "4:84".'
        )


def must_still_be_decided(step: Step) -> bool:
    """Premises that were shut at once are open again, and the decision on that has not left."""
    return (
        step.case.urgency is Urgency.URGENT_5_31_2
        and step.case.status in SHUT_AND_OPENED
        and not has_happened(step, Occurrence.DECISION_ANNOUNCED)
    )
