"""What a file is, is told by what stands in it; text is read in every coding that is certain."""

from pathlib import Path

import pytest

from models.law.common.errors import FaultsError
from tasks.imports.file_kinds import MOST_BYTES, content_of, text_in
from tasks.imports.tables import Columns, find_table
from tests.builders.incoming.workbooks import packed

COLUMNS = Columns({"naam": "name", "plaats": "place"})
NEW = "sla het op als Excel-werkmap (.xlsx) of als CSV UTF-8"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def refusal(path: Path) -> tuple[str, ...]:
    """Why a file is no list."""
    with pytest.raises(FaultsError) as refused:
        find_table(path, COLUMNS)
    return refused.value.faults


ODS = b"application/vnd.oasis.opendocument.spreadsheet"
KINDS = {
    "nothing": (b"", "het bestand is leeg"),
    "blanks": (b"\xef\xbb\xbf\r\n \r\n", "het bestand is leeg"),
    "xls": (OLE, f"dit is een oud Excel-bestand (.xls); open het en {NEW}"),
    "password": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        f"dit is een bestand met een wachtwoord; haal het wachtwoord eraf en {NEW}",
    ),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), f"dit is een oud Word-bestand (.doc); {NEW}"),
    "ods": (
        packed({"mimetype": ODS, "content.xml": "<a/>"}),
        f"dit is een OpenDocument-rekenblad (.ods); open het en {NEW}",
    ),
    "docx": (
        packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
        f"dit is een Word-bestand; open het en {NEW}",
    ),
    "xlsb": (
        packed({"[Content_Types].xml": "<a/>", "xl/workbook.bin": b"\0"}),
        f"dit is een binaire werkmap (.xlsb); open het en {NEW}",
    ),
    "zip": (packed({"lijst.csv": "naam;plaats"}), "dit is een ingepakt bestand (zip); pak het"),
    "pdf": (b"%PDF-1.7\n", "dit is een PDF; vraag om het bestand zelf, als .xlsx of CSV"),
    "html": (
        b"\xef\xbb\xbf<html><body><table><tr><td>naam",
        f"dit is een webpagina, ook als de naam op .xls eindigt; open het en {NEW}",
    ),
    "xml": (b'<?xml version="1.0"?><Workbook>', f"dit is losse XML; open het en {NEW}"),
    "picture": (b"\x89PNG\r\n\x1a\n", "dit is een plaatje; vraag om het bestand zelf"),
    "zeros": (b"naam;plaats\0\0\1", f"dit is geen tekst; {NEW}"),
}


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.xlsx", "lijst.xls"])
@pytest.mark.parametrize("kind", KINDS)
def test_another_kind_of_file_is_named_with_what_to_do(
    tmp_path: Path, kind: str, name: str
) -> None:
    """Whatever its name ends on."""
    content, words = KINDS[kind]
    path = tmp_path / name
    path.write_bytes(content)
    (fault,) = refusal(path)
    assert fault.startswith(words)


def test_a_file_that_is_not_there_or_no_file_is_one_sentence(tmp_path: Path) -> None:
    words = ("het bestand is er niet of is niet te lezen",)
    assert refusal(tmp_path / "nergens.csv") == words
    assert refusal(tmp_path) == words
    assert refusal(Path("/dev/zero")) == words


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.csv"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refusal(path) == ("het bestand is groter dan 30 MB",)
    assert len(content_of(path, MOST_BYTES + 1, may_be_empty=True)) == MOST_BYTES + 1


WORDS = "Café “Zuid”: zo’n geïnd bedrag à € 5 – crème brûlée, ÉÉN"


@pytest.mark.parametrize(
    "coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_text_is_read_in_every_coding_that_is_certain(coding: str) -> None:
    assert text_in(WORDS.encode(coding), "lijst.csv") == WORDS


@pytest.mark.parametrize(
    "content",
    [
        "Café Zuid".encode("cp850"),
        "Café Zuid".encode("mac_roman"),
        "Dvořák".encode("cp1250"),
        "één".encode() + "één".encode("cp1252"),
        b"a\xed\xa0\x80",
        b"\xff\xfea",
    ],
    ids=["dos", "mac", "czech", "mixed", "surrogate", "half utf-16"],
)
def test_a_coding_that_is_not_certain_is_refused(content: bytes) -> None:
    """A name would be stored wrong."""
    with pytest.raises(FaultsError, match=r"geen UTF-8 .*“CSV UTF-8”"):
        text_in(content, "lijst.csv")
