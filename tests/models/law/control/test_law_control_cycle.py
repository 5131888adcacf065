"""On which day a control round is held, and why; beside a slow oracle that tries every day."""

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.common.calendar import public_holiday_name
from models.law.control.control_cycle import (
    Absence,
    ControlCyclePolicy,
    PlannedDay,
    RoundKind,
    Theme,
    day_of_round,
)
from models.law.control.cycle_slots import rounds_of_year, slots_between
from tasks.control.round_policies import control_cycle
from tasks.register.policies import calendar

ALVERLO = control_cycle("9001", date(2024, 1, 1))
LINDEWAARDE = control_cycle("9002", date(2024, 1, 1))
FIVE_YEARS = [
    (policy, planned)
    for policy in (ALVERLO, LINDEWAARDE)
    for year in range(2024, 2029)
    for planned in rounds_of_year([policy], year, calendar())
]


def oracle(policy: ControlCyclePolicy, slot_on: date, absences: Sequence[Absence]) -> date | None:
    """Every day of the window, sorted by distance, the later of two as near first."""
    days = [
        slot_on + timedelta(days=moved)
        for moved in range(-policy.search_days, policy.search_days + 1)
    ]
    fitting = [
        day
        for day in days
        if day.isoweekday() < 6
        and public_holiday_name(day, calendar()) is None
        and not any(absence.first <= day <= absence.last for absence in absences)
    ]
    return min(fitting, key=lambda day: (abs((day - slot_on).days), day < slot_on), default=None)


def on_slot(slot_on: date, *absences: Absence) -> PlannedDay:
    """The round of a slot of one's own."""
    return day_of_round(ALVERLO, 1, slot_on, calendar(), absences)


@pytest.mark.parametrize(
    ("slot_on", "on", "words"),
    [
        (
            date(2024, 1, 11),
            date(2024, 1, 11),
            "Donderdag 11 januari 2024 is de dag van de cyclus.",
        ),
        (date(2024, 5, 8), date(2024, 5, 8), "Woensdag 8 mei 2024 is de dag van de cyclus."),
        (
            # Ascension Day; the Friday is equated by decree, so the day before is nearest.
            date(2024, 5, 9),
            date(2024, 5, 8),
            (
                "Verplaatst van donderdag 9 mei 2024 naar woensdag 8 mei 2024; niet op donderdag "
                "9 mei (Hemelvaartsdag) of vrijdag 10 mei (gelijkgesteld)."
            ),
        ),
        (
            date(2025, 12, 25),
            date(2025, 12, 24),
            (
                "Verplaatst van donderdag 25 december 2025 naar woensdag 24 december 2025; niet op "
                "donderdag 25 december (Eerste Kerstdag) of vrijdag 26 december (Tweede Kerstdag)."
            ),
        ),
        (date(2026, 1, 3), date(2026, 1, 5), "Verplaatst van zaterdag 3 januari 2026 naar"),
    ],
)
def test_a_round_is_on_the_nearest_day_that_fits(slot_on: date, on: date, words: str) -> None:
    """With the reason of each nearer day that was passed over."""
    found = on_slot(slot_on)

    assert found.on == on
    assert found.why.startswith(words)


@pytest.mark.parametrize(
    ("first", "last", "on"),
    [
        (date(2024, 1, 12), date(2024, 1, 20), date(2024, 1, 11)),
        (date(2024, 1, 11), date(2024, 1, 11), date(2024, 1, 12)),
        (date(2024, 1, 11), date(2024, 1, 12), date(2024, 1, 10)),
    ],
)
def test_a_round_avoids_the_days_on_which_a_partner_is_away(
    first: date, last: date, on: date
) -> None:
    """The first and the last day of an absence count."""
    assert on_slot(date(2024, 1, 11), Absence("politie", first, last)).on == on


def test_a_round_without_any_day_that_fits_says_so() -> None:
    found = on_slot(date(2024, 1, 11), Absence("politie", date(2024, 1, 1), date(2024, 1, 21)))

    assert found.on is None
    assert found.why.startswith("Geen dag rond donderdag 11 januari 2024 past; niet op")
    assert "politie afwezig" in found.why


def test_the_first_day_outside_an_absence_is_near_enough_up_to_the_bound() -> None:
    """Ten days may be moved, not eleven."""
    away = Absence("politie", date(2024, 1, 1), date(2024, 1, 21))
    slot_on = date(2024, 1, 12)

    assert on_slot(slot_on, away).on == date(2024, 1, 22)
    assert on_slot(slot_on - timedelta(days=1), away).on is None


