"""What the parts of a workbook say beside its sheets: texts, styles, and where everything is."""

import re
from collections.abc import Mapping
from typing import Protocol

MOST_SHARED = 500_000


class TooLargeError(Exception):
    """Raised inside the reader when a workbook unfolds too far."""


class Handlers(Protocol):
    """What listens to the XML of one part; names come without their prefix."""

    def start(self, name: str, values: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, data: str) -> None: ...


class Quiet:
    def start(self, name: str, values: Mapping[str, str]) -> None:
        pass

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class Links(Quiet):
    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "Relationship" and values.get("TargetMode") != "External":
            self.found[values["Id"]] = values["Type"], values["Target"]


class WorkbookPart(Quiet):
    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.starts_in_1904 = False
        self.is_stale = False
        """The program that wrote it left the reckoning to the next one that opens it."""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "sheet":
            keys = [value for key, value in values.items() if key.endswith(":id")]
            self.sheets.append((values["name"], values.get("state", ""), keys[0]))
        elif name == "workbookPr":
            self.starts_in_1904 = values.get("date1904") in ("1", "true")
        elif name == "calcPr":
            self.is_stale = values.get("fullCalcOnLoad") in ("1", "true")


class SharedTexts(Quiet):
    """The texts that cells refer to by number; what only tells how to say them is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._reading = False
        self._aside = 0

    def start(self, name: str, values: Mapping[str, str]) -> None:  # noqa: ARG002  of every handler
        if name == "si":
            self._parts = []
            if len(self.found) >= MOST_SHARED:
                raise TooLargeError
        elif name == "rPh":
            self._aside += 1
        self._reading = name == "t" and not self._aside

    def end(self, name: str) -> None:
        self._reading = False
        if name == "rPh":
            self._aside -= 1
        elif name == "si":
            self.found.append(decoded("".join(self._parts)))

    def text(self, data: str) -> None:
        if self._reading:
            self._parts.append(data)


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def decoded(text: str) -> str:
    """The text with the signs that a workbook writes as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


_DAY_FORMATS = (*range(14, 18), 22, *range(27, 37), *range(50, 59))
_TIME_FORMATS = (*range(18, 22), *range(45, 48))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


class Styles(Quiet):
    def __init__(self) -> None:
        self._formats: dict[int, str] = {}
        self._cells: list[int] = []
        self._in_cells = False

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._formats[int(values["numFmtId"])] = values["formatCode"]
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._cells.append(int(values.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def found(self) -> dict[int, str]:
        """Whether a style of a cell shows a number as "day" or "time"; other styles are absent."""
        kinds = {number: self._kind(code) for number, code in enumerate(self._cells)}
        return {number: kind for number, kind in kinds.items() if kind}

    def _kind(self, number: int) -> str:
        if number in _DAY_FORMATS:
            return "day"
        if number in _TIME_FORMATS:
            return "time"
        code = _QUOTED.sub("", self._formats.get(number, "")).lower()
        if "y" in code or "d" in code or "j" in code:
            return "day"
        return "time" if "h" in code or "s" in code else ""
