"""Opening a BAG 2.0 extract of Kadaster: zips in a zip, or in a zip in a zip, within limits.

A delivery of one municipality (BAGGEM<code>L-<day>.zip) holds a zip <code>GEM<day>.zip, and that a
zip for each kind of object; a delivery of the country holds those at once. What was unpacked and
zipped again is read too. All that zipfile, zlib and lxml raise becomes one Dutch clause here.
"""

import re
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from errno import EINVAL
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from tasks.imports.address_rows import AddressFileError
from tasks.imports.bag_faults import BagFaults
from tasks.imports.bag_limits import (
    MAX_UNPACKED_BYTES,
    MB,
    Budget,
    Guarded,
    LimitError,
    Metered,
    copy,
)
from tasks.imports.bag_xml import KINDS, MUTATION, MutationError, NoStandError, objects_in

MAY_BE_ABSENT = ("LIG", "STA")
"""A municipality may have no berths and no pitches; all have homes with an address."""

_KIND = re.compile(
    r"\d{4}(WPL|OPR|NUM|VBO|LIG|STA)\d{8}.*\.(?:zip|xml)|(GEM-WPL-RELATIE).*\.(?:zip|xml)",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"\d{4}(PND|Inactief|InOnderzoek|NietBag|(IA|IO|NB)[A-Z]{3})\d{8}.*", re.IGNORECASE
)
_DELIVERY = re.compile(r"Leveringsdocument-BAG-(Extract|Mutaties).*\.xml", re.IGNORECASE)
_MUTATION = re.compile(
    r"\d{4}(IO)?MUT\d{8}.*|Leveringsdocument-BAG-Mutaties.*|BAG(GEM\d{4}|NLD)M-\d{8}.*",
    re.IGNORECASE,
)
_ENCRYPTED = 0x1
_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    OverflowError,
    RuntimeError,
    ValueError,
    OSError,
    etree.LxmlError,
    LimitError,
    NoStandError,
)
"""What zipfile, zlib, lxml and our own limits raise on a damaged or hostile file."""


_OFFICE = {"[Content_Types].xml", "mimetype"}
"""Members of a zip that is a workbook or a document."""


def is_workbook(path: Path) -> bool:
    """Whether a zip is a file of an office program; one that is damaged is for its own reader."""
    try:
        with path.open("rb") as file, _zip_file(file) as archive:
            return not _OFFICE.isdisjoint(archive.namelist())
    except _BROKEN:
        return False


class _Member(NamedTuple):
    archive: ZipFile
    entry: ZipInfo


