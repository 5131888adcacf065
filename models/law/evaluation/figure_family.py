"""One family of figures: a whole with its parts, and which of their numbers may be shown.

The rules and the guarantee stand in models/law/evaluation/small_numbers.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from models.law.evaluation.published_figures import Display
from models.law.evaluation.sum_network import (
    UNBOUNDED,
    Bounds,
    Cell,
    Sum,
    SumNetwork,
    SumsDoNotAddUpError,
)
from models.law.evaluation.year_figures import TOGETHER, FigureDefinition, Unit, YearFigures

SMALLEST_SHOWN = 5
_ANY = Bounds(0, UNBOUNDED)
_SMALL = Bounds(1, SMALLEST_SHOWN - 1)
_LARGE = Bounds(SMALLEST_SHOWN, UNBOUNDED)


def places_of(figures: YearFigures) -> tuple[str, ...]:
    """All municipalities together, then each of them."""
    return (TOGETHER, *(code for code, _ in figures.municipalities))


def families_of(
    definitions: tuple[FigureDefinition, ...],
) -> dict[str, dict[str, FigureDefinition]]:
    """The counts that sums tie together, by the figure above its parts and their parts."""
    counts = {each.key: each for each in definitions if each.unit is Unit.COUNT}

    def root(definition: FigureDefinition) -> str:
        while definition.part_of in counts:
            definition = counts[definition.part_of]
        return definition.key

    families: dict[str, dict[str, FigureDefinition]] = {}
    for definition in counts.values():
        families.setdefault(root(definition), {})[definition.key] = definition
    return families


@dataclass(frozen=True)
class _Hidden:
    """One choice of what is not shown."""

    small: frozenset[Cell]
    undivided: frozenset[Cell]
    for_sums: frozenset[Cell]

    def display(self, cell: Cell) -> Display:
        if cell in self.small:
            return Display.SMALL
        withheld = self.undivided | self.for_sums
        return Display.WITHHELD if cell in withheld else Display.SHOWN


class Family:
    """The counts of one year that sums tie together."""

    def __init__(
        self, figures: YearFigures, year: int, definitions: Mapping[str, FigureDefinition]
    ) -> None:
        self._definitions = definitions
        self._places = places_of(figures)
        cells = [Cell(key, place) for key in definitions for place in self._places]
        counted = {cell: figures.value(cell.key, year, cell.place) for cell in cells}
        self._known = {cell: value for cell, value in counted.items() if value is not None}
        self._unknown = [cell for cell in cells if cell not in self._known]
        self._network = SumNetwork(list(self._sums()))
        self._root = next(key for key in definitions if self._depth(key) == 0)
        try:
            self._values = self._network.completed(self._known, self._unknown)
        except SumsDoNotAddUpError as error:
            title = definitions[self._root].title
            raise SumsDoNotAddUpError(
                f"Het cijfer “{title}” van {year} klopt niet: de delen tellen niet op tot het "
                "geheel, of de gemeenten niet tot het totaal."
            ) from error

    def displays(self) -> dict[Cell, Display]:
        """How each known count is shown."""
        hidden = self._chosen()
        return {cell: hidden.display(cell) for cell in self._known}

    def _chosen(self) -> _Hidden:
        if not self._secret:
            return _Hidden(frozenset(), frozenset(), frozenset())
        below = {cell for small in self._secret for cell in self._below(small)}
        hidden = self._with_all(frozenset(below & self._known.keys()))
        if not self._keeps_secret(hidden):
            parts = {cell for cell in self._known if cell.key != self._root}
            hidden = self._with_all(hidden.undivided | parts)
        for cell in sorted(hidden.for_sums, key=self._importance):
            fewer = _Hidden(hidden.small, hidden.undivided, hidden.for_sums - {cell})
            if not self._keeps_secret(fewer):
                break
            hidden = fewer
        return hidden

    def _with_all(self, undivided: frozenset[Cell]) -> _Hidden:
        """Everything hidden that can be: only zeros that stand free remain."""
        free = self._known.keys() - undivided - self._secret
        for_sums = frozenset(
            c for c in free if self._known[c] or self._definitions[c.key].is_exempt
        )
        return _Hidden(self._secret - undivided, undivided, for_sums)

    @cached_property
    def _secret(self) -> frozenset[Cell]:
        return frozenset(
            cell
            for cell, value in self._known.items()
            if 0 < value < SMALLEST_SHOWN and not self._definitions[cell.key].is_exempt
        )

    def _keeps_secret(self, hidden: _Hidden) -> bool:
        bounds = (
            dict.fromkeys((*self._unknown, *hidden.undivided), _ANY)
            | dict.fromkeys(hidden.small, _SMALL)
            | {
                cell: _ANY if self._definitions[cell.key].is_exempt else _LARGE
                for cell in hidden.for_sums
            }
        )
        return all(
            self._network.can_be(cell, wanted, self._values, bounds)
            for cell in sorted(self._secret)
            for wanted in _SMALL
        )

    def _importance(self, cell: Cell) -> tuple[int, bool, Cell]:
        """What is shown again first: wholes before parts, together before the municipalities.

        The numbers themselves must not decide it: the choice would tell which one is larger.
        """
        return self._depth(cell.key), cell.place != TOGETHER, cell

    def _sums(self) -> Iterator[Sum]:
        """Each sum that says something new: of a whole, the municipalities follow from parts."""
        for key in self._definitions:
            parts = self._parts(key)
            if not parts:
                cells = tuple(Cell(key, place) for place in self._places[1:])
                yield Sum(Cell(key, TOGETHER), cells, crosswise=True)
            for place in self._places if parts else ():
                cells = tuple(Cell(part, place) for part in parts)
                yield Sum(Cell(key, place), cells, crosswise=place == TOGETHER)

    def _parts(self, key: str) -> list[str]:
        return [part for part, each in self._definitions.items() if each.part_of == key]

    def _depth(self, key: str) -> int:
        whole = self._definitions[key].part_of
        return 1 + self._depth(whole) if whole in self._definitions else 0

    def _below(self, cell: Cell) -> Iterator[Cell]:
        """Every cell of which the sum is this cell."""
        if cell.place == TOGETHER:
            for place in self._places[1:]:
                yield Cell(cell.key, place)
                yield from self._below(Cell(cell.key, place))
        for part in self._parts(cell.key):
            yield Cell(part, cell.place)
            yield from self._below(Cell(part, cell.place))
