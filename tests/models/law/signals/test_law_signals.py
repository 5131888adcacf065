"""The own terms of the signals list, and what the RIEC is told, as tables for a lawyer."""

import csv
from datetime import date
from pathlib import Path

import pytest

from models.law.signals.riec import FORM_FACTS, SignalFact, facts_on_form
from models.law.signals.signals import SignalPolicy, answer_by, retain_until
from tasks.register.policies import calendar
from tasks.signals.signal_policies import signal_terms

TERMS = signal_terms("9002", date(2026, 1, 5))
LINES = (Path(__file__).parent / "riec-formulier.csv").read_text(encoding="utf-8").splitlines()
TABLE = {row["gegeven"]: row["naar het RIEC"] for row in csv.DictReader(LINES, delimiter=";")}


@pytest.mark.parametrize(
    ("received_on", "last_day"),
    [
        (date(2026, 1, 5), date(2026, 1, 6)),
        # Friday, Saturday and Sunday: the Monday.
        (date(2026, 1, 9), date(2026, 1, 12)),
        (date(2026, 1, 10), date(2026, 1, 12)),
        (date(2026, 1, 11), date(2026, 1, 12)),
        # The day before Ascension Day; the Friday is equated by decree.
        (date(2026, 5, 13), date(2026, 5, 18)),
        (date(2026, 5, 12), date(2026, 5, 13)),
        # New Year's Eve; 2 January 2026 is equated as well.
        (date(2025, 12, 31), date(2026, 1, 5)),
        # Before Good Friday and Easter Monday.
        (date(2026, 4, 2), date(2026, 4, 7)),
    ],
)
def test_a_named_reporter_is_answered_within_one_working_day(
    received_on: date, last_day: date
) -> None:
    """Counted with the calendar of the law."""
    assert answer_by(TERMS, received_on, calendar()) == last_day


def test_two_working_days_are_one_more() -> None:
    """The number of the policy counts."""
    two = SignalPolicy.model_validate(TERMS.model_dump() | {"answer_working_days": 2})
    assert answer_by(two, date(2026, 1, 8), calendar()) == date(2026, 1, 12)


@pytest.mark.parametrize(
    ("counted_from", "is_dropped", "last_day"),
    [
        (date(2026, 1, 5), False, date(2031, 1, 5)),
        (date(2026, 1, 5), True, date(2027, 1, 5)),
        # A day that the last month lacks: its end.
        (date(2028, 2, 29), True, date(2029, 2, 28)),
        (date(2028, 2, 29), False, date(2033, 2, 28)),
    ],
)
def test_a_signal_is_kept_a_year_after_it_was_dropped_and_five_years_otherwise(
    counted_from: date,
    is_dropped: bool,  # noqa: FBT001
    last_day: date,
) -> None:
    """The last day of keeping."""
    assert retain_until(TERMS, counted_from, is_dropped=is_dropped) == last_day


@pytest.mark.parametrize("fact", SignalFact)
def test_every_fact_is_told_or_kept_as_the_table_says(fact: SignalFact) -> None:
    """Each row has its reason; a new fact without a row fails."""
    is_told = {"ja": True, "nee": False}[TABLE[fact.value]]

    assert (fact in FORM_FACTS) is is_told
    assert bool(facts_on_form({fact: "merk"})) is is_told


def test_the_table_has_no_row_for_what_is_no_fact() -> None:
    assert set(TABLE) == {fact.value for fact in SignalFact}
