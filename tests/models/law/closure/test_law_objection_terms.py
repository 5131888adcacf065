"""The term to decide on an objection: both sides of each bound, and a count day by day."""

from datetime import date, timedelta
from itertools import product

import pytest

from models.law.closure.objection_terms import Handling, Pause, term_to_decide
from models.law.common.calendar import Calendar, next_working_day
from models.law.common.terms import TermResult, objection_period, statutory_term

CALENDAR = Calendar(decree_days=frozenset(), decree_years=frozenset(range(2024, 2029)))
ANNOUNCED = date(2026, 4, 2)
OBJECTION = objection_period(ANNOUNCED, CALENDAR)
"""Until Monday 18 May or earlier; the table takes its last day from the law itself."""
DAY = timedelta(days=1)


def term(**handling: object) -> TermResult:
    return term_to_decide(OBJECTION, CALENDAR, Handling(**handling))  # type: ignore[arg-type]


def pause(asked: date, until: date, repaired: date | None = None) -> tuple[Pause, ...]:
    return (Pause(asked, until, repaired),)


BARE = statutory_term(OBJECTION.last_day, CALENDAR, weeks=6)


@pytest.mark.parametrize(
    ("handling", "last_day", "words"),
    [
        ({}, date(2026, 6, 26), "zonder adviescommissie: 6 weken na"),
        ({"committee": True}, date(2026, 8, 7), "met adviescommissie: 12 weken na"),
        ({"postponed": True}, date(2026, 8, 7), "verdaagd met 6 weken"),
        # Asked on 1 June for ten days, mended after four: the term stood still for four.
        (
            {"pauses": pause(date(2026, 6, 1), date(2026, 6, 11), date(2026, 6, 5))},
            date(2026, 6, 30),
            "4 dagen stilgestaan voor herstel van een verzuim (artikel 7:10, tweede lid, Awb)",
        ),
        # Not mended: until the last day that was set. Saturday 4 July rolls to Monday.
        (
            {"pauses": pause(date(2026, 6, 1), date(2026, 6, 9))},
            date(2026, 7, 6),
            "8 dagen stilgestaan",
        ),
        # Mended after the term that was set: it ran again from the day after that term.
        (
            {"pauses": pause(date(2026, 6, 1), date(2026, 6, 5), date(2026, 6, 20))},
            date(2026, 6, 30),
            "4 dagen stilgestaan",
        ),
        # All of it before the term to decide began: nothing stands still.
        ({"pauses": pause(date(2026, 4, 20), date(2026, 5, 4))}, date(2026, 6, 26), ""),
        # It begins on the last day of the term: that day has run already.
        ({"pauses": pause(date(2026, 6, 26), date(2026, 7, 3))}, date(2026, 6, 26), ""),
        ({"agreed_until": date(2026, 6, 26)}, date(2026, 6, 26), ""),
        (
            {"agreed_until": date(2026, 6, 27)},
            date(2026, 6, 27),
            "met instemming uitgesteld tot en met zaterdag 27 juni 2026 (artikel 7:10, vierde lid",
        ),
    ],
)
def test_the_term_moves_with_what_happens(
    handling: dict[str, object], last_day: date, words: str
) -> None:
    """Each reason is named, and no other."""
    found = term(**handling)
    assert found.last_day == last_day
    assert words in found.explanation
    assert ("stilgestaan" in found.explanation) == ("stilgestaan" in words)
    assert ("instemming" in found.explanation) == ("instemming" in words)
    assert ("verdaagd" in found.explanation) == ("verdaagd" in words)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (
            date(2026, 6, 2),
            (
                "1 dag stilgestaan voor herstel van een verzuim (artikel 7:10, tweede lid, Awb); "
                "daardoor verlengd van zaterdag 27 juni naar maandag 29 juni 2026"
            ),
        ),
        (
            date(2026, 6, 5),
            (
                "4 dagen stilgestaan voor herstel van een verzuim (artikel 7:10, tweede lid, Awb); "
                "de laatste dag is daardoor dinsdag 30 juni 2026"
            ),
        ),
    ],
)
def test_a_term_that_stood_still_says_for_how_long_and_where_it_ends(
    until: date, words: str
) -> None:
    """Whether it rolled, or ended on a working day by itself."""
    bare = "zonder adviescommissie: 6 weken na vrijdag 15 mei 2026; de laatste dag is vrijdag 26"
    assert term(pauses=pause(date(2026, 6, 1), until)).explanation == f"{bare} juni 2026; {words}"


def test_a_term_that_stood_still_into_a_year_without_decree_warns() -> None:
    """Nobody knows yet which days of that year are equated with holidays."""
    known = Calendar(decree_days=frozenset(), decree_years=frozenset({2026}))
    handling = Handling(pauses=pause(date(2026, 12, 1), date(2026, 12, 20)))
    found = term_to_decide(objection_period(date(2026, 10, 1), known), known, handling)
    assert found.explanation.endswith(
        "; de laatste dag is daardoor dinsdag 12 januari 2027; let op: de gelijkgestelde dagen van "
        "2027 zijn niet geladen, controleer de dag"
    )


def day_by_day(weeks: int, pauses: tuple[Pause, ...], *, postponed: bool) -> date:
    """Walk the days: each runs, unless a default was being mended on it."""
    end = statutory_term(OBJECTION.last_day, CALENDAR, weeks=weeks).last_day
    if postponed:
        end = statutory_term(end, CALENDAR, weeks=6).last_day
    to_run = (end - OBJECTION.last_day).days
    day = OBJECTION.last_day
    while to_run:
        day += DAY
        last = {each: each.until for each in pauses}
        for each in pauses:
            if each.repaired_on is not None and each.repaired_on < each.until:
                last[each] = each.repaired_on
        if not any(each.asked_on < day <= last[each] for each in pauses):
            to_run -= 1
    has_moved = day != end
    return next_working_day(day, CALENDAR) if has_moved else end


def test_every_pause_counts_as_when_days_are_walked() -> None:
    """Thousands of pauses, one and two, mended or not, around both ends of the term."""
    starts = [OBJECTION.last_day + DAY * shift for shift in (-20, -8, -1, 0, 1, 10, 30, 41, 42, 50)]
    singles = [
        Pause(asked, asked + DAY * length, asked + DAY * mended if mended else None)
        for asked, length, mended in product(starts, (1, 7, 14, 28), (0, 1, 5, 20))
    ]
    cases: list[tuple[Pause, ...]] = [(one,) for one in singles]
    cases += [(one, two) for one, two in product(singles[::5], singles[::7])]
    compared = 0
    for pauses, (weeks, postponed) in product(cases, product((6, 12), (False, True))):
        found = term_to_decide(OBJECTION, CALENDAR, Handling(weeks == 12, pauses, postponed))
        assert found.last_day == day_by_day(weeks, pauses, postponed=postponed), pauses
        compared += 1
    assert compared > 3000
