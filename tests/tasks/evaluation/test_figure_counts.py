"""Counting rows in memory: bounds of years, years that are not known, and parts of a whole."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.evaluation.figure_rows import CountedRow, FigureContent, GivenValue, RowTable
from models.law.evaluation.year_figures import TOGETHER, CountRule, Reckoning, YearFigures
from tasks.acts.evaluation_sources import SOURCES
from tasks.evaluation.figure_counts import figures_of
from tasks.evaluation.figure_known import Tally, reckoned
from tasks.evaluation.figure_policies import figure_book
from tests.depth import searching

DEFINITIONS = figure_book(2026).definitions
ALVERLO, LINDEWAARDE = "9001", "9002"
ON = date(2027, 2, 1)


def content(**changes: Any) -> FigureContent:
    """Two municipalities since 2024, without any row; `changes` replace values."""
    values: dict[str, Any] = {
        "year": 2026,
        "years": (2024, 2025, 2026),
        "municipalities": ((ALVERLO, "Alverlo"), (LINDEWAARDE, "Lindewaarde")),
        "first_years": ((ALVERLO, 2024), (LINDEWAARDE, 2024)),
        "definitions": DEFINITIONS,
        "versions": (),
        "tables": tables({}),
        "given": (),
    }
    return FigureContent(**(values | changes))


def tables(rows: dict[str, list[CountedRow]]) -> tuple[RowTable, ...]:
    """All tables, with these rows."""
    return tuple(
        RowTable(name=source.name, kinds=source.kinds, rows=tuple(rows.get(source.name, [])))
        for source in SOURCES.rows
    )


def value(found: YearFigures, key: str) -> list[int | None]:
    """The figure of Alverlo, oldest year first."""
    return [found.value(key, year, ALVERLO) for year in found.years]


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        ("2023-12-31", [0, 0, 0]),
        ("2024-01-01", [1, 0, 0]),
        ("2024-12-31", [1, 0, 0]),
        ("2025-01-01", [0, 1, 0]),
        ("2026-12-31", [0, 0, 1]),
        ("2027-01-01", [0, 0, 0]),
    ],
)
def test_a_row_counts_in_the_year_of_its_day(on: str, counts: list[int]) -> None:
    """Both sides of New Year, also before the first year and after the last."""
    rows: dict[str, list[CountedRow]] = {"rounds": [("ALV-CON-001", ALVERLO, on, "held", 0)]}
    found = figures_of(content(tables=tables(rows)), ON)

    assert value(found, "rounds_held") == counts


def test_a_mean_together_is_the_mean_of_all_rows() -> None:
    """One case of 10 days and three of 2 days: 4 days together, not 6."""
    rows: list[CountedRow] = [("ALV-1", ALVERLO, "2026-05-01", 10)]
    rows += [(f"LIN-{number}", LINDEWAARDE, "2026-05-01", 2) for number in range(3)]
    found = figures_of(content(tables=tables({"reports": rows})), ON)

    assert found.value("days_find_to_report", 2026) == 4
    assert found.value("days_find_to_report", 2025) is None


@pytest.mark.parametrize(
    ("rows", "amount", "mean"),
    [
        (0, 0, None),
        (1, 0, 0),
        (2, 1, 1),
        (2, 3, 2),
        (3, 4, 1),
        (3, 5, 2),
        (4, 6, 2),
        (2, -1, -1),
        (3, -4, -1),
        (1000001, 500000, 0),
        (1000000, 500000, 1),
    ],
)
def test_a_mean_is_rounded_half_away_from_zero(rows: int, amount: int, mean: int | None) -> None:
    """A half goes up, just below it goes down; of nothing there is no mean."""
    rule = CountRule(rows="reports", reckoning=Reckoning.MEAN)
    found = reckoned(rule, Tally(np.array([rows]), np.array([amount])))

    assert (found.numbers[0] if found.known[0] else None) == mean


@pytest.mark.parametrize(("first", "known"), [(2024, [0, 0, 0]), (2026, [None, None, 0])])
def test_before_its_first_row_nothing_is_known_of_a_municipality(
    first: int, known: list[int | None]
) -> None:
    """A year without the system is no year of zeroes; together is then not known either."""
    years = ((ALVERLO, first), (LINDEWAARDE, 2024))
    found = figures_of(content(first_years=years), ON)

    assert value(found, "stop_talks") == known
    assert [found.value("stop_talks", year) for year in found.years] == known
    assert [found.value("stop_talks", year, LINDEWAARDE) for year in found.years] == [0, 0, 0]


def test_a_year_of_which_nothing_is_known_is_left_out() -> None:
    """But the year that is asked always stands there: not known, which is no zero."""
    found = figures_of(content(first_years=(), begins_with_rows=True), ON)

    assert found.years == (2026,)
    assert found.value("places_visited", 2026) is None
    assert found.value("budget_spent", 2026) is None
    assert found.unknown_places() == (ALVERLO, LINDEWAARDE)


@pytest.mark.parametrize(("first", "spent"), [(2026, 0), (2027, None)])
def test_the_year_asked_is_known_from_the_first_row_on(first: int, spent: int | None) -> None:
    """A year before the register began has no zeroes, also when it is the year that is asked."""
    years = ((ALVERLO, first), (LINDEWAARDE, 2024))
    found = figures_of(content(first_years=years, begins_with_rows=True), ON)

    assert found.value("budget_spent", 2026, ALVERLO) == spent
    assert found.unknown_places() == (() if spent == 0 else (ALVERLO,))


def test_a_snapshot_of_before_keeps_the_zeroes_that_it_said() -> None:
    """What was published once is what its bytes say for ever."""
    found = figures_of(content(first_years=()), ON)

    assert found.value("places_visited", 2026) == 0


@pytest.mark.parametrize(
    ("counted", "visitors"),
    [((), 0), (("no",), None), (("no", "yes"), 40), (("yes", "yes"), 80)],
)
def test_visitors_that_nobody_counted_are_not_known(
    counted: tuple[str, ...], visitors: int | None
) -> None:
    """Without a meeting there were none; with only uncounted ones nobody knows."""
    rows: list[CountedRow] = [
        (str(number), ALVERLO, "2026-05-01", word, 40 if word == "yes" else 0)
        for number, word in enumerate(counted)
    ]
    found = figures_of(content(tables=tables({"meetings": rows})), ON)

    assert found.value("meeting_attendance", 2026, ALVERLO) == visitors
    assert found.value("meetings", 2026, ALVERLO) == len(rows)


def test_a_given_year_replaces_the_whole_count_of_that_municipality() -> None:
    """What was not given of such a year is not known, even when the register holds rows."""
    given_values = (
        GivenValue(municipality_code=ALVERLO, year=2024, key="stop_talks", value=7, source="Nota"),
        GivenValue(
            municipality_code=ALVERLO,
            year=2024,
            key="days_find_to_report",
            value=9,
            source="Nota",
        ),
    )
    rows: dict[str, list[CountedRow]] = {
        "rounds": [("ALV-CON-001", ALVERLO, "2024-03-01", "held", 0)],
        "reports": [("LIN-1", LINDEWAARDE, "2024-03-01", 5)],
    }
    found = figures_of(content(given=given_values, tables=tables(rows)), ON)

    assert value(found, "stop_talks") == [7, 0, 0]
    assert value(found, "rounds_held") == [None, 0, 0]
    assert found.value("stop_talks", 2024) == 7
    assert found.value("rounds_held", 2024) is None
    assert found.value("days_find_to_report", 2024) is None
    assert found.value("days_find_to_report", 2024, LINDEWAARDE) == 5


def test_a_figure_without_a_rule_takes_what_is_given_and_leaves_the_rest_counted() -> None:
    """As the budget of the plan does: it is read, not counted."""
    planned = GivenValue(
        municipality_code=ALVERLO,
        year=2026,
        key="budget_planned",
        value=3700,
        source="Plan",
    )
    found = figures_of(content(given=(planned,)), ON)

    assert value(found, "budget_planned") == [None, None, 3700]
    assert found.value("budget_planned", 2026) is None
    assert value(found, "stop_talks") == [0, 0, 0]


def test_a_definition_counts_from_its_first_year() -> None:
    """The year before it is not known, not zero."""
    since = [item.model_copy(update={"since": date(2025, 1, 1)}) for item in DEFINITIONS]
    found = figures_of(content(definitions=tuple(since)), ON)

    assert found.years == (2025, 2026)


WORDS = {
    "premises": ["dwelling", "premises", "yard"],
    "how": ["own", "lbb"],
    "status": ["planned", "held", "skipped"],
    "source": ["police", "mma", "customs", "control", "open_source"],
    "theme": ["drugs", "cyber"],
    "outcome": ["upheld"],
}
YES_NO = ["yes", "no"]
KINDS = {
    "measures": ["warning", "closure", "penalty_order"],
    "instruments": ["bibob", "dor"],
    "follow_ups": ["waarschuwing", "bibob", "other"],
}


@st.composite
def some_rows(draw: st.DrawFn) -> dict[str, list[CountedRow]]:
    """A few rows of each table, with words that the register knows."""
    found: dict[str, list[CountedRow]] = {}
    for source in SOURCES.rows:
        words = [
            st.sampled_from(KINDS[source.name] if kind == "kind" else WORDS.get(kind, YES_NO))
            for kind in source.kinds
        ]
        row = st.tuples(
            st.uuids().map(str),
            st.sampled_from([ALVERLO, LINDEWAARDE]),
            st.sampled_from(["2024-12-31", "2025-01-01", "2026-07-01"]),
            *words,
            st.integers(0, 400),
        )
        found[source.name] = draw(st.lists(row, max_size=8))
    return found


@searching(40)
@given(some_rows())
def test_parts_and_municipalities_add_up_to_their_whole(rows: dict[str, list[CountedRow]]) -> None:
    """Whatever the rows: nothing falls between two parts, nothing counts in two."""
    found = figures_of(content(tables=tables(rows)), ON)
    splits = {(item.part_of, item.divides) for item in DEFINITIONS if item.part_of or item.divides}
    for year in found.years:
        for code in (ALVERLO, LINDEWAARDE, TOGETHER):
            for split in splits:
                parts = [i.key for i in DEFINITIONS if (i.part_of, i.divides) == split]
                total = sum(found.value(key, year, code) or 0 for key in parts)
                assert found.value("".join(split), year, code) == total, split
            for item in DEFINITIONS:
                if item.some_of:
                    whole = found.value(item.some_of, year, code) or 0
                    assert (found.value(item.key, year, code) or 0) <= whole, item.key
        for item in DEFINITIONS:
            if item.adds_up and item.rule:
                each = [found.value(item.key, year, code) for code in (ALVERLO, LINDEWAARDE)]
                known = [number for number in each if number is not None]
                together = sum(known) if len(known) == len(each) else None
                assert found.value(item.key, year) == together, item.key


@searching(20)
@given(some_rows())
def test_content_that_was_written_down_counts_the_same(rows: dict[str, list[CountedRow]]) -> None:
    """Byte for byte, after going through its own bytes."""
    before = content(tables=tables(rows))
    after = FigureContent.model_validate_json(before.to_bytes())

    assert after == before
    assert after.to_bytes() == before.to_bytes()
    assert figures_of(after, ON).model_dump_json() == figures_of(before, ON).model_dump_json()
