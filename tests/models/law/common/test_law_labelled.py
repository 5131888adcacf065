"""An enumeration holds its Dutch words beside its values."""

import pickle
from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError

from models.common.dutch_faults import dutch_faults
from models.law.common.labelled import Labelled, OneOf, told_choices, told_keys


class Fruit(Labelled):
    """Three invented choices."""

    APPLE = "apple", "appel"
    PEAR = "pear", "peer"
    KIWI = "kiwi", "kiwi"


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


class _Basket(BaseModel):
    """One of two of the three, and perhaps one more."""

    main: Annotated[Fruit, OneOf((Fruit.APPLE, Fruit.PEAR))]
    more: Annotated[Fruit | None, OneOf((Fruit.KIWI,))] = None


def test_a_member_that_may_not_be_chosen_here_is_refused() -> None:
    """Typed as a value or handed over as a member; nothing chosen stays nothing."""
    assert _Basket(main=Fruit.PEAR, more=None).more is None
    for main, more in (("kiwi", None), (Fruit.KIWI, None), ("pear", "apple")):
        with pytest.raises(ValidationError) as refused:
            _Basket.model_validate({"main": main, "more": more})
        (fault,) = refused.value.errors()
        chosen = "kiwi" if more else "apple (appel) of pear (peer)"
        assert fault["msg"] == f"kies een van: {chosen}"


def test_a_page_offers_only_what_may_be_chosen_here() -> None:
    """In the schema of which the page of Prefect makes its form."""
    asked = _Basket.model_json_schema()["properties"]
    assert asked["main"]["enum"] == ["apple", "pear"]
    assert asked["more"]["anyOf"] == [{"type": "string", "enum": ["kiwi"]}, {"type": "null"}]


def test_an_unknown_value_is_refused() -> None:
    """As with every enumeration."""
    with pytest.raises(ValueError, match="plum"):
        Fruit("plum")


def test_choices_are_told_with_their_words() -> None:
    """One list for help, form and refusal; a value that is its own word is told once."""
    assert told_choices(Fruit) == "apple (appel), pear (peer) of kiwi"
    assert told_keys({"a": "aap"}) == "a (aap)"


def test_a_refused_choice_names_the_others() -> None:
    """Wherever a value is filled in: in a list or by itself, and not what was given."""

    class Basket(BaseModel):
        first: Fruit
        more: tuple[Fruit, ...] = ()
        last: Fruit | None = None
        some: Annotated[Fruit, OneOf((Fruit.KIWI, Fruit.PEAR))] = Fruit.KIWI

    right = Basket.model_validate({"first": "pear", "more": ["apple"], "last": None})
    assert (right.first, right.more) == (Fruit.PEAR, (Fruit.APPLE,))

    with pytest.raises(ValidationError) as refused:
        Basket.model_validate(
            {"first": "plum", "more": ["apple", "plum"], "last": "plum", "some": "x"}
        )
    choose = "kies een van: apple (appel), pear (peer) of kiwi"
    titles = {"first": "Eerst", "more": "Meer", "last": "Laatst"}
    assert dutch_faults(refused.value, titles) == [
        f"Eerst: {choose}",
        f"Meer, regel 2: {choose}",
        f"Laatst: {choose}",
        "some: kies een van: kiwi of pear (peer)",
    ]
