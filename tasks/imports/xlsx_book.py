"""A workbook (XLSX) as a package: its sheets, its shared texts and which numbers are days.

Read as a stream and with limits, because a workbook of some kilobytes can unfold to gigabytes.
Whatever zip or XML says of a damaged file becomes one Dutch sentence.
"""

import lzma
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from models.law.common.errors import FaultsError
from tasks.imports.xlsx_parts import (
    Handlers,
    Links,
    SharedTexts,
    Styles,
    TooLargeError,
    WorkbookPart,
)

MOST_UNFOLDED = 60 * 1024 * 1024
"""Bytes of XML in all parts together: some 100,000 rows of ten columns."""
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
            book = WorkbookPart()
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
        links = Links()
        self.parse("_rels/.rels", links)
        for kind, target in links.found.values():
            if kind.endswith("/officeDocument"):
                return _absolute("", target)
        raise BadZipFile

    def _targets(self, root: str) -> dict[str, tuple[str, str]]:
        """The kind and the path of each part that the workbook names, by its id."""
        links = Links()
        place = PurePosixPath(root)
        self.parse(f"{place.parent}/_rels/{place.name}.rels", links)
        return {
            key: (kind, _absolute(str(place.parent), target))
            for key, (kind, target) in links.found.items()
        }

    def _shared(self, path: str) -> list[str]:
        texts = SharedTexts()
        if path.lower() in self._names:
            self.parse(path, texts)
        return texts.found

    def _day_styles(self, path: str) -> dict[int, str]:
        styles = Styles()
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
