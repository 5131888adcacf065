"""The letter of a deferral of payment: from frozen values to a finished PDF."""

from models.closure.money_views import DeferralLetter
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.page import Page, lay_out, with_shares
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text
from tasks.documents.text_tree import split_title

COLUMNS = {3: (20, 50, 30)}
"""The shares of the columns, by their number."""


def deferral_letter(letter: DeferralLetter) -> RenderedFile:
    """Until when, in which parts, and what the offender can do about it."""
    context = {
        "letter": letter,
        "house_style": house_style_of(letter.folder),
        "rules": local_rules(letter.folder, letter.sent_on),
        "says": Says(letter.reference, letter.course, letter.party),
        "objection_explanation": for_party(letter.objection_term.explanation),
    }
    title, body = split_title(parse(render_text("deferral.md.j2", **context)))
    page = Page(
        name=f"uitstel-van-betaling-vordering-{letter.claim}-partij-{letter.party}.pdf",
        title=title,
        body=with_shares(body, COLUMNS),
        meta=parse(render_text("_deferral_meta.md.j2", **context)),
        signature=parse(render_text("_legal_signature.md.j2", **context)),
        copies=parse(render_text("_money_copies.md.j2", **context)),
    )
    return lay_out(letter, page)
