"""The days before a hearing in objection: until when papers come in, and when they lie ready.

Source: Awb 7:4(1) and (2). "Until ten days before" means that the eleventh day before is the last
(ABRvS 24 May 2006, JB 2006/215, of the same words in 8:58); it is counted back, so that nothing
moves to a working day (Algemene termijnenwet 1(2)).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError

PAPERS_BEFORE = timedelta(days=11)
INSPECTION = timedelta(weeks=1)


class HearingTooSoonError(WeerbaarError):
    """Raised when an invitation leaves so late that nobody can send papers in any more."""


@dataclass(frozen=True)
class HearingDays:
    """The days that an invitation to a hearing must name (Awb 7:4(3))."""

    hearing_on: date
    papers_until: date
    """Last day on which further papers can come in."""
    inspection_from: date
    """From this day at the latest all papers lie ready, until the hearing."""


def hearing_days(hearing_on: date) -> HearingDays:
    """The days before this hearing."""
    return HearingDays(hearing_on, hearing_on - PAPERS_BEFORE, hearing_on - INSPECTION)


def require_time_before(reference: str, sent_on: date, hearing_on: date) -> HearingDays:
    """The days before the hearing; raises HearingTooSoonError when the papers would be too late.

    Whoever is invited must still be able to send papers after the day on which the letter leaves.
    """
    days = hearing_days(hearing_on)
    if sent_on < days.papers_until:
        return days
    earliest = sent_on + PAPERS_BEFORE + timedelta(days=1)
    raise HearingTooSoonError(
        f"Zaak {reference}: de uitnodiging gaat op {dutch_date(sent_on)} weg, en stukken konden "
        f"tot en met {dutch_date(days.papers_until)} komen (artikel 7:4 Awb). Nodig uit voor "
        f"{dutch_date(earliest)} of later; is met iedereen een eerdere dag afgesproken, leg dan "
        "alleen vast dat er is gehoord."
    )
