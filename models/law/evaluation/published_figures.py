"""The figures as the public may read them: a number, or the words in its place."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from models.law.common.dutch import dutch_number
from models.law.common.policy import Frozen
from models.law.evaluation.year_figures import TOGETHER, FigureDefinition, Unit


class Display(StrEnum):
    """How a value is shown."""

    SHOWN = "shown"
    SMALL = "small"
    """1 to 4."""
    WITHHELD = "withheld"
    """Left out, because it would give a small number back."""
    UNKNOWN = "unknown"
    """Not counted: before the system, or a mean of nothing."""


WORDS: Mapping[Display, str] = {
    Display.SMALL: "minder dan 5",
    Display.WITHHELD: "niet getoond",
    Display.UNKNOWN: "niet bekend",
}


class PublishedValue(Frozen):
    """One number as it is published; a value that is not shown is not in it."""

    key: str
    municipality_code: str
    year: int
    display: Display
    value: int | None

    @property
    def words(self) -> str:
        """The number with points between thousands, or the words in its place."""
        return WORDS[self.display] if self.value is None else dutch_number(self.value)


class PublishedFigures(Frozen):
    """All that is published of an evaluation; made by models.law.evaluation.small_numbers only."""

    year: int
    counted_on: date
    municipalities: tuple[tuple[str, str], ...]
    """CBS code and name, in the order in which they are shown."""
    definitions: tuple[FigureDefinition, ...]
    values: tuple[PublishedValue, ...]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, int, str], PublishedValue]:
        return {(v.key, v.year, v.municipality_code): v for v in self.values}

    @cached_property
    def _by_key(self) -> Mapping[str, FigureDefinition]:
        return {definition.key: definition for definition in self.definitions}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of which there are values, oldest first."""
        return tuple(sorted({value.year for value in self.values}))

    def definition(self, key: str) -> FigureDefinition | None:
        """What a figure counts, or None when this evaluation does not have it."""
        return self._by_key.get(key)

    def value(self, key: str, year: int, municipality_code: str = TOGETHER) -> PublishedValue:
        """The value as published; unknown when there is none."""
        nothing = PublishedValue(
            key=key,
            municipality_code=municipality_code,
            year=year,
            display=Display.UNKNOWN,
            value=None,
        )
        return self._by_place.get((key, year, municipality_code), nothing)

    def words(self, key: str, year: int, municipality_code: str = TOGETHER) -> str:
        """The value with its unit: "12", "€ 3.700", "41 dagen", "minder dan 5"."""
        value, definition = self.value(key, year, municipality_code), self.definition(key)
        if value.value is None or definition is None:
            return value.words
        if definition.unit is Unit.EURO:
            return f"€ {value.words}"
        if definition.unit is Unit.DAYS:
            return f"{value.words} {'dag' if value.value == 1 else 'dagen'}"
        return value.words

    @property
    def hides(self) -> frozenset[Display]:
        """Which words stand in place of a number somewhere."""
        return frozenset(v.display for v in self.values) - {Display.SHOWN}
