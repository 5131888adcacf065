"""The hard rules of the choice hold after an answer, a move, a new label, beside other rounds."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.business import Business
from models.control.round_forms import AnswerForm, BriefForm, InviteForm, MoveForm, VisitForm
from models.law.common.business_labels import Label
from tasks.acts.linked_signals import DESK
from tasks.control import briefing, invitations, visits
from tasks.control.businesses.business_list import import_businesses
from tasks.control.round_overview import round_of
from tasks.register.resources import transaction
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    plan_on,
    row,
    write_businesses,
)

ROUND, NEXT = "LIN-CON-018", "LIN-CON-019"
SLOT, NEXT_SLOT = date(2026, 1, 15), date(2026, 2, 26)
PLANNED_ON = date(2026, 1, 5)


@pytest.fixture(name="planned")
def fixture_planned(register: Path) -> Path:
    """Round 18 of Lindewaarde with a white, a red and a white place; its partners are invited."""
    fill_organisation()
    rows = [row(1), row(2, "rood", "verzonnen reden", "2025-06-02"), row(3)]
    fill_businesses(register, rows, PLANNED_ON)
    plan_on(PLANNED_ON)
    form = InviteForm(reference=ROUND, on=PLANNED_ON, by="ZAAK1")
    invitations.invite_partners(form, at(PLANNED_ON))
    return register


def answer(partner: str, capacity: int, on: date = PLANNED_ON) -> None:
    """A partner says for how many teams it has people."""
    values = {"reference": ROUND, "on": on, "by": "ZAAK1", "partner": partner}
    form = AnswerForm.model_validate(values | {"capacity": capacity})
    invitations.record_answer(form, at(on), desk=DESK)


def move(reference: str, to: date, on: date = PLANNED_ON) -> None:
    """The round goes to another day."""
    form = MoveForm(reference=reference, on=on, by="ZAAK1", to=to, reason="sneeuw en ijzel")
    invitations.move_round(form, at(on), desk=DESK)


def brief(on: date = PLANNED_ON) -> list[str]:
    """Make the papers; their names."""
    form = BriefForm(reference=ROUND, on=on, by="ZAAK1")
    return [file.name for file in briefing.brief_round(form, at(on), desk=DESK)]


def places(reference: str = ROUND) -> set[str]:
    """The businesses on the list."""
    return {place.business.rpartition(" ")[2] for place in round_of(reference).places}


def label(folder: Path, number: int, colour: str, on: date = PLANNED_ON) -> None:
    """An officer gives a place another label."""
    path = write_businesses(folder, [row(number, colour, "verzonnen later", on.isoformat())])
    import_businesses(path, "9002", "ZAAK1", at(on))


def test_a_place_is_on_the_list_of_one_open_round(planned: Path) -> None:
    """The first round was moved so late that the next is planned before it is held."""
    assert planned
    move(ROUND, SLOT + timedelta(days=19))
    plan_on(NEXT_SLOT - timedelta(weeks=5))

    assert places() == {"1", "2", "3"}
    assert places(NEXT) == set()


def test_a_round_of_which_nothing_was_recorded_holds_no_place_for_ever(planned: Path) -> None:
    """Its day is past when the next is planned."""
    assert planned
    plan_on(NEXT_SLOT - timedelta(weeks=5))

    assert places(NEXT) == {"1", "2", "3"}


def test_a_place_where_nobody_was_can_be_chosen_at_once(planned: Path) -> None:
    """Its visit is recorded on the day on which the next round is planned."""
    assert planned
    on = NEXT_SLOT - timedelta(weeks=5)
    move(ROUND, on)
    values = {"reference": ROUND, "on": on, "by": "ZAAK1", "access": "nobody_present"}
    first, *others = round_of(ROUND).places
    for place in others:
        form = VisitForm.model_validate(values | {"team": place.team, "rank": place.rank})
        visits.record_visit(form, at(on), desk=DESK)
    plan_on(on)

    assert places(NEXT) == places() - {first.business.rpartition(" ")[2]}


def test_a_round_that_is_still_to_be_held_counts_as_waited(planned: Path) -> None:
    """For a place that is not on its list: with it, the promise would be broken."""
    move(ROUND, SLOT + timedelta(days=19))
    on = NEXT_SLOT - timedelta(weeks=5)
    fill_businesses(planned, [row(4, since="2026-01-06")], on)
    plan_on(on)

    (place,) = round_of(NEXT).places
    assert "al 1 ronde wit: 5 punten" in place.reasons


def test_a_move_chooses_for_the_new_day(register: Path) -> None:
    """Seen less than 26 weeks before the earlier day: only a re-control may go there again."""
    fill_organisation()
    fill_businesses(register, [row(1), row(2)], PLANNED_ON)
    with transaction() as session:
        seen = session.exec(select(Business)).first()
        assert seen is not None
        seen.last_visited_on = SLOT - timedelta(weeks=26)
    plan_on(PLANNED_ON - timedelta(days=20))
    assert places() == {"1", "2"}
    move(ROUND, SLOT - timedelta(days=1), PLANNED_ON - timedelta(days=20))

    assert places() == {"2"}


def test_after_a_move_everybody_is_asked_again(planned: Path) -> None:
    """The police could not come on the old day: the red place is back for the new one."""
    assert planned
    answer("police", 0)
    assert places() == {"1", "3"}
    move(ROUND, SLOT + timedelta(days=1))

    assert places() == {"1", "2", "3"}


@pytest.mark.parametrize(
    ("on", "left"), [(SLOT - timedelta(days=1), {"1", "3"}), (SLOT, {"1", "2", "3"})]
)
def test_an_answer_on_the_day_itself_changes_no_list(
    planned: Path, on: date, left: set[str]
) -> None:
    """The teams have it in their hands; the day before it still does."""
    assert planned
    answer("police", 0, on)

    assert places() == left


@pytest.mark.parametrize(("police", "left"), [(0, {"3"}), (1, {"1", "2", "3"})])
def test_a_place_that_became_red_stays_only_with_police(
    planned: Path, police: int, left: set[str]
) -> None:
    """The papers are made of a list on which the hard rules hold."""
    answer("police", police)
    label(planned, 1, "rood")
    brief()

    assert places() == left
    red = [place for place in round_of(ROUND).places if place.label is Label.RED]
    assert all(place.team <= police for place in red)
    assert all("politie (rood label)" in place.needed for place in red)


def test_papers_of_a_list_that_still_fits_change_nothing(planned: Path) -> None:
    """Also when a label became green: that breaks no rule."""
    before = round_of(ROUND).places
    label(planned, 1, "groen")
    brief()

    assert [place.business for place in round_of(ROUND).places] == [
        place.business for place in before
    ]


def test_a_business_that_is_gone_is_not_visited(planned: Path) -> None:
    assert planned
    with transaction() as session:
        gone = session.exec(select(Business)).first()
        assert gone is not None
        gone.ended_on = PLANNED_ON
    brief()

    assert places() == {"2", "3"}


def test_papers_on_the_day_itself_keep_the_list(planned: Path) -> None:
    """The teams are out with it."""
    answer("police", 0)
    label(planned, 1, "rood", SLOT)
    brief(SLOT)

    assert places() == {"1", "3"}
