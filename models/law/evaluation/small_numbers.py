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
  of that figure is; otherwise all of it is "niet getoond". A figure that counts some of another
  (`some_of`) is such a split too, into these and the rest.
- Any other number that is "niet getoond" is 5 or more, or exempt.

The choice is greedy, not the smallest there is: first all may be hidden, then the numbers are
shown again, the most important first, until the first one that may not. Going on after it would
hide less, but a reader who runs these rules himself could then see why it was passed over. Each
year stands for itself. Relations that the definitions do not name are not seen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.law.evaluation.figure_family import SMALLEST_SHOWN, Family, families_of, places_of
from models.law.evaluation.published_figures import Display, PublishedFigures, PublishedValue
from models.law.evaluation.sum_network import Cell, SumsDoNotAddUpError
from models.law.evaluation.year_figures import FigureDefinition, FigureValue, Unit, YearFigures


def publish(figures: YearFigures) -> PublishedFigures:
    """What may be published. Raises SumsDoNotAddUpError when parts are not their whole."""
    displays: dict[tuple[int, Cell], Display] = {}
    counted = _with_rests(figures)
    families = families_of(counted.definitions).values()
    divisions = tuple(_divisions(counted.definitions))
    for year in figures.years:
        chosen: dict[Cell, Display] = {}
        for keys in families:
            chosen |= Family(counted, year, keys).displays()
        for division in divisions:
            chosen |= division.left_out(counted, year, chosen)
        displays |= {(year, cell): display for cell, display in chosen.items()}
    for year, cell, counts in _means(figures):
        shown = [displays.get((year, Cell(key, cell.place))) for key in counts]
        cases = sum(figures.value(key, year, cell.place) or 0 for key in counts)
        # Few cases beside shown counts: the rows of a mean may fall in another year than theirs.
        few = bool(counts) and cases < SMALLEST_SHOWN
        if few or any(display is not Display.SHOWN for display in shown):
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
            for place in places_of(figures)
        ),
    )


def _with_rests(figures: YearFigures) -> YearFigures:
    """With the rest of the whole beside each figure that counts some of it; it is not published."""
    some = [each for each in figures.definitions if each.some_of]
    rests = (each.model_copy(update={"key": _rest_of(each.key), "some_of": ""}) for each in some)
    values = (
        _rest(figures, each, year, place)
        for each in some
        for year in figures.years
        for place in places_of(figures)
    )
    return YearFigures(
        year=figures.year,
        counted_on=figures.counted_on,
        municipalities=figures.municipalities,
        definitions=(*figures.definitions, *rests),
        values=(*figures.values, *values),
    )


def _rest_of(key: str) -> str:
    """No key of a definition has a space."""
    return f"{key} rest"


def _rest(figures: YearFigures, some: FigureDefinition, year: int, place: str) -> FigureValue:
    whole, counted = (figures.value(key, year, place) for key in (some.some_of, some.key))
    rest = None if whole is None or counted is None else whole - counted
    if rest is not None and rest < 0:
        raise SumsDoNotAddUpError(
            f"Het cijfer “{some.title}” van {year} klopt niet: het is meer dan waar het uit komt."
        )
    return FigureValue(key=_rest_of(some.key), year=year, municipality_code=place, value=rest)


@dataclass(frozen=True)
class _Division:
    """The figures that split a whole beside its own parts."""

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
        Family(figures, year, {self.whole.key: self.whole, **parts})
        cells = (
            Cell(key, place) for key in (self.whole.key, *parts) for place in places_of(figures)
        )
        if all(displays.get(cell) is Display.SHOWN for cell in cells):
            return {}
        return {cell: Display.WITHHELD for cell in displays if cell.key in self.below}


def _divisions(definitions: tuple[FigureDefinition, ...]) -> Iterator[_Division]:
    """The figures that divide a whole together, and each that counts some of it with the rest."""
    keys, families = {each.key: each for each in definitions}, families_of(definitions)
    for whole in definitions:
        groups = [[each for each in definitions if each.divides == whole.key]]
        groups += [
            [each, keys[_rest_of(each.key)]] for each in definitions if each.some_of == whole.key
        ]
        for group in filter(None, groups):
            parts = {each.key: each for each in group}
            below = frozenset(key for part in parts for key in families[part])
            yield _Division(whole, parts, below)


def _means(figures: YearFigures) -> Iterator[tuple[int, Cell, tuple[str, ...]]]:
    """Where a mean, or an amount of single cases, stands; no euro at all points to nobody."""
    for definition in figures.definitions:
        for year in figures.years:
            for place in places_of(figures):
                nothing = figures.value(definition.key, year, place) == 0
                if not nothing or definition.unit is Unit.DAYS:
                    yield year, Cell(definition.key, place), definition.mean_of
