"""The letter that goes with a later decision to one party: from frozen values to a finished PDF."""

from models.closure.remedy_views import LaterLetter
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.page import Page, lay_out
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text
from tasks.documents.text_tree import split_title


def later_letter(letter: LaterLetter, decision: int) -> RenderedFile:
    """Which decision it is and which days are his own; `decision` is its number in the case."""
    payment = letter.payment_term
    context = {
        "letter": letter,
        "says": Says(letter.reference, letter.course, letter.party),
        "house_style": house_style_of(letter.folder),
        "rules": local_rules(letter.folder, letter.sent_on),
        "remedy_explanation": for_party(letter.remedy_term.explanation),
        "payment_explanation": for_party(payment.explanation) if payment else "",
    }
    title, body = split_title(parse(render_text("later_letter.md.j2", **context)))
    page = Page(
        name=f"besluit-{decision}-partij-{letter.party}-nader.pdf",
        title=title,
        body=body,
        meta=parse(render_text("_later_meta.md.j2", **context)),
        signature=parse(render_text("_legal_signature.md.j2", **context)),
    )
    return lay_out(letter, page)
