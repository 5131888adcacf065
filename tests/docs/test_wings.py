"""The wings are held: every import that they forbid makes the check fail, and the paper is true."""

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import permutations
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("tasks", "models", "models.law")
PROCESSES = ("closure", "signals", "control", "instruments", "plan", "evaluation")
SHARED = ("tasks.register", "tasks.documents", "tasks.privacy", "tasks.mail", "tasks.imports")
COMMON = ("models.common", "models.law.common")
ALONE = {
    ("tasks.register", "tasks.documents"),
    ("tasks.register", "tasks.mail"),
    ("tasks.register", "tasks.privacy"),
    ("tasks.documents", "tasks.mail"),
    ("tasks.documents", "tasks.privacy"),
    ("tasks.mail", "tasks.privacy"),
    ("tasks.privacy", "tasks.mail"),
    *(("tasks.imports", wing) for wing in SHARED if wing != "tasks.imports"),
}
"""What of the shared wings stands above or beside the other, or carries it."""


def forbidden() -> set[tuple[str, str]]:
    """Every pair of rooms of which the first may not import the second."""
    pairs = set(ALONE)
    for one, other in permutations(PROCESSES, 2):
        pairs |= {
            (f"{layer}.{one}", f"{below}.{other}")
            for place, layer in enumerate(LAYERS)
            for below in LAYERS[place:]
        }
    for process in PROCESSES:
        pairs |= {(wing, f"{layer}.{process}") for wing in SHARED for layer in LAYERS}
        pairs |= {("models.common", f"{layer}.{process}") for layer in LAYERS[1:]}
        pairs.add(("models.law.common", f"models.law.{process}"))
        pairs.add((f"tasks.{process}", "tasks.acts"))
    # The law knows itself alone.
    pairs |= {("models.law", f"models.{wing}") for wing in ("common", *PROCESSES)}
    return pairs | {(wing, "tasks.acts") for wing in SHARED}


def told(folder: Path) -> set[tuple[str, str]]:
    """The pairs of rooms that the check of the contracts refuses in a copy of the code."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    found = set(re.findall(r"^(\S+) is not allowed to import (\S+):$", done.stdout, re.MULTILINE))
    assert done.returncode == (1 if found else 0), done.stdout + done.stderr
    return found


@pytest.fixture(name="copy", scope="module")
def fixture_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code with its contracts, to plant imports in."""
    folder = tmp_path_factory.mktemp("code")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in ("portal", "flows", "tasks", "models"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def plant(folder: Path, pairs: set[tuple[str, str]]) -> None:
    """A module in the first room of each pair that imports the second."""
    for room in {one for one, _ in pairs}:
        lines = [f"import {other}\n" for one, other in sorted(pairs) if one == room]
        (folder / room.replace(".", "/") / "planted.py").write_text("".join(lines))


def test_the_code_keeps_its_contracts(copy: Path) -> None:
    """Nothing is refused before something is planted."""
    assert told(copy) == set()


def test_every_import_that_the_wings_forbid_is_refused(copy: Path) -> None:
    """All of them planted at once: none slips through, whichever layer it skips."""
    pairs = forbidden()
    plant(copy, pairs)
    assert pairs <= told(copy)


@pytest.mark.parametrize(
    "planted",
    [
        "def later() -> None:\n    from tasks.closure import case_step\n",
        "import typing\n\nif typing.TYPE_CHECKING:\n    from models.closure import closure\n",
    ],
    ids=["inside a function", "for the types alone"],
)
def test_a_hidden_import_is_refused_too(tmp_path: Path, copy: Path, planted: str) -> None:
    """An import that runs late, or only for a type, is knowledge all the same."""
    folder = tmp_path / "code"
    shutil.copytree(copy, folder)
    for old in folder.rglob("planted.py"):
        old.unlink()
    (folder / "tasks/plan/planted.py").write_text(planted)
    found = told(folder)

    assert {one for one, _ in found} == {"tasks.plan"}
    assert {other.rpartition(".")[2] for _, other in found} == {"closure"}


def test_no_contract_of_the_wings_has_an_exception() -> None:
    """Also not for the demo: it does what an officer does."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    excepted = [item["name"] for item in contracts["contracts"] if item.get("ignore_imports")]
    assert excepted == []


def test_no_module_is_imported_by_a_text() -> None:
    """What import-linter cannot see: a name of a module in a string."""
    code = [path for layer in ("tasks", "models") for path in (ROOT / layer).rglob("*.py")]
    assert [path for path in code if re.search(r"import_module|__import__", path.read_text())] == []


def test_the_paper_names_every_wing() -> None:
    """The table of the wings is the list of folders, and each layer has no other room."""
    paper = (ROOT / "docs/architecture.md").read_text()
    table = paper.partition("| wing | subject |")[2].partition("\n\n")[0]
    wings = {name for row in table.splitlines() for name in re.findall(r"^\| `(\w+)`", row)}

    assert wings == rooms("tasks")
    assert rooms("models") == {"common", "law", *PROCESSES}
    assert rooms("models/law") == {"common", *PROCESSES}


def rooms(layer: str) -> set[str]:
    """The packages of a layer."""
    return {path.parent.name for path in (ROOT / layer).glob("*/__init__.py")}
