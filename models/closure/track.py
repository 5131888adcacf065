"""What runs beside a case, by whom and against which decision, and the course of each."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.remedies.relief import ReliefEnd
from models.law.closure.remedies.tracks import TrackKind, TrackState


class Track(SQLModel, table=True):
    """A side track of a case: objection, appeal, interim relief, request, land register."""

    __table_args__ = (
        UniqueConstraint("case_id", "kind", "number"),
        CheckConstraint("NOT of_authority OR party_number IS NULL", name="by_one_side"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    kind: TrackKind = Field(sa_type=choice(TrackKind, "track_kind"))
    number: int = 1
    party_number: int | None = None
    """By whom; None when it was not recorded, or when it is the mayor's own higher appeal."""
    of_authority: bool = False
    """A higher appeal of the mayor (Awb 8:104)."""
    decision_number: int | None = None
    """The decision against which it is directed."""
    about_id: int | None = Field(default=None, foreign_key="track.id")
    """Of a notice of default: the objection or request on which no decision came."""
    state: TrackState = Field(sa_type=choice(TrackState, "track_state"))
    """The state of its newest step."""
    opened_on: date
    changed_on: date


class TrackStep(SQLModel, table=True):
    """One step of a track, as it was recorded; it holds no person."""

    __table_args__ = (
        UniqueConstraint("track_id", "number"),
        CheckConstraint('posted_on IS NULL OR posted_on <= "on"', name="posted_before_received"),
        CheckConstraint(
            'until IS NULL OR until >= coalesce(from_on, "on")', name="ends_after_start"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    track_id: int = Field(foreign_key="track.id", index=True)
    number: int
    state: TrackState = Field(sa_type=choice(TrackState, "track_state"))
    on: date
    """The day on which it happened; of what comes in, the day of receipt."""
    posted_on: date | None = None
    """The day on which it was posted, by the postmark (Awb 6:9)."""
    excused: bool = False
    """Late, but the late one is not to blame (Awb 6:11); `note` says why."""
    committee: bool = False
    """An advisory committee hears the objection (Awb 7:13)."""
    from_on: date | None = None
    """First day of what a judge ordered; None: the day of the step."""
    until: date | None = None
    """Last day of a term that was set, or of what a judge ordered; inclusive."""
    until_event: ReliefEnd | None = Field(default=None, sa_type=choice(ReliefEnd, "until_event"))
    """The event after which relief ends, when the judge named no day."""
    weeks_after: int | None = None
    """Weeks after that event."""
    part: str = Field(default="", max_length=200)
    """The part of the premises for which relief holds; empty: all of them."""
    hearing_on: date | None = None
    """The day for which people were invited to be heard (Awb 7:2)."""
    note: str = Field(default="", max_length=600)
    """Reason or conditions, in words without names."""
