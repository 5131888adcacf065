"""Which steps of a remedy there are, and what each must say."""

from collections.abc import Mapping
from types import MappingProxyType

from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.labelled import Labelled

_S = TrackState
HANDLING_STATES = (
    *(_S.FILED, _S.REPAIR_ASKED, _S.REPAIRED, _S.NOT_REPAIRED, _S.INVITED, _S.HEARD),
    *(_S.HEARING_WAIVED, _S.POSTPONED, _S.CONSENTED, _S.WITHDRAWN),
)
"""The steps of an objection until the decision on it."""
COURT_OUTCOMES = (_S.UPHELD, _S.EFFECTS_KEPT, _S.JUDGE_DECIDED, _S.DISMISSED, _S.INADMISSIBLE)
APPEAL_STATES = (
    *(_S.FILED, _S.INTERLOCUTORY, _S.REPAIRED, _S.NOT_REPAIRED, *COURT_OUTCOMES, _S.WITHDRAWN),
)
RELIEF_STATES = (
    *(_S.REQUESTED, _S.GRANTED, _S.REFUSED, _S.INADMISSIBLE, _S.WITHDRAWN),
    *(_S.CHANGED, _S.LIFTED, _S.LAPSED),
)
NOTICE_STATES = (_S.RECEIVED, _S.WITHDRAWN)
LATE_ABOUT = (TrackKind.OBJECTION, TrackKind.REOPENING_REQUEST)
"""A decision on objection (Awb 7:14) or on a request; not the decision to close itself."""
OUTCOMES: Mapping[TrackKind, tuple[TrackState, ...]] = MappingProxyType(
    {
        TrackKind.OBJECTION: (_S.UPHELD, _S.PARTLY_UPHELD, _S.DISMISSED, _S.INADMISSIBLE),
        TrackKind.REOPENING_REQUEST: (_S.GRANTED, _S.REFUSED),
    }
)
"""How the mayor decides (Awb 7:11)."""
EVERY_OUTCOME = tuple(state for states in OUTCOMES.values() for state in states)
NEEDS_A_LAST_DAY = frozenset({_S.REPAIR_ASKED, _S.CONSENTED, _S.INTERLOCUTORY})
RULED = frozenset({_S.GRANTED, _S.CHANGED})
"""The judge ordered something: only then there are days, a part and an end to record."""


class WaiverGround(Labelled):
    """Why an objector was not heard (Awb 7:3)."""

    PLAINLY_INADMISSIBLE = "plainly_inadmissible", "kennelijk niet-ontvankelijk"
    PLAINLY_UNFOUNDED = "plainly_unfounded", "kennelijk ongegrond"
    NOT_WISHED = "not_wished", "de indiener wil niet worden gehoord"
    NO_ANSWER = "no_answer", "geen antwoord op de vraag of de indiener gehoord wil worden"
    WHOLLY_MET = (
        "wholly_met",
        "aan het bezwaar wordt helemaal tegemoetgekomen en niemand anders heeft daar nadeel van",
    )


class Missing(Labelled):
    """What an objection lacks (Awb 6:5, 2:1); the letter to mend it names it (Awb 6:6)."""

    GROUNDS = "grounds", "de redenen van het bezwaar"
    POWER_OF_ATTORNEY = "power_of_attorney", "de machtiging"
    GROUNDS_AND_POWER = "grounds_and_power", "de redenen van het bezwaar en de machtiging"
    NAME_OR_SIGNATURE = "name_or_signature", "naam, adres, datum of handtekening"


_ONLY_FOR: Mapping[WaiverGround, TrackState] = MappingProxyType(
    {
        WaiverGround.PLAINLY_INADMISSIBLE: _S.INADMISSIBLE,
        WaiverGround.PLAINLY_UNFOUNDED: _S.DISMISSED,
        WaiverGround.WHOLLY_MET: _S.UPHELD,
    }
)
_ARTICLES: Mapping[WaiverGround, str] = MappingProxyType(
    dict(zip(WaiverGround, ("a", "b", "c", "d", "e"), strict=True))
)


def waiver_words(ground: WaiverGround) -> str:
    """The ground with its article."""
    return f"{ground.label} ({_article(ground)})"


def _article(ground: WaiverGround) -> str:
    return f"artikel 7:3, onder {_ARTICLES[ground]}, Awb"


def waiver_in(note: str) -> WaiverGround | None:
    """The ground that the note of a step names by its article; None when it has none.

    The words may be those of an older version.
    """
    return next((each for each in WaiverGround if _article(each) in note), None)


def is_plain(ground: WaiverGround | None) -> bool:
    """True when there was so little in it that deciding late costs nothing (Awb 4:17(5)(c))."""
    return ground in (WaiverGround.PLAINLY_INADMISSIBLE, WaiverGround.PLAINLY_UNFOUNDED)


def waiver_allows(ground: WaiverGround | None, outcome: TrackState) -> bool:
    """True when an objection can end so without a hearing on this ground (Awb 7:3)."""
    return ground is not None and _ONLY_FOR.get(ground, outcome) is outcome
