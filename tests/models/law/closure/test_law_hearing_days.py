"""The days before a hearing in objection (Awb 7:4), with both sides of the bound."""

from datetime import date, timedelta

import pytest

from models.law.closure.remedies.hearing_days import (
    HearingTooSoonError,
    hearing_days,
    require_time_before,
)
from models.law.common.dutch import dutch_date


@pytest.mark.parametrize(
    ("hearing_on", "papers_until", "inspection_from"),
    [
        (date(2026, 6, 1), date(2026, 5, 21), date(2026, 5, 25)),
        # Counted back over Ascension Day and Whitsun: nothing moves (Atw 1(2)).
        (date(2026, 5, 25), date(2026, 5, 14), date(2026, 5, 18)),
        (date(2027, 1, 4), date(2026, 12, 24), date(2026, 12, 28)),
        (date(2028, 3, 6), date(2028, 2, 24), date(2028, 2, 28)),
    ],
)
def test_papers_come_until_the_eleventh_day_and_lie_ready_for_a_week(
    hearing_on: date, papers_until: date, inspection_from: date
) -> None:
    """Ten whole days lie between the last papers and the hearing; a slow count agrees."""
    days = hearing_days(hearing_on)
    assert (days.papers_until, days.inspection_from) == (papers_until, inspection_from)
    between = [papers_until + timedelta(days=n) for n in range(1, 11)]
    assert between[-1] + timedelta(days=1) == hearing_on
    assert hearing_on - inspection_from == timedelta(days=7)


@pytest.mark.parametrize(
    ("sent_on", "fits"),
    [(date(2026, 5, 20), True), (date(2026, 5, 21), False), (date(2026, 5, 31), False)],
)
def test_an_invitation_leaves_while_papers_can_still_be_sent(sent_on: date, *, fits: bool) -> None:
    """Of a hearing on 1 June the papers come in until 21 May."""
    hearing_on = date(2026, 6, 1)
    if fits:
        assert require_time_before("LIN-2026-001", sent_on, hearing_on) == hearing_days(hearing_on)
        return
    earliest = sent_on + timedelta(days=12)
    said = f"Zaak LIN-2026-001: .* Nodig uit voor {dutch_date(earliest)} of later"
    with pytest.raises(HearingTooSoonError, match=said):
        require_time_before("LIN-2026-001", sent_on, hearing_on)
    assert require_time_before("LIN-2026-001", sent_on, earliest)
