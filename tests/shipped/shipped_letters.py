"""Every document of a closure as a shipped municipality sends it, with invented people in it."""

import re
import shutil
from pathlib import Path

from pypdfium2 import PdfDocument
from sqlmodel import col, select

from models.closure.document import Document, DocumentKind
from tasks.documents.house_style import house_style_of
from tasks.register.resources import reading
from tests.builders.case_builder import EXAMPLE, Home
from tests.builders.every_letter import Contents, make_every_document
from tests.readers.pdf_checks import assert_accessible_archive, pages_of
from tests.templates.party_letter_cases import assert_clean

SHIPPED = Path(__file__).parents[2] / "municipalities"
ACCOUNT = "NL16VERZ0000000005"
"""Of a bank that does not exist."""
TWINS = {
    "duiven": {
        "municipality.yaml": {
            '"0226"': '"9926"',
            "Duiven\n": "Nieuw-Duiven\n",
            "DUI": "NDU",
            "shares_plans.*": "",
        },
        "sanctions.yaml": {"confirmed: false": "confirmed: true"},
        "local-rules.yaml": {'bank_account: ""': f"bank_account: {ACCOUNT}"},
    },
    "westervoort": {
        "municipality.yaml": {
            '"0293"': '"9993"',
            "Westervoort\n": "Nieuw-Westervoort\n",
            "WES": "NWE",
            "shares_plans.*": "",
        },
        "local-rules.yaml": {'bank_account: ""': f"bank_account: {ACCOUNT}"},
    },
}
"""What differs in the folder of an invented municipality from the one that is shipped."""


def home_of(name: str, code: str, folder: Path) -> Home:
    """The people and partners of the example, all of them of this municipality."""
    text = (EXAMPLE / "organisatie.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if 'municipality: "9001"' not in line]
    text = "\n".join(lines).replace("[alverlo, lindewaarde]", f"[{name}]")
    text = re.sub(r'"9001": \[\w+\], ', "", text).replace("9002", code)
    file = folder / "organisatie.yaml"
    file.write_text(text, encoding="utf-8")
    return Home(code, file)


def complete_twin(folder: Path, name: str = "duiven") -> Path:
    """Nieuw-Duiven: what Duiven ships, with the matrix confirmed and an account number.

    While Duiven has neither, its decisions stay drafts and no letter comes after them.
    """
    twin = folder / "gemeenten" / f"nieuw-{name}"
    shutil.copytree(SHIPPED / name, twin)
    for file, changes in TWINS[name].items():
        text = (twin / file).read_text(encoding="utf-8")
        for old, new in changes.items():
            text = re.sub(old, new, text)
        (twin / file).write_text(text, encoding="utf-8")
    return twin.parent


def every_document(contents: Contents, home: Home) -> list[Document]:
    """What is in the register when each kind was made."""
    make_every_document(contents, home)
    with reading() as session:
        return list(session.exec(select(Document).order_by(col(Document.id))))


def is_broken(telephone: str, content: bytes) -> bool:
    """Whether this number goes on the next line somewhere."""
    halves = r"\s*[\r\n]\s*".join(map(re.escape, telephone.split()))
    with PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return any(re.search(halves, page) for page in pages)


def assert_every_kind(contents: Contents, home: Home, municipality: str) -> None:
    """Each kind there is was made, as an accessible archive in Dutch, of this municipality."""
    documents = every_document(contents, home)
    telephone = house_style_of(municipality.lower()).telephone
    assert {one.kind for one in documents} == set(DocumentKind)
    for one in documents:
        if one.media_type != "application/pdf":
            continue
        assert_accessible_archive(one.content)
        words = " ".join(pages_of(one.content))
        assert not is_broken(telephone, one.content), one.name
        assert re.search(f"Gemeente {municipality}|burgemeester van {municipality}", words)
        if one.kind is not DocumentKind.POSTER:
            assert_clean(words)
        others = "de andere partijen in deze zaak" in words
        assert not (others and len(contents.rows) == 1), one.name
