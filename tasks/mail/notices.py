"""What the morning run says to the case handlers: at which rung, and once for each cause."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.municipality import Officer, OfficerRole
from models.common.rungs import Rung
from models.law.common.roles import Role
from tasks.mail.mail_texts import MailText, mail_text
from tasks.mail.outbox import queue_message


def rung_on(last_day: date, on: date) -> Rung | None:
    """The rung that a term stands on; None when it ends more than seven days from `on`."""
    left = (last_day - on).days
    if left < 0:
        return Rung.PASSED
    if left == 0:
        return Rung.TODAY
    if left <= 2:  # noqa: PLR2004 the rung of two days
        return Rung.TWO_DAYS
    return Rung.SEVEN_DAYS if left <= 7 else None  # noqa: PLR2004 the rung of seven days


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
