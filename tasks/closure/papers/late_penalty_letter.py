"""The letter of a penalty for deciding late: from frozen values to a finished PDF."""

from models.closure.document import DocumentKind
from models.closure.late.late_views import LatePenaltyLetter
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.page import Page, lay_out, with_shares
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text
from tasks.documents.text_tree import split_title

KIND = DocumentKind.LATE_PENALTY
COLUMNS = {3: (40, 30, 30)}
"""The shares of the columns, by their number."""


def late_penalty_letter(letter: LatePenaltyLetter, number: int) -> RenderedFile:
    """How much, why, when it is paid, and what can be done; `number` is that of the addressee."""
    context = {
        "letter": letter,
        "house_style": house_style_of(letter.folder),
        "rules": local_rules(letter.folder, letter.sent_on),
        "says": Says(letter.reference, letter.course, letter.party),
        "objection_explanation": for_party(letter.objection_term.explanation),
        "payment_explanation": for_party(letter.payment_term.explanation),
    }
    title, body = split_title(parse(render_text("late_penalty.md.j2", **context)))
    page = Page(
        name=f"dwangsom-te-laat-partij-{number}.pdf",
        title=title,
        body=with_shares(body, COLUMNS),
        meta=parse(render_text("_late_penalty_meta.md.j2", **context)),
        signature=parse(render_text("_legal_signature.md.j2", **context)),
        copies=parse(render_text("_late_penalty_copies.md.j2", **context)),
    )
    return lay_out(letter, page)
