"""Invitations to a control round: what each partner was told last, and what it answered."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel


class Invitation(SQLModel, table=True):
    """One partner in one round; a change or a withdrawal is the same row, one number further."""

    __table_args__ = (
        UniqueConstraint("round_id", "partner_id"),
        UniqueConstraint("uid"),
        CheckConstraint("sequence >= 0", name="sequence_counts_up"),
        CheckConstraint("(capacity IS NULL) = (answered_on IS NULL)", name="answered_on_a_day"),
        CheckConstraint("capacity IS NULL OR capacity >= 0", name="capacity_not_negative"),
    )

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="controlround.id", index=True)
    partner_id: int = Field(foreign_key="partner.id")
    uid: str = Field(max_length=100)
    """UID of the calendar event (RFC 5545), partly random: another register never sends the same.

    A trial of the same round would otherwise move or delete the real one in a partner's calendar.
    """
    sequence: int = 0
    """SEQUENCE of the calendar event (RFC 5545): rises with each change."""
    planned_on: date
    """The day that the partner was told last."""
    reply_until: date
    is_cancelled: bool = False
    capacity: int | None = None
    """For how many teams the partner has people, as it answered."""
    answered_on: date | None = None
