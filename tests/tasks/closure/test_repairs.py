"""The term in which who objected mends what his objection lacks."""

from datetime import date
from pathlib import Path

from sqlmodel import col, select

from models.common.history import Event
from tasks.register.resources import reading
from tests.builders.case_states import walk_at
from tests.builders.remedy_builder import objection


def history() -> list[str]:
    """What the history says, line by line."""
    with reading() as session:
        return list(session.exec(select(Event.what).order_by(col(Event.id))))


def test_who_asks_twice_to_mend_an_objection_leaves_one_line_in_the_history(register: Path) -> None:
    """The same day asked again is nothing new."""
    walk = walk_at(register, "closed")
    objection(walk, "filed", date(2026, 5, 8), party=2)
    objection(walk, "repair_asked", date(2026, 5, 11), until=date(2026, 5, 25))
    told = history()
    assert sum("laatste dag om te herstellen" in line for line in told) == 1
    objection(walk, "repair_asked", date(2026, 5, 11), until=date(2026, 5, 25))
    assert history() == told
