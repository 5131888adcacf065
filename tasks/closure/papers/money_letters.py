"""The letters about money to one offender: costs, reminder, collection, change of the penalty.

The words stand in templates/texts, the page in templates/layouts/legal_letter.typ.
"""

from typing import Any

from models.closure.document import DocumentKind
from models.closure.money.money_views import MoneyLetter
from models.law.common.dutch import sentence
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.bank_account import why_a_draft
from tasks.closure.letters.page import Page, lay_out, with_shares
from tasks.closure.letters.says import Says
from tasks.closure.papers.party_letters import for_party
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import Node, RenderedFile, parse, render_text, to_plain_text

FILE_NAMES = {
    DocumentKind.COST_DECISION: "kostenbesluit",
    DocumentKind.INTEREST_DECISION: "rentebesluit",
    DocumentKind.REMINDER: "aanmaning",
    DocumentKind.WRIT: "dwangbevel",
    DocumentKind.COLLECTION_INTENT: "voornemen-invordering",
    DocumentKind.COLLECTION_DECISION: "invorderingsbesluit",
    DocumentKind.PENALTY_CHANGE: "wijziging-dwangsom",
}

ASKS = FILE_NAMES.keys() - {DocumentKind.PENALTY_CHANGE}
"""Who gets one of these must pay, so it names an account."""

AT_ONCE = {DocumentKind.REMINDER, DocumentKind.COLLECTION_INTENT, DocumentKind.WRIT}
"""Made for one claim, and again for the next; its number stands in the name of the file."""

COLUMNS = {5: (17, 31, 18, 17, 17), 4: (27, 27, 26, 20), 2: (75, 25)}
"""The shares of the columns, by their number."""


def money_letter(kind: DocumentKind, letter: MoneyLetter, party: int) -> RenderedFile:
    """Render the words, lay them out and name the file; `party` is the number in the case."""
    context = _context(kind, letter)

    def part(name: str) -> list[Node]:
        return parse(render_text(f"{name}.md.j2", **context))

    page = Page(
        name=name_of_file(kind, letter.claim, party),
        title=to_plain_text(part("_money_subject")).strip(),
        body=with_shares(part(kind.value), COLUMNS),
        meta=part("_money_meta"),
        signature=part("_legal_signature"),
        copies=part("_money_copies"),
        draft_box=part("_legal_draft_box") if context["draft_reasons"] else [],
    )
    return lay_out(letter, page)


def name_of_file(kind: DocumentKind, claim: int | None, party: int) -> str:
    """How the file is called, by which the letters about one claim are found again."""
    of = f"-vordering-{claim}" if kind in AT_ONCE else ""
    return f"{FILE_NAMES[kind]}{of}-partij-{party}.pdf"


def _context(kind: DocumentKind, letter: MoneyLetter) -> dict[str, Any]:
    """What a template may name: the letter itself, and each term in words for a party."""
    terms = {
        "payment": letter.payment_term,
        "objection": letter.objection_term,
        "zienswijze": letter.zienswijze_term,
    }
    rules = local_rules(letter.folder, letter.sent_on)
    draft = why_a_draft(letter.municipality, rules) if kind in ASKS else ""
    return {
        "kind": kind.value,
        "letter": letter,
        "says": Says(letter.reference, letter.course, letter.party),
        "house_style": house_style_of(letter.folder),
        "rules": rules,
        "draft_reasons": [sentence(draft)] if draft else [],
    } | {
        f"{name}_explanation": for_party(term.explanation)
        for name, term in terms.items()
        if term is not None
    }
