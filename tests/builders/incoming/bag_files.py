"""Small BAG 2.0 extracts (zip of zips of LVBAG XML) of an invented municipality, for tests."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

CODE = "0999"
OTHER_CODE = "0998"
PLACE = "9001"
OTHER_PLACE = "9002"
STREET = "0999300000000001"
MADE = "15092026"

_LVBAG = "www.kadaster.nl/schemas/lvbag"
_NAMESPACES = {
    "Objecten": f"{_LVBAG}/imbag/objecten/v20200601",
    "Objecten-ref": f"{_LVBAG}/imbag/objecten-ref/v20200601",
    "Historie": f"{_LVBAG}/imbag/historie/v20200601",
    "nen5825": f"{_LVBAG}/imbag/nen5825/v20200601",
    "gml": "http://www.opengis.net/gml/3.2",
    "sl": "http://www.kadaster.nl/schemas/standlevering-generiek/1.0",
    "sl-bag-extract": "http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601",
    "gwr-bestand": f"{_LVBAG}/gem-wpl-rel/gwr-deelbestand-lvc/v20200601",
    "gwr-product": f"{_LVBAG}/gem-wpl-rel/gwr-producten-lvc/v20200601",
    "bagtypes": f"{_LVBAG}/gem-wpl-rel/bag-types/v20200601",
}
_XMLNS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())


def _zip_name(kind: str) -> str:
    return f"{kind}-{MADE}.zip" if kind == "GEM-WPL-RELATIE" else f"{CODE}{kind}{MADE}.zip"


def _object(kind: str, content: str) -> str:
    return f"<Objecten:{kind}>{content}</Objecten:{kind}>"


def _leaf(name: str, text: str) -> str:
    return f"<Objecten:{name}>{text}</Objecten:{name}>" if text else ""


def _ref(kind: str, identification: str) -> str:
    return f"<Objecten-ref:{kind}Ref>{identification}</Objecten-ref:{kind}Ref>"


def _lies_in(identification: str) -> str:
    if not identification:
        return ""
    return f"<Objecten:ligtIn>{_ref('Woonplaats', identification)}</Objecten:ligtIn>"


def _polygon(positions: str, dimension: int = 2) -> str:
    return (
        f'<gml:Polygon srsDimension="{dimension}"><gml:exterior><gml:LinearRing>'
        f"<gml:posList>{positions}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
    )


@dataclass(frozen=True)
class Life:
    """One occurrence: its days and its number; `dead` names a field that withdraws it."""

    begin: str = "2010-01-01"
    end: str = ""
    number: int = 1
    dead: str = ""

    def xml(self) -> str:
        """The element voorkomen."""
        end = f"<Historie:eindGeldigheid>{self.end}</Historie:eindGeldigheid>" if self.end else ""
        moment = "2012-04-19T17:11:30.432"
        dead = f"<Historie:{self.dead}>{moment}</Historie:{self.dead}>" if self.dead else ""
        lv = self.dead.endswith("LV")
        return (
            "<Objecten:voorkomen><Historie:Voorkomen>"
            f"<Historie:voorkomenidentificatie>{self.number}</Historie:voorkomenidentificatie>"
            f"<Historie:beginGeldigheid>{self.begin}</Historie:beginGeldigheid>{end}"
            "<Historie:tijdstipRegistratie>2010-12-15T10:57:31.000</Historie:tijdstipRegistratie>"
            f"{'' if lv else dead}<Historie:BeschikbaarLV>{dead if lv else ''}"
            "</Historie:BeschikbaarLV></Historie:Voorkomen></Objecten:voorkomen>"
        )


ALWAYS = Life()


def number_id(number: int, code: str = CODE) -> str:
    """Identification of an invented nummeraanduiding."""
    return f"{code}20{number:010}"


def place(identification: str = PLACE, name: str = "Verzonnendorp", life: Life = ALWAYS) -> str:
    """A woonplaats."""
    area = "200000 440000 210000 440000 210000 450000 200000 440000"
    return _object(
        "Woonplaats",
        f"{_leaf('identificatie', identification)}{_leaf('naam', name)}"
        f"<Objecten:geometrie><Objecten:vlak>{_polygon(area)}</Objecten:vlak></Objecten:geometrie>"
        f"{_leaf('status', 'Woonplaats aangewezen')}{life.xml()}",
    )


def street(
    identification: str = STREET,
    name: str = "Voorbeeldstraat",
    in_place: str = PLACE,
    life: Life = ALWAYS,
) -> str:
    """An openbare ruimte, with a short name that is not the name."""
    short = "<nen5825:verkorteNaam>Vbstr</nen5825:verkorteNaam>"
    return _object(
        "OpenbareRuimte",
        f"{_leaf('identificatie', identification)}{_leaf('naam', name)}"
        f"{_leaf('status', 'Naamgeving uitgegeven')}{_lies_in(in_place)}{life.xml()}"
        f"<Objecten:verkorteNaam>{short}</Objecten:verkorteNaam>",
    )


@dataclass(frozen=True)
class Number:
    """A nummeraanduiding; `place` only when it differs from that of its street."""

    number: int = 1
    house_number: str = "1"
    letter: str = ""
    addition: str = ""
    postcode: str = "9999ZZ"
    street: str = STREET
    place: str = ""
    status: str = "Naamgeving uitgegeven"
    life: Life = ALWAYS
    identification: str = ""
    kind: str = ""
    """Of the object that carries it (typeAdresseerbaarObject)."""

    def xml(self) -> str:
        """The element Nummeraanduiding."""
        return _object(
            "Nummeraanduiding",
            f"{_leaf('identificatie', self.identification or number_id(self.number))}"
            f"{_leaf('huisnummer', self.house_number)}{_leaf('huisletter', self.letter)}"
            f"{_leaf('huisnummertoevoeging', self.addition)}{_leaf('postcode', self.postcode)}"
            f"{_leaf('typeAdresseerbaarObject', self.kind)}"
            f"{_leaf('status', self.status)}{self.life.xml()}{_lies_in(self.place)}"
            f"<Objecten:ligtAan>{_ref('OpenbareRuimte', self.street)}</Objecten:ligtAan>",
        )


@dataclass(frozen=True)
class Home:
    """An object that carries addresses: Verblijfsobject, Ligplaats or Standplaats."""

    main: int = 1
    others: Sequence[int] = ()
    x: float = 200_010.0
    y: float = 440_010.0
    area: str = ""
    """A gml:posList instead of a point."""
    dimension: int = 2
    kind: str = "Verblijfsobject"
    status: str = "Verblijfsobject in gebruik"
    life: Life = ALWAYS

    def xml(self) -> str:
        """The element of the object."""
        point = (
            f'<gml:Point srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="3">'
            f"<gml:pos>{self.x} {self.y} 0.0</gml:pos></gml:Point>"
        )
        area = _polygon(self.area, self.dimension)
        others = "".join(_ref("Nummeraanduiding", number_id(other)) for other in self.others)
        return _object(
            self.kind,
            f"<Objecten:heeftAlsHoofdadres>{_ref('Nummeraanduiding', number_id(self.main))}"
            f"</Objecten:heeftAlsHoofdadres>{self.life.xml()}"
            f"<Objecten:heeftAlsNevenadres>{others}</Objecten:heeftAlsNevenadres>"
            f"{_leaf('identificatie', f'{CODE}01{self.main:010}')}"
            f"<Objecten:geometrie>{area if self.area else point}</Objecten:geometrie>"
            f"{_leaf('status', self.status)}",
        )


@dataclass(frozen=True)
class Relation:
    """Woonplaats in municipality, from a day on."""

    place: str = PLACE
    municipality: str = CODE
    begin: str = "2010-01-01"
    end: str = ""
    status: str = "definitief"

    def xml(self) -> str:
        """The element GemeenteWoonplaatsRelatie."""
        end = "bagtypes:einddatumTijdvakGeldigheid"
        until = f"<{end}>{self.end}</{end}>" if self.end else ""
        begin = "bagtypes:begindatumTijdvakGeldigheid"
        return (
            "<gwr-product:GemeenteWoonplaatsRelatie><gwr-product:tijdvakgeldigheid>"
            f"<{begin}>{self.begin}</{begin}>{until}"
            "</gwr-product:tijdvakgeldigheid><gwr-product:gerelateerdeWoonplaats>"
            f"<gwr-product:identificatie>{self.place}</gwr-product:identificatie>"
            "</gwr-product:gerelateerdeWoonplaats><gwr-product:gerelateerdeGemeente>"
            f"<gwr-product:identificatie>{self.municipality}</gwr-product:identificatie>"
            "</gwr-product:gerelateerdeGemeente>"
            f"<gwr-product:status>{self.status}</gwr-product:status>"
            "</gwr-product:GemeenteWoonplaatsRelatie>"
        )


@dataclass(frozen=True)
class Extract:
    """What goes into an extract; by default one street with one home."""

    places: Iterable[str] = (place(),)
    streets: Iterable[str] = (street(),)
    numbers: Iterable[Number] = (Number(),)
    homes: Iterable[Home] = (Home(),)
    moorings: Iterable[Home] = ()
    pitches: Iterable[Home] = ()
    relations: Iterable[Relation] = (Relation(),)
    without: Iterable[str] = ()
    """Kinds of file to leave out."""
    replaced: Mapping[str, bytes] = field(default_factory=dict)
    """Kinds of file whose inner zip is these bytes."""

    def write(self, path: Path, *, of_country: bool = False) -> Path:
        """Write what Kadaster delivers (of the country: a zip less) with the junk of a Mac."""
        packed = {
            kind: self.replaced.get(kind) or inner(kind, xml)
            for kind, xml in self._files().items()
            if kind not in self.without
        }
        relations = packed.pop("GEM-WPL-RELATIE", None)
        with ZipFile(path, "w", ZIP_DEFLATED) as outer:
            outer.writestr("Leveringsdocument-BAG-Extract.xml", "<levering/>")
            outer.writestr("__MACOSX/._9999VBO15092026.zip", b"\0\5\26\7junk")
            if relations is not None:
                outer.writestr(_zip_name("GEM-WPL-RELATIE"), relations)
            if of_country:
                _write_kinds(outer, packed, "9999")
            else:
                content = io.BytesIO()
                with ZipFile(content, "w", ZIP_DEFLATED) as municipality:
                    _write_kinds(municipality, packed, CODE)
                outer.writestr(f"{CODE}GEM{MADE}.zip", content.getvalue())
        return path

    def _files(self) -> dict[str, str]:
        objects = {
            "WPL": self.places,
            "OPR": self.streets,
            "NUM": [number.xml() for number in self.numbers],
            "VBO": [home.xml() for home in self.homes],
            "LIG": [home.xml() for home in self.moorings],
            "STA": [home.xml() for home in self.pitches],
        }
        files = {kind: stand(kind, xml) for kind, xml in objects.items()}
        relations = "".join(relation.xml() for relation in self.relations)
        product = "gwr-product:GemeenteWoonplaatsRelatieProduct"
        files["GEM-WPL-RELATIE"] = (
            f"<gwr-bestand:BAG-GWR-Deelbestand-LVC {_XMLNS}><gwr-bestand:Product><{product}>"
            f"{relations}</{product}></gwr-bestand:Product></gwr-bestand:BAG-GWR-Deelbestand-LVC>"
        )
        return files


def _write_kinds(archive: ZipFile, packed: Mapping[str, bytes], code: str) -> None:
    for kind, content in packed.items():
        archive.writestr(f"{code}{kind}{MADE}.zip", content)
    archive.writestr(f"{code}Inactief{MADE}.zip", b"not to be opened")


def inner(kind: str, xml: str) -> bytes:
    """The zip of one kind of file."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_zip_name(kind).replace(".zip", "-000001.xml"), xml)
        archive.writestr(f"__MACOSX/{kind}.xml", b"\0\5\26\7junk")
        archive.writestr(f"._{kind}.xml", b"\0\5\26\7junk")
    return content.getvalue()


def stand(kind: str, objects: Iterable[str], doctype: str = "") -> str:
    """The XML of one kind of file."""
    stands = "".join(
        f"<sl:stand><sl-bag-extract:bagObject>{xml}</sl-bag-extract:bagObject></sl:stand>"
        for xml in objects
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<sl-bag-extract:bagStand {_XMLNS}>'
        f"<sl:standBestand><sl:inhoud><sl:objectTypen><sl:objectType>{kind}</sl:objectType>"
        f"</sl:objectTypen></sl:inhoud>{stands}</sl:standBestand></sl-bag-extract:bagStand>"
    )
