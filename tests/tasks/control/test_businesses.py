"""Reading the list of businesses: whole or not at all, and labels that grow old."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlmodel import col, select

from models.common.business import Business, LabelChange
from models.law.common.business_labels import Label
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.control.businesses.business_details import read_business
from tasks.control.businesses.business_list import (
    COLUMNS,
    BusinessImport,
    import_businesses,
    municipality_of,
    whiten_old_labels,
)
from tasks.register import addresses
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import BAG, EXAMPLE, at, fill_organisation, row, write_businesses

ON = date(2026, 6, 3)


def read_in(path: Path, by: str = "ZAAK1", *, dry_run: bool = False) -> BusinessImport:
    """For Lindewaarde, on 3 June 2026."""
    return import_businesses(path, "9002", by, at(ON), dry_run=dry_run)


def stored() -> list[tuple[str, str, Label]]:
    """KVK number, SBI code and label of what is in the register."""
    with reading() as session:
        rows = session.exec(select(Business).order_by(col(Business.kvk_number))).all()
    return [(found.kvk_number, found.sbi, found.label) for found in rows]


def changes() -> list[tuple[Label, str]]:
    """The history of the labels."""
    with reading() as session:
        rows = session.exec(select(LabelChange)).all()
    return [(found.label, found.reason) for found in rows]


def test_the_same_file_twice_changes_nothing(any_register: str) -> None:
    """On both databases, and with the example that the command prints."""
    assert any_register
    fill_organisation()
    path = EXAMPLE / "bedrijven.csv"

    assert read_in(path, dry_run=True) == BusinessImport(5, 0, 0, dry_run=True)
    assert stored() == []
    assert read_in(path) == BusinessImport(5, 0, 0, dry_run=False)
    assert read_in(path) == BusinessImport(0, 0, 5, dry_run=False)
    assert len(stored()) == len(changes()) == 5


def test_a_sheet_gives_the_same_as_a_csv(register: Path) -> None:
    """Dates as dates and numbers as text, as a spreadsheet keeps them."""
    fill_organisation()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(COLUMNS.required))
    values = ["00000001", BAG[1], "Verzonnen Bedrijf 1", "95311", "Terrein Verzonnen", "wit", None]
    sheet.append([*values, date(2024, 1, 2)])
    sheet.append([None] * 8)
    book.save(register / "bedrijven.xlsx")

    assert read_in(register / "bedrijven.xlsx").added == 1
    assert read_in(write_businesses(register, [row(1)])).unchanged == 1


FAULTS = [
    (row(1).replace("00000001;", "x;"), "rij 2, kvk_nummer: dit moeten 8 cijfers zijn"),
    (row(1).replace(BAG[1], "x"), "rij 2, bag_nummer: dit moeten 16 cijfers zijn"),
    (row(1).replace(BAG[1], "9" * 16), "rij 2, bag_nummer: dit adres staat niet in het register"),
    (row(1).replace("95311", "99999"), "rij 2, sbi: deze code staat niet in de SBI 2025"),
    (row(1, reason="x"), "rij 2, reden: vul minstens 3 tekens in"),
    (row(1, "paars"), "rij 2, label: kies een van: groen, wit of rood"),
    (row(1, since="2026-06-04"), "rij 2, sinds: deze dag ligt in de toekomst"),
    (row(1, since="morgen"), "rij 2, sinds: dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)"),
    (row(1) + "\n" + row(1), "rij 3: dit bedrijf staat er twee keer in"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_faulty_file_is_refused_as_a_whole(register: Path, text: str, fault: str) -> None:
    """Also the good line of it is not stored."""
    fill_organisation()
    path = write_businesses(register, [text, row(2)])
    with pytest.raises(FaultsError) as refused:
        read_in(path)
    assert fault in refused.value.faults
    assert stored() == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_row_after_an_empty_line_keeps_its_number(register: Path, kind: str) -> None:
    """Also for what only the register can tell: an unknown address, a day to come, twice."""
    fill_organisation()
    lines = ["", row(1).replace(BAG[1], "9" * 16), "", row(2, since="2026-06-04"), row(3), row(3)]
    path = write_businesses(register, lines)
    if kind == "xlsx":
        path = as_sheet(path)
    with pytest.raises(FaultsError) as refused:
        read_in(path)
    assert refused.value.faults == (
        "rij 3, bag_nummer: dit adres staat niet in het register",
        "rij 5, sinds: deze dag ligt in de toekomst",
        "rij 7: dit bedrijf staat er twee keer in",
    )


def as_sheet(path: Path) -> Path:
    """The same lines in a spreadsheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for column, value in enumerate(line.split(";") if line else [], start=1):
            sheet.cell(number, column, value)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def test_a_business_is_shown_with_the_history_of_its_label(register: Path) -> None:
    """Oldest first; each address of a business apart."""
    fill_organisation()
    read_in(write_businesses(register, [row(1, "rood", "veel wisselende huurders", "2024-02-01")]))
    read_in(write_businesses(register, [row(1, "groen", "bezocht", "2024-03-01")]))
    (found,) = read_business("00000001", "9002", "JUR1")

    assert (found.label, found.label_reason) == (Label.GREEN, "bezocht")
    assert found.labelled_on == date(2024, 3, 1)
    assert [(old.on, old.label) for old in found.history] == [
        (date(2024, 2, 1), Label.RED),
        (date(2024, 3, 1), Label.GREEN),
    ]
    second = row(1).replace(row(1).split(";")[1], row(2).split(";")[1])
    read_in(write_businesses(register, [second]))
    assert [one.bag_id for one in read_business("00000001", "9002", "BGM")] == [BAG[1], BAG[2]]


