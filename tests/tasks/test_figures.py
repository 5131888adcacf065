"""The figures of a year, beside an independent slow count of the same register."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from models.law.year_figures import TOGETHER
from tasks import figures
from tasks.resources import engine, reading
from tests.case_builder import closed, fill_register
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


def test_a_walk_and_the_figures_of_its_year(register: Path) -> None:
    """One closure from report to sealing, with the days between its steps."""
    assert register
    fill_register()
    closed()
    found = figures.count_figures.fn(2026, date(2026, 12, 1))
    expected = {
        "measures_dwellings": 1,
        "dwelling_closures": 1,
        "dwelling_list_i": 1,
        "dwelling_list_ii": 0,
        "days_find_to_report": 14,
        "days_report_to_decision": 37,
        "days_decision_to_closing": 8,
    }

    assert {key: found.value(key, 2026, "0293") for key in expected} == expected
    assert found.value("letters_delivered", 2026) == len(_delivered())
    assert found.years == (2026,)


def _delivered() -> list[str]:
    with reading() as session:
        found = session.execute(
            text("SELECT content FROM document WHERE name = 'bezorglijst.csv'")
        ).scalar_one()
    return bytes(found).decode().splitlines()[1:]
