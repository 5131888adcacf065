"""Which figures stand in the infographic, and in which words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.law.common.dutch import join_dutch
from models.law.evaluation.published_figures import WORDS, Display, PublishedFigures
from models.law.evaluation.year_figures import FigureDefinition

HEROES: Final[Mapping[str, str]] = {
    "measures_dwellings": "dwelling",
    "measures_premises": "premises",
}
"""The figures that the plan promises first, with their icon in templates/layouts/icons."""
TILES: Final[Mapping[str, str]] = {
    "street_measures": "street",
    "bibob_investigations": "investigation",
    "stop_talks": "talk",
    "rounds_held": "round",
    "places_visited": "place",
    "signals_received": "signal",
    "dor_controls": "trade",
    "letters_delivered": "letter",
    "meetings": "meeting",
}
"""The others, the most important first; the first six that are known are shown."""
MOST_TILES: Final = 6
CHARTS: Final = ("measures_dwellings", "measures_premises", "places_visited", "signals_received")
MOST_CHARTS: Final = 3
MOST_NAMES: Final = 3
"""More municipalities than this are only in the table of the web page."""
PART_WORDS: Final[Mapping[str, str]] = {
    "_warnings": "Waarschuwingen",
    "_penalty_orders": "Lasten onder dwangsom",
    "_closures": "Sluitingen",
}
"""Parts under a large figure, which names the place already; by the end of their key."""
MOST_PARTS: Final = 3


@dataclass(frozen=True)
class Line:
    """A smaller number below a large one."""

    key: str
    label: str
    words: str


@dataclass(frozen=True)
class Tile:
    """One figure: its icon, large number, title and smaller numbers."""

    key: str
    icon: str
    words: str
    is_number: bool
    title: str
    before: str
    """The year before: "2023: 12"; empty when it is not known."""
    places: tuple[Line, ...]
    parts: tuple[Line, ...]


def heroes(figures: PublishedFigures) -> tuple[Tile, ...]:
    """The figures that come first, as far as they are counted."""
    return tuple(_tiles(figures, HEROES))


def tiles(figures: PublishedFigures) -> tuple[Tile, ...]:
    """The first six other figures that are known."""
    return tuple(_tiles(figures, TILES))[:MOST_TILES]


def chart_keys(figures: PublishedFigures) -> tuple[str, ...]:
    """Of which figures the years are drawn."""
    return tuple(key for key in CHARTS if _is_counted(figures, key))[:MOST_CHARTS]


def senders(figures: PublishedFigures, one: str) -> str:
    """Who speaks: "gemeente Alverlo", "gemeenten Alverlo en Lindewaarde", "15 gemeenten"."""
    names = [name for _, name in figures.municipalities]
    if len(names) > MOST_NAMES:
        return f"{len(names)} gemeenten"
    return f"{one if len(names) == 1 else f'{one}n'} {join_dutch(names)}"


def _is_counted(figures: PublishedFigures, key: str) -> bool:
    return figures.value(key, figures.year).display is not Display.UNKNOWN


def _tiles(figures: PublishedFigures, icons: Mapping[str, str]) -> Iterator[Tile]:
    for key, icon in icons.items():
        definition = figures.definition(key)
        if definition and _is_counted(figures, key):
            value = figures.value(key, figures.year)
            yield Tile(
                key=key,
                icon=icon,
                words=figures.words(key, figures.year),
                is_number=value.value is not None,
                title=definition.title,
                before=_before(figures, key),
                places=_places(figures, key),
                parts=_parts(figures, key),
            )


def _before(figures: PublishedFigures, key: str) -> str:
    last_year = figures.year - 1
    is_known = figures.value(key, last_year).display is not Display.UNKNOWN
    return f"{last_year}: {figures.words(key, last_year)}" if is_known else ""


def _places(figures: PublishedFigures, key: str) -> tuple[Line, ...]:
    """Each municipality, when there are two or three."""
    places: Sequence[tuple[str, str]] = figures.municipalities
    if not 1 < len(places) <= MOST_NAMES:
        return ()
    return _unless_all_withheld(
        Line(key, name, figures.words(key, figures.year, code)) for code, name in places
    )


def _parts(figures: PublishedFigures, key: str) -> tuple[Line, ...]:
    parts = [each for each in figures.definitions if each.part_of == key]
    if len(parts) > MOST_PARTS or key not in HEROES:
        return ()
    return _unless_all_withheld(
        Line(each.key, _part_label(each), figures.words(each.key, figures.year)) for each in parts
    )


def _unless_all_withheld(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, or none when not one of them is shown: the same words in each say nothing."""
    found = tuple(lines)
    is_told = any(line.words != WORDS[Display.WITHHELD] for line in found)
    return found if is_told else ()


def _part_label(part: FigureDefinition) -> str:
    short = (words for end, words in PART_WORDS.items() if part.key.endswith(end))
    return next(short, part.title)
