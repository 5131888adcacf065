"""The other instruments as dated records: what was done, never about whom.

Every act is a row of `Instrument`; what belongs to its kind is one row of the table of that kind.
Who it is about stands in the municipality's own file, under `file_number`.
"""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.signal_themes import SignalTheme
from models.law.instruments.instruments import (
    BibobOutcome,
    CheckAnswer,
    DorOutcome,
    InstrumentKind,
    Invitee,
    MeasureUnit,
    TalkOutcome,
    TalkRole,
)


class Instrument(SQLModel, table=True):
    """One act; municipality, kind, own file number and day are its natural key."""

    __table_args__ = (UniqueConstraint("municipality_code", "kind", "file_number", "on"),)

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=20)
    """For example "LIN-DOR-2026-001": numbered per municipality, kind and year."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    kind: InstrumentKind = Field(sa_type=choice(InstrumentKind, "instrument_kind"))
    on: date = Field(index=True)
    """Day of the control, the talk or the measure; the first day of an investigation."""
    file_number: str = Field(max_length=40)
    """Number in the municipality's own system, which holds the name."""
    bag_id: str | None = Field(default=None, foreign_key="address.bag_id", max_length=16)
    recorded_by: int = Field(foreign_key="officer.id")


class DorControl(SQLModel, table=True):
    """A control of the register of second-hand dealers (art. 437 Sr)."""

    __table_args__ = (
        CheckConstraint("retention_days > 0", name="retention_above_zero"),
        CheckConstraint(
            "outcome <> 're_control' OR re_control_on IS NOT NULL", name="re_control_has_a_day"
        ),
        CheckConstraint(
            "outcome <> 'none' OR re_control_on IS NULL", name="no_day_without_follow_up"
        ),
    )

    instrument_id: int = Field(primary_key=True, foreign_key="instrument.id")
    dealer_known: CheckAnswer = Field(sa_type=choice(CheckAnswer, "dealer_known"))
    is_registered: CheckAnswer = Field(sa_type=choice(CheckAnswer, "is_registered"))
    register_up_to_date: CheckAnswer = Field(sa_type=choice(CheckAnswer, "register_up_to_date"))
    sample_matched: CheckAnswer = Field(sa_type=choice(CheckAnswer, "sample_matched"))
    retention_kept: CheckAnswer = Field(sa_type=choice(CheckAnswer, "retention_kept"))
    retention_days: int
    """The norm on the day of the control."""
    outcome: DorOutcome = Field(sa_type=choice(DorOutcome, "dor_outcome"))
    re_control_on: date | None = None


class StopTalk(SQLModel, table=True):
    """A talk to prevent or stop violations, by function and theme."""

    instrument_id: int = Field(primary_key=True, foreign_key="instrument.id")
    invited_by: TalkRole = Field(sa_type=choice(TalkRole, "invited_by"))
    invitee: Invitee = Field(sa_type=choice(Invitee, "invitee"))
    theme: SignalTheme = Field(sa_type=choice(SignalTheme, "talk_theme"))
    outcome: TalkOutcome = Field(sa_type=choice(TalkOutcome, "talk_outcome"))
    follow_up_on: date | None = None


class TalkAttendee(SQLModel, table=True):
    """A function that was represented at a STOP talk."""

    instrument_id: int = Field(primary_key=True, foreign_key="stoptalk.instrument_id")
    role: TalkRole = Field(primary_key=True, sa_type=choice(TalkRole, "talk_role"))


class BibobInvestigation(SQLModel, table=True):
    """An own investigation, followed by an advice of the LBB when that was requested."""

    __table_args__ = (
        CheckConstraint(
            "(requested_on IS NULL) = (advice_due_on IS NULL)", name="a_request_has_a_term"
        ),
        CheckConstraint(
            "received_on IS NULL OR (requested_on IS NOT NULL AND received_on >= requested_on)",
            name="advice_after_request",
        ),
        CheckConstraint(
            "requested_on IS NOT NULL OR (extension_weeks = 0 AND question_days = 0 AND cost = 0)",
            name="nothing_of_the_lbb_without_request",
        ),
        CheckConstraint(
            "extension_weeks >= 0 AND question_days >= 0 AND cost >= 0", name="not_negative"
        ),
        CheckConstraint("(outcome IS NULL) = (concluded_on IS NULL)", name="outcome_has_a_day"),
    )

    instrument_id: int = Field(primary_key=True, foreign_key="instrument.id")
    requested_on: date | None = None
    """Day of the request to the LBB; None is an own investigation only."""
    extension_weeks: int = 0
    question_days: int = 0
    """How many days the LBB waited for answers."""
    advice_due_on: date | None = Field(default=None, index=True)
    """Last day of the advice term."""
    explanation: str = Field(default="", max_length=900)
    """Why that is the last day: one Dutch sentence."""
    received_on: date | None = None
    suspended_days: int | None = None
    """For how many days the term of the decision stood still; None without an advice."""
    cost: int = 0
    """In whole euro."""
    outcome: BibobOutcome | None = Field(
        default=None, sa_type=choice(BibobOutcome, "bibob_outcome")
    )
    concluded_on: date | None = None


class StreetMeasure(SQLModel, table=True):
    """A measure for drugs trade on the street, from the day of its instrument."""

    __table_args__ = (
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        CheckConstraint("(amount = 0) = (last_day IS NULL)", name="a_duration_has_an_end"),
    )

    instrument_id: int = Field(primary_key=True, foreign_key="instrument.id")
    measure: str = Field(max_length=40)
    """Key in the policy."""
    label: str = Field(max_length=80)
    """Dutch, as the policy had it on that day."""
    ground: str = Field(max_length=120)
    amount: int = 0
    unit: MeasureUnit = Field(
        default=MeasureUnit.WEEKS, sa_type=choice(MeasureUnit, "measure_unit")
    )
    last_day: date | None = None
