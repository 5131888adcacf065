"""Interim relief: what a judge granted suspends the case, until none of it holds any more."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.closure.track import Track, TrackStep
from models.common.history import EventKind
from models.law.closure.case_stages import CLOSURE_IS_OVER
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus, allowed
from models.law.closure.remedies.relief import Relief, ReliefEnd, end_words, last_day_after
from models.law.closure.remedies.tracks import REMEDIES, TrackKind, TrackState, suspends_the_case
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.partner_mail import queue_partner_mail
from tasks.closure.remedies.subjects import leaves_the_order
from tasks.closure.remedies.track_rows import (
    Meant,
    name_of,
    relief_of,
    steps_of,
    take_step,
    tracks_of,
    undecided_tracks,
)

NOTHING_TO_SUSPEND = CLOSURE_IS_OVER | {
    CaseStatus.PENALTY_ORDERED,
    CaseStatus.WARNED,
    CaseStatus.REOPENED,
    CaseStatus.DECISION_WITHDRAWN,
}
"""Nothing is carried out any more, or on the spot: relief is recorded, and the case stands."""


class ReliefHoldsError(WeerbaarError):
    """Raised when a case would go on while a judge's suspension still holds."""


@dataclass(frozen=True)
class Granted:
    """A request that was granted, with what the judge ordered last."""

    track: Track
    step: TrackStep
    relief: Relief

    @property
    def ends_by_itself(self) -> bool:
        """True when the judge named its end: a day, or an event that must come first."""
        return self.relief.until is not None or self.step.until_event is not None

    @property
    def end_words(self) -> str:
        """In Dutch until when it holds."""
        return end_words(self.relief, self.step.until_event, self.step.weeks_after)


def pending(step: Step) -> list[Track]:
    """The requests about the order on which a judge has not ruled."""
    return [
        track
        for track in undecided_tracks(step, TrackKind.INTERIM_RELIEF)
        if not leaves_the_order(step.session, track)
    ]


def granted(step: Step) -> Iterator[Granted]:
    """What judges granted and nobody has recorded as over."""
    for track in tracks_of(step.session, step.case_id, TrackKind.INTERIM_RELIEF):
        if suspends_the_case(track.kind, track.state):
            newest = steps_of(step.session, track)[-1]
            yield Granted(track, newest, relief_of(newest))


def suspending(step: Step) -> list[Granted]:
    """What suspends the whole order on the day of the step; relief from paying a sum does not."""
    return [
        each
        for each in granted(step)
        if each.relief.suspends_on(step.on) and not leaves_the_order(step.session, each.track)
    ]


def opens_a_part(step: Step) -> bool:
    """Whether a judge lets a part of the premises be open on the day of the step."""
    return any(each.relief.part and each.relief.holds_on(step.on) for each in granted(step))


def after_step(step: Step, track: Track) -> None:
    """Suspend or go on, as what holds on this day asks."""
    if track.state is not TrackState.REQUESTED:
        follow_the_judge(step)


def follow_the_judge(step: Step) -> None:
    """Bring the case to where the judge's orders of this day put it."""
    is_suspended = step.case.status is CaseStatus.SUSPENDED
    holding = suspending(step)
    if holding and not is_suspended and step.case.status not in NOTHING_TO_SUSPEND:
        _suspend(step)
    elif is_suspended and not holding and step.case.suspended_from is not None:
        _go_on(step)


def _suspend(step: Step) -> None:
    step.case.suspended_from = step.case.status
    step.move_to(CaseStatus.SUSPENDED, "artikel 8:81 Awb")
    step.happened(Occurrence.SUSPENDED)
    queue_partner_mail(step, "suspended")


def _go_on(step: Step) -> None:
    wanted = step.case.suspended_from
    if wanted is not None:
        step.move_to(wanted, "artikel 8:85 Awb")
        step.happened(Occurrence.RESUMED)
        step.case.suspended_from = None


def end_the_last_one(step: Step) -> None:
    """An officer says that the suspension is over: true of one order without an end of its own."""
    holding = suspending(step)
    firm = [each for each in holding if each.ends_by_itself]
    if len(holding) > 1 or firm:
        names = join_dutch([name_of(each.track) for each in holding])
        until = f" {firm[0].end_words}" if firm else ""
        raise ReliefHoldsError(
            f"Zaak {step.case.reference}: {names} geldt op {dutch_date(step.on)} nog{until}; leg "
            "eerst per verzoek vast dat het is opgeheven of vervallen."
        )
    for each in holding:
        lapse(step, each.track)
    follow_the_judge(step)


def lapse(step: Step, track: Track) -> None:
    """What a judge granted is over by itself (Awb 8:85)."""
    take_step(step, track, Meant(track.kind, track.number), TrackState.LAPSED)


def follow_the_day(step: Step) -> None:
    """What begins or is over by itself on this day, for the morning run."""
    ended = [each for each in granted(step) if each.relief.is_over_on(step.on)]
    for each in ended:
        lapse(step, each.track)
    begins = bool(suspending(step)) and allowed(
        step.case.status, CaseStatus.SUSPENDED, step.case.urgency
    )
    if begins or ended:
        follow_the_judge(step)


def lapse_with(step: Step, remedy: Track) -> None:
    """Relief ends when the objection or appeal that it rests on is withdrawn (Awb 8:85(2)(b)).

    A party that has another one open keeps it.
    """
    others = [
        track
        for kind in REMEDIES
        for track in undecided_tracks(step, kind)
        if track.party_number == remedy.party_number and _is_one_matter(step, track, remedy)
    ]
    if remedy.party_number is None or others:
        return
    for each in list(granted(step)):
        is_his = each.track.party_number == remedy.party_number
        if is_his and _is_one_matter(step, each.track, remedy):
            lapse(step, each.track)
    follow_the_judge(step)


def _is_one_matter(step: Step, one: Track, other: Track) -> bool:
    """Whether both are about the order, or both about a sum."""
    return leaves_the_order(step.session, one) is leaves_the_order(step.session, other)


def after_ruling(step: Step, appeal: Track) -> None:
    """A court ruled on the appeal: relief that ran until then gets its last day."""
    _fix_last_day(step, ReliefEnd.RULING_ON_APPEAL, appeal)


def after_decision_on_objection(step: Step, objection: Track) -> None:
    """The decision on objection left: relief that ran until then gets its last day."""
    _fix_last_day(step, ReliefEnd.DECISION_ON_OBJECTION, objection)


def _fix_last_day(step: Step, event: ReliefEnd, remedy: Track) -> None:
    """What would have begun after that day never does.

    Relief rests on the objection or appeal of who asked for it (Awb 8:81(1)): a decision on that of
    another leaves it as it is.
    """
    for each in list(granted(step)):
        newest = each.step
        if newest.until_event is not event or newest.until is not None:
            continue
        if not _rests_on(step, each.track, remedy):
            continue
        last = last_day_after(step.on, newest.weeks_after or 0)
        if last < each.relief.from_on:
            lapse(step, each.track)
            continue
        newest.until = last
        step.session.add(newest)
        step.record(
            EventKind.TRACK,
            f"{name_of(each.track).capitalize()} geldt tot en met {dutch_date(newest.until)}.",
            "artikel 8:85 Awb",
        )


def _rests_on(step: Step, relief: Track, remedy: Track) -> bool:
    """What was kept without a party can be of anybody."""
    parties = {relief.party_number, remedy.party_number}
    is_his = len(parties) == 1 or None in parties
    return is_his and _is_one_matter(step, relief, remedy)
