"""Each document of a closure in Duiven, with as little and as much as is real in it."""

from pathlib import Path

import pytest

from tests.builders.every_letter import LONG, SHORT, Contents
from tests.conftest import UsePlaces
from tests.shipped.shipped_letters import assert_every_kind, complete_twin, home_of


@pytest.mark.deep
@pytest.mark.parametrize("contents", [SHORT, LONG])
def test_duiven_makes_every_document(
    register: Path, use_places: UsePlaces, contents: Contents
) -> None:
    """In its house style, to its court and by its terms, once its folder is complete."""
    use_places(complete_twin(register))
    assert_every_kind(contents, home_of("nieuw-duiven", "9926", register), "Nieuw-Duiven")
