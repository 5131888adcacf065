"""The outbox: queue a message with what causes it, send what waits, settle what is unclear.

A run claims a row, commits, sends, and commits the outcome. So a run that dies leaves at most
one claim behind, and a message that may have arrived is never sent again without a person.
"""

import logging
import os
import socket
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select, update

from models.common.message import MessageState, OutgoingMessage
from models.common.progress import track, unbroken
from models.common.visitor import SYSTEM
from models.law.common.errors import WeerbaarError
from tasks.mail.mail_desk import NotUnknownError, WaitingMessage, resolve_unknown, waiting_overview
from tasks.mail.mime import Attachment, Mail
from tasks.mail.sending import Courier, SendingOutcome, check_mail_settings, file_name
from tasks.mail.smtp import Outcome, Trouble, Verdict
from tasks.register.mail_addresses import is_address
from tasks.register.message_history import remember_outcome
from tasks.register.resources import reading, settings, transaction
from tasks.register.step import step

# The whole of the outbox is offered here; what a person does with it lies in mail_desk.
__all__ = [
    "NotUnknownError",
    "SendingOutcome",
    "UnusableMessageError",
    "WaitingMessage",
    "queue_message",
    "recover_claims",
    "resolve_unknown",
    "send_waiting",
    "waiting_overview",
]

logger = logging.getLogger(__name__)

LONGEST_KEY = 120
RETRY_AFTER = tuple(timedelta(minutes=m) for m in (5, 15, 60, *[240] * 11))
"""Waiting times between attempts; together two days, in which a server is repaired [own]."""
CLAIM_LIFETIME = timedelta(minutes=15)
"""Longer than the slowest honest attempt: ten replies of 30 seconds and one of two minutes."""
LOGIN_PAUSE = timedelta(hours=1)
"""For all mail, after a refused login: an account that is tried every five minutes gets locked."""
LOST_CONNECTIONS_IN_A_ROW = 3

_STATE_AFTER = {
    Verdict.SENT: MessageState.SENT,
    Verdict.IN_FOLDER: MessageState.SENT,
    Verdict.LATER: MessageState.QUEUED,
    Verdict.REFUSED: MessageState.REFUSED,
    Verdict.UNKNOWN: MessageState.UNKNOWN,
}


class UnusableMessageError(WeerbaarError):
    """Raised when a message cannot be queued: no usable address, or a key that is too long."""


@dataclass(frozen=True)
class _Claim:
    """What one attempt needs of a message that this run holds."""

    id: int
    run: str
    key: str
    recipient: str
    mime: bytes
    attempts: int


def queue_message(  # noqa: PLR0913  one call says everything about a mail
    session: Session,
    *,
    key: str,
    recipient: str,
    subject: str,
    text: str,
    html: str,
    attachments: Sequence[Attachment] = (),
    chain: str = "",
    partner_id: int | None = None,
    queued_at: datetime,
) -> bool:
    """Store a finished mail in the caller's transaction; False when `key` was there already.

    Raises:
        UnusableMessageError: no server would take the address, or the key is too long.

    """
    if not is_address(recipient):
        raise UnusableMessageError(f"Bericht {key}: het adres van de ontvanger is niet bruikbaar.")
    if len(key) > LONGEST_KEY:
        raise UnusableMessageError(f"De sleutel van bericht {key[:40]}… is te lang.")
    if session.exec(select(OutgoingMessage.id).where(OutgoingMessage.key == key)).first():
        return False
    sender = settings().mail_sender
    mail = Mail(key, sender, recipient, subject, text, html, attachments, queued_at)
    row = OutgoingMessage(
        key=key,
        chain=chain,
        partner_id=partner_id,
        recipient=recipient,
        message_id=mail.message_id,
        mime=mail.finished(),
        queued_at=queued_at,
        next_try_at=queued_at,
    )
    return _insert_once(session, row.model_dump(exclude={"id"}))


