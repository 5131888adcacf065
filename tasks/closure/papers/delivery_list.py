"""The list for the one who brings the residents' letters round, in the order of the walk."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from itertools import groupby
from typing import Any

from models.closure.closure_views import DeliveryAddress, PublicView
from models.law.common.dutch import short_date
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text, to_pdf
from tasks.documents.text_tree import split_title

CSV_NAME = "bezorglijst.csv"
HEADER = ("bag_id", "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


def in_walking_order(addresses: Sequence[DeliveryAddress]) -> list[DeliveryAddress]:
    """By place and street; in a street first the odd side, then the even one, each upwards.

    House letters and additions follow their number, numbers in them as numbers: 2, 2a, 2-2, 2-10.
    """
    return sorted(addresses, key=_place_in_walk)


def _place_in_walk(address: DeliveryAddress) -> tuple[Any, ...]:
    return (
        address.place.casefold(),
        address.street.casefold(),
        _is_even(address),
        address.house_number,
        address.house_letter.casefold(),
        _natural(address.addition),
        address.bag_id,
    )


def _natural(addition: str) -> list[tuple[int, str]]:
    """Letters as letters and numbers as numbers, so that 2 comes before 10."""
    parts = re.findall(r"\d+|\D+", addition.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _is_even(address: DeliveryAddress) -> bool:
    return address.house_number % 2 == 0


def postcode_line(address: DeliveryAddress) -> str:
    """Postcode with its space, and the place: "9999 XA Verzonnendorp"."""
    postcode = re.sub(r"^(\d{4})\s*([A-Z]{2})$", r"\1 \2", address.postcode)
    return f"{postcode} {address.place}".strip()


def delivery_list(
    view: PublicView, addresses: Sequence[DeliveryAddress]
) -> tuple[RenderedFile, RenderedFile]:
    """The list to print and to tick off, and the same as a CSV for a printer or a route planner.

    Both are in walking order, which is also the order of the letters of the mail merge.
    """
    ordered = in_walking_order(addresses)
    house_style = house_style_of(view.folder)
    text = render_text(
        "delivery_list.md.j2", view=view, house_style=house_style, count=len(ordered)
    )
    title, tree = split_title(parse(text))
    data = {
        "sides": _sides(ordered),
        "foot": f"Zaak {view.reference}, versie {view.version}, {short_date(view.made_on)}",
    }
    pdf = to_pdf("delivery_list", title, tree, data, house_style, view.made_on)
    return (
        RenderedFile("bezorglijst.pdf", "application/pdf", pdf),
        RenderedFile(CSV_NAME, "text/csv", _csv(ordered).encode("utf-8-sig")),
    )


def _sides(ordered: Sequence[DeliveryAddress]) -> list[dict[str, Any]]:
    """One table for each side of a street."""
    sides = []
    for (_, street, is_even), group in groupby(
        ordered, key=lambda address: (address.place, address.street, _is_even(address))
    ):
        rows = [
            [address.line.removeprefix(f"{street} "), postcode_line(address)] for address in group
        ]
        side = "even" if is_even else "oneven"
        sides.append({"name": f"{street}, {side} nummers ({len(rows)})", "rows": rows})
    return sides


def _csv(ordered: Sequence[DeliveryAddress]) -> str:
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER)
    for address in ordered:
        values = (
            address.bag_id,
            address.street,
            address.house_number,
            address.house_letter,
            address.addition,
            address.postcode,
            address.place,
        )
        writer.writerow(_harmless(str(value)) for value in values)
    return out.getvalue()


def count_addresses(content: bytes) -> int:
    """How many addresses a delivery list holds, as it was kept in the register."""
    lines = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    return sum(1 for _ in lines) - 1


def _harmless(value: str) -> str:
    """A value that a spreadsheet cannot take for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