@pytest.mark.parametrize(
    ("policy", "planned"), FIVE_YEARS, ids=lambda value: getattr(value, "slot_on", "")
)
def test_five_years_of_rounds_equal_the_oracle(
    policy: ControlCyclePolicy, planned: PlannedDay
) -> None:
    assert planned.on == oracle(policy, planned.slot_on, ())
    assert planned.on is not None
    assert public_holiday_name(planned.on, calendar()) is None


@given(
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.lists(st.tuples(st.integers(-12, 12), st.integers(0, 9)), max_size=3),
)
def test_any_slot_with_any_absences_equals_the_oracle(
    slot_on: date, away: list[tuple[int, int]]
) -> None:
    absences = [
        Absence(
            "ODV",
            slot_on + timedelta(days=a),
            slot_on + timedelta(days=a + length),
        )
        for a, length in away
    ]

    assert on_slot(slot_on, *absences).on == oracle(ALVERLO, slot_on, absences)


@pytest.mark.parametrize("policy", [ALVERLO, LINDEWAARDE], ids=lambda policy: policy.municipality)
def test_every_slot_of_five_years_is_a_round_of_one_year(policy: ControlCyclePolicy) -> None:
    """Six weeks apart, numbered without a gap, none in two years."""
    found = [planned for owner, planned in FIVE_YEARS if owner is policy]

    assert [planned.number for planned in found] == list(range(1, len(found) + 1))
    assert {b.slot_on - a.slot_on for a, b in itertools.pairwise(found)} == {timedelta(weeks=6)}
    days = [planned.on for planned in found if planned.on]
    assert days == sorted(set(days))


def test_slots_include_both_days_and_none_before_the_anchor() -> None:
    first, second = date(2024, 1, 11), date(2024, 2, 22)

    assert numbered(first, second) == [(1, first), (2, second)]
    assert numbered(first + timedelta(days=1), second) == [(2, second)]
    assert numbered(first, second - timedelta(days=1)) == [(1, first)]
    assert numbered(date(2020, 1, 1), date(2024, 1, 10)) == []


def numbered(first: date, last: date) -> list[tuple[int, date]]:
    """The slots of Alverlo."""
    return [(slot.number, slot.on) for slot in slots_between([ALVERLO], first, last)]


def test_themes_take_turns_over_the_rounds_that_have_one() -> None:
    """Each theme comes back only after all others."""
    themes = [planned.theme for owner, planned in FIVE_YEARS if owner is ALVERLO and planned.theme]

    assert themes[:6] == [*Theme, Theme.AUTOMOTIVE]
    with_theme = {planned.kind for _, planned in FIVE_YEARS if planned.theme}
    assert with_theme == {RoundKind.THEME, RoundKind.ACTION_WEEK}


@pytest.mark.parametrize(
    ("weeks", "days", "is_right"), [(1, 3, True), (1, 4, False), (6, 20, True)]
)
def test_a_round_moves_less_than_half_an_interval(
    weeks: int,
    days: int,
    is_right: bool,  # noqa: FBT001
) -> None:
    """Otherwise two rounds could be held on one day."""
    values = ALVERLO.model_dump() | {"interval_weeks": weeks, "search_days": days}
    if is_right:
        assert ControlCyclePolicy.model_validate(values).search_days == days
        return
    with pytest.raises(ValueError, match="minder dan een half interval"):
        ControlCyclePolicy.model_validate(values)


def test_the_warning_stays_when_a_round_moves_back_over_new_year_or_has_no_day() -> None:
    """The slot lies in the year that is not loaded, wherever the round goes."""
    last = max(calendar().decree_years)
    slot_on = date(last + 1, 1, 1)
    moved = on_slot(slot_on, Absence("ODV", slot_on, slot_on + timedelta(days=5)))
    away = Absence("politie", slot_on - timedelta(days=20), slot_on + timedelta(days=20))

    assert moved.on is not None
    assert moved.on.year == last
    assert f"dagen van {last + 1} zijn" in moved.why
    assert f"dagen van {last + 1} zijn" in on_slot(slot_on, away).why


def test_a_year_without_loaded_decree_days_gives_a_warning() -> None:
    """Both sides of the last loaded year."""
    last = max(calendar().decree_years)

    assert "Let op" not in rounds_of_year([ALVERLO], last, calendar())[0].why
    assert f"Let op: de gelijkgestelde dagen van {last + 1}" in (
        rounds_of_year([ALVERLO], last + 1, calendar())[0].why
    )
