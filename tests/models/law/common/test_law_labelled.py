"""An enumeration holds its Dutch words beside its values."""

import pickle

import pytest

from models.law.common.labelled import Labelled


class Fruit(Labelled):
    """Two invented choices."""

    APPLE = "apple", "appel"
    PEAR = "pear", "peer"


def test_a_member_is_its_value_and_knows_its_words() -> None:
    """It is stored, compared and looked up by the value alone."""
    assert (Fruit("pear"), Fruit.PEAR.label) == (Fruit.PEAR, "peer")
    assert f"{Fruit.APPLE}" == "apple"
    assert pickle.loads(pickle.dumps(Fruit.APPLE)) is Fruit.APPLE  # noqa: S301 our own bytes


def test_a_member_without_words_fails_at_once() -> None:
    """The class itself cannot be made, so that no import succeeds."""
    with pytest.raises(TypeError, match="'plum' has no words for people"):

        class _Forgotten(Labelled):
            PLUM = "plum"


def test_an_unknown_value_is_refused() -> None:
    """As with every enumeration."""
    with pytest.raises(ValueError, match="plum"):
        Fruit("plum")
