"""Refusing a BAG extract: every fault is listed, and hostile files do no harm."""

from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tasks.imports.address_rows import AddressFileError
from tasks.imports.bag import read_bag
from tests.builders.incoming import bag_files
from tests.builders.incoming.bag_files import CODE, Extract, Home, Life, Number

ON = date(2026, 9, 15)


def faults(tmp_path: Path, extract: Extract, code: str = CODE) -> str:
    with pytest.raises(AddressFileError) as refused:
        read_bag(extract.write(tmp_path / "bag.zip"), code, ON)
    return "\n".join(refused.value.faults)


def test_a_file_of_another_municipality_says_whose_it_is(tmp_path: Path) -> None:
    assert faults(tmp_path, Extract(), "9001") == (
        "verwacht adressen van gemeente 9001 die op 15 september 2026 in gebruik zijn; "
        "gevonden adressen van gemeente 0999 (Verzonnendorp)"
    )


def test_a_file_without_any_address_says_so(tmp_path: Path) -> None:
    assert "gevonden geen enkel adres" in faults(tmp_path, Extract(homes=[]))


def test_every_missing_kind_of_file_is_named(tmp_path: Path) -> None:
    told = faults(tmp_path, Extract(without=["VBO", "GEM-WPL-RELATIE"])).splitlines()
    assert told == [
        "een bestand VBO (Verblijfsobject) ontbreekt",
        "een bestand GEM-WPL-RELATIE (GemeenteWoonplaatsRelatie) ontbreekt",
    ]


def test_all_faults_inside_the_files_are_listed_at_once(tmp_path: Path) -> None:
    extract = Extract(
        numbers=[Number(1, life=Life(begin="gisteren")), Number(2, status="Misschien")],
        homes=[Home(main=1, area="abc"), Home(main=2, status="")],
        replaced={
            "STA": b"PK\3\4 no zip",
            "LIG": bag_files.inner("LIG", "<open>"),
            "OPR": bag_files.inner("OPR", bag_files.stand("PND", [])),
        },
    )
    told = faults(tmp_path, extract)
    assert "NUM 0999200000000001: beginGeldigheid is geen dag" in told
    assert "NUM 0999200000000002: de status is onbekend of ontbreekt" in told
    assert "VBO 0999010000000001: de coördinaten zijn geen getallen" in told
    assert "VBO 0999010000000002: de status is onbekend of ontbreekt" in told
    assert "0999STA15092026.zip: is beschadigd" in told
    assert "0999LIG15092026.zip: de XML is niet goed (regel 1)" in told
    assert "0999OPR15092026.zip: de inhoud is PND, niet OPR" in told
    assert len(told.splitlines()) == 7


def test_references_to_nothing_and_impossible_values_are_listed(tmp_path: Path) -> None:
    extract = Extract(
        numbers=[
            Number(1, street="0999300000000009"),
            Number(2, place="9999"),
            Number(3, house_number="0"),
        ],
        homes=[Home(main=1), Home(main=2), Home(main=3), Home(main=5, x=440_000.0, y=200_000.0)],
    )
    whole = "een geheel getal van 1 tot en met 99999"
    told = faults(tmp_path, extract).splitlines()
    assert told == [
        "NUM 0999200000000001: verwijst naar OPR 0999300000000009, die ontbreekt",
        "NUM 0999200000000002: woonplaats 9999 hoort op 15 september 2026 bij geen gemeente",
        f'NUM 0999200000000003, kolom huisnummer: verwacht {whole}; gevonden "0"',
    ]


def test_swapped_coordinates_in_the_extract_are_refused(tmp_path: Path) -> None:
    told = faults(tmp_path, Extract(homes=[Home(x=440_000.0, y=200_000.0)]))
    assert told.count("x en y lijken verwisseld") == 2


def test_a_home_without_a_place_is_a_fault(tmp_path: Path) -> None:
    told = faults(tmp_path, Extract(homes=[Home(area="200000")]))
    assert "VBO 0999010000000001: de plaats (geometrie) ontbreekt" in told


def test_a_file_that_is_no_zip_or_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = Extract().write(tmp_path / "bag.zip")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(AddressFileError, match="het zipbestand is beschadigd"):
        read_bag(path, CODE, ON)


def test_a_spreadsheet_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "adressen.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(AddressFileError, match=r"werkmap.*CSV UTF-8"):
        read_bag(path, CODE, ON)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """A home after a million and a half spaces: a million bytes are too few, two are enough."""
    blown = bag_files.inner("VBO", bag_files.stand("VBO", [" " * 1_500_000 + Home().xml()]))
    path = Extract(replaced={"VBO": blown}).write(tmp_path / "bag.zip")
    assert path.stat().st_size < 100_000
    with pytest.raises(AddressFileError, match=r"VBO.*pakt uit tot meer dan 1\.000\.000 bytes"):
        read_bag(path, CODE, ON, limit=1_000_000)
    assert len(read_bag(path, CODE, ON, limit=2_000_000)) == 1


def test_one_endless_object_is_refused(tmp_path: Path) -> None:
    endless = bag_files.inner("VBO", bag_files.stand("VBO", ["<a/>" * 3_000_000]))
    assert "één object is groter dan 2 MB" in faults(tmp_path, Extract(replaced={"VBO": endless}))


def test_many_objects_together_may_be_larger_than_one(tmp_path: Path) -> None:
    """Three homes of a million bytes and a half each: the limit of two is for one."""
    padded = [" " * 1_500_000 + Home(main=number).xml() for number in (1, 2, 3)]
    large = bag_files.inner("VBO", bag_files.stand("VBO", padded))
    extract = Extract(numbers=[Number(1), Number(2), Number(3)], replaced={"VBO": large})
    assert len(read_bag(extract.write(tmp_path / "bag.zip"), CODE, ON)) == 3


def test_entities_and_a_doctype_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Geheim")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    hostile = bag_files.inner(
        "OPR", bag_files.stand("OPR", [bag_files.street(name="&e;")], doctype)
    )
    assert "een DOCTYPE is niet toegestaan" in faults(tmp_path, Extract(replaced={"OPR": hostile}))


def test_files_that_are_not_zipped_again_are_read_too(tmp_path: Path) -> None:
    """Someone unpacked the delivery and zipped the XML together."""
    packed = Extract().write(tmp_path / "packed.zip", of_country=True)
    with ZipFile(packed) as outer, ZipFile(tmp_path / "flat.zip", "w", ZIP_DEFLATED) as flat:
        for name in outer.namelist():
            if name.endswith(".zip") and "Inactief" not in name and "MACOSX" not in name:
                with outer.open(name) as file, ZipFile(file) as nested:
                    for xml in nested.namelist():
                        flat.writestr(f"levering/{xml}", nested.read(xml))
    assert len(read_bag(tmp_path / "flat.zip", CODE, ON)) == 1
