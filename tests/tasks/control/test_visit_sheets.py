"""A spreadsheet that was handed out, filled in and read back."""

from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlmodel import col, select

from models.common.history import Event
from models.common.message import OutgoingMessage
from models.control.control_round import Access, Visit, VisitFinding
from models.law.common.errors import FaultsError
from models.law.common.partner_kinds import PartnerKind
from models.law.common.signal_themes import SignalTheme
from models.law.control.round_clearance import Participant
from models.law.signals.signal_access import SignalSource
from models.signals.signal import Signal
from tasks.acts.linked_signals import DESK
from tasks.acts.register_acts import CHECKS
from tasks.control import visits
from tasks.control.follow_ups import open_follow_ups
from tasks.control.round_overview import round_of
from tasks.control.sheets import visit_intake
from tasks.control.sheets.visit_sheet_parser import read_visit_sheet
from tasks.register.chains import verify_chains
from tasks.register.resources import reading
from tests.builders.round_builder import at, fill_businesses, fill_organisation, plan_on, row
from tests.tasks.control.test_round_papers import BRIEFED_ON, HELD_ON, ROUND, brief


@pytest.fixture(name="sheet")
def fixture_sheet(register: Path, tmp_path: Path) -> Path:
    """The sheet of the first place of round 18, on disk."""
    fill_organisation()
    fill_businesses(register, [row(1), row(2)])
    plan_on(date(2026, 1, 5))
    path = tmp_path / "bezoekformulier-1-1.xlsx"
    path.write_bytes(brief()["bezoekformulier-1-1.xlsx"].content)
    return path


def fill_in(path: Path, **answers: str | tuple[str, ...]) -> None:
    """Write answers beside the first free line of their question, as an officer does."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for cells in sheet.iter_rows(min_row=2, max_col=4):
        title = str(cells[0].value or "").replace(" ", "_")
        if title in answers:
            answer = answers.pop(title)
            for cell, value in zip(
                cells[1:], (answer,) if isinstance(answer, str) else answer, strict=False
            ):
                cell.value = value
    assert not answers
    book.save(path)


def read_in(*paths: Path) -> list[str]:
    """The sheets go into the register; the labels."""
    return [
        visit.label for visit in visit_intake.record_sheets(paths, "ZAAK1", at(HELD_ON), desk=DESK)
    ]


def refusal(*paths: Path) -> str:
    """What is said of sheets that are refused."""
    with pytest.raises(FaultsError) as refused:
        read_in(*paths)
    return str(refused.value)


def findings() -> list[tuple[Participant, str, str]]:
    """What the register holds of who found what."""
    with reading() as session:
        rows = session.exec(select(VisitFinding).order_by(col(VisitFinding.id)))
        return [(row.participant, row.kind, row.text) for row in rows]


def test_what_is_filled_in_reaches_the_register(sheet: Path) -> None:
    """Access, findings, repair period and follow-up, in the words of the sheet; twice is once."""
    fill_in(
        sheet,
        Toegang="toegang gekregen",
        Nieuw_label="rood",
        Hersteltermijn_tot_en_met="2026-02-15",
        Bevinding_politie=("drugs", "(geen tekst)"),
        Bevinding_eigen_afdeling=("vergunning", "verzonnen toelichting"),
        Vervolg=("waarschuwing", "gemeente", "2026-02-01"),
    )
    assert read_in(sheet) == read_in(sheet) == ["rood"]
    place = round_of(ROUND).places[0]

    assert place.access is Access.GRANTED
    assert place.findings == ("eigen afdeling: vergunning", "politie: iets")
    assert sorted(findings()) == [
        (PartnerKind.OWN_DEPARTMENT, "permits", "verzonnen toelichting"),
        (PartnerKind.POLICE, "drugs", ""),
    ]
    lines = open_follow_ups("9002", HELD_ON)
    assert [(line.kind, line.owner, line.due_on) for line in lines] == [
        ("waarschuwing", "gemeente", date(2026, 2, 1))
    ]
    assert verify_chains(CHECKS)[1] == []


def test_a_form_keeps_the_text_that_a_sheet_gave(sheet: Path) -> None:
    """It holds codes only, so it cannot say that the text is gone."""
    fill_in(
        sheet,
        Toegang="toegang gekregen",
        Bevinding_eigen_afdeling=("vergunning", "verzonnen toelichting"),
    )
    read_in(sheet)
    form = read_visit_sheet(sheet, "ZAAK1").form
    codes = ("own_department:permits", "police:drugs")
    visits.record_visit(form.model_copy(update={"found": codes}), at(HELD_ON), desk=DESK)

    assert [text for _, _, text in findings()] == ["verzonnen toelichting", ""]


@pytest.mark.parametrize("access", Access)
def test_every_access_of_the_list_is_understood(sheet: Path, access: Access) -> None:
    """Also without the comma, as some spreadsheets showed it."""
    fill_in(sheet, Toegang=access.label.replace(",", ""))

    assert read_visit_sheet(sheet, "ZAAK1").form.access is access


def test_a_time_in_a_cell_is_understood(sheet: Path) -> None:
    """A spreadsheet makes a time of what looks like one."""
    fill_in(sheet, Toegang=Access.DWELLING_CONSENT.label)
    book = load_workbook(sheet)
    for cells in book.worksheets[0].iter_rows(max_col=2):
        if cells[0].value == "Toestemming bewoner om":
            cells[1].value = time(9, 5)
    book.save(sheet)

    assert read_visit_sheet(sheet, "ZAAK1").form.consent_at == "09:05"


def test_every_fault_is_named_with_its_row(sheet: Path) -> None:
    """All at once; nothing is written."""
    fill_in(
        sheet,
        Toegang="misschien",
        Hersteld="soms",
        Hersteltermijn_tot_en_met="gauw",
        Bevinding_politie=("drugs", "verzonnen tekst"),
        Bevinding_eigen_afdeling=("", "verzonnen tekst"),
        Vervolg=("waarschuwing", "", "2026-02-01"),
        Bevinding_omgevingsdienst=("magie", "x" * 401),
    )
    said = refusal(sheet)

    for fault in (
        "bezoekformulier-1-1.xlsx, rij 6: Toegang: kies uit toegang gekregen",
        "rij 9: Hersteld: kies uit ja, nee",
        "rij 11: Hersteltermijn tot en met: dit is geen datum",
        "van de politie staat hier geen tekst (Wpg)",
        "kies ook de soort bevinding",
        "Bevinding omgevingsdienst: kies uit brandveiligheid",
        "wat is gezien mag hoogstens 400 tekens zijn",
        "Vervolg, regel 1, Wie doet het vervolg: vul dit in",
    ):
        assert fault in said
    assert "verzonnen tekst" not in said
    assert findings() == []


def test_a_text_of_400_signs_is_kept(sheet: Path) -> None:
    """The last length that fits; one more is refused above."""
    fill_in(sheet, Toegang="toegang gekregen", Bevinding_eigen_afdeling=("milieu", "x" * 400))
    read_in(sheet)

    assert [len(text) for _, _, text in findings()] == [400]


def test_a_new_signal_is_told_once(sheet: Path) -> None:
    """Linked to the business and the visit; what it first said stays, and is enriched later."""
    fill_in(sheet, Toegang="toegang gekregen", Nieuw_signaal=("mensenhandel", "verzonnen feiten"))
    read_in(sheet)
    fill_in(sheet, Nieuw_signaal=("mensenhandel", "andere verzonnen feiten"))
    read_in(sheet)
    with reading() as session:
        signal = session.exec(select(Signal)).one()
        seen = session.exec(select(Visit).where(Visit.id == signal.visit_id)).one()

    assert (signal.source, signal.theme) == (SignalSource.CONTROL, SignalTheme.HUMAN_TRAFFICKING)
    assert signal.facts == "verzonnen feiten"
    assert (seen.team, seen.rank, seen.business_id) == (1, 1, signal.business_id)
    assert verify_chains(CHECKS)[1] == []


def test_what_a_sheet_tells_stays_in_the_register(
    sheet: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in the history, not in a mail, not in a log and not in what the step answers."""
    fill_in(
        sheet,
        Toegang="toegang gekregen",
        Bevinding_eigen_afdeling=("vergunning", "Quirijn Zonderling"),
        Nieuw_signaal=("drugs", "Quirijn Zonderling"),
    )
    answers = visit_intake.record_sheets([sheet], "ZAAK1", at(HELD_ON), desk=DESK)
    with reading() as session:
        events = [event.model_dump() for event in session.exec(select(Event))]
        messages = session.exec(select(OutgoingMessage)).all()

    assert events
    assert messages == []
    for told in (repr(answers), repr(events), repr(read_visit_sheet(sheet, "ZAAK1")), caplog.text):
        assert "Quirijn" not in told


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (("drugs", ""), "een signaal vraagt een thema en feiten, 3 tot en met 4000 tekens"),
        (("", "verzonnen feiten"), "een signaal vraagt een thema en feiten"),
        (("drugs", "x" * 4001), "een signaal vraagt een thema en feiten"),
        (("magie", "verzonnen feiten"), "Nieuw signaal: kies uit drugs"),
    ],
)
def test_half_a_signal_is_refused(sheet: Path, line: tuple[str, str], fault: str) -> None:
    """And the visit with it."""
    fill_in(sheet, Toegang="toegang gekregen", Nieuw_signaal=line)

    assert fault in refusal(sheet)
    assert round_of(ROUND).places[0].access is None


