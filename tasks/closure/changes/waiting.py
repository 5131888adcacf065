"""The days on which a judge made the closing wait, and what they do to the ordered period."""

from collections.abc import Iterator, Sequence
from datetime import date

from models.closure.case_event import CaseEvent
from models.closure.closure import ClosureCase
from models.common.history import EventKind
from models.law.closure.duration_start import Period, RunsFrom, Wait, has_run_out
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackKind
from tasks.closure import closure_policies
from tasks.closure.case_step import Step, occurrences_of
from tasks.closure.remedies.track_rows import steps_of, tracks_of

ORDER_STANDS = (CaseStatus.CLOSED, CaseStatus.DECISION_ANNOUNCED, CaseStatus.SUSPENDED)
"""An order to close with a last day, which can run out."""


def ordered_period(case: ClosureCase) -> Period | None:
    """The period in force; None for a closure without an end, or no closure at all."""
    if case.ordered_from is None or case.ordered_until is None:
        return None
    return Period(
        case.ordered_from, case.ordered_until, case.duration_runs_from or RunsFrom.ORDERED_DAY
    )


def measure_of(case: ClosureCase) -> Measure:
    """The measure in force."""
    return Measure(
        kind=case.measure or MeasureKind.NONE, amount=case.measure_amount, unit=case.measure_unit
    )


def waits_of(step: Step) -> list[Wait]:
    """Requests for interim relief, where closing waits for them, and suspensions by a judge."""
    return [*_requests(step), *_suspensions(step)]


def _requests(step: Step) -> Iterator[Wait]:
    own = closure_policies.own_closure_terms(step.case.municipality_code, step.on)
    if not own.closing_waits_for_relief:
        return
    for track in tracks_of(step.session, step.case_id, TrackKind.INTERIM_RELIEF):
        # The ruling ends the wait; what it ordered is a suspension of its own.
        ruled_on = [each.on for each in steps_of(step.session, track)[1:2]]
        yield Wait(track.opened_on, next(iter(ruled_on), None))


def _suspensions(step: Step) -> Iterator[Wait]:
    begun: CaseEvent | None = None
    for event in occurrences_of(step.session, step.case_id):
        if event.what is Occurrence.SUSPENDED:
            begun = event
        elif event.what is Occurrence.RESUMED and begun is not None:
            yield Wait(begun.on, event.on)
            begun = None
    if step.case.status is CaseStatus.SUSPENDED:
        # What older versions suspended has no event: it waits from this day at the latest.
        yield Wait(begun.on if begun else step.on, None)


def closure_has_run_out(step: Step) -> bool:
    """Whether the closure is over by itself on the day of the step."""
    return is_over_on(step.case, step.on, waits_of(step))


def is_over_on(case: ClosureCase, on: date, waits: Sequence[Wait]) -> bool:
    """Whether the closure of a case as it stands, with these waits, is over by itself on a day."""
    period = ordered_period(case)
    if case.status not in ORDER_STANDS or period is None:
        return False
    return has_run_out(
        period,
        on,
        closed=case.closed_on is not None,
        suspended=case.status is CaseStatus.SUSPENDED,
        waits=waits,
    )


def tell_that_it_is_held(step: Step) -> None:
    """Say once in the history that the ordered period passed while a judge made it wait."""
    case, period = step.case, ordered_period(step.case)
    if case.status not in ORDER_STANDS or period is None or period.last_day >= step.on:
        return
    known = occurrences_of(step.session, step.case_id)
    if any(each.what is Occurrence.PERIOD_HELD for each in known):
        return
    step.record(
        EventKind.TERM,
        "De dagen van het besluit zijn voorbij, maar de sluiting eindigt niet vanzelf: zij wacht "
        "op de rechter en de duur telt vanaf de feitelijke sluiting.",
        "ECLI:NL:RBZWB:2023:6350",
    )
    step.happened(Occurrence.PERIOD_HELD)
