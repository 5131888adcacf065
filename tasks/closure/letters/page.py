"""The page of a formal letter: head, address, numbers of the case, signature, and the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.closure.letter_views import AddressedLetter
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import Node, RenderedFile, to_pdf

LAYOUT = "legal_letter"
DRAFT_FOOT = ". Concept: niet versturen."


@dataclass(frozen=True)
class Page:
    """What stands where; all of it is parsed text but the name and the title."""

    name: str
    """Of the file."""
    title: str
    body: Sequence[Node]
    meta: Sequence[Node]
    signature: Sequence[Node]
    copies: Sequence[Node] = ()
    sign_lines: Sequence[str] = ()
    """Who signs on paper, a line each: of a form that is no letter."""
    draft_box: Sequence[Node] = ()
    """Why it may not leave yet; empty when it may."""


def with_shares(nodes: Sequence[Node], shares: Mapping[int, Sequence[int]]) -> list[Node]:
    """Each table as wide as its contents ask: the shares of its columns, by their number."""
    return [_shared(node, shares) if node["type"] == "table" else node for node in nodes]


def _shared(table: Node, shares: Mapping[int, Sequence[int]]) -> Node:
    columns = len(table["children"][0]["children"][0]["children"])
    return table | {"shares": shares[columns]} if columns in shares else table


def lay_out(letter: AddressedLetter, page: Page) -> RenderedFile:
    """The letter as a PDF, in the house style of its municipality."""
    house_style = house_style_of(letter.folder)
    data = {
        "recipient": [letter.addressee, *letter.addressee_lines],
        "sender": f"Gemeente {letter.municipality}, {house_style.postal_address}",
        "foot": f"Zaaknummer {letter.reference}{DRAFT_FOOT if page.draft_box else ''}",
        "meta": page.meta,
        "draft_box": page.draft_box,
        "signature": page.signature,
        "copies": page.copies,
        "sign_lines": page.sign_lines,
    }
    content = to_pdf(LAYOUT, page.title, page.body, data, house_style, letter.sent_on)
    return RenderedFile(page.name, "application/pdf", content)
