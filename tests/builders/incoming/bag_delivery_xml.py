"""The XML of a delivery as long and as full as Kadaster writes it, of invented objects.

Unlike `bag_files`, which leaves out what no address needs: here each occurrence has its documents,
moments of registration, domains and geometry, so that it costs what a real one costs to read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CODE = "0999"
DAY = "15092026"
_LVBAG = "www.kadaster.nl/schemas/lvbag"
_XMLNS = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "DatatypenNEN3610": f"{_LVBAG}/imbag/datatypennen3610/v20200601",
        "Objecten": f"{_LVBAG}/imbag/objecten/v20200601",
        "gml": "http://www.opengis.net/gml/3.2",
        "Historie": f"{_LVBAG}/imbag/historie/v20200601",
        "Objecten-ref": f"{_LVBAG}/imbag/objecten-ref/v20200601",
        "nen5825": f"{_LVBAG}/imbag/nen5825/v20200601",
        "KenmerkInOnderzoek": f"{_LVBAG}/imbag/kenmerkinonderzoek/v20200601",
        "selecties-extract": f"http://{_LVBAG}/extract-selecties/v20200601",
        "sl-bag-extract": f"http://{_LVBAG}/extract-deelbestand-lvc/v20200601",
        "sl": "http://www.kadaster.nl/schemas/standlevering-generiek/1.0",
        "gwr-bestand": f"{_LVBAG}/gem-wpl-rel/gwr-deelbestand-lvc/v20200601",
        "gwr-product": f"{_LVBAG}/gem-wpl-rel/gwr-producten-lvc/v20200601",
        "bagtypes": f"{_LVBAG}/gem-wpl-rel/bag-types/v20200601",
        "xb": f"http://{_LVBAG}/extract-levering/v20200601",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class Spell:
    """One occurrence: when it was true, its status, and whether it was taken back."""

    begin: str
    status: str
    end: str = ""
    dead: str = ""
    """The element that says that it was never true: tijdstipInactief, tijdstipNietBagLV."""


def occurrence(number: int, spell: Spell) -> str:
    """The element voorkomen."""
    end = f"<Historie:eindGeldigheid>{spell.end}</Historie:eindGeldigheid>" if spell.end else ""
    end_registered = end_lv = ""
    if spell.end:
        end_registered = (
            f"<Historie:eindRegistratie>{spell.end}T15:18:40.000</Historie:eindRegistratie>"
        )
        end_lv = (
            f"<Historie:tijdstipEindRegistratieLV>{spell.end}T15:30:56.227"
            "</Historie:tijdstipEindRegistratieLV>"
        )
    dead = f"<Historie:{spell.dead}>2016-01-04T15:24:37.492</Historie:{spell.dead}>"
    dead = dead if spell.dead else ""
    in_lv = spell.dead.endswith("LV")
    return (
        "<Objecten:voorkomen><Historie:Voorkomen>"
        f"<Historie:voorkomenidentificatie>{number}</Historie:voorkomenidentificatie>"
        f"<Historie:beginGeldigheid>{spell.begin}</Historie:beginGeldigheid>{end}"
        f"<Historie:tijdstipRegistratie>{spell.begin}T10:57:31.000"
        f"</Historie:tijdstipRegistratie>{end_registered}{'' if in_lv else dead}"
        "<Historie:BeschikbaarLV>"
        f"<Historie:tijdstipRegistratieLV>{spell.begin}T11:01:53.939"
        f"</Historie:tijdstipRegistratieLV>{end_lv}{dead if in_lv else ''}"
        "</Historie:BeschikbaarLV></Historie:Voorkomen></Objecten:voorkomen>"
    )


def ref(kind: str, identification: str) -> str:
    """A reference to another object."""
    return (
        f'<Objecten-ref:{kind}Ref domein="NL.IMBAG.{kind}">{identification}'
        f"</Objecten-ref:{kind}Ref>"
    )


def identified(kind: str, identification: str) -> str:
    """The number of the object itself."""
    return (
        f'<Objecten:identificatie domein="NL.IMBAG.{kind}">{identification}'
        "</Objecten:identificatie>"
    )


def decided(spell: Spell) -> str:
    """The status and the document in which it was decided."""
    return (
        f"<Objecten:status>{spell.status}</Objecten:status>"
        "<Objecten:geconstateerd>N</Objecten:geconstateerd>"
        f"<Objecten:documentdatum>{spell.begin}</Objecten:documentdatum>"
        "<Objecten:documentnummer>VERZONNEN/2010-0004</Objecten:documentnummer>"
    )


def point(identification: str, x: float, y: float) -> str:
    """A place with its height, which is always 0."""
    return (
        "<Objecten:geometrie><Objecten:punt>"
        '<gml:Point srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="3" '
        f'gml:id="P{identification}">'
        f"<gml:pos>{x:.3f} {y:.3f} 0.0</gml:pos></gml:Point></Objecten:punt></Objecten:geometrie>"
    )


def area(rings: Sequence[str], dimension: int = 2, around: str = "") -> str:
    """A polygon; the rings after the first are holes. `around` is the element vlak of a home."""
    ring = [
        f'<gml:LinearRing><gml:posList count="{len(positions.split()) // dimension}">{positions}'
        "</gml:posList></gml:LinearRing>"
        for positions in rings
    ]
    holes = "".join(f"<gml:interior>{hole}</gml:interior>" for hole in ring[1:])
    polygon = (
        f'<gml:Polygon srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="{dimension}">'
        f"<gml:exterior>{ring[0]}</gml:exterior>{holes}</gml:Polygon>"
    )
    inner = f"<Objecten:{around}>{polygon}</Objecten:{around}>" if around else polygon
    return f"<Objecten:geometrie>{inner}</Objecten:geometrie>"


def in_lies(place: str) -> str:
    """The woonplaats in which an object lies, if it says so."""
    return f"<Objecten:ligtIn>{ref('Woonplaats', place)}</Objecten:ligtIn>" if place else ""


def stands(items: Sequence[str], kind: str, code: str) -> Iterator[str]:
    """The XML files of one kind, of ten thousand objects each; one when there are none."""
    for start in range(0, max(len(items), 1), 10_000):
        yield _stand("".join(items[start : start + 10_000]), kind, code)


def stand(item: str, wrapper: str = "bagObject") -> str:
    """One object as it stands in a file."""
    return f"<sl:stand><sl-bag-extract:{wrapper}>{item}</sl-bag-extract:{wrapper}></sl:stand>"


def _stand(items: str, kind: str, code: str) -> str:
    return (
        f"{_HEAD}<sl-bag-extract:bagStand {_XMLNS}>\n  <sl-bag-extract:bagInfo>{_area_of(code)}"
        "<selecties-extract:LVC-Extract><selecties-extract:StandTechnischeDatum>2026-09-15"
        "</selecties-extract:StandTechnischeDatum></selecties-extract:LVC-Extract>"
        "</sl-bag-extract:bagInfo>\n  <sl:standBestand><sl:dataset>LVBAG</sl:dataset><sl:inhoud>"
        "<sl:gebied>GEMEENTE</sl:gebied><sl:leveringsId>0000000001</sl:leveringsId>"
        f"<sl:objectTypen><sl:objectType>{kind}</sl:objectType></sl:objectTypen></sl:inhoud>"
        f"{items}</sl:standBestand>\n</sl-bag-extract:bagStand>\n"
    )


def _area_of(code: str) -> str:
    return (
        "<selecties-extract:Gebied-Registratief><selecties-extract:Gebied-GEM>"
        "<selecties-extract:GemeenteCollectie><selecties-extract:Gemeente>"
        f"<selecties-extract:GemeenteIdentificatie>{code}"
        "</selecties-extract:GemeenteIdentificatie></selecties-extract:Gemeente>"
        "</selecties-extract:GemeenteCollectie></selecties-extract:Gebied-GEM>"
        "</selecties-extract:Gebied-Registratief>"
    )


def delivery_document(code: str) -> str:
    """Leveringsdocument-BAG-Extract.xml: what was ordered."""
    return (
        f"{_HEAD}<xb:BAG-Extract-Levering {_XMLNS}><xb:SelectieGegevens>"
        "<selecties-extract:LVC-Extract><selecties-extract:StandTechnischeDatum>2026-09-15"
        "</selecties-extract:StandTechnischeDatum></selecties-extract:LVC-Extract>"
        f"{_area_of(code)}</xb:SelectieGegevens></xb:BAG-Extract-Levering>"
    )


def relations(lies_in: Sequence[tuple[str, str, str, str, str]]) -> str:
    """GEM-WPL-RELATIE: woonplaats, municipality, first day, first day after, status."""
    return (
        f"{_HEAD}<!-- Geen officieel product -->"
        f"<gwr-bestand:BAG-GWR-Deelbestand-LVC {_XMLNS}><gwr-bestand:Product>"
        "<gwr-product:GemeenteWoonplaatsRelatieProduct>"
        f"{''.join(_relation(*relation) for relation in lies_in)}"
        "</gwr-product:GemeenteWoonplaatsRelatieProduct></gwr-bestand:Product>"
        "</gwr-bestand:BAG-GWR-Deelbestand-LVC>"
    )


def _relation(place: str, code: str, begin: str, end: str, status: str) -> str:
    tag = "einddatumTijdvakGeldigheid"
    until = f"<bagtypes:{tag}>{end}</bagtypes:{tag}>" if end else ""
    return (
        "<gwr-product:GemeenteWoonplaatsRelatie><gwr-product:tijdvakgeldigheid>"
        f"<bagtypes:begindatumTijdvakGeldigheid>{begin}</bagtypes:begindatumTijdvakGeldigheid>"
        f"{until}</gwr-product:tijdvakgeldigheid><gwr-product:gerelateerdeWoonplaats>"
        f"<gwr-product:identificatie>{place}</gwr-product:identificatie>"
        "</gwr-product:gerelateerdeWoonplaats><gwr-product:gerelateerdeGemeente>"
        f"<gwr-product:identificatie>{code}</gwr-product:identificatie>"
        "</gwr-product:gerelateerdeGemeente>"
        f"<gwr-product:status>{status}</gwr-product:status>"
        "</gwr-product:GemeenteWoonplaatsRelatie>"
    )


def research(identification: str) -> str:
    """One trait of a home that is in research; the home itself stands among the others."""
    prefix = "KenmerkInOnderzoek"
    return (
        f"<{prefix}:KenmerkVerblijfsobjectInOnderzoek><{prefix}:kenmerk>gebruiksdoel"
        f"</{prefix}:kenmerk><{prefix}:identificatieVanVerblijfsobject "
        f'domein="NL.IMBAG.Verblijfsobject">{identification}'
        f"</{prefix}:identificatieVanVerblijfsobject><{prefix}:inOnderzoek>J"
        f"</{prefix}:inOnderzoek></{prefix}:KenmerkVerblijfsobjectInOnderzoek>"
    )
