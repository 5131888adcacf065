"""Planning and holding rounds on a real register."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.business import Business
from models.common.ledger import LedgerEntry
from models.control.control_round import Access, ControlRound, PartnerAbsence, RoundStatus
from models.control.round_forms import AbsenceForm, DebriefForm, SkipForm, VisitForm
from models.law.common.business_labels import Label
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.partner_kinds import PartnerKind
from tasks.acts.linked_signals import DESK
from tasks.acts.register_acts import CHECKS
from tasks.control import absences, rounds, visits
from tasks.control.round_choice import NO_PLACES
from tasks.control.round_overview import calendar_of_year, round_of
from tasks.plan.plan_policies import paying_action
from tasks.register.chains import verify_chains
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    hold,
    plan_on,
    row,
    visit_all,
)

SLOT = date(2026, 1, 15)
"""Of round 18 of Lindewaarde."""
ROUND = "LIN-CON-018"
FOUND = ("own_department:permits",)


def visit(team: int, rank: int, **changes: object) -> VisitForm:
    """Somebody let the team in and nothing was found, but for what is given."""
    values = {"reference": ROUND, "on": SLOT, "by": "ZAAK1", "team": team, "rank": rank}
    return VisitForm.model_validate(values | {"access": "granted"} | changes)


def planned(folder: Path, *labels: str) -> None:
    """Round 18 of Lindewaarde with a place for each label."""
    fill_organisation()
    fill_businesses(folder, [row(n, label, "verzonnen reden") for n, label in enumerate(labels, 1)])
    assert ROUND in plan_on(date(2026, 1, 5))


@pytest.fixture(name="one_place")
def fixture_one_place(register: Path) -> Path:
    """A round of one white place."""
    planned(register, "wit")
    return register


def test_planning_twice_gives_one_round(any_register: str, tmp_path: Path) -> None:
    """On both databases; the second planning answers what the first one made."""
    assert any_register
    planned(tmp_path, "wit", "rood")
    due = rounds.DueRound("9002", 18, SLOT)

    assert plan_on(date(2026, 1, 5)) == []
    again = rounds.plan_control_round(due, date(2026, 1, 6), at(date(2026, 1, 6)), desk=DESK)
    assert (again.reference, again.places) == (ROUND, 2)
    with reading() as session:
        found = session.exec(
            select(ControlRound).where(ControlRound.municipality_code == "9002")
        ).all()
    assert len(found) == 1
    assert verify_chains(CHECKS)[1] == []


@pytest.mark.parametrize(
    ("on", "expected"),
    [(SLOT - timedelta(weeks=5, days=1), []), (SLOT - timedelta(weeks=5), [ROUND])],
)
@pytest.mark.usefixtures("register")
def test_a_round_is_planned_from_five_weeks_ahead(on: date, expected: list[str]) -> None:
    fill_organisation()

    assert [found for found in plan_on(on) if found.startswith("LIN")] == expected
    assert all(round_of(reference).warning == NO_PLACES for reference in expected)


def test_the_planning_makes_the_rounds_of_the_calendar(register: Path) -> None:
    """Number and slot, before and after they are made; numbers of the register go before."""
    assert register
    fill_organisation()
    before = [(day.number, day.slot_on) for day in calendar_of_year("9002", 2026)]
    plan_on(date(2026, 1, 5))
    plan_on(date(2026, 2, 1))

    assert [(day.number, day.slot_on) for day in calendar_of_year("9002", 2026)] == before
    with transaction() as session:
        query = select(ControlRound).where(ControlRound.reference == "LIN-CON-019")
        session.exec(query).one().number = 29
    again = [day.number for day in calendar_of_year("9002", 2026)]
    assert again == [18, 29, 30, 31, 32, 33, 34, 35, 36]
    due = rounds.due_rounds("9002", date(2026, 3, 20))
    assert due == (rounds.DueRound("9002", 30, date(2026, 4, 9)),)


def test_a_year_without_rules_has_no_calendar(register: Path) -> None:
    assert register
    with pytest.raises(WeerbaarError, match="Er is geen cyclus van controles"):
        calendar_of_year("9002", 2023)


def test_a_round_that_nobody_planned_in_time_is_skipped_with_that_reason(one_place: Path) -> None:
    """The server was down for half a year: no number is missing afterwards."""
    assert one_place
    references = [r for r in plan_on(date(2026, 7, 1)) if r.startswith("LIN")]

    assert references == [f"LIN-CON-{number:03d}" for number in range(19, 23)]
    found = [round_of(reference) for reference in references]
    assert [item.status for item in found] == [RoundStatus.SKIPPED] * 3 + [RoundStatus.PLANNED]
    assert found[0].why.startswith("Overgeslagen: de planning draaide niet voor deze dag")


def test_a_round_avoids_a_partner_that_is_away(register: Path) -> None:
    assert register
    fill_organisation()
    with transaction() as session:
        session.add(
            PartnerAbsence(
                municipality_code="9002", partner=PartnerKind.POLICE, first=SLOT, last=SLOT
            )
        )
    plan_on(date(2026, 1, 5))

    assert round_of(ROUND).planned_on == SLOT + timedelta(days=1)
    assert "politie afwezig" in round_of(ROUND).why


@pytest.mark.parametrize(
    ("changes", "label", "fault"),
    [
        ({}, Label.GREEN, ""),
        ({"found": FOUND}, Label.RED, ""),
        ({"access": "nobody_present"}, Label.WHITE, ""),
        ({"access": "refused", "label": "red"}, Label.RED, ""),
        ({"access": "refused", "label": "green"}, None, "geen groen label"),
        ({"access": "refused", "found": FOUND}, None, "niet zonder toegang"),
        ({"repair_until": "2026-02-15"}, None, "een hersteltermijn vraagt bevindingen"),
        ({"found": FOUND, "repair_until": "2026-01-15"}, None, "een latere dag"),
        ({"is_repaired": True}, None, "alleen bij een hercontrole"),
        ({"on": "2026-01-14"}, None, "pas op donderdag 15 januari 2026"),
    ],
)
def test_a_visit_gives_a_label_or_is_refused_as_a_whole(
    one_place: Path, changes: dict[str, object], label: Label | None, fault: str
) -> None:
    assert one_place
    form = visit(1, 1, **changes)
    if label is not None:
        assert visits.record_visit(form, at(SLOT), desk=DESK) == label.label
        assert visits.record_visit(form, at(SLOT), desk=DESK) == label.label
        return
    with pytest.raises(FaultsError, match=fault):
        visits.record_visit(form, at(SLOT), desk=DESK)
    assert round_of(ROUND).places[0].access is None


def test_a_round_is_held_only_when_every_visit_is_recorded(register: Path) -> None:
    """Every visit that is missing is named; then the cost is booked, once."""
    planned(register, "wit", "rood", "wit")
    visits.record_visit(visit(1, 1), at(SLOT), desk=DESK)
    with pytest.raises(FaultsError) as refused:
        hold(ROUND, SLOT)
    assert len(refused.value.faults) == 2
    visit_all(ROUND, SLOT)

    assert hold(ROUND, SLOT) == hold(ROUND, SLOT) == "gehouden"
    with reading() as session:
        booked = session.exec(select(LedgerEntry)).all()
    assert [(entry.key, entry.amount, entry.action_number) for entry in booked] == [
        (f"round:{ROUND}", 111, 8)
    ]


def test_a_repair_period_brings_a_re_control(one_place: Path) -> None:
    """The day after the period, before the usual half year; when it is mended it is over."""
    assert one_place
    form = visit(1, 1, found=FOUND, repair_until="2026-02-20")
    visits.record_visit(form, at(SLOT), desk=DESK)
    hold(ROUND, SLOT)
    plan_on(date(2026, 2, 2))
    again = round_of("LIN-CON-019").places[0]
    assert again.is_re_control
    assert "hercontrole" in again.reasons[0]

    on = date(2026, 2, 26)
    mended = VisitForm.model_validate(
        visit(again.team, again.rank, on=on).model_dump()
        | {"reference": "LIN-CON-019", "is_repaired": True}
    )
    assert visits.record_visit(mended, at(on), desk=DESK) == "groen"
    with reading() as session:
        assert session.exec(select(col(Business.re_control_due_on))).one() is None


def test_a_skipped_round_keeps_its_reason_and_costs_nothing(one_place: Path) -> None:
    assert one_place
    form = SkipForm(reference=ROUND, on=date(2026, 1, 12), by="ZAAK1", reason="sneeuw en ijzel")

    assert visits.skip_round(form, at(form.on)) == "overgeslagen"
    assert visits.skip_round(form, at(form.on)) == "overgeslagen"
    assert round_of(ROUND).why == "Overgeslagen: sneeuw en ijzel"
    with pytest.raises(WeerbaarError, match="staat op 'overgeslagen'"):
        hold(ROUND, SLOT)
    with reading() as session:
        cost = select(ControlRound.cost).where(ControlRound.reference == ROUND)
        assert session.exec(cost).one() == 0


def test_a_held_round_cannot_be_skipped_nor_one_with_a_visit(one_place: Path) -> None:
    assert one_place
    form = SkipForm(reference=ROUND, on=SLOT, by="ZAAK1", reason="toch maar niet")
    visits.record_visit(visit(1, 1), at(SLOT), desk=DESK)
    with pytest.raises(WeerbaarError, match="al een bezoek vastgelegd"):
        visits.skip_round(form, at(SLOT))
    hold(ROUND, SLOT)
    with pytest.raises(WeerbaarError, match="al gehouden"):
        visits.skip_round(form, at(SLOT))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"by": "COM1"}, "mag dit niet"),
        ({"by": "NIEMAND"}, "niet bekend"),
        ({"reference": "LIN-CON-999"}, "bestaat niet"),
        ({"team": 9}, "heeft geen bezoek 9-1"),
        ({"on": "2026-01-16"}, "ligt in de toekomst"),
    ],
)
def test_what_an_officer_gets_wrong_is_one_sentence(
    one_place: Path, changes: dict[str, object], words: str
) -> None:
    assert one_place
    form = VisitForm.model_validate(visit(1, 1).model_dump() | changes)
    with pytest.raises(WeerbaarError, match=words):
        visits.record_visit(form, at(SLOT), desk=DESK)


def test_a_year_that_would_cost_too_much_is_warned_about(one_place: Path) -> None:
    """The budget is 1,000 euro: exactly that is no warning, one euro more is."""
    assert one_place
    with transaction() as session:
        found = session.exec(select(ControlRound).where(ControlRound.reference == ROUND)).one()
        found.cost = 1000 - 111
    plan_on(date(2026, 2, 2))
    assert round_of("LIN-CON-019").warning == ""
    with transaction() as session:
        found = session.exec(select(ControlRound).where(ControlRound.reference == ROUND)).one()
        found.cost = 1000 - 2 * 111 + 1
    plan_on(date(2026, 3, 16))
    assert "in 2026 1001 euro; begroot is 1000 euro" in round_of("LIN-CON-020").warning


def test_a_place_of_nobody_present_stays_white_and_waits_on(one_place: Path) -> None:
    assert one_place
    form = visit(1, 1, access=Access.NOBODY_PRESENT)
    visits.record_visit(form, at(SLOT), desk=DESK)
    visits.debrief_round(
        DebriefForm(reference=ROUND, on=SLOT, by="ZAAK1"),
        at(SLOT),
        desk=DESK,
        paid_by=paying_action,
    )
    plan_on(date(2026, 2, 2))

    assert "al 1 ronde wit: 5 punten" in round_of("LIN-CON-019").places[0].reasons


def test_an_absence_moves_what_is_not_planned_and_names_what_is(register: Path) -> None:
    """The slot of a round to come falls in it: another day; a planned one must be moved."""
    assert register
    fill_organisation()

    def absent(first: date, last: date) -> tuple[str, ...]:
        values = {"municipality": "Lindewaarde", "partner": "police", "by": "ZAAK1"}
        days = {"first": first, "last": last, "on": date(2026, 1, 4)}
        form = AbsenceForm.model_validate(values | days)
        return absences.record_absence(form, at(date(2026, 1, 4)))

    assert absent(SLOT, SLOT) == ()
    assert absent(SLOT, SLOT) == ()
    assert ROUND in plan_on(date(2026, 1, 5))
    moved_to = round_of(ROUND).planned_on
    assert moved_to == SLOT + timedelta(days=1)
    assert absent(SLOT, moved_to) == (ROUND,)
    with pytest.raises(FaultsError, match="laatste dag ligt voor"):
        absent(SLOT, SLOT - timedelta(days=1))
    with reading() as session:
        assert [row.last for row in session.exec(select(PartnerAbsence))] == [moved_to]
