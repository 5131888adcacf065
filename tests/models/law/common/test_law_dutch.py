"""Dutch dates, numbers and lists."""

from datetime import date
from decimal import Decimal

import pytest

from models.law.common.dutch import (
    dutch_date,
    dutch_day,
    dutch_number,
    euro,
    in_euros,
    join_dutch,
    plural,
    sentence,
    short_date,
)


def test_a_date_is_written_in_full_without_year_and_without_weekday() -> None:
    day = date(2026, 5, 18)
    assert dutch_date(day) == "maandag 18 mei 2026"
    assert dutch_day(day) == "maandag 18 mei"
    assert short_date(day) == "18 mei 2026"


def test_every_weekday_and_month_has_its_name() -> None:
    assert dutch_date(date(2026, 3, 1)) == "zondag 1 maart 2026"
    written = " ".join(short_date(date(2026, month, 1)).split()[1] for month in range(1, 13))
    assert written == (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (30, "30"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (Decimal("0.5"), "0,5"),
        (Decimal("0.500"), "0,5"),
        (Decimal("30.0"), "30"),
        (Decimal("1250.50"), "1.250,5"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_a_number_has_a_decimal_comma_and_no_idle_zeros(value: Decimal, written: str) -> None:
    assert dutch_number(value) == written


def test_one_is_singular_and_everything_else_plural() -> None:
    written = [plural(amount, "week", "weken") for amount in (0, 1, 2)]
    assert written == ["0 weken", "1 week", "2 weken"]


def test_a_list_ends_with_a_conjunction() -> None:
    words = ["a", "b", "c"]
    written = [join_dutch(words[:count]) for count in range(4)]
    assert written == ["", "a", "a en b", "a, b en c"]
    assert join_dutch(words, "of") == "a, b of c"


def test_a_sentence_begins_with_a_capital_and_ends_with_one_full_stop() -> None:
    assert sentence("voorstel: 4 weken.") == "Voorstel: 4 weken."
    assert sentence("volg lijst X") == "Volg lijst X."


@pytest.mark.parametrize(
    ("amount", "written"), [(0, "0 euro"), (1, "1 euro"), (1250, "1.250 euro"), (-50, "-50 euro")]
)
def test_an_amount_is_told_in_euro(amount: int, written: str) -> None:
    """Whole euros, also of what was paid back."""
    assert euro(amount) == written


@pytest.mark.parametrize(
    ("cents", "written"),
    [
        (0, "€ 0"),
        (5, "€ 0,05"),
        (99, "€ 0,99"),
        (100, "€ 1"),
        (101, "€ 1,01"),
        (125_050, "€ 1.250,50"),
    ],
)
def test_an_amount_is_told_in_euros_and_cents(cents: int, written: str) -> None:
    """Two figures behind the comma, and none for a whole amount."""
    assert in_euros(cents) == written
