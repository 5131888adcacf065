"""The widths of the columns of an ODT or DOCX, which no program measures for us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.documents.rendering import parse
from tasks.documents.table_columns import LINE, ROOM, at_least, column_shares, with_columns

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=8).map(" ".join)
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=5)
)


def test_a_narrow_column_leaves_its_room_to_a_long_one() -> None:
    """A number needs little; the sentence gets what is left of the line."""
    number, sentence, word = column_shares([["Nr", "Wat", "Stand"], ["1", "een woord " * 20, "ja"]])

    assert number == 10 * (ROOM + len("Nr"))
    assert word == 10 * (ROOM + len("Stand"))
    assert number + sentence + word == 10 * LINE


def test_a_short_table_is_divided_by_its_words() -> None:
    """Nothing to fill the line with: each column as wide as its longest cell."""
    assert column_shares([["a", "bb cc"], ["dddd", "e"]]) == [70, 80]


def test_a_share_that_breaks_a_word_is_widened() -> None:
    """The layout on paper may hyphenate nothing either, but there a word runs on."""
    narrow, wide = at_least([1, 99], [["doorgeschoven", "een zin van woorden"]])

    assert narrow == 10 * (ROOM + len("doorgeschoven"))
    assert narrow + wide == pytest.approx(10 * LINE, abs=1)


def test_a_share_that_fits_stays() -> None:
    """What the layout says is what the file gets."""
    assert at_least([1, 3], [["a", "b"]]) == [190, 570]


@given(TABLES)
def test_no_column_is_narrower_than_its_longest_word(rows: list[list[str]]) -> None:
    """Also where the words together need more than a line: then all shrink alike."""
    for shares in (column_shares(rows), at_least([1] * len(rows[0]), rows)):
        total = sum(shares)
        for share, column in zip(shares, zip(*rows, strict=True), strict=True):
            longest = ROOM + max(len(word) for text in column for word in (text.split() or [""]))
            assert share >= 10 * longest - 1 or total >= 10 * LINE


def test_columns_of_numbers_stand_at_the_right() -> None:
    """All but the first, as on paper; a table without numbers stays as it is."""
    table = parse("| Jaar | Aantal |\n|---|---|\n| 2025 | 12 |")[0]
    plain, numbers = with_columns([table, table | {"numbers": True}])

    assert [_sides(row) for row in plain["children"]] == [[None, None]] * 2
    assert [_sides(row) for row in numbers["children"]] == [[None, "right"]] * 2


def _sides(part: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[str | None]:
    return [cell.get("align") for cell in part["children"][0]["children"]]
