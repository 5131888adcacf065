"""One letter for many letterboxes: the finished pages, stamped with each address.

Typesetting each letter anew costs four times more time and memory. So Typst makes the letter once
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
"""What a copied structure element keeps, besides its place in the tree."""
NAMING = {"Tf", "cs", "CS", "scn", "SCN", "gs", "Do", "sh"}
"""Operators whose operand may be the name of a resource."""


class MergeError(ValueError):
    """Raised when a letter holds what cannot be copied, such as a link."""


@dataclass(frozen=True)
class _Element:
    """A structure element of the letter, read once and copied for each address."""

    values: dict[str, Any]
    page: int | None
    """Which page of the letter its marked content is on."""
    kids: "tuple[int | _Element, ...]"
    """Numbers of marked content, and inner elements."""


@dataclass(frozen=True)
class _Sheets:
    """The pages of one copied letter, and who owns the marked content on each."""

    pages: list[Object]
    owners: list[list[Object | None]]


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
        self.owners = _owners(target)
        self.shift = max(map(len, self.owners))
        """The marked content of the letter is numbered on from that of the address."""
        self.counts = [self.shift + len(owners) for owners in _owners(source)]
        self.letter = [page.obj for page in source.pages]
        self.contents = [self._content(page) for page in source.pages]
        self.resources = [self._resources(page) for page in self.letter]
        self.elements = self._read_kids(source.Root.StructTreeRoot.K[0])

    def run(self) -> None:
        """Put the letter under each address."""
        tree = self.target.Root.StructTreeRoot
        document = tree.K[0]
        pages = [page.obj for page in self.target.pages]
        resources = self._joined(pages[0].Resources)
        kids: list[int | Object] = []
        copies: list[_Sheets] = []
        for page, address, owners in zip(pages, _kids(document), self.owners, strict=True):
            page.Resources = resources
            page.Contents = Array([page.Contents, self.contents[0]])
            sheets = self._sheets(page, owners)
            kids += [address, *self._copies(self.elements, document, sheets)]
            copies.append(sheets)
        document.K = Array(kids)
        self._number(tree, copies)
        roles = self.source.Root.StructTreeRoot.RoleMap
        tree.RoleMap = Dictionary({role: Name(str(name)) for role, name in roles.items()})

    def _number(self, tree: Object, copies: Sequence[_Sheets]) -> None:
        """Order all pages, and tell for each who owns its marked content."""
        pages = [page for sheets in copies for page in sheets.pages]
        owners = [owned for sheets in copies for owned in sheets.owners]
        numbers = Array()
        for number, (page, owned) in enumerate(zip(pages, owners, strict=True)):
            page.StructParents = number
            numbers.append(number)
            numbers.append(self.target.make_indirect(Array(owned)))
        tree.ParentTree = self.target.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(pages)
        # Set at once: adding page by page takes time that grows with the square.
        self.target.Root.Pages.Kids = Array(pages)
        self.target.Root.Pages.Count = len(pages)

    def _sheets(self, page: Object, address_owners: Sequence[Object | None]) -> _Sheets:
        """The page with the address, and the further pages of the letter."""
        owners: list[list[Object | None]] = [[None] * count for count in self.counts]
        owners[0][: len(address_owners)] = address_owners
        further = zip(self.resources[1:], self.contents[1:], strict=True)
        return _Sheets(
            [page, *(self._further(page, own, content) for own, content in further)], owners
        )

    def _further(self, page: Object, resources: Object, content: Object) -> Object:
        return self.target.make_indirect(
            Dictionary(
                Type=Name.Page,
                Parent=page.Parent,
                MediaBox=page.MediaBox,
                Tabs=Name.S,
                Resources=resources,
                Contents=content,
            )
        )

    def _copy(self, element: _Element, parent: Object, sheets: _Sheets) -> Object:
        made = self.target.make_indirect(Dictionary(element.values))
        made.P = parent
        if element.page is not None:
            made.Pg = sheets.pages[element.page]
            for kid in element.kids:
                if isinstance(kid, int):
                    sheets.owners[element.page][kid] = made
        made.K = Array(self._copies(element.kids, made, sheets))
        return made

    def _copies(
        self, kids: Sequence[int | _Element], parent: Object, sheets: _Sheets
    ) -> list[int | Object]:
        return [kid if isinstance(kid, int) else self._copy(kid, parent, sheets) for kid in kids]

    def _read(self, element: Object) -> _Element:
        page = self._page_number(element.Pg) if "/Pg" in element else None
        return _Element(self._values(element), page, tuple(self._read_kids(element)))

    def _read_kids(self, element: Object) -> list["int | _Element"]:
        """The kids, without the bare groups (Div) that only the layout needed."""
        kids: list[int | _Element] = []
        for kid in _kids(element):
            if isinstance(kid, int):
                kids.append(kid + self.shift)
            elif kid.get("/Type") != Name.StructElem:
                raise MergeError(f"Een brief voor vele adressen kan geen {kid.Type} bevatten.")
            elif str(kid.S) == "/Div" and not {"/Pg", "/A"} & set(kid.keys()):
                kids += self._read_kids(kid)
            else:
                kids.append(self._read(kid))
        return kids

    def _values(self, element: Object) -> dict[str, Any]:
        """What a copy keeps; without Headers, which need a unique ID (Scope remains)."""
        kept = {key: element[key] for key in KEPT if key in element}
        values = self.target.copy_foreign(self.source.make_indirect(Dictionary(kept)))
        for part in values.get("/A", Array()):
            if "/Headers" in part:
                del part["/Headers"]
        return {key: values[key] for key in values.keys()}  # noqa: SIM118 a PDF dictionary

    def _page_number(self, page: Object) -> int:
        return [own.objgen for own in self.letter].index(page.objgen)

    def _content(self, page: pikepdf.Page) -> Object:
        """The drawing of a page, with its resources renamed and its marked content renumbered."""
        changed = []
        for instruction in pikepdf.parse_content_stream(page):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in NAMING:
                operands = [_renamed(part) if isinstance(part, Name) else part for part in operands]
            elif name == "BDC" and "/MCID" in operands[1]:
                operands[1].MCID = int(operands[1].MCID) + self.shift
            changed.append((operands, instruction.operator))
        return self.target.make_stream(pikepdf.unparse_content_stream(changed))

    def _resources(self, page: Object) -> Object:
        """The resources of a page of the letter, under their new names."""
        own = self.target.copy_foreign(page.Resources)
        renamed = Dictionary()
        for category, items in own.items():
            if isinstance(items, Dictionary):
                named = {str(_renamed(Name(name))): item for name, item in items.items()}
                renamed[category] = Dictionary(named)
        return self.target.make_indirect(renamed)

    def _joined(self, resources: Object) -> Object:
        """The resources of an address page with those of the first page of the letter."""
        joined = Dictionary()
        for category in [*resources.keys(), *self.resources[0].keys()]:
            items = [
                part[category].items()
                for part in (resources, self.resources[0])
                if isinstance(part.get(category), Dictionary)
            ]
            joined[category] = Dictionary({name: item for part in items for name, item in part})
        return self.target.make_indirect(joined)


def _owners(pdf: Pdf) -> list[list[Object | None]]:
    """For each page the elements that own its marked content."""
    tree = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return [list(owners) for _, owners in sorted(tree.items())]


def _kids(element: Object) -> list[Any]:
    return list(element.K)


def _renamed(name: Name) -> Name:
    return Name(f"/{PREFIX}{str(name)[1:]}")
