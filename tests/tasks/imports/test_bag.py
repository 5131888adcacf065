"""Reading a BAG extract: what becomes an address of the municipality, and what does not."""

from datetime import date
from pathlib import Path

import pytest

from tasks.imports.address_rows import AddressRow
from tasks.imports.bag import read_bag
from tests.builders.incoming import bag_files
from tests.builders.incoming.bag_files import (
    CODE,
    OTHER_CODE,
    OTHER_PLACE,
    Extract,
    Home,
    Life,
    Number,
    Relation,
    number_id,
)

ON = date(2026, 9, 15)
IN_USE = "Verblijfsobject in gebruik"


def read(tmp_path: Path, extract: Extract, on: date = ON, code: str = CODE) -> list[AddressRow]:
    return read_bag(extract.write(tmp_path / "bag.zip"), code, on)


def test_an_address_joins_number_street_place_and_home(tmp_path: Path) -> None:
    extract = Extract(numbers=[Number(1, "12", letter="a", addition="bis")])
    assert read(tmp_path, extract) == [
        AddressRow(
            bag_id="0999200000000001",
            municipality_code="0999",
            street="Voorbeeldstraat",
            house_number=12,
            house_letter="a",
            addition="bis",
            postcode="9999ZZ",
            place="Verzonnendorp",
            rd_x=200_010.0,
            rd_y=440_010.0,
            valid_from=date(2010, 1, 1),
            valid_to=None,
        )
    ]


def test_a_postcode_may_be_absent(tmp_path: Path) -> None:
    [row] = read(tmp_path, Extract(numbers=[Number(postcode="")]))
    assert row.postcode == ""


@pytest.mark.parametrize(
    "status",
    [
        IN_USE,
        "Verblijfsobject in gebruik (niet ingemeten)",
        "Verbouwing verblijfsobject",
        "Verblijfsobject buiten gebruik",
    ],
)
def test_a_home_that_exists_gets_a_letter(tmp_path: Path, status: str) -> None:
    assert len(read(tmp_path, Extract(homes=[Home(status=status)]))) == 1


@pytest.mark.parametrize(
    "status",
    [
        "Verblijfsobject gevormd",
        "Verblijfsobject ingetrokken",
        "Niet gerealiseerd verblijfsobject",
        "Verblijfsobject ten onrechte opgevoerd",
    ],
)
def test_a_home_that_does_not_exist_gets_none(tmp_path: Path, status: str) -> None:
    extract = Extract(
        numbers=[Number(1), Number(2)], homes=[Home(main=1, status=status), Home(main=2)]
    )
    assert [row.bag_id for row in read(tmp_path, extract)] == [number_id(2)]


def test_a_withdrawn_number_is_no_address(tmp_path: Path) -> None:
    extract = Extract(
        numbers=[Number(1, status="Naamgeving ingetrokken"), Number(2)],
        homes=[Home(main=1), Home(main=2)],
    )
    assert [row.bag_id for row in read(tmp_path, extract)] == [number_id(2)]


def test_a_number_that_nothing_carries_is_no_address(tmp_path: Path) -> None:
    extract = Extract(numbers=[Number(1), Number(2)], homes=[Home(main=2)])
    assert [row.bag_id for row in read(tmp_path, extract)] == [number_id(2)]


def test_other_addresses_of_a_home_lie_where_it_lies(tmp_path: Path) -> None:
    extract = Extract(
        numbers=[Number(1), Number(2, "2"), Number(3, "3")], homes=[Home(main=1, others=[2, 3])]
    )
    assert {(row.house_number, row.rd_x) for row in read(tmp_path, extract)} == {
        (1, 200_010.0),
        (2, 200_010.0),
        (3, 200_010.0),
    }


def test_the_home_of_which_it_is_the_main_address_gives_the_place(tmp_path: Path) -> None:
    homes = [Home(main=1, others=[2], x=200_001.0), Home(main=2, x=200_002.0)]
    rows = read(tmp_path, Extract(numbers=[Number(1), Number(2)], homes=homes))
    assert [row.rd_x for row in rows] == [200_001.0, 200_002.0]