def test_what_is_not_read_stands_in_brackets(sheet: Path) -> None:
    """Each bracket is closed: an officer sees at once what is an explanation."""
    titles = [str(row[0].value) for row in load_workbook(sheet).worksheets[0].iter_rows()]
    opened = [title for title in titles if title.startswith("(")]
    assert "(Bevindingen)" in opened
    assert all(title.endswith(")") for title in opened)


def test_an_empty_sheet_is_refused(sheet: Path) -> None:
    """Access has no answer of its own."""
    with pytest.raises(FaultsError, match="rij 6: Toegang: vul dit in"):
        read_visit_sheet(sheet, "ZAAK1")


def test_one_wrong_sheet_refuses_them_all(sheet: Path) -> None:
    """Faults of reading and of the register together, each at its file and row."""
    other = sheet.with_name("bezoekformulier-2-1.xlsx")
    other.write_bytes(brief()["bezoekformulier-2-1.xlsx"].content)
    again = sheet.with_name("nog-eens.xlsx")
    fill_in(sheet, Toegang="toegang gekregen", Toestemming_bewoner_om="10:15")
    again.write_bytes(sheet.read_bytes())
    fill_in(other, Toegang="toegang gekregen")
    wrong = sheet.with_name("leeg.xlsx")
    wrong.write_bytes(b"")
    said = refusal(sheet, other, again, wrong)

    assert "bezoekformulier-1-1.xlsx, rij 7: hoe laat de bewoner toestemming gaf" in said
    assert "nog-eens.xlsx: gaat over dezelfde plek als bezoekformulier-1-1.xlsx" in said
    assert "leeg.xlsx, het bestand is leeg" in said
    assert [place.access for place in round_of(ROUND).places] == [None, None]
    fill_in(sheet, Toestemming_bewoner_om="")
    assert read_in(sheet, other) == ["groen", "groen"]


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
    assert brief(BRIEFED_ON)["bezoekformulier-1-1.xlsx"].content == sheet.read_bytes()
