"""A reader who tries to find hidden counts from everything published; shares no code with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from models.law.published_figures import Display, PublishedFigures
from models.law.year_figures import FigureDefinition

MOST = 14
"""The highest number that the reader thinks of; a lower one only makes the reader sharper."""

Leaf = tuple[str, str]


@dataclass(frozen=True)
class Reader:
    """One family of counts in one year, as a reader sees it."""

    published: PublishedFigures
    year: int

    @cached_property
    def _definitions(self) -> Mapping[str, FigureDefinition]:
        return {each.key: each for each in self.published.definitions}

    @cached_property
    def _places(self) -> Sequence[str]:
        return ["", *(code for code, _ in self.published.municipalities)]

    def _leaves_under(self, key: str) -> list[str]:
        parts = [each.key for each in self._definitions.values() if each.part_of == key]
        return [leaf for part in parts for leaf in self._leaves_under(part)] or [key]

    @cached_property
    def _leaves(self) -> list[Leaf]:
        (root,) = [each.key for each in self._definitions.values() if not each.part_of]
        return list(product(self._leaves_under(root), self._places[1:]))

    def _sum_of(self, key: str, place: str) -> set[int]:
        """Which leaves add up to a cell."""
        places = self._places[1:] if place == "" else [place]
        return {self._leaves.index(leaf) for leaf in product(self._leaves_under(key), places)}

    def _display(self, key: str, place: str) -> Display:
        return self.published.value(key, self.year, place).display

    def _lies_under_small(self, key: str, place: str) -> bool:
        wholes, whole = [key], self._definitions[key].part_of
        while whole:
            wholes.append(whole)
            whole = self._definitions[whole].part_of
        return any(
            self._display(above, at) is Display.SMALL
            for above in wholes
            for at in {place, ""}
            if (above, at) != (key, place)
        )

    @cached_property
    def _no_breakdown(self) -> bool:
        parts = [each.key for each in self._definitions.values() if each.part_of]
        hidden = {Display.WITHHELD, Display.UNKNOWN}
        return all(self._display(*cell) in hidden for cell in product(parts, self._places))

    def possible(self, key: str, place: str) -> frozenset[int]:
        """What the reader takes for possible before adding anything up."""
        value = self.published.value(key, self.year, place)
        definition = self._definitions[key]
        if value.value is not None:
            return frozenset({value.value})
        if value.display is Display.SMALL:
            return frozenset({1, 2, 3, 4})
        a_part_of_nothing_shown = bool(definition.part_of) and self._no_breakdown
        if (
            value.display is Display.UNKNOWN
            or definition.is_exempt
            or a_part_of_nothing_shown
            or self._lies_under_small(key, place)
        ):
            return frozenset(range(10 * MOST))
        return frozenset({0, *range(5, 10 * MOST)})

    def could_be(self, key: str, place: str, wanted: int) -> bool:
        """Whether any table of whole numbers fits all that is published and this number."""
        cells = list(product(self._definitions, self._places))
        allowed = {cell: self.possible(*cell) for cell in cells}
        allowed[key, place] &= {wanted}
        rules = [(self._sum_of(*cell), allowed[cell]) for cell in cells]
        return all(range_ for _, range_ in rules) and any(self._tables((), rules))

    def _tables(
        self, begun: tuple[int, ...], rules: Sequence[tuple[set[int], frozenset[int]]]
    ) -> Iterator[bool]:
        for leaves, range_ in rules:
            known = sum(begun[leaf] for leaf in leaves if leaf < len(begun))
            still = sum(leaf >= len(begun) for leaf in leaves)
            if known > max(range_) or known + still * MOST < min(range_):
                return
            if not still and known not in range_:
                return
        if len(begun) == len(self._leaves):
            yield True
            return
        for number in range(MOST + 1):
            yield from self._tables((*begun, number), rules)
