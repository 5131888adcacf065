"""A second reader of BAG deliveries, made in another way, to compare the import with.

It holds everything in memory with the XML reader of the standard library, looks at one day only,
and shares no code with the import: no stream, no spells, no ranks.
"""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

Box = tuple[float, float, float, float]
"""West, south, east and north in RD metres; a point has no width."""
Address = tuple[str, str, str, str, str, str, Box]
"""Street, house number, letter, addition, postcode, place, and where the object lies."""
_REACHED = {
    "Verblijfsobject in gebruik",
    "Verblijfsobject in gebruik (niet ingemeten)",
    "Verbouwing verblijfsobject",
    "Verblijfsobject buiten gebruik",
    "Plaats aangewezen",
}


def oracle(path: Path, code: str, on: date) -> dict[str, Address]:
    """The addresses of the municipality on the day, by the number of the nummeraanduiding."""
    files = dict(_files(path.read_bytes()))
    everything = [item for name, xml in files.items() for item in _objects(name, xml)]
    objects = [item for item in everything if _is_true(item, on.isoformat())]
    named: dict[str, dict[str, Any]] = {}
    for item in sorted(objects, key=lambda item: int(item["voorkomenidentificatie"])):
        named[item["kind"] + item["identificatie"]] = item
    final = _municipalities(files, on.isoformat())
    found: dict[str, Address] = {}
    carriers = [item for item in named.values() if item["status"] in _REACHED]
    for carrier in sorted(carriers, key=lambda item: item["kind"] != "Verblijfsobject"):
        for number in carrier["numbers"]:
            address = _address(named, number, carrier)
            if address and final.get(address[0]) == code:
                found.setdefault(number, address[1])
    return found


def _address(
    named: dict[str, dict[str, Any]], number: str, carrier: dict[str, Any]
) -> tuple[str, Address] | None:
    own = named.get("Nummeraanduiding" + number)
    if own is None or own["status"] != "Naamgeving uitgegeven":
        return None
    street = named["OpenbareRuimte" + own["OpenbareRuimteRef"]]
    place = own.get("WoonplaatsRef") or street["WoonplaatsRef"]
    parts = [own.get(key, "") for key in ("huisnummer", "huisletter", "huisnummertoevoeging")]
    where = named.get("Woonplaats" + place, {"naam": ""})["naam"]
    number, letter, addition = parts
    postcode = own.get("postcode", "")
    return place, (street["naam"], number, letter, addition, postcode, where, carrier["where"])


def _files(content: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    if name.endswith(".xml"):
        yield name, content
    if name and not name.endswith(".zip"):
        return
    if any(part in name for part in ("Inactief", "InOnderzoek", "NietBag", "PND")):
        return
    with ZipFile(io.BytesIO(content)) as archive:
        for inner in archive.namelist():
            if "MACOSX" not in inner and not inner.split("/")[-1].startswith("."):
                yield from _files(archive.read(inner), inner)


def _objects(name: str, xml: bytes) -> Iterator[dict[str, Any]]:
    if "GEM-WPL" in name or "Leveringsdocument" in name:
        return
    for found in ET.fromstring(xml).iter():  # noqa: S314 - made by ourselves
        if not found.tag.endswith("bagObject"):
            continue
        item: dict[str, Any] = {"kind": _local(found[0].tag), "numbers": []}
        for node in found.iter():
            if node.text and node.text.strip():
                item[_local(node.tag)] = node.text.strip()
            if _local(node.tag) == "NummeraanduidingRef" and node.text:
                item["numbers"].append(node.text.strip())
        item["where"] = _where(found)
        yield item


def _where(found: ET.Element) -> Box:
    """The bounding box of the point, or of the outer ring of the area."""
    for node in found.iter("{http://www.opengis.net/gml/3.2}pos"):
        x, y, _ = (float(part) for part in (node.text or "").split())
        return x, y, x, y
    for node in found.iter("{http://www.opengis.net/gml/3.2}Polygon"):
        step = int(node.attrib["srsDimension"])
        outer = next(node.iter("{http://www.opengis.net/gml/3.2}posList"))
        numbers = [float(part) for part in (outer.text or "").split()]
        xs, ys = numbers[::step], numbers[1::step]
        return min(xs), min(ys), max(xs), max(ys)
    return 0.0, 0.0, 0.0, 0.0


def _is_true(item: dict[str, Any], day: str) -> bool:
    dead = {"tijdstipInactief", "tijdstipInactiefLV", "tijdstipNietBagLV"} & item.keys()
    return not dead and item["beginGeldigheid"] <= day < item.get("eindGeldigheid", "9999")


def _municipalities(files: dict[str, bytes], day: str) -> dict[str, str]:
    relations = []
    for name, xml in files.items():
        if "GEM-WPL" not in name:
            continue
        for node in ET.fromstring(xml).iter():  # noqa: S314 - made by ourselves
            if _local(node.tag) != "GemeenteWoonplaatsRelatie":
                continue
            values = [(_local(leaf.tag), (leaf.text or "").strip()) for leaf in node.iter()]
            place, code = (text for tag, text in values if tag == "identificatie")
            fields = dict(values)
            begin = fields["begindatumTijdvakGeldigheid"]
            end = fields.get("einddatumTijdvakGeldigheid", "9999")
            if fields["status"] == "definitief" and begin <= day < end:
                relations.append((begin, place, code))
    return {place: code for _, place, code in sorted(relations)}


def _local(tag: str) -> str:
    return tag.rsplit("}", maxsplit=1)[-1]
