"""Damaged deliveries: a delivery is read or refused, never half stored, never a traceback.

WEERBAAR_TEST_DEPTH=full tries 4,000 of them; with those of the other imports it is 10,000.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.municipality import Municipality
from models.common.premises import Address
from models.law.common.errors import FaultsError
from tasks.register import resources
from tasks.register.addresses import import_addresses
from tests.builders.incoming import bag_files
from tests.builders.incoming.bag_files import (
    CODE,
    OTHER_CODE,
    OTHER_PLACE,
    Extract,
    Home,
    Number,
    Relation,
)
from tests.builders.incoming.zip_mutations import Mutator
from tests.depth import Depth, depth

ON = date(2026, 9, 15)
FILES = 4_000 if depth() is Depth.FULL else 300
SEED = 20_260_915


def delivery(path: Path, *, of_country: bool) -> bytes:
    """Homes, a second address, a berth and a pitch, and an address of the neighbour."""
    square = "200000 440000 200010 440000 200010 440010 200000 440010 200000 440000"
    berth = Home(main=4, kind="Ligplaats", status="Plaats aangewezen", area=square)
    pitch = Home(main=5, kind="Standplaats", status="Plaats aangewezen", area=square)
    extract = Extract(
        places=[bag_files.place(), bag_files.place(OTHER_PLACE, "Elders")],
        numbers=[*(Number(n, str(n)) for n in range(1, 6)), Number(6, place=OTHER_PLACE)],
        homes=[Home(main=1, others=[2]), Home(main=3), Home(main=6)],
        moorings=[berth],
        pitches=[pitch],
        relations=[Relation(), Relation(OTHER_PLACE, OTHER_CODE)],
    )
    return extract.write(path, of_country=of_country).read_bytes()


def stored() -> list[dict[str, object]]:
    """Every address of the register."""
    with resources.transaction() as session:
        return [a.model_dump() for a in session.exec(select(Address).order_by(Address.bag_id))]


def refused(path: Path) -> str:
    """What the import says of a file that it refuses; nothing when it takes it over."""
    try:
        import_addresses(path, CODE, ON)
    except FaultsError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("of_country", [False, True], ids=["municipality", "country"])
def test_a_damaged_delivery_is_read_or_refused_as_a_whole(
    register: Path, tmp_path: Path, *, of_country: bool
) -> None:
    """Damage at every level of the zips, and to the texts in them; the seed is fixed."""
    assert register
    with resources.transaction() as session:
        session.add(
            Municipality(code=CODE, name="Verzonnen", folder="verzonnen", abbreviation="VER")
        )
    path = tmp_path / "levering.zip"
    mutator = Mutator(delivery(path, of_country=of_country), SEED + of_country)
    assert import_addresses(path, CODE, ON).added == 5
    before, seen = stored(), Counter[bool]()
    for number in range(FILES // 2):
        path.write_bytes(mutator.damaged())
        refusal = refused(path)
        after = stored()
        assert not refusal or after == before, number
        assert not refusal or "levering.zip is geweigerd, er is niets opgeslagen" in refusal, number
        seen[bool(refusal)] += 1
        before = after
    assert min(seen[True], seen[False]) > FILES // 20
