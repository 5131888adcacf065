"""Texts that someone will edit: ODT and DOCX, made by pandoc in its sandbox."""

import os
import subprocess
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pypandoc

from tasks.house import HouseStyle
from tasks.text_tree import Node, body_html

OfficeFormat = Literal["odt", "docx"]
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest day a ZIP file can carry."""

# Pandoc's own fonts and blue, in its reference documents, become those of the house.
_FONTS = ("Aptos Display", "Aptos", "Arial", "Times New Roman")
_BLUE = 'w:val="0F4761" w:themeColor="accent1"'


class OfficeFileError(RuntimeError):
    """Raised when pandoc cannot make a file; it says nothing of the text."""


def to_odt(tree: Sequence[Node], title: str, house: HouseStyle, made_on: date) -> bytes:
    """The text as an OpenDocument file; the same input gives the same bytes."""
    return _convert("odt", tree, title, house, made_on)


def to_docx(tree: Sequence[Node], title: str, house: HouseStyle, made_on: date) -> bytes:
    """The text as a Word file; the same input gives the same bytes."""
    return _convert("docx", tree, title, house, made_on)


def _convert(
    form: OfficeFormat, tree: Sequence[Node], title: str, house: HouseStyle, made_on: date
) -> bytes:
    with TemporaryDirectory() as folder:
        reference, out = Path(folder) / f"house.{form}", Path(folder) / f"text.{form}"
        reference.write_bytes(_reference(form, house))
        arguments = ["--from=html", f"--to={form}", "--sandbox", f"--output={out}"]
        arguments += [f"--reference-doc={reference}", "--metadata=lang:nl-NL"]
        noon = datetime.combine(made_on, time(12), UTC)
        # As HTML with a head, because a title given as an option would be read as Markdown.
        _pandoc(arguments, _page(title, house, tree), noon)
        return out.read_bytes()


def _page(title: str, house: HouseStyle, tree: Sequence[Node]) -> str:
    head = body_html([{"type": "text", "text": title}])
    author = body_html([{"type": "text", "text": f"Gemeente {house.municipality}"}])
    return (
        f'<html lang="nl-NL"><head><title>{head}</title>'
        f'<meta name="creator" content="{author}"></head><body>{body_html(tree)}</body></html>'
    )


def _pandoc(arguments: Sequence[str], text: str, made_at: datetime) -> bytes:
    result = subprocess.run(  # noqa: S603 the arguments are ours, the text goes in as data
        [pypandoc.get_pandoc_path(), *arguments],
        input=text.encode(),
        capture_output=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(int(made_at.timestamp()))},
        check=False,
    )
    if result.returncode:
        raise OfficeFileError(f"Pandoc stopte met code {result.returncode}.")
    return result.stdout


@cache
def _reference(form: OfficeFormat, house: HouseStyle) -> bytes:
    """Pandoc's reference document with the font and the colour of the house."""
    default = _pandoc(["--print-default-data-file", f"reference.{form}"], "", EPOCH)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(default)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(("styles.xml", "theme1.xml")):
                content = _in_house_style(content.decode(), house).encode()
            new.writestr(entry, content)
    return out.getvalue()


def _in_house_style(xml: str, house: HouseStyle) -> str:
    for font in _FONTS:
        xml = xml.replace(f'"{font}"', f'"{house.font}"').replace(f"'{font}'", f"'{house.font}'")
    return xml.replace(_BLUE, f'w:val="{house.colours.primary[1:].upper()}"')
