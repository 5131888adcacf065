"""The course of the procedure as one party reads it, and how this party was heard (Awb 4:8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.closure.closure_views import PartyLetter
from models.closure.letter_views import Happening
from models.law.closure.occurrences import Occurrence


class Hearing(StrEnum):
    """How it stands with the zienswijze of the addressee."""

    GIVEN = "given"
    NOT_GIVEN = "not_given"
    """The notice went to this party, and nothing came."""
    CAME_LATER = "came_later"
    """This party was found after the notice had left."""
    OMITTED = "omitted"
    """This party was not asked, on a ground of the law."""
    NOT_ASKED = "not_asked"
    """No notice went out at all."""


@dataclass(frozen=True)
class CourseLine:
    """One line of the course: the block that tells it, and its day."""

    name: str
    on: date


TOLD = {
    Occurrence.REPORT_RECEIVED: "report_received",
    Occurrence.INTENT_ANNOUNCED: "notice_sent",
    Occurrence.WEIGHED_AFTER_ZIENSWIJZE: "weighed_again",
    Occurrence.PREMISES_CLOSED: "closed_already",
    Occurrence.CLOSURE_LIFTED: "closure_lifted",
}


def course_of(letter: PartyLetter) -> tuple[CourseLine, ...]:
    """What a letter tells of the course, by day; the same thing on the same day once."""
    lines = dict.fromkeys(_lines(letter))
    return tuple(sorted(lines, key=lambda line: line.on))


def _lines(letter: PartyLetter) -> Iterator[CourseLine]:
    for event in letter.course:
        if event.what is Occurrence.ZIENSWIJZE_RECEIVED:
            is_own = event.party == letter.party
            name = "zienswijze_given" if is_own else "zienswijze_of_others"
            yield CourseLine(name, event.on)
        elif event.what is Occurrence.MORE_TIME_GIVEN and event.party == letter.party:
            yield CourseLine("more_time_given", event.on)
        elif _is_served(event, letter):
            yield CourseLine("notice_sent_to_you", event.on)
        elif event.what in TOLD:
            yield CourseLine(TOLD[event.what], event.on)


def hearing_of(letter: PartyLetter) -> Hearing:
    """How the addressee could be heard; the order in which it was recorded tells it."""
    if letter.zienswijze is not None:
        return Hearing.GIVEN
    if letter.unheard is not None:
        return Hearing.OMITTED
    noticed, added = -1, -1
    for place, event in enumerate(letter.course):
        if event.what is Occurrence.INTENT_ANNOUNCED or _is_served(event, letter):
            noticed = place
        if event.what is Occurrence.PARTY_ADDED and event.party == letter.party:
            added = place
    if noticed < 0:
        return Hearing.NOT_ASKED
    return Hearing.CAME_LATER if added > noticed else Hearing.NOT_GIVEN


def _is_served(event: Happening, letter: PartyLetter) -> bool:
    """Whether the notice reached this party later than the others."""
    return event.what is Occurrence.INTENT_SERVED and event.party == letter.party


def others_spoke(letter: PartyLetter) -> int:
    """How many others gave a zienswijze."""
    return len(
        {
            event.party
            for event in letter.course
            if event.what is Occurrence.ZIENSWIJZE_RECEIVED and event.party != letter.party
        }
    )
