"""The measure of the cycle on a real register: over time, per park, with its forecast."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import select

from models.common.business import Business, LabelChange
from models.control.control_round import Access, ControlRound, RoundStatus
from models.control.round_forms import VisitForm
from models.law.common.business_labels import Label
from models.law.control.control_cycle import RoundKind
from tasks.acts.linked_signals import DESK
from tasks.control import visits
from tasks.control.businesses.coverage import Coverage, coverage_of
from tasks.control.businesses.coverage_forecast import not_seen
from tasks.register import resources
from tasks.register.acting import id_of
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import (
    BAG,
    at,
    fill_businesses,
    fill_organisation,
    hold,
    plan_on,
    row,
    skip,
    visit_all,
)

SLOT = date(2026, 1, 15)
ROUND = "LIN-CON-018"


def figures(on: date = SLOT) -> Coverage:
    """Of Lindewaarde."""
    return coverage_of("9002", on)


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """Two municipalities and their addresses."""
    fill_organisation()
    return register


def test_coverage_per_park_after_each_round(organisation: Path) -> None:
    """Twenty white places in one park and one elsewhere; two teams see sixteen of them."""
    elsewhere = row(21, "groen", "bekend", "2025-06-01").replace("Terrein Verzonnen", "")
    rows = [*(row(number) for number in range(1, 21)), elsewhere]
    fill_businesses(organisation, rows, date(2025, 6, 1))
    plan_on(date(2026, 1, 5))
    before = figures(date(2026, 1, 14))
    visit_all(ROUND, SLOT)
    hold(ROUND, SLOT)
    found = figures()

    assert (before.places, before.white, before.rounds) == (21, 20, ())
    assert [(park.park, park.places, park.white) for park in found.parks] == [
        ("", 1, 0),
        ("Terrein Verzonnen", 20, 4),
    ]
    (result,) = found.rounds
    assert (result.white_after, result.parks_after) == (4, found.parks)
    assert result.parks_after[1].known == 0.8
    assert (found.rounds_held, found.rounds_skipped) == (1, 0)


def test_the_forecast_names_the_round_and_its_slot(organisation: Path) -> None:
    """Sixteen of forty places a round: two rounds more."""
    fill_businesses(organisation, [row(number) for number in range(1, 41)])
    assert figures().forecast == "Er is nog geen tempo: er is nog geen witte plek gezien."
    plan_on(date(2026, 1, 5))
    visit_all(ROUND, SLOT)
    hold(ROUND, SLOT)
    found = figures()

    assert (found.rounds_to_go, found.last_white_round) == (2, 20)
    assert found.last_white_on == date(2026, 4, 9)
    assert found.forecast == (
        "In het tempo tot nu toe (16 per controle) is de laatste witte vlek gezien over 2 rondes: "
        "controle 20, rond 9 april 2026."
    )


def test_a_skipped_round_slows_the_pace(organisation: Path) -> None:
    """Eight a round: forty places take three more rounds."""
    fill_businesses(organisation, [row(number) for number in range(1, 41)])
    plan_on(date(2026, 1, 5))
    visit_all(ROUND, SLOT)
    hold(ROUND, SLOT)
    plan_on(date(2026, 2, 1))
    skip("LIN-CON-019", date(2026, 2, 26))
    found = figures(date(2026, 2, 26))

    assert (found.rounds_held, found.rounds_skipped) == (1, 1)
    assert found.rounds[1].why == "Overgeslagen: geen plek om te bezoeken"
    assert (found.rounds_to_go, found.last_white_round) == (3, 22)
    assert "(8 per controle)" in found.forecast


def test_labels_that_age_faster_than_places_are_seen_are_told(organisation: Path) -> None:
    """One place a round is at most eighteen in two years; there are forty."""
    fill_businesses(organisation, [row(number) for number in range(1, 41)])
    plan_on(date(2026, 1, 5))
    for place in range(1, 17):
        see((place - 1) % 2 + 1, (place + 1) // 2, inside=place == 1)
    hold(ROUND, SLOT)
    found = figures()

    assert (found.white, found.rounds_to_go, found.last_white_on) == (39, None, None)
    assert found.forecast == (
        "In het tempo tot nu toe (1 per controle) wordt de laatste witte vlek nooit gezien: een "
        "label wordt na 24 maanden weer wit, en dat gaat sneller."
    )


def see(team: int, rank: int, *, inside: bool) -> None:
    """One visit, at which somebody was there or not."""
    access = Access.GRANTED if inside else Access.NOBODY_PRESENT
    form = VisitForm(reference=ROUND, on=SLOT, by="ZAAK1", team=team, rank=rank, access=access)
    visits.record_visit(form, at(SLOT), desk=DESK)


def test_a_cycle_that_ends_first_is_told_as_such() -> None:
    """Both sides of the bound: rules that end before the look ahead does."""
    until = date(2034, 1, 15)

    assert "aflopen, op 14 januari 2034" in not_seen(24, date(2034, 1, 14), until)
    assert not_seen(24, until, until) == not_seen(24, None, until)
    assert "nooit gezien" in not_seen(24, None, until)


def test_a_green_place_that_is_seen_again_is_no_pace(organisation: Path) -> None:
    """Only what was white until it was seen counts."""
    known = [row(number, "groen", "bekend", "2025-06-01") for number in range(2, 9)]
    fill_businesses(organisation, [row(1), *known], date(2025, 6, 1))
    plan_on(date(2026, 1, 5))
    visit_all(ROUND, SLOT)
    hold(ROUND, SLOT)
    assert (figures().seen_at_first_visit, figures().white) == (8, 0)
    assert figures().forecast == "Er zijn geen witte vlekken meer."
    fill_businesses(organisation, [row(9, since="2026-01-15")], SLOT)

    assert "(1 per controle)" in figures().forecast


def test_what_ended_is_no_place_any_more(organisation: Path) -> None:
    """From that day on, and not before."""
    fill_businesses(organisation, [row(1), row(2)])
    with transaction() as session:
        session.exec(select(Business)).first().ended_on = SLOT  # type: ignore[union-attr]

    assert [figures(on).places for on in (SLOT - timedelta(days=1), SLOT)] == [2, 1]


def fill_past(count: int, places: int) -> None:
    """So many rounds that were held, each of which made one place green."""
    with transaction() as session:
        for number in range(1, places + 1):
            session.add(
                Business(
                    municipality_code="9002",
                    kvk_number=f"{number:08d}",
                    bag_id=BAG[number % len(BAG)],
                    trade_name="Verzonnen",
                    sbi="95311",
                    park=f"Terrein {number % 5}",
                    labelled_on=date(2024, 1, 1),
                    label_reason="verzonnen",
                )
            )
        session.flush()
        for found in session.exec(select(Business)).all():
            white = LabelChange(
                business_id=id_of(found), on=date(2024, 1, 1), label=Label.WHITE, reason="x"
            )
            session.add(white)
        for number in range(1, count + 1):
            on = date(2024, 2, 1) + timedelta(weeks=6 * (number - 1))
            session.add(
                ControlRound(
                    reference=f"LIN-CON-{number:03d}",
                    municipality_code="9002",
                    number=number,
                    kind=RoundKind.DOR,
                    status=RoundStatus.HELD,
                    slot_on=on,
                    planned_on=on,
                    why="verzonnen",
                    made_on=on,
                )
            )
            session.flush()
            session.add(LabelChange(business_id=number, on=on, label=Label.GREEN, reason="x"))


@pytest.fixture(name="statements")
def fixture_statements(organisation: Path) -> Iterator[list[str]]:
    """What is asked of the register."""
    assert organisation
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(resources.engine(), "before_cursor_execute", note)
    yield asked
    event.remove(resources.engine(), "before_cursor_execute", note)


@pytest.mark.parametrize("count", [2, 20])
def test_the_register_is_read_as_often_for_twenty_rounds_as_for_two(
    statements: list[str], count: int
) -> None:
    """The history of the labels is read once."""
    fill_past(count, 30)
    statements.clear()
    found = figures(date(2026, 12, 31))

    assert [result.white_after for result in found.rounds] == [
        30 - number for number in range(1, count + 1)
    ]
    assert len([asked for asked in statements if asked.startswith("SELECT")]) == 7
    assert len([asked for asked in statements if "labelchange" in asked]) == 1
    with reading() as session:
        assert len(session.exec(select(ControlRound)).all()) == count
