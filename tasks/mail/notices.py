"""What the morning run says to the case handlers: at which rung, and once for each cause."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.municipality import Officer, OfficerRole
from models.common.rungs import Rung, rung_on
from models.law.common.roles import Role
from tasks.mail.mail_texts import MailText, mail_text
from tasks.mail.outbox import queue_message
from tasks.register.resources import transaction

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Waiting:
    """One thing that somebody must do, without a person and without a place."""

    key: str
    """Natural key: what it is, so that each rung is told once."""
    municipality_code: str
    reference: str
    what: str
    """Dutch: "antwoord van politie"."""
    last_day: date


@dataclass(frozen=True)
class Reminded:
    """How many mails are new, and the references of which nothing could be told."""

    mails: int
    failed: tuple[str, ...]


def remind(things: Iterable[Waiting], on: date, at: datetime) -> Reminded:
    """Tell of each thing that stands on a rung; one that fails never stops the others."""
    mails, failed = 0, []
    for thing in things:
        rung = rung_on(thing.last_day, on)
        if rung is None:
            continue
        try:
            mails += _tell(thing, rung, at)
        except Exception:  # one thing must never stop the others; the run fails at its end
            logger.exception("Notice of %s failed on %s", thing.reference, on)
            failed.append(thing.reference)
    return Reminded(mails, tuple(dict.fromkeys(failed)))


def _tell(thing: Waiting, rung: Rung, at: datetime) -> int:
    """One thing, one transaction; how many mails are new."""
    text = cycle_notice(thing.reference, thing.what, rung.value, thing.last_day)
    cause = f"cycle:{thing.key}:{rung.value}:{thing.last_day}"
    with transaction() as session:
        return tell_case_handlers(session, thing.municipality_code, text, cause, at)


def tell_case_handlers(
    session: Session,
    municipality_code: str,
    text: MailText,
    cause: str,
    at: datetime,
    chain: str = "",
) -> int:
    """Queue a notice to each active case handler of a municipality, once for a cause.

    Returns how many mails are new.
    """
    officers = session.exec(
        select(Officer)
        .join(OfficerRole, col(OfficerRole.officer_id) == col(Officer.id))
        .where(
            OfficerRole.municipality_code == municipality_code,
            OfficerRole.role == Role.CASE_HANDLER,
            col(Officer.active),
        )
        .order_by(col(Officer.id))
    ).all()
    return sum(
        queue_message(
            session,
            key=f"{cause}:officer:{officer.id}",
            recipient=officer.email,
            subject=text.subject,
            text=text.text,
            html=text.html,
            chain=chain,
            queued_at=at,
        )
        for officer in officers
    )


def cycle_notice(reference: str, what: str, rung: str, last_day: date) -> MailText:
    """The mail of the morning run about a control or a signal: no person and no place."""
    return mail_text(
        "cycle_notice.md.j2", reference=reference, what=what, rung=rung, last_day=last_day
    )
