"""In what two counts of a year differ: each row, in Dutch, with the figures that it touches."""

from datetime import date
from typing import Any

import pytest

from models.law.evaluation.figure_changes import Change, RowChange, row_changes
from models.law.evaluation.figure_rows import CountedRow, FigureContent, GivenValue, RowTable
from models.law.evaluation.year_figures import FigureDefinition, Reckoning, Unit
from tests.builders.figure_worlds import definition

EAST, WEST = "0998", "0999"
VISITS = definition("visits", rule={"rows": "visits", "where": {"findings": ["yes"]}})
SPENT = definition("spent", unit=Unit.EURO, rule={"rows": "spending", "reckoning": Reckoning.SUM})
GIVEN = definition("budget")
FIRST: CountedRow = ("V-1", EAST, "2024-03-01", "yes", 0)
BOOKED: CountedRow = ("K-1", EAST, "2024-03-01", 120)


def content(
    visits: tuple[CountedRow, ...] = (FIRST,),
    spending: tuple[CountedRow, ...] = (BOOKED,),
    **changes: Any,
) -> FigureContent:
    """What an invented evaluation counted."""
    values: dict[str, Any] = {
        "year": 2024,
        "years": (2024,),
        "municipalities": ((EAST, "Oostbedacht"), (WEST, "Westbedacht")),
        "first_years": ((EAST, 2023),),
        "definitions": (VISITS, SPENT, GIVEN),
        "versions": (),
        "tables": (
            RowTable(name="visits", kinds=("findings",), rows=visits),
            RowTable(name="spending", kinds=(), rows=spending),
        ),
        "given": (),
    }
    return FigureContent(**(values | changes))


def only(before: FigureContent, after: FigureContent) -> RowChange:
    """The one change there is."""
    (found,) = row_changes(before, after)
    return found


def test_the_same_content_has_no_changes() -> None:
    """Whatever the order of its rows."""
    second: CountedRow = ("V-2", WEST, "2024-04-01", "no", 0)

    assert row_changes(content((FIRST, second)), content((second, FIRST))) == ()


def test_a_row_that_came_or_went_is_told_with_all_it_says() -> None:
    """Each touches the figure that counts it."""
    came, went = only(content(()), content()), only(content(), content(()))

    assert (came.change, came.old, went.change, went.new) == (
        Change.ADDED,
        "",
        Change.REMOVED,
        "",
    )
    assert (
        came.new
        == went.old
        == ("gemeente: Oostbedacht, dag: 1 maart 2024, bevindingen: ja, aantal: 0")
    )
    assert came.figures == went.figures == ("visits",)
    assert (came.table, came.key, came.municipality_code) == ("visits", "V-1", EAST)


def test_a_row_that_no_figure_counts_touches_none() -> None:
    """A visit without findings is told, and changes nothing."""
    found = only(content(()), content((("V-1", EAST, "2024-03-01", "no", 0),)))

    assert found.figures == ()


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        (("V-1", EAST, "2024-03-01", "no", 0), ("visits",)),
        (("V-1", WEST, "2024-03-01", "yes", 0), ("visits",)),
        (("V-1", EAST, "2023-03-01", "yes", 0), ("visits",)),
        (("V-1", EAST, "2024-05-01", "yes", 0), ()),
        (("V-1", EAST, "2024-03-01", "yes", 7), ()),
    ],
    ids=["no findings", "other municipality", "other year", "same year", "an amount"],
)
def test_a_changed_row_touches_a_figure_to_which_it_gives_something_else(
    row: CountedRow, figures: tuple[str, ...]
) -> None:
    """Another day of the same year, or an amount of which only rows count, is no difference."""
    found = only(content(), content((row,)))

    assert (found.change, found.figures) == (Change.CHANGED, figures)


def test_of_a_changed_row_only_what_differs_is_told() -> None:
    """An amount that was corrected: before and after, and nothing else."""
    found = only(content(), content(spending=(("K-1", EAST, "2024-03-01", 125),)))

    assert (found.old, found.new) == ("aantal: 120", "aantal: 125")
    assert found.figures == ("spent",)


def test_a_table_that_only_one_of_the_two_counted_came_or_went_whole() -> None:
    """A release that counts a table more, or one less."""
    more = content(
        tables=(
            *content().tables,
            RowTable(name="reports", kinds=(), rows=(("R-1", WEST, "2024-02-01", 0),)),
        )
    )
    came, went = only(content(), more), only(more, content())

    assert (came.table, came.change) == (went.table, Change.ADDED) == ("reports", Change.ADDED)
    assert went.change is Change.REMOVED


def test_a_day_in_another_year_touches_the_figures_of_both() -> None:
    """The year decides, not the day: the last of one and the first of the next differ."""
    last, first = (("V-1", EAST, day, "yes", 0) for day in ("2023-12-31", "2024-01-01"))

    assert only(content((last,)), content((first,))).figures == ("visits",)


