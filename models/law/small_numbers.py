"""Small numbers: what of the figures may be published (AVG art. 5, first paragraph, under c).

A count of 1 to 4 that could point to a person or an address is not shown, and neither is any
number with which a sum would give it back. The guarantee: each hidden count of 1 to 4 can still
be 1, 2, 3 and 4 for a reader who knows every published number, every sum of `part_of` and of the
municipalities together, and these rules:

- "minder dan 5" is 1, 2, 3 or 4. Zero is shown: it points to nobody.
- A count of 1 to 4 is not divided further: its parts and its municipalities are "niet getoond",
  whatever they are.
- Where no choice of single numbers is enough, the whole breakdown of a figure is "niet getoond".
- A second way to split a figure (`divides`) is shown in a year when each of its cells and each cell
  of that figure is; otherwise all of it is "niet getoond".
- Any other number that is "niet getoond" is 5 or more, or exempt.

The choice is greedy, not the smallest there is: first all may be hidden, then the numbers are
shown again, the most important first, until the first one that may not. Going on after it would
hide less, but a reader who runs these rules himself could then see why it was passed over. Each
year stands for itself. Relations that the definitions do not name are not seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from models.law.published_figures import Display, PublishedFigures, PublishedValue
from models.law.sum_network import UNBOUNDED, Bounds, Cell, Sum, SumNetwork, SumsDoNotAddUpError
from models.law.year_figures import TOGETHER, FigureDefinition, Unit, YearFigures

SMALLEST_SHOWN = 5
_ANY = Bounds(0, UNBOUNDED)
_SMALL = Bounds(1, SMALLEST_SHOWN - 1)
_LARGE = Bounds(SMALLEST_SHOWN, UNBOUNDED)


def publish(figures: YearFigures) -> PublishedFigures:
    """What may be published. Raises SumsDoNotAddUpError when parts are not their whole."""
    displays: dict[tuple[int, Cell], Display] = {}
    for year in figures.years:
        chosen: dict[Cell, Display] = {}
        for keys in _families(figures.definitions).values():
            chosen |= _Family(figures, year, keys).displays()
        for division in _divisions(figures.definitions):
            chosen |= division.left_out(figures, year, chosen)
        displays |= {(year, cell): display for cell, display in chosen.items()}
    for year, cell, counts in _means(figures):
        shown = (displays.get((year, Cell(key, cell.place))) for key in counts)
        if any(display is not Display.SHOWN for display in shown):
            displays[year, cell] = Display.WITHHELD
    return _published(figures, displays)


def show_all(figures: YearFigures) -> PublishedFigures:
    """Every number as it was counted: for inside the house only."""
    return _published(figures, {})


def _published(
    figures: YearFigures, displays: Mapping[tuple[int, Cell], Display]
) -> PublishedFigures:
    def value(definition: FigureDefinition, year: int, place: str) -> PublishedValue:
        counted = figures.value(definition.key, year, place)
        display = displays.get((year, Cell(definition.key, place)), Display.SHOWN)
        if counted is None:
            display = Display.UNKNOWN
        return PublishedValue(
            key=definition.key,
            municipality_code=place,
            year=year,
            display=display,
            value=counted if display is Display.SHOWN else None,
        )

    return PublishedFigures(
        year=figures.year,
        counted_on=figures.counted_on,
        municipalities=figures.municipalities,
        definitions=figures.definitions,
        values=tuple(
            value(definition, year, place)
            for definition in figures.definitions
            for year in figures.years
            for place in _places(figures)
        ),
    )


def _places(figures: YearFigures) -> tuple[str, ...]:
    return (TOGETHER, *(code for code, _ in figures.municipalities))


def _families(
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
class _Division:
    """The figures that split a whole a second time."""

    whole: FigureDefinition
    parts: Mapping[str, FigureDefinition]
    below: frozenset[str]
    """Keys of the parts and of their own parts."""

    def left_out(
        self, figures: YearFigures, year: int, displays: Mapping[Cell, Display]
    ) -> dict[Cell, Display]:
        """Every cell of a division of which not each cell, and each of its whole, is shown.

        A choice of cells would need sums over both ways to split at once, which no network has.
        """
        parts = {
            key: each.model_copy(update={"part_of": self.whole.key})
            for key, each in self.parts.items()
        }
        _Family(figures, year, {self.whole.key: self.whole, **parts})
        cells = (Cell(key, place) for key in (self.whole.key, *parts) for place in _places(figures))
        if all(displays.get(cell) is Display.SHOWN for cell in cells):
            return {}
        return {cell: Display.WITHHELD for cell in displays if cell.key in self.below}


def _divisions(definitions: tuple[FigureDefinition, ...]) -> Iterator[_Division]:
    families = _families(definitions)
    for whole in definitions:
        parts = {each.key: each for each in definitions if each.divides == whole.key}
        if parts:
            below = frozenset(key for part in parts for key in families.get(part, ()))
            yield _Division(whole, parts, below)


def _means(figures: YearFigures) -> Iterator[tuple[int, Cell, tuple[str, ...]]]:
    for definition in figures.definitions:
        for year in figures.years:
            for place in _places(figures):
                yield year, Cell(definition.key, place), definition.mean_of


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


class _Family:
    """The counts of one year that sums tie together."""

    def __init__(
        self, figures: YearFigures, year: int, definitions: Mapping[str, FigureDefinition]
    ) -> None:
        self._definitions = definitions
        self._places = _places(figures)
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
