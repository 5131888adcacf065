"""A delivery of one invented municipality in the shape and the size of a real one.

Three levels of zips; occurrences, withdrawn and planned objects, other addresses, berths and
pitches as areas, a home as an area, a neighbour's addresses; and beside them the parts that are
not to be read (Inactief, InOnderzoek, NietBag, PND). The shares are those of a real delivery
(Weesp, 15 October 2021: 2.1 occurrences a home, 1.3 a number, 6 % planned, 4 % withdrawn).
"""

import io
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.builders.incoming import bag_delivery_xml as xml
from tests.builders.incoming.bag_delivery_xml import CODE, DAY, Spell

NAMING, NAMING_ENDED = "Naamgeving uitgegeven", "Naamgeving ingetrokken"
PLANNED, MEASURING = "Verblijfsobject gevormd", "Verblijfsobject in gebruik (niet ingemeten)"
IN_USE, ENDED = "Verblijfsobject in gebruik", "Verblijfsobject ingetrokken"
NEVER_BUILT = "Niet gerealiseerd verblijfsobject"
BERTH, BERTH_ENDED = "Plaats aangewezen", "Plaats ingetrokken"
REACHED = (IN_USE, IN_USE, IN_USE, MEASURING, "Verbouwing verblijfsobject")
PLACES = ("9001", "9002")
NEIGHBOUR, NEIGHBOUR_CODE = "9100", "0998"
PER_STREET = 60
BERTHS_PER_HOMES = 70


