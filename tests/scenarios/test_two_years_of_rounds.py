"""Two years and two municipalities of the control cycle, day by day, with the clock as argument."""

import itertools
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from models.common.business import LabelChange
from models.common.ledger import LedgerEntry
from models.control.control_round import ControlRound, FollowUp, RoundStatus, VisitFinding
from models.control.round_forms import FollowUpDoneForm
from models.law.common.business_labels import Label
from models.law.common.calendar import is_working_day
from models.signals.signal import Signal
from tasks.acts.register_acts import CHECKS
from tasks.control.businesses.coverage import coverage_of
from tasks.control.debrief_report import kept_report
from tasks.control.follow_ups import finish_follow_up, open_follow_ups
from tasks.control.round_overview import list_rounds, round_of
from tasks.control.round_policies import place_scores
from tasks.register.chains import verify_chains
from tasks.register.policies import calendar
from tasks.register.resources import reading
from tests.builders.round_builder import (
    FOUND,
    at,
    fill_alverlo,
    fill_businesses,
    fill_organisation,
    hold,
    plan_on,
    row,
    skip,
    visit_all,
)

pytestmark = pytest.mark.deep

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
DOWN = {date(2025, 4, 24), date(2025, 4, 25)}
"""Two days on which the server did not run; a round of Alverlo should have been planned then."""
WANTING, TIMES = "Verzonnen Bedrijf 7", 3
REPORT_FILES = 3
"""For the mayor as PDF and ODT, and an annex."""
MOST_OF_TWO_YEARS = 4
"""Rounds of Alverlo: its four places can be seen once in half a year."""


def test_two_years_of_rounds(register: Path) -> None:
    """Forty white places in Lindewaarde, four in Alverlo; one place is mended at the third visit.

    A round for which every place was seen lately is skipped.
    """
    fill_organisation()
    fill_alverlo(register, FIRST)
    rows = [row(number, since="2025-01-01") for number in range(1, 41)]
    fill_businesses(register, rows, FIRST)
    held: list[str] = []
    empty: list[str] = []
    seen: list[str] = []
    day = FIRST
    while day <= LAST:
        if day not in DOWN:
            plan_on(day)
        for line in list_rounds():
            if line.planned_on == day and line.status is RoundStatus.PLANNED:
                if not line.places:
                    skip(line.reference, day)
                    empty.append(line.reference)
                    continue
                _finish_follow_ups(day)
                visit_all(line.reference, day, _wanting(line.reference, seen))
                hold(line.reference, day)
                held.append(line.reference)
        day += timedelta(days=1)

    _every_round_once(held, empty)
    _costs_equal_the_ledger()
    _every_white_place_seen_in_time()
    signals = _the_outcome_is_counted(seen)
    _every_report_is_kept(held)
    chains, faults = verify_chains(CHECKS)
    assert (len(chains), faults) == (len(list_rounds()) + signals + 1, [])


def _wanting(reference: str, seen: list[str]) -> frozenset[str]:
    """The place with findings, unless this is the third time that it is seen."""
    if WANTING in {place.business for place in round_of(reference).places}:
        seen.append(reference)
        return frozenset({WANTING} if len(seen) % TIMES else ())
    return frozenset()


def _finish_follow_ups(day: date) -> None:
    """What was agreed at the round before is done when the next one comes."""
    for line in open_follow_ups("9002", day):
        values = {"reference": line.reference, "team": line.team, "rank": line.rank}
        form = FollowUpDoneForm.model_validate(
            values | {"on": day, "by": "ZAAK1", "kind": "waarschuwing", "done_on": day}
        )
        finish_follow_up(form, at(day))


def _the_outcome_is_counted(seen: list[str]) -> int:
    """Findings of three participants each time it was not mended; a signal each first time.

    Returns how many signals there are, as each has a history of its own.
    """
    wrong = [number for number in range(1, len(seen) + 1) if number % TIMES]
    with reading() as session:
        findings = session.exec(select(func.count(col(VisitFinding.id)))).one()
        follow_ups = session.exec(select(FollowUp)).all()
        signals = session.exec(select(func.count(col(Signal.id)))).one()
    figures = coverage_of("9002", LAST)
    again = [number for number in range(1, len(seen) + 1) if number % TIMES != 1]

    assert len(seen) >= TIMES
    assert findings == len(FOUND) * len(wrong)
    assert len(follow_ups) == len(wrong)
    assert sum(row.done_on is None for row in follow_ups) <= 1
    assert signals == len(seen) - len(again)
    assert figures.seen_at_re_control == len(again)
    assert figures.found_at_re_control == len(set(again) & set(wrong))
    return signals


def _every_report_is_kept(held: list[str]) -> None:
    for reference in held:
        assert len(kept_report(reference)) == REPORT_FILES


def _every_round_once(held: list[str], empty: list[str]) -> None:
    with reading() as session:
        rounds = session.exec(select(ControlRound)).all()
    numbers = Counter((found.municipality_code, found.number) for found in rounds)
    assert max(numbers.values()) == 1
    for code in ("9001", "9002"):
        slots = sorted(found.slot_on for found in rounds if found.municipality_code == code)
        steps = {later - earlier for earlier, later in itertools.pairwise(slots)}
        assert steps == {timedelta(weeks=6)}
        assert slots[0] < FIRST + timedelta(weeks=6)
        assert slots[-1] > LAST
    past = {found.reference for found in rounds if found.planned_on and found.planned_on <= LAST}
    assert past == set(held)
    assert len(held) == len(set(held))
    skipped = [found for found in rounds if found.status is RoundStatus.SKIPPED]
    assert {found.reference for found in skipped} == set(empty)
    assert sum(reference.startswith("ALV") for reference in held) >= MOST_OF_TWO_YEARS
    assert all(is_working_day(found.planned_on, calendar()) for found in rounds if found.planned_on)
    caught_up = [found for found in rounds if found.made_on == max(DOWN) + timedelta(days=1)]
    assert [found.reference for found in caught_up] == ["ALV-CON-013"]


def _costs_equal_the_ledger() -> None:
    with reading() as session:
        held = session.exec(
            select(func.sum(ControlRound.cost)).where(ControlRound.status == RoundStatus.HELD)
        ).one()
        booked = session.exec(select(func.sum(LedgerEntry.amount))).one()
        count = session.exec(select(func.count(col(LedgerEntry.id)))).one()
    assert held == booked == 111 * count


def _every_white_place_seen_in_time() -> None:
    """The promise: no place is white for more held rounds than the policy says."""
    promised = place_scores("9002", LAST).white_within_rounds
    lines = [line for line in list_rounds() if line.reference.startswith("LIN")]
    visited: set[str] = set()
    for line in lines[:promised]:
        visited |= {place.business for place in round_of(line.reference).places}
    assert len(visited) == 40
    figures = coverage_of("9002", date(2025, 12, 31))
    assert (figures.places, figures.white, figures.known) == (40, 0, 1.0)
    assert figures.forecast == "Er zijn geen witte vlekken meer."
    assert figures.rounds[0].white_after == 24
    with reading() as session:
        assert Label.RED in session.exec(select(LabelChange.label)).all()
