"""Changing the list of a round by hand: with a reason, within the hard rules, and it stays so."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.business import Business
from models.control.place_forms import AddPlaceForm, OrderPlaceForm, RemovePlaceForm
from models.control.round_forms import AnswerForm, BriefForm, InviteForm
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import RoleError
from portal.cli import run
from tasks.acts import control_acts
from tasks.acts.control import place_acts, round_page_acts
from tasks.control.place_keys import key_of
from tasks.control.round_overview import RoundPlace, round_of
from tasks.control.round_step import RoundStateError
from tasks.register.resources import reading, today, transaction
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    plan_on,
    row,
    visit_all,
)
from tests.readers.register_counts import every_row

ROUND = "LIN-CON-023"
PLANNED, ON, HELD = date(2026, 7, 30), date(2026, 8, 3), date(2026, 8, 13)
WHY = "melding van de omgevingsdienst"


@pytest.fixture(autouse=True)
def fixture_planned(register: Path) -> None:
    """Forty white places: so many that the choice leaves some out."""
    fill_organisation()
    fill_businesses(register, [row(number) for number in range(1, 41)])
    plan_on(PLANNED)


def places(team: int = 1) -> list[RoundPlace]:
    """The places of a team, in order."""
    return [place for place in round_of(ROUND).places if place.team == team]


def left_out() -> str:
    """The key of a business that the choice left out."""
    chosen = {place.key for place in round_of(ROUND).places}
    with reading() as session:
        keys = [
            key_of(each) for each in session.exec(select(Business).order_by(Business.kvk_number))
        ]
    return next(key for key in keys if key not in chosen)


def values(business: str, **more: object) -> dict[str, object]:
    """What every form asks."""
    return {"reference": ROUND, "on": ON, "by": "ZAAK1", "business": business, "reason": WHY} | more


def remove(key: str, when: datetime | None = None, **more: object) -> str:
    """Take a place off; the words."""
    form = RemovePlaceForm.model_validate(values(key, **more))
    return place_acts.remove_place(form, when or at(ON)).words


def add(key: str, **more: object) -> str:
    """Put a place on; the words."""
    form = AddPlaceForm.model_validate(values(key, team=1) | more)
    return place_acts.add_place(form, at(ON)).words


def test_place_goes_off_and_another_on() -> None:
    """Those after it move up; the new one comes last, with why an officer wanted it."""
    key, last = left_out(), places()[-1].rank
    with pytest.raises(FaultsError, match="team 1 heeft al"):
        add(key)
    first = places()[0]
    assert "plek 1-1 is van de lijst" in remove(first.key)
    assert [place.rank for place in places()] == list(range(1, last))
    assert f"plek 1-{last} is toegevoegd" in add(key)
    new = places()[-1]
    assert (new.key, new.rank, new.reasons[0]) == (key, last, f"toegevoegd: {WHY}")
    told = [event.what for event in round_page_acts.open_round(ROUND, "ZAAK1", at(ON)).history]
    assert told[-2:] == [
        f"Plek 1-1 is weggehaald: {WHY}",
        f"Plek 1-{last} is toegevoegd: {WHY}",
    ]


def test_the_same_twice_is_once() -> None:
    """Nothing in the register changes."""
    first, key = places()[0].key, left_out()
    remove(first)
    add(key)
    before = every_row()
    remove(first)
    add(key)
    assert every_row() == before


def test_changes_stay_when_the_places_are_chosen_again() -> None:
    """After an answer of a partner; the order is that of the walk again."""
    first, key = places()[0].key, left_out()
    remove(first)
    add(key)
    step = {"reference": ROUND, "on": ON, "by": "ZAAK1"}
    control_acts.invite_partners(InviteForm.model_validate(step), at(ON))
    answer = {"partner": "environmental_service", "capacity": 1}
    control_acts.record_answer(AnswerForm.model_validate(step | answer), at(ON))
    chosen = {place.key: place for place in round_of(ROUND).places}
    assert first not in chosen
    assert chosen[key].reasons[0] == f"toegevoegd: {WHY}"


def test_order_changes_within_a_team_and_between_teams() -> None:
    """Numbers stay whole; a full team takes nobody."""
    before = [place.key for place in places()]
    form = OrderPlaceForm.model_validate(values(before[0], team=1, rank=3))
    assert "het is nu plek 1-3" in place_acts.order_place(form, at(ON)).words
    assert [place.key for place in places()][:3] == [before[1], before[2], before[0]]
    other = OrderPlaceForm.model_validate(values(before[0], team=2, rank=1))
    with pytest.raises(FaultsError, match="team 2 heeft al"):
        place_acts.order_place(other, at(ON))
    remove(places(2)[0].key)
    place_acts.order_place(other, at(ON))
    assert places(2)[0].key == before[0]
    assert [place.rank for place in places()] == list(range(1, len(before)))
    far = OrderPlaceForm.model_validate(values(before[0], team=2, rank=99))
    with pytest.raises(FaultsError, match="krijgt"):
        place_acts.order_place(far, at(ON))


def test_hard_rules_hold() -> None:
    """No red place without police, none that was seen lately, none that is gone or unknown."""
    key = left_out()
    remove(places(1)[0].key)
    remove(places(2)[0].key)
    kvk, bag = key.split("/")
    with transaction() as session:
        found = session.exec(select(Business).where(Business.kvk_number == kvk)).one()
        found.last_visited_on = HELD - timedelta(days=30)
        session.add(found)
    with pytest.raises(FaultsError, match="alleen voor een hercontrole"):
        add(key)
    with pytest.raises(FaultsError, match="staat niet in de lijst van deze gemeente"):
        add(f"99999999/{bag}")
    with pytest.raises(FaultsError, match="staat al op de lijst als 1-1"):
        add(places(1)[0].key)
    with pytest.raises(FaultsError, match="zij staat niet op de lijst"):
        remove(key)
    with pytest.raises(FaultsError, match="er zijn 2 teams"):
        add(key, team=7)


def test_reason_without_names() -> None:
    """Of an officer, nor of the business itself; nothing changes."""
    before = every_row()
    place = places()[0]
    with pytest.raises(FaultsError, match="naam van een bedrijf"):
        remove(place.key, reason=f"{place.business} is dicht")
    remove(places(2)[0].key, reason="ruimte")
    new = left_out()
    named = f"Verzonnen Bedrijf {int(new[:8])} vroeg erom"
    with pytest.raises(FaultsError, match="naam van een bedrijf"):
        add(new, team=2, reason=named)
    assert len(every_row()["placechange"]) == len(before["placechange"]) + 1


def test_from_the_day_on_the_teams_have_the_list() -> None:
    """Whatever day is typed; nor after a visit was recorded; nor by who plans no round."""
    key = places()[0].key
    with pytest.raises(RoundStateError, match="de teams hebben de lijst"):
        remove(key, at(HELD))
    visit_all(ROUND, HELD)
    with pytest.raises(WeerbaarError, match="de teams hebben de lijst"):
        remove(key, at(HELD))
    with pytest.raises(RoleError):
        remove(key, by="BGM")


def test_last_place_stays() -> None:
    """A round without a place is skipped."""
    while len(found := round_of(ROUND).places) > 1:
        remove(found[0].key)
    with pytest.raises(FaultsError, match="sla de controle over"):
        remove(found[0].key)


def test_papers_from_before_are_outdated() -> None:
    """Until they are made again; those of a place that is gone are told apart."""
    brief = BriefForm.model_validate({"reference": ROUND, "on": ON, "by": "ZAAK1"})
    control_acts.brief_round(brief, at(ON))
    last = places()[-1].rank
    assert not round_page_acts.open_round(ROUND, "ZAAK1", at(ON)).are_papers_outdated
    assert "maak ze dan opnieuw" not in remove(places()[0].key)
    found = round_page_acts.open_round(ROUND, "ZAAK1", at(ON))
    assert found.are_papers_outdated
    assert {paper.name for paper in found.papers if paper.is_old} >= {
        f"bezoekformulier-1-{last}-politie.pdf"
    }
    control_acts.brief_round(brief, at(ON))
    assert not round_page_acts.open_round(ROUND, "ZAAK1", at(ON)).are_papers_outdated


def test_command_does_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """Each of the three, as an officer types them, of a round that really is still to come."""
    weeks = (today() + timedelta(weeks=number) for number in range(3))
    coming = next(found[-1] for week in weeks if (found := of_lindewaarde(week)))
    first, second = [place.key for place in round_of(coming).places][:2]
    step = (coming, "--on", str(today()), "--by", "ZAAK1", "--reason", WHY)
    lines = (
        ("remove-place", "--business", first),
        ("add-place", "--business", first, "--team", "1"),
        ("order-place", "--business", second, "--team", "1", "--rank", "2"),
    )
    for name, *options in lines:
        assert run(("round", name, *step, *options)) == 0, capsys.readouterr().err
    said = capsys.readouterr().out
    assert all(part in said for part in ("van de lijst", "is toegevoegd", "is nu plek 1-2"))


def of_lindewaarde(on: date) -> list[str]:
    """The rounds of Lindewaarde that are planned on a day."""
    return [reference for reference in plan_on(on) if reference.startswith("LIN")]