def test_what_was_given_and_defined_is_told_by_its_dutch_column() -> None:
    """The source of a value, and the whole definition."""
    value = GivenValue(municipality_code=WEST, year=2023, key="budget", value=5, source="brief")
    given = only(content(), content(given=(value,)))
    defined = only(content(), content(definitions=(VISITS, SPENT)))

    assert given.new == "gemeente: Westbedacht, dag: 1 januari 2023, bron: brief, aantal: 5"
    assert given.name == f"Westbedacht 2023: {GIVEN.title}"
    assert defined.old.startswith("dag: 1 januari 2020, naam: ")
    assert ", wat telt: " in defined.old
    assert "{" not in defined.old
    assert defined.name == GIVEN.title
    assert defined.municipality_code == ""


def test_the_bytes_of_a_content_never_change() -> None:
    """They are hashed: sorted, without spaces, in plain letters with their accents."""
    written = content(municipalities=((EAST, "Óóstbedacht"),), definitions=(), tables=()).to_bytes()

    assert written.decode() == (
        '{"begins_with_rows":false,"definitions":[],"first_years":[["0998",2023]],"format":1,'
        '"given":[],"municipalities":[["0998","Óóstbedacht"]],"tables":[],"versions":[],'
        '"year":2024,"years":[2024]}'
    )


def test_a_given_value_touches_its_own_figure() -> None:
    """Another value, or the same from another paper."""
    first = GivenValue(
        municipality_code=WEST, year=2023, key="budget", value=5, source="jaarverslag"
    )
    changed = [first.model_copy(update={"value": 6}), first.model_copy(update={"source": "brief"})]

    for other in changed:
        found = only(content(given=(first,)), content(given=(other,)))
        assert (found.figures, found.municipality_code) == (("budget",), WEST)
        assert found.key == f"{WEST} 2023 budget"


def test_a_definition_touches_its_own_figure() -> None:
    """A rule that counts other rows changes no row, and is told; the formula itself is not."""
    other = definition("visits", rule={"rows": "visits", "where": {"findings": ["no"]}})
    found = only(content(), content(definitions=(other, SPENT, GIVEN)))

    assert (found.table, found.figures, found.change) == (
        "definitions",
        ("visits",),
        Change.CHANGED,
    )
    assert (found.old, found.new) == ("alleen de rekenregel", "alleen de rekenregel")


def test_a_first_year_touches_no_figure_by_itself() -> None:
    """It says from when the register knows anything; what that does to figures, the rows tell."""
    found = only(content(), content(first_years=((EAST, 2022),)))

    assert (found.table, found.municipality_code, found.figures) == ("first_years", EAST, ())
    assert found.name == "Oostbedacht"


def test_what_has_no_name_in_words_keeps_its_key() -> None:
    """A row of a table, and a municipality or a figure that neither count names."""
    lost = GivenValue(municipality_code="0997", year=2023, key="lost", value=5, source="brief")
    unnamed = content(first_years=((EAST, 2023), ("0997", 2020)))

    assert only(content(()), content()).name == "V-1"
    assert only(content(), content(given=(lost,))).name == "0997 2023: lost"
    assert only(content(), unnamed).name == "0997"


def test_some_municipalities_take_their_own_rows_along() -> None:
    """Rows, given values and first years of the others stay out, in the order there was."""
    value = GivenValue(municipality_code=WEST, year=2023, key="budget", value=5, source="brief")
    whole = content((FIRST, ("V-2", WEST, "2024-04-01", "no", 0)), given=(value,))
    east, west = whole.of([EAST]), whole.of([WEST])

    assert [row[0] for row in east.tables[0].rows] == ["V-1"]
    assert [row[0] for row in west.tables[0].rows] == ["V-2"]
    assert (east.given, west.given) == ((), (value,))
    assert (east.first_years, west.first_years) == (((EAST, 2023),), ())
    assert west.municipalities == ((WEST, "Westbedacht"),)
    assert whole.of([WEST, EAST]) == whole


def test_other_templates_alone_count_the_same() -> None:
    """The versions say with what was counted, not what; bytes differ, counts do not."""
    newer = content(versions=(("templates", "2"),))

    assert newer.counts_as(content())
    assert not newer.counts_as(content(()))
    assert newer.to_bytes() != content().to_bytes()
    assert FigureContent.model_validate_json(newer.to_bytes()) == newer


def test_the_words_are_known_for_every_column() -> None:
    """Another definition of this figure: the date from which it holds is told in Dutch."""
    later: FigureDefinition = definition("budget", since=date(2024, 1, 1))
    found = only(content(), content(definitions=(VISITS, SPENT, later)))

    assert found.old != found.new
    assert found.new
