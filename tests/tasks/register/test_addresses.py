"""The addresses in the register: importing a file, and finding who gets a residents' letter."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from models.common.municipality import Municipality
from models.common.premises import Address
from models.law.closure.delivery_area import RadiusError, UnknownStreetsError
from models.law.common.errors import FaultsError
from tasks.closure.letter_addresses import (
    UnknownAddressError,
    addresses_around,
    addresses_in_streets,
)
from tasks.imports.address_list import HEADER
from tasks.imports.address_rows import AddressFileError, AddressRow
from tasks.register import resources
from tasks.register.addresses import (
    ImportResult,
    import_addresses,
    write_addresses,
)
from tasks.register.organisation import UnknownMunicipalityError
from tests.builders.incoming.bag_files import (
    CODE,
    OTHER_CODE,
    Extract,
    Home,
    Number,
    Relation,
    number_id,
)
from tests.builders.incoming.bag_village import village

ON = date(2026, 9, 15)
LATER = date(2026, 10, 15)


@pytest.fixture(autouse=True)
def municipalities(register: Path) -> Path:
    """A register with two municipalities and no addresses."""
    with resources.transaction() as session:
        session.add(
            Municipality(code=CODE, name="Verzonnen", folder="verzonnen", abbreviation="VER")
        )
        session.add(
            Municipality(code=OTHER_CODE, name="Bedacht", folder="bedacht", abbreviation="BED")
        )
    return register


@pytest.fixture
def session() -> Iterator[Session]:
    with resources.transaction() as opened:
        yield opened


def row(number: int = 1, **changes: object) -> AddressRow:
    values: dict[str, object] = {
        "bag_id": number_id(number),
        "municipality_code": CODE,
        "street": "Voorbeeldstraat",
        "house_number": number,
        "postcode": "9999ZZ",
        "place": "Verzonnendorp",
        "rd_x": 200_000.0 + 10 * number,
        "rd_y": 440_000.0,
        "valid_from": "2010-01-01",
    }
    return AddressRow.model_validate({**values, **changes})


def two_homes() -> Extract:
    return Extract(
        numbers=[Number(1, "1"), Number(2, "2")], homes=[Home(main=1), Home(main=2, x=200_020.0)]
    )


def csv_file(tmp_path: Path, *rows: AddressRow) -> Path:
    lines = [
        f"{r.bag_id};{r.street};{r.house_number};{r.house_letter};{r.addition};{r.postcode};"
        f"{r.place};{r.rd_x};{r.rd_y};{r.valid_from};{r.valid_to or ''}"
        for r in rows
    ]
    path = tmp_path / "adressen.csv"
    path.write_text("\n".join([";".join(HEADER.required), *lines]), encoding="utf-8")
    return path


def register_rows() -> list[Address]:
    with resources.transaction() as opened:
        opened.expire_on_commit = False
        return list(opened.exec(select(Address).order_by(Address.bag_id)))


def counts(added: int = 0, changed: int = 0, ended: int = 0, unchanged: int = 0) -> ImportResult:
    return ImportResult(added=added, changed=changed, ended=ended, unchanged=unchanged)


def test_the_same_extract_twice_changes_nothing(tmp_path: Path) -> None:
    path = two_homes().write(tmp_path / "bag.zip")
    assert import_addresses(path, CODE, ON) == counts(added=2)
    before = register_rows()
    assert import_addresses(path, CODE, LATER) == counts(unchanged=2)
    assert register_rows() == before


def test_a_csv_and_an_extract_with_the_same_addresses_agree(tmp_path: Path) -> None:
    """The content decides what the file is, not its name."""
    bag = two_homes().write(tmp_path / "levering.csv")
    assert import_addresses(bag, CODE, ON) == counts(added=2)
    rows = [AddressRow(**address.model_dump()) for address in register_rows()]
    assert import_addresses(csv_file(tmp_path, *rows), CODE, ON) == counts(unchanged=2)


def test_what_differs_is_changed_and_what_vanished_ends(tmp_path: Path) -> None:
    import_addresses(two_homes().write(tmp_path / "old.zip"), CODE, ON)
    new = Extract(
        numbers=[Number(1, "1", postcode="9999YY"), Number(3, "3")], homes=[Home(1), Home(3)]
    )
    result = import_addresses(new.write(tmp_path / "new.zip"), CODE, LATER)
    assert result == counts(added=1, changed=1, ended=1)
    assert [(a.house_number, a.postcode, a.valid_to) for a in register_rows()] == [
        (1, "9999YY", None),
        (2, "9999ZZ", LATER),
        (3, "9999ZZ", None),
    ]
    assert import_addresses(tmp_path / "new.zip", CODE, LATER) == counts(unchanged=2)


def test_an_ended_address_that_comes_back_is_in_force_again(session: Session) -> None:
    write_addresses(session, [row(1), row(2)], CODE, ON)
    write_addresses(session, [row(1)], CODE, ON)
    assert write_addresses(session, [row(1), row(2)], CODE, LATER) == counts(changed=1, unchanged=1)
    assert session.get_one(Address, number_id(2)).valid_to is None


def test_an_address_that_begins_later_is_left_alone(session: Session) -> None:
    write_addresses(session, [row(1), row(2, valid_from=LATER)], CODE, ON)
    assert write_addresses(session, [row(1)], CODE, ON) == counts(unchanged=1)
    assert session.get_one(Address, number_id(2)).valid_to is None


def test_an_address_that_vanishes_on_its_first_day_was_there_one_day(session: Session) -> None:
    write_addresses(session, [row(1), row(2, valid_from=ON)], CODE, ON)
    assert write_addresses(session, [row(1)], CODE, ON) == counts(ended=1, unchanged=1)
    assert session.get_one(Address, number_id(2)).valid_to == date(2026, 9, 16)
    assert write_addresses(session, [row(1)], CODE, ON) == counts(unchanged=1)


def test_an_import_ends_nothing_of_another_municipality(session: Session) -> None:
    write_addresses(session, [row(2, municipality_code=OTHER_CODE)], OTHER_CODE, ON)
    assert write_addresses(session, [row(1)], CODE, ON) == counts(added=1)
    assert session.get_one(Address, number_id(2)).valid_to is None


def test_after_a_merger_the_extract_moves_the_addresses(tmp_path: Path) -> None:
    import_addresses(two_homes().write(tmp_path / "old.zip"), CODE, ON)
    merged = Extract(relations=[Relation(municipality=OTHER_CODE)])
    result = import_addresses(merged.write(tmp_path / "new.zip"), OTHER_CODE, LATER)
    assert result == counts(changed=1)
    assert [a.municipality_code for a in register_rows()] == [OTHER_CODE, CODE]


def test_a_csv_with_addresses_of_another_municipality_is_refused(tmp_path: Path) -> None:
    import_addresses(two_homes().write(tmp_path / "bag.zip"), CODE, ON)
    before = register_rows()
    with pytest.raises(FaultsError) as refused:
        import_addresses(csv_file(tmp_path, row(3), row(1), row(2)), OTHER_CODE, ON)
    assert refused.value.faults == (
        "nummeraanduiding 0999200000000001 hoort in het register bij gemeente 0999, niet bij 0998",
        "nummeraanduiding 0999200000000002 hoort in het register bij gemeente 0999, niet bij 0998",
    )
    assert register_rows() == before


def test_a_list_that_would_end_every_address_is_refused(tmp_path: Path) -> None:
    """It is that of another municipality; one known address in it is enough to be taken."""
    import_addresses(csv_file(tmp_path, row(1), row(2)), CODE, ON)
    with pytest.raises(AddressFileError, match="geen van de 2 adressen die deze gemeente nu heeft"):
        import_addresses(csv_file(tmp_path, row(3), row(4)), CODE, ON)

    assert [address.valid_to for address in register_rows()] == [None, None]
    taken = import_addresses(csv_file(tmp_path, row(2), row(3)), CODE, ON)
    assert taken == counts(added=1, ended=1, unchanged=1)


def test_a_refused_file_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    path = csv_file(tmp_path, row(1), row(2))
    path.write_text(path.read_text(encoding="utf-8") + "\nx;y", encoding="utf-8")
    with pytest.raises(FaultsError, match="er is niets opgeslagen"):
        import_addresses(path, CODE, ON)
    assert register_rows() == []


def test_an_unknown_municipality_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownMunicipalityError, match="Gemeente 0001 staat niet in het register"):
        import_addresses(csv_file(tmp_path, row()), "0001", ON)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "het bestand is leeg"),
        (b"PK\3\4", "het zipbestand is beschadigd"),
        (b"<?xml version='1.0'?><a/>", "dit is losse XML"),
        (b"%PDF-1.7", "dit is een PDF"),
        (None, "het bestand is er niet of is niet te lezen"),
    ],
    ids=["empty", "cut off zip", "xml", "pdf", "no file"],
)
def test_what_is_no_address_file_is_refused(
    tmp_path: Path, content: bytes | None, fault: str
) -> None:
    path = tmp_path / "bestand"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FaultsError, match=fault):
        import_addresses(path, CODE, ON)


def test_a_list_can_be_tried_and_changes_nothing(tmp_path: Path) -> None:
    """Trying tells what will happen, of what is new, changed and ended alike."""
    path = village(3).write(tmp_path / "bag.zip")
    tried = import_addresses(path, CODE, ON, dry_run=True)

    assert tried == counts(added=3).model_copy(update={"dry_run": True})
    assert import_addresses(path, CODE, ON) == counts(added=3)

    fewer = village(2).write(tmp_path / "minder.zip")
    tried = import_addresses(fewer, CODE, LATER, dry_run=True)

    assert tried == counts(ended=1, unchanged=2).model_copy(update={"dry_run": True})
    assert import_addresses(fewer, CODE, LATER) == counts(ended=1, unchanged=2)


def test_more_addresses_than_one_question_takes_are_taken_over(tmp_path: Path) -> None:
    path = village(1_203).write(tmp_path / "bag.zip")
    assert import_addresses(path, CODE, ON) == counts(added=1_203)
    assert import_addresses(path, CODE, ON) == counts(unchanged=1_203)


def test_the_circle_takes_its_edge_and_leaves_the_premises_out(session: Session) -> None:
    """Houses stand 10 metres apart: at 20 metres two on either side, at 19.999 one."""
    write_addresses(session, [row(n) for n in range(1, 10)], CODE, ON)
    around = addresses_around(session, number_id(5), 20.0, ON)
    assert [address.house_number for address in around] == [3, 4, 6, 7]
    around = addresses_around(session, number_id(5), 19.999, ON)
    assert [address.house_number for address in around] == [4, 6]


def test_the_circle_counts_only_addresses_of_the_day(session: Session) -> None:
    rows = [row(1), row(2, valid_to=ON), row(3, valid_from=LATER), row(4, valid_to=LATER)]
    write_addresses(session, rows, CODE, ON)
    around = addresses_around(session, number_id(1), 100, ON)
    assert [address.house_number for address in around] == [4]


def test_the_circle_crosses_the_municipal_border(session: Session) -> None:
    write_addresses(session, [row(1)], CODE, ON)
    write_addresses(session, [row(2, municipality_code=OTHER_CODE)], OTHER_CODE, ON)
    assert [a.house_number for a in addresses_around(session, number_id(1), 100, ON)] == [2]


def test_the_circle_wants_a_known_address_and_a_fair_radius(session: Session) -> None:
    write_addresses(session, [row(1)], CODE, ON)
    with pytest.raises(UnknownAddressError, match="0999200000000009 staat niet in het register"):
        addresses_around(session, number_id(9), 100, ON)
    with pytest.raises(RadiusError):
        addresses_around(session, number_id(1), 1_000.5, ON)


def test_a_street_gives_its_addresses_of_the_day_in_order(session: Session) -> None:
    rows = [
        row(10),
        row(2),
        row(3, house_number=2, house_letter="A"),
        row(4, valid_to=ON),
        row(5, street="Voorbeeldlaan"),
        row(6, municipality_code=OTHER_CODE),
    ]
    write_addresses(session, rows[:5], CODE, ON)
    write_addresses(session, rows[5:], OTHER_CODE, ON)
    found = addresses_in_streets(session, CODE, ["voorbeeldstraat"], ON)
    assert [address.line for address in found] == [
        "Voorbeeldstraat 2",
        "Voorbeeldstraat 2A",
        "Voorbeeldstraat 10",
    ]
    without = addresses_in_streets(
        session, CODE, ["Voorbeeldstraat", "Voorbeeldlaan"], ON, without=[number_id(2)]
    )
    assert [address.line for address in without] == [
        "Voorbeeldlaan 5",
        "Voorbeeldstraat 2A",
        "Voorbeeldstraat 10",
    ]


def test_a_street_with_its_place_leaves_the_other_village_out(session: Session) -> None:
    write_addresses(session, [row(1), row(2, place="Elders")], CODE, ON)
    found = addresses_in_streets(session, CODE, ["Voorbeeldstraat, Elders"], ON)
    assert [address.house_number for address in found] == [2]


def test_unknown_streets_are_refused_together(session: Session) -> None:
    write_addresses(session, [row(1)], CODE, ON)
    with pytest.raises(UnknownStreetsError) as refused:
        addresses_in_streets(session, CODE, ["Voorbeeldstraat", "Voorbeldstraat", "Xyz"], ON)
    assert len(refused.value.faults) == 2
    with pytest.raises(UnknownMunicipalityError):
        addresses_in_streets(session, "0001", ["Voorbeeldstraat"], ON)
