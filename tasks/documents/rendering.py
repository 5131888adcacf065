"""From words to finished documents: Jinja2 and Markdown in a sandbox, Typst for the page.

Values never become markup or program: Markdown in them is escaped, and Typst gets the parsed text
as JSON, never as Typst source.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from html import escape
from importlib.resources import files
from threading import Lock
from typing import Any

import typst
from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from models.common.characters import FONT_FILES, is_printable
from models.law.common.dutch import dutch_date, dutch_number, short_date
from models.law.common.errors import WeerbaarError
from tasks.documents.house_style import TEMPLATES, HouseStyle
from tasks.documents.text_tree import Node, body_html, parse, to_plain_text

__all__ = [
    "LayoutError",
    "Node",
    "RenderedFile",
    "TextError",
    "parse",
    "render_text",
    "template_version",
    "to_html",
    "to_pdf",
    "to_picture",
    "to_plain_text",
]

_MARKDOWN_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_compiling = Lock()


class TextError(WeerbaarError):
    """Raised when a text asks for a value that is not there, or is no valid template."""


class LayoutError(WeerbaarError):
    """Raised when a layout does not give a flawless, accessible PDF."""


@dataclass(frozen=True)
class RenderedFile:
    """A finished file: its Dutch name without folder, its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


def escape_markdown(value: object) -> str:
    """The value as one line of literal Markdown: no markup, line breaks or invisible signs."""
    if value is None:
        raise TextError("Een tekst vraagt om een waarde die leeg is.")
    line = " ".join(str(value).split())
    visible = "".join(sign for sign in line if unicodedata.category(sign) not in ("Cc", "Cf"))
    return _MARKDOWN_MARKS.sub(r"\\\1", visible)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([TEMPLATES / "texts", TEMPLATES / "mail"]),
        undefined=StrictUndefined,
        finalize=escape_markdown,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"dag": dutch_date, "datum": short_date, "getal": dutch_number}
    return environment


def render_text(template_name: str, **context: Any) -> str:
    """The Markdown of a template in templates/texts or templates/mail.

    Filters: `dag` ("maandag 18 mei 2026"), `datum` ("18 mei 2026"), `getal` ("1.250,5"). A value
    is always literal text, so a macro or variable cannot carry Markdown: use `include`.
    Raises TextError.
    """
    try:
        return _environment().get_template(template_name).render(**context)
    except TemplateError as error:
        raise TextError(f"De tekst {template_name} klopt niet: {error}") from error


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(files(package) / "files") for package in FONT_FILES],
    )
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts)


def to_pdf(
    layout: str,
    title: str,
    tree: Sequence[Node],
    data: Mapping[str, Any],
    house_style: HouseStyle,
    made_on: date,
) -> bytes:
    """The PDF/UA-1 and PDF/A-2a of templates/layouts/<layout>.typ.

    `data` holds what the layout shows outside the text, as plain JSON values. The same input
    gives the same bytes. Raises LayoutError on any warning or fault of the compiler.
    """
    made_at = datetime.combine(made_on, time(12), UTC)
    return _compiled(
        layout,
        _document(title, tree, data, house_style),
        format="pdf",
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(made_at.timestamp()),
    )


def to_picture(
    layout: str,
    title: str,
    data: Mapping[str, Any],
    house_style: HouseStyle,
    pixels_per_inch: float | None = None,
) -> bytes:
    """The only page of a layout as PNG, or as SVG without a number of pixels.

    The letters of the SVG are drawn, so that it needs no font. The same input gives the same
    bytes. Raises LayoutError on any warning or fault of the compiler.
    """
    document = _document(title, [], data, house_style)
    if pixels_per_inch is None:
        return _compiled(layout, document, format="svg")
    return _compiled(layout, document, format="png", ppi=pixels_per_inch)


def _document(
    title: str, tree: Sequence[Node], data: Mapping[str, Any], house_style: HouseStyle
) -> dict[str, str]:
    document = {
        "title": title,
        "body": list(tree),
        "data": dict(data),
        "house_style": house_style.model_dump(mode="json"),
    }
    return {"document": json.dumps(document, ensure_ascii=False)}


def _refuse_unprintable(layout: str, text: str) -> None:
    """Name the signs of a text that entered the register before they were refused on the way in."""
    codes = sorted({f"U+{ord(sign):04X}" for sign in text if not is_printable(sign)})
    if codes:
        raise LayoutError(
            f"De opmaak {layout} is niet te maken: {', '.join(codes)} staat in geen lettertype; "
            "schrijf het woord waarin het staat in Latijnse letters."
        ) from None


def _compiled(layout: str, document: dict[str, str], **options: Any) -> bytes:
    path = str(TEMPLATES / "layouts" / f"{layout}.typ")
    try:
        with _compiling:
            content, warnings = _compiler().compile_with_warnings(
                path, sys_inputs=document, **options
            )
    except typst.TypstError as error:
        _refuse_unprintable(layout, document["document"])
        raise LayoutError(f"De opmaak {layout} is niet te maken: {error.message}") from error
    if warnings or not isinstance(content, bytes):
        said = "; ".join(warning.message for warning in warnings)
        raise LayoutError(f"De opmaak {layout} geeft waarschuwingen: {said}")
    return content


def to_html(tree: Sequence[Node], title: str, house_style: HouseStyle) -> str:
    """A complete, accessible page without scripts or outside files."""
    style = (
        f"body{{font-family:'{house_style.font}',Arial,sans-serif;color:{house_style.colours.text};"
        "line-height:1.5;max-width:40em;margin:2em auto;padding:0 1em}"
        f"h1,h2,h3,a{{color:{house_style.colours.primary}}}"
        "main{overflow-x:auto}table{border-collapse:collapse}img{max-width:100%}"
        "th,td{text-align:left;vertical-align:top;padding:.3em .6em;"
        f"border-bottom:1px solid {house_style.colours.muted}}}"
    )
    return (
        '<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body_html(tree)}</main>\n</body>\n</html>\n"
    )


@cache
def template_version() -> str:
    """The first 12 hexadecimals of the sha256 over names and bytes of all templates."""
    digest = hashlib.sha256()
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(TEMPLATES).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
