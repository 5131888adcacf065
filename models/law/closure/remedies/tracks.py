"""What runs beside a closure: objection, interim relief, land register."""

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
    HIGHER_APPEAL = "higher_appeal", "hoger beroep"
    REOPENING_REQUEST = "reopening_request", "verzoek tot heropening"
    NOTICE_OF_DEFAULT = "notice_of_default", "ingebrekestelling"
    LAND_REGISTER = "land_register", "inschrijving Wkpb"


class TrackState(Labelled):
    """Where a track stands; which states a kind of track has is in `TRACKS`."""

    FILED = "filed", "ingediend"
    REPAIR_ASKED = "repair_asked", "herstel van een verzuim gevraagd"
    REPAIRED = "repaired", "hersteld"
    NOT_REPAIRED = "not_repaired", "niet hersteld"
    HEARD = "heard", "gehoord"
    HEARING_WAIVED = "hearing_waived", "afgezien van horen"
    POSTPONED = "postponed", "verdaagd"
    CONSENTED = "consented", "uitgesteld met instemming"
    UPHELD = "upheld", "gegrond"
    PARTLY_UPHELD = "partly_upheld", "deels gegrond"
    DISMISSED = "dismissed", "ongegrond"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    WITHDRAWN = "withdrawn", "ingetrokken"
    INTERLOCUTORY = "interlocutory", "tussenuitspraak"
    EFFECTS_KEPT = "effects_kept", "gegrond, rechtsgevolgen blijven in stand"
    JUDGE_DECIDED = "judge_decided", "gegrond, rechter voorziet zelf"
    REQUESTED = "requested", "gevraagd"
    GRANTED = "granted", "toegewezen"
    REFUSED = "refused", "afgewezen"
    CHANGED = "changed", "gewijzigd door de rechter"
    LIFTED = "lifted", "opgeheven"
    LAPSED = "lapsed", "vervallen"
    RECEIVED = "received", "ontvangen"
    DECIDED = "decided", "alsnog beslist"
    REGISTERED = "registered", "ingeschreven"
    DEREGISTERED = "deregistered", "doorgehaald"
    INVITED = "invited", "uitgenodigd voor de hoorzitting"


