"""The words of a finished file, read back out of its bytes, as whoever receives it reads them."""

import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO

from lxml import etree
from pypdfium2 import PdfDocument

from models.errors import WeerbaarError
from tasks.rendering import RenderedFile

_XML = etree.XMLParser(resolve_entities=False, no_network=True)
_NOT_WORDS = ("styles.xml", "theme1.xml", "numbering.xml", "settings.xml", "fontTable.xml")


class UnreadableFileError(WeerbaarError):
    """Raised when the words of a file cannot be read back, so that nobody can vouch for them."""


def pages_of(file: RenderedFile) -> list[str]:
    """The words of each page, with line breaks; a file without pages has one.

    What a reader does not see at once, such as the title and author in the properties of a file,
    follows as a last page. Raises UnreadableFileError.
    """
    read = _READERS.get(file.media_type)
    if read is None:
        raise UnreadableFileError(
            f"{file.name} is niet te controleren: het soort {file.media_type} is onbekend."
        )
    pages = read(file.content)
    if not any(page.strip() for page in pages):
        raise UnreadableFileError(f"{file.name} is niet te controleren: er is geen tekst in.")
    return pages


def _pdf(content: bytes) -> list[str]:
    document = PdfDocument(content)
    try:
        pages = [_pdf_page(document, number) for number in range(len(document))]
        return [*pages, "\n".join(document.get_metadata_dict().values())]
    finally:
        document.close()


def _pdf_page(document: PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage().get_text_range()
    page.close()
    return str(words).replace("\r\n", "\n")


class _Words(HTMLParser):
    """Every word of a page and of its attributes; a block ends a line."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words.append("" if tag in ("strong", "em", "a") else "\n")
        self.words += [f"\n{value}\n" for name, value in attrs if value and name != "lang"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _html(content: bytes) -> list[str]:
    reader = _Words()
    reader.feed(content.decode())
    reader.close()
    return ["".join(reader.words)]


def _office(content: bytes) -> list[str]:
    """ODT and DOCX: a ZIP file of XML. Each paragraph is a line, attributes are no words."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [
            "\n".join(
                _paragraphs(archive.read(name))
                for name in archive.namelist()
                if name.endswith(".xml") and not name.endswith(_NOT_WORDS)
            )
        ]


def _paragraphs(xml: bytes) -> str:
    lines = []
    for element in etree.fromstring(xml, _XML).iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in ("p", "h") or len(element) == 0:
            lines.append("\n" if name in ("p", "h") else "")
        lines.append(" " if name in ("s", "tab", "line-break", "br") else "")
        lines.append(element.text or "")
        lines.append(element.tail or "")
    return re.sub(r"\n+", "\n", "".join(lines))


def _plain(content: bytes) -> list[str]:
    return [content.decode("utf-8-sig")]


_READERS: dict[str, Callable[[bytes], list[str]]] = {
    "application/pdf": _pdf,
    "text/html": _html,
    "text/plain": _plain,
    "text/csv": _plain,
    "application/vnd.oasis.opendocument.text": _office,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _office,
}
