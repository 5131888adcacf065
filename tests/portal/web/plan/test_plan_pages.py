"""The action plan on the page: what came of it, seen and recorded by those who work on it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from models.instruments.instrument_forms import DorForm
from tasks.acts import instrument_acts
from tests.builders.case_builder import at
from tests.builders.doors.use_case_registers import DOR
from tests.builders.people.set_up import import_organisation
from tests.builders.round_builder import fill_organisation
from tests.portal.web.conftest import Clock, LogIn

PLAN = "/plan/9002/2024"
IN_2024 = datetime(2024, 7, 19, 8, 0, tzinfo=UTC)
ORGANISATION = """
officers:
  - code: ALLEEN1
    name: Anna Verzonnen
    email: alleen1@gemeente.invalid
    roles: {"9002": [case_handler]}
"""


@pytest.fixture(name="plan", autouse=True)
def fixture_plan(register: Path, clock: Clock) -> Path:
    """Two municipalities with one plan, in July 2024."""
    fill_organisation()
    file = register / "alleen.yaml"
    file.write_text(ORGANISATION, encoding="utf-8")
    import_organisation(file)
    clock.at = IN_2024
    return register


def test_every_action_stands_under_its_theme(log_in: LogIn) -> None:
    """With its state in both municipalities, and the money."""
    browser = log_in("ZAAK1")
    assert browser.get("/plan").headers["location"] == "/plan/9001/2024"
    page = browser.get(PLAN).text
    assert page.count(f'href="{PLAN}/acties/') == 21
    assert "Alverlo en Lindewaarde" in page
    assert "5.000" in page
    assert "Gepland" in page


def test_progress_evidence_and_meetings_are_recorded_by_choosing(log_in: LogIn) -> None:
    """Municipality and evidence are chosen, the number of the action stands in the address."""
    done_on = date(2024, 7, 18)
    dor = {"municipality": "9002", "file_number": "Z/24/1", "on": done_on, "by": "ZAAK1"}
    instrument_acts.record_dor(DorForm.model_validate(dor | DOR), at(done_on))
    browser, day = log_in("ZAAK1"), {"on": "18-7-2024"}
    place = f"{PLAN}/acties/5"
    told = browser.post(f"{place}/voortgang", municipality="9002", status="running", **day).text
    assert "Actie 5 van Lindewaarde (2024) staat op 18 juli 2024 op" in told
    asked = browser.get(f"{place}/bewijs").text
    assert 'value="LIN-DOR-2024-001"' in asked
    linked = {"municipality": "9002", "reference": "LIN-DOR-2024-001"} | day
    assert "is gekoppeld" in browser.post(f"{place}/bewijs", **linked).text
    met = {"municipality": "9001", "kind": "training", "title": "Het meldpunt", "attendance": "16"}
    assert "training op 18 juli 2024" in browser.post(f"{place}/bijeenkomst", **met | day).text
    page = browser.get(place).text
    assert "(LIN-DOR-2024-001)" in page
    assert "training: Het meldpunt, 16 bezoekers" in page
    assert "is niet meer gekoppeld" in browser.post(f"{place}/bewijs", remove="ja", **linked).text


def test_a_cost_is_booked_and_mended(log_in: LogIn) -> None:
    """The invoice that is mended is chosen from those of the action; both stand in the ledger."""
    browser, place = log_in("ZAAK1"), f"{PLAN}/acties/19"
    cost = {"municipality": "9002", "invoice": "F2024-0012", "what": "Kraam en drukwerk"}
    day = {"on": "18-7-2024"}
    assert "is geboekt" in browser.post(f"{place}/kosten", amount="300", **cost, **day).text
    assert "F2024-0012: 300 euro op 18 juli 2024" in browser.get(f"{place}/verbetering").text
    mended = {"municipality": "9002", "invoice": "F2024-0012", "amount": "250", **day}
    answer = browser.post(f"{place}/verbetering", reason="Korting gekregen", **mended)
    assert "eerst was dat 300 euro" in answer.text
    ledger = browser.get(f"{PLAN}/uitgaven").text
    assert "Samen 250 euro" in ledger
    assert "verbetering, vastgelegd op 18-07-2024" in ledger


def test_the_calendar_is_filled_and_ticked_off(log_in: LogIn) -> None:
    """A week as people write it; who communicates does it, and what went by is told."""
    browser = log_in("COM1")
    item = {
        "municipality": "9002",
        "planned": "week 28 van 2024",
        "channel": "newspaper",
        "audience": "residents",
        "what": "Zo herkent u mensenhandel",
        "action": "20",
    }
    told = browser.post(f"{PLAN}/kalender/nieuw", **item).text
    assert "LIN-KAL-2024-001 staat in de kalender: krant voor inwoners, week 28 van 2024" in told
    calendar = browser.get(f"{PLAN}/kalender").text
    assert "(voorbij)" in calendar
    reference = f"{PLAN}/kalender/LIN-KAL-2024-001"
    assert reference in browser.get("/vandaag").text
    assert "is gedaan op 11 juli 2024" in browser.post(reference, on="11-7-2024").text
    assert reference not in browser.get(f"{PLAN}/kalender").text
    assert reference not in browser.get("/vandaag").text


def test_a_fault_stands_at_its_field(log_in: LogIn) -> None:
    """Nothing that was typed is lost."""
    browser = log_in("ZAAK1")
    answer = browser.post(
        f"{PLAN}/acties/5/voortgang", municipality="9002", status="dropped", on="18-7-2024"
    )
    assert answer.status_code == 422
    shown: Any = html.fromstring(answer.text)
    (fault,) = shown.xpath("//*[@id='veld-reason-fout']")
    assert "vul in waarom" in fault.text_content()
    assert shown.xpath("//input[@name='on']/@value") == ["18-7-2024"]


def test_who_works_in_one_municipality_sees_that_one(log_in: LogIn) -> None:
    """Of a plan of two nothing of the other, and no draft of what holds both."""
    browser = log_in("ALLEEN1")
    page = browser.get(PLAN).text
    assert "Lindewaarde" in page
    assert "Alverlo" not in page
    assert 'name="municipality"' not in browser.get(f"{PLAN}/acties/5/voortgang").text
    assert browser.get(f"{PLAN}/concept").status_code == 400
    other = browser.get("/plan/9001/2024")
    assert "is er niet, of het is niet voor u" in other.text


def test_the_draft_of_the_next_plan_is_a_file(log_in: LogIn) -> None:
    """With a name, and the head that says what must be looked at."""
    answer = log_in("ZAAK1").get(f"{PLAN}/concept")
    assert "actieplan-2025-concept.yaml" in answer.headers["content-disposition"]
    assert answer.text.startswith("# Concept van het actieplan van 2025")


def test_a_year_without_a_plan_says_so(log_in: LogIn) -> None:
    """And leads to the year that has one."""
    page = log_in("ZAAK1").get("/plan/9002/2026").text
    assert "Van 2026 is er geen actieplan in Weerbaar" in page
    assert f'href="{PLAN}"' in page


def test_who_has_nothing_to_do_with_it_reads_nothing(log_in: LogIn) -> None:
    """The administrator is refused in one sentence, and does not see it in the menu."""
    browser = log_in("BEH1")
    for path in ("", "/acties/5", "/kalender", "/uitgaven", "/concept"):
        answer = browser.get(f"{PLAN}{path}")
        assert answer.status_code == 403
        assert "mag dit niet" in answer.text
    assert "Actieplan" not in browser.get("/vandaag").text


def test_who_may_not_book_is_refused(log_in: LogIn) -> None:
    """Communications records progress and no cost: the act says so, the page does not offer it."""
    browser, place = log_in("COM1"), f"{PLAN}/acties/19"
    assert f"{place}/kosten" not in browser.get(place).text
    cost = {"municipality": "9002", "invoice": "F1", "what": "Kraam", "amount": "300"}
    answer = browser.post(f"{place}/kosten", on="18-7-2024", **cost)
    assert answer.status_code == 403
    assert "kosten van het actieplan boeken vraagt de rol zaakbehandelaar" in answer.text


def test_what_is_not_in_the_plan_is_not_there(log_in: LogIn) -> None:
    """In a sentence, whatever stands in the address."""
    browser = log_in("ZAAK1")
    for path in ("acties/22", "acties/5/onbekend", "acties/0", "kalender/ZZZ-KAL-2024-001x"):
        assert browser.get(f"{PLAN}/{path}").status_code in (400, 404)