@pytest.mark.parametrize("order", [1, -1], ids=["main first", "other first"])
def test_the_place_as_main_address_goes_before_that_as_other(tmp_path: Path, order: int) -> None:
    homes = [Home(main=1, x=200_001.0), Home(main=2, others=[1], x=200_002.0)][::order]
    rows = read(tmp_path, Extract(numbers=[Number(1)], homes=homes))
    assert [row.rd_x for row in rows] == [200_001.0]


@pytest.mark.parametrize("order", [1, -1], ids=["newest last", "newest first"])
def test_of_two_occurrences_in_force_the_newest_counts(tmp_path: Path, order: int) -> None:
    """A correction may leave both open."""
    streets = [
        bag_files.street(name="Oude Voorbeeldstraat", life=Life(number=1)),
        bag_files.street(name="Voorbeeldstraat", life=Life(number=2)),
    ]
    [row] = read(tmp_path, Extract(streets=streets[::order]))
    assert row.street == "Voorbeeldstraat"


@pytest.mark.parametrize(
    ("day", "street", "x"),
    [
        (date(2018, 12, 31), "Oude Voorbeeldstraat", 200_001.0),
        (date(2019, 1, 1), "Voorbeeldstraat", 200_002.0),
    ],
    ids=["last day of the old occurrence", "first day of the new one"],
)
def test_the_occurrence_of_the_day_counts(tmp_path: Path, day: date, street: str, x: float) -> None:
    old, new = Life(end="2019-01-01"), Life(begin="2019-01-01", number=2)
    extract = Extract(
        streets=[
            bag_files.street(name="Oude Voorbeeldstraat", life=old),
            bag_files.street(name="Voorbeeldstraat", life=new),
        ],
        homes=[Home(x=200_001.0, life=old), Home(x=200_002.0, life=new)],
    )
    [row] = read(tmp_path, extract, day)
    assert (row.street, row.rd_x) == (street, x)


def test_an_unbroken_row_of_occurrences_is_one_address(tmp_path: Path) -> None:
    """A new postcode does not make a new address: it is in force since its first occurrence."""
    numbers = [
        Number(postcode="9999AA", life=Life("2005-05-05", "2019-01-01")),
        Number(postcode="9999BB", life=Life("2019-01-01", "2027-01-01", number=2)),
        Number(life=Life("2027-01-01", number=3), status="Naamgeving ingetrokken"),
    ]
    extract = Extract(numbers=numbers, homes=[Home(life=Life("2004-01-01"))])
    [row] = read(tmp_path, extract)
    assert (row.postcode, row.valid_from, row.valid_to) == (
        "9999BB",
        date(2005, 5, 5),
        date(2027, 1, 1),
    )


def test_an_address_begins_when_its_home_is_in_use(tmp_path: Path) -> None:
    built, used = Life("2020-01-01", "2021-02-03"), Life("2021-02-03", number=2)
    homes = [Home(life=built, status="Verblijfsobject gevormd"), Home(life=used)]
    [row] = read(tmp_path, Extract(homes=homes))
    assert row.valid_from == date(2021, 2, 3)


def test_a_gap_in_the_occurrences_begins_anew(tmp_path: Path) -> None:
    lives = [Life("2001-01-01", "2005-01-01"), Life("2010-01-01", "2012-01-01"), Life("2012-01-01")]
    extract = Extract(
        homes=[Home(life=life) for life in lives], numbers=[Number(life=Life("2001-01-01"))]
    )
    [row] = read(tmp_path, extract)
    assert row.valid_from == date(2010, 1, 1)


@pytest.mark.parametrize(
    "life",
    [
        Life(begin="2026-09-16"),
        Life(end="2026-09-15"),
        Life(dead="tijdstipInactief"),
        Life(dead="tijdstipInactiefLV"),
        Life(dead="tijdstipNietBagLV"),
    ],
    ids=["not yet", "no longer", "inactive", "inactive in the LV", "not BAG"],
)
def test_what_is_not_in_force_is_no_address(tmp_path: Path, life: Life) -> None:
    extract = Extract(
        numbers=[Number(1, life=life), Number(2), Number(3)],
        homes=[Home(main=1), Home(main=2, life=life), Home(main=3)],
    )
    assert [row.bag_id for row in read(tmp_path, extract)] == [number_id(3)]


