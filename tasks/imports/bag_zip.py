"""Opening a BAG 2.0 extract of Kadaster: a zip of zips of XML, read as a stream within limits."""

import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from errno import EINVAL
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Protocol, Self
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from models.law.common.dutch import dutch_number
from tasks.imports.address_rows import AddressFileError

RELATION = "GEM-WPL-RELATIE"
"""The file that says which woonplaats lies in which municipality."""
KINDS = {
    "WPL": "Woonplaats",
    "OPR": "OpenbareRuimte",
    "NUM": "Nummeraanduiding",
    "VBO": "Verblijfsobject",
    "LIG": "Ligplaats",
    "STA": "Standplaats",
    RELATION: "GemeenteWoonplaatsRelatie",
}
"""Kinds of file that an address needs, and the element that each of their objects is."""

MAX_UNPACKED_BYTES = 8 * 1024**3
"""The extract of the largest municipality unpacks to some 5 GB; a zip bomb to far more."""
MAX_OBJECT_BYTES = 8 * 1024**2
"""No object is this large, so the tree held in memory stays below what this many bytes make."""

_ROOTS = ("bagStand", "BAG-GWR-Deelbestand-LVC")
_KIND = re.compile(
    r"(?:\d{4}(WPL|OPR|NUM|VBO|LIG|STA)\d{8}|(GEM-WPL-RELATIE)).*\.(?:zip|xml)", re.IGNORECASE
)
_CHUNK = 256 * 1024
_BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)
"""What zipfile raises on a damaged, encrypted or unknown member."""


class _Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class _TooLargeError(Exception):
    """Raised when more comes out of the zip than the limits allow."""


class _NoStandError(Exception):
    """Raised when an XML file is not the kind of LVBAG file that its name says."""


class _Budget:
    """Bytes that may still be unpacked; the sizes that a zip states about itself may lie."""

    def __init__(self, limit: int) -> None:
        self.left = limit


class _Metered:
    """A stream that draws on the budget, and on the bytes that one object may take."""

    def __init__(self, source: _Readable, budget: _Budget, per_object: int) -> None:
        self._source = source
        self._budget = budget
        self._per_object = per_object
        self.object_left = per_object

    def read(self, size: int = _CHUNK) -> bytes:
        data = self._source.read(size)
        self._budget.left -= len(data)
        self.object_left -= len(data)
        if self._budget.left < 0 or self.object_left < 0:
            raise _TooLargeError
        return data

    def object_done(self) -> None:
        self.object_left = self._per_object


class BagZip:
    """An opened extract: gives the objects of one kind at a time and gathers the faults."""

    def __init__(self, path: Path, limit: int = MAX_UNPACKED_BYTES) -> None:
        self.name = path.name
        self._limit = limit
        self._budget = _Budget(limit)
        self._entries: dict[str, list[ZipInfo]] = {kind: [] for kind in KINDS}
        try:
            self._archive = ZipFile(path)
        except _BROKEN as error:
            raise AddressFileError(path.name, [f"het zipbestand {_told(error)}"]) from None
        for entry in _files(self._archive):
            match = _KIND.fullmatch(PurePosixPath(entry.filename).name)
            if match:
                self._entries[(match[1] or match[2]).upper()].append(entry)
        self.faults = self._missing()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._archive.close()

    def refuse_faults(self) -> None:
        """Raise `AddressFileError` with all faults gathered so far, if there are any."""
        if self.faults:
            raise AddressFileError(self.name, self.faults)

    def objects(self, kind: str) -> Iterator[etree._Element]:
        """Each object of the kind; an element holds good until the next one is asked for.

        Damaged files become faults and the next file is read. Raises `AddressFileError` at once
        when the zip unpacks to more than the limit.
        """
        for entry in self._entries[kind]:
            try:
                yield from self._objects_of(entry, kind)
            except _TooLargeError:
                self.faults.append(
                    f"{entry.filename}: pakt uit tot meer dan is toegestaan "
                    f"({dutch_number(self._limit)} bytes in totaal, "
                    f"{dutch_number(MAX_OBJECT_BYTES)} per object)"
                )
                self.refuse_faults()
            except (etree.XMLSyntaxError, _NoStandError, *_BROKEN) as error:
                self.faults.append(f"{entry.filename}: {_told(error)}")

    def _missing(self) -> list[str]:
        if "[Content_Types].xml" in self._archive.namelist():
            return ["dit is een bestand van een kantoorprogramma; sla het op als “CSV UTF-8”"]
        return [
            f"een bestand {kind} ({element}) ontbreekt"
            for kind, element in KINDS.items()
            if not self._entries[kind]
        ]

    def _objects_of(self, entry: ZipInfo, kind: str) -> Iterator[etree._Element]:
        if entry.filename.lower().endswith(".xml"):
            yield from self._parsed(self._archive, entry, kind)
            return
        with tempfile.TemporaryFile() as unpacked, self._archive.open(entry) as packed:
            shutil.copyfileobj(_Metered(packed, self._budget, self._limit), unpacked, _CHUNK)
            with ZipFile(unpacked) as inner:
                members = [m for m in _files(inner) if m.filename.lower().endswith(".xml")]
                if not members:
                    raise _NoStandError("er zit geen XML in")
                for member in members:
                    yield from self._parsed(inner, member, kind)

    def _parsed(self, archive: ZipFile, entry: ZipInfo, kind: str) -> Iterator[etree._Element]:
        with archive.open(entry) as source:
            metered = _Metered(source, self._budget, MAX_OBJECT_BYTES)
            yield from _elements(metered, kind)


def _told(error: Exception) -> str:
    """What is wrong with a file, in Dutch; a full disk is no fault of the file and goes on."""
    if isinstance(error, OSError) and error.errno != EINVAL:  # EINVAL: a place before the start
        raise error
    if isinstance(error, etree.XMLSyntaxError):
        return f"de XML is niet goed (regel {error.lineno or 1})"
    if isinstance(error, _NoStandError):
        return str(error)
    return "is beschadigd of versleuteld"


def _files(archive: ZipFile) -> Iterator[ZipInfo]:
    """The files that count; a Mac adds __MACOSX and ._ files that only look like XML."""
    for entry in archive.infolist():
        path = PurePosixPath(entry.filename)
        if (
            not entry.filename.endswith("/")
            and "__MACOSX" not in path.parts
            and not path.name.startswith(".")
        ):
            yield entry


def _elements(source: _Metered, kind: str) -> Iterator[etree._Element]:
    """Stream the objects; entities, DTD and network stay shut (XML from outside)."""
    context = etree.iterparse(
        source,
        events=("end",),
        tag=[f"{{*}}{KINDS[kind]}", "{*}objectType"],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in context:
        _refuse_doctype(element)
        name = etree.QName(element).localname
        if name == KINDS[kind]:
            yield element
        elif element.text != kind:
            raise _NoStandError(f"de inhoud is {element.text}, niet {kind}")
        source.object_done()
        _forget(element)
    if etree.QName(context.root).localname not in _ROOTS:
        raise _NoStandError("dit is geen standbestand van de BAG (LVBAG 2.0)")


def _refuse_doctype(element: etree._Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise _NoStandError("een DOCTYPE is niet toegestaan")


def _forget(element: etree._Element) -> None:
    """Drop what was read: the element itself and all that stands before it in the tree."""
    element.clear()
    for node in (element, *element.iterancestors()):
        parent = node.getparent()
        while parent is not None and node.getprevious() is not None:
            del parent[0]