class Delivery:
    """Gathers invented objects by kind, and writes them as Kadaster does."""

    def __init__(self, addresses: int, seed: int = 0) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._objects: dict[str, list[str]] = defaultdict(list)
        self._numbers = 0
        self.addresses = 0
        """Those that are in use on the day of the delivery."""
        self._add_places()
        while self.addresses < addresses:
            self._add_home(addresses - self.addresses)
        self._add_what_is_not_read()
        self._add_streets()

    def write(self, path: Path) -> Path:
        """Write the zip in a zip in a zip."""
        content = io.BytesIO()
        with ZipFile(content, "w", ZIP_DEFLATED) as municipality:
            for kind in ("OPR", "STA", "NUM", "WPL", "VBO", "PND", "LIG"):
                packed = _packed(f"{CODE}{kind}{DAY}", kind, self._objects[kind])
                municipality.writestr(f"{CODE}{kind}{DAY}.zip", packed)
            for part, mark in (("Inactief", "IA"), ("InOnderzoek", "IO"), ("NietBag", "NB")):
                municipality.writestr(f"{CODE}{part}{DAY}.zip", self._part(mark))
        with ZipFile(path, "w", ZIP_STORED) as outer:
            outer.writestr("Leveringsdocument-BAG-Extract.xml", xml.delivery_document(CODE))
            outer.writestr(f"{CODE}GEM{DAY}.zip", content.getvalue())
            outer.writestr(f"GEM-WPL-RELATIE-{DAY}.zip", self._relations())
        return path

    def counts(self) -> dict[str, int]:
        """How many occurrences there are of each kind; of the other parts with IA, IO, NB."""
        return {kind: len(items) for kind, items in self._objects.items()}

    def _part(self, mark: str) -> bytes:
        content = io.BytesIO()
        with ZipFile(content, "w", ZIP_DEFLATED) as part:
            for kind in ("VBO", "WPL", "PND", "LIG", "STA", "OPR", "NUM"):
                name = f"{CODE}{mark}{kind}{DAY}"
                part.writestr(f"{name}.zip", _packed(name, kind, self._objects[mark + kind]))
        return content.getvalue()

    def _relations(self) -> bytes:
        far = [
            (f"{1000 + n}", f"{n % 342 + 1:04}", "2010-01-01", "", "definitief")
            for n in range(2_500)
        ]
        ours = [(place, CODE, "2015-01-01", "", "definitief") for place in PLACES]
        before = [(place, "0997", "2009-01-01", "2015-01-01", "definitief") for place in PLACES]
        planned = [(place, "0996", "2026-01-01", "", "voorlopig") for place in PLACES]
        near = [(NEIGHBOUR, NEIGHBOUR_CODE, "2009-01-01", "", "definitief")]
        text = xml.relations([*far, *before, *ours, *planned, *near])
        return _packed_files(f"GEM-WPL-RELATIE-{DAY}", [text])

    def _add(self, kind: str, item: str, wrapper: str = "bagObject") -> None:
        self._objects[kind].append(xml.stand(item, wrapper))

    def _add_places(self) -> None:
        corners = " ".join(f"{200_000 + n}.125 {440_000 + n * n % 977}.5" for n in range(4_000))
        for place, name in zip(PLACES, ("Verzonnendorp", "Bedachtveen"), strict=True):
            spell = Spell("2009-01-01", "Woonplaats aangewezen")
            self._add(
                "WPL",
                f"<Objecten:Woonplaats>{xml.identified('Woonplaats', place)}"
                f"<Objecten:naam>{name}</Objecten:naam>{xml.area([corners], around='vlak')}"
                f"{xml.decided(spell)}{xml.occurrence(1, spell)}</Objecten:Woonplaats>",
            )

    def _street(self) -> str:
        return f"{CODE}30{self._numbers // PER_STREET + 1:010}"

    def _add_streets(self) -> None:
        for number in range(self._numbers // PER_STREET + 1):
            old = Spell("2005-03-01", NAMING, "2018-06-01")
            for place, spell in enumerate((old, Spell("2018-06-01", NAMING)), start=1):
                name = f"{number + 1}e {'Oude ' * (place == 1)}Coöperatiestraat"
                identification = f"{CODE}30{number + 1:010}"
                self._add(
                    "OPR",
                    f"<Objecten:OpenbareRuimte>"
                    f"{xml.identified('Openbareruimte', identification)}"
                    f"<Objecten:naam>{name}</Objecten:naam><Objecten:type>Weg</Objecten:type>"
                    f"{xml.decided(spell)}{xml.in_lies(PLACES[number % 2])}"
                    f"{xml.occurrence(place, spell)}</Objecten:OpenbareRuimte>",
                )

    def _add_number(
        self,
        spells: Sequence[Spell],
        kind: str = "Verblijfsobject",
        place: str = "",
        mark: str = "",
    ) -> str:
        self._numbers += 1
        identification = f"{CODE}20{self._numbers:010}"
        letter = self._chance.choice(["", "", "", "A", "b"])
        addition = self._chance.choice(["", "", "", "1", "bis"])
        for number, spell in enumerate(spells, start=1):
            postcode = f"99{number:02}{'ZZ' if self._numbers % 2 else 'ZY'}"
            self._add(
                f"{mark}NUM",
                f"<Objecten:Nummeraanduiding>{xml.identified('Nummeraanduiding', identification)}"
                f"<Objecten:huisnummer>{self._numbers % PER_STREET + 1}</Objecten:huisnummer>"
                f"{_leaf('huisletter', letter)}{_leaf('huisnummertoevoeging', addition)}"
                f"{_leaf('postcode', postcode)}{_leaf('typeAdresseerbaarObject', kind)}"
                f"{xml.decided(spell)}{xml.in_lies(place)}{xml.occurrence(number, spell)}"
                f"<Objecten:ligtAan>{xml.ref('OpenbareRuimte', self._street())}"
                f"</Objecten:ligtAan></Objecten:Nummeraanduiding>",
            )
        return identification

    def _named(self) -> list[Spell]:
        """A naming that is in force, three in ten with a change in its past."""
        if self._chance.random() < 0.3:
            return [Spell("2008-05-05", NAMING, "2014-02-03"), Spell("2014-02-03", NAMING)]
        return [Spell("2008-05-05", NAMING)]

    def _add_home(self, wanted: int) -> None:
        """One object with its addresses, of a sort drawn by lot."""
        lot = self._chance.random()
        if lot < 0.06:
            self._add_object([Spell("2025-02-03", PLANNED)], [self._add_number(self._named())])
        elif lot < 0.10:
            ended = [Spell("2008-05-05", NAMING, "2020-01-01"), Spell("2020-01-01", NAMING_ENDED)]
            homes = [Spell("2009-01-01", IN_USE, "2020-01-01"), Spell("2020-01-01", ENDED)]
            self._add_object(homes, [self._add_number(ended)])
        elif lot < 0.11:
            self._add_object([Spell("2012-01-01", NEVER_BUILT)], [self._add_number(self._named())])
        elif lot < 0.12:
            place = self._add_number(self._named(), place=NEIGHBOUR)
            self._add_object([Spell("2010-01-01", IN_USE)], [place])
        elif lot < 0.12 + 1 / BERTHS_PER_HOMES:
            self._add_berth("Ligplaats" if lot < 0.127 else "Standplaats")
        else:
            others = min(self._chance.choice([0] * 30 + [1, 3]), wanted - 1)
            numbers = [self._add_number(self._named()) for _ in range(1 + others)]
            built = [
                Spell("2009-01-01", PLANNED, "2010-05-06"),
                Spell("2010-05-06", MEASURING, "2011-07-08"),
                Spell("2011-07-08", self._chance.choice(REACHED)),
            ]
            self._add_object(built[self._chance.choice([0, 1, 2]) :], numbers)
            self.addresses += len(numbers)

    def _spot(self) -> tuple[float, float]:
        return 200_000 + self._numbers % 300 * 12.5, 440_000 + self._numbers // 300 * 12.125

    def _add_object(self, spells: Sequence[Spell], numbers: Sequence[str], mark: str = "") -> None:
        identification = f"{CODE}01{int(numbers[0][6:]):010}"
        x, y = self._spot()
        is_area = self._chance.random() < 0.001
        corners = f"{x} {y} 0.0 {x + 8} {y} 0.0 {x + 8} {y + 6} 0.0 {x} {y + 6} 0.0 {x} {y} 0.0"
        others = "".join(xml.ref("Nummeraanduiding", number) for number in numbers[1:])
        beside = f"<Objecten:heeftAlsNevenadres>{others}</Objecten:heeftAlsNevenadres>"
        for number, spell in enumerate(spells, start=1):
            where = xml.area([corners], 3, "vlak") if is_area else xml.point(identification, x, y)
            self._add(
                f"{mark}VBO",
                "<Objecten:Verblijfsobject><Objecten:heeftAlsHoofdadres>"
                f"{xml.ref('Nummeraanduiding', numbers[0])}</Objecten:heeftAlsHoofdadres>"
                f"{xml.occurrence(number, spell)}{beside if others else ''}"
                f"{xml.identified('Verblijfsobject', identification)}{where}"
                "<Objecten:gebruiksdoel>woonfunctie</Objecten:gebruiksdoel>"
                f"<Objecten:oppervlakte>{60 + number}</Objecten:oppervlakte>{xml.decided(spell)}"
                f"<Objecten:maaktDeelUitVan>{xml.ref('Pand', f'{CODE}10{self._numbers:010}')}"
                "</Objecten:maaktDeelUitVan></Objecten:Verblijfsobject>",
            )
        if not mark:
            self._add_building()
            if self._chance.random() < 0.2:
                self._add("IOVBO", xml.research(identification), "kenmerkInOnderzoek")

    def _add_building(self) -> None:
        x, y = self._spot()
        ring = " ".join(f"{x + n % 7:.3f} {y + n % 5:.3f} 0.0" for n in range(12))
        spell = Spell("2009-01-01", "Pand in gebruik")
        self._add(
            "PND",
            f"<Objecten:Pand>{xml.identified('Pand', f'{CODE}10{self._numbers:010}')}"
            f"{xml.area([ring], 3)}<Objecten:oorspronkelijkBouwjaar>1987"
            f"</Objecten:oorspronkelijkBouwjaar>{xml.decided(spell)}{xml.occurrence(1, spell)}"
            "</Objecten:Pand>",
        )

    def _add_berth(self, kind: str) -> None:
        """A berth or a pitch, one in five withdrawn; every other area has a hole."""
        x, y = self._spot()
        number = self._add_number(self._named(), kind)
        is_ended = self._chance.random() < 0.2
        spells = [Spell("2010-01-26", BERTH, "2019-04-01" if is_ended else "")]
        if is_ended:
            spells.append(Spell("2019-04-01", BERTH_ENDED))
        rings = [f"{x} {y} {x + 20} {y} {x + 20} {y + 8} {x} {y + 8} {x} {y}"]
        if self._chance.random() < 0.5:
            rings.append(
                f"{x + 2} {y + 2} {x + 4} {y + 2} {x + 4} {y + 6} {x + 2} {y + 6} {x + 2} {y + 2}"
            )
        code = {"Ligplaats": "LIG", "Standplaats": "STA"}[kind]
        middle = {"Ligplaats": "02", "Standplaats": "03"}[kind]
        for place, spell in enumerate(spells, start=1):
            self._add(
                code,
                f"<Objecten:{kind}><Objecten:heeftAlsHoofdadres>"
                f"{xml.ref('Nummeraanduiding', number)}</Objecten:heeftAlsHoofdadres>"
                f"{xml.occurrence(place, spell)}"
                f"{xml.identified(kind, f'{CODE}{middle}{int(number[6:]):010}')}"
                f"{xml.decided(spell)}{xml.area(rings)}</Objecten:{kind}>",
            )
        self.addresses += not is_ended

    def _add_what_is_not_read(self) -> None:
        """Objects that would be addresses if someone read the parts Inactief and NietBag."""
        for mark, dead in (("IA", "tijdstipInactief"), ("NB", "tijdstipNietBagLV")):
            for _ in range(20):
                number = self._add_number([Spell("2010-06-23", NAMING, dead=dead)], mark=mark)
                self._add_object([Spell("2010-06-23", IN_USE, dead=dead)], [number], mark)


def _leaf(name: str, text: str) -> str:
    return f"<Objecten:{name}>{text}</Objecten:{name}>" if text else ""


def _packed(name: str, kind: str, items: Sequence[str]) -> bytes:
    return _packed_files(name, list(xml.stands(items, kind, CODE)))


def _packed_files(name: str, texts: Sequence[str]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for number, text in enumerate(texts, start=1):
            archive.writestr(f"{name}-{number:06}.xml", text)
    return content.getvalue()
