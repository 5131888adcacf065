"""The letter of rectification: from frozen values to a finished PDF."""

from models.closure.rectification_letter import RectificationLetter
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.page import Page, lay_out
from tasks.closure.letters.says import Says
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text
from tasks.documents.text_tree import split_title


def rectification(letter: RectificationLetter, number: int) -> RenderedFile:
    """What was wrong in which letter, and what that means; `number` is the party's number."""
    house_style = house_style_of(letter.folder)
    rules = local_rules(letter.folder, letter.sent_on)
    context = {
        "letter": letter,
        "says": Says(letter.reference, letter.course, letter.party),
        "house_style": house_style,
        "rules": rules,
    }
    title, body = split_title(parse(render_text("rectification.md.j2", **context)))
    page = Page(
        name=f"rectificatie-partij-{number}.pdf",
        title=title,
        body=body,
        meta=parse(render_text("_rectification_meta.md.j2", **context)),
        signature=parse(render_text("_legal_signature.md.j2", **context)),
    )
    return lay_out(letter, page)
