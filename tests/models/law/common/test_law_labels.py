"""The Dutch words of every list of the law: one for each value, none the same."""

import importlib
import pkgutil
from enum import Enum

import pytest

from models import law


def _labelled() -> list[type[Enum]]:
    """Every enum of models.law that has words for people."""
    found = set()
    for module in pkgutil.walk_packages(law.__path__, "models.law."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Enum) and _has_words(value):
                found.add(value)
    return sorted(found, key=lambda each: f"{each.__module__}.{each.__qualname__}")


def _has_words(listed: type[Enum]) -> bool:
    return any(hasattr(value, "label") for value in listed)


@pytest.mark.parametrize("listed", _labelled(), ids=lambda listed: listed.__qualname__)
def test_each_value_has_words_of_its_own(listed: type[Enum]) -> None:
    """A new value without words fails here, not in a letter; two that read alike would be one."""
    labels = [getattr(value, "label") for value in listed]  # noqa: B009 (no enum has it by type)

    assert all(isinstance(label, str) and label.strip() == label != "" for label in labels)
    assert not [label for label in labels if "_" in label]
    assert len(set(labels)) == len(labels)


def test_the_lists_are_found() -> None:
    """The search itself: those of every process."""
    names = {listed.__module__.split(".")[2] for listed in _labelled()}

    assert names >= {"common", "closure", "control", "evaluation", "plan", "signals", "instruments"}
