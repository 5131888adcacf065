"""A letter of which one template holds title and words: what all of those have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.closure.letter_views import AddressedLetter
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.page import Page, lay_out, with_shares
from tasks.closure.letters.says import Says
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text
from tasks.documents.text_tree import split_title


@dataclass(frozen=True)
class Wording:
    """Which words, under which name the file is kept, and what only this kind of letter has."""

    template: str
    """Beside it stands `_TEMPLATE_meta`, with the numbers of the case."""
    name: str
    """Of the file, with the number of the party."""
    copies: str = ""
    """The template that says who gets a copy; empty: the letter says nothing of that."""
    explanations: Mapping[str, str] = field(default_factory=dict)
    """What else the template names: how each term was counted, as a party reads it."""
    columns: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """The shares of the columns of its tables, by their number."""


def titled_letter(letter: AddressedLetter, says: Says, wording: Wording) -> RenderedFile:
    """Render the words, sign them and lay them out as a PDF."""
    context = {
        "letter": letter,
        "says": says,
        "house_style": house_style_of(letter.folder),
        "rules": local_rules(letter.folder, letter.sent_on),
        **wording.explanations,
    }
    title, body = split_title(parse(render_text(f"{wording.template}.md.j2", **context)))
    page = Page(
        name=wording.name,
        title=title,
        body=with_shares(body, wording.columns),
        meta=parse(render_text(f"_{wording.template}_meta.md.j2", **context)),
        signature=parse(render_text("_legal_signature.md.j2", **context)),
        copies=parse(render_text(f"{wording.copies}.md.j2", **context)) if wording.copies else (),
    )
    return lay_out(letter, page)
