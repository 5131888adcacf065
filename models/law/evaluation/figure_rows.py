"""What an evaluation counts: rows without personal data, and all that makes figures of them.

A row is a key, the CBS code of a municipality, a date, some kinds and an amount. Together with the
definitions the rows say everything: whoever has them counts the same figures, without the register.
"""

import json
from collections.abc import Sequence
from typing import Literal

from models.law.common.policy import Frozen
from models.law.evaluation.year_figures import FigureDefinition

NO_AMOUNT = 0
"""The amount of a row of which only the number counts."""

MUNICIPALITY = 1
"""The place of the CBS code in a row."""
CountedRow = tuple[str | int, ...]
"""Key, municipality, date (jjjj-mm-dd), one word for each kind of its table, and the amount."""


class RowTable(Frozen):
    """The rows of one subject; `kinds` names the words between the date and the amount."""

    name: str
    kinds: tuple[str, ...]
    rows: tuple[CountedRow, ...]


class GivenValue(Frozen):
    """A figure that was not counted: of a year before the system, or one without a rule."""

    municipality_code: str
    year: int
    key: str
    value: int
    source: str
    """Dutch: the paper in which it stands."""


class FigureContent(Frozen):
    """All that an evaluation counted; a field that is added later needs a default value."""

    format: Literal[1] = 1
    year: int
    years: tuple[int, ...]
    """The year and the years before it that are counted, oldest first."""
    municipalities: tuple[tuple[str, str], ...]
    """CBS code and name, in the order in which they are shown."""
    first_years: tuple[tuple[str, int], ...]
    """CBS code and the first year of which the register holds any row of it."""
    begins_with_rows: bool = False
    """True when before its first row nothing is known of a municipality, in the year asked either.

    Snapshots of before 0.2.0 took the year asked for counted, and keep what they said.
    """
    definitions: tuple[FigureDefinition, ...]
    versions: tuple[tuple[str, str], ...]
    """Which policy and templates were in use; two contents that differ in this count the same."""
    tables: tuple[RowTable, ...]
    given: tuple[GivenValue, ...]

    def to_bytes(self) -> bytes:
        """The same content gives the same bytes, on every machine."""
        return json.dumps(
            self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()

    def of(self, codes: Sequence[str]) -> "FigureContent":
        """The same for some of its municipalities only (CBS codes), in the order they have here."""

        def rows_of(table: RowTable) -> RowTable:
            kept = tuple(row for row in table.rows if row[MUNICIPALITY] in codes)
            return table.model_copy(update={"rows": kept})

        return self.model_copy(
            update={
                "municipalities": tuple(pair for pair in self.municipalities if pair[0] in codes),
                "first_years": tuple(pair for pair in self.first_years if pair[0] in codes),
                "tables": tuple(rows_of(table) for table in self.tables),
                "given": tuple(item for item in self.given if item.municipality_code in codes),
            }
        )

    def counts_as(self, other: "FigureContent") -> bool:
        """True when the other content holds the same rows, definitions and given values."""
        return self == other.model_copy(update={"versions": self.versions})
