"""What each partner may know of a round: every cell of a table that a privacy officer can read."""

import pytest

from models.law.common.partner_kinds import PartnerKind
from models.law.control.round_clearance import (
    CLEARANCE,
    PARTICIPANTS,
    NoParticipantError,
    Paper,
    RoundField,
    as_participant,
    cleared,
)
from tests.builders.clearance_cells import MARKERS, Cell, cells


def test_the_table_has_every_cell() -> None:
    """A new field, paper or partner without its cells fails here."""
    assert set(cells()) == {
        (participant, paper, field)
        for participant in PARTICIPANTS
        for paper in Paper
        for field in RoundField
    }


@pytest.mark.parametrize("cell", cells(), ids="-".join)
def test_a_field_is_told_only_where_the_table_says_so(cell: Cell) -> None:
    """Both ways: nothing more and nothing less."""
    participant, paper, field = cell
    told = {fact.value for fact in cleared(participant, paper, MARKERS)}

    assert (MARKERS[field] in told) is cells()[cell]


@pytest.mark.parametrize("kind", PartnerKind)
def test_who_has_no_clearance_takes_no_part(kind: PartnerKind) -> None:
    """A kind of partner takes part, or is refused in words, also by how it is stored."""
    if kind in CLEARANCE:
        assert as_participant(kind.value) is kind
    else:
        with pytest.raises(NoParticipantError, match=f"De partner {kind.label} doet niet mee"):
            as_participant(kind)


def test_who_takes_part_is_exactly_who_has_clearance() -> None:
    """The list of participants and the table of what each may know are one."""
    assert set(PARTICIPANTS) == set(CLEARANCE)
