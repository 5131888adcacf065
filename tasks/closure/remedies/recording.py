"""Recording a step of what runs beside a case, and what that step does to the case."""

from datetime import datetime

from models.closure.closure_forms import StepForm
from models.closure.decision import ORDER
from models.closure.term import TermKind
from models.closure.track import Track
from models.closure.track_form import TrackForm
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackKind, TrackState, decides, is_undecided
from models.law.common.dutch import dutch_date, sentence
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import own_term
from tasks.closure import closure_policies
from tasks.closure.case_step import Of, Step, begin_step, party_of
from tasks.closure.remedies import reliefs
from tasks.closure.remedies.first_days import refuse_a_second, refuse_before_there_is_one
from tasks.closure.remedies.late.owed_penalties import await_fixing
from tasks.closure.remedies.objecting import objections
from tasks.closure.remedies.track_rows import (
    NO_DETAILS,
    Details,
    Meant,
    chosen_track,
    meet_term_of,
    name_of,
    recorded_before,
    says_the_same,
    take_step,
    undecided_tracks,
)
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class ArchivedError(WeerbaarError):
    """Raised when something is recorded in a case of which the file is closed."""


class SaidOtherwiseError(WeerbaarError):
    """Raised when a step that was recorded already would say something else."""


class OpenTracksError(WeerbaarError):
    """Raised when the file would be closed while something beside it is still open."""


@step("zijspoor-vastleggen")
def record_track(form: TrackForm, at: datetime) -> str:
    """Record a step of a request to reopen or of the land register. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        first = ORDER if form.track is TrackKind.REOPENING_REQUEST else None
        meant = Meant(form.track, form.number, form.party, form.decision or first)
        return record(step, meant, form.state)[1]


def record(
    step: Step, meant: Meant, state: TrackState, details: Details = NO_DETAILS
) -> tuple[Track, str]:
    """Take one step of one track with all that follows from it; the track, and what to say."""
    if step.case.status is CaseStatus.ARCHIVED:
        raise ArchivedError(
            f"Zaak {step.case.reference} is {step.case.status.label}; {meant.kind.label} "
            f"vastleggen op {dutch_date(step.on)} kan niet meer."
        )
    if meant.party is not None:
        party_of(step, meant.party)
    track = chosen_track(step, meant, state)
    known = recorded_before(step, track, state)
    if track is not None and known is not None:
        if says_the_same(known, details):
            return track, sentence(f"{name_of(track)}: {state.label}")
        _refuse_to_say_otherwise(step, track, state)
    if track is None:
        refuse_before_there_is_one(step, meant)
        refuse_a_second(step, meant)
    is_objection = (meant.kind, state) == (TrackKind.OBJECTION, TrackState.FILED)
    remark = objections.remark_on_filing(step, meant, details) if is_objection else ""
    track = take_step(step, track, meant, state, details, remark)
    _consequences(step, track)
    return track, sentence(f"{name_of(track)}: {state.label}{remark}")


def _refuse_to_say_otherwise(step: Step, track: Track, state: TrackState) -> None:
    """Of one day a step says one thing; for another hour people are invited once more."""
    if state is not TrackState.INVITED:
        raise SaidOtherwiseError(
            f"Zaak {step.case.reference}: {name_of(track)} is op {dutch_date(step.on)} al op "
            f"'{state.label}' gezet, met andere gegevens; er is niets gewijzigd."
        )


def _consequences(step: Step, track: Track) -> None:
    """What a step does to the case and its terms."""
    match track.kind:
        case TrackKind.OBJECTION:
            objections.after_step(step, track)
            if decides(track.kind, track.state):
                reliefs.after_decision_on_objection(step, track)
        case TrackKind.INTERIM_RELIEF:
            reliefs.after_step(step, track)
        case TrackKind.REOPENING_REQUEST:
            _reopening_requested(step, track)
        case TrackKind.LAND_REGISTER if track.state is TrackState.REGISTERED:
            step.meet_term(TermKind.LAND_REGISTRATION)
        case TrackKind.LAND_REGISTER:
            step.meet_term(TermKind.LAND_DEREGISTRATION)
        case _:
            pass
    if not is_undecided(track.kind, track.state):
        _end_notices(step, track)


def _end_notices(step: Step, decided: Track) -> None:
    """The notices of default about what was decided now: the penalty rises no more."""
    for notice in undecided_tracks(step, TrackKind.NOTICE_OF_DEFAULT):
        if notice.about_id == decided.id:
            take_step(step, notice, Meant(notice.kind, notice.number), TrackState.DECIDED)
            await_fixing(step, notice)


def _reopening_requested(step: Step, track: Track) -> None:
    if track.state is TrackState.REQUESTED:
        own = closure_policies.own_closure_terms(step.case.municipality_code, step.on)
        step.start_term(
            TermKind.REOPENING_DECISION,
            own_term(step.on, policies.calendar(), weeks=own.reopening_decision_weeks),
            "redelijke termijn, artikel 4:13 Awb",
            Of(track=id_of(track)),
        )
    else:
        meet_term_of(step, TermKind.REOPENING_DECISION, track)


def refuse_open_tracks(step: Step) -> None:
    """The file stays open while somebody must still decide on something beside the case."""
    open_ones = undecided_tracks(step)
    if open_ones:
        names = ", ".join(f"{name_of(track)}: {track.state.label}" for track in open_ones)
        raise OpenTracksError(
            f"Zaak {step.case.reference} heeft nog iets openstaan ({names}); archiveren op "
            f"{dutch_date(step.on)} kan niet."
        )


@step("schorsing-beëindigen")
def resume(form: StepForm, at: datetime) -> str:
    """The suspension ended and the decision stands: the case goes on where it stood."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        if step.case.suspended_from is None:
            return f"er is niets geschorst, dus er verandert niets; {step.case.status.label}"
        reliefs.end_the_last_one(step)
        return step.case.status.label
