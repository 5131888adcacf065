"""The list of the one who brings the letters round."""

import csv
from io import StringIO

import pytest

from models.closure.closure_views import DeliveryAddress
from tasks.closure.papers.delivery_list import HEADER, delivery_list, in_walking_order
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.templates.closure_views import dwelling, premises
from tests.templates.delivery_addresses import addresses


def address(
    number: int, letter: str = "", addition: str = "", street: str = "A-straat"
) -> DeliveryAddress:
    """One letterbox in an invented street."""
    return DeliveryAddress(
        bag_id=f"{number:016}",
        street=street,
        house_number=number,
        house_letter=letter,
        addition=addition,
        place="Verzonnendorp",
    )


def test_the_walk_goes_up_the_odd_side_and_then_up_the_even_side() -> None:
    """Per street; numbers as numbers, letters and additions behind their number."""
    mixed = [
        address(10),
        address(2, addition="10"),
        address(2, addition="2"),
        address(3),
        address(2, "a"),
        address(11),
        address(2),
        address(1, street="B-straat"),
        address(1, addition="bis"),
        address(1),
    ]
    assert [item.line for item in in_walking_order(mixed)] == [
        "A-straat 1",
        "A-straat 1-bis",
        "A-straat 3",
        "A-straat 11",
        "A-straat 2",
        "A-straat 2-2",
        "A-straat 2-10",
        "A-straat 2a",
        "A-straat 10",
        "B-straat 1",
    ]


@pytest.mark.parametrize("count", [0, 1, 250])
def test_the_list_is_accessible_and_archivable(count: int) -> None:
    """PDF/UA-1 and PDF/A-2a in the house font, also without any address."""
    pdf, _ = delivery_list(premises(), addresses(count))
    assert_accessible_archive(pdf.content)
    assert fonts_of(pdf.content) == {"FiraSans"}


def test_the_list_holds_every_address_once() -> None:
    """Under its street and side, with the number of letters above."""
    pdf, _ = delivery_list(dwelling(), addresses(100))
    text = " ".join(pages_of(pdf.content))
    assert pdf.name == "bezorglijst.pdf"
    assert "Aantal brieven: 100." in text
    assert text.count("9999 XA Verzonnendorp") == 100
    assert "Voorbeeldstraat, oneven nummers (" in text
    assert "Zaak ALV-2026-0007" in text


def test_a_list_without_addresses_asks_to_look_again() -> None:
    """An empty list is more likely a mistake than a wish."""
    pdf, table = delivery_list(dwelling(), [])
    assert "Er zijn geen adressen." in pages_of(pdf.content)[0]
    assert table.content.decode("utf-8-sig").strip() == ";".join(HEADER)


def test_the_csv_has_the_same_order() -> None:
    """One row for each letter, to be read by a spreadsheet."""
    _, table = delivery_list(dwelling(), addresses(50))
    rows = list(csv.DictReader(StringIO(table.content.decode("utf-8-sig")), delimiter=";"))
    assert table.name == "bezorglijst.csv"
    assert [row["bag_id"] for row in rows] == [
        item.bag_id for item in in_walking_order(addresses(50))
    ]
    assert set(rows[0]) == set(HEADER)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_runs_nothing_of_it(start: str) -> None:
    """A street that looks like a formula stays a street."""
    _, table = delivery_list(dwelling(), [address(1, street=f"{start}HYPERLINK(1)")])
    assert f";'{start}HYPERLINK(1);" in table.content.decode("utf-8-sig")


def test_the_same_list_again_has_the_same_bytes() -> None:
    """In whatever order the addresses come."""
    first = delivery_list(dwelling(), addresses(20))
    again = delivery_list(dwelling(), list(reversed(addresses(20))))
    assert first == again
