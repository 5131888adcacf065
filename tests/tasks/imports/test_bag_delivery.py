"""A delivery in the shape of a real one gives what an independent reader finds in it."""

from datetime import date
from pathlib import Path

import pytest

from models.common.municipality import Municipality
from tasks.imports.bag import read_bag
from tasks.register import resources
from tasks.register.addresses import import_addresses
from tests.builders.incoming.bag_delivery import NEIGHBOUR_CODE, Delivery
from tests.builders.incoming.bag_delivery_xml import CODE, DAY
from tests.readers.bag_oracle import Box, oracle

ON = date(2026, 9, 15)
Words = tuple[str, str, str, str, str, str]


def read(path: Path, on: date) -> dict[str, tuple[Words, float, float]]:
    """The addresses by their number, as words and a place."""
    return {
        row.bag_id: (
            (
                row.street,
                str(row.house_number),
                row.house_letter,
                row.addition,
                row.postcode,
                row.place,
            ),
            row.rd_x,
            row.rd_y,
        )
        for row in read_bag(path, CODE, on)
    }


def lies_in(x: float, y: float, box: Box) -> bool:
    west, south, east, north = box
    return west <= x <= east and south <= y <= north


@pytest.mark.parametrize("on", [ON, date(2019, 4, 1), date(2016, 2, 29)], ids=str)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_address_equals_that_of_an_independent_reader(
    tmp_path: Path, seed: int, on: date
) -> None:
    """On the day of the delivery and on days in its history, each with other addresses."""
    path = Delivery(400, seed).write(tmp_path / "bag.zip")
    expected, found = oracle(path, CODE, on), read(path, on)
    assert found.keys() == expected.keys()
    for number, (*words, box) in expected.items():
        assert list(found[number][0]) == words
        assert lies_in(found[number][1], found[number][2], box)


def test_the_delivery_has_every_kind_that_a_real_one_has(tmp_path: Path) -> None:
    """So that equal counts mean something: each of these is present and not all are addresses."""
    delivery = Delivery(1_000, seed=4)
    path = delivery.write(tmp_path / f"BAGGEM{CODE}L-{DAY}.zip")
    rows = read_bag(path, CODE, ON)
    assert len(rows) == delivery.addresses == 1_000
    counts = delivery.counts()
    assert counts["VBO"] > counts["NUM"] > len(rows)
    assert min(counts[kind] for kind in ("LIG", "STA", "IANUM", "NBVBO", "IOVBO", "PND")) > 0
    places = [(row.rd_x, row.rd_y) for row in rows]
    assert len(set(places)) < len(places), "no address beside a main address"


def test_the_neighbour_finds_only_its_own_in_it(tmp_path: Path) -> None:
    path = Delivery(400, seed=1).write(tmp_path / "bag.zip")
    ours, theirs = oracle(path, CODE, ON), oracle(path, NEIGHBOUR_CODE, ON)
    assert theirs
    assert not ours.keys() & theirs.keys()


def test_a_delivery_is_taken_over_and_once_more_changes_nothing(
    register: Path, tmp_path: Path
) -> None:
    assert register
    with resources.transaction() as session:
        session.add(
            Municipality(code=CODE, name="Verzonnen", folder="verzonnen", abbreviation="VER")
        )
    path = Delivery(1_500).write(tmp_path / "bag.zip")
    assert import_addresses(path, CODE, ON).added == 1_500
    assert import_addresses(path, CODE, ON).unchanged == 1_500
