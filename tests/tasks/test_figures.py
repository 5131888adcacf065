"""The figures of a year, beside an independent slow count of the same register."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import Session

from models.law.year_figures import TOGETHER
from tasks import figures
from tasks.resources import engine, reading
from tests.figure_lot import CODES, DUIVEN, YEARS
from tests.figure_oracle import Oracle
from tests.figure_world import fill_world

ON = date(2027, 2, 1)


@pytest.fixture(name="oracle", params=[1, 2])
def fixture_oracle(any_register: str, request: pytest.FixtureRequest) -> Iterator[Oracle]:
    """A register made by lot, on SQLite and on PostgreSQL, and its slow count."""
    assert any_register
    with Session(engine()) as session:
        fill_world(session, request.param)
    with reading() as session:
        yield Oracle(session)


def test_every_figure_of_every_year_equals_the_slow_count(oracle: Oracle) -> None:
    """Per municipality and together; no figure is left out on either side."""
    found = figures.count_figures.fn(2026, ON)
    keys = {definition.key for definition in found.definitions}
    differences = [
        (key, year, codes, value, slow)
        for key in keys
        for year in YEARS
        for code, codes in ((DUIVEN, CODES[:1]), (CODES[1], CODES[1:]), (TOGETHER, CODES))
        if (value := found.value(key, year, code)) != (slow := oracle.value(key, year, codes))
    ]

    assert differences == []
    assert set(oracle.counted) == keys
    assert found.municipalities == ((DUIVEN, "Duiven"), (CODES[1], "Westervoort"))
