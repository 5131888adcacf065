"""The words of a finished file, read back out of its bytes as a reader or a search engine would."""

import re
import unicodedata
from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

from pypdfium2 import PdfDocument, PdfPage
from pypdfium2 import raw as pdfium_c

from models.law.common.errors import WeerbaarError
from tasks.documents.reading_pdf import opened
from tasks.documents.rendering import RenderedFile

_SOFT_HYPHENS = "\u00ad\ufffe\x02"
"""PDFium gives the last two for a hyphen at the end of a line."""
_BROKEN = re.compile(rf"[{_SOFT_HYPHENS}]\s*|-[ \t]*[\r\n]\s*")
_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201b\u02bc`\u00b4", "'")
    | {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)
_BREAKING_TAGS = re.compile(
    r"(?:text:|w:)?(?:p|h|br|tab|s|cr|line-break)"
    r"|h[1-6]|li|t[dhr]|div|dt|dd|title|ul|ol|main|table|dc:.*|meta:.*|cp:.*|rdf:li"
)
_TOLD_ATTRIBUTES = {
    "alt",
    "title",
    "href",
    "content",
    "aria-label",
    "descr",
    "xlink:href",
    "target",
}
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_FORMATTING_PARTS = re.compile(
    r"theme|settings|fontTable|numbering|manifest|Content_Types|_rels/\."
)
_OFFICE_PARTS = {
    "content.xml": "tekst",
    "word/document.xml": "tekst",
    "styles.xml": "kop- of voettekst",
    "meta.xml": "eigenschappen",
    "docProps/core.xml": "eigenschappen",
    "docProps/app.xml": "eigenschappen",
    "docProps/custom.xml": "eigenschappen",
}


class UnreadableFileError(WeerbaarError):
    """Raised when a file cannot be read back, so that nobody can vouch for its words."""


def parts_of(file: RenderedFile) -> list[tuple[str, str]]:
    """Where and what: the words of each page or part of the file, its properties included.

    Raises UnreadableFileError for a kind of file without a reader, and for one without words.
    """
    parts = list(_parts(file))
    if not any(text.strip() for _, text in parts):
        raise UnreadableFileError(f"{file.name} is niet te controleren: er staat geen tekst in.")
    return parts


def _parts(file: RenderedFile) -> Iterator[tuple[str, str]]:
    suffix = file.name.rpartition(".")[2].lower()
    if suffix == "pdf":
        yield from _pdf(file.content)
    elif suffix in {"odt", "docx"}:
        yield from _office(file.content)
    elif suffix == "html":
        yield "tekst", _marked_up(file.content.decode())
    elif suffix in {"txt", "csv"}:
        yield "tekst", file.content.decode("utf-8-sig")
    else:
        raise UnreadableFileError(
            f"{file.name} is niet te controleren: de privacytoets leest geen .{suffix}-bestanden."
        )


def readings(text: str) -> list[str]:
    """The text on one line, with the words at line ends joined, and with their hyphen kept."""
    composed = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return sorted({on_one_line(_BROKEN.sub(hyphen, composed)) for hyphen in ("", "-")})


def on_one_line(text: str) -> str:
    """The text with single spaces, plain hyphens and quotes, and no accents or invisible signs."""
    line = " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).split())
    apart = unicodedata.normalize("NFD", line)
    unseen = {sign for sign in set(apart) if unicodedata.category(sign) in {"Mn", "Cf", "Cc"}}
    return apart.translate({ord(sign): None for sign in unseen})


def _pdf(content: bytes) -> Iterator[tuple[str, str]]:
    with opened(content) as document:
        for number, page in enumerate(document, start=1):
            words = page.get_textpage().get_text_range()
            yield f"bladzijde {number}", "\n".join((words, *_links(document, page)))
            page.close()
        told = [*document.get_metadata_dict().values()]
        told += [bookmark.get_title() or "" for bookmark in document.get_toc()]
    told += [_marked_up(packet.decode("utf-8", "replace")) for packet in _XMP.findall(content)]
    yield "eigenschappen", "\n".join(told)


def _links(document: PdfDocument, page: PdfPage) -> Iterator[str]:
    """Where the links of a page lead: text that nobody sees and everybody can click."""
    position, link = c_int(0), pdfium_c.FPDF_LINK()
    while pdfium_c.FPDFLink_Enumerate(page.raw, byref(position), byref(link)):
        action = pdfium_c.FPDFLink_GetAction(link)
        size = pdfium_c.FPDFAction_GetURIPath(document.raw, action, None, 0)
        target = create_string_buffer(size)
        pdfium_c.FPDFAction_GetURIPath(document.raw, action, target, size)
        yield unquote(target.value.decode("utf-8", "replace"))


def _office(content: bytes) -> Iterator[tuple[str, str]]:
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")) and not _FORMATTING_PARTS.search(name):
                yield _office_part(name), _marked_up(archive.read(name).decode())


def _office_part(name: str) -> str:
    is_margin = "header" in name or "footer" in name
    return "kop- of voettekst" if is_margin else _OFFICE_PARTS.get(name, f"onderdeel {name}")


def _marked_up(markup: str) -> str:
    reader = _TextReader()
    reader.feed(markup)
    reader.close()
    return "".join(reader.found)


class _TextReader(HTMLParser):
    """Text and telling attributes; only a tag that starts a new line or cell parts two words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._told: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        self._part(tag)
        self._told += [
            unquote(value) for name, value in attrs if name in _TOLD_ATTRIBUTES and value
        ]

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.found.append(data)

    def close(self) -> None:
        """Attributes come last, so that a link inside a word does not part it."""
        super().close()
        self.found += [f"\n{value}" for value in self._told]

    def _part(self, tag: str) -> None:
        if _BREAKING_TAGS.fullmatch(tag):
            self.found.append("\n")
