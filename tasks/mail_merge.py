"""One letter for many letterboxes: the finished pages, stamped with each address.

Typesetting each letter anew costs ten times more time and memory. So Typst makes the letter once
and the addresses once, and here each address page gets the letter under it. The structure tree is
copied for each letter, because plain page copying loses it and with it PDF/UA-1 (ISO 14289-1, 7.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

PREFIX = "L"
"""Put before the resource names of the letter, so that they do not meet those of the address."""
KEPT = ("/S", "/Type", "/A", "/Alt", "/ActualText", "/T", "/Lang", "/E")
NAMING = {"Tf", "cs", "CS", "scn", "SCN", "gs", "Do", "sh"}
"""Operators whose operand may be the name of a resource."""


class MergeError(ValueError):
    """Raised when a letter holds what cannot be copied, such as a link."""


@dataclass(frozen=True)
class _Element:
    """A structure element of the letter, read once and copied for each address."""

    values: dict[str, Any]
    page: int
    """Which page of the letter its marked content is on."""
    kids: "tuple[int | _Element, ...]"
    """Numbers of marked content, and inner elements."""


def stamp_addresses(letter: bytes, addresses: bytes) -> bytes:
    """The letter once for each page of `addresses`, as one PDF with the metadata of `addresses`.

    Both come from `to_pdf`; a page of `addresses` holds one address and nothing else. Raises
    MergeError.
    """
    with Pdf.open(BytesIO(letter)) as source, Pdf.open(BytesIO(addresses)) as target:
        _Stamp(source, target).run()
        out = BytesIO()
        target.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


class _Stamp:
    def __init__(self, source: Pdf, target: Pdf) -> None:
        self.source, self.target = source, target
        self.tree = target.Root.StructTreeRoot
        self.owners = [list(owners) for _, owners in sorted(NumberTree(self.tree.ParentTree).items())]
        self.shift = max(map(len, self.owners))
        """The marked content of the letter is numbered on from that of the address."""
        self.letter = [page.obj for page in source.pages]
        self.counts = [
            len(owners)
            for _, owners in sorted(NumberTree(source.Root.StructTreeRoot.ParentTree).items())
        ]
        self.contents = [self._content(page) for page in self.letter]
        self.resources = [self._renamed(page) for page in self.letter]
        self.elements = self._read(source.Root.StructTreeRoot.K[0])
        self._add_roles(source.Root.StructTreeRoot)

    def run(self) -> None:
        """Put the letter under each address."""
        document = self.tree.K[0]
        address_elements = list(document.K)
        address_pages = [page.obj for page in self.target.pages]
        first = self._joined(address_pages[0].Resources)
        kids, sheets, parents = [], [], []
        for page, element, owners in zip(address_pages, address_elements, self.owners, strict=True):
            page.Resources = first
            page.Contents = Array([page.Contents, self.contents[0]])
            new = [page, *self._further_pages(page)]
            slots = [[None] * (self.shift + count) for count in self.counts]
            slots[0][: len(owners)] = owners
            kids += [element, *(self._copy(part, document, new, slots) for part in self.elements)]
            for sheet, filled in zip(new, slots, strict=True):
                sheet.StructParents = len(sheets)
                parents += [len(sheets), self.target.make_indirect(Array(filled))]
                sheets.append(sheet)
        document.K = Array(kids)
        self.tree.ParentTree = self.target.make_indirect(Dictionary(Nums=Array(parents)))
        self.tree.ParentTreeNextKey = len(sheets)
        self.target.Root.Pages.Kids = Array(sheets)
        self.target.Root.Pages.Count = len(sheets)

    def _further_pages(self, page: Object) -> list[Object]:
        """The second page of the letter and so on, which carry no address."""
        return [
            self.target.make_indirect(
                Dictionary(
                    Type=Name.Page,
                    Parent=page.Parent,
                    MediaBox=page.MediaBox,
                    Tabs=Name.S,
                    Resources=resources,
                    Contents=content,
                )
            )
            for resources, content in zip(self.resources[1:], self.contents[1:], strict=True)
        ]

    def _copy(
        self,
        element: _Element,
        parent: Object,
        sheets: Sequence[Object],
        slots: Sequence[list[Object | None]],
    ) -> Object:
        made = self.target.make_indirect(Dictionary(element.values))
        made.P = parent
        if element.page >= 0:
            made.Pg = sheets[element.page]
        kids = []
        for kid in element.kids:
            if isinstance(kid, int):
                slots[element.page][kid] = made
                kids.append(kid)
            else:
                kids.append(self._copy(kid, made, sheets, slots))
        made.K = Array(kids)
        return made

    def _read(self, parent: Object) -> tuple[_Element, ...]:
        return tuple(self._element(kid) for kid in parent.K)

    def _element(self, source: Object) -> _Element:
        kids: list[int | _Element] = []
        page = self._page_number(source.Pg) if "/Pg" in source else -1
        for kid in source.K:
            if isinstance(kid, int):
                kids.append(kid + self.shift)
            elif kid.get("/Type") == Name.StructElem:
                kids.append(self._element(kid))
            else:
                raise MergeError(f"Een brief voor de postbezorging kan geen {kid.Type} bevatten.")
        return _Element(self._values(source), page, tuple(kids))

    def _values(self, element: Object) -> dict[str, Any]:
        """What a copy keeps; without Headers, which need a unique ID (Scope remains)."""
        kept = {key: element[key] for key in KEPT if key in element}
        values = dict(self.target.copy_foreign(self.source.make_indirect(Dictionary(kept))))
        for part in values.get("/A", ()):
            if "/Headers" in part:
                del part["/Headers"]
        return values

    def _page_number(self, page: Object) -> int:
        return next(
            number for number, own in enumerate(self.letter) if own.objgen == page.objgen
        )

    def _content(self, page: Object) -> Object:
        """The drawing of a page, with its resources renamed and its marked content renumbered."""
        instructions = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in NAMING:
                operands = [_renamed(operand) for operand in operands]
            elif name == "BDC" and "/MCID" in operands[1]:
                operands[1].MCID = int(operands[1].MCID) + self.shift
            instructions.append((operands, operator))
        return self.target.make_stream(pikepdf.unparse_content_stream(instructions))

    def _renamed(self, page: Object) -> Object:
        """The resources of a page of the letter, under their new names."""
        own = self.target.copy_foreign(page.Resources)
        return Dictionary({
            category: Dictionary({str(_renamed(Name(name))): item for name, item in items.items()})
            for category, items in own.items()
            if isinstance(items, Dictionary)
        })

    def _joined(self, resources: Object) -> Object:
        joined = Dictionary(resources)
        for category, items in self.resources[0].items():
            joined[category] = Dictionary({**dict(joined.get(category, {})), **dict(items)})
        return self.target.make_indirect(joined)

    def _add_roles(self, tree: Object) -> None:
        for role, standard in tree.get("/RoleMap", Dictionary()).items():
            self.tree.RoleMap[role] = Name(str(standard))


def _renamed(operand: Any) -> Any:
    return Name(f"/{PREFIX}{str(operand)[1:]}") if isinstance(operand, Name) else operand
