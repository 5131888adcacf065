"""The visit form as a spreadsheet: filled in by the municipality, read back into the register."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from models.control_round import Access
from models.errors import FaultsError
from models.law.place_score import Label
from models.law.round_clearance import Paper, Participant, RoundField, cleared
from models.round_forms import VisitForm
from tasks.office_files import rewritten
from tasks.rendering import RenderedFile
from tasks.round_papers import PaperPlace, PaperRound
from tasks.sheet_files import sheet_records

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_YES_NO = {"ja": "true", "nee": "false"}
_ACCESS = {access.label: access.value for access in Access}
_LABELS = {label.label: label.value for label in Label}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "access": _ACCESS,
    "has_findings": _YES_NO,
    "is_repaired": _YES_NO,
    "label": _LABELS,
}
"""What stands in a cell for people, and what the form means by it."""
_ASKED = {
    "access": "",
    "has_findings": "nee",
    "is_repaired": "nee",
    "label": "",
    "repair_until": "",
    "follow_up": "",
    "owner": "",
    "due_on": "",
}
"""The fields to fill in, with what stands there already."""
_FIXED = ("reference", "on", "team", "rank")
_TITLES = {name: VisitForm.model_fields[name].title or name for name in (*_FIXED, *_ASKED)}
_MODIFIED = re.compile(r"(<dcterms:(created|modified)[^>]*>)[^<]*")


def visit_sheet(found: PaperRound, place: PaperPlace) -> RenderedFile:
    """The form of one place for the municipality; the same place gives the same bytes."""
    book = Workbook()
    sheet = book.active
    if sheet is None:  # a new book always has one
        raise RuntimeError("no sheet")
    sheet.title = f"Bezoek {place.team}-{place.rank}"
    fixed = (found.reference, found.on.isoformat(), place.team, place.rank)
    sheet.append(["Vraag", "Antwoord"])
    for name, value in zip(_FIXED, fixed, strict=True):
        sheet.append([_TITLES[name], value])
    for name, value in _ASKED.items():
        sheet.append([_TITLES[name], value])
        if name in _WORDS:
            choices = DataValidation(type="list", formula1=f'"{",".join(_choices(name))}"')
            sheet.add_data_validation(choices)
            choices.add(f"B{sheet.max_row}")
    sheet.append([])
    for fact in cleared(Participant.OWN_DEPARTMENT, Paper.VISIT_FORM, place.values):
        if fact.title not in (RoundField.REFERENCE.label, RoundField.DAY.label):
            sheet.append([f"({fact.title})", _harmless(fact.value)])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 60
    for cell in (*sheet[1], *sheet["A"]):
        cell.font = Font(bold=True)
    return RenderedFile(
        f"bezoekformulier-{place.team}-{place.rank}.xlsx", MEDIA_TYPE, _saved(book, found.made_on)
    )


def _choices(name: str) -> list[str]:
    # A comma would end the choice in a list of the spreadsheet.
    return [word.replace(",", "") for word in _WORDS[name]]


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


def read_visit_sheet(path: Path, by: str) -> VisitForm:
    """What was filled in, or FaultsError with every fault; what stands in brackets is not read."""
    names = {title: name for name, title in _TITLES.items()}
    values: dict[str, str] = {"by": by}
    faults: list[str] = []
    for number, cells in enumerate(sheet_records(path)[1:], start=2):
        title, answer = (" ".join(cell.split()) for cell in (*cells, "", "")[:2])
        if not title or title.startswith("("):
            continue
        name = names.get(title)
        if name is None or name in values:
            faults.append(f"rij {number}: de vraag {title} hoort hier niet (nog eens)")
        elif answer:
            values[name] = answer
            faults += _translate(values, name, number)
        else:
            values[name] = ""
    given = {name: value for name, value in values.items() if value}
    try:
        form = VisitForm.model_validate(given)
    except FaultsError as error:
        # A cell that was refused above is empty for the form: one fault each is enough.
        refused = {fault.partition(", ")[2].partition(":")[0] for fault in faults}
        faults += [fault for fault in error.faults if fault.partition(":")[0] not in refused]
    if faults:
        raise FaultsError(path.name, faults)
    return form


def _translate(values: dict[str, str], name: str, number: int) -> list[str]:
    """Replace the Dutch word in a cell by what the form means; a fault for any other word."""
    if name not in _WORDS:
        return []
    meant = {word.replace(",", ""): value for word, value in _WORDS[name].items()}
    answer = values.pop(name).casefold().replace(",", "")
    if answer in meant:
        values[name] = meant[answer]
        return []
    values[name] = ""
    return [f"rij {number}, {_TITLES[name]}: kies uit {', '.join(meant)}"]
