"""Reading the signals list: what a signal says is read one by one, and each reading is logged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from models.common.history import EventKind
from models.common.municipality import Officer, OfficerRole, Partner
from models.law.common.roles import Action, Role, RoleError
from models.law.common.signal_themes import SignalTheme
from models.law.signals.signal_access import SignalSource, may_read
from models.signals.signal import Signal, SignalReporter, SignalUrgency
from tasks.register.acting import id_of
from tasks.register.resources import reading, transaction
from tasks.register.step import step
from tasks.signals.signal_neighbours import SignalNeighbours
from tasks.signals.signal_step import begin_signal_step
from tasks.signals.signal_text import SignalText, text_of_signal


@dataclass(frozen=True)
class SignalLine:
    """One line of the list: nothing of what the signal says."""

    reference: str
    source: SignalSource
    theme: SignalTheme
    urgency: SignalUrgency
    received_on: date
    answer_by: date | None
    """The last day for an answer that was not given yet."""
    owner: str
    review_on: date
    is_open: bool
    municipality_code: str
    is_assessed: bool
    """Whether the first weighing was done."""


@step("signaal-lezen")
def read_signal(
    reference: str, by: str, on: date, at: datetime, *, near: SignalNeighbours
) -> SignalText:
    """What a signal says; the reading is written down, also when it is refused."""
    with transaction() as session:
        step = begin_signal_step(session, reference, by, Action.READ_SIGNAL, (on, at))
        signal, officer = step.signal, step.officer
        allowed = reads_source(session, officer, signal)
        what = "Signaal gelezen." if allowed else "Lezen van het signaal geweigerd."
        step.record(EventKind.READ, what)
        text = text_of_signal(session, signal, near)
        source = signal.source
    if not allowed:
        # Only now: the refused reading is committed.
        raise RoleError(
            f"Medewerker {by} mag dit niet: een signaal van {source.label} is alleen voor wie "
            "het behandelt."
        )
    return text


def reads_source(session: Session, officer: Officer, signal: Signal) -> bool:
    """True when one of the roles of the officer may read signals of this source."""
    roles = session.exec(
        select(OfficerRole.role).where(
            OfficerRole.officer_id == officer.id,
            OfficerRole.municipality_code == signal.municipality_code,
        )
    ).all()
    return may_read(signal.source, [Role(role) for role in roles])


@step("melder-lezen")
def read_reporter(reference: str, by: str, on: date, at: datetime) -> str:
    """Who reported, as far as it was told; empty when it is not known. Each reading is logged."""
    with transaction() as session:
        step = begin_signal_step(session, reference, by, Action.READ_REPORTER, (on, at))
        signal = step.signal
        step.record(EventKind.READ, "Melder gelezen.")
        row = session.get(SignalReporter, id_of(signal))
        return ", ".join(filter(None, _reporter(session, row))) if row else ""


def _reporter(session: Session, row: SignalReporter) -> tuple[str, ...]:
    """His function, and how he can be answered when he reported at the desk."""
    officer = session.get(Officer, row.officer_id) if row.officer_id else None
    partner = session.get(Partner, row.partner_id) if row.partner_id else None
    if officer:
        return f"{officer.name} ({officer.code})", row.function, officer.email, officer.telephone
    if partner:
        return partner.name, row.function, partner.email, partner.telephone
    return (row.function,)


def list_signals(municipality_code: str, on: date | None = None) -> list[SignalLine]:
    """The signals, or with `on` only those that are open and due for discussion on that day."""
    asked = _of([municipality_code])
    if on is not None:
        asked = asked.where(col(Signal.is_open), Signal.review_on <= on)
    return _lines(asked)


def open_signals(codes: Sequence[str]) -> list[SignalLine]:
    """Every signal of these municipalities (CBS codes) that was not decided on."""
    return _lines(_of(codes).where(col(Signal.is_open)))


def newest_signals(codes: Sequence[str], most: int) -> list[SignalLine]:
    """Those that came in last, whatever became of them, and no more than `most`."""
    newest = col(Signal.received_on).desc(), col(Signal.id).desc()
    return _lines(_of(codes).order_by(None).order_by(*newest).limit(most))


def unanswered_signals(codes: Sequence[str]) -> list[SignalLine]:
    """Those of which a reporter who gave his function waits for an answer, first day first."""
    waiting = _of(codes).where(
        col(Signal.answer_by).is_not(None), col(Signal.answered_on).is_(None)
    )
    return _lines(waiting.order_by(None).order_by(col(Signal.answer_by), col(Signal.id)))


def _of(codes: Sequence[str]) -> SelectOfScalar[Signal]:
    return (
        select(Signal)
        .where(col(Signal.municipality_code).in_(codes))
        .order_by(col(Signal.review_on), col(Signal.id))
    )


def _lines(asked: SelectOfScalar[Signal]) -> list[SignalLine]:
    with reading() as session:
        owners = dict(session.exec(select(Officer.id, Officer.code)).all())
        return [
            SignalLine(
                reference=row.reference,
                source=row.source,
                theme=row.theme,
                urgency=row.urgency,
                received_on=row.received_on,
                answer_by=None if row.answered_on else row.answer_by,
                owner=owners.get(row.owner_id, ""),
                review_on=row.review_on,
                is_open=row.is_open,
                municipality_code=row.municipality_code,
                is_assessed=row.assessment is not None,
            )
            for row in session.exec(asked)
        ]


def open_signals_by_business(session: Session, municipality_code: str) -> Mapping[int, int]:
    """How many open signals each business has, for the score of a round."""
    rows = session.exec(
        select(Signal.business_id, func.count())
        .where(
            Signal.municipality_code == municipality_code,
            col(Signal.is_open),
            col(Signal.business_id).is_not(None),
        )
        .group_by(col(Signal.business_id))
    )
    return {business: count for business, count in rows if business is not None}


def signals_of_visits(session: Session, visits: Sequence[int]) -> int:
    """How many signals came from these visits (keys)."""
    counted = select(func.count()).where(col(Signal.visit_id).in_(visits))
    return session.exec(counted).one()
