"""Hands over the keys of an invented case."""

from datetime import date

from models.closure.site_forms import KeysForm
from tasks.acts.closure import site_acts
from tests.builders.case_builder import Walk, at

HANDED_ON = date(2026, 7, 10)


def hand_over_keys(walk: Walk, party: int = 1, count: int = 3, on: date = HANDED_ON) -> Walk:
    """A party gets this many keys."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "party": party, "count": count}
    site_acts.hand_over_keys(KeysForm.model_validate(values), at(on))
    return walk
