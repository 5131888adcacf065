"""The document engine: values stay words, faults stay home, the same input is the same file."""

import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from tasks.documents import rendering
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import (
    LayoutError,
    TextError,
    escape_markdown,
    parse,
    render_text,
    template_version,
    to_html,
    to_pdf,
    to_plain_text,
)
from tasks.register.policies import reporting_lines
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.templates.closure_views import dwelling

HOUSE_STYLE = house_style_of("alverlo")
DAY = date(2026, 4, 17)
DATA: dict[str, Any] = {"recipient": ["Aan de bewoner(s)"], "facts": [], "foot": "Versie 1"}
STRANGE = [
    "# Kop",
    "*vet* en _cursief_ en **dik**",
    "<script>alert(1)</script> & &amp;",
    '#read("/etc/passwd")',
    "{{ 7*7 }} {% include 'poster.md.j2' %}",
    "1. een",
    "- streep",
    "> citaat",
    "| a | b |",
    "[klik](javascript:alert(1))",
    "![plaatje](/etc/passwd)",
    "`code` ``` ~~~",
    "regel\\\\ met \\ schuine strepen \\",
    "http://voorbeeld.invalid <mailto:x@voorbeeld.invalid>",
    "$ x^2 $ @verwijzing // en /* */ #[] #{}",
    "'t Verzonnen-Hôf “Ÿ” ĳ",
]


def text_with(value: str) -> str:
    """The Markdown of a real template with one strange value in it."""
    view = dwelling(address_line=value, street=value, place=value, found=value)
    return render_text(
        "residents_letter.md.j2",
        view=view,
        house_style=HOUSE_STYLE,
        reporting=reporting_lines(DAY),
        duration="1 week",
    )


@pytest.mark.parametrize("value", STRANGE)
def test_a_value_is_never_markup_and_never_program(value: str) -> None:
    """In plain text, in HTML and on the page the value is read as it was written."""
    tree = parse(text_with(value))
    ordinary = parse(text_with("gewoon"))
    assert _shape(tree) == _shape(ordinary)
    assert value in to_plain_text(tree)
    assert f"op het adres {value} in {value} gesloten" in _read_html(
        to_html(tree, value, HOUSE_STYLE)
    )


def test_strange_values_stand_on_the_page_as_they_were_written() -> None:
    """Typst runs nothing of them either."""
    words = " · ".join(STRANGE)
    tree = [{"type": "paragraph", "children": [{"type": "text", "text": words}]}]
    content = to_pdf("letter", "# Titel *vet* {{ 1 }}", tree, DATA, HOUSE_STYLE, DAY)
    assert_accessible_archive(content)
    read = "".join(" ".join(pages_of(content)).split())
    assert "".join(words.split()) in read
    assert "#Titel*vet*{{1}}" in read


def _shape(tree: list[rendering.Node]) -> list[Any]:
    """The kinds of blocks, without their words."""
    return [node["type"] for node in tree]


