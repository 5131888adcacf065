"""The faults of a BAG extract: the same one at many objects is one line."""

from dataclasses import dataclass, field

from models.law.common.dutch import dutch_number, join_dutch
from tasks.imports.address_rows import AddressFileError

MOST_SHOWN = 5
"""Of the objects with the same fault so many are named."""
MOST_LINES = 100
"""So many different faults are told; the others are counted."""
MOST_FAULTS = 10_000
"""With more faults than this a file is no extract, and reading stops."""
_NUMBER_DIGITS = 16


@dataclass
class _Place:
    """Where the same fault was found: how often, and at which objects first."""

    times: int = 0
    first: list[str] = field(default_factory=list)


@dataclass
class BagFaults:
    """Faults by what they say, in the order in which they were found."""

    file_name: str
    _lines: dict[tuple[str, str], _Place] = field(default_factory=dict)
    _count: int = 0

    def add(self, words: str) -> None:
        """A fault of the delivery or of a file in it."""
        self._add("", words, "")

    def add_object(self, kind: str, identification: str, words: str) -> None:
        """A fault of one object (occurrence); raises `AddressFileError` when there are too many."""
        self._add(kind, words, numbered(identification))

    def refuse(self) -> None:
        """Raise `AddressFileError` with all faults gathered so far, if there are any."""
        if self._lines:
            told = [_line(kind, words, place) for (kind, words), place in self._lines.items()]
            more = len(told) - MOST_LINES
            if more > 0:
                told[MOST_LINES:] = [f"en nog {dutch_number(more)} andere fouten"]
            raise AddressFileError(self.file_name, told)

    def __bool__(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._lines)

    def _add(self, kind: str, words: str, identification: str) -> None:
        place = self._lines.setdefault((kind, words), _Place())
        place.times += 1
        if identification and len(place.first) < MOST_SHOWN:
            place.first.append(identification)
        self._count += 1
        if self._count >= MOST_FAULTS:
            self.add_last()

    def add_last(self) -> None:
        """Stop reading: nobody mends so many faults by hand."""
        self._lines = {
            ("", f"dit bestand heeft meer dan {dutch_number(MOST_FAULTS)} fouten"): _Place(),
            **self._lines,
        }
        self.refuse()


def numbered(identification: str) -> str:
    """The number of an object, or that it has none: what stands there may be anything."""
    is_number = identification.isascii() and identification.isdecimal()
    if is_number and len(identification) <= _NUMBER_DIGITS:
        return identification
    return "zonder geldig nummer"


def _line(kind: str, words: str, place: _Place) -> str:
    if not kind:
        return words
    names = join_dutch(place.first)
    if place.times > len(place.first):
        names = f"{', '.join(place.first)} en verder ({dutch_number(place.times)} keer)"
    joint = ", " if words.startswith("kolom ") else ": "
    return f"{kind} {names}{joint}{words}"
