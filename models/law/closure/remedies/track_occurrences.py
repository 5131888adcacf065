"""What a step of a track is in the course of the case."""

from collections.abc import Mapping
from types import MappingProxyType

from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.tracks import (
    TrackKind,
    TrackState,
    next_track_states,
    opening_state,
)

_OPENED: Mapping[TrackKind, Occurrence] = MappingProxyType(
    {
        TrackKind.OBJECTION: Occurrence.OBJECTION_FILED,
        TrackKind.APPEAL: Occurrence.APPEAL_FILED,
        TrackKind.HIGHER_APPEAL: Occurrence.APPEAL_FILED,
        TrackKind.INTERIM_RELIEF: Occurrence.RELIEF_ASKED,
        TrackKind.REOPENING_REQUEST: Occurrence.REOPENING_ASKED,
        TrackKind.NOTICE_OF_DEFAULT: Occurrence.DEFAULT_NOTICED,
    }
)
_GOES_ON: Mapping[TrackKind, Occurrence] = MappingProxyType(
    {
        TrackKind.OBJECTION: Occurrence.OBJECTION_HANDLED,
        TrackKind.APPEAL: Occurrence.APPEAL_HANDLED,
        TrackKind.HIGHER_APPEAL: Occurrence.APPEAL_HANDLED,
        TrackKind.INTERIM_RELIEF: Occurrence.RELIEF_RULED,
    }
)
_ENDED: Mapping[TrackKind, Occurrence] = MappingProxyType(
    {
        TrackKind.OBJECTION: Occurrence.OBJECTION_CLOSED,
        TrackKind.APPEAL: Occurrence.APPEAL_CLOSED,
        TrackKind.HIGHER_APPEAL: Occurrence.APPEAL_CLOSED,
        TrackKind.INTERIM_RELIEF: Occurrence.RELIEF_RULED,
        TrackKind.REOPENING_REQUEST: Occurrence.REOPENING_DECIDED,
        TrackKind.NOTICE_OF_DEFAULT: Occurrence.DEFAULT_OVER,
    }
)
_RELIEF_OVER = frozenset({TrackState.LIFTED, TrackState.LAPSED, TrackState.WITHDRAWN})


def occurrence_of_step(kind: TrackKind, state: TrackState) -> Occurrence | None:
    """The occurrence that a step is; None of costs, land register and seal."""
    if state is opening_state(kind):
        return _OPENED.get(kind)
    if kind is TrackKind.INTERIM_RELIEF and state in _RELIEF_OVER:
        return Occurrence.RELIEF_OVER
    return (_GOES_ON if next_track_states(kind, state) else _ENDED).get(kind)
