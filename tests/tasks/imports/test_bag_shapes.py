"""The shapes in which Kadaster delivers the BAG: what is read, and what is refused by its name."""

from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tasks.imports.address_rows import AddressFileError, AddressRow
from tasks.imports.bag import read_bag
from tests.builders.incoming import bag_files
from tests.builders.incoming.bag_files import (
    CODE,
    OTHER_CODE,
    OTHER_PLACE,
    Extract,
    Home,
    Number,
    Relation,
    number_id,
)

ON = date(2026, 9, 15)
MUTATION = "dit is een mutatielevering: alleen wat in een tijdvak is gewijzigd"


def read(path: Path) -> list[AddressRow]:
    return read_bag(path, CODE, ON)


def refused(path: Path) -> list[str]:
    with pytest.raises(AddressFileError) as error:
        read(path)
    return list(error.value.faults)


def six_homes() -> Extract:
    numbers = range(1, 7)
    return Extract(
        numbers=[Number(n, str(n)) for n in numbers],
        homes=[Home(main=n, x=200_000.0 + 10 * n) for n in numbers],
    )


def test_a_municipality_is_a_zip_in_a_zip_in_a_zip(tmp_path: Path) -> None:
    """The country is one zip less; both give the same addresses."""
    municipal = read(six_homes().write(tmp_path / f"BAGGEM{CODE}L-15092026.zip"))
    assert [row.house_number for row in municipal] == [1, 2, 3, 4, 5, 6]
    assert read(six_homes().write(tmp_path / "bag.zip", of_country=True)) == municipal


def test_a_delivery_that_was_zipped_once_more_is_read(tmp_path: Path) -> None:
    """As some mail programs and portals do."""
    delivery = six_homes().write(tmp_path / "levering.zip")
    with ZipFile(tmp_path / "bijlage.zip", "w") as archive:
        archive.write(delivery, "map/levering.zip")
    assert len(read(tmp_path / "bijlage.zip")) == 6


