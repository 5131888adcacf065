"""Each document of a closure in Westervoort, with as little and as much as is real in it."""

from pathlib import Path

import pytest

from tests.builders.every_letter import LONG, SHORT, Contents
from tests.conftest import UsePlaces
from tests.shipped.shipped_letters import assert_every_kind, complete_twin, home_of


@pytest.mark.deep
@pytest.mark.parametrize("contents", [SHORT, LONG])
def test_westervoort_makes_every_document(
    register: Path, use_places: UsePlaces, contents: Contents
) -> None:
    """The shortest at every change, the longest in CI too; with an account number."""
    use_places(complete_twin(register, "westervoort"))
    home = home_of("nieuw-westervoort", "9993", register)
    assert_every_kind(contents, home, "Nieuw-Westervoort")
