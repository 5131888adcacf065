"""YAML of officers and municipalities: every key once, small, and every fault with its line."""

from datetime import date
from pathlib import Path

import pytest

from models.common.entry import Entered
from models.law.common.errors import FaultsError
from tasks.imports.yaml_files import document_of, documents_in, read_yaml


class Person(Entered):
    """One person."""

    code: str
    since: date


class Book(Entered):
    """A file."""

    people: tuple[Person, ...] = ()
    roles: dict[str, tuple[str, ...]] = {}  # noqa: RUF012  pydantic copies it


def refusal(tmp_path: Path, content: str | bytes) -> tuple[str, ...]:
    """Why a file is refused."""
    path = tmp_path / "boek.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(FaultsError) as refused:
        read_yaml(path, Book)
    return refused.value.faults


ALIAS = "verwijzingen (& en *) mogen hier niet; schrijf het uit"
MANY, KEY = "*a, ", "een sleutel is één woord, gevolgd door :"
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "a key twice": (
        "roles: {}\npeople: []\nroles: {}\n",
        "regel 3: de sleutel roles staat er ook op regel 1",
    ),
    "a key twice on a line": (
        "people:\n  - {code: A, code: B}\n",
        "regel 2: de sleutel code staat er twee keer op deze regel",
    ),
    "an anchor": ("people: &a []\n", f"regel 1: {ALIAS}"),
    "an alias": ("people: []\nroles: *a\n", f"regel 2: {ALIAS}"),
    "a merge": ("people: &a []\nroles:\n  <<: *a\n", f"regel 1: {ALIAS}"),
    "a bomb": (
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n"
            for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        f"regel 1: {ALIAS}",
    ),
    "too deep": ("people: " + "[" * 100_000, "regel 1: dit is dieper dan 20 lagen genest"),
    "too deep in lines": (
        "".join(f"{' ' * depth}a:\n" for depth in range(900)),
        "regel 21: dit is dieper dan 20 lagen genest",
    ),
    "a key that is a list": (
        "? [a, b]\n: c\n",
        "regel 1: een sleutel is één woord, gevolgd door :",
    ),
    "a key that is nothing": ("~: c\n", "regel 1: een sleutel is één woord, gevolgd door :"),
    "a tag": (
        "people: !!python/object/apply:os.getcwd []\n",
        "regel 1: een merk met ! mag hier niet",
    ),
    "a set": ("people: !!set {a}\n", "regel 1: een merk met ! mag hier niet"),
    "a number without end": ("people: " + "9" * 5000, "regel 1: dit getal is te lang"),
    "a wrong number": ("people: !!int x\n", 'regel 1: dit is niet te lezen; zet er " omheen'),
    "two documents": (
        "people: []\n---\npeople: []\n",
        "er hoort één document in te staan, zonder regel met ---",
    ),
    "no YAML": ("people: [\n", "regel 2: dit is geen geldige YAML"),
    "a tab": ("people:\n\t- a\n", "regel 2: dit is geen geldige YAML"),
    "a control sign": ("people: a\x07\n", "dit is geen geldige YAML"),
    "only a remark": ("# niets\n", "het bestand is leeg"),
    "nothing": ("", "het bestand is leeg"),
    "a workbook": (b"PK\x03\x04", "dit is een ingepakt bestand of een werkmap en geen tekst"),
    "text": ("zomaar een zin\n", "regel 1: dit is niet goed ingevuld"),
    "30 February": (
        "people:\n  - code: A\n    since: 2026-02-30\n",
        "regel 3, people 1, since (vanaf welke dag): dit is geen datum: deze dag bestaat niet",
    ),
    "a number for a day": (
        "people:\n  - {code: A, since: 0}\n",
        "regel 2, people 1, since (vanaf welke dag): dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)",
    ),
    "a number for a text": (
        "people:\n  - {code: 12, since: 2026-01-02}\n",
        "regel 2, people 1, code: vul hier tekst in; een getal of tijd tussen aanhalingstekens",
    ),
    "nothing for a text": (
        "people:\n  - code:\n    since: 2026-01-02\n",
        "regel 2, people 1, code: vul dit in",
    ),
    "a field that is not there": (
        "people: []\nstaff: []\n",
        "regel 2, staff: dit veld bestaat niet",
    ),
    "a missing field": (
        "people:\n  - code: A\n",
        "regel 2, people 1, since (vanaf welke dag): vul dit in",
    ),
    "a sign that cannot be printed": (
        "people:\n  - {code: 王, since: 2026-01-02}\n",
        "regel 2, people 1, code: het teken 王 (U+738B) kan niet in een brief",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_faulty_file_is_one_sentence_with_its_line(tmp_path: Path, kind: str) -> None:
    content, words = REFUSED[kind]
    (said,) = refusal(tmp_path, content)
    assert said.startswith(words)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    assert refusal(tmp_path, "# " + "x" * 1024 * 1024) == ("het bestand is groter dan 1 MB",)


def test_keys_stay_as_they_were_typed_and_days_are_days(tmp_path: Path) -> None:
    """9001 is no number in the scale of eight, `on` is no yes."""
    path = tmp_path / "boek.yaml"
    path.write_text(
        "roles: {9001: [a], on: ['no']}\npeople: [{code: '12', since: 2-1-2026}]\n", "utf-16"
    )
    book = read_yaml(path, Book)
    assert book.roles == {"9001": ("a",), "on": ("no",)}
    assert book.people == (Person(code="12", since=date(2026, 1, 2)),)


def test_every_document_knows_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "boek.yaml"
    path.write_text("a: 1\n---\nb:\n  - c: true\n", encoding="utf-8")
    first, second = documents_in(path)
    assert (first.value, second.value) == ({"a": 1}, {"b": [{"c": True}]})
    assert (second.line(("b", 0, "c")), second.line(("b", 0, "d")), second.line(("b", 7))) == (
        4,
        4,
        3,
    )
    with pytest.raises(FaultsError):
        document_of(path)
