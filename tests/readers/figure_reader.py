"""A reader who tries to find hidden counts from everything published; shares no code with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from models.law.evaluation.published_figures import Display, PublishedFigures
from models.law.evaluation.year_figures import FigureDefinition

MOST = 14
"""The highest number that the reader thinks of; a lower one only makes the reader sharper."""

Leaf = tuple[str, str]


@dataclass(frozen=True)
class Rule:
    """Some leaves added and others taken away come to one of these numbers."""

    signs: Mapping[int, int]
    """1 or -1 for each leaf that counts."""
    allowed: frozenset[int]
    first: int
    last: int
    """The lowest and the highest of them."""

    @classmethod
    def of(cls, signs: Mapping[int, int], allowed: frozenset[int]) -> "Rule":
        """The rule, with the ends of what is allowed."""
        return cls(signs, allowed, min(allowed, default=1), max(allowed, default=0))

    def can_hold(self, begun: Sequence[int]) -> bool:
        """Whether numbers for the leaves that are still open could make it true."""
        known = sum(begun[leaf] * sign for leaf, sign in self.signs.items() if leaf < len(begun))
        open_ = [sign for leaf, sign in self.signs.items() if leaf >= len(begun)]
        if not open_:
            return known in self.allowed
        least = known - MOST * open_.count(-1)
        return least <= self.last and known + MOST * open_.count(1) >= self.first


@dataclass(frozen=True)
class Reader:
    """The counts of one year that depend on each other, as a reader sees them."""

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

    def _top(self, key: str) -> str:
        whole = self._definitions[key].part_of
        return self._top(whole) if whole else key

    @cached_property
    def _leaves(self) -> list[Leaf]:
        tops = [each.key for each in self._definitions.values() if not each.part_of]
        keys = [leaf for top in tops for leaf in self._leaves_under(top)]
        return [(key, place) for place in self._places[1:] for key in keys]

    def _sum_of(self, key: str, place: str) -> dict[int, int]:
        """Which leaves add up to a cell."""
        places = self._places[1:] if place == "" else [place]
        return {self._leaves.index(leaf): 1 for leaf in product(self._leaves_under(key), places)}

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

    def _no_breakdown(self, top: str) -> bool:
        parts = [key for key in self._definitions if key != top and self._top(key) == top]
        hidden = {Display.WITHHELD, Display.UNKNOWN}
        return all(self._display(*cell) in hidden for cell in product(parts, self._places))

    def _no_division(self, top: str) -> bool:
        """Whether a second way to split is left out: then the words say nothing of a cell."""
        whole = self._definitions[top].split_of
        return bool(whole) and self._display(top, "") is not Display.SHOWN

    def possible(self, key: str, place: str) -> frozenset[int]:
        """What the reader takes for possible before adding anything up."""
        value, top = self.published.value(key, self.year, place), self._top(key)
        definition = self._definitions[key]
        if value.value is not None:
            return frozenset({value.value})
        if value.display is Display.SMALL:
            return frozenset({1, 2, 3, 4})
        if (
            value.display is Display.UNKNOWN
            or definition.is_exempt
            or (key != top and self._no_breakdown(top))
            or self._no_division(top)
            or self._lies_under_small(key, place)
        ):
            return frozenset(range(10 * MOST))
        return frozenset({0, *range(5, 10 * MOST)})

    def _divisions(self) -> Iterator[tuple[str, list[str]]]:
        """Each whole with what divides it together, or with one figure that counts some of it."""
        definitions = self._definitions.values()
        for whole in self._definitions:
            yield whole, [each.key for each in definitions if each.divides == whole]
            for each in definitions:
                if each.some_of == whole:
                    yield whole, [each.key]

    def _rest_of(self, whole: str, keys: Sequence[str], place: str) -> dict[int, int]:
        """Which leaves say how much of a whole these figures leave."""
        signs = self._sum_of(whole, place)
        for key in keys:
            signs |= dict.fromkeys(self._sum_of(key, place), -1)
        return signs

    def _second_sums(self) -> Iterator[Rule]:
        """What divides a whole leaves nothing of it; what counts some of it leaves any rest."""
        for whole, keys in self._divisions():
            for place in self._places[1:] if keys else ():
                is_some = bool(self._definitions[keys[0]].some_of)
                rest = range(10 * MOST) if is_some else (0,)
                yield Rule.of(self._rest_of(whole, keys, place), frozenset(rest))

    def could_be(self, key: str, place: str, wanted: int) -> bool:
        """Whether any table of whole numbers fits all that is published and this number."""
        cells = list(product(self._definitions, self._places))
        allowed = {cell: self.possible(*cell) for cell in cells}
        allowed[key, place] &= {wanted}
        rules = [Rule.of(self._sum_of(*cell), allowed[cell]) for cell in cells]
        rules += self._second_sums()
        return all(rule.allowed for rule in rules) and any(
            self._explains_what_is_left_out(table) for table in self._tables((), rules)
        )

    def _explains_what_is_left_out(self, table: Sequence[int]) -> bool:
        """Beside a whole that is shown, a division is left out for a small number in it only."""
        return all(
            self._has_small(whole, keys, table)
            for whole, keys in self._divisions()
            if keys and self._no_division(keys[0]) and self._is_all_shown(whole)
        )

    def _is_all_shown(self, whole: str) -> bool:
        return all(self._display(whole, place) is Display.SHOWN for place in self._places)

    def _has_small(self, whole: str, keys: Sequence[str], table: Sequence[int]) -> bool:
        """Or a number that nobody knows."""
        below = [key for key in self._definitions if self._top(key) in keys]
        cells = list(product(below, self._places))
        sums = [self._sum_of(*cell) for cell in cells]
        sums += [self._rest_of(whole, keys, place) for place in self._places]
        numbers = (sum(table[leaf] * sign for leaf, sign in signs.items()) for signs in sums)
        is_unknown = Display.UNKNOWN in {self._display(*cell) for cell in cells}
        return is_unknown or any(number in range(1, 5) for number in numbers)

    def _tables(self, begun: tuple[int, ...], rules: Sequence[Rule]) -> Iterator[tuple[int, ...]]:
        if not all(rule.can_hold(begun) for rule in rules):
            return
        if len(begun) == len(self._leaves):
            yield begun
            return
        for number in range(MOST + 1):
            yield from self._tables((*begun, number), rules)
