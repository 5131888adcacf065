"""Notice of default: from when deciding late costs money, and how much so far."""

from datetime import datetime

from models.closure.remedy_forms import DefaultNoticeForm
from models.closure.term import TermKind
from models.closure.track import Track
from models.law.closure.remedies.late_decision import NoneOwed
from models.law.closure.remedies.tracks import TrackKind, TrackState, is_undecided
from models.law.common.dutch import dutch_date, sentence
from models.law.common.roles import Action
from tasks.closure.case_step import Step, begin_step, party_of
from tasks.closure.remedies.late.owed_penalties import await_fixing, of_notice, penalty_of
from tasks.closure.remedies.recording import record
from tasks.closure.remedies.track_rows import (
    Meant,
    WhichTrackError,
    name_of,
    tracks_of,
    undecided_tracks,
)
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


@step("ingebrekestelling-vastleggen")
def record_default_notice(form: DefaultNoticeForm, at: datetime) -> tuple[str, ...]:
    """Record that a notice came, or was withdrawn; what to say of the penalty. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        late = undecided_one(step, form.about, form.number)
        meant = Meant(
            TrackKind.NOTICE_OF_DEFAULT,
            party=_whose(step, late, form.party),
            decision=late.decision_number,
            about_id=id_of(late),
        )
        earlier = _same_notice(step, meant) if form.state is TrackState.RECEIVED else None
        if earlier is not None and earlier.opened_on != form.on:
            already = (
                f"{name_of(earlier)} over {name_of(late)} is er al, ontvangen op "
                f"{dutch_date(earlier.opened_on)}; een tweede telt niet, dus er verandert niets"
            )
            return sentence(already), sentence(penalty_of(step, earlier, step.on).explanation)
        track, said = record(step, meant, form.state)
        if track.state is TrackState.WITHDRAWN:
            step.meet_term(TermKind.LATE_PENALTY, of_notice(track))
        else:
            await_fixing(step, track)
        return said, sentence(penalty_of(step, track, step.on).explanation)


def _whose(step: Step, late: Track, party: int | None) -> int | None:
    """For whom it counts: who asked, also when somebody gives it for him (Awb 2:1, 4:17(3)).

    WhichTrackError when it is of another, who can have no penalty for this (4:17(5)(b)).
    """
    if party is None or late.party_number is None:
        return party if party is not None else late.party_number
    giver = party_of(step, party)
    if late.party_number not in (party, *giver.acts_for):
        raise WhichTrackError(
            f"Zaak {step.case.reference}: {name_of(late)} is niet van partij {party}; een "
            f"ingebrekestelling van {dutch_date(step.on)} telt alleen van wie om de beslissing "
            "vroeg, of van wie voor die partij optreedt (artikel 4:17 Awb)."
        )
    return late.party_number


def _same_notice(step: Step, meant: Meant) -> Track | None:
    """The notice that this party gave already about the same thing, and that still counts.

    One that came too early started nothing, so that a later one counts (Awb 4:17(3)).
    """
    return next(
        (
            notice
            for notice in undecided_tracks(step, TrackKind.NOTICE_OF_DEFAULT)
            if (notice.about_id, notice.party_number) == (meant.about_id, meant.party)
            and (
                notice.opened_on == step.on
                or penalty_of(step, notice, step.on).none is not NoneOwed.TOO_EARLY
            )
        ),
        None,
    )


def undecided_one(step: Step, about: TrackKind, asked: int | None) -> Track:
    """The objection or request on which must still be decided."""
    found = [
        track
        for track in tracks_of(step.session, step.case_id, about)
        if asked in (None, track.number)
        and (asked is not None or is_undecided(track.kind, track.state))
    ]
    if len(found) != 1:
        number = f" met nummer {asked}" if asked else " waarop nog niet is beslist"
        many = "meer dan één" if found else "geen"
        raise WhichTrackError(
            f"Zaak {step.case.reference} heeft {many} {about.label}{number} op "
            f"{dutch_date(step.on)}; geef het nummer van het {about.label} dat er is."
        )
    return found[0]
