"""Whom an announcement cannot do without: each combination with what is missing."""

from itertools import chain, combinations

import pytest

from models.law.closure.addressees import (
    NO_OFFENDER,
    NO_RESIDENT,
    NO_RIGHT_OF_USE,
    ReturnCause,
    is_served,
    missing_addressees,
)
from models.law.closure.capacities import ACTS_FOR_ANOTHER, Capacity

TABLE = (
    # who are parties, inhabited dwelling, said that no offender is known, what is missing
    ("", True, False, (NO_OFFENDER, NO_RIGHT_OF_USE, NO_RESIDENT)),
    ("", False, False, (NO_OFFENDER, NO_RIGHT_OF_USE)),
    ("mortgagee", True, False, (NO_OFFENDER, NO_RIGHT_OF_USE, NO_RESIDENT)),
    ("mortgagee", False, True, (NO_RIGHT_OF_USE,)),
    ("offender", False, False, (NO_RIGHT_OF_USE,)),
    ("offender owner", False, False, ()),
    ("offender owner", True, False, (NO_RESIDENT,)),
    ("offender tenant", True, False, ()),
    ("offender resident", True, False, ()),
    ("owner", False, False, (NO_OFFENDER,)),
    ("owner", False, True, ()),
    ("landlord", False, True, ()),
    ("representative administrator guardian", False, True, (NO_RIGHT_OF_USE,)),
)


@pytest.mark.parametrize(("parties", "inhabited", "said", "missing"), TABLE)
def test_what_is_missing_is_told(
    *, parties: str, inhabited: bool, said: bool, missing: tuple[str, ...]
) -> None:
    """One party for each capacity."""
    held = [{Capacity(word)} for word in parties.split()]
    found = missing_addressees(held, inhabited_dwelling=inhabited, no_offender_known=said)
    assert found == missing


def test_it_is_the_same_whether_one_or_several_hold_the_capacities() -> None:
    """Over every set of three capacities."""
    sets = chain.from_iterable(combinations(Capacity, size) for size in range(4))
    for held in sets:
        one = missing_addressees([held], inhabited_dwelling=True, no_offender_known=False)
        each = missing_addressees(
            [{capacity} for capacity in held], inhabited_dwelling=True, no_offender_known=False
        )
        assert one == each


@pytest.mark.parametrize(
    ("cause", "served"),
    [
        (None, True),
        (ReturnCause.NOT_COLLECTED, True),
        (ReturnCause.REFUSED, True),
        (ReturnCause.UNDELIVERABLE, False),
        (ReturnCause.WRONG_ADDRESS, False),
    ],
)
def test_who_does_not_collect_a_letter_counts_as_reached(
    cause: ReturnCause | None, *, served: bool
) -> None:
    """A letter that could not reach him does not."""
    assert is_served(cause) is served


def test_who_acts_for_another_fills_no_place() -> None:
    """The party itself must be there."""
    held = [set(ACTS_FOR_ANOTHER)]
    assert len(missing_addressees(held, inhabited_dwelling=True, no_offender_known=False)) == 3
