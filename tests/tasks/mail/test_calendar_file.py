"""Invitations as two calendar libraries of other makers read them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream
from ical.store import EventStore

from tasks.mail.calendar_file import Meeting, calendar_file

SUMMER, WINTER = date(2026, 7, 1), date(2026, 1, 14)
MEETING = Meeting(
    uid="lin-con-018-3@weerbaar",
    sequence=0,
    on=SUMMER,
    starts_at=time(9, 30),
    ends_at=time(15, 30),
    title="Controle LIN-CON-018",
    description="Vertrouwelijk; lees de mail, met een komma en een regel die lang genoeg is om te "
    "worden gevouwen.",
    place="gemeentehuis van Lindewaarde",
    organiser="weerbaar@localhost",
    guest="politie@partner.invalid",
    made_at=datetime(2025, 12, 8, 12, tzinfo=UTC),
)
DAYS = [
    (SUMMER, 7),
    (WINTER, 8),
    # The last Sunday of March and of October, and the day before each.
    (date(2026, 3, 28), 8),
    (date(2026, 3, 29), 7),
    (date(2026, 10, 24), 7),
    (date(2026, 10, 25), 8),
]


def text_of(meeting: Meeting, method: str = "REQUEST") -> str:
    """The finished file as text."""
    return calendar_file(meeting, "CANCEL" if method == "CANCEL" else "REQUEST").content.decode()


@pytest.mark.parametrize(("on", "utc_hour"), DAYS)
def test_vobject_reads_the_right_hour(on: date, utc_hour: int) -> None:
    """It builds the zone from the block in the file itself."""
    event = vobject.readOne(text_of(replace(MEETING, on=on))).vevent

    assert event.dtstart.value.astimezone(UTC) == datetime(
        on.year, on.month, on.day, utc_hour, 30, tzinfo=UTC
    )
    assert (event.dtend.value - event.dtstart.value).total_seconds() == 6 * 3600


@pytest.mark.parametrize(("on", "utc_hour"), DAYS)
def test_ical_reads_the_right_hour(on: date, utc_hour: int) -> None:
    """Wall-clock time in Amsterdam, and the same moment in UTC."""
    event = IcsCalendarStream.calendar_from_ics(text_of(replace(MEETING, on=on))).events[0]

    assert isinstance(event.dtstart, datetime)
    assert event.dtstart.astimezone(ZoneInfo("Europe/Amsterdam")).time() == time(9, 30)
    assert event.dtstart.astimezone(UTC).hour == utc_hour


def test_both_read_the_words() -> None:
    """Folded lines and commas come back whole."""
    text = text_of(MEETING)
    by_vobject = vobject.readOne(text).vevent
    by_ical = IcsCalendarStream.calendar_from_ics(text).events[0]

    assert by_vobject.description.value == by_ical.description == MEETING.description
    assert by_vobject.summary.value == by_ical.summary == MEETING.title
    assert by_ical.attendees[0].uri == "mailto:politie@partner.invalid"


def test_an_update_replaces_and_a_cancel_removes() -> None:
    """As a calendar does it: the highest sequence of a uid wins, a cancelled event goes."""
    kept: dict[str, tuple[int, date]] = {}
    changed = replace(MEETING, sequence=1, on=date(2026, 7, 8))
    for text in (
        text_of(MEETING),
        text_of(changed),
        text_of(MEETING),
    ):
        event = IcsCalendarStream.calendar_from_ics(text).events[0]
        known = kept.get(event.uid or "", (-1, SUMMER))
        if (event.sequence or 0) > known[0]:
            assert isinstance(event.dtstart, datetime)
            kept[event.uid or ""] = (event.sequence or 0, event.dtstart.date())

    assert kept == {MEETING.uid: (1, date(2026, 7, 8))}

    cancelled = vobject.readOne(text_of(replace(changed, sequence=2), "CANCEL"))
    assert cancelled.method.value == "CANCEL"
    assert cancelled.vevent.status.value == "CANCELLED"
    assert cancelled.vevent.uid.value == MEETING.uid
    assert int(cancelled.vevent.sequence.value) == 2

    calendar = IcsCalendarStream.calendar_from_ics(text_of(changed))
    EventStore(calendar).delete(cancelled.vevent.uid.value)
    assert calendar.events == []


def test_the_same_meeting_gives_the_same_bytes() -> None:
    """Nothing in it comes from the clock."""
    assert calendar_file(MEETING, "REQUEST") == calendar_file(MEETING, "REQUEST")
