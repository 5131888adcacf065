"""A fault in a file names the key as it stands there, and what it asks in Dutch."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tasks.imports.yaml_words import WORDS, told_key
from tasks.register.new_municipality import QUESTIONS
from tests.builders.case_builder import EXAMPLE
from tests.conftest import INVENTED

FILES = sorted(file for place in (QUESTIONS, EXAMPLE, *INVENTED) for file in place.rglob("*.yaml"))
SAME_WORD = {"code", "partners"}
VALUES = {
    *("automotive", "garage_boxes", "outlying_area", "hospitality"),
    *("customs", "environmental_service"),
}
"""Keys that are one of a list of themes or partners: they answer, and ask nothing."""


def keys_of(part: Any) -> Iterator[str]:
    """Every key of a document, at whatever depth, but those that are a CBS code."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from [] if str(key).isdigit() else [key]
            yield from keys_of(value)
    if isinstance(part, list):
        for value in part:
            yield from keys_of(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_key_that_is_filled_in_says_what_it_asks(file: Path) -> None:
    """Those of a new municipality, of its plans, and of the examples."""
    documents = yaml.safe_load_all(file.read_text(encoding="utf-8"))
    keys = {key for document in documents for key in keys_of(document)}

    assert {key for key in keys - VALUES - SAME_WORD if told_key(key) == key} == set()


def test_a_key_without_words_is_told_as_it_is() -> None:
    """A slip of the pen has no meaning."""
    assert told_key("grace_days") == "grace_days (begunstigingstermijn in dagen)"
    assert told_key("grase_days") == "grase_days"
    assert all(word.strip() == word for word in WORDS.values())