@pytest.mark.parametrize(
    ("code", "by", "words"),
    [
        ("9002", "COM1", "een bedrijf inzien vraagt de rol"),
        ("9002", "BEH1", "een bedrijf inzien vraagt de rol"),
        ("9001", "ZAAK1", "KVK-nummer 00000001 staat niet in de lijst"),
    ],
)
def test_a_business_is_shown_to_who_may_know_and_in_its_municipality(
    register: Path, code: str, by: str, words: str
) -> None:
    fill_organisation()
    read_in(write_businesses(register, [row(1)]))
    with pytest.raises(WeerbaarError, match=words):
        read_business("00000001", code, by)


def test_every_fault_of_a_file_is_named(register: Path) -> None:
    """What the file itself shows and what only the register knows, in one refusal."""
    fill_organisation()
    lines = [row(1, "paars"), row(2).replace("95311", "99999"), row(3, since="2026-06-04")]
    with pytest.raises(FaultsError) as refused:
        read_in(write_businesses(register, lines))
    assert refused.value.faults == (
        "rij 2, label: kies een van: groen, wit of rood",
        "rij 3, sbi: deze code staat niet in de SBI 2025",
        "rij 4, sinds: deze dag ligt in de toekomst",
    )


def test_the_addresses_say_which_municipality_it_is(register: Path) -> None:
    """Unless one is named, or they lie in none or in two of them."""
    fill_organisation()
    example = EXAMPLE / "adressen-alverlo.csv"
    addresses.import_addresses(example, "9001", date(2020, 1, 1))
    both = write_businesses(register, [row(1), row(2).replace(BAG[2], "9001200000000001")])

    assert municipality_of(EXAMPLE / "bedrijven.csv", "") == "9002"
    assert municipality_of(EXAMPLE / "bedrijven-alverlo.csv", "") == "9001"
    assert municipality_of(both, "Alverlo") == "9001"
    with pytest.raises(WeerbaarError, match="Geef --municipality op: Alverlo of Lindewaarde"):
        municipality_of(both, "")
    with pytest.raises(FaultsError, match="rij 2, kvk_nummer: dit moeten 8 cijfers zijn"):
        municipality_of(write_businesses(register, [row(1).replace("00000001;", "1;")]), "")
    unknown = write_businesses(register, [row(1).replace(BAG[1], "9" * 16)])
    with pytest.raises(WeerbaarError, match="Geef --municipality op"):
        municipality_of(unknown, "")


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "geef --municipality op: Alverlo of Lindewaarde"), ("Nergens", "gemeente Nergens staat")],
)
def test_faults_of_the_file_are_told_with_that_of_the_municipality(
    register: Path, name: str, told: str
) -> None:
    """Who adds the municipality must not meet the next fault in a second round."""
    fill_organisation()
    wrong = row(1).replace("00000001;", "1;")
    file = write_businesses(register, [row(2).replace(BAG[2], "9" * 16), wrong])
    with pytest.raises(FaultsError) as refused:
        municipality_of(file, name)

    first, second = refused.value.faults
    assert first.startswith(told)
    assert second.startswith("rij 3, kvk_nummer: dit moeten 8 cijfers zijn")


@pytest.mark.parametrize("name", ["leeg.xlsx", "geen.xlsx"])
def test_a_file_that_is_no_sheet_is_one_sentence(register: Path, name: str) -> None:
    (register / "leeg.xlsx").write_bytes(b"geen spreadsheet")
    with pytest.raises(FaultsError, match=r"geen rij met de namen van de kolommen|niet te lezen"):
        read_in(register / name)


def test_a_newer_label_is_taken_and_an_older_one_refused(register: Path) -> None:
    """What a control found is not undone by an old list; both sides of the day."""
    fill_organisation()
    read_in(write_businesses(register, [row(1, "rood", "veel wisselende huurders", "2024-02-01")]))
    with pytest.raises(FaultsError, match="van een latere dag"):
        read_in(write_businesses(register, [row(1, "groen", "bezocht", "2024-01-31")]))

    path = write_businesses(register, [row(1, "groen", "bezocht", "2024-02-01")])
    assert read_in(path).changed == 1
    assert read_in(path).unchanged == 1
    assert changes() == [(Label.RED, "veel wisselende huurders"), (Label.GREEN, "bezocht")]


def test_a_business_that_is_not_in_the_file_stays(register: Path) -> None:
    fill_organisation()
    read_in(write_businesses(register, [row(1), row(2)]))
    read_in(write_businesses(register, [row(2)]))

    assert [kvk for kvk, _, _ in stored()] == ["00000001", "00000002"]


def test_who_may_not_read_businesses_in_is_refused(register: Path) -> None:
    fill_organisation()
    with pytest.raises(WeerbaarError, match="bedrijven inlezen vraagt de rol"):
        read_in(write_businesses(register, [row(1)]), by="COM1")


@pytest.mark.parametrize(
    ("on", "label"),
    [(date(2026, 1, 1), Label.GREEN), (date(2026, 1, 2), Label.WHITE)],
)
def test_a_label_is_white_again_after_two_years(register: Path, on: date, label: Label) -> None:
    """On the day itself, not the day before; a second time changes nothing."""
    fill_organisation()
    read_in(write_businesses(register, [row(1, "groen", "bezocht", "2024-01-02")]))
    with transaction() as session:
        first = whiten_old_labels(session, "9002", on, 24)
    with transaction() as session:
        assert whiten_old_labels(session, "9002", on, 24) == 0

    assert stored()[0][2] is label
    assert first == (label is Label.WHITE)
