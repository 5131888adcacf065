"""A workbook (XLSX) as a package: its sheets, its shared texts and which numbers are days.

Read as a stream and with limits, because a workbook of some kilobytes can unfold to gigabytes.
Whatever zip or XML says of a damaged file becomes one Dutch sentence.
"""

import lzma
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Protocol
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from models.common.errors import FaultsError

MOST_UNFOLDED = 60 * 1024 * 1024
"""Bytes of XML in all parts together: some 100,000 rows of ten columns."""
MOST_SHARED = 500_000
_CHUNK = 64 * 1024
_DAMAGED = "de werkmap is beschadigd; open hem in uw rekenprogramma en sla hem opnieuw op als .xlsx"
_OTHERS = {
    "xl/workbook.bin": "een binaire werkmap (.xlsb)",
    "word/document.xml": "een Word-bestand",
    "ppt/presentation.xml": "een presentatie",
    "Index/Document.iwa": "een bestand van Numbers of Pages",
    "META-INF/manifest.xml": "een OpenDocument-bestand",
}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": "een OpenDocument-rekenblad (.ods)",
    b"application/vnd.oasis.opendocument.text": "een OpenDocument-tekst (.odt)",
}
_SAVE = "open het en sla het op als Excel-werkmap (.xlsx) of als CSV UTF-8"


class TooLargeError(Exception):
    """Raised inside the reader when a workbook unfolds too far."""


class Handlers(Protocol):
    """What listens to the XML of one part; names come without their prefix."""

    def start(self, name: str, values: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, data: str) -> None: ...


@dataclass(frozen=True)
class SheetPart:
    """Where a sheet stands in the package."""

    name: str
    is_hidden: bool
    path: str


class Book:
    """An opened workbook; `parts` are its sheets in their order."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self._left = MOST_UNFOLDED
        with self.told():
            self._zip = ZipFile(BytesIO(content))
            self._names = {path.lower(): path for path in self._zip.namelist()}
            self._refuse_other_packages()
            root = self._root()
            book = _Workbook()
            self.parse(root, book)
            targets = self._targets(root)
            self.parts = tuple(
                SheetPart(title, state not in ("", "visible"), targets[key][1])
                for title, state, key in book.sheets
                if targets.get(key, ("", ""))[0].endswith("/worksheet")
            )
            self.starts_in_1904, self.is_stale = book.starts_in_1904, book.is_stale
            paths = {kind.rpartition("/")[2]: path for kind, path in targets.values()}
            self.shared = self._shared(paths.get("sharedStrings", ""))
            self.day_styles = self._day_styles(paths.get("styles", ""))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell in one sentence what the libraries say of a damaged workbook or a bomb."""
        try:
            yield
        except TooLargeError:
            raise FaultsError(
                self.name,
                ["de werkmap is te groot; splits hem, of sla het blad op als CSV UTF-8"],
            ) from None
        # What a zip, its compression, its XML and its numbers can raise; zipfile answers with
        # RuntimeError to a password and with NotImplementedError to an unknown compression.
        except (
            BadZipFile,
            zlib.error,
            lzma.LZMAError,
            struct.error,
            expat.ExpatError,
            OSError,
            EOFError,
            RuntimeError,
            ArithmeticError,
            LookupError,
            ValueError,
        ):
            raise FaultsError(self.name, [_DAMAGED]) from None

    def parse(self, path: str, handlers: Handlers) -> None:
        """Read one part as a whole."""
        for _ in self.parsed(path, handlers):
            pass

    def parsed(self, path: str, handlers: Handlers) -> Iterator[None]:
        """Read one part piece by piece, so that its reader can hand on what it has."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        locals_: dict[str, str] = {}

        def local(name: str) -> str:
            found = locals_.get(name)
            if found is None:
                found = locals_[name] = name.rpartition(":")[2]
            return found

        parser.StartElementHandler = lambda name, values: handlers.start(local(name), values)
        parser.EndElementHandler = lambda name: handlers.end(local(name))
        parser.CharacterDataHandler = handlers.text
        parser.StartDoctypeDeclHandler = _refuse_entities
        with self._zip.open(self._names[path.lower()]) as stream:
            while chunk := stream.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise TooLargeError
                parser.Parse(chunk, False)  # noqa: FBT003  expat takes no names
                yield
            parser.Parse(b"", True)  # noqa: FBT003  expat takes no names
        yield

    def _refuse_other_packages(self) -> None:
        said = next((what for path, what in _OTHERS.items() if path.lower() in self._names), "")
        if "mimetype" in self._names and self._zip.getinfo("mimetype").file_size < _CHUNK:
            said = _OPEN_DOCUMENT.get(self._zip.read("mimetype").strip(), said)
        if not said and "[content_types].xml" not in self._names:
            said = "een ingepakt bestand (zip); pak het eerst uit"
        if said:
            ending = "" if "pak het" in said else f"; {_SAVE}"
            raise FaultsError(self.name, [f"dit is {said}{ending}"])

    def _root(self) -> str:
        """The part that lists the sheets; the package says where it is."""
        links = _Links()
        self.parse("_rels/.rels", links)
        for kind, target in links.found.values():
            if kind.endswith("/officeDocument"):
                return _absolute("", target)
        raise BadZipFile

    def _targets(self, root: str) -> dict[str, tuple[str, str]]:
        """The kind and the path of each part that the workbook names, by its id."""
        links = _Links()
        place = PurePosixPath(root)
        self.parse(f"{place.parent}/_rels/{place.name}.rels", links)
        return {
            key: (kind, _absolute(str(place.parent), target))
            for key, (kind, target) in links.found.items()
        }

    def _shared(self, path: str) -> list[str]:
        texts = _SharedTexts()
        if path.lower() in self._names:
            self.parse(path, texts)
        return texts.found

    def _day_styles(self, path: str) -> dict[int, str]:
        styles = _Styles()
        if path.lower() in self._names:
            self.parse(path, styles)
        return styles.found()


def _refuse_entities(*_: object) -> None:
    """No spreadsheet program writes a DOCTYPE; with entities it is a bomb."""
    raise BadZipFile


def _absolute(folder: str, target: str) -> str:
    parts: list[str] = []
    whole = target if target.startswith("/") else f"{folder}/{target}"
    for part in whole.split("/"):
        if part == "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


class _Quiet:
    def start(self, name: str, values: Mapping[str, str]) -> None:
        pass

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Links(_Quiet):
    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "Relationship" and values.get("TargetMode") != "External":
            self.found[values["Id"]] = values["Type"], values["Target"]


class _Workbook(_Quiet):
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


class _SharedTexts(_Quiet):
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


class _Styles(_Quiet):
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
