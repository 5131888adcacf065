"""What a file is, by what stands in it and never by its name; and its text, if it is text."""

import re
from pathlib import Path

from models.law.common.errors import FaultsError

MOST_BYTES = 30 * 1024 * 1024
"""Some 200,000 addresses: more than twice the largest municipality of the district."""

_UNREADABLE = "het bestand is er niet of is niet te lezen"
_NEW = "sla het op als Excel-werkmap (.xlsx) of als CSV UTF-8"
_STARTS = {
    b"%PDF": "een PDF; vraag om het bestand zelf, als .xlsx of CSV",
    b"{\\rtf": f"een tekstdocument (RTF); {_NEW}",
    b"\x89PNG": "een plaatje; vraag om het bestand zelf, als .xlsx of CSV",
    b"\xff\xd8\xff": "een foto; vraag om het bestand zelf, als .xlsx of CSV",
    b"Rar!": "een ingepakt bestand (.rar); pak het eerst uit",
    b"7z\xbc\xaf": "een ingepakt bestand (.7z); pak het eerst uit",
    b"\x1f\x8b": "een ingepakt bestand (.gz); pak het eerst uit",
    b"SQLite format 3": "een databank; vraag om een .xlsx of CSV",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_HTML = re.compile(
    rb"\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body|meta|table|style|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<[A-Za-z][\w:-]*[\s>]")
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_OLD_TEXT = "WordDocument".encode("utf-16-le")
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def content_of(path: Path, most: int = MOST_BYTES, *, may_be_empty: bool = False) -> bytes:
    """The bytes of a file that is there, is not empty and is not too large, or FaultsError."""
    try:
        if not path.is_file():
            raise FaultsError(path.name, [_UNREADABLE])
        if path.stat().st_size > most:
            raise FaultsError(path.name, [f"het bestand is groter dan {most // 1024**2} MB"])
        content = path.read_bytes()
    except (OSError, ValueError):
        raise FaultsError(path.name, [_UNREADABLE]) from None
    if not may_be_empty and not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise FaultsError(path.name, ["het bestand is leeg"])
    return content


def is_zip(content: bytes) -> bool:
    """True for a workbook, and for whatever else is a zip."""
    return content.startswith(_ZIP)


def text_in(content: bytes, name: str) -> str:
    """The text of a CSV, YAML or text file; FaultsError says what it is when it is no text.

    Read are UTF-8 and UTF-16, with and without a mark, and Windows-1252 when nothing else fits.
    """
    _refuse_other_kinds(content, name)
    coding = _UTF_16.get(content[:2]) or _unmarked_utf_16(content)
    try:
        if coding:
            return content.decode(coding).removeprefix("\ufeff")
        if b"\0" in content:
            raise FaultsError(name, ["dit is geen tekst; " + _NEW])
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _windows_1252(content, name, is_utf_16=bool(coding))


def _refuse_other_kinds(content: bytes, name: str) -> None:
    said = next((words for start, words in _STARTS.items() if content.startswith(start)), "")
    if content.startswith(_OLE):
        said = _old_office(content)
    elif content.startswith(_ZIP):
        said = f"een ingepakt bestand of een werkmap en geen tekst; {_NEW}"
    elif _HTML.match(content.removeprefix(b"\xef\xbb\xbf")[:2000]):
        said = f"een webpagina, ook als de naam op .xls eindigt; open het en {_NEW}"
    elif _XML.match(content.removeprefix(b"\xef\xbb\xbf")[:200]):
        said = f"losse XML; open het en {_NEW}"
    if said:
        raise FaultsError(name, [f"dit is {said}"])


def _old_office(content: bytes) -> str:
    if _PASSWORD in content:
        return f"een bestand met een wachtwoord; haal het wachtwoord eraf en {_NEW}"
    if _OLD_TEXT in content:
        return f"een oud Word-bestand (.doc); {_NEW}"
    return f"een oud Excel-bestand (.xls); open het en {_NEW}"


def _unmarked_utf_16(content: bytes) -> str:
    """UTF-16 of a text that is mostly Latin: every other byte of its start is 0."""
    start = content[:200]
    even, odd = start[0::2], start[1::2]
    if len(content) % 2 or not start:
        return ""
    if odd.count(0) > 0.8 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.8 * len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


_DUTCH = frozenset("ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜßàáâäçèéêëìíîïñòóôöùúûü€‘’“”–—§°²½·\u00a0«»´")
"""What a Dutch text in Windows-1252 has above ASCII."""
_INSIDE_A_WORD = re.compile("[A-Za-z][‘“”–—§°²½·«»´€][A-Za-z]|[A-Za-z][‘“]")
"""Where a Mac or DOS keeps a letter, Windows-1252 has such a sign."""


_UTF_8_PIECE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""What only UTF-8 has: a file with such a piece that is no UTF-8 was damaged or mixed."""


def _windows_1252(content: bytes, name: str, *, is_utf_16: bool) -> str:
    """The text if every byte above ASCII is a letter that Dutch uses, none a sign inside a word."""
    save = "sla het op als “CSV UTF-8” (tekst: UTF-8)"
    if not is_utf_16 and not _UTF_8_PIECE.search(content):
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            text = "\ufffd"
        strange = {sign for sign in text if not sign.isascii()} - _DUTCH
        is_quoted = text.count("“") == text.count("”")
        if not strange and is_quoted and not _INSIDE_A_WORD.search(text):
            return text
    raise FaultsError(
        name, [f"het bestand is geen UTF-8 en niet zeker te lezen als iets anders; {save}"]
    )
