"""The control rounds on the page: the list, one round, its papers, and every act before its day."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.control.round_overview import round_of
from tests.builders.round_builder import (
    fill_businesses,
    fill_organisation,
    plan_on,
    row,
    visit_all,
)
from tests.portal.web.conftest import Clock, LogIn

ROUND = "LIN-CON-023"
PLANNED, HELD = date(2026, 7, 30), date(2026, 8, 13)
ADDRESS = f"/controles/{ROUND}"


@pytest.fixture(name="clock")
def fixture_clock() -> Clock:
    """Two days after the planning."""
    return Clock(datetime(2026, 8, 1, 8, 0, tzinfo=UTC))


@pytest.fixture(name="planned", autouse=True)
def fixture_planned(register: Path) -> None:
    """A round of Lindewaarde with twelve white places to choose from."""
    fill_organisation()
    fill_businesses(register, [row(number) for number in range(12)])
    plan_on(PLANNED)


STEP = {"on": "01-08-2026"}


def test_list_tells_what_is_planned(log_in: LogIn) -> None:
    """With its day; who may not see a business sees no round and no menu item."""
    shown = log_in("ZAAK1").get("/controles").text
    assert ROUND in shown
    assert "Donderdag 13 augustus 2026" in shown
    assert "Verzonnen Bedrijf" not in shown
    browser = log_in("COM1")
    assert browser.get("/controles").status_code == 403
    assert "Controles" not in browser.get("/vandaag").text
    assert browser.get(ADDRESS).status_code == 403


def test_round_tells_why_each_place_is_on_it(log_in: LogIn) -> None:
    """The business, its address, every reason, and who is needed."""
    shown = log_in("ZAAK1").get(ADDRESS).text
    places = round_of(ROUND).places
    assert all(place.business in shown for place in places)
    assert "Nog nooit bezocht: " in shown
    assert "eigen afdeling (elk bezoek)" in shown
    assert "Partners uitnodigen" in shown
    assert log_in("ZAAK1").get("/controles/LIN-CON-099").status_code == 404


def test_calendar_and_coverage(log_in: LogIn) -> None:
    """Of the own municipalities; a year without rules says so."""
    browser = log_in("ZAAK1")
    assert "Hemelvaartsdag" in browser.get("/controles/kalender/2025").text
    assert browser.get("/controles/kalender/1999").status_code == 404
    assert "0 van 12 plekken" in browser.get("/controles/bekend").text


def test_partners_are_invited_and_answer(log_in: LogIn) -> None:
    """The partner is chosen among who was invited; another officer is refused."""
    browser = log_in("ZAAK1")
    assert "3 uitnodigingen klaargezet" in browser.post(f"{ADDRESS}/doen/invite", **STEP).text
    asked = browser.get(f"{ADDRESS}/doen/answer").text
    assert "Politie: " in asked
    assert "Douane" not in asked
    answer = STEP | {"partner": "police", "capacity": "1"}
    assert "voor 1 team." in browser.post(f"{ADDRESS}/doen/answer", **answer).text
    refused = log_in("BGM").post(f"{ADDRESS}/doen/answer", **answer)
    assert (refused.status_code, "mag dit niet" in refused.text) == (403, True)


def test_round_is_moved_or_skipped(log_in: LogIn) -> None:
    """A fault stands beside its field, or above the form in a sentence."""
    browser = log_in("ZAAK1")
    sunday = STEP | {"to": "16-08-2026", "reason": "geen zaal"}
    assert "past niet" in browser.post(f"{ADDRESS}/doen/move", **sunday).text
    nothing = browser.post(f"{ADDRESS}/doen/move", **STEP, to="")
    assert (nothing.status_code, 'href="#veld-to"' in nothing.text) == (422, True)
    moved = browser.post(f"{ADDRESS}/doen/move", **(sunday | {"to": "14-08-2026"}))
    assert "is nu op vrijdag 14 augustus 2026" in moved.text
    skipped = browser.post(f"{ADDRESS}/doen/skip", **STEP, reason="storm")
    assert "is overgeslagen" in skipped.text
    assert "Overgeslagen" in browser.get("/controles").text


def test_papers_are_made_and_read(log_in: LogIn) -> None:
    """Officers are chosen by name; a paper opens in the browser, a sheet is kept."""
    browser = log_in("ZAAK1")
    asked = browser.get(f"{ADDRESS}/doen/brief").text
    assert "(JUR1)</option>" in asked
    rows = {"team_leaders.0.team": "2", "team_leaders.0.officer": "JUR1"}
    assert "gemaakt" in browser.post(f"{ADDRESS}/doen/brief", **STEP, **rows).text
    shown = browser.get(ADDRESS).text
    assert "operatieplan.pdf" in shown
    plan = browser.get(f"{ADDRESS}/stukken/1/operatieplan.pdf")
    assert (plan.content[:4], plan.headers["content-disposition"][:6]) == (b"%PDF", "inline")
    assert browser.get(f"{ADDRESS}/stukken/9/operatieplan.pdf").status_code == 404
    assert log_in("COM1").get(f"{ADDRESS}/stukken/1/operatieplan.pdf").status_code == 403


def test_absence_names_the_rounds_that_it_hits(log_in: LogIn) -> None:
    """The municipality is chosen, not typed."""
    browser = log_in("ZAAK1")
    absence = STEP | {"partner": "police", "first": "13-08-2026", "last": "13-08-2026"}
    said = browser.post("/controles/afwezigheid", municipality="9002", **absence).text
    assert f"Verzet zelf: {ROUND}." in said
    assert log_in("BGM").get("/controles/afwezigheid").status_code == 403


def test_round_is_closed_and_its_follow_ups_done(log_in: LogIn, clock: Clock) -> None:
    """The annex with what was seen in words is for who handles the round."""
    first = round_of(ROUND).places[0]
    clock.at = datetime(2026, 8, 13, 15, 0, tzinfo=UTC)
    visit_all(ROUND, HELD, frozenset({first.business}))
    browser = log_in("ZAAK1")
    over = browser.post(f"{ADDRESS}/doen/debrief", on="13-08-2026", lessons="neem een tolk mee")
    assert "is gehouden" in over.text
    assert "verslag-bijlage.pdf" in browser.get(ADDRESS).text
    mayor = log_in("BGM")
    assert "verslag-bijlage.pdf" not in mayor.get(ADDRESS).text
    assert mayor.get(f"{ADDRESS}/stukken/1/verslag-bijlage.pdf").status_code == 404
    assert mayor.get(f"{ADDRESS}/stukken/1/verslag.pdf").status_code == 200
    path = f"{ADDRESS}/vervolg/{first.team}/{first.rank}/waarschuwing"
    assert path in browser.get("/controles").text
    done = browser.post(path, on="13-08-2026", done_on="13-08-2026")
    assert "waarschuwing is gedaan" in done.text
    assert path not in browser.get("/controles").text


def test_list_is_changed_by_hand(log_in: LogIn, register: Path) -> None:
    """A place is chosen by its name; a new one is searched first; the reason is asked."""
    browser = log_in("ZAAK1")
    first = round_of(ROUND).places[0]
    asked = browser.get(f"{ADDRESS}/doen/remove").text
    assert f"1-1 {first.business}" in asked
    no_reason = browser.post(f"{ADDRESS}/doen/remove", **STEP, business=first.key)
    assert 'href="#veld-reason"' in no_reason.text
    change = STEP | {"business": first.key, "reason": "brug is dicht"}
    assert "van de lijst" in browser.post(f"{ADDRESS}/doen/remove", **change).text
    path = f"{ADDRESS}/plek-toevoegen"
    assert "Geen bedrijf gevonden" in browser.post(path, zoek="bestaat niet").text
    found = browser.post(path, zoek=first.business).text
    assert f'value="{first.key}"' in found
    assert round_of(ROUND).places[0].business not in found
    assert "is toegevoegd" in browser.post(path, **change, team="1").text
    again = browser.post(path, **(change | {"reason": "nog eens"}), team="1")
    assert (again.status_code, first.business in again.text) == (422, True)
    moved = browser.post(f"{ADDRESS}/doen/order", **change, team="1", rank="1")
    assert "is nu plek 1-1" in moved.text
    assert log_in("BGM").get(path).status_code == 403
    assert register


def test_today_tells_what_of_the_rounds_waits(log_in: LogIn, clock: Clock) -> None:
    """The round that comes and who did not answer; later a follow-up that must be done."""
    browser = log_in("ZAAK1")
    assert "nog niet uitgenodigd" in browser.get("/vandaag").text
    browser.post(f"{ADDRESS}/doen/invite", **STEP)
    assert "Nog geen antwoord van 3 partners" in browser.get("/vandaag").text
    assert ROUND not in log_in("COM1").get("/vandaag").text
    first = round_of(ROUND).places[0]
    clock.at = datetime(2026, 8, 13, 15, 0, tzinfo=UTC)
    visit_all(ROUND, HELD, frozenset({first.business}))
    shown = log_in("ZAAK1").get("/vandaag").text
    assert "Vandaag: 12 van 12 bezoeken zijn vastgelegd" in shown
    assert f"{ADDRESS}/vervolg/{first.team}/{first.rank}/waarschuwing" in shown
