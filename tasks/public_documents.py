"""Poster, residents' letter and press release of a closure, and the letters for each letterbox.

They see a PublicView and addresses, neither of which can hold a person. The words stand in
templates/texts, the pages in templates/layouts.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Literal

import segno
from pypdfium2 import PdfDocument

from models.errors import WeerbaarError
from models.law.dutch import dutch_date, plural, short_date
from models.law.measures import DurationUnit, Measure, MeasureKind
from models.views import DeliveryAddress, PublicView
from tasks.delivery_list import delivery_list, in_walking_order, postcode_line
from tasks.house import HouseStyle, house_style
from tasks.mail_merge import stamp_addresses
from tasks.office_files import to_docx, to_odt
from tasks.rendering import (
    LayoutError,
    RenderedFile,
    parse,
    render_text,
    to_html,
    to_pdf,
    to_plain_text,
)
from tasks.resources import AMSTERDAM
from tasks.text_tree import split_parts, split_title

__all__ = ["delivery_list", "mail_merge", "poster", "press_release", "residents_letter"]

PDF = "application/pdf"
ADDRESSEE = "Aan de bewoner(s) van dit adres"
LETTERS_PER_FILE = 250
"""Keeps a file at a size that a printer takes, and the memory under 300 MiB."""
POSTER_WIDTH_MM = {"A3": 297, "A4": 210}


class NoPublicTextError(WeerbaarError):
    """Raised when a public text is asked for without a closure or a find to tell of."""


def poster(view: PublicView, size: Literal["A3", "A4"]) -> RenderedFile:
    """The poster for the door, always one page; without address, as it hangs on the spot."""
    house = house_style(view.house)
    parts = split_parts(parse(_text("poster", view, house)))
    data = {
        "paper": size.lower(),
        "width_mm": POSTER_WIDTH_MM[size],
        "parts": parts,
        "qr": _qr_code(house.reporting.link),
        "link": house.reporting.link.removeprefix("https://www."),
        "foot": _foot(view),
    }
    title = " ".join(to_plain_text(parts[0]).split())
    content = to_pdf("poster", title, [], data, house, view.made_on)
    if len(PdfDocument(content)) != 1:
        raise LayoutError("De tekst van de poster past niet op één pagina; maak hem korter.")
    return RenderedFile(f"poster-{size.lower()}.pdf", PDF, content)


def residents_letter(view: PublicView) -> RenderedFile:
    """One letter without an address, to read, to sign and to hand out."""
    content = _letter(view, [ADDRESSEE])
    return RenderedFile("bewonersbrief.pdf", PDF, content)


def mail_merge(
    view: PublicView, addresses: Sequence[DeliveryAddress]
) -> tuple[RenderedFile, ...]:
    """A letter for each address, in walking order, in files of 250 letters; none without address.

    Each letter has the same number of pages, so a printer can fold and fill envelopes.
    """
    ordered = in_walking_order(addresses)
    starts = range(0, len(ordered), LETTERS_PER_FILE)
    if not starts:
        return ()
    letter = _letter(view, [])
    batches = [ordered[start : start + LETTERS_PER_FILE] for start in starts]
    return tuple(
        RenderedFile(
            f"bewonersbrieven-{number}.pdf",
            PDF,
            stamp_addresses(letter, _address_pages(view, batch)),
        )
        for number, batch in enumerate(batches, start=1)
    )


def press_release(view: PublicView) -> tuple[RenderedFile, ...]:
    """The press release as PDF, ODT, DOCX, HTML and plain text, all of the same words."""
    house = house_style(view.house)
    tree = parse(_text("press_release", view, house))
    title, untitled = split_title(tree)
    made_on = view.made_on
    data = {"parts": split_parts(tree)}
    plain = to_plain_text(tree)
    odt = "application/vnd.oasis.opendocument.text"
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return (
        RenderedFile("persbericht.pdf", PDF, to_pdf("press_release", title, [], data, house, made_on)),
        RenderedFile("persbericht.odt", odt, to_odt(untitled, title, house, made_on)),
        RenderedFile("persbericht.docx", docx, to_docx(untitled, title, house, made_on)),
        RenderedFile("persbericht.html", "text/html", to_html(tree, title, house).encode()),
        RenderedFile("persbericht.txt", "text/plain", plain.encode()),
    )


def _text(name: str, view: PublicView, house: HouseStyle) -> str:
    if not view.found or view.measure.kind is not MeasureKind.CLOSURE:
        raise NoPublicTextError(
            f"Zaak {view.reference} heeft geen sluiting met een vondst om over te schrijven."
        )
    return render_text(
        f"{name}.md.j2",
        view=view,
        house=house,
        duration=duration_words(view.measure),
        embargo=_moment(view.embargo_until) if view.embargo_until else "",
        quote=view.quote.strip(" \"'“”‘’"),
    )


def duration_words(measure: Measure) -> str:
    """How long a closure lasts: "1 maand", "6 weken" or "onbepaalde tijd"."""
    if measure.amount is None:
        return DurationUnit.INDEFINITE.label
    one = "week" if measure.unit is DurationUnit.WEEKS else "maand"
    many = "weken" if measure.unit is DurationUnit.WEEKS else "maanden"
    return plural(measure.amount, one, many)


def _moment(at: datetime) -> str:
    """Day and hour in the Netherlands: "dinsdag 19 mei 2026 om 10.00 uur"."""
    there = at.astimezone(AMSTERDAM)
    return f"{dutch_date(there.date())} om {there:%H.%M} uur"


def _foot(view: PublicView) -> list[str]:
    return [f"Zaak {view.reference}", f"Versie {view.version}", short_date(view.made_on)]


def _letter(view: PublicView, recipient: list[str]) -> bytes:
    house = house_style(view.house)
    title, tree = split_title(parse(_text("residents_letter", view, house)))
    data = _letter_data(view) | {"recipient": recipient}
    return to_pdf("letter", title, tree, data, house, view.made_on)


def _address_pages(view: PublicView, addresses: Sequence[DeliveryAddress]) -> bytes:
    """Pages with only an address, that carry the title of the letter."""
    house = house_style(view.house)
    title, _ = split_title(parse(_text("residents_letter", view, house)))
    recipients = [[ADDRESSEE, address.line, postcode_line(address)] for address in addresses]
    data = _letter_data(view) | {"recipients": recipients}
    return to_pdf("addresses", title, [], data, house, view.made_on)


def _letter_data(view: PublicView) -> dict[str, Any]:
    return {
        "facts": [["Datum", short_date(view.made_on)], ["Zaaknummer", view.reference]],
        "foot": f"Versie {view.version}",
    }


def _qr_code(link: str) -> str:
    """The link as an SVG of black squares, with error correction for a wet and dirty poster."""
    out = BytesIO()
    segno.make(link, error="q", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue().decode()
