"""What each partner may know of a round: every cell of a table that a privacy officer can read."""

import pytest

from models.law.control.round_clearance import Paper, Participant, RoundField, cleared
from tests.builders.clearance_cells import MARKERS, Cell, cells


def test_the_table_has_every_cell() -> None:
    """A new field, paper or partner without its cells fails here."""
    assert set(cells()) == {
        (participant, paper, field)
        for participant in Participant
        for paper in Paper
        for field in RoundField
    }


@pytest.mark.parametrize("cell", cells(), ids="-".join)
def test_a_field_is_told_only_where_the_table_says_so(cell: Cell) -> None:
    """Both ways: nothing more and nothing less."""
    participant, paper, field = cell
    told = {fact.value for fact in cleared(participant, paper, MARKERS)}

    assert (MARKERS[field] in told) is cells()[cell]


@pytest.mark.parametrize("participant", Participant)
def test_each_participant_is_a_kind_of_partner_with_the_same_words(
    participant: Participant,
) -> None:
    """One list of partners: who takes part is called as the register calls it."""
    assert (participant.kind.value, participant.kind.label) == (
        participant.value,
        participant.label,
    )