def test_a_number_on_its_first_and_on_its_last_day_is_an_address(tmp_path: Path) -> None:
    extract = Extract(
        numbers=[Number(1, life=Life("2026-09-15")), Number(2, life=Life(end="2026-09-16"))],
        homes=[Home(main=1), Home(main=2)],
    )
    assert len(read(tmp_path, extract)) == 2


def test_moorings_and_pitches_are_addresses_at_a_point_inside_their_area(tmp_path: Path) -> None:
    square = "200000 440000 200010 440000 200010 440010 200000 440010 200000 440000"
    flat = "200020 440000 0 200030 440000 0 200030 440010 0 200020 440010 0 200020 440000 0"
    extract = Extract(
        numbers=[Number(1), Number(2)],
        homes=[],
        moorings=[Home(main=1, kind="Ligplaats", status="Plaats aangewezen", area=square)],
        pitches=[
            Home(main=2, kind="Standplaats", status="Plaats aangewezen", area=flat, dimension=3)
        ],
    )
    assert [(row.rd_x, row.rd_y) for row in read(tmp_path, extract)] == [
        (200_005.0, 440_005.0),
        (200_025.0, 440_005.0),
    ]


def test_the_point_of_a_bent_area_lies_inside_it(tmp_path: Path) -> None:
    """The middle of this horseshoe is water: the point lies in one of its legs."""
    horseshoe = (
        "200000 440000 200090 440000 200090 440090 200060 440090 200060 440020 "
        "200020 440020 200020 440090 200000 440090 200000 440000"
    )
    pitch = Home(kind="Standplaats", status="Plaats aangewezen", area=horseshoe)
    [row] = read(tmp_path, Extract(homes=[], pitches=[pitch]))
    assert (row.rd_x, row.rd_y) == (200_075.0, 440_045.0)


def test_a_withdrawn_pitch_is_no_address(tmp_path: Path) -> None:
    pitch = Home(main=2, kind="Standplaats", status="Plaats ingetrokken")
    extract = Extract(numbers=[Number(1), Number(2)], pitches=[pitch])
    assert [row.bag_id for row in read(tmp_path, extract)] == [number_id(1)]


def two_municipalities(**changes: object) -> Extract:
    """Number 1 lies in ours, number 2 in the other municipality, both with a home."""
    parts: dict[str, object] = {
        "places": [bag_files.place(), bag_files.place(OTHER_PLACE, "Elders")],
        "streets": [
            bag_files.street(),
            bag_files.street(f"{CODE}300000000002", "Andere", OTHER_PLACE),
        ],
        "numbers": [Number(1), Number(2, street=f"{CODE}300000000002")],
        "homes": [Home(main=1), Home(main=2)],
        "relations": [Relation(), Relation(OTHER_PLACE, OTHER_CODE)],
    }
    return Extract(**{**parts, **changes})  # type: ignore[arg-type]


def test_a_home_in_another_municipality_is_left_out(tmp_path: Path) -> None:
    assert [row.bag_id for row in read(tmp_path, two_municipalities())] == [number_id(1)]
    assert [row.bag_id for row in read(tmp_path, two_municipalities(), code=OTHER_CODE)] == [
        number_id(2)
    ]


def test_a_number_may_lie_in_another_place_than_its_street(tmp_path: Path) -> None:
    extract = two_municipalities(numbers=[Number(1), Number(2, place=OTHER_PLACE)])
    assert [row.bag_id for row in read(tmp_path, extract)] == [number_id(1)]
    [other] = read(tmp_path, extract, code=OTHER_CODE)
    assert (other.street, other.place) == ("Voorbeeldstraat", "Elders")


def test_the_newest_final_relation_tells_the_municipality(tmp_path: Path) -> None:
    """After a merger Kadaster leaves the relation with the old municipality open."""
    relations = [
        Relation(municipality=CODE, begin="2015-01-01"),
        Relation(municipality=OTHER_CODE, begin="2010-01-01"),
        Relation(municipality=OTHER_CODE, begin="2020-01-01", end="2021-01-01"),
        Relation(municipality=OTHER_CODE, begin="2025-01-01", status="voorlopig"),
        Relation(municipality=OTHER_CODE, begin="2027-01-01"),
    ]
    assert len(read(tmp_path, Extract(relations=relations))) == 1
