"""The faults of the rows of a file: the same one in many rows is one line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError

MOST_SHOWN = 5
"""Of the rows with the same fault so many are named."""
MOST_LINES = 100
"""So many different faults are told; the others are counted."""


@dataclass
class RowFaults:
    """Faults by what they say, in the order in which they were found."""

    name: str
    """Of the file."""
    _whole: list[str] = field(default_factory=list)
    _rows: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, row: int, words: str, column: str = "", cell: str = "") -> None:
        """A fault of a row, or of one column in it; `cell` is its name in a workbook."""
        self._rows.setdefault((column, words), []).append((row, cell))

    def forget(self, first_row: int, last_row: int, column: str) -> None:
        """Drop the faults of cells of which another fault says more."""
        for (name, words), places in list(self._rows.items()):
            if name == column:
                kept = [place for place in places if not first_row <= place[0] <= last_row]
                del self._rows[name, words]
                if kept:
                    self._rows[name, words] = kept

    def add_to_file(self, words: str) -> None:
        """A fault of the file as a whole."""
        self._whole.append(words)

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._whole or self._rows)

    def told(self) -> list[str]:
        """One line for each fault: of the file first, then by the first row that has it."""
        by_row = sorted(self._rows.items(), key=lambda item: item[1][0][0])
        lines = self._whole + [_line(column, words, places) for (column, words), places in by_row]
        if len(lines) <= MOST_LINES:
            return lines
        return [*lines[:MOST_LINES], f"en nog {len(lines) - MOST_LINES} andere fouten"]

    def refuse(self) -> None:
        """Raise FaultsError when there is a fault."""
        if self:
            raise FaultsError(self.name, self.told())


def _line(column: str, words: str, places: Sequence[tuple[int, str]]) -> str:
    rows = list(dict.fromkeys(row for row, _ in places))
    where = f"rij {_some([str(row) for row in rows], 'rijen')}"
    cells = [cell for _, cell in places if cell]
    in_cells = f" (cel {_some(cells, 'cellen')})" if cells else ""
    if column:
        where += f", {column}"
    return f"{where}{in_cells}: {words}"


def _some(names: Sequence[str], what: str) -> str:
    """All of a few; of many the first, and how many there are."""
    if len(names) <= MOST_SHOWN:
        return join_dutch(list(names))
    return f"{', '.join(names[:MOST_SHOWN])} en verder ({len(names)} {what})"
