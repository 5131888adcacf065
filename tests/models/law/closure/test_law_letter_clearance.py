"""Who may read what: the whole table, cell by cell."""

from datetime import date

import pytest

from models.law.closure.capacities import Capacity
from models.law.closure.letter_clearance import (
    CLEARANCE,
    PERSONAL,
    Clearance,
    clearance_of,
    may_read,
    tells_of_a_person,
)
from tasks.closure.closure_policies import weighing_checklist

SIGNS = {"+": Clearance.READS, "o": Clearance.IF_HIS_OWN, "-": Clearance.NEVER}
TABLE = """\
subject    offender owner tenant resident landlord mortgagee representative administrator guardian
A1         +        +     +      +        +        +         -              -             -
A2         +        +     +      +        +        +         -              -             -
A3         o        o     o      o        o        o         -              -             -
B          +        +     +      +        +        +         -              -             -
C1         +        +     +      +        +        +         -              -             -
C2         +        +     +      +        +        +         -              -             -
C3         +        +     +      +        +        +         -              -             -
C4         +        +     +      +        +        +         -              -             -
C5         +        +     +      +        +        +         -              -             -
C6         +        +     +      +        +        +         -              -             -
C7         +        +     +      +        +        +         -              -             -
C8         o        o     o      o        o        -         -              -             -
D1         +        +     +      +        +        -         -              -             -
D2         o        o     o      o        o        -         -              -             -
D3         o        o     o      o        o        -         -              -             -
D4         o        o     o      o        o        -         -              -             -
D5         o        o     o      o        o        -         -              -             -
D6         o        o     o      o        o        o         -              -             -
D7         o        o     o      o        o        -         -              -             -
E          +        +     +      +        +        -         -              -             -
4:84       +        +     +      +        +        +         -              -             -
5:32b      +        +     +      +        +        +         -              -             -
5:25       o        o     o      o        o        o         -              -             -
zienswijze o        o     o      o        o        o         -              -             -
herhaling  +        +     -      -        +        -         -              -             -
"""
"""As a lawyer reads it: + reads, o only what is his own, - never."""
ROWS = [line.split() for line in TABLE.splitlines()]
CELLS = [
    (row[0], Capacity(capacity), SIGNS[sign])
    for row in ROWS[1:]
    for capacity, sign in zip(ROWS[0][1:], row[1:], strict=True)
]


@pytest.mark.parametrize(("subject", "capacity", "clearance"), CELLS)
def test_every_cell_says_who_may_read_what(
    subject: str, capacity: Capacity, clearance: Clearance
) -> None:
    """The table above is the table of the law."""
    assert clearance_of(subject, [capacity]) is clearance


def test_the_table_has_every_question_and_every_capacity() -> None:
    """A question or capacity that is added must be given its cells."""
    codes = {factor.code for factor in weighing_checklist(date(2026, 3, 2)).factors}
    assert codes <= set(CLEARANCE)
    assert {row[0] for row in ROWS[1:]} == set(CLEARANCE)
    assert all(set(cells) == set(Capacity) for cells in CLEARANCE.values())
    assert set(ROWS[0][1:]) == set(Capacity)


def test_health_children_money_home_and_antecedents_are_personal() -> None:
    """Of these it must be known about whom they are."""
    assert {"A3", "C8", "D2", "D3", "D4", "D5", "D6", "D7", "5:25", "zienswijze"} == PERSONAL


@pytest.mark.parametrize(("subject", "capacity", "clearance"), CELLS)
def test_what_is_about_one_party_goes_to_that_party_alone(
    subject: str, capacity: Capacity, clearance: Clearance
) -> None:
    """Whatever the subject; and what is never read is not read when it is about oneself."""
    is_read = clearance is not Clearance.NEVER
    assert may_read(subject, [capacity], about=2, reader=2) is is_read
    assert not may_read(subject, [capacity], about=2, reader=1)
    assert may_read(subject, [capacity], about=0, reader=1) is (clearance is Clearance.READS)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("De schuldeiser heeft al gebeld.", "schuldeiser"),
        ("Hij is ZIEK en heeft kinderen.", "ZIEK"),
        ("Het pand is verzegeld.", ""),
    ],
)
def test_the_first_word_that_tells_of_a_person_is_given_back(text: str, word: str) -> None:
    """Whoever wrote it sees which word it is."""
    assert tells_of_a_person(text) == word


def test_who_has_two_capacities_reads_what_either_may_read() -> None:
    """An owner who is the offender as well."""
    both = [Capacity.MORTGAGEE, Capacity.OFFENDER]
    assert clearance_of("D1", both) is Clearance.READS
    assert clearance_of("D1", both[:1]) is Clearance.NEVER
    assert clearance_of("Z9", both) is Clearance.NEVER
    assert clearance_of("D1", [Capacity.MORTGAGEE, Capacity.GUARDIAN]) is Clearance.NEVER
