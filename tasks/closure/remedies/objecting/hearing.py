"""Whether who objected was heard before the decision on it, or why not (Awb 7:2, 7:3, 7:12)."""

from collections.abc import Sequence

from models.closure.track import Track, TrackStep
from models.law.closure.remedies.remedy_rules import is_plain, waiver_allows, waiver_in
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.remedies.track_rows import name_of, steps_of, tracks_of
from tasks.register.acting import id_of

TURNED_DOWN = (TrackState.DISMISSED, TrackState.INADMISSIBLE)


class NotHeardError(WeerbaarError):
    """Raised when nobody was heard before a decision on objection, without a ground in Awb 7:3."""


def hearings_of(step: Step, track: Track) -> Sequence[TrackStep]:
    """The hearings up to the day of this step, the first one first.

    An objection that a court opened again keeps the hearings of the same party from before: only
    new facts ask for another one (Awb 7:9).
    """
    tracks = [track]
    if track.about_id is not None:
        tracks = [
            each
            for each in tracks_of(step.session, step.case_id, TrackKind.OBJECTION)
            if each.party_number == track.party_number and id_of(each) <= id_of(track)
        ]
    return [
        each
        for one in tracks
        for each in steps_of(step.session, one)
        if each.state is TrackState.HEARD and each.on <= step.on
    ]


def is_plainly_nothing(step: Step, track: Track) -> bool:
    """Whether an objection was turned down without a hearing, as it was plainly nothing."""
    if track.state not in TURNED_DOWN or hearings_of(step, track):
        return False
    grounds = [waiver_in(each.note) for each in _waivers(step, track)]
    return any(is_plain(each) and waiver_allows(each, track.state) for each in grounds)


def _waivers(step: Step, track: Track) -> Sequence[TrackStep]:
    return [
        each for each in steps_of(step.session, track) if each.state is TrackState.HEARING_WAIVED
    ]


def refuse_unheard(step: Step, track: Track, outcome: TrackState) -> None:
    """Raise NotHeardError when the objection was neither heard nor rightly left unheard."""
    if track.kind is not TrackKind.OBJECTION or hearings_of(step, track):
        return
    waived = _waivers(step, track)
    if any(waiver_allows(waiver_in(each.note), outcome) for each in waived):
        return
    why = (
        f"de vastgelegde reden om niet te horen past niet bij {outcome.label}"
        if waived
        else "er is niet gehoord"
    )
    raise NotHeardError(
        f"Zaak {step.case.reference}: {name_of(track)} staat sinds {dutch_date(track.changed_on)} "
        f"op '{track.state.label}' en {why}; {outcome.label} verklaren op {dutch_date(step.on)} "
        "kan niet (artikelen 7:2 en 7:3 Awb). Leg eerst bij het bezwaar vast dat de indiener is "
        "gehoord (heard), of de reden om niet te horen (hearing_waived)."
    )
