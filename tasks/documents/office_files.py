"""Texts that someone will edit: ODT and DOCX, made by pandoc in its sandbox."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pypandoc

from tasks.documents.house_style import HouseStyle
from tasks.documents.office_looks import (
    Element,
    changed,
    docx_body,
    docx_styles,
    odt_body,
    odt_styles,
)
from tasks.documents.table_columns import with_columns
from tasks.documents.text_tree import Node, body_html, drawings_of

OfficeFormat = Literal["odt", "docx"]

# Pandoc's own fonts, in its reference documents, become that of the house.
_FONTS = ("Aptos Display", "Aptos", "Arial", "Times New Roman")
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media types of what is made here."""

_BODIES = {"odt": "content.xml", "docx": "word/document.xml"}
_PARTS_WITH_FONTS = ("styles.xml", "theme1.xml")
# Pandoc's page is American; ours is A4, in centimetres and in twentieths of a point.
_A4 = (
    ('fo:page-width="8.5in"', 'fo:page-width="21cm"'),
    ('fo:page-height="11in"', 'fo:page-height="29.7cm"'),
)
_SECTION = "</w:sectPr>"
_A4_SECTION = '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_PACKED = re.compile(r' descr="data:[^"]*"')
_DRAWN = re.compile(r"<draw:image [^>]*/>")
_PROPERTIES = ("core.xml", "meta.xml")
_NO_DATE = "1970-01-01T00:00:00Z"
"""What pandoc writes in its sandbox, where it may not look at the clock."""
_NO_CREATOR = "<dc:creator></dc:creator>"


class OfficeFileError(RuntimeError):
    """Raised when pandoc cannot make a file; it says nothing of the text."""


def to_odt(tree: Sequence[Node], title: str, house_style: HouseStyle, made_on: date) -> bytes:
    """The text as an OpenDocument file; the same input gives the same bytes."""
    return _convert("odt", tree, title, house_style, made_on)


def to_docx(tree: Sequence[Node], title: str, house_style: HouseStyle, made_on: date) -> bytes:
    """The text as a Word file; the same input gives the same bytes."""
    return _convert("docx", tree, title, house_style, made_on)


def _convert(
    form: OfficeFormat, tree: Sequence[Node], title: str, house_style: HouseStyle, made_on: date
) -> bytes:
    made_at = datetime.combine(made_on, time(12), UTC)
    author = escape(f"Gemeente {house_style.municipality}")

    def with_properties(xml: str) -> str:
        dated = xml.replace(_NO_DATE, f"{made_at:%Y-%m-%dT%H:%M:%SZ}")
        return dated.replace(_NO_CREATOR, f"<dc:creator>{author}</dc:creator>")

    with TemporaryDirectory() as folder:
        reference = Path(folder) / f"house.{form}"
        reference.write_bytes(_reference(form, house_style))
        options = ("--from=html", f"--to={form}", "--sandbox", "--metadata=lang:nl-NL")
        # The title stands in the HTML: as an option it would be read as Markdown.
        head = f"<head><title>{escape(title)}</title></head>"
        page = f"<html>{head}<body>{body_html(with_columns(tree))}</body></html>"
        made = _pandoc([*options, "--output=-", f"--reference-doc={reference}"], page)
    alternatives = [node["alt"] for node in drawings_of(tree)]
    described = rewritten(made, ("content.xml",), lambda xml: _described(xml, alternatives))
    sized = rewritten(described, ("word/document.xml",), _tidied)
    whole = rewritten(sized, (_BODIES[form],), changed(odt_body if form == "odt" else docx_body))
    return rewritten(whole, _PROPERTIES, with_properties)


def _described(xml: str, alternatives: Sequence[str]) -> str:
    """The body of an ODT with the alternative texts of its drawings, which pandoc leaves out."""
    texts = iter(alternatives)

    def with_text(image: re.Match[str]) -> str:
        return f"{image[0]}<svg:desc>{escape(next(texts))}</svg:desc>"

    return _DRAWN.sub(with_text, xml)


def _tidied(xml: str) -> str:
    """The body of a Word file on A4; a drawing is described by its words, not by its bytes too."""
    return _PACKED.sub("", xml).replace(_SECTION, _A4_SECTION)


def _pandoc(arguments: Sequence[str], text: str) -> bytes:
    result = subprocess.run(  # noqa: S603 the arguments are ours, the text goes in as data
        [pypandoc.get_pandoc_path(), *arguments],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    if result.returncode:
        raise OfficeFileError(f"Pandoc stopte met code {result.returncode}.")
    return result.stdout


@cache
def _reference(form: OfficeFormat, house_style: HouseStyle) -> bytes:
    """Pandoc's reference document with the font and the colour of the house."""

    def in_house_style(xml: str) -> str:
        for font in _FONTS:
            for mark in ('"', "'"):
                xml = xml.replace(f"{mark}{font}{mark}", f"{mark}{house_style.font}{mark}")
        for american, a4 in _A4:
            xml = xml.replace(american, a4)
        return xml

    def in_house_colours(root: Element) -> None:
        (odt_styles if form == "odt" else docx_styles)(root, house_style)

    default = _pandoc(["--print-default-data-file", f"reference.{form}"], "")
    lettered = rewritten(default, _PARTS_WITH_FONTS, in_house_style)
    return rewritten(lettered, ("styles.xml",), changed(in_house_colours))


def rewritten(archive: bytes, endings: tuple[str, ...], change: Callable[[str], str]) -> bytes:
    """The ZIP file with a change in the parts whose name ends so; order and dates stay fixed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(endings):
                content = change(content.decode()).encode()
            fixed = zipfile.ZipInfo(entry.filename)
            fixed.compress_type = entry.compress_type
            new.writestr(fixed, content)
    return out.getvalue()
