"""Who gets a letter: everyone within a circle, or in whole streets; never the premises."""

import csv
import io
import math
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.closure.document import Document, DocumentKind
from models.law.common.errors import WeerbaarError
from tasks.register.resources import reading
from tests.builders.case_builder import EXAMPLE
from tests.builders.case_states import walk_at
from tests.readers.register_counts import counts


def newest_list() -> bytes:
    """The delivery list that was made last, as CSV."""
    with reading() as session:
        rows = session.exec(select(Document).where(Document.kind == DocumentKind.DELIVERY_LIST))
        lists = [row for row in rows if row.media_type.startswith("text/csv")]
    return max(lists, key=lambda row: row.version).content


def delivered() -> set[tuple[str, int]]:
    """Street and number of each letter, from the newest delivery list."""
    text = newest_list().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    return {(row["straat"], int(row["huisnummer"])) for row in rows}


def near(radius: float) -> set[tuple[str, int]]:
    """Street and number within so many metres of Voorbeeldstraat 12, straight from the file."""
    with (EXAMPLE / "adressen.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    spots = {
        (row["straat"], int(row["huisnummer"])): (int(row["x"]), int(row["y"])) for row in rows
    }
    centre = spots.pop(("Voorbeeldstraat", 12))
    return {place for place, spot in spots.items() if math.dist(spot, centre) <= radius}


def test_a_radius_or_streets_choose_who_gets_a_letter(register: Path) -> None:
    """Within the circle, or the whole street; never the closed premises themselves."""
    walk = walk_at(register, "decision announced")
    walk.communicate(radius=50)

    assert delivered() == near(50)
    walk.communicate(radius=100)

    assert delivered() == near(100)
    assert len(near(100)) > len(near(50)) > 5
    walk.communicate(streets=("Voorbeeldstraat",))

    assert delivered() == {("Voorbeeldstraat", number) for number in range(1, 31) if number != 12}


@pytest.mark.parametrize(
    ("choice", "words"),
    [({"radius": 0}, "straal"), ({"streets": ("Nergensweg", "Zomaarpad")}, "Zomaarpad")],
)
def test_nobody_to_write_to_is_refused(register: Path, choice: dict[str, Any], words: str) -> None:
    """No radius and no street, or streets that do not exist: nothing is made."""
    walk = walk_at(register, "decision announced")
    before = counts()
    with pytest.raises(WeerbaarError, match=words):
        walk.communicate(**choice)

    assert counts() == before
