"""The history tells by which door an act came in, and leaves what was recorded before as it was."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, select

from models.common.history import GENESIS, Event, EventKind, broken_links
from models.common.visitor import Door, Visitor, coming_by, door_of, told_door, visiting
from tasks.register.chains import events_of, verify_chains
from tasks.register.history_entries import Entry, remember
from tasks.register.resources import engine, reading, transaction
from tests.conftest import forget_register
from tests.models.common.older_registers import migrate_to

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
CHAIN = "LIN-2026-001"


def old_digest(number: int, what: str, previous: str) -> str:
    """As the digest of an event was before doors were kept: nine values as JSON, SHA-256."""
    facts = [CHAIN, number, "record", "2026-03-02", "2026-03-02T08:00:00+00:00", "ZAAK1", what, ""]
    return hashlib.sha256(json.dumps([*facts, previous], ensure_ascii=False).encode()).hexdigest()


FIRST = old_digest(1, "Eerste.", GENESIS)
SECOND = old_digest(2, "Tweede: één.", FIRST)
INTO = (
    'INSERT INTO event (chain, number, kind, "on", at, officer, what, rule, previous, digest) '
    "VALUES ('{}', {}, 'record', '2026-03-02', '2026-03-02 08:00:00', 'ZAAK1', '{}', '', '{}', "
    "'{}')"
)
OLD = (
    INTO.format(CHAIN, 1, "Eerste.", GENESIS, FIRST),
    INTO.format(CHAIN, 2, "Tweede: één.", FIRST, SECOND),
)
VISITOR = Visitor(officer_code="ZAAK1", name="Zita Verzonnen", roles={}, door=Door.PAGE)


def tell(what: str, officer: str = "ZAAK1") -> None:
    """One step of the chain."""
    with transaction() as session:
        remember(session, Entry(CHAIN, officer, EventKind.RECORD, what), AT.date(), AT)


def tell_from_everywhere() -> None:
    """By each door, by nobody's door, and by the system itself."""
    tell("Nergens vandaan.")
    with coming_by(Door.COMMAND):
        tell("Opdracht.")
        tell("Ochtendronde.", "weerbaar")
        with visiting(VISITOR):
            tell("Pagina.")
    with coming_by(Door.PREFECT):
        tell("Formulier.")
        tell("Gepland.", "weerbaar")


def told(session: Session) -> list[tuple[str, Door | None, bool | None]]:
    """What each event says of its door."""
    return [(event.what, event.door, event.authenticated) for event in events_of(session, CHAIN)]


def test_each_event_tells_its_door(any_register: str) -> None:
    """And whether somebody had logged in: on the page alone."""
    assert any_register
    tell_from_everywhere()
    with reading() as session:
        assert told(session) == [
            ("Nergens vandaan.", None, None),
            ("Opdracht.", Door.COMMAND, False),
            ("Ochtendronde.", Door.COMMAND, False),
            ("Pagina.", Door.PAGE, True),
            ("Formulier.", Door.PREFECT, False),
            ("Gepland.", Door.SYSTEM, False),
        ]
    assert verify_chains() == ([CHAIN], [])


def test_the_history_of_before_still_holds_and_goes_on(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old rows keep the digests they had, letter for letter; new ones stand on them."""
    migrate_to(empty_database, "0057", OLD)
    monkeypatch.setenv("WEERBAAR_DATABASE_URL", empty_database)
    forget_register()
    tell_from_everywhere()
    with reading() as session:
        events = events_of(session, CHAIN)
        assert [event.digest for event in events[:2]] == [FIRST, SECOND]
        assert [event.door for event in events[:2]] == [None, None]
    assert verify_chains() == ([CHAIN], [])
    # Else its connection is found open when some later test runs.
    engine().dispose()
    forget_register()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET door = 'page', authenticated = true WHERE number = 2",
        "UPDATE event SET door = 'prefect' WHERE number = 2",
        "UPDATE event SET door = NULL, authenticated = NULL WHERE number = 2",
    ],
)
def test_who_rewrites_the_door_is_found(any_register: str, statement: str) -> None:
    """Also when the door is wiped out, as if it had never been kept."""
    on_table = "" if any_register.startswith("sqlite") else " ON event"
    tell_from_everywhere()
    with transaction() as session:
        session.execute(text(f"DROP TRIGGER event_no_update{on_table}"))
        session.execute(text(statement))
    with reading() as session:
        found = broken_links(list(session.exec(select(Event).order_by(text("number")))))
    assert found == [f"{CHAIN}: gebeurtenis 2 is later gewijzigd."]


@pytest.mark.parametrize(
    ("door", "authenticated"), [("command", True), (None, True), (None, False), ("page", None)]
)
def test_only_on_the_page_is_anybody_authenticated(
    any_register: str, door: Door | None, *, authenticated: bool | None
) -> None:
    """The database itself refuses a code that was typed and counts as a log-in."""
    assert any_register
    event = Event(
        chain=CHAIN,
        number=1,
        kind=EventKind.RECORD,
        on=AT.date(),
        at=AT,
        officer="ZAAK1",
        what="Iets.",
        door=door,
        authenticated=authenticated,
        previous=GENESIS,
        digest="0" * 64,
    )
    with pytest.raises(DatabaseError, match="authenticated_"), transaction() as session:
        session.add(event)


def test_a_door_is_told_in_dutch() -> None:
    """With what it says of who came in."""
    assert told_door(None, authenticated=None) == ""
    assert told_door(Door.SYSTEM, authenticated=False) == "het systeem zelf"
    assert told_door(Door.PAGE, authenticated=True) == "de pagina, ingelogd"
    assert told_door(Door.COMMAND, authenticated=False) == "de opdrachtregel, code getypt"


def test_a_door_closes_behind_who_came_in() -> None:
    """Also when what he did failed."""
    with pytest.raises(DatabaseError), coming_by(Door.PREFECT), visiting(VISITOR):
        _fail_on_the_page()
    assert door_of("ZAAK1") is None


def _fail_on_the_page() -> None:
    assert door_of("ZAAK1") is Door.PAGE
    raise DatabaseError("verzonnen", None, Exception())
