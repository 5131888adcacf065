"""The letter to the neighbourhood of closed premises: one to read, and one for each letterbox.

The words stand in templates/texts/residents_letter.md.j2, the page in templates/layouts/letter.typ.
"""

from collections.abc import Sequence
from typing import Final

from models.closure.closure_views import DeliveryAddress, PublicView
from models.common.progress import track
from models.law.closure.measures import MeasureKind
from models.law.common.errors import WeerbaarError
from tasks.closure.papers.delivery_list import in_walking_order, postcode_line
from tasks.closure.papers.public_letters import PDF, letter_frame, public_letter
from tasks.documents.house_style import house_style_of
from tasks.documents.mail_merge import stamp_addresses
from tasks.documents.rendering import RenderedFile, parse, render_text, to_pdf
from tasks.documents.text_tree import split_title
from tasks.register.policies import reporting_lines

ADDRESSEE: Final = "Aan de bewoner(s) van dit adres"
LETTERS_PER_FILE: Final = 250
"""A file that a printer takes well, and that keeps the memory under 300 MiB."""


class NoPublicTextError(WeerbaarError):
    """Raised when a letter is asked for without a closure or a find to tell of."""


def residents_letter(view: PublicView) -> RenderedFile:
    """One letter without an address, to read, to sign and to hand out.

    Raises NoPublicTextError.
    """
    return public_letter("bewonersbrief.pdf", view, letter_words(view), [ADDRESSEE])


def letter_words(view: PublicView) -> str:
    """The Markdown of the letter, with its title as first heading. Raises NoPublicTextError."""
    if not view.found or view.measure.kind is not MeasureKind.CLOSURE:
        raise NoPublicTextError(
            f"Zaak {view.reference} heeft geen sluiting met een vondst om over te schrijven."
        )
    duration = view.measure.duration
    return render_text(
        "residents_letter.md.j2",
        view=view,
        house_style=house_style_of(view.folder),
        reporting=reporting_lines(view.made_on),
        duration=duration,
    )


def mail_merge(view: PublicView, addresses: Sequence[DeliveryAddress]) -> tuple[RenderedFile, ...]:
    """A letter for each address in walking order, in files of 250 letters; none without address.

    Each letter has the same number of pages, so a machine can fold and fill the envelopes.
    """
    ordered = in_walking_order(addresses)
    if not ordered:
        return ()
    letter = public_letter("bewonersbrieven.pdf", view, letter_words(view), []).content
    starts = range(0, len(ordered), LETTERS_PER_FILE)
    return tuple(
        RenderedFile(
            f"bewonersbrieven-{number}.pdf",
            PDF,
            stamp_addresses(
                letter, _address_pages(view, ordered[start : start + LETTERS_PER_FILE])
            ),
        )
        for number, start in enumerate(track(starts, "Bewonersbrieven maken"), start=1)
    )


def _address_pages(view: PublicView, addresses: Sequence[DeliveryAddress]) -> bytes:
    """Pages with only an address, that carry the title of the letter."""
    house_style = house_style_of(view.folder)
    title, _ = split_title(parse(letter_words(view)))
    recipients = [[ADDRESSEE, address.line, postcode_line(address)] for address in addresses]
    data = {"recipients": recipients, **letter_frame(view)}
    return to_pdf("addresses", title, [], data, house_style, view.made_on)
