"""The papers of the project say nothing that the repository does not hold."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
FOLDERS = "flows|tasks|models|templates|portal|migrations|tests|benchmarks|docs"
PATH = re.compile(rf"`((?:{FOLDERS})/[^`\s]*)`(?! \(new\))")
"""A file that only an exercise made is marked "(new)"."""
HEADER = re.compile(
    r"^#    uv pip compile(?: --(?:generate-hashes|universal|\S+=\S+))+ (requirements\S*\.in)$",
    re.MULTILINE,
)
PUBLIC_CODE_KEYS = {
    *("publiccodeYmlVersion", "name", "platforms", "developmentStatus", "softwareType"),
    *("description", "legal", "maintenance", "localisation", "categories"),
}


def _papers() -> Iterator[Path]:
    yield from ROOT.glob("*.md")
    yield from ROOT.glob("docs/*.md")
    yield from ROOT.glob("docs/decisions/*.md")


def _code() -> Iterator[Path]:
    for folder in ("flows", "tasks", "models", "portal", "tests"):
        yield from (ROOT / folder).rglob("*.py")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_path_in_a_paper_is_there() -> None:
    """A name in capitals stands for any name; a decision that no longer holds is history."""
    missing = []
    for paper in _papers():
        text = _read(paper)
        if re.search(r"^Status: superseded by", text, re.MULTILINE):
            continue
        for named in PATH.findall(text):
            pattern = re.sub(r"[A-Z]{4,}(?=\.)", "*", named).rstrip("/")
            if not any(ROOT.glob(pattern)):
                missing.append(f"{paper.relative_to(ROOT)}: {named}")
    assert not missing


def test_every_command_of_make_in_a_paper_is_there() -> None:
    """Who reads "make bench" can type it."""
    targets = set(re.findall(r"^([a-z-]+):", _read(ROOT / "Makefile"), re.MULTILINE))
    named = {
        (paper.name, target)
        for paper in _papers()
        for target in re.findall(r"`make ([a-z-]+)", _read(paper))
    }
    assert {target for _, target in named} <= targets, named


def test_every_identifier_of_the_glossary_is_in_the_code() -> None:
    """One word for one idea: a word that the code dropped leaves the glossary too."""
    words = set(re.findall(r"`(\w+)`", _read(ROOT / "docs" / "glossary.md")))
    code = " ".join(_read(path) for path in _code() if "tests" not in path.relative_to(ROOT).parts)
    assert len(words) > 100
    assert words <= set(re.findall(r"\w+", code)), words - set(re.findall(r"\w+", code))


def test_every_fact_that_code_refers_to_has_its_section() -> None:
    """What a docstring cites as docs/facts.md with a number is a heading of that file."""
    headings = set(
        re.findall(r"^##+ ([\d.]+?)\.? ", _read(ROOT / "docs" / "facts.md"), re.MULTILINE)
    )
    named = {
        section
        for path in _code()
        for section in re.findall(r"facts\.md (\d+(?:\.\d+)?)", _read(path))
    }
    assert named
    assert named <= headings


def test_every_source_of_the_facts_is_told() -> None:
    """A key behind a fact stands in section 9, and each key there stands behind a fact."""
    facts, sources = _read(ROOT / "docs" / "facts.md").split("## 9. Sources")
    keys = set(re.findall(r"^\| ([A-Z][A-Z0-9-]+) \|", sources, re.MULTILINE))
    unused = {key for key in keys if not re.search(rf"(?<![A-Z0-9]){key}(?![A-Z0-9])", facts)}
    assert len(keys) > 100
    assert not unused


def test_the_index_of_decisions_is_what_the_decisions_say() -> None:
    """Number, title, date and status of each file, in order."""
    expected = []
    for path in sorted((ROOT / "docs" / "decisions").glob("0*.md")):
        text = _read(path)
        found = [
            re.search(pattern, text, re.MULTILINE)
            for pattern in (r"^# (.+)$", r"^Date: (\d{4}-\d\d-\d\d)$", r"^Status: (.+)$")
        ]
        title, day, status = (match[1] if match else "" for match in found)
        expected.append(f"| [{path.name[:4]}]({path.name}) | {title} | {day} | {status} |")
        assert status.startswith(("accepted", "superseded by [", "superseded in part by ["))
    index = _read(ROOT / "docs" / "decisions" / "README.md")
    assert [line for line in index.splitlines() if line.startswith("| [")] == expected


def test_compiled_requirements_say_how_they_were_compiled() -> None:
    """The bot that proposes updates compiles by that line; it takes no name of our own there."""
    compiled = sorted(ROOT.glob("requirements*.txt"))
    assert len(compiled) == 4
    for path in compiled:
        header = HEADER.search(_read(path))
        assert header, path.name
        assert f"--output-file={path.name} " in header[0]
        assert (ROOT / header[1]).is_file()


def test_the_version_is_the_same_everywhere() -> None:
    """pyproject.toml, publiccode.yml and the newest section of the changelog."""
    version = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]["version"]
    public = yaml.safe_load(_read(ROOT / "publiccode.yml"))
    newest = re.search(
        r"^## (?:Unreleased: )?(\d+\.\d+\.\d+)", _read(ROOT / "CHANGELOG.md"), re.MULTILINE
    )
    assert newest
    assert version == public["softwareVersion"] == newest[1]


def test_publiccode_has_what_a_catalogue_asks() -> None:
    """But for the address of the repository, which it gets when it is published."""
    public = yaml.safe_load(_read(ROOT / "publiccode.yml"))
    assert set(public) >= PUBLIC_CODE_KEYS
    for words in public["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10000
