"""What people fill in: days, numbers and numbers that are names, the same in files and forms."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import Field, ValidationError

from models.common.dutch_faults import dutch_faults
from models.common.entry import Entered
from models.common.number_names import BagNumber, KvkNumber, SbiCode


class Row(Entered):
    """One field of each kind."""

    on: date | None = None
    days: tuple[date, ...] = ()
    count: int = 0
    amount: Decimal = Decimal(0)
    name: str = ""
    roles: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    kvk: KvkNumber = "90000001"
    bag: BagNumber = "9002200000000001"
    sbi: SbiCode = ""


def refused(**values: Any) -> list[str]:
    """Why it is refused, in Dutch."""
    with pytest.raises(ValidationError) as error:
        Row.model_validate(values)
    return dutch_faults(error.value, {})


@pytest.mark.parametrize(
    "given",
    ["2026-01-02", "02-01-2026", "2-1-2026", date(2026, 1, 2), datetime(2026, 1, 2, 9, tzinfo=UTC)],
)
def test_a_day_is_read_as_people_write_it(given: object) -> None:
    assert Row.model_validate({"on": given}).on == date(2026, 1, 2)


NO_DAY = "dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (0, NO_DAY),
        ("0", NO_DAY),
        (1767312000, NO_DAY),
        ("1767312000", NO_DAY),
        (46024, NO_DAY),
        (46024.0, NO_DAY),
        (True, NO_DAY),
        ("1/2/2026", NO_DAY),
        ("02-01-26", NO_DAY),
        ("2-1-2026 12:30", NO_DAY),
        ("2026-02-30", "dit is geen datum: deze dag bestaat niet"),
        ("30-02-2026", "dit is geen datum: deze dag bestaat niet"),
        ("1899-12-31", "het jaar van deze datum ligt niet tussen 1900 en 2099"),
        ("9999-12-31", "het jaar van deze datum ligt niet tussen 1900 en 2099"),
        (date(1, 1, 1), "het jaar van deze datum ligt niet tussen 1900 en 2099"),
    ],
)
def test_a_number_is_no_day(given: object, words: str) -> None:
    """Not 0, not seconds since 1970, not what a spreadsheet counts with."""
    assert refused(on=given) == [f"on: {words}"]


def test_every_wrong_day_of_a_list_is_told_with_its_place() -> None:
    assert refused(days=["2026-01-02", "0", "31-04-2026"]) == [
        f"days, regel 2: {NO_DAY}",
        "days, regel 3: dit is geen datum: deze dag bestaat niet",
    ]


@pytest.mark.parametrize("given", ["1.000", "1_000", "1e3", "1,5", "", "x", True, "１２a"])
def test_a_whole_number_is_plain_digits(given: object) -> None:
    """1.000 is a thousand to one reader and 1 to another."""
    (fault,) = refused(count=given)
    assert fault.startswith("count: dit is geen ")


@pytest.mark.parametrize(("given", "read"), [("12", 12), ("１２", 12), (12, 12), ("-3", -3)])
def test_full_width_digits_are_digits(given: object, read: int) -> None:
    assert Row.model_validate({"count": given}).count == read


@pytest.mark.parametrize("given", ["1,5", "1.5", 1.5, Decimal("1.5")])
def test_a_comma_is_as_good_as_a_point(given: object) -> None:
    assert Row.model_validate({"amount": given}).amount == Decimal("1.5")


@pytest.mark.parametrize("given", ["NaN", "Infinity", "1e9", True, "1_0"])
def test_an_amount_is_plain_digits(given: object) -> None:
    assert refused(amount=given) == ["amount: dit is geen getal"]


@pytest.mark.parametrize("given", [True, 12, 1.5])
def test_yes_and_numbers_are_no_text(given: object) -> None:
    assert refused(name=given) == [
        "name: vul hier tekst in; een getal of tijd tussen aanhalingstekens"
    ]


def test_a_text_is_brought_in_one_form_wherever_it_stands() -> None:
    row = Row.model_validate({"name": "Ｊan\u200b", "roles": {"９００２": ["ｘ"]}})
    assert (row.name, row.roles) == ("Jan", {"9002": ("x",)})


@pytest.mark.parametrize(
    ("field", "given", "words"),
    [
        ("kvk", "1234567", "dit moeten 8 cijfers zijn, het zijn er 7; is vooraan een nul weggeva"),
        ("kvk", "123456789", "dit moeten 8 cijfers zijn"),
        ("kvk", "9O000001", "dit moeten 8 cijfers zijn"),
        ("kvk", "90000001.0", "een rekenprogramma maakte een getal van dit nummer"),
        ("bag", "9,26E+15", "een rekenprogramma maakte een getal van dit nummer"),
        ("bag", "1.9552E+15", "een rekenprogramma maakte een getal van dit nummer"),
        ("bag", "9002010000000001", "dit is het nummer van een verblijfsobject; hier hoort de "),
        ("bag", "9002100000000001", "dit is het nummer van een pand; hier hoort de nummeraandui"),
        ("sbi", "4,7E+04", "een rekenprogramma maakte een getal van dit nummer"),
    ],
)
def test_what_a_spreadsheet_does_to_a_number_is_told(field: str, given: str, words: str) -> None:
    (fault,) = refused(**{field: given})
    assert fault.startswith(f"{field}: {words}")


def test_a_form_asks_for_the_digits_by_itself() -> None:
    """Prefect's page refuses another number before it is sent."""
    fields = Row.model_json_schema()["properties"]
    assert fields["kvk"]["pattern"] == "^[0-9]{8}$"
