"""An officer's own account: his calendar behind a secret address, and another password."""

import re
from datetime import date, timedelta

from icalendar import Calendar

from models.common.municipality import Officer
from tasks.acts.desk import agenda_acts
from tasks.register.resources import transaction
from tests.builders.people.log_ins import Person, first_administrator, with_account
from tests.portal.web.conftest import OWN, Browser, CaseAt, Clock, LogIn

ADDRESS = re.compile(rf"<code>({OWN}/agenda/[A-Za-z0-9_-]+\.ics)</code>")


def address_in(text: str) -> str:
    """The address as a person copies it."""
    found = ADDRESS.search(text)
    assert found
    return found[1].removeprefix(OWN)


def test_the_calendar_has_every_running_term_with_its_reason(
    case_at: CaseAt, log_in: LogIn, clock: Clock
) -> None:
    """Without logging in, for who has the address; a day for each term, and no person."""
    reference, browser = case_at("decision announced"), log_in("ZAAK1")
    address = address_in(browser.post("/account/agenda", of="/account").text)
    answer = Browser(clock).get(address)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    objection = next(each for each in events if "bezwaar" in str(each["summary"]))
    assert str(objection["summary"]).startswith(f"{reference}: ")
    assert isinstance(objection.decoded("dtstart"), date)
    assert "artikel" in str(objection["description"])
    assert len({str(each["uid"]) for each in events}) == len(events)
    assert not re.search("Verzonnen|Voorbeeldstraat|@(?!weerbaar)", answer.text)


def test_an_address_is_told_once_and_can_be_revoked(
    case_at: CaseAt, log_in: LogIn, clock: Clock
) -> None:
    """A new one replaces the old one; a revoked one is no page."""
    case_at("closed")
    browser, reader = log_in("ZAAK1"), Browser(clock)
    first = address_in(browser.post("/account/agenda", of="/account").text)
    assert not ADDRESS.search(browser.get("/account").text)
    second = address_in(browser.post("/account/agenda", of="/account").text)
    assert [reader.get(path).status_code for path in (first, second)] == [404, 200]
    ended = browser.post("/account/agenda/intrekken", of="/account")
    assert "Het adres is ingetrokken." in ended.text
    assert reader.get(second).status_code == 404
    assert "U had geen adres." in browser.post("/account/agenda/intrekken", of="/account").text


def test_the_calendar_of_who_left_is_gone(case_at: CaseAt, log_in: LogIn, clock: Clock) -> None:
    """Rights are those of the moment of asking."""
    case_at("closed")
    address = address_in(log_in("ZAAK1").post("/account/agenda", of="/account").text)
    with transaction() as session:
        officer = session.get_one(Officer, 1)
        while officer.code != "ZAAK1":
            officer = session.get_one(Officer, (officer.id or 0) + 1)
        officer.active = False
    assert Browser(clock).get(address).status_code == 404


def test_who_may_read_no_case_has_no_term(case_at: CaseAt, clock: Clock) -> None:
    """An administrator and a communications officer see no closure in their calendar either."""
    case_at("decision announced")
    assert agenda_acts.entries_of("ZAAK1", clock().date())
    assert agenda_acts.entries_of("BEH1", clock().date()) == []
    assert agenda_acts.entries_of("COM1", clock().date()) == []


def person_with(log_in_at: Clock) -> tuple[Person, Browser]:
    """A case handler in his browser."""
    first_administrator(log_in_at())
    person, browser = with_account("ZAAK1", log_in_at()), Browser(log_in_at)
    assert browser.log_in(person).status_code == 303
    log_in_at.go_on(timedelta(minutes=1))
    return person, browser


def changed(browser: Browser, person: Person, clock: Clock, **other: str) -> str:
    """What the page says after the form of the password was sent."""
    fields = {
        "wachtwoord": person.password,
        "code": person.code_at(clock()),
        "nieuw": "acht paarse tandems bij de sluis",
        "nogmaals": "acht paarse tandems bij de sluis",
    }
    return browser.post("/account/wachtwoord", of="/account", **(fields | other)).text


def test_another_password_ends_every_other_session(case_at: CaseAt, clock: Clock) -> None:
    """The old one opens nothing; who changed it works on."""
    case_at("closed")
    person, browser = person_with(clock)
    elsewhere = Browser(clock)
    assert elsewhere.log_in(person).status_code == 303
    clock.go_on_a_minute()
    assert "Uw wachtwoord is gewijzigd." in changed(browser, person, clock)
    assert browser.get("/vandaag").status_code == 200
    assert elsewhere.get("/vandaag").status_code == 303
    assert Browser(clock).log_in(person).status_code == 422
    person.password = "acht paarse tandems bij de sluis"  # noqa: S105  (of nobody)
    assert Browser(clock).log_in(person).status_code == 303


def test_a_password_is_changed_by_who_knows_it(case_at: CaseAt, clock: Clock) -> None:
    """Wrong password, wrong code, two that differ, and one that is too short."""
    case_at("closed")
    person, browser = person_with(clock)
    assert "niet gelukt" in changed(browser, person, clock, wachtwoord="een ander woord")
    assert "niet gelukt" in changed(browser, person, clock, code="000000")
    assert "niet gelijk" in changed(browser, person, clock, nogmaals="iets anders dan dat")
    assert "12 tot en met 200 tekens" in changed(browser, person, clock, nieuw="k", nogmaals="k")
    assert browser.get("/vandaag").status_code == 200
