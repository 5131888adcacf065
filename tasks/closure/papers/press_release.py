"""The press release of a closure, in five formats of the same words.

The words stand in templates/texts/press_release.md.j2, the page in
templates/layouts/press_release.typ.
"""

import re
from datetime import datetime
from typing import Final

from models.closure.closure_views import PublicView
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.documents.house_style import house_style_of
from tasks.documents.office_files import DOCX, ODT, to_docx, to_odt
from tasks.documents.rendering import (
    RenderedFile,
    parse,
    render_text,
    to_html,
    to_pdf,
    to_plain_text,
)
from tasks.documents.text_tree import split_parts, split_title
from tasks.register.policies import reporting_lines
from tasks.register.resources import AMSTERDAM

NUMBERS: Final = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien"),
    *("negentien", "twintig"),
)
"""Newspapers write numbers up to twenty in words."""
WITH_DE: Final = re.compile(
    r"(straat|weg|laan|kade|dijk|singel|steeg|gracht|allee|dreef|ring|baan)$", re.IGNORECASE
)
WITH_HET: Final = re.compile(r"(plein|pad|park)$", re.IGNORECASE)
ARTICLES: Final = ("de", "den", "het", "'t", "’t")


class NothingToPublishError(WeerbaarError):
    """Raised when a press release is asked for without a closure or without a find."""


def press_release(view: PublicView) -> tuple[RenderedFile, ...]:
    """The press release as PDF, ODT, DOCX, HTML and plain text.

    Without a house number or postcode; the street only when the lawyer released it (AVG art. 6,
    and what the Autoriteit Persoonsgegevens found of Renkum in 2017). Raises NothingToPublishError.
    """
    house_style = house_style_of(view.folder)
    tree = parse(_text(view))
    title, untitled = split_title(tree)
    made_on = view.made_on
    page = to_pdf("press_release", title, [], {"parts": split_parts(tree)}, house_style, made_on)
    return (
        RenderedFile("persbericht.pdf", "application/pdf", page),
        RenderedFile("persbericht.odt", ODT, to_odt(untitled, title, house_style, made_on)),
        RenderedFile("persbericht.docx", DOCX, to_docx(untitled, title, house_style, made_on)),
        RenderedFile("persbericht.html", "text/html", to_html(tree, title, house_style).encode()),
        RenderedFile("persbericht.txt", "text/plain", to_plain_text(tree).encode()),
    )


def _text(view: PublicView) -> str:
    if view.measure.kind is not MeasureKind.CLOSURE or not view.found:
        raise NothingToPublishError(
            f"Zaak {view.reference} heeft geen sluiting met een vondst om over te berichten."
        )
    return render_text(
        "press_release.md.j2",
        view=view,
        house_style=house_style_of(view.folder),
        reporting=reporting_lines(view.made_on),
        duration=duration_in_words(view.measure),
        embargo=_moment(view.embargo_until) if view.embargo_until else "",
        quote=quoted(view.quote),
        street=street_in_words(view.street),
    )


def duration_in_words(measure: Measure) -> str:
    """How long a closure lasts, as a newspaper writes it: "drie maanden", "één week"."""
    if measure.amount is None or measure.unit is None:
        return DurationUnit.INDEFINITE.label
    amount = NUMBERS[measure.amount] if measure.amount < len(NUMBERS) else str(measure.amount)
    one = {"weeks": "week", "months": "maand"}[measure.unit.value]
    return f"{amount} {one if measure.amount == 1 else measure.unit.label}"


def street_in_words(street: str) -> str:
    """The street with its article where the name shows which: "de Voorbeeldstraat"."""
    if street.lower().startswith(tuple(f"{article} " for article in ARTICLES)):
        return street
    if WITH_DE.search(street):
        return f"de {street}"
    return f"het {street}" if WITH_HET.search(street) else street


def quoted(words: str) -> str:
    """A quote as it stands before "zegt"; empty when there is none.

    Dutch drops the last full stop and puts a comma after the quote, but keeps ? and !.
    """
    inner = words.strip(" \"'“”„‘’").rstrip(".")
    if not inner:
        return ""
    return f"“{inner}”" if inner.endswith(("!", "?")) else f"“{inner}”,"


def _moment(at: datetime) -> str:
    """Day and hour in the Netherlands: "dinsdag 19 mei 2026, 10.00 uur"."""
    there = at.astimezone(AMSTERDAM)
    return f"{dutch_date(there.date())}, {there:%H.%M} uur"
