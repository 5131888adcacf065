"""The communication calendar: what is told when, along which way, to whom, and whether it was."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.common.municipality import Municipality, Officer
from models.law.common.dutch import join_dutch, short_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.plan.action import Audience, CalendarChannel, CommunicationItem
from models.plan.plan_forms import CalendarDoneForm, CalendarForm
from tasks.plan.plan_policies import action_of, action_plan
from tasks.register.acting import acting_officer, lock_municipality, refuse_future
from tasks.register.history_entries import Entry, remember
from tasks.register.municipality_folders import folder_of
from tasks.register.organisation import municipality_code
from tasks.register.references import named, next_reference
from tasks.register.resources import reading, transaction
from tasks.register.step import step


class UnknownItemError(WeerbaarError):
    """Raised when the calendar has no item with the given number."""


@dataclass(frozen=True)
class CalendarLine:
    """One item of the calendar."""

    reference: str
    municipality_code: str
    planned_on: date
    last_on: date
    """The day itself, or the Sunday of its week."""
    when: str
    """Dutch: "12 september 2024" or "week 37"."""
    channel: CalendarChannel
    along: str
    """Dutch: the channel, for a newspaper with the papers of the municipality."""
    audience: Audience
    what: str
    action_number: int | None
    done_on: date | None


@step("kalender-aanvullen")
def add_item(form: CalendarForm, at: datetime) -> str:
    """Put an item in the calendar; day, channel and subject are its natural key."""
    refuse_future(form.on, at)
    code = municipality_code(form.municipality)
    if form.action is not None:
        action_of(action_plan(code, form.planned_on.year), form.action)
    with transaction() as session:
        officer = acting_officer(session, form.by, Action.RECORD_PROGRESS, code)
        municipality = lock_municipality(session, code)
        row = session.exec(
            select(CommunicationItem).where(
                CommunicationItem.municipality_code == code,
                CommunicationItem.planned_on == form.planned_on,
                CommunicationItem.channel == form.channel,
                CommunicationItem.what == form.what,
            )
        ).first()
        is_new = row is None
        row = row or _new_item(session, municipality, form)
        values = (form.audience, form.action, form.whole_week)
        if not is_new and (row.audience, row.action_number, row.whole_week) == values:
            return f"{row.reference} stond al zo in de kalender, {when_of(row)}."
        row.audience, row.action_number, row.whole_week = values
        session.add(row)
        session.flush()
        words = f"{row.channel.label} voor {row.audience.label}, {when_of(row)}"
        done = "staat in de kalender" if is_new else "is bijgewerkt"
        _remember(session, row, officer, f"{row.reference} {done}: {words}.", (form.on, at))
        return f"{row.reference} {done}: {words}."


@step("kalender-afvinken")
def finish_item(form: CalendarDoneForm, at: datetime) -> str:
    """An item was done on a day; another day replaces it, the same twice is once."""
    refuse_future(form.on, at)
    with transaction() as session:
        row = session.exec(
            select(CommunicationItem)
            .where(named(CommunicationItem, form.reference))
            .with_for_update()
        ).first()
        if row is None:
            raise UnknownItemError(f"{form.reference} staat niet in de kalender.")
        officer = acting_officer(session, form.by, Action.RECORD_PROGRESS, row.municipality_code)
        words = f"{row.reference} is gedaan op {short_date(form.on)}"
        if row.done_on == form.on:
            return f"{words}; dat was al zo vastgelegd."
        row.done_on = form.on
        session.add(row)
        _remember(session, row, officer, f"{words}.", (form.on, at))
        return f"{words}."


def list_items(municipality: str, year: int) -> list[CalendarLine]:
    """The calendar of a municipality (CBS code) in a year, by day."""
    folder = folder_of(municipality)
    papers = folder.known.newspapers if folder else ()
    with reading() as session:
        rows = session.exec(
            select(CommunicationItem)
            .where(
                CommunicationItem.municipality_code == municipality,
                col(CommunicationItem.planned_on).between(date(year, 1, 1), date(year, 12, 31)),
            )
            .order_by(col(CommunicationItem.planned_on), col(CommunicationItem.id))
        ).all()
        return [_line(row, papers) for row in rows]


def open_items(municipality_codes: Collection[str], first: date, last: date) -> list[CalendarLine]:
    """What is planned from the first to the last of these days and not done yet, by day."""
    papers = {
        code: folder.known.newspapers if folder else ()
        for code in municipality_codes
        for folder in (folder_of(code),)
    }
    with reading() as session:
        rows = session.exec(
            select(CommunicationItem)
            .where(
                col(CommunicationItem.municipality_code).in_(municipality_codes),
                col(CommunicationItem.planned_on).between(first, last),
                col(CommunicationItem.done_on).is_(None),
            )
            .order_by(col(CommunicationItem.planned_on), col(CommunicationItem.id))
        ).all()
        return [_line(row, papers[row.municipality_code]) for row in rows]


def _line(row: CommunicationItem, papers: Sequence[str]) -> CalendarLine:
    return CalendarLine(
        reference=row.reference,
        municipality_code=row.municipality_code,
        planned_on=row.planned_on,
        last_on=row.planned_on + timedelta(days=6 if row.whole_week else 0),
        when=when_of(row),
        channel=row.channel,
        along=_along(row.channel, papers),
        audience=row.audience,
        what=row.what,
        action_number=row.action_number,
        done_on=row.done_on,
    )


def _along(channel: CalendarChannel, papers: Sequence[str]) -> str:
    named = f" ({join_dutch(papers)})" if channel is CalendarChannel.NEWSPAPER and papers else ""
    return f"{channel.label}{named}"


def when_of(row: CommunicationItem) -> str:
    """The day or the week in Dutch: "12 september 2024", "week 37 van 2024"."""
    if not row.whole_week:
        return short_date(row.planned_on)
    year, week, _ = row.planned_on.isocalendar()
    return f"week {week} van {year}"


def _new_item(
    session: Session, municipality: Municipality, form: CalendarForm
) -> CommunicationItem:
    return CommunicationItem(
        reference=next_reference(
            session, CommunicationItem, municipality, "KAL", str(form.planned_on.year)
        ),
        municipality_code=municipality.code,
        planned_on=form.planned_on,
        channel=form.channel,
        audience=form.audience,
        what=form.what,
    )


def _remember(
    session: Session,
    row: CommunicationItem,
    officer: Officer,
    what: str,
    when: tuple[date, datetime],
) -> None:
    remember(session, Entry(row.reference, officer.code, EventKind.RECORD, what), *when)
