"""A calendar invitation (RFC 5545, RFC 5546) that every reader puts at the right hour."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vText,
)

from tasks.documents.rendering import RenderedFile
from tasks.register.resources import AMSTERDAM

Method = Literal["REQUEST", "CANCEL"]
ZONE = "Europe/Amsterdam"


@dataclass(frozen=True)
class Meeting:
    """One meeting as one guest is told of it."""

    uid: str
    sequence: int
    on: date
    starts_at: time
    ends_at: time
    title: str
    description: str
    place: str
    organiser: str
    guest: str
    made_at: datetime


def calendar_file(meeting: Meeting, method: Method) -> RenderedFile:
    """The meeting as a file; a CANCEL of the same uid takes it out of the guest's calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Weerbaar//Controles//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_zone())
    calendar.add_component(_event(meeting, method))
    return RenderedFile(
        "uitnodiging.ics", f"text/calendar; method={method}; charset=UTF-8", calendar.to_ical()
    )


def _event(meeting: Meeting, method: Method) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.made_at)
    event.add("dtstart", datetime.combine(meeting.on, meeting.starts_at, AMSTERDAM))
    event.add("dtend", datetime.combine(meeting.on, meeting.ends_at, AMSTERDAM))
    event.add("summary", meeting.title)
    event.add("description", meeting.description)
    event.add("location", meeting.place)
    event.add("class", "CONFIDENTIAL")
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{meeting.organiser}"))
    guest = vCalAddress(f"mailto:{meeting.guest}")
    guest.params["RSVP"] = vText("TRUE" if method == "REQUEST" else "FALSE")
    guest.params["PARTSTAT"] = vText("NEEDS-ACTION")
    event.add("attendee", guest)
    return event


def _zone() -> Timezone:
    """Amsterdam by the two rules of the European Union.

    Written out: the block that the library makes of the zone is read as UTC+1 all summer by others.
    """
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, name, month, hour, before, after in (
        (summer, "CEST", 3, 2, 1, 2),
        (winter, "CET", 10, 3, 2, 1),
    ):
        part.add("tzname", name)
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001, PLR2004
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
