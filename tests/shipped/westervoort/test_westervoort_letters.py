"""Each document of a closure in Westervoort, with as little and as much as is real in it."""

from pathlib import Path

import pytest

from tests.builders.every_letter import LONG, SHORT, Contents
from tests.depth import reach
from tests.shipped.shipped_letters import assert_every_kind, home_of


@pytest.mark.parametrize("contents", [SHORT, LONG][: reach(2, quick=1)])
def test_westervoort_makes_every_document(register: Path, contents: Contents) -> None:
    """The shortest at every change, the longest in CI too."""
    assert_every_kind(contents, home_of("westervoort", "0293", register), "Westervoort")
