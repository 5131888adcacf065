"""The rows of what runs beside a case: which track is meant, and its next step."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.closure.term import TermKind
from models.closure.track import Track, TrackStep
from models.common.history import EventKind
from models.law.closure.remedies.relief import Relief, ReliefEnd
from models.law.closure.remedies.track_occurrences import occurrence_of_step
from models.law.closure.remedies.tracks import (
    SEVERAL_AT_ONCE,
    TrackKind,
    TrackState,
    is_undecided,
    next_track_states,
    opening_state,
    require_track_transition,
)
from models.law.common.dutch import dutch_date, join_dutch, sentence
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Of, OrderOfDaysError, Step, find_term
from tasks.register.acting import id_of


class WhichTrackError(WeerbaarError):
    """Raised when it cannot be told which of several tracks is meant, or none has that number."""


@dataclass(frozen=True)
class Meant:
    """Which track a form means: by number, by whom, against which decision."""

    kind: TrackKind
    number: int | None = None
    party: int | None = None
    decision: int | None = None
    of_authority: bool = False
    about_id: int | None = None


@dataclass(frozen=True)
class Details:
    """What a step says beyond its state and its day."""

    posted_on: date | None = None
    excused: bool = False
    committee: bool = False
    from_on: date | None = None
    until: date | None = None
    until_event: ReliefEnd | None = None
    weeks_after: int | None = None
    part: str = ""
    hearing_on: date | None = None
    note: str = ""


NO_DETAILS = Details()


def tracks_of(session: Session, case_id: int, kind: TrackKind | None = None) -> Sequence[Track]:
    """The tracks of a case, by kind and number."""
    found = select(Track).where(Track.case_id == case_id).order_by(col(Track.id))
    return session.exec(found if kind is None else found.where(Track.kind == kind)).all()


def steps_of(session: Session, track: Track) -> Sequence[TrackStep]:
    """The course of a track, in the order in which it was recorded."""
    return session.exec(
        select(TrackStep).where(TrackStep.track_id == id_of(track)).order_by(col(TrackStep.number))
    ).all()


def undecided_tracks(step: Step, kind: TrackKind | None = None) -> list[Track]:
    """The tracks on which somebody must still decide."""
    return [
        track
        for track in tracks_of(step.session, step.case_id, kind)
        if is_undecided(track.kind, track.state)
    ]


def name_of(track: Track) -> str:
    """The track for an officer: "bezwaar 2 (partij 3)"."""
    if track.kind not in SEVERAL_AT_ONCE:
        return track.kind.label
    whose = "de burgemeester" if track.of_authority else f"partij {track.party_number}"
    known = track.of_authority or track.party_number is not None
    return f"{track.kind.label} {track.number}" + (f" ({whose})" if known else "")


def chosen_track(step: Step, meant: Meant, state: TrackState) -> Track | None:
    """The track that this step is about; None when the step opens a new one.

    Without a number it is the one that can take the step. Raises WhichTrackError when several can.
    """
    known = [
        track
        for track in tracks_of(step.session, step.case_id, meant.kind)
        if _may_be_meant(track, meant)
    ]
    if meant.kind not in SEVERAL_AT_ONCE:
        known = known[-1:]
    if state is opening_state(meant.kind):
        before = _opened_before(step, known, meant, state)
        if before is None:
            _refuse_taken_number(step, meant)
        return before
    if meant.number is not None and not known:
        raise WhichTrackError(
            f"Zaak {step.case.reference} heeft geen {meant.kind.label} met nummer {meant.number}."
        )
    done = [track for track in known if _is_done(track, state, step.on)]
    able = [track for track in known if state in next_track_states(meant.kind, track.state)]
    possible = [*able, *(track for track in done if track not in able)]
    if len(possible) > 1:
        names = join_dutch([name_of(track) for track in possible], "of")
        raise WhichTrackError(
            f"Zaak {step.case.reference}: zeg met het nummer welke u bedoelt: {names}."
        )
    return possible[0] if possible else (known[-1] if known else None)


def _may_be_meant(track: Track, meant: Meant) -> bool:
    if meant.number is not None and track.number != meant.number:
        return False
    return meant.party is None or track.party_number in (None, meant.party)


def _opened_before(
    step: Step, known: Sequence[Track], meant: Meant, state: TrackState
) -> Track | None:
    """The track that the same act opened already, or the one that stands in its way."""
    for track in known:
        first = steps_of(step.session, track)[:1]
        same = (track.party_number, track.of_authority) == (meant.party, meant.of_authority)
        if same and first and (first[0].state, first[0].on) == (state, step.on):
            return track
    open_ones = [track for track in known if next_track_states(track.kind, track.state)]
    return open_ones[-1] if open_ones and meant.kind not in SEVERAL_AT_ONCE else None


def _refuse_taken_number(step: Step, meant: Meant) -> None:
    """Who names the number of one that is there does not begin another."""
    if meant.number is None or meant.kind not in SEVERAL_AT_ONCE:
        return
    for track in tracks_of(step.session, step.case_id, meant.kind):
        if track.number == meant.number:
            raise WhichTrackError(
                f"Zaak {step.case.reference}: {name_of(track)} is er al sinds "
                f"{dutch_date(track.opened_on)}. Laat het nummer leeg als op "
                f"{dutch_date(step.on)} iets nieuws binnenkwam."
            )


def _is_done(track: Track, state: TrackState, on: date) -> bool:
    return (track.state, track.changed_on) == (state, on)


def recorded_before(step: Step, track: Track | None, state: TrackState) -> TrackStep | None:
    """The step with this state and day as it was recorded already; None when it was not."""
    if track is None:
        return None
    steps = steps_of(step.session, track)
    known = steps[0] if state is opening_state(track.kind) else steps[-1]
    return known if (known.state, known.on) == (state, step.on) else None


def says_the_same(known: TrackStep, details: Details) -> bool:
    """Whether a step that was recorded says what would be recorded now."""
    return all(getattr(known, name) == value for name, value in asdict(details).items())


def take_step(
    step: Step,
    track: Track | None,
    meant: Meant,
    state: TrackState,
    details: Details = NO_DETAILS,
    remark: str = "",
) -> Track:
    """Record the step, in the track it is about or in a new one, with its line of the history."""
    require_track_transition(
        step.case.reference, meant.kind, track.state if track else None, state, step.on
    )
    if track is None:
        track = _opened(step, meant, state)
    if step.on < track.changed_on:
        raise OrderOfDaysError(
            f"Zaak {step.case.reference}: {name_of(track)} staat sinds "
            f"{dutch_date(track.changed_on)} op '{track.state.label}'; {dutch_date(step.on)} ligt "
            "daarvoor."
        )
    track.state, track.changed_on = state, step.on
    step.session.add(track)
    step.session.flush()
    steps = steps_of(step.session, track)
    step.session.add(
        TrackStep(
            track_id=id_of(track),
            number=len(steps) + 1,
            state=state,
            on=step.on,
            **asdict(details),
        )
    )
    step.record(EventKind.TRACK, sentence(f"{name_of(track)}: {state.label}{remark}"))
    happened = occurrence_of_step(track.kind, state)
    if happened is not None:
        step.happened(
            happened,
            party=track.party_number,
            decision=track.decision_number,
            track=id_of(track),
        )
    return track


def _opened(step: Step, meant: Meant, state: TrackState) -> Track:
    earlier = tracks_of(step.session, step.case_id, meant.kind)
    return Track(
        case_id=step.case_id,
        kind=meant.kind,
        number=len(earlier) + 1,
        party_number=meant.party,
        of_authority=meant.of_authority,
        decision_number=meant.decision,
        about_id=meant.about_id,
        state=state,
        opened_on=step.on,
        changed_on=step.on,
    )


def relief_of(step: TrackStep) -> Relief:
    """What a judge granted with this step."""
    return Relief(step.from_on or step.on, step.until, step.part)


def meet_term_of(step: Step, kind: TermKind, track: Track) -> None:
    """Mark the term of this track as met; older versions had one for the whole case."""
    own = Of(track=id_of(track))
    if find_term(step.session, step.case_id, kind, own) is not None:
        step.meet_term(kind, own)
    elif not undecided_tracks(step, track.kind):
        step.meet_term(kind)
