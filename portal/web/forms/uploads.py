"""One file that a browser sends with a form: read as it comes in, within bounds.

A small file is never on a disk. A large one, such as the zip of a key register, is never in memory
as a whole: what is above a megabyte stands in a file without a name, which is gone when the answer
is given. What is wrong with the file is one Dutch sentence beside its field; what was typed is
kept.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO

from fastapi import HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from portal.web.entry.csrf import FIELD, refuse_strangers
from portal.web.forms.posted import LARGEST_BODY, MOST_FIELDS, Posted
from portal.web.visits import CurrentVisit

KIND = "multipart/form-data"
FILE = "bestand"
"""Name of the field that holds the file."""
MEGABYTE = 1024 * 1024
LONGEST_NAME = 80
LONGEST_START = 64
"""Bytes by which a large file is judged."""
MOST_READ = 4
"""So many times the largest file is read and thrown away, so that a browser gets to read why;
what sends more is cut off."""


@dataclass(frozen=True)
class FileKind:
    """What a page takes: "een foto", how large, and how its bytes begin."""

    name: str
    """Dutch, as in "Kies ..."."""
    largest: int
    """Bytes."""
    starts: Sequence[bytes] = ()
    """Judged by content and never by name; none: whoever reads the file judges it."""
    is_asked: bool = True
    """Whether sending none is a fault."""

    def fault_of(self, content: bytes) -> str:
        """What is wrong with these bytes, in one sentence; empty: nothing."""
        return self.fault_of_start(content, len(content))

    def fault_of_start(self, start: bytes, size: int) -> str:
        """The same of a file of which only the first bytes are at hand."""
        if not size:
            return f"Kies {self.name}." if self.is_asked else ""
        if size > self.largest:
            return self.too_large
        if self.starts and not start.startswith(tuple(self.starts)):
            kind = self.name.removeprefix("een ")
            return f"Dit is {'niet' if kind == self.name else 'geen'} {kind}."
        return ""

    @property
    def too_large(self) -> str:
        """The sentence for what is larger."""
        return f"Dit bestand is te groot: het mag hoogstens {self.largest // MEGABYTE} MB zijn."


@dataclass(frozen=True)
class SentFile:
    """A form with one file; without a fault there are bytes, when a file is asked."""

    posted: Posted
    fault: str = ""
    name: str = ""
    """As the browser named it, without a folder: never logged, it may name a person."""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class FileReader:
    """Reads the file that this visitor sent from a page of ours."""

    kind: FileKind

    async def __call__(self, request: Request, visit: CurrentVisit) -> SentFile:
        """The file and the fields beside it; 403 for what no page of ours sent."""
        sent = await read_sent(request, self.kind)
        refuse_strangers(request, visit.token, sent.posted.one(FIELD))
        return sent


def sent_file(kind: FileKind) -> FileReader:
    """What an endpoint depends on to take a file of this kind."""
    return FileReader(kind)


@dataclass(frozen=True)
class SentLargeFile:
    """A form with one file that is read as a stream, while the request lasts."""

    posted: Posted
    fault: str = ""
    name: str = ""
    """As the browser named it, without a folder: never logged, it may name a person."""
    file: BinaryIO = field(default_factory=BytesIO, repr=False)
    size: int = 0
    """Bytes."""


@dataclass(frozen=True)
class LargeFileReader:
    """The same of a file that is too large for the memory."""

    kind: FileKind

    async def __call__(self, request: Request, visit: CurrentVisit) -> AsyncIterator[SentLargeFile]:
        """The file as a stream and the fields beside it; 403 for what no page of ours sent."""
        body, parser = _body(request, self.kind, _OnDisk)
        fields, upload = await _parsed(parser)
        try:
            refuse_strangers(request, visit.token, fields.one(FIELD))
            size = upload.size or 0 if upload else 0
            start = await upload.read(LONGEST_START) if upload else b""
            fault = self.kind.too_large if body.is_over else self.kind.fault_of_start(start, size)
            name = _plain_name(upload.filename or "") if upload else ""
            if upload is None or fault:
                yield SentLargeFile(fields, fault, name)
            else:
                await upload.seek(0)
                yield SentLargeFile(fields, "", name, upload.file, size)
        finally:
            parser.close()


class _InMemory(MultiPartParser):
    spool_max_size = 0
    """Never to a disk, where it could stay."""

    def close(self) -> None:
        """Let go of every file, of one that was cut off too."""
        for file in self._files_to_close_on_error:
            file.close()


class _OnDisk(_InMemory):
    spool_max_size = MEGABYTE
    """What is larger goes to a file without a name, that nobody else can open."""


class _Bounded:
    """The body up to a number of bytes; what comes after is read and thrown away."""

    def __init__(self, request: Request, most: int) -> None:
        self.request, self.most, self.read = request, most, 0

    async def __call__(self) -> AsyncGenerator[bytes, None]:
        async for part in self.request.stream():
            room = self.most - self.read
            self.read += len(part)
            if self.read > MOST_READ * self.most:
                raise HTTPException(413)
            if room > 0:
                yield part[:room]

    @property
    def is_over(self) -> bool:
        """Whether something was thrown away."""
        return self.read > self.most


def _body(
    request: Request, kind: FileKind, parser_type: type[_InMemory]
) -> tuple[_Bounded, _InMemory]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != KIND:
        raise HTTPException(415)
    body = _Bounded(request, kind.largest + LARGEST_BODY)
    parser = parser_type(
        request.headers,
        body(),
        max_files=1,
        max_fields=MOST_FIELDS,
        max_part_size=LARGEST_BODY,
    )
    return body, parser


async def _parsed(parser: _InMemory) -> tuple[Posted, UploadFile | None]:
    """The fields, and the file where there is one."""
    try:
        form = await parser.parse()
    except MultiPartException:
        raise HTTPException(400) from None
    except BaseException:
        parser.close()
        raise
    fields: dict[str, list[str]] = {}
    upload: UploadFile | None = None
    for key, value in form.multi_items():
        if not isinstance(value, UploadFile):
            fields.setdefault(key, []).append(value.replace("\r\n", "\n"))
        elif key == FILE:
            upload = value
    return Posted(fields), upload


async def read_sent(request: Request, kind: FileKind) -> SentFile:
    """The form as it was sent; who calls refuses what did not come from a page of ours."""
    body, parser = _body(request, kind, _InMemory)
    fields, upload = await _parsed(parser)
    name, content = "", b""
    if upload is not None:
        name, content = _plain_name(upload.filename or ""), await upload.read()
    parser.close()
    fault = kind.too_large if body.is_over else kind.fault_of(content)
    return SentFile(fields, fault, name, b"" if fault else content)


def _plain_name(given: str) -> str:
    """The last part of a path of either kind of system, without what cannot be shown."""
    last = PureWindowsPath(PurePosixPath(given).name).name
    return "".join(sign for sign in last if sign.isprintable())[-LONGEST_NAME:]
