"""A sketch of who gets a residents' letter: dots around the premises, to scale."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from sqlmodel import Session

from models.closure.closure import ClosureCase
from models.closure.closure_forms import CommunicationForm
from models.common.premises import Address
from tasks.closure.letter_addresses import addresses_around
from tasks.closure.site.places import places_of

SIDE = 400
"""Of the picture, in its own units."""
MARGIN = 24
MIDDLE = SIDE // 2
REACH = MIDDLE - MARGIN
MOST_NUMBERS = 60
"""With more addresses the numbers would lie over each other; then there are dots alone."""
INK, MUTED, ALARM, PAPER = "#1a1a1a", "#4a5560", "#b00020", "#ffffff"


def sketch_around(session: Session, case: ClosureCase) -> str:
    """The circle of the letter that was made, or else that which its form proposes."""
    radius = case.letter_radius_m or CommunicationForm.model_fields["radius"].default
    centre = places_of(session, case)[0].address
    around = addresses_around(session, centre.bag_id, radius, case.reported_on)
    return sketch(centre, around, radius)


def sketch(centre: Address, neighbours: Sequence[Address], radius: int) -> str:
    """An SVG of the circle, north up; it says in words what it shows."""
    scale = REACH / radius
    told = f"{len(neighbours)} adressen binnen {radius} meter, het noorden is boven"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" role="img">',
        f"<title>{told}</title>",
        f'<rect width="{SIDE}" height="{SIDE}" fill="{PAPER}"/>',
        f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{REACH}" fill="none" stroke="{MUTED}"/>',
    ]
    is_named = len(neighbours) <= MOST_NUMBERS
    for address in neighbours:
        across = MIDDLE + (address.rd_x - centre.rd_x) * scale
        down = MIDDLE - (address.rd_y - centre.rd_y) * scale
        parts.append(f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3" fill="{INK}"/>')
        if is_named:
            parts.append(_text(across + 5, down + 4, _number(address), INK))
    parts.append(f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="7" fill="{ALARM}"/>')
    parts.append(_text(MARGIN, SIDE - 6, f"straal {radius} m", MUTED))
    parts.append("</svg>")
    return "".join(parts)


def _number(address: Address) -> str:
    addition = f"-{address.addition}" if address.addition else ""
    return f"{address.house_number}{address.house_letter}{addition}"


def _text(across: float, down: float, words: str, colour: str) -> str:
    return (
        f'<text x="{across:.1f}" y="{down:.1f}" font-family="sans-serif" font-size="12" '
        f'fill="{colour}">{escape(words)}</text>'
    )
