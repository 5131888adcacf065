"""The figures of a year: what each one counts, and the values as they were counted and frozen."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from models.law.common.plan_themes import PlanTheme
from models.law.common.policy import Frozen, Policy, PolicyRuleError

TOGETHER = ""
"""In place of a CBS code: all municipalities of the evaluation together."""


class Unit(StrEnum):
    """What a value is; every value is a whole number."""

    COUNT = "count"
    EURO = "euro"
    DAYS = "days"
    """A mean, rounded to whole days (half away from zero)."""


class Reckoning(StrEnum):
    """How rows become a number."""

    ROWS = "rows"
    """How many rows there are."""
    SUM = "sum"
    """The sum of their amounts."""
    MEAN = "mean"
    """The mean of their amounts."""


def _in_order(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The same rule must have the same bytes, in whichever order it was written."""
    return dict(sorted(words.items()))


Words = Annotated[Mapping[str, tuple[str, ...]], AfterValidator(_in_order)]


class CountRule(Frozen):
    """Which rows count, as data: a snapshot keeps the rule and needs no other code for it."""

    rows: str = Field(min_length=1)
    """Name of a table of counted rows, see models/law/evaluation/figure_rows.py."""
    where: Words = Field(default_factory=dict)
    """Column and the values of which one must stand there."""
    reckoning: Reckoning = Reckoning.ROWS
    unless: Words = Field(default_factory=dict)
    """Rows of the same table of which the amount is not known: only these make no zero."""


class FigureDefinition(Frozen):
    """What one figure counts; frozen, because figures of two years are compared."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{2,60}$")
    title: str = Field(min_length=3, max_length=80)
    """Dutch, plain, as it stands under the number."""
    counts: str = Field(min_length=3)
    """Dutch: which rows count, in one sentence."""
    decided_by: str = Field(min_length=3)
    """Dutch: the date that decides in which year a row falls."""
    source: str = Field(min_length=3)
    """The tables of the register that are counted."""
    since: date
    """First day on which this definition holds."""
    theme: PlanTheme
    unit: Unit = Unit.COUNT
    is_exempt: bool = False
    """True when a small number cannot point to a person or an address (docs/facts.md 5)."""
    part_of: str = ""
    """Key of the figure of which this is a part: the parts add up to it."""
    divides: str = ""
    """Key of the figure that this one also divides, beside its own parts: a second way to split."""
    some_of: str = ""
    """Key of the figure of which this one counts some rows: never more than it, and no part."""
    mean_of: tuple[str, ...] = ()
    """Of a mean, or of an amount of single cases: keys of the counts that it is published with.

    Where one of them is hidden, it is left out.
    """
    rule: CountRule | None = None
    """How it is counted; None when its values are given, not counted."""

    @model_validator(mode="after")
    def _splits_one_figure(self) -> Self:
        if self.divides and self.some_of:
            raise PolicyRuleError("een cijfer verdeelt een ander, of telt er een deel van")
        return self

    @model_validator(mode="after")
    def _a_mean_is_in_days(self) -> Self:
        if self.rule and (self.rule.reckoning is Reckoning.MEAN) is not (self.unit is Unit.DAYS):
            raise PolicyRuleError("een gemiddelde is in dagen, en dagen zijn een gemiddelde")
        return self

    @property
    def split_of(self) -> str:
        """Key of the figure that this one splits beside its own parts, or nothing."""
        return self.divides or self.some_of

    @property
    def adds_up(self) -> bool:
        """True when the municipalities together are their sum."""
        return self.unit is not Unit.DAYS


def _may_be_split(part: FigureDefinition, keys: Mapping[str, FigureDefinition]) -> bool:
    """Only a count that stands free is split again, by counts that are no part of anything else.

    An exempt whole is shown however small, and would say too much of parts that are not exempt.
    """
    whole = keys.get(part.split_of)
    if whole is None or whole.part_of or whole.split_of or part.part_of:
        return False
    return whole.unit is part.unit is Unit.COUNT and whole.is_exempt is part.is_exempt


class FigureBook(Policy):
    """The definitions that hold from a day on."""

    definitions: tuple[FigureDefinition, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_part_has_its_whole(self) -> Self:
        keys = {definition.key: definition for definition in self.definitions}
        if len(keys) != len(self.definitions):
            raise PolicyRuleError("een cijfer staat er twee keer in")
        for definition in self.definitions:
            if definition.part_of and definition.part_of not in keys:
                raise PolicyRuleError(f"{definition.key} is deel van een cijfer dat er niet is")
            if definition.split_of and not _may_be_split(definition, keys):
                raise PolicyRuleError(f"{definition.key} kan {definition.split_of} niet verdelen")
            if not set(definition.mean_of) <= keys.keys():
                raise PolicyRuleError(
                    f"{definition.key} is gemiddeld over een cijfer dat er niet is"
                )
        return self


class FigureValue(Frozen):
    """One number: a figure of one municipality (CBS code, or TOGETHER) in one year."""

    key: str
    municipality_code: str
    year: int
    value: int | None
    """None when it is not known: before the system, or a mean of nothing."""


class YearFigures(Frozen):
    """All values of an evaluation: its year, with the years before beside it."""

    year: int
    counted_on: date
    municipalities: tuple[tuple[str, str], ...]
    """CBS code and name, in the order in which they are shown."""
    definitions: tuple[FigureDefinition, ...]
    values: tuple[FigureValue, ...]

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, int, str], int | None]:
        return {(v.key, v.year, v.municipality_code): v.value for v in self.values}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of which there are values, oldest first."""
        return tuple(sorted({value.year for value in self.values} | {self.year}))

    def value(self, key: str, year: int, municipality_code: str = TOGETHER) -> int | None:
        """The value, or None when it is not known."""
        return self._by_place.get((key, year, municipality_code))

    def unknown_places(self) -> tuple[str, ...]:
        """The municipalities (CBS codes) of which nothing that happened in the year is known.

        What a plan gives is no sign of it: a budget is known before anything happens.
        """
        happened = [each.key for each in self.definitions if each.rule is not None]
        return tuple(
            code
            for code, _ in self.municipalities
            if all(self.value(key, self.year, code) is None for key in happened)
        )
