"""The form that a party signs for keys: from frozen values to a finished PDF."""

from models.closure.letter_views import KeyStatement
from tasks.closure.letters.page import Page, lay_out
from tasks.closure.letters.says import Says
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text
from tasks.documents.text_tree import split_title


def key_statement(letter: KeyStatement, number: int) -> RenderedFile:
    """Who got how many keys on which day, with a line to sign for each side.

    `number` is that of the handover in the case.
    """
    context = {
        "letter": letter,
        "house_style": house_style_of(letter.folder),
        "says": Says(letter.reference, letter.course, letter.party),
    }
    title, body = split_title(parse(render_text("key_statement.md.j2", **context)))
    page = Page(
        name=f"sleutelverklaring-{number}-partij-{letter.party}.pdf",
        title=title,
        body=body,
        meta=parse(render_text("_key_statement_meta.md.j2", **context)),
        signature=(),
        sign_lines=(
            f"Handtekening van wie de sleutels kreeg: {letter.addressee}",
            f"Naam en handtekening namens de gemeente {letter.municipality}",
        ),
    )
    return lay_out(letter, page)
