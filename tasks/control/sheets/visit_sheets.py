"""The visit form as a spreadsheet: filled in by the municipality, read back into the register.

Questions with one answer come first, then lines for each participant of the round, for what must
still be done and for new signals. A finding of the police has no text: that it found something,
and of what kind, is all that the register may hold of police data here (Wpg).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from models.control.control_round import Access
from models.control.round_forms import VisitForm
from models.law.common.business_labels import Label
from models.law.common.partner_kinds import PartnerKind
from models.law.common.signal_themes import SignalTheme
from models.law.control.round_clearance import PARTICIPANTS, Paper, Participant, RoundField, cleared
from models.law.control.visit_outcome import OutcomePolicy
from tasks.control.round_papers import PaperPlace, PaperRound
from tasks.control.round_policies import outcome_kinds
from tasks.documents.office_files import rewritten
from tasks.documents.rendering import RenderedFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORDS: Mapping[str, Mapping[str, str]] = {
    "access": {access.label: access.value for access in Access},
    "is_repaired": {"ja": "true", "nee": "false"},
    "label": {label.label: label.value for label in Label},
}
"""What stands in a cell for people, and what the form means by it."""
_ASKED = {
    "access": "",
    "consent_at": "",
    "warrant_number": "",
    "is_repaired": "nee",
    "label": "",
    "repair_until": "",
}
"""The fields to fill in, with what stands there already."""
_FIXED = ("reference", "on", "team", "rank")
TITLES = {name: VisitForm.model_fields[name].title or name for name in (*_FIXED, *_ASKED)}
FINDINGS = {participant: f"Bevinding {participant.label}" for participant in PARTICIPANTS}
"""The title of each line on which a finding of a participant stands."""
FOLLOW_UP = "Vervolg"
SIGNAL = "Nieuw signaal"
_LINES = 3
"""How many lines a block has; an officer may copy a line."""
NO_TEXT = "(geen tekst)"
_FINDING_HEADS = ("(Bevindingen)", "Soort", "Wat is gezien (hoogstens 400 tekens)")
_POLICE_HEADS = (
    "(Politie)",
    "Alleen dat er iets is gevonden en welke soort. Geen tekst: dit zijn politiegegevens (Wpg).",
)
_FOLLOW_UP_HEADS = ("(Wat moet er nog gebeuren)", "Vervolg", "Wie (geen naam)", "Uiterlijk op")
_SIGNAL_HEADS = ("(Nieuwe signalen)", "Thema", "Feiten: wat is gezien. Niets van de politie")
_MODIFIED = re.compile(r"(<dcterms:(created|modified)[^>]*>)[^<]*")


def visit_sheet(found: PaperRound, place: PaperPlace) -> RenderedFile:
    """The form of one place for the municipality; the same place gives the same bytes."""
    book = Workbook()
    sheet = book.active
    if sheet is None:  # a new book always has one
        raise RuntimeError("no sheet")
    sheet.title = f"Bezoek {place.team}-{place.rank}"
    choices = _choices(book, outcome_kinds(found.on))
    fixed = (found.reference, found.on.isoformat(), place.team, place.rank)
    sheet.append(["Vraag", "Antwoord"])
    for name, value in zip(_FIXED, fixed, strict=True):
        sheet.append([TITLES[name], value])
    for name, value in _ASKED.items():
        _ask(sheet, [TITLES[name], value], choices.get(name))
    _ask_lines(sheet, found.participants, choices)
    sheet.append([])
    for fact in cleared(PartnerKind.OWN_DEPARTMENT, Paper.VISIT_FORM, place.values):
        if fact.title not in (RoundField.REFERENCE.label, RoundField.DAY.label):
            sheet.append([f"({fact.title})", _harmless(fact.value)])
    _dress(sheet)
    return RenderedFile(
        f"bezoekformulier-{place.team}-{place.rank}.xlsx", MEDIA_TYPE, _saved(book, found.made_on)
    )


def _choices(book: Workbook, kinds: OutcomePolicy) -> dict[str, str]:
    """Where the words of each choice stand: on a sheet of their own, a cell holds few words."""
    sheet = book.create_sheet("Keuzes")
    lists = {name: list(words) for name, words in WORDS.items()} | {
        "found": list(kinds.finding_labels.values()),
        "follow_ups": list(kinds.follow_up_labels.values()),
        "signals": [theme.label for theme in SignalTheme],
    }
    for column, words in enumerate(lists.values(), start=1):
        for row, word in enumerate(words, start=1):
            sheet.cell(row, column, word)
    letters = {name: get_column_letter(column) for column, name in enumerate(lists, start=1)}
    return {
        name: f"{sheet.title}!${letters[name]}$1:${letters[name]}${len(words)}"
        for name, words in lists.items()
    }


def _ask_lines(
    sheet: Worksheet, participants: Sequence[Participant], choices: Mapping[str, str]
) -> None:
    """The lines of which there can be several."""
    sheet.append([])
    sheet.append(_FINDING_HEADS)
    for participant in participants:
        is_police = participant is PartnerKind.POLICE
        if is_police:
            sheet.append(_POLICE_HEADS)
        for _ in range(_LINES):
            line = [FINDINGS[participant], "", NO_TEXT if is_police else ""]
            _ask(sheet, line, choices["found"])
    sheet.append([])
    sheet.append(_FOLLOW_UP_HEADS)
    for _ in range(_LINES):
        _ask(sheet, [FOLLOW_UP, "", "", ""], choices["follow_ups"])
    sheet.append([])
    sheet.append(_SIGNAL_HEADS)
    for _ in range(_LINES):
        _ask(sheet, [SIGNAL, "", ""], choices["signals"])


def _ask(sheet: Worksheet, line: list[str], choices: str | None) -> None:
    sheet.append(line)
    if choices is not None:
        offered = DataValidation(type="list", formula1=choices, allow_blank=True)
        sheet.add_data_validation(offered)
        offered.add(f"B{sheet.max_row}")


def _dress(sheet: Worksheet) -> None:
    for letter, width in {"A": 34, "B": 44, "C": 60, "D": 16}.items():
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows():
        is_head = cells[0].row == 1 or str(cells[0].value or "").startswith("(")
        for cell in cells if is_head else cells[:1]:
            cell.font = Font(bold=True)


def _harmless(value: str) -> str:
    """A value that a spreadsheet cannot take for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value


def _saved(book: Workbook, made_on: date) -> bytes:
    """The bytes, with the day on which the form was made as its only date."""
    out = BytesIO()
    book.save(out)
    stamp = f"{datetime.combine(made_on, time(12)):%Y-%m-%dT%H:%M:%SZ}"
    return rewritten(
        out.getvalue(), ("core.xml",), lambda xml: _MODIFIED.sub(rf"\g<1>{stamp}", xml)
    )
