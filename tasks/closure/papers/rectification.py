"""The letter of rectification: from frozen values to a finished PDF."""

from models.closure.rectification_letter import RectificationLetter
from tasks.closure.closure_policies import local_rules
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text, to_pdf
from tasks.documents.text_tree import split_title


def rectification(letter: RectificationLetter, number: int) -> RenderedFile:
    """What was wrong in which letter, and what that means; `number` is the party's number."""
    house_style = house_style_of(letter.folder)
    rules = local_rules(letter.folder, letter.sent_on)
    context = {"letter": letter, "house_style": house_style, "rules": rules}
    title, body = split_title(parse(render_text("rectification.md.j2", **context)))
    data = {
        "recipient": [letter.addressee, *letter.addressee_lines],
        "sender": f"Gemeente {letter.municipality}, {house_style.postal_address}",
        "foot": f"Zaaknummer {letter.reference}",
        "meta": parse(render_text("_rectification_meta.md.j2", **context)),
        "draft_box": [],
        "signature": parse(render_text("_legal_signature.md.j2", **context)),
        "copies": [],
    }
    content = to_pdf("legal_letter", title, body, data, house_style, letter.sent_on)
    return RenderedFile(f"rectificatie-partij-{number}.pdf", "application/pdf", content)
