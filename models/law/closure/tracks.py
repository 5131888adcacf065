"""What runs beside a closure: objection, interim relief, costs, land register, seal."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.law.common.labelled import Labelled
from models.law.common.transitions import refusal


class TrackKind(Labelled):
    """What runs beside the case."""

    OBJECTION = "objection", "bezwaar"
    INTERIM_RELIEF = "interim_relief", "voorlopige voorziening"
    APPEAL = "appeal", "beroep"
    REOPENING_REQUEST = "reopening_request", "verzoek tot heropening"
    COST_RECOVERY = "cost_recovery", "kostenverhaal"
    LAND_REGISTER = "land_register", "inschrijving Wkpb"
    SEAL_BREACH = "seal_breach", "verbreking van het zegel"


class TrackState(Labelled):
    """Where a track stands; which states a kind of track has is in `TRACKS`."""

    FILED = "filed", "ingediend"
    UPHELD = "upheld", "gegrond"
    DISMISSED = "dismissed", "ongegrond"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    WITHDRAWN = "withdrawn", "ingetrokken"
    REQUESTED = "requested", "gevraagd"
    GRANTED = "granted", "toegewezen"
    REFUSED = "refused", "afgewezen"
    FIXED = "fixed", "kosten vastgesteld"
    REMINDED = "reminded", "aangemaand"
    WRIT = "writ", "dwangbevel uitgevaardigd"
    PAID = "paid", "betaald"
    UNCOLLECTED = "uncollected", "oninbaar"
    REGISTERED = "registered", "ingeschreven"
    DEREGISTERED = "deregistered", "doorgehaald"
    FOUND = "found", "vastgesteld"
    REPORTED = "reported", "aangifte gedaan"


_S = TrackState
_END: frozenset[TrackState] = frozenset()
_PROCEEDINGS = {
    _S.FILED: frozenset({_S.UPHELD, _S.DISMISSED, _S.INADMISSIBLE, _S.WITHDRAWN}),
    _S.UPHELD: _END,
    _S.DISMISSED: _END,
    _S.INADMISSIBLE: _END,
    _S.WITHDRAWN: _END,
}
_REQUEST = {
    _S.REQUESTED: frozenset({_S.GRANTED, _S.REFUSED, _S.WITHDRAWN}),
    _S.GRANTED: _END,
    _S.REFUSED: _END,
    _S.WITHDRAWN: _END,
}
TRACKS: Mapping[TrackKind, Mapping[TrackState, frozenset[TrackState]]] = MappingProxyType(
    {
        TrackKind.OBJECTION: _PROCEEDINGS,
        TrackKind.APPEAL: _PROCEEDINGS,
        TrackKind.INTERIM_RELIEF: _REQUEST,
        TrackKind.REOPENING_REQUEST: _REQUEST,
        # Awb 5:25(6) fixed, 4:112 reminder, 4:114 writ.
        TrackKind.COST_RECOVERY: {
            _S.FIXED: frozenset({_S.PAID, _S.REMINDED}),
            _S.REMINDED: frozenset({_S.PAID, _S.WRIT}),
            _S.WRIT: frozenset({_S.PAID, _S.UNCOLLECTED}),
            _S.PAID: _END,
            _S.UNCOLLECTED: _END,
        },
        TrackKind.LAND_REGISTER: {
            _S.REGISTERED: frozenset({_S.DEREGISTERED}),
            _S.DEREGISTERED: _END,
        },
        # Art. 199 Sr: a crime, so that the police are told.
        TrackKind.SEAL_BREACH: {_S.FOUND: frozenset({_S.REPORTED}), _S.REPORTED: _END},
    }
)
"""The states of each kind of track, the opening state first, and which may follow which."""


def opening_state(kind: TrackKind) -> TrackState:
    """The state in which a track of this kind begins."""
    return next(iter(TRACKS[kind]))


def next_track_states(kind: TrackKind, state: str | None) -> frozenset[TrackState]:
    """What may follow; for None (no track yet) the opening state, for a foreign state nothing."""
    if state is None:
        return frozenset({opening_state(kind)})
    return next((after for known, after in TRACKS[kind].items() if known == state), _END)


def require_track_transition(
    reference: str, kind: TrackKind, state: str | None, wanted: str, on: date
) -> None:
    """Do nothing when the track may take the step, otherwise raise TransitionError.

    `state` is None for a track that is opened by this step.
    """
    possible = next_track_states(kind, state)
    if wanted not in possible:
        raise refusal(
            f"De zijlijn {kind.label} van zaak {reference}",
            "nog niet begonnen" if state is None else _label(state),
            _label(wanted),
            on,
            [item.label for item in TrackState if item in possible],
        )


def _label(state: str) -> str:
    return TrackState(state).label if state in set(TrackState) else state


def suspends_the_case(kind: TrackKind, state: str) -> bool:
    """True when a judge has suspended the decision (Awb art. 8:81); an objection does not."""
    return kind is TrackKind.INTERIM_RELIEF and state == TrackState.GRANTED
