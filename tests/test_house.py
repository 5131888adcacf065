"""The house as a whole: a name says where one stands, and no room is too full to look around in."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FULL = 30
"""From so many modules on, a folder needs rooms."""


def _modules(*tops: str) -> Iterator[Path]:
    """Every module below these folders, as a path from the root."""
    for top in tops:
        for path in (ROOT / top).rglob("*.py"):
            yield path.relative_to(ROOT)


def _wing(module: Path) -> str:
    """The wing of a module; what is common to all stands in one row with the register."""
    parts = module.parts[2:] if module.parts[:2] == ("models", "law") else module.parts[1:]
    return "register" if parts[0] == "common" else parts[0]


def test_no_two_wings_have_a_module_of_the_same_name() -> None:
    """An import, a trace and a search name a wing without doubt."""
    wings: defaultdict[str, set[str]] = defaultdict(set)
    for module in _modules("tasks", "models"):
        if module.name != "__init__.py":
            wings[module.stem].add(_wing(module))
    assert len(wings) > 100
    assert {name: found for name, found in wings.items() if len(found) > 1} == {}


def test_no_folder_of_modules_is_too_full() -> None:
    """Everything that a folder holds can be seen at once."""
    modules = _modules("flows", "tasks", "models", "portal", "tests")
    counts = Counter(str(module.parent) for module in modules if module.name != "__init__.py")
    assert {folder: count for folder, count in counts.items() if count >= FULL} == {}


def _names(module: Path) -> Iterator[str]:
    """Every name that a module gives, takes or asks for."""
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        yield from (
            value
            for field in ("id", "arg", "attr", "name", "asname")
            if isinstance(value := getattr(node, field, None), str)
        )


def test_house_is_no_name_by_itself() -> None:
    """A municipality has a `folder` and a `house_style`, an address a `house_number`."""
    modules = _modules("flows", "tasks", "models", "portal", "benchmarks", "tests")
    assert [module for module in modules if {"house", "houses"} & set(_names(module))] == []
    texts = [*(ROOT / "templates").rglob("*.j2"), *(ROOT / "templates").rglob("*.typ")]
    assert len(texts) > 50
    asked = re.compile(r"(?<![\w-])house\.(?!typ\b)|\.house\b")
    assert [path.name for path in texts if asked.search(path.read_text(encoding="utf-8"))] == []
