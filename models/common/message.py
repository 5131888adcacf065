"""The outbox: a message is a row with its finished bytes, written with what causes it."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.common.base import Moment, choice
from models.law.common.labelled import Labelled


class MessageState(Labelled):
    """Where a message is.

    queued -> claimed (committed) -> sent | queued again (refused before hand-over, temporary)
    | refused (for good) | unknown (handed over or died: a person looks, it is never sent again
    by itself).
    """

    QUEUED = "queued", "wacht op verzending"
    CLAIMED = "claimed", "wordt verzonden"
    SENT = "sent", "verzonden"
    REFUSED = "refused", "geweigerd"
    UNKNOWN = "unknown", "onbekend of het aankwam"


class Settlement(Labelled):
    """What a person found out about a message: it arrived, or it must go again."""

    SENT = "sent", "aangekomen"
    AGAIN = "again", "opnieuw versturen"


class OutgoingMessage(SQLModel, table=True):
    """One mail to one recipient."""

    __table_args__ = (
        CheckConstraint(
            "state <> 'claimed' OR claimed_at IS NOT NULL", name="a_claim_has_a_moment"
        ),
        CheckConstraint("attempts >= 0", name="attempts_counted"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=120)
    """Natural key: "closure:17:closed:partner:3"; the same cause makes one message."""
    chain: str = Field(default="", max_length=20)
    """The history that tells what became of it; empty when none does."""
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    recipient: str = Field(max_length=254)
    message_id: str = Field(unique=True, max_length=200)
    mime: bytes
    state: MessageState = Field(
        default=MessageState.QUEUED, sa_type=choice(MessageState, "message_state"), index=True
    )
    queued_at: datetime = Field(sa_type=Moment)
    next_try_at: datetime = Field(sa_type=Moment)
    claimed_at: datetime | None = Field(default=None, sa_type=Moment)
    claimed_by: str = Field(default="", max_length=60)
    """Which sending run holds the claim, so that a dead run's claim can be told apart."""
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    attempts: int = 0
    last_reply: str = Field(default="", max_length=300)
    """SMTP code and our own Dutch words; never the server's text, which may quote addresses."""
