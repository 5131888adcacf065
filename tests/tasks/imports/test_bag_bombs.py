"""A small file that unfolds to far more is refused in one sentence, soon and with little memory."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.municipality import Municipality
from models.common.premises import Address
from tasks.register import resources
from tests.builders.incoming.bag_bombs import BOMBS
from tests.builders.incoming.bag_files import CODE

pytestmark = pytest.mark.deep

ON = date(2026, 9, 15)
MOST_CPU_SECONDS, MOST_MIB, MOST_PACKED_BYTES = 10, 400, 5_000_000


def test_no_bomb_goes_off(register: Path, tmp_path: Path) -> None:
    """All in one process of its own, so that the peak of the worst is that of each."""
    assert register
    with resources.transaction() as session:
        session.add(
            Municipality(code=CODE, name="Verzonnen", folder="verzonnen", abbreviation="VER")
        )
    paths = []
    for number, write in enumerate(BOMBS.values()):
        paths.append(tmp_path / f"{number}.zip")
        write(paths[-1])
        assert paths[-1].stat().st_size < MOST_PACKED_BYTES
    command = [
        sys.executable,
        "-m",
        "tests.builders.incoming.measured_import",
        CODE,
        ON.isoformat(),
    ]
    done = subprocess.run(
        [*command, *map(str, paths)], check=True, capture_output=True, text=True, timeout=600
    )
    *results, peak_mib = (json.loads(line) for line in done.stdout.splitlines())
    assert len(results) == len(BOMBS)
    for name, path, (seconds, said) in zip(BOMBS, paths, results, strict=True):
        assert said.startswith(f"Adresbestand {path.name} is geweigerd"), name
        assert said.count(";") <= 1, name
        assert seconds < MOST_CPU_SECONDS, name
    assert peak_mib < MOST_MIB
    with resources.transaction() as session:
        assert session.exec(select(Address)).all() == []
