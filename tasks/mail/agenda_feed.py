"""Dates as a calendar to subscribe to (RFC 5545, RFC 7986): whole days, nothing personal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

REFRESHED = timedelta(hours=4)
"""How often a calendar is asked to fetch it again [own]."""


@dataclass(frozen=True)
class AgendaEntry:
    """One day of which an officer must know."""

    key: str
    """What it is about, the same at every fetch: it is told apart by this."""
    on: date
    title: str
    why: str
    """Why this day, with its rule."""


def agenda_feed(name: str, entries: Sequence[AgendaEntry], at: datetime) -> bytes:
    """The calendar; what it no longer has is taken out by who fetches it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Weerbaar//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    # What RFC 7986 calls NAME and REFRESH-INTERVAL has these older names in Outlook and Apple.
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for entry in entries:
        calendar.add_component(_event(entry, at))
    return bytes(calendar.to_ical())


def _event(entry: AgendaEntry, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@weerbaar")
    event.add("dtstamp", at)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.why)
    event.add("class", "CONFIDENTIAL")
    # A last day keeps nobody from other work.
    event.add("transp", "TRANSPARENT")
    return event
