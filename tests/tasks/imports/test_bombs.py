"""Small files that unfold to gigabytes, and huge ones: one sentence, little memory, little time."""

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders.incoming.workbooks import MAIN, book, sheet
from tests.builders.shop_lists import GOOD, HEAD, ROW

MOST_MEGABYTES = 400
MOST_SECONDS = 10
READ = """
import json, re, sys, time
from pathlib import Path
from models.law.common.errors import FaultsError
from tests.builders.shop_lists import COLUMNS, Shop
from tasks.imports.row_files import read_rows
from tasks.imports.yaml_files import document_of
path, said = Path(sys.argv[1]), ""
before = time.process_time()
try:
    document_of(path) if path.suffix == ".yaml" else read_rows(path, COLUMNS, Shop)
except FaultsError as error:
    said = "; ".join(error.faults)
used = time.process_time() - before
size = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(json.dumps([said, used, size]))
"""
"""Reads one file in a process of its own, which tells its CPU seconds and its most megabytes."""


def _sheet(rows: str) -> bytes:
    """A workbook of which the rows under the header are repeated XML."""
    head = sheet(GOOD[:1]).removesuffix("</sheetData></worksheet>")
    return book({"Lijst": f"{head}{rows}</sheetData></worksheet>"})


def _entities() -> bytes:
    """Ten bytes that become ten thousand million."""
    told = "".join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in pairwise("abcdefghij"))
    return book({"L": f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{told}]><worksheet>&j;</worksheet>'})


def _aliases() -> bytes:
    """Nine of what is nine of what is nine."""
    steps = (f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in pairwise("abcdefghij"))
    return ("a: &a [x]\n" + "".join(steps)).encode()


def _far_cells() -> bytes:
    """A cell in the last column of many rows."""
    return _sheet(
        "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 90_000))
    )


def _sheets() -> bytes:
    """Each of them half a megabyte of nothing."""
    empty = f'<worksheet xmlns="{MAIN}">{" " * 500_000}</worksheet>'
    return book({f"Blad {number}": empty for number in range(300)})


HEADER, ROWS = (";".join(cells).encode() + b"\n" for cells in (HEAD, ROW))
CELLS = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in ROW)
EMPTY = '<c s="1"/>' * 200
TOO_LARGE = "de werkmap is te groot; splits hem, of sla het blad op als CSV UTF-8"
TOO_LONG = "rij 2: een cel heeft meer dan 10000 tekens"
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a million rows": (lambda: HEADER + ROWS * 1_000_000, "het bestand is groter dan 30 MB"),
    "a million short rows": (
        lambda: HEADER + b"1;2;3;4;5\n" * 1_000_000,
        "het bestand heeft meer dan 150000 rijen",
    ),
    "a field of 40 MB": (lambda: HEADER + b"x" * 40_000_000, "het bestand is groter dan 30 MB"),
    "a field of 25 MB": (lambda: HEADER + b"x" * 25_000_000, TOO_LONG),
    "a quoted field of 25 MB": (lambda: HEADER + b'"' + b"x" * 25_000_000, TOO_LONG),
    "rows of a workbook": (lambda: _sheet(f"<row>{CELLS}</row>" * 400_000), TOO_LARGE),
    "rows without anything": (lambda: _sheet(f"<row>{EMPTY}</row>" * 50_000), TOO_LARGE),
    "a cell of 90 MB": (lambda: _sheet(f"<row><c><v>{'1' * 90_000_000}"), TOO_LARGE),
    "spaces behind a sheet": (lambda: book({"L": sheet(GOOD) + " " * 90_000_000}), TOO_LARGE),
    "texts that no cell uses": (
        lambda: book({"L": sheet(GOOD)}, shared="<si><t>x</t></si>" * 4_000_000),
        TOO_LARGE,
    ),
    "cells in the last column": (_far_cells, "rij 2, 3, 4, 5, 6 en verder (89998 rijen)"),
    "sheets and sheets": (_sheets, TOO_LARGE),
    "XML entities": (_entities, "de werkmap is beschadigd"),
    "YAML aliases": (_aliases, "regel 1: verwijzingen (& en *) mogen hier niet"),
    "YAML without a bottom": (lambda: b"[" * 1_000_000, "regel 1: dit is dieper dan 20"),
    "YAML of a megabyte": (lambda: b"- {a: b, c: 1}\n" * 65_000, ""),
}


@pytest.mark.many
@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_one_sentence(tmp_path: Path, kind: str) -> None:
    """Under 400 MB and 10 CPU seconds, the start of Python among them."""
    made, words = BOMBS[kind]
    path = tmp_path / ("bomb.yaml" if "YAML" in kind else "bomb")
    path.write_bytes(made())
    root = Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        check=True,
        capture_output=True,
        cwd=root,
        env={"PYTHONPATH": str(root)},
    )
    said, seconds, megabytes = json.loads(ran.stdout)
    assert said.startswith(words)
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
