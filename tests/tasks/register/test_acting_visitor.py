"""Who logged in acts as himself: a code of somebody else in a form is refused before anything."""

from pathlib import Path

import pytest

from models.common.history import Event
from models.common.visitor import Door, Visitor, visiting
from tasks.register.acting import NotYourselfError
from tasks.register.chains import events_of
from tasks.register.resources import reading
from tests.builders.case_states import walk_at
from tests.readers.register_counts import every_row

ZITA = Visitor(officer_code="ZAAK1", name="Zita Verzonnen", roles={}, door=Door.PAGE)
BEA = Visitor(officer_code="BGM", name="Bea Verzonnen", roles={}, door=Door.PAGE)


def test_who_logged_in_cannot_use_the_code_of_another(register: Path) -> None:
    """Not even of somebody who may do it."""
    walk = walk_at(register, "decision announced")
    before = every_row()
    with (
        visiting(BEA),
        pytest.raises(NotYourselfError, match="ingelogd als BGM en kunt niets doen namens ZAAK1"),
    ):
        walk.close()
    assert every_row() == before


def test_what_is_done_on_the_page_is_told_as_such(register: Path) -> None:
    """The roles asked are those of the register at that moment, not those of the visitor."""
    walk = walk_at(register, "decision announced")
    count = len(events(walk.reference))
    with visiting(ZITA):
        walk.close()
    added = events(walk.reference)[count:]
    assert {(event.officer, event.door, event.authenticated) for event in added} == {
        ("ZAAK1", Door.PAGE, True)
    }


def events(chain: str) -> list[Event]:
    """The history of a case."""
    with reading() as session:
        return events_of(session, chain)