class _Words(HTMLParser):
    """Keeps what stands between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read_html(page: str) -> str:
    """The words that a browser shows."""
    parser = _Words()
    parser.feed(page)
    return "".join(parser.words)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("een\n\n# twee", "een \\# twee"),
        ("  veel \t  wit\u2028regel ", "veel wit regel"),
        ("links\u202erechts", "linksrechts"),
        ("n\u200bul\x00", "nul"),
        (12, "12"),
    ],
)
def test_a_value_is_one_line_without_invisible_signs(value: object, line: str) -> None:
    """Line breaks would start a heading, signs of direction would turn a name around."""
    assert escape_markdown(value) == line


def test_a_missing_value_is_refused() -> None:
    """No letter says "None" or leaves a hole."""
    with pytest.raises(TextError):
        escape_markdown(None)
    with pytest.raises(TextError, match=r"poster\.md\.j2"):
        render_text("poster.md.j2", house_style=HOUSE_STYLE)
    with pytest.raises(TextError, match="bestaat-niet"):
        render_text("bestaat-niet.md.j2")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ lijst.append(1) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{{ onbekend }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(attack: str) -> None:
    """Whoever may edit a text cannot run a program with it."""
    environment = rendering._environment()
    with pytest.raises((SecurityError, UndefinedError, rendering.TextError, LookupError)):
        environment.from_string(attack).render(lijst=[])


def test_one_page_is_accessible_and_in_the_house_font_only() -> None:
    """All kinds of Markdown that a text may use."""
    markdown = (
        "## Kop\n\n- een\n- twee\n\n3. drie\n4. vier\n\n> **Let op** *echt*\n\n"
        "| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n\n---\n\n"
        "[www.alverlo.example](https://www.alverlo.example)\\\nnieuwe regel\n\n### Kop drie\n\nSlot"
    )
    content = to_pdf("letter", "Alles", parse(markdown), DATA, HOUSE_STYLE, DAY)
    assert_accessible_archive(content)
    assert fonts_of(content) == {"FiraSans"}


def test_a_sign_that_the_house_font_lacks_is_printed_by_another() -> None:
    """A hyphen that forbids a new line, and rare letters of names in Latin, Greek and Cyrillic."""
    words = "basis\u2011school \u1e9e\u01c5\u1f80\u0498"
    content = to_pdf("letter", "Titel", parse(words), DATA, HOUSE_STYLE, DAY)
    assert_accessible_archive(content)
    assert {"FiraSans", "NotoSans"} <= {font.split("-")[0] for font in fonts_of(content)}


def test_a_sign_that_no_font_has_is_refused() -> None:
    """A box instead of a letter would reach the reader; the sign is told, and not the name."""
    tree = parse("Naam: Xaver \u6f22\u5b57")
    with pytest.raises(LayoutError, match=r"U\+5B57, U\+6F22 staat in geen lettertype") as refused:
        to_pdf("letter", "Titel", tree, DATA, HOUSE_STYLE, DAY)
    assert "Xaver" not in str(refused.value)


def test_a_skipped_heading_level_is_refused() -> None:
    """A screen reader would miss a step (PDF/UA-1)."""
    with pytest.raises(LayoutError):
        to_pdf("letter", "Titel", parse("#### Vier"), DATA, HOUSE_STYLE, DAY)


def test_a_text_loads_no_image_and_runs_no_link() -> None:
    """Also when a template itself holds them: only words remain."""
    tree = parse("![plaatje](/etc/passwd)\n\n[x](javascript:alert) <b>dik</b>")
    page = to_html(tree, "x", HOUSE_STYLE)
    assert "<img" not in page
    assert "&lt;b&gt;dik&lt;/b&gt;" in page
    assert 'href="javascript' not in page


def test_the_same_input_is_the_same_file_in_another_process() -> None:
    """Byte for byte, so that a document can be proven by making it again."""
    program = (
        "import sys; sys.path.insert(0, '.');"
        "from tests.tasks.documents.test_rendering import *;"
        "import hashlib;"
        "pdf = to_pdf('letter', 'Titel', parse('Tekst'), DATA, HOUSE_STYLE, DAY);"
        "print(hashlib.sha256(pdf).hexdigest(), template_version())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(runs) == 1
    assert template_version() in runs.pop()


def test_another_day_is_another_file() -> None:
    """The date in the file is that of the document, not of the machine."""
    first = to_pdf("letter", "Titel", parse("Tekst"), DATA, HOUSE_STYLE, DAY)
    later = to_pdf("letter", "Titel", parse("Tekst"), DATA, HOUSE_STYLE, date(2026, 4, 18))
    assert b"D:20260417120000Z" in first or b"2026-04-17T12:00:00" in first
    assert first != later


def test_the_page_for_the_web_says_its_language_and_loads_nothing() -> None:
    """Readable by a screen reader, and no one follows the reader."""
    page = to_html(parse("# Kop\n\nTekst"), 'Titel "x" <y>', HOUSE_STYLE)
    assert '<html lang="nl">' in page
    assert "<title>Titel &quot;x&quot; &lt;y&gt;</title>" in page
    for outside in ("<script", "<link", "<img", "http"):
        assert outside not in page


def test_plain_text_keeps_lists_and_tables_readable() -> None:
    """As in a mail that shows no layout."""
    text = to_plain_text(
        parse("Kop\n\n- een\n- twee\n\n2. b\n3. c\n\n| x | y |\n|---|---|\n| 1 | 2 |")
    )
    assert text == "Kop\n\n- een\n- twee\n\n2. b\n3. c\n\nx: y\n1: 2\n"