def test_the_relation_may_be_bare_xml(tmp_path: Path) -> None:
    """So it came in the delivery of the country of January 2026."""
    delivery = six_homes().write(tmp_path / "bag.zip")
    other = tmp_path / "other.zip"
    with ZipFile(delivery) as old, ZipFile(other, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not name.startswith("GEM-WPL"):
                new.writestr(name, old.read(name))
        with old.open("GEM-WPL-RELATIE-15092026.zip") as file, ZipFile(file) as inner:
            xml = "GEM-WPL-RELATIE-15092026-000001.xml"
            new.writestr(xml, inner.read(xml))
    assert len(read(other)) == 6


def test_a_municipality_without_berths_and_pitches_has_no_files_of_them(tmp_path: Path) -> None:
    extract = Extract(numbers=[Number(kind="Verblijfsobject")], without=["LIG", "STA"])
    assert len(read(extract.write(tmp_path / "bag.zip"))) == 1


def test_a_file_of_berths_that_was_lost_is_missed(tmp_path: Path) -> None:
    """Without this the berths that the register has would end."""
    numbers = [Number(1), Number(2, kind="Ligplaats"), Number(3, kind="Ligplaats")]
    extract = Extract(numbers=numbers, without=["LIG", "STA"])
    assert refused(extract.write(tmp_path / "bag.zip")) == [
        "een bestand LIG (Ligplaats) ontbreekt; het hoort bij 2 nummeraanduidingen in NUM"
    ]


def test_an_address_over_the_border_needs_no_woonplaats_of_its_own(tmp_path: Path) -> None:
    """A delivery has the woonplaatsen of one municipality, and objects at its border."""
    extract = Extract(
        numbers=[Number(1), Number(2, place=OTHER_PLACE)],
        homes=[Home(main=1), Home(main=2)],
        relations=[Relation(), Relation(OTHER_PLACE, OTHER_CODE)],
    )
    assert [row.bag_id for row in read(extract.write(tmp_path / "bag.zip"))] == [number_id(1)]


def test_what_is_wrong_with_an_object_of_another_municipality_is_no_matter(tmp_path: Path) -> None:
    extract = Extract(
        numbers=[Number(1), Number(2, place=OTHER_PLACE, status="Onbekend", house_number="x")],
        homes=[Home(main=1), Home(main=2, status="Onbekend")],
        relations=[Relation(), Relation(OTHER_PLACE, OTHER_CODE)],
    )
    assert [row.bag_id for row in read(extract.write(tmp_path / "bag.zip"))] == [number_id(1)]


@pytest.mark.parametrize(
    "name", ["9999MUT13092026-15092026.zip", "0999MUT13092026-15092026-000001.xml"]
)
def test_a_mutation_delivery_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "levering.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("Leveringsdocument-BAG-Extract.xml", "<levering/>")
        archive.writestr(name, b"PK")
    [fault] = refused(path)
    assert fault.startswith(MUTATION)


def test_a_mutation_delivery_of_a_municipality_is_known_by_any_of_its_marks(tmp_path: Path) -> None:
    """The zip within, the document of the delivery, the root of its XML, its own file name."""
    inside = tmp_path / "inside.zip"
    with ZipFile(inside, "w") as archive:
        archive.writestr(f"{CODE}MUT13092026-15092026.zip", b"PK")
    within, document = tmp_path / "within.zip", tmp_path / "document.zip"
    with ZipFile(within, "w") as archive:
        archive.write(inside, f"{CODE}GEM15092026.zip")
    with ZipFile(document, "w") as archive:
        content = "<x><selecties-extract:MUT-Extract/></x>"
        archive.writestr("Leveringsdocument-BAG-Extract.xml", content)
    named = tmp_path / f"BAGGEM{CODE}M-13092026-15092026.zip"
    with ZipFile(named, "w") as archive:
        archive.writestr("GEM-WPL-RELATIE-15092026.zip", b"PK")
    root = '<mlm:bagMutaties xmlns:mlm="mutaties"><mlm:bagInfo/></mlm:bagMutaties>'
    xml = Extract(replaced={"NUM": bag_files.inner("NUM", root)}).write(tmp_path / "xml.zip")
    for path in (within, document, named, xml):
        [fault] = refused(path)
        assert fault.startswith(MUTATION)


def test_a_zip_without_any_file_of_the_bag_says_so_once(tmp_path: Path) -> None:
    path = tmp_path / "fotos.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("foto.jpg", b"\xff\xd8")
    assert refused(path) == [
        "dit is geen BAG-extract: er zit geen enkel bestand van de BAG in (VBO, NUM, OPR)"
    ]


def test_an_extract_in_the_old_form_says_so(tmp_path: Path) -> None:
    old = bag_files.inner("NUM", '<b:BAG-Extract-Deelbestand-LVC xmlns:b="oud"/>')
    faults = refused(Extract(replaced={"NUM": old}).write(tmp_path / "bag.zip"))
    assert "(BAG 1.0); bestel BAG 2.0 Extract" in faults[0]


def test_the_newest_occurrence_counts_also_when_it_withdraws(tmp_path: Path) -> None:
    """A correction may leave an older occurrence open: it is no longer true."""
    later = bag_files.Life("2020-01-01", number=2)
    extract = Extract(
        numbers=[
            Number(1),
            Number(1, life=later, status="Naamgeving ingetrokken"),
            Number(2),
            Number(3),
        ],
        homes=[
            Home(main=1),
            Home(main=2),
            Home(main=2, life=later, status="Verblijfsobject ingetrokken"),
            Home(main=3),
        ],
    )
    assert [row.bag_id for row in read(extract.write(tmp_path / "bag.zip"))] == [number_id(3)]


def test_the_same_fault_at_many_objects_is_one_line(tmp_path: Path) -> None:
    extract = Extract(numbers=[Number(n, status="Misschien") for n in range(1, 301)], homes=[])
    first = ", ".join(number_id(n) for n in range(1, 6))
    assert refused(extract.write(tmp_path / "bag.zip")) == [
        f"NUM {first} en verder (300 keer): de status is onbekend of ontbreekt"
    ]
