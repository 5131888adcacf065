"""The lists of kinds of finding and follow-up, and the code of a finding."""

from datetime import date

import pytest
from pydantic import ValidationError

from models.law.control.round_clearance import PARTICIPANTS, Participant
from models.law.control.visit_outcome import Found, OutcomePolicy
from tasks.control.round_policies import outcome_kinds

DAY = date(2026, 1, 15)
NAMED = "fire_safety bookkeeping illegal_habitation permits brp_registration labour prostitution"
NAMED_TOO = "drugs benefits energy environment zoning"
"""What integral controls look at (docs/facts.md 3.1)."""
KNOWN = "waarschuwing last_onder_dwangsom bibob riec_signaal"
"""Follow-ups that forms named before there was a list."""


def policy(*keys: str, label: str = "") -> OutcomePolicy:
    """A version with these kinds of both lists."""
    kinds = [{"key": key, "label": label or f"woord {key}"} for key in keys]
    lists = {"findings": kinds, "follow_ups": kinds, "owners": ["gemeente"]}
    return OutcomePolicy.model_validate({"valid_from": DAY, "source": "verzonnen"} | lists)


def test_the_list_has_what_controls_look_at() -> None:
    """And every follow-up that was in use."""
    assert set(f"{NAMED} {NAMED_TOO}".split()) <= set(outcome_kinds(DAY).finding_labels)
    assert set(KNOWN.split()) <= set(outcome_kinds(DAY).follow_up_labels)


def test_a_kind_stands_in_a_list_once() -> None:
    """Neither its key nor its words twice: a sheet reads the words back."""
    assert policy("drugs", "energy").finding_labels == {
        "drugs": "woord drugs",
        "energy": "woord energy",
    }
    with pytest.raises(ValidationError, match="twee keer"):
        policy("drugs", "drugs")
    with pytest.raises(ValidationError, match="twee keer"):
        policy("drugs", "energy", label="hetzelfde woord")


@pytest.mark.parametrize("participant", PARTICIPANTS)
def test_a_code_says_who_and_what(participant: Participant) -> None:
    """There and back."""
    found = Found.of(f"{participant}:drugs")

    assert found == Found(participant, "drugs")
    assert found.code == f"{participant}:drugs"
