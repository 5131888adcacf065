"""Sessions: begun at a log-in, asked at each request, ended for a reason that is kept."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from models.common.login_session import LoginSession, SessionEnd
from models.common.municipality import Officer
from models.common.visitor import Door, Visitor
from tasks.register.accounts.sealing import new_token, token_hash
from tasks.register.acting import roles_held
from tasks.register.resources import reading, settings, transaction
from tasks.register.step import step

RENEWED_AFTER = timedelta(minutes=1)
KEPT = timedelta(days=90)
"""How long an ended session stays, to see who was logged in when [own]."""


def begin_session(session: Session, officer_id: int, at: datetime) -> str:
    """Begin a session of the page; its token is for the cookie alone."""
    token = new_token()
    session.add(
        LoginSession(
            token_hash=token_hash(token),
            officer_id=officer_id,
            door=Door.PAGE,
            begun_at=at,
            seen_at=at,
        )
    )
    session.flush()
    return token


def find_visitor(token: str, at: datetime) -> Visitor | None:
    """Who has this token, with the roles of this moment; None when the session ended.

    A session that was left alone, or lasts too long, ends here.
    """
    with reading() as session:
        found = session.exec(
            select(LoginSession, Officer)
            .join(Officer, col(Officer.id) == col(LoginSession.officer_id))
            .where(
                LoginSession.token_hash == token_hash(token), col(LoginSession.ended_at).is_(None)
            )
        ).first()
        if found is None:
            return None
        row, officer = found
        ended_by = _must_end(row, officer, at)
        visitor = visitor_of_officer(session, officer, row.door)
        is_fresh = at - row.seen_at < RENEWED_AFTER
    if ended_by is None and is_fresh:
        return visitor
    return visitor if touch_session(token, at) else None


@step("sessie-bijwerken")
def touch_session(token: str, at: datetime) -> bool:
    """Write down that the session is used, or end it; True when it goes on."""
    with transaction() as session:
        row = _open_session(session, token)
        if row is None:
            return False
        reason = _must_end(row, session.get_one(Officer, row.officer_id), at)
        if reason is None:
            row.seen_at = max(row.seen_at, at)
            return True
        _end(row, reason, at)
        return False


@step("uitloggen")
def end_session(token: str, at: datetime) -> None:
    """End the session of this token; one that ended already stays as it is."""
    with transaction() as session:
        row = _open_session(session, token)
        if row is not None:
            _end(row, SessionEnd.LOGGED_OUT, at)


def end_sessions_of(session: Session, officer_id: int, reason: SessionEnd, at: datetime) -> int:
    """End every session of an officer, in the transaction of the cause; how many there were."""
    rows = session.exec(
        select(LoginSession)
        .where(LoginSession.officer_id == officer_id, col(LoginSession.ended_at).is_(None))
        .with_for_update()
    ).all()
    for row in rows:
        _end(row, reason, at)
    return len(rows)


@step("oude-sessies-wissen")
def forget_old_sessions(at: datetime) -> int:
    """Delete the sessions that began long ago; how many there were."""
    with transaction() as session:
        gone = session.exec(delete(LoginSession).where(col(LoginSession.begun_at) < at - KEPT))
        return int(gone.rowcount)


def visitor_of_officer(session: Session, officer: Officer, door: Door) -> Visitor:
    """The officer as a visitor, with his roles of this moment."""
    roles = roles_held(session, officer)
    return Visitor(officer_code=officer.code, name=officer.name, roles=roles, door=door)


def _open_session(session: Session, token: str) -> LoginSession | None:
    return session.exec(
        select(LoginSession)
        .where(LoginSession.token_hash == token_hash(token), col(LoginSession.ended_at).is_(None))
        .with_for_update()
    ).first()


def _must_end(row: LoginSession, officer: Officer, at: datetime) -> SessionEnd | None:
    if not officer.active:
        return SessionEnd.DEACTIVATED
    if at - row.begun_at >= timedelta(hours=settings().session_longest_hours):
        return SessionEnd.TOO_LONG
    if at - row.seen_at >= timedelta(minutes=settings().session_idle_minutes):
        return SessionEnd.IDLE
    return None


def _end(row: LoginSession, reason: SessionEnd, at: datetime) -> None:
    row.ended_at, row.ended_by = at, reason
