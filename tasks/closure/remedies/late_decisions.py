"""Notice of default: from when deciding late costs money, and how much so far."""

from datetime import date, datetime

from sqlmodel import col, select

from models.closure.remedy_forms import DefaultNoticeForm
from models.closure.term import Term, TermKind
from models.closure.track import Track
from models.law.closure.late_decision import Lateness, lateness
from models.law.closure.tracks import TrackKind, TrackState, is_undecided
from models.law.common.dutch import dutch_date, sentence
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure import closure_policies
from tasks.closure.case_step import Step, begin_step
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

TERM_OF = {
    TrackKind.OBJECTION: TermKind.DECISION_ON_OBJECTION,
    TrackKind.REOPENING_REQUEST: TermKind.REOPENING_DECISION,
}


class NothingLateError(WeerbaarError):
    """Raised when a notice of default is about something that has no term to decide."""


@step("ingebrekestelling-vastleggen")
def record_default_notice(form: DefaultNoticeForm, at: datetime) -> tuple[str, ...]:
    """Record that a notice came, or was withdrawn; what to say of the penalty. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        late = undecided_one(step, form.about, form.number)
        meant = Meant(
            TrackKind.NOTICE_OF_DEFAULT,
            party=form.party if form.party is not None else late.party_number,
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
        return said, sentence(penalty_of(step, track, step.on).explanation)


def _same_notice(step: Step, meant: Meant) -> Track | None:
    """The notice that this party gave already about the same thing, and that still counts."""
    return next(
        (
            notice
            for notice in undecided_tracks(step, TrackKind.NOTICE_OF_DEFAULT)
            if (notice.about_id, notice.party_number) == (meant.about_id, meant.party)
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


def penalty_of(step: Step, notice: Track, up_to: date) -> Lateness:
    """What the municipality owes by this notice, up to and including a day."""
    late = step.session.get_one(Track, notice.about_id)
    term = step.session.exec(
        select(Term)
        .where(Term.case_id == step.case_id, Term.kind == TERM_OF[late.kind])
        .where(col(Term.track_id).is_(None) | (col(Term.track_id) == late.id))
        .order_by(col(Term.track_id).is_(None), col(Term.number).desc())
    ).first()
    if term is None:
        raise NothingLateError(
            f"Zaak {step.case.reference}: voor {name_of(late)} loopt geen termijn om te beslissen."
        )
    decided = None if is_undecided(late.kind, late.state) else late.changed_on
    policy = closure_policies.late_decision(notice.opened_on)
    return lateness(policy, term.last_day, notice.opened_on, up_to, decided)
