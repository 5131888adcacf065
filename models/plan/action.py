"""What came of the action plan: progress, evidence, meetings and the communication calendar.

The plan itself is a policy (models/law/plan/action_plan.py); a row here names its year, a number.
"""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.action_status import ActionStatus
from models.law.common.labelled import Labelled


class ActionProgress(SQLModel, table=True):
    """How far an action of a municipality was on a day; the last day tells how far it is."""

    __table_args__ = (
        UniqueConstraint("municipality_code", "year", "action_number", "on"),
        CheckConstraint(
            "status NOT IN ('carried_over', 'dropped') OR reason <> ''", name="off_has_a_reason"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    year: int
    """Year of the plan."""
    action_number: int
    on: date
    status: ActionStatus = Field(sa_type=choice(ActionStatus, "action_status"))
    note: str = Field(default="", max_length=400)
    reason: str = Field(default="", max_length=400)
    """Why it is carried over or dropped."""
    recorded_by: int = Field(foreign_key="officer.id")


class ActionEvidence(SQLModel, table=True):
    """That something in the register is evidence for an action; what it is stands there."""

    municipality_code: str = Field(primary_key=True, foreign_key="municipality.code", max_length=4)
    year: int = Field(primary_key=True)
    action_number: int = Field(primary_key=True)
    reference: str = Field(primary_key=True, max_length=20)
    """Of a control round, a closure or another instrument."""
    linked_on: date


class MeetingKind(Labelled):
    """What was held."""

    MEETING = "meeting", "bijeenkomst"
    THEME_DAY = "theme_day", "themadag"
    TRAINING = "training", "training"
    CAMPAIGN = "campaign", "campagne"
    EVENT = "event", "evenement"


class PlanMeeting(SQLModel, table=True):
    """A meeting or campaign for an action; who came is a number."""

    __table_args__ = (
        UniqueConstraint("municipality_code", "on", "kind", "title"),
        CheckConstraint("attendance IS NULL OR attendance >= 0", name="attendance_not_negative"),
    )

    id: int | None = Field(default=None, primary_key=True)
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    year: int
    """Year of the plan."""
    action_number: int
    on: date = Field(index=True)
    kind: MeetingKind = Field(sa_type=choice(MeetingKind, "meeting_kind"))
    title: str = Field(max_length=120)
    attendance: int | None = None
    """None when nobody counted."""
    recorded_by: int = Field(foreign_key="officer.id")


class CalendarChannel(Labelled):
    """Along which way something is told (plan 2024, chapter 4)."""

    WEBSITE = "website", "website"
    NEWSPAPER = "newspaper", "krant"
    SOCIAL_MEDIA = "social_media", "sociale media"
    INTRANET = "intranet", "intranet"
    LETTER = "letter", "brief"
    MEETING = "meeting", "bijeenkomst"
    EVENT = "event", "evenement"


class Audience(Labelled):
    """For whom it is told."""

    RESIDENTS = "residents", "inwoners"
    ENTREPRENEURS = "entrepreneurs", "ondernemers"
    COLLEAGUES = "colleagues", "collega's"
    PARTNERS = "partners", "partners"
    YOUTH = "youth", "jongeren"


class CommunicationItem(SQLModel, table=True):
    """One item of the communication calendar: planned on a day or in a week, and done on a day."""

    __table_args__ = (UniqueConstraint("municipality_code", "planned_on", "channel", "what"),)

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=20)
    """For example "LIN-KAL-2024-003": numbered per municipality and year."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    planned_on: date = Field(index=True)
    """The day, or the Monday of the week."""
    whole_week: bool = False
    channel: CalendarChannel = Field(sa_type=choice(CalendarChannel, "calendar_channel"))
    audience: Audience = Field(sa_type=choice(Audience, "audience"))
    what: str = Field(max_length=120)
    action_number: int | None = None
    """Of the plan of the year in which it is planned; None for an item outside the plan."""
    done_on: date | None = None
