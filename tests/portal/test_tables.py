"""Tables of the command line: no word is broken, and what is empty is said in one sentence."""

import re
from pathlib import Path

import pytest

from portal.cli import run
from portal.tables import print_table
from tests.builders.round_builder import fill_organisation

Capture = pytest.CaptureFixture[str]

COLUMNS = ("Nummer", "Hoe dichtbij", "Bestuursdwangkosten", "Verzendnummer", "Waarom deze dag")
ROW = ("ALV-SIG-2026-001", "overmorgen", "€ 1.234", "2026", "dat is de laatste dag van de termijn")
LISTS = {
    "cases --by ZAAK1": "Er zijn geen zaken.",
    "due --on 2026-03-02 --by ZAAK1": "Op maandag 2 maart 2026 loopt er niets af.",
    "approvals --by ZAAK1": "Er wacht niets op goedkeuring.",
    "round list": "Er zijn geen controles.",
    "round follow-ups --municipality Alverlo": "Er is geen vervolg dat nog moet gebeuren.",
    "signal list --municipality Alverlo --by ZAAK1": "Er zijn geen signalen.",
    "signal list --municipality Alverlo --due --by ZAAK1": "Er is geen signaal te bespreken.",
    "instrument list --municipality Alverlo": "Er is nog geen instrument vastgelegd.",
    "plan calendar list --municipality Alverlo --year 2024": "In de kalender van 2024 staat niets.",
    "ledger": "Er is niets geboekt.",
    "address Nergensstraat": "Er is geen adres gevonden.",
    "mail list --by ZAAK1": "Er zijn geen berichten die wachten of die een mens moet bekijken.",
}


def printed(capsys: Capture, *rows: tuple[str, ...]) -> str:
    """The table as it is printed."""
    print_table("Een titel die langer is dan de tabel", COLUMNS, rows, "Er is niets.")
    return capsys.readouterr().out


def words_of(text: str) -> list[str]:
    """Every word between the lines of a table."""
    return re.sub(r"[┃│┏┓┡┩┗┛└┘━─┳╇┻┴]", " ", text).split()


@pytest.mark.parametrize("width", [80, 110, 200])
def test_no_word_of_a_table_is_broken(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    """Of the headings nor of the rows, and no line is wider than the screen."""
    monkeypatch.setenv("COLUMNS", str(width))
    lines = printed(capsys, ROW)

    assert sorted(words_of(lines)) == sorted(
        " ".join((*COLUMNS, *ROW, "Een titel die langer is dan de tabel")).split()
    )
    assert max(map(len, lines.splitlines())) <= width


def test_a_table_that_fits_has_one_line_a_row(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The title, three lines of the head, the row and the line under it."""
    monkeypatch.setenv("COLUMNS", "200")

    assert len(printed(capsys, ROW).splitlines()) == 6


def test_on_a_narrow_screen_the_columns_stand_below_each_other(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One column less than the words need: a block for each row, and no frame."""
    monkeypatch.setenv("COLUMNS", "79")
    lines = printed(capsys, ROW, ROW).splitlines()

    assert "Nummer               ALV-SIG-2026-001" in lines
    assert len(lines) == 1 + 2 * (1 + len(COLUMNS))
    assert "━" not in "".join(lines)


def test_a_value_is_printed_as_it_is(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Square brackets and colons are no instructions."""
    monkeypatch.setenv("COLUMNS", "200")

    assert "[bold] :warning: [/red]" in printed(capsys, (*ROW[:-1], "[bold] :warning: [/red]"))


def test_nothing_is_one_sentence(capsys: Capture) -> None:
    """No title and no frame."""
    assert printed(capsys) == "Er is niets.\n"


@pytest.mark.parametrize("command", LISTS)
def test_a_list_without_rows_is_one_dutch_sentence(
    register: Path, capsys: Capture, command: str
) -> None:
    """Whatever list an officer asks of a register in which nothing happened yet."""
    assert register
    fill_organisation()
    capsys.readouterr()

    assert run(command.split()) == 0
    assert capsys.readouterr().out == f"{LISTS[command]}\n"
