"""What all peers start from: one invented letter in the form that each needs, and addresses.

`python -m benchmarks.prepare COUNT FOLDER` writes it, so that no peer pays for it.
"""

import json
import shutil
import sys
import zipfile
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pikepdf

from benchmarks.invented import addresses, view
from tasks.closure.papers.delivery_list import postcode_line
from tasks.closure.papers.residents_letter import ADDRESSEE, letter_words, residents_letter
from tasks.documents.house_style import house_style_of
from tasks.documents.office_files import to_docx
from tasks.documents.text_tree import body_html, parse

MADE_ON = date(2026, 4, 10)
FONT_FILES = ("FiraSans-Regular.ttf", "FiraSans-Bold.ttf")
FONT_CONFIG = """<fontconfig>
<dir prefix="relative">fonts</dir>
<dir>/usr/share/fonts</dir>
<cachedir prefix="xdg">fontconfig</cachedir>
<cachedir>/var/cache/fontconfig</cachedir>
</fontconfig>
"""
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = (
    '<w:pgMar w:top="850" w:right="1247" w:bottom="1077" w:left="1417" '
    'w:header="0" w:footer="0" w:gutter="0"/>'
)
TIGHTER = {
    "word/document.xml": {"</w:sectPr>": f"{A4}{MARGINS}</w:sectPr>"},
    "word/styles.xml": {
        '<w:sz w:val="24" />': '<w:sz w:val="20" />',
        '<w:sz w:val="40" />': '<w:sz w:val="32" />',
        'w:after="180" w:before="180"': 'w:after="80" w:before="80"',
        'w:after="80" w:before="360"': 'w:after="80" w:before="160"',
    },
}
"""Pandoc's room in a Word file, and what our letter has instead."""


def words() -> str:
    """Every word that stands on our letter, with two places to fill in."""
    house_style = house_style_of(view().folder)
    sender = [
        house_style.postal_address,
        house_style.telephone,
        house_style.email,
        house_style.web_page,
    ]
    head = (
        f"Gemeente {house_style.municipality}",
        "\\\n".join(sender),
        f"{ADDRESSEE}\\\n{{{{ address }}}}\\\n{{{{ place }}}}",
        f"Datum 10 april 2026\\\nZaaknummer {view().reference}",
    )
    return "\n\n".join([*head, letter_words(view()), f"Versie {view().version}"])


def prepare(count: int, folder: Path) -> None:
    """The letter as HTML, as Word file and as one page; the house font; the addresses."""
    tree = parse(words())
    (folder / "letter.html").write_text(body_html(tree), encoding="utf-8")
    house_style = house_style_of(view().folder)
    (folder / "letter.docx").write_bytes(_on_one_page(to_docx(tree, "", house_style, MADE_ON)))
    (folder / "letter.pdf").write_bytes(residents_letter(view()).content)
    _give_stamp_a_font(folder / "letter.pdf")
    (folder / "fonts").mkdir()
    for name in FONT_FILES:
        shutil.copy(str(files("fontpkg_fira_sans") / "files" / name), folder / "fonts")
    (folder / "fonts.conf").write_text(FONT_CONFIG, encoding="utf-8")
    lines = [[address.line, postcode_line(address)] for address in addresses(count)]
    (folder / "addresses.json").write_text(json.dumps(lines), encoding="utf-8")


def _on_one_page(word_file: bytes) -> bytes:
    """The Word file on A4, in the size and the margins of our letter."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry).decode()
            for roomy, tight in TIGHTER.get(entry.filename, {}).items():
                content = content.replace(roomy, tight)
            new.writestr(entry, content)
    return out.getvalue()


def _give_stamp_a_font(path: Path) -> None:
    """Name a font in the resources of the page, for the address that is stamped on it."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        document.pages[0].Resources.Font.Stamp = document.make_indirect(helvetica)
        document.save(path)


if __name__ == "__main__":
    prepare(int(sys.argv[1]), Path(sys.argv[2]))
