"""How often somebody may send something to the reporting desk: both sides of each bound."""

from datetime import UTC, datetime, timedelta

import pytest

from models.law.signals.report_limits import MOST, WINDOW, counted_sendings, is_too_often

BEGIN = datetime(2026, 4, 13, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("after", "count", "begun"),
    [
        (timedelta(0), 6, BEGIN),
        (WINDOW - SECOND, 6, BEGIN),
        (WINDOW, 1, BEGIN + WINDOW),
        (WINDOW + SECOND, 1, BEGIN + WINDOW + SECOND),
    ],
)
def test_an_hour_counts_from_its_first_sending(
    after: timedelta, count: int, begun: datetime
) -> None:
    assert counted_sendings(5, BEGIN, BEGIN + after) == (count, begun)


def test_one_more_than_the_most_is_too_often() -> None:
    assert not is_too_often(MOST)
    assert is_too_often(MOST + 1)
