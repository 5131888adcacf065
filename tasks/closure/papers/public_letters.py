"""A letter about a closure to a group of people: the page around its words."""

from collections.abc import Sequence
from typing import Any, Final

from models.closure.closure_views import PublicView
from models.law.common.dutch import short_date
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, to_pdf
from tasks.documents.text_tree import split_title

PDF: Final = "application/pdf"


def public_letter(name: str, view: PublicView, text: str, recipient: Sequence[str]) -> RenderedFile:
    """The letter as PDF; `text` begins with its title, `recipient` are the lines of its address."""
    title, tree = split_title(parse(text))
    data = {"recipient": list(recipient), **letter_frame(view)}
    content = to_pdf("letter", title, tree, data, house_style_of(view.folder), view.made_on)
    return RenderedFile(name, PDF, content)


def letter_frame(view: PublicView) -> dict[str, Any]:
    """What stands around the words of every letter of a case."""
    return {
        "facts": [["Datum", short_date(view.made_on)], ["Zaaknummer", view.reference]],
        "foot": f"Versie {view.version}",
    }
