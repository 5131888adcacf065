"""Which course of a case proves which block of a letter."""

from dataclasses import dataclass

import pytest

from models.law.closure.backed_sentences import PROOFS, UnprovenSentenceError, proves, require_proof
from models.law.closure.occurrences import Occurrence

READER, OTHER = 1, 2


@dataclass(frozen=True)
class Event:
    """One occurrence."""

    what: Occurrence
    party: int | None = None


REPORT = Event(Occurrence.REPORT_RECEIVED)
ADDED = Event(Occurrence.PARTY_ADDED, READER)
ADDED_OTHER = Event(Occurrence.PARTY_ADDED, OTHER)
FIRST = Event(Occurrence.WEIGHED_BEFORE_INTENT)
NOTICE = Event(Occurrence.INTENT_ANNOUNCED)
SAID = Event(Occurrence.ZIENSWIJZE_RECEIVED, READER)
SAID_OTHER = Event(Occurrence.ZIENSWIJZE_RECEIVED, OTHER)
SECOND = Event(Occurrence.WEIGHED_AFTER_ZIENSWIJZE)
CLOSED = Event(Occurrence.PREMISES_CLOSED)
BEGUN = (REPORT, ADDED, FIRST)
NOTICED = (*BEGUN, NOTICE)


@pytest.mark.parametrize(
    ("name", "course", "is_proven"),
    [
        ("found", (REPORT,), True),
        ("found", (), False),
        ("is_party", BEGUN, True),
        ("is_party", (REPORT, ADDED_OTHER), False),
        ("weighed", BEGUN, True),
        ("weighed", (REPORT, ADDED), False),
        ("weighed_again", NOTICED, False),
        ("weighed_again", (*NOTICED, SECOND), True),
        ("notice_sent", BEGUN, False),
        ("zienswijze_given", (*NOTICED, SAID), True),
        ("zienswijze_given", (*NOTICED, SAID_OTHER), False),
        ("zienswijze_of_others", (*NOTICED, SAID), False),
        ("zienswijze_of_others", (*NOTICED, SAID_OTHER), True),
        ("zienswijze_answered", (*NOTICED, SAID), False),
        ("zienswijze_answered", (*NOTICED, SAID, SECOND), True),
        ("zienswijze_answered", (*NOTICED, SAID, SECOND, SAID_OTHER), False),
        ("zienswijze_answered", (*NOTICED, SECOND), False),
        ("zienswijzen_of_others_weighed", (*NOTICED, SAID_OTHER, SECOND), True),
        # What comes first of all in the course counts too.
        ("zienswijze_answered", (SAID, SECOND), True),
        ("zienswijze_not_asked", (NOTICE,), False),
        ("zienswijze_not_given", (*NOTICED, SECOND), True),
        ("zienswijze_not_given", (*NOTICED, SAID, SECOND), False),
        ("zienswijze_not_given", (*NOTICED, SAID_OTHER), True),
        ("zienswijze_not_given", BEGUN, False),
        ("zienswijze_came_too_late_for", (REPORT, FIRST, NOTICE, ADDED), True),
        ("zienswijze_came_too_late_for", NOTICED, False),
        ("zienswijze_came_too_late_for", (*NOTICED, ADDED_OTHER), False),
        ("zienswijze_not_asked", BEGUN, True),
        ("zienswijze_not_asked", NOTICED, False),
        ("closed_already", (*BEGUN, CLOSED), True),
        ("closed_already", BEGUN, False),
    ],
)
def test_the_course_proves_a_block_or_not(
    name: str, course: tuple[Event, ...], *, is_proven: bool
) -> None:
    """To whom it happened, in which order, and what did not happen."""
    assert proves(PROOFS[name], course, READER) is is_proven


def test_an_unproven_block_is_refused_with_case_party_and_block() -> None:
    """One sentence; a block without a name in the table is never proven."""
    for name in ("closed_already", "of_no_table"):
        with pytest.raises(UnprovenSentenceError, match=rf"LIN-2026-001.*partij 1.*'{name}'"):
            require_proof("LIN-2026-001", name, BEGUN, READER)
    require_proof("LIN-2026-001", "found", BEGUN, READER)


def test_a_block_is_proven_for_the_reader_of_the_letter() -> None:
    """What happened to one party does not prove it to another."""
    require_proof("LIN-2026-001", "is_party", BEGUN, READER)
    with pytest.raises(UnprovenSentenceError, match="aan partij 2 is niet gemaakt"):
        require_proof("LIN-2026-001", "is_party", BEGUN, OTHER)
