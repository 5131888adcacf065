"""A spreadsheet that was handed out, filled in and read back."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from models.control_round import Access
from models.errors import FaultsError
from models.law.place_score import Label
from tasks import briefing, visits
from tasks.round_reading import round_of
from tasks.visit_sheets import read_visit_sheet
from tests.round_builder import at, fill_businesses, fill_organisation, plan_on, row
from tests.tasks.test_round_papers import BRIEFED_ON, HELD_ON, ROUND, brief


@pytest.fixture(name="sheet")
def fixture_sheet(register: Path, tmp_path: Path) -> Path:
    """The sheet of the first place of round 18, on disk."""
    fill_organisation()
    fill_businesses(register, [row(1), row(2)])
    plan_on(date(2026, 1, 5))
    path = tmp_path / "bezoekformulier-1-1.xlsx"
    path.write_bytes(brief()["bezoekformulier-1-1.xlsx"].content)
    return path


def fill_in(path: Path, **answers: str) -> None:
    """Write answers beside their questions, as an officer does."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for cells in sheet.iter_rows(min_row=2, max_col=2):
        title = str(cells[0].value or "").replace(" ", "_")
        if title in answers:
            cells[1].value = answers.pop(title)
    assert not answers
    book.save(path)


def test_what_is_filled_in_reaches_the_register(sheet: Path) -> None:
    """Access, findings, repair period and follow-up, in the words of the sheet."""
    fill_in(
        sheet,
        Toegang="toegang gekregen",
        Bevindingen="ja",
        Nieuw_label="rood",
        Hersteltermijn_tot_en_met="2026-02-15",
        Vervolg="waarschuwing",
        Wie_doet_het_vervolg="gemeente",
        Vervolg_uiterlijk_op="2026-02-01",
    )
    form = read_visit_sheet(sheet, "ZAAK1")
    visits.record_visit.fn(form, at(HELD_ON))
    place = round_of(ROUND).places[0]

    assert (form.reference, form.team, form.rank, form.on) == (ROUND, 1, 1, HELD_ON)
    assert form.repair_until == date(2026, 2, 15)
    assert (place.access, place.label) == (Access.GRANTED, Label.RED)


@pytest.mark.parametrize("access", Access)
def test_every_access_of_the_list_is_understood(sheet: Path, access: Access) -> None:
    """Also the words with a comma, which a spreadsheet shows without."""
    fill_in(sheet, Toegang=access.label.replace(",", ""))

    assert read_visit_sheet(sheet, "ZAAK1").access is access


def test_every_fault_is_named(sheet: Path) -> None:
    """All at once; nothing is written."""
    fill_in(sheet, Toegang="misschien", Bevindingen="soms", Vervolg_uiterlijk_op="gauw")
    with pytest.raises(FaultsError) as refused:
        read_visit_sheet(sheet, "ZAAK1")
    said = str(refused.value)

    assert "Toegang: kies uit toegang gekregen" in said
    assert "Bevindingen: kies uit ja, nee" in said
    assert "Vervolg uiterlijk op" in said


def test_an_empty_sheet_is_refused(sheet: Path) -> None:
    """Access has no answer of its own."""
    with pytest.raises(FaultsError, match="Toegang"):
        read_visit_sheet(sheet, "ZAAK1")


def test_another_question_is_refused(sheet: Path) -> None:
    """A line that somebody typed in between would be lost."""
    book = load_workbook(sheet)
    book.worksheets[0]["A3"] = "Eigen vraag"
    book.save(sheet)
    with pytest.raises(FaultsError, match="Eigen vraag hoort hier niet"):
        read_visit_sheet(sheet, "ZAAK1")


def test_a_sheet_holds_its_own_place_only(sheet: Path) -> None:
    """The other business is nowhere in it."""
    cells = [str(cell.value) for line in load_workbook(sheet).worksheets[0] for cell in line]
    named = [number for number in (1, 2) if f"Verzonnen Bedrijf {number}" in cells]
    assert len(named) == 1


def test_the_same_sheet_has_the_same_bytes(sheet: Path) -> None:
    """So that only a change makes a new version."""
    assert briefing.brief_round.name == "controle-voorbereiden"
    assert brief(BRIEFED_ON)["bezoekformulier-1-1.xlsx"].content == sheet.read_bytes()
