"""The objects in one XML file of a BAG extract (LVBAG), read as a stream."""

from collections.abc import Iterator

from lxml import etree

from models.common.progress import track
from tasks.imports.bag_limits import Metered

RELATION = "GEM-WPL-RELATIE"
"""The file that says which woonplaats lies in which municipality."""
KINDS = {
    "WPL": "Woonplaats",
    "OPR": "OpenbareRuimte",
    "NUM": "Nummeraanduiding",
    "VBO": "Verblijfsobject",
    "LIG": "Ligplaats",
    "STA": "Standplaats",
    RELATION: "GemeenteWoonplaatsRelatie",
}
"""Kinds of file that an address needs, and the element that each of their objects is."""
OTHER_KINDS = ("PND",)
MUTATION = (
    "dit is een mutatielevering: alleen wat in een tijdvak is gewijzigd; bestel bij het Kadaster "
    "de volledige stand van één gemeente (BAG 2.0 Extract)"
)

_ROOTS = ("bagStand", "BAG-GWR-Deelbestand-LVC")
_MUTATION_ROOT = "bagMutaties"
_OLD_ROOT = "BAG-Extract-Deelbestand-LVC"


class NoStandError(Exception):
    """Raised when an XML file is not the kind of LVBAG file that its name says."""


class MutationError(Exception):
    """Raised when an XML file tells changes instead of what there is."""


def objects_in(source: Metered, kind: str) -> Iterator[etree._Element]:
    """Each object of the file; an element holds good until the next one is asked for.

    Entities, DTD and network stay shut, and depth, text and names have the limits of libxml2.
    """
    around = KINDS[kind] if kind == RELATION else "stand"
    context = etree.iterparse(
        source,
        events=("end",),
        tag=[f"{{*}}{around}", "{*}objectType"],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    is_first = True
    for _, element in track(context, f"Objecten {kind} lezen"):
        if is_first:
            _judge(element.getroottree())
            is_first = False
        if element.tag.endswith("}objectType"):
            _refuse_other_kind(element.text, kind)
        else:
            yield _object_in(element, kind)
        source.object_done()
        _forget(element)
    _judge(context.root.getroottree())


def _judge(tree: etree._ElementTree) -> None:
    if tree.docinfo.internalDTD is not None:
        raise NoStandError("een DOCTYPE is niet toegestaan")
    name = etree.QName(tree.getroot()).localname
    if name == _MUTATION_ROOT:
        raise MutationError
    if name == _OLD_ROOT:
        raise NoStandError("dit is een extract in de oude vorm (BAG 1.0); bestel BAG 2.0 Extract")
    if name not in _ROOTS:
        raise NoStandError("dit is geen standbestand van de BAG (LVBAG 2.0)")


def _refuse_other_kind(found: str | None, kind: str) -> None:
    if found != kind:
        known = found if found in (*KINDS, *OTHER_KINDS) else "iets anders"
        raise NoStandError(f"de inhoud is {known}, niet {kind}")


def _object_in(element: etree._Element, kind: str) -> etree._Element:
    """The object in its envelope (stand, bagObject); the relation has no envelope."""
    if kind == RELATION:
        return element
    item = element[0][0] if len(element) and len(element[0]) else element
    if not item.tag.endswith("}" + KINDS[kind]):
        raise NoStandError(f"de inhoud is iets anders, niet {kind}")
    return item


def _forget(element: etree._Element) -> None:
    """Drop what was read: the element itself and all that stands before it in the tree."""
    element.clear()
    node: etree._Element | None = element
    while node is not None:
        parent = node.getparent()
        while parent is not None and node.getprevious() is not None:
            del parent[0]
        node = parent
