"""The letter that a party has more time for its zienswijze: from values to a finished PDF."""

from models.closure.letter_views import MoreTimeLetter
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.page import Page, lay_out
from tasks.closure.letters.says import Says
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text
from tasks.documents.text_tree import split_title


def more_time_letter(letter: MoreTimeLetter, number: int) -> RenderedFile:
    """Until when, why, and how to respond; `number` is that of the addressee."""
    context = {
        "letter": letter,
        "house_style": house_style_of(letter.folder),
        "rules": local_rules(letter.folder, letter.sent_on),
        "says": Says(letter.reference, letter.course, letter.party),
    }
    title, body = split_title(parse(render_text("more_time.md.j2", **context)))
    page = Page(
        name=f"meer-tijd-partij-{letter.party}-aan-{number}.pdf",
        title=title,
        body=body,
        meta=parse(render_text("_more_time_meta.md.j2", **context)),
        signature=parse(render_text("_legal_signature.md.j2", **context)),
        copies=parse(render_text("_more_time_copies.md.j2", **context)),
    )
    return lay_out(letter, page)
