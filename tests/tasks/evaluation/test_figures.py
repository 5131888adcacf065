"""The figures of a year, beside an independent slow count of the same register."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from models.evaluation.evaluation import EarlierFigure
from models.law.evaluation.year_figures import TOGETHER
from tasks.acts.evaluation_sources import SOURCES
from tasks.evaluation import figures
from tasks.register.resources import engine, reading, transaction
from tests.builders.case_builder import closed, fill_register
from tests.builders.figure_lot import ALVERLO, CODES, YEARS
from tests.builders.figure_world import fill_world
from tests.readers.figure_oracle import Oracle

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
    found = figures.count_figures(2026, ON, sources=SOURCES)
    keys = {definition.key for definition in found.definitions}
    differences = [
        (key, year, codes, value, slow)
        for key in keys
        for year in YEARS
        for code, codes in ((ALVERLO, CODES[:1]), (CODES[1], CODES[1:]), (TOGETHER, CODES))
        if (value := found.value(key, year, code)) != (slow := oracle.value(key, year, codes))
    ]

    assert differences == []
    assert set(oracle.counted) == keys
    assert found.municipalities == ((ALVERLO, "Alverlo"), (CODES[1], "Lindewaarde"))


def test_a_walk_and_the_figures_of_its_year(register: Path) -> None:
    """One closure from report to sealing, with the days between its steps."""
    assert register
    fill_register()
    closed()
    found = figures.count_figures(2026, date(2026, 12, 1), sources=SOURCES)
    expected = {
        "measures_dwellings": 1,
        "dwelling_closures": 1,
        "dwelling_list_i": 1,
        "dwelling_list_ii": 0,
        "days_find_to_report": 14,
        "days_report_to_decision": 37,
        "days_decision_to_closing": 8,
    }

    assert {key: found.value(key, 2026, "9002") for key in expected} == expected
    assert found.value("letters_delivered", 2026, "9002") == len(_delivered())
    assert found.value("letters_delivered", 2026) is None, "nothing is known of Alverlo"
    assert found.years == (2026,)


def test_the_budget_of_a_year_stands_in_its_plan(register: Path) -> None:
    """Of each municipality and of both; the year after it has no plan, so no budget either."""
    assert register
    fill_register()
    of_2024 = figures.count_figures(2024, date(2024, 12, 31), sources=SOURCES)
    of_2025 = figures.count_figures(2025, date(2025, 12, 31), sources=SOURCES)
    budgets = [
        [of_2024.value(key, 2024, code) for code in (*CODES, TOGETHER)]
        for key in ("budget_available", "budget_planned")
    ]

    assert budgets == [[5000, 5000, 10000], [3700, 3700, 7400]]
    assert of_2025.value("budget_available", 2025) is None
    assert of_2025.years == (2025,)


def test_the_budget_stands_beside_what_was_given_of_a_year_before_the_system(
    register: Path,
) -> None:
    """The plan says nothing of a municipality of which nobody gave anything, and is never doubled.

    A budget that was given by hand gives way to the plan.
    """
    assert register
    fill_register()
    with transaction() as session:
        for key, value in (("stop_talks", 7), ("budget_planned", 3000)):
            session.add(
                EarlierFigure(
                    municipality_code=ALVERLO,
                    year=2024,
                    key=key,
                    value=value,
                    source="Nota",
                    recorded_by=1,
                    recorded_on=ON,
                )
            )
    with reading() as session:
        given = figures.read_content(session, 2025, date(2025, 12, 31), sources=SOURCES).given

    assert [(item.municipality_code, item.key, item.value) for item in given] == [
        (ALVERLO, "budget_planned", 3700),
        (ALVERLO, "stop_talks", 7),
        (ALVERLO, "budget_available", 5000),
    ]


def _delivered() -> list[str]:
    with reading() as session:
        found = session.execute(
            text("SELECT content FROM document WHERE name = 'bezorglijst.csv'")
        ).scalar_one()
    return bytes(found).decode().splitlines()[1:]