_S = TrackState
_END: frozenset[TrackState] = frozenset()
_ON_OBJECTION = frozenset({_S.UPHELD, _S.PARTLY_UPHELD, _S.DISMISSED, _S.INADMISSIBLE})
"""How a decision on objection can end (Awb 7:11, 7:12)."""
_HANDLING = frozenset(
    {
        *(_S.REPAIR_ASKED, _S.INVITED, _S.HEARD, _S.HEARING_WAIVED),
        *(_S.POSTPONED, _S.CONSENTED, _S.WITHDRAWN),
    }
)
"""What can happen to an objection before the decision on it (Awb 6:6, 7:2 to 7:4, 7:10)."""
_UNDER_WAY = _HANDLING | _ON_OBJECTION
_OBJECTION = {
    _S.FILED: _UNDER_WAY,
    _S.REPAIR_ASKED: frozenset({_S.REPAIRED, _S.NOT_REPAIRED, _S.WITHDRAWN}),
    _S.REPAIRED: _UNDER_WAY,
    _S.NOT_REPAIRED: _UNDER_WAY,
    # Invited again when the day moves.
    _S.INVITED: _UNDER_WAY,
    # Heard again after weighty new facts (7:9).
    _S.HEARD: _UNDER_WAY,
    _S.HEARING_WAIVED: _UNDER_WAY,
    _S.POSTPONED: _UNDER_WAY - {_S.POSTPONED},
    _S.CONSENTED: _UNDER_WAY,
} | dict.fromkeys((*sorted(_ON_OBJECTION), _S.WITHDRAWN), _END)
_RULINGS = frozenset({_S.UPHELD, _S.EFFECTS_KEPT, _S.JUDGE_DECIDED, _S.DISMISSED, _S.INADMISSIBLE})
"""How a court can end an appeal (Awb 8:70, 8:72)."""
_APPEAL = {
    _S.FILED: _RULINGS | {_S.INTERLOCUTORY, _S.WITHDRAWN},
    # Awb 8:51a: the authority may mend the defect, within the term that the judge sets.
    _S.INTERLOCUTORY: frozenset({_S.REPAIRED, _S.NOT_REPAIRED, _S.WITHDRAWN}),
    _S.REPAIRED: _RULINGS | {_S.WITHDRAWN},
    _S.NOT_REPAIRED: _RULINGS | {_S.WITHDRAWN},
} | dict.fromkeys((*sorted(_RULINGS), _S.WITHDRAWN), _END)
_RELIEF_HOLDS = frozenset({_S.GRANTED, _S.CHANGED})
_RELIEF_ENDS = frozenset({_S.LIFTED, _S.LAPSED})
_RELIEF = {
    # Awb 8:84(2).
    _S.REQUESTED: frozenset({_S.GRANTED, _S.REFUSED, _S.INADMISSIBLE, _S.WITHDRAWN}),
    # Awb 8:87 lifted or changed, 8:85 lapsed.
    _S.GRANTED: _RELIEF_ENDS | {_S.CHANGED},
    _S.CHANGED: _RELIEF_ENDS | {_S.CHANGED},
    _S.REFUSED: _END,
    _S.INADMISSIBLE: _END,
    _S.WITHDRAWN: _END,
    _S.LIFTED: _END,
    _S.LAPSED: _END,
}
TRACKS: Mapping[TrackKind, Mapping[TrackState, frozenset[TrackState]]] = MappingProxyType(
    {
        TrackKind.OBJECTION: _OBJECTION,
        TrackKind.APPEAL: _APPEAL,
        TrackKind.HIGHER_APPEAL: _APPEAL,
        TrackKind.INTERIM_RELIEF: _RELIEF,
        TrackKind.REOPENING_REQUEST: {
            _S.REQUESTED: frozenset({_S.GRANTED, _S.REFUSED, _S.WITHDRAWN}),
            _S.GRANTED: _END,
            _S.REFUSED: _END,
            _S.WITHDRAWN: _END,
        },
        # Awb 4:17: it ends with the decision that was asked for.
        TrackKind.NOTICE_OF_DEFAULT: {
            _S.RECEIVED: frozenset({_S.DECIDED, _S.WITHDRAWN}),
            _S.DECIDED: _END,
            _S.WITHDRAWN: _END,
        },
        TrackKind.LAND_REGISTER: {
            _S.REGISTERED: frozenset({_S.DEREGISTERED}),
            _S.DEREGISTERED: _END,
        },
    }
)
"""The states of each kind of track, the opening state first, and which may follow which."""
SEVERAL_AT_ONCE = frozenset(TrackKind) - {TrackKind.LAND_REGISTER}
"""Of these one more can begin while another is open: each party has its own."""
REMEDIES = frozenset({TrackKind.OBJECTION, TrackKind.APPEAL, TrackKind.HIGHER_APPEAL})
"""Proceedings to which a changed decision belongs of right (Awb 6:19, 6:24)."""


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


def is_undecided(kind: TrackKind, state: TrackState) -> bool:
    """True while somebody must still decide or act; relief that was granted is decided.

    The land register has a term of its own, which holds the file open.
    """
    waits = kind is not TrackKind.LAND_REGISTER and state not in _RELIEF_HOLDS
    return waits and bool(next_track_states(kind, state))


def suspends_the_case(kind: TrackKind, state: str) -> bool:
    """True when a judge can have suspended the decision (Awb 8:81); an objection does not."""
    return kind is TrackKind.INTERIM_RELIEF and state in _RELIEF_HOLDS


def decides(kind: TrackKind, state: TrackState) -> bool:
    """True when the authority itself ends the track with this state, by a decision."""
    if kind is TrackKind.OBJECTION:
        return state in _ON_OBJECTION
    return kind is TrackKind.REOPENING_REQUEST and state in (_S.GRANTED, _S.REFUSED)


def is_ruling(kind: TrackKind, state: TrackState) -> bool:
    """True when a court ended an appeal with this state."""
    return kind in (TrackKind.APPEAL, TrackKind.HIGHER_APPEAL) and state in _RULINGS