class BagZip:
    """An opened extract: gives the objects of one kind at a time and gathers the faults."""

    def __init__(self, path: Path, limit: int = MAX_UNPACKED_BYTES) -> None:
        self.faults = BagFaults(path.name)
        self._members: dict[str, list[_Member]] = {kind: [] for kind in KINDS}
        self._opened = ExitStack()
        self._is_mutation = False
        try:
            file = self._opened.enter_context(path.open("rb"))
            self._budget = Budget(path.stat().st_size, limit)
        except (OSError, ValueError):
            fault = "het bestand is er niet of is niet te lezen"
            raise AddressFileError(path.name, [fault]) from None
        with self._opened:
            self._open(file, path.name)
            self._opened = self._opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._opened.close()

    def has(self, kind: str) -> bool:
        """Whether the delivery has files of the kind, even if they are empty."""
        return bool(self._members[kind])

    def objects(self, kind: str) -> Iterator[etree._Element]:
        """Each object of the kind; an element holds good until the next one is asked for.

        A damaged file becomes a fault and the next file is read. Raises `AddressFileError` at
        once when the zip unpacks to more than the limit.
        """
        for member in self._members[kind]:
            with self._translated(member.entry.filename):
                yield from self._objects_of(member, kind)

    def _open(self, file: BinaryIO, name: str) -> None:
        with self._translated("het zipbestand"):
            outer = self._opened.enter_context(_zip_file(file))
            if not _OFFICE.isdisjoint(outer.namelist()):
                self.faults.add("dit is een werkmap of document; sla het op als “CSV UTF-8”")
            else:
                self._look_into(outer, 0)
        self.faults.refuse()
        missing = [k for k in KINDS if not self._members[k] and k not in MAY_BE_ABSENT]
        if self._is_mutation or (missing and _MUTATION.fullmatch(name)):
            self.faults.add(MUTATION)
        elif len(missing) == len(KINDS) - len(MAY_BE_ABSENT):
            self.faults.add(
                "dit is geen BAG-extract: er zit geen enkel bestand van de BAG in (VBO, NUM, OPR)"
            )
        else:
            for kind in missing:
                self.faults.add(f"een bestand {kind} ({KINDS[kind]}) ontbreekt")
        self.faults.refuse()

    def _look_into(self, archive: ZipFile, depth: int) -> None:
        """Find the files of each kind, also in the zips that hold them."""
        self._budget.count(len(archive.filelist))
        for entry in _files(archive):
            name = PurePosixPath(entry.filename).name
            kind = _KIND.fullmatch(name)
            if _MUTATION.fullmatch(name):
                self._is_mutation = True
            elif kind:
                self._members[(kind[1] or kind[2]).upper()].append(_Member(archive, entry))
            elif _DELIVERY.fullmatch(name):
                with self._translated(entry.filename), _opened(archive, entry) as document:
                    self._is_mutation |= b"MUT-Extract" in document.read(MB)
            elif name.lower().endswith(".zip") and not _NOT_NEEDED.fullmatch(name):
                with self._translated(entry.filename):
                    self._budget.open_container(depth + 1)
                    unpacked = self._opened.enter_context(self._unpacked(archive, entry))
                    self._look_into(unpacked, depth + 1)

    def _objects_of(self, member: _Member, kind: str) -> Iterator[etree._Element]:
        archive, entry = member
        if entry.filename.lower().endswith(".xml"):
            yield from self._parsed(archive, entry, kind)
            return
        with self._unpacked(archive, entry) as inner:
            members = [m for m in _files(inner) if m.filename.lower().endswith(".xml")]
            self._budget.count(len(inner.filelist))
            if not members:
                raise NoStandError("er zit geen XML in")
            for xml in members:
                yield from self._parsed(inner, xml, kind)

    def _parsed(self, archive: ZipFile, entry: ZipInfo, kind: str) -> Iterator[etree._Element]:
        with _opened(archive, entry) as source:
            yield from objects_in(Metered(source, self._budget), kind)

    @contextmanager
    def _unpacked(self, archive: ZipFile, entry: ZipInfo) -> Iterator[ZipFile]:
        with tempfile.TemporaryFile() as target, _opened(archive, entry) as source:
            copy(source, target, self._budget)
            with _zip_file(target) as inner:
                yield inner

    @contextmanager
    def _translated(self, name: str) -> Iterator[None]:
        """Tell what is wrong with a file; past a limit nothing more is read."""
        try:
            yield
        except MutationError:
            self.faults.add(MUTATION)
            self.faults.refuse()
        except _BROKEN as error:
            joint = " " if name == "het zipbestand" else ": "
            self.faults.add(f"{_printable(name)}{joint}{_sentence_of(error)}")
            if isinstance(error, LimitError):
                self.faults.refuse()


def _zip_file(file: BinaryIO) -> ZipFile:
    return ZipFile(cast("BinaryIO", Guarded(file)))


def _opened(archive: ZipFile, entry: ZipInfo) -> BinaryIO:
    """Open a member, if it is packed as Kadaster packs."""
    if entry.flag_bits & _ENCRYPTED:
        raise NoStandError("is met een wachtwoord versleuteld")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NoStandError("is op een andere manier ingepakt dan het Kadaster doet")
    return cast("BinaryIO", archive.open(entry))


def _sentence_of(error: Exception) -> str:
    """What is wrong with a file, in Dutch; a full disk is no fault of the file and goes on."""
    if isinstance(error, OSError) and error.errno not in (EINVAL, None):
        raise error
    if isinstance(error, etree.XMLSyntaxError):
        return f"de XML is niet goed (regel {error.lineno or 1})"
    if isinstance(error, NoStandError | LimitError):
        return str(error)
    return "is beschadigd"


def _printable(name: str) -> str:
    shown = "".join(sign if sign.isprintable() else "?" for sign in name)
    return shown if len(shown) <= 80 else f"{shown[:80]}…"  # noqa: PLR2004 - a name fits a line


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
