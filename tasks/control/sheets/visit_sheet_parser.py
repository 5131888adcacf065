"""Reading a filled in visit sheet back: the form, and the texts that only the register may hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.control.round_forms import FollowUpRow, VisitForm
from models.law.common.errors import FaultsError
from models.law.common.partner_kinds import PartnerKind
from models.law.common.signal_themes import SignalTheme
from models.law.control.round_clearance import Participant
from models.law.control.visit_outcome import Found
from tasks.control.round_policies import every_outcome_kind
from tasks.control.sheets.visit_faults import VisitFault
from tasks.control.sheets.visit_sheets import FINDINGS, FOLLOW_UP, NO_TEXT, SIGNAL, TITLES, WORDS
from tasks.control.visit_outcome import VisitTexts
from tasks.imports.cells import Cell, CellKind
from tasks.imports.tables import Columns, find_table

LONGEST_TEXT = 400
SHORTEST_FACTS, LONGEST_FACTS = 3, 4000
_FACTS_BOUNDS = f"{SHORTEST_FACTS} tot en met {LONGEST_FACTS}"
_FIELDS = {title: name for name, title in TITLES.items()}
_FOUND_BY = {title: participant for participant, title in FINDINGS.items()}
_NAMES = _FIELDS | {
    VisitForm.model_fields[name].title or name: name for name in ("found", "follow_ups", "signals")
}
_COLUMNS = Columns({"vraag": "question", "antwoord": "answer"})
_PLACE = re.compile(r"(?P<title>[^,:]+)(, regel (?P<line>\d+))?")


@dataclass(frozen=True, repr=False)
class FilledSheet:
    """What one sheet says, and in which of its rows the answers to each question stand."""

    name: str
    form: VisitForm
    texts: VisitTexts
    rows: Mapping[str, Sequence[int]]

    def sentence(self, fault: VisitFault) -> str:
        """A fault of the register, at its row."""
        return _at_row(self.rows.get(fault.field, ()), fault.line, fault.words)


def read_visit_sheet(path: Path, by: str) -> FilledSheet:
    """What was filled in, or FaultsError with every fault; what stands in brackets is not read."""
    found = _Answers(values={"by": by})
    for row, title, answers in _answered(path, found.faults):
        if title in _FOUND_BY:
            found.take_finding(row, _FOUND_BY[title], answers)
        elif title == FOLLOW_UP:
            found.take_follow_up(row, answers)
        elif title == SIGNAL:
            found.take_signal(row, answers)
        else:
            found.take_answer(row, title, answers[0])
    form = found.form()
    if form is None or found.faults:
        raise FaultsError(path.name, found.faults)
    return FilledSheet(path.name, form, VisitTexts(found.texts, found.facts), found.rows)


def _answered(path: Path, faults: list[str]) -> Iterator[tuple[int, str, Sequence[str]]]:
    """Each row that asks something: its number, its question and the three cells beside it."""
    table = find_table(path, _COLUMNS)
    for row in table.rows():
        title, *cells = (row.cells.get(column, Cell("")) for column in range(4))
        if not title.text or title.text.startswith("("):
            continue
        wrong = [cell.text for cell in cells if cell.kind in (CellKind.FAULTY, CellKind.TRUTH)]
        if wrong or row.fault:
            faults.append(f"rij {row.number}: {row.fault or wrong[0]}")
            continue
        yield row.number, *(" ".join(title.text.split()), [" ".join(c.text.split()) for c in cells])
    faults += [
        f"rij {block.first_row} (cel {block.name}): hier zijn cellen samengevoegd; splits ze"
        for block in table.sheet.merged
        if block.last_row > table.header.number
    ]


@dataclass
class _Answers:
    """The answers so far, the rows in which they stand, and what is wrong with them."""

    values: dict[str, Any]
    rows: dict[str, list[int]] = field(default_factory=dict)
    texts: dict[Found, str] = field(default_factory=dict)
    facts: dict[SignalTheme, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """Questions with a fault already: that the form misses them as well says nothing new."""

    def take_answer(self, row: int, title: str, answer: str) -> None:
        """A question with one answer."""
        name = _FIELDS.get(title)
        if name is None or name in self.rows:
            self._refuse(row, f"de vraag {title} hoort hier niet (nog eens)")
            return
        self.rows[name] = [row]
        if answer and name in WORDS:
            answer = self._meant(row, title, answer, WORDS[name])
            if not answer:
                self.refused.add(name)
        self.values[name] = answer

    def take_finding(self, row: int, participant: Participant, answers: Sequence[str]) -> None:
        """A line with a kind and a text; the police gives no text."""
        kind, text = answers[0], "" if answers[1] == NO_TEXT else answers[1]
        if text and participant is PartnerKind.POLICE:
            self._refuse(row, "van de politie staat hier geen tekst (Wpg)")
        if len(text) > LONGEST_TEXT:
            self._refuse(row, f"wat is gezien mag hoogstens {LONGEST_TEXT} tekens zijn")
        if text and not kind:
            self._refuse(row, "kies ook de soort bevinding")
        labels = every_outcome_kind().finding_labels
        key = self._meant(row, FINDINGS[participant], kind, _by_word(labels)) if kind else ""
        if key:
            found = Found(participant, key)
            self._add("found", row, found.code)
            self.texts.setdefault(found, text)

    def take_follow_up(self, row: int, answers: Sequence[str]) -> None:
        """A line with what, who and when."""
        if not any(answers):
            return
        given = dict(zip(FollowUpRow.model_fields, answers, strict=True))
        if given["kind"]:
            labels = every_outcome_kind().follow_up_labels
            given["kind"] = self._meant(row, FOLLOW_UP, given["kind"], _by_word(labels))
            if not given["kind"]:
                return
        self._add("follow_ups", row, {name: value for name, value in given.items() if value})

    def take_signal(self, row: int, answers: Sequence[str]) -> None:
        """A line with a theme and the facts."""
        theme, facts = answers[:2]
        if not theme and not facts:
            return
        if not theme or not SHORTEST_FACTS <= len(facts) <= LONGEST_FACTS:
            self._refuse(row, f"een signaal vraagt een thema en feiten, {_FACTS_BOUNDS} tekens")
        words = {label.label: label.value for label in SignalTheme}
        meant = self._meant(row, SIGNAL, theme, words) if theme else ""
        if meant:
            self._add("signals", row, meant)
            self.facts.setdefault(SignalTheme(meant), facts)

    def form(self) -> VisitForm | None:
        """The form, None when the answers do not make one."""
        given = {name: value for name, value in self.values.items() if value}
        try:
            return VisitForm.model_validate(given)
        except FaultsError as error:
            for fault in error.faults:
                self._take_fault_of_form(fault)
        return None

    def _take_fault_of_form(self, fault: str) -> None:
        place = _PLACE.match(fault)
        name = _NAMES.get(place["title"], "") if place else ""
        if name not in self.refused:
            line = int(place["line"] or 1) - 1 if place else 0
            self.faults.append(_at_row(self.rows.get(name, ()), line, fault))

    def _add(self, name: str, row: int, value: object) -> None:
        self.rows.setdefault(name, []).append(row)
        self.values.setdefault(name, []).append(value)

    def _meant(self, row: int, title: str, word: str, meanings: Mapping[str, str]) -> str:
        """What the word of a list means, or nothing and a fault."""
        known = {_plain(label): value for label, value in meanings.items()}
        if _plain(word) not in known:
            self._refuse(row, f"{title}: kies uit {', '.join(meanings)}")
        return known.get(_plain(word), "")

    def _refuse(self, row: int, words: str) -> None:
        self.faults.append(f"rij {row}: {words}")


def _by_word(labels: Mapping[str, str]) -> dict[str, str]:
    return {label: key for key, label in labels.items()}


def _plain(word: str) -> str:
    return word.casefold().replace(",", "")


def _at_row(rows: Sequence[int], line: int, words: str) -> str:
    return f"rij {rows[line]}: {words}" if line < len(rows) else words
