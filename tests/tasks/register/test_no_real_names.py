"""What belongs to one municipality stands in its folder, and nowhere in code, words or forms."""

import re
from pathlib import Path

import yaml

from tasks.register.municipality_folders import SHIPPED, read_folders

ROOT = Path(__file__).parents[3]
CODE = ("flows", "tasks", "models", "portal", "templates", "migrations", "benchmarks")
KINDS = (".py", ".j2", ".typ", ".yaml", ".yml", ".svg")


def words_of_the_shipped() -> set[str]:
    """Names, abbreviations before a dash, newspapers, court and town of each shipped folder."""
    words = set()
    for folder in read_folders([SHIPPED]):
        facts = folder.known
        rules = (folder.path / "local-rules.yaml").read_text(encoding="utf-8")
        court = next(iter(yaml.safe_load_all(rules)))["court"]
        words |= {facts.name, f"{facts.abbreviation}-", *facts.newspapers}
        words |= {court["name"].split()[-1], court["postal_address"].split()[-1]}
    return words


def test_no_shipped_municipality_is_named_outside_its_folder() -> None:
    """Deleting a folder leaves nothing behind that speaks of it."""
    words = words_of_the_shipped()
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(words)))})", re.IGNORECASE)
    files = [
        path
        for folder in CODE
        for path in (ROOT / folder).rglob("*")
        if path.suffix in KINDS and "__pycache__" not in path.parts
    ]
    files += [ROOT / "prefect.yaml", *(ROOT / "docs" / "example").rglob("*.*")]
    found = {
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in files
        for hit in [pattern.search(path.read_text(encoding="utf-8"))]
        if hit
    }
    assert len(words) >= len(list(SHIPPED.iterdir()))
    assert len(files) > 300
    assert found == set()
