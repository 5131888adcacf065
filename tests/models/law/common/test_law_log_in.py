"""How long one waits after mistakes, and which password will not do."""

from datetime import UTC, datetime, timedelta

import pytest

from models.law.common.log_in_waits import (
    FORGOTTEN_AFTER,
    FREE_FAILURES,
    LONGEST_WAIT,
    counted_failures,
    wait_after,
)
from models.law.common.passwords import LONGEST, SHORTEST, password_fault

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (4, 0), (5, 15), (6, 30), (7, 60), (10, 480), (11, 900), (12, 900), (10_000, 900)],
)
def test_each_failure_doubles_the_wait(failures: int, seconds: int) -> None:
    """From the fifth on, up to a quarter of an hour."""
    assert wait_after(failures) == timedelta(seconds=seconds)
    assert wait_after(failures) <= LONGEST_WAIT


def test_another_bound_begins_later() -> None:
    """As for an address that many share."""
    assert [wait_after(count, 50).total_seconds() for count in (49, 50, 51)] == [0, 15, 30]


def test_a_failure_of_more_than_a_day_ago_is_forgotten() -> None:
    """The first one counts as one."""
    assert counted_failures(0, None, AT) == 1
    assert counted_failures(FREE_FAILURES, AT - FORGOTTEN_AFTER, AT) == FREE_FAILURES + 1
    assert counted_failures(FREE_FAILURES, AT - FORGOTTEN_AFTER - timedelta(seconds=1), AT) == 1


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("a1b2c3d4e5f", "12 tot en met 200 tekens"),
        ("a1b2c3d4e5f6", ""),
        ("abcde" * 40, ""),
        ("abcde" * 40 + "f", "12 tot en met 200 tekens"),
        ("abcdabcdabcd", "meer verschillende tekens"),
        ("mijn ZITA is lief", "gebruik uw naam"),
        ("welkom zaak1 2026", "gebruik uw naam"),
        ("gemeente.invalid!", "gebruik uw naam"),
        ("van harte welkom", ""),
    ],
)
def test_a_password_is_long_and_not_about_its_owner(password: str, words: str) -> None:
    """Short parts of a name, such as "van", may stand in it."""
    assert (SHORTEST, LONGEST) == (12, 200)
    fault = password_fault(password, ("ZAAK1", "Zita van Verzonnen", "zaak1@gemeente.invalid"))
    assert words in fault
    assert bool(words) == bool(fault)
