"""Who a municipality is: an abbreviation that no reference of another kind can begin with."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.law.common.municipality_facts import KEPT_WORDS, MunicipalityFacts

FACTS: dict[str, Any] = {
    "code": "9001",
    "name": "Lindewaarde",
    "mayor": "de burgemeester van Lindewaarde",
    "newspapers": (),
}


@pytest.mark.parametrize("abbreviation", ["LW", "LIN", "LINDE"])
def test_two_to_five_capitals_are_an_abbreviation(abbreviation: str) -> None:
    """On either bound and between them."""
    facts = MunicipalityFacts(abbreviation=abbreviation, **FACTS)

    assert facts.abbreviation == abbreviation


@pytest.mark.parametrize("abbreviation", ["L", "LINDEW", "lin", "L1N", "", *sorted(KEPT_WORDS)])
def test_other_words_are_refused(abbreviation: str) -> None:
    """Too short, too long, no capitals, or what the register itself begins a number with."""
    with pytest.raises(ValidationError):
        MunicipalityFacts(abbreviation=abbreviation, **FACTS)