def _insert_once(session: Session, values: dict[str, Any]) -> bool:
    """Insert unless the key exists; the database decides when two processes do it at once."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(OutgoingMessage).values(values)
    statement = statement.on_conflict_do_nothing(index_elements=["key"])
    return session.exec(statement.returning(col(OutgoingMessage.id))).first() is not None


@step("wachtende-berichten-bezorgen")
def send_waiting(at: datetime, limit: int = 200) -> SendingOutcome:
    """Try every message that is due at `at`, oldest first, over one connection.

    What a dead run left behind becomes unknown first.

    Raises:
        MailSettingsError: the settings cannot work; nothing was claimed.

    """
    recover_claims(at)
    check_mail_settings(settings())
    started = time.monotonic()
    run = f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid4().hex[:8]}"
    verdicts: Counter[Verdict] = Counter()
    lost = 0
    with Courier(settings()) as courier:
        for message_id in track(_due(at, limit), "Berichten versturen"):
            with unbroken():
                moment = at + timedelta(seconds=time.monotonic() - started)
                claim = _claim(message_id, run, moment)
                if claim is None:
                    continue
                outcome = courier.send(file_name(claim.id, claim.key), claim.recipient, claim.mime)
                moment = at + timedelta(seconds=time.monotonic() - started)
                verdicts[_record(claim, outcome, moment)] += 1
            lost = lost + 1 if outcome.trouble is Trouble.CONNECTION_LOST else 0
            if _stops_run(outcome, lost, moment):
                break
    result = SendingOutcome.of(verdicts)
    logger.info("Mail sending: %r", result)
    return result


def _due(at: datetime, limit: int) -> list[int]:
    with reading() as session:
        found = session.exec(
            select(OutgoingMessage.id)
            .where(OutgoingMessage.state == MessageState.QUEUED, OutgoingMessage.next_try_at <= at)
            .order_by(col(OutgoingMessage.id))
            .limit(limit)
        ).all()
    return [message_id for message_id in found if message_id is not None]


def _claim(message_id: int, run: str, at: datetime) -> _Claim | None:
    """Commit that this run sends the message; None when another run was first."""
    with transaction() as session:
        won = session.exec(
            update(OutgoingMessage)
            .where(
                col(OutgoingMessage.id) == message_id,
                col(OutgoingMessage.state) == MessageState.QUEUED,
                col(OutgoingMessage.next_try_at) <= at,
            )
            .values(
                state=MessageState.CLAIMED,
                claimed_at=at,
                claimed_by=run,
                attempts=col(OutgoingMessage.attempts) + 1,
            )
        )
        if won.rowcount != 1:
            return None
        row = session.get_one(OutgoingMessage, message_id)
        return _Claim(message_id, run, row.key, row.recipient, row.mime, row.attempts)


def _record(claim: _Claim, outcome: Outcome, at: datetime) -> Verdict:
    """Commit the outcome, unless a person settled the message while the attempt was running."""
    outcome = _give_up(claim, outcome)
    waits = outcome.verdict is Verdict.LATER
    values: dict[str, Any] = {
        "state": _STATE_AFTER[outcome.verdict],
        "last_reply": outcome.words,
        "finished_at": None if waits else at,
    }
    if waits:
        next_try = at + RETRY_AFTER[claim.attempts - 1]
        values |= {"next_try_at": next_try, "claimed_at": None, "claimed_by": ""}
    with transaction() as session:
        held = session.exec(
            update(OutgoingMessage)
            .where(
                col(OutgoingMessage.id) == claim.id, col(OutgoingMessage.claimed_by) == claim.run
            )
            .values(values)
        )
        if held.rowcount == 1 and not waits:
            row = session.get_one(OutgoingMessage, claim.id)
            remember_outcome(session, row, SYSTEM, f"{row.state.label} ({outcome.words})", at)
    return outcome.verdict


def _give_up(claim: _Claim, outcome: Outcome) -> Outcome:
    """Turn the last attempt that failed for now into a refusal."""
    if outcome.verdict is not Verdict.LATER or claim.attempts <= len(RETRY_AFTER):
        return outcome
    words = f"opgegeven na {claim.attempts} pogingen in twee dagen; {outcome.words}"
    return Outcome(Verdict.REFUSED, words, outcome.trouble)


def _stops_run(outcome: Outcome, lost: int, at: datetime) -> bool:
    """True when the messages that still wait would meet the same trouble."""
    if outcome.trouble is Trouble.LOGIN_REFUSED:
        _pause_all(at + LOGIN_PAUSE)
    unusable = outcome.trouble in {Trouble.SERVER_UNUSABLE, Trouble.LOGIN_REFUSED}
    if unusable:
        logger.warning("Mail sending stopped early: %s", outcome.words)
    return unusable or lost >= LOST_CONNECTIONS_IN_A_ROW


def _pause_all(until: datetime) -> None:
    with transaction() as session:
        session.exec(
            update(OutgoingMessage)
            .where(
                col(OutgoingMessage.state) == MessageState.QUEUED,
                col(OutgoingMessage.next_try_at) < until,
            )
            .values(next_try_at=until)
        )


def recover_claims(at: datetime) -> int:
    """Mark what a dead run left behind as unknown, for a person to settle; return how many."""
    with transaction() as session:
        left = session.exec(
            select(OutgoingMessage)
            .where(
                OutgoingMessage.state == MessageState.CLAIMED,
                col(OutgoingMessage.claimed_at) < at - CLAIM_LIFETIME,
            )
            .order_by(col(OutgoingMessage.id))
            .with_for_update(skip_locked=True)
        ).all()
        for row in left:
            row.state = MessageState.UNKNOWN
            row.finished_at = at
            row.last_reply = "de bezorging is afgebroken: onbekend of het bericht aankwam"
            remember_outcome(session, row, SYSTEM, f"{row.state.label} ({row.last_reply})", at)
    return len(left)
