"""What a judge granted: both ends of its days, the whole and a part, and its words."""

from datetime import date

import pytest

from models.law.closure.remedies.relief import Relief, ReliefEnd, last_day_after, relief_words

FROM, UNTIL = date(2025, 10, 2), date(2025, 11, 13)
SINCE = "vanaf donderdag 2 oktober 2025"
WHOLE = f"voor het hele pand, {SINCE}"


@pytest.mark.parametrize(
    ("relief", "on", "holds"),
    [
        (Relief(FROM, UNTIL), date(2025, 10, 1), False),
        (Relief(FROM, UNTIL), FROM, True),
        (Relief(FROM, UNTIL), UNTIL, True),
        (Relief(FROM, UNTIL), date(2025, 11, 14), False),
        (Relief(FROM, None), date(2035, 1, 1), True),
    ],
)
def test_relief_holds_from_its_first_day_to_its_last(
    relief: Relief, on: date, *, holds: bool
) -> None:
    assert relief.holds_on(on) is holds
    assert relief.suspends_on(on) is holds


def test_relief_for_a_part_leaves_the_rest_of_the_order() -> None:
    """RBOBR:2025:561: the showroom opened, the rest stayed closed."""
    part = Relief(FROM, None, "de showroom")
    assert part.holds_on(FROM)
    assert not part.suspends_on(FROM)


def test_weeks_after_an_event_count_from_the_day_after_it_and_never_roll() -> None:
    """Six weeks after a decision of 24 December 2025 end on Wednesday 4 February 2026."""
    assert last_day_after(date(2025, 12, 24), 6) == date(2026, 2, 4)


@pytest.mark.parametrize(
    ("relief", "event", "weeks", "words"),
    [
        (
            Relief(FROM, UNTIL),
            None,
            None,
            (f"{WHOLE}, tot en met donderdag 13 november 2025"),
        ),
        (
            Relief(FROM, None, "de showroom"),
            None,
            None,
            f"voor de showroom, {SINCE}, zonder einddag",
        ),
        (
            Relief(FROM, None),
            None,
            None,
            f"{WHOLE}, zonder einddag",
        ),
        (
            Relief(FROM, None),
            ReliefEnd.DECISION_ON_OBJECTION,
            1,
            (f"{WHOLE}, tot 1 week na de beslissing op bezwaar"),
        ),
        (
            Relief(FROM, None),
            ReliefEnd.DECISION_ON_OBJECTION,
            6,
            f"{WHOLE}, tot 6 weken na de beslissing op bezwaar",
        ),
        (
            Relief(FROM, None),
            ReliefEnd.RULING_ON_APPEAL,
            None,
            f"{WHOLE}, tot de uitspraak op het beroep",
        ),
    ],
)
def test_relief_says_for_what_and_until_when(
    relief: Relief, event: ReliefEnd | None, weeks: int | None, words: str
) -> None:
    assert words == relief_words(relief, event, weeks)
