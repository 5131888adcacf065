"""Who is not logged in sees nothing; who logs in does so with two factors, and out again."""

from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from portal.web.entry.csrf import FIELD
from tests.builders.people.log_ins import Person, first_administrator, with_account
from tests.portal.web.conftest import OWN, SIGN, Browser, CaseAt, Clock


def sign_in(text: str) -> str:
    """The sign that the forms of a page carry."""
    found = SIGN.search(text)
    assert found
    return found[1]


def test_a_page_without_log_in_leads_to_logging_in(case_at: CaseAt, clock: Clock) -> None:
    """Nothing of a case is told, not even whether it is there."""
    reference, browser = case_at("closed"), Browser(clock)
    for path in ("/", "/vandaag", "/zaken", f"/zaken/{reference}", "/zaken/LIN-2026-999"):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/inloggen")


def came_in(clock: Clock) -> tuple[Person, Browser]:
    """A case handler who typed his password and the code of his app."""
    first_administrator(clock())
    person, browser = with_account("ZAAK1", clock()), Browser(clock)
    assert browser.log_in(person).status_code == 303
    return person, browser


def test_an_officer_comes_in_and_goes_out(case_at: CaseAt, clock: Clock) -> None:
    """After logging out the old cookie opens nothing."""
    case_at("closed")
    _, browser = came_in(clock)
    page = browser.get("/vandaag")
    assert page.status_code == 200
    assert "Zita Verzonnen (ZAAK1)" in page.text
    assert "Alverlo en Lindewaarde" in page.text
    token = browser.client.cookies["__Host-weerbaar"]
    assert browser.post("/uitloggen", of="/vandaag").headers["location"] == "/inloggen"
    browser.client.cookies.set("__Host-weerbaar", token)
    assert browser.get("/vandaag").status_code == 303


def test_what_was_sent_too_late_can_be_sent_after_all(case_at: CaseAt, clock: Clock) -> None:
    """The session ended over a long form; nothing is stored, and nothing that was typed is lost."""
    case = f"/zaken/{case_at('closed')}"
    person, browser = came_in(clock)
    path = f"{case}/doen/keys"
    sign = sign_in(browser.get(path).text)
    browser.clock.go_on(timedelta(hours=1))
    typed = {FIELD: sign, "on": "13-4-2026", "given_to": '"><b>Verzonnen'}
    late = browser.client.post(path, data=typed, headers={"Origin": OWN})
    assert late.status_code == 200
    assert "U was te lang weg en bent uitgelogd." in late.text
    by_script = {"Origin": OWN, "Sec-Fetch-Mode": "cors"}
    assert browser.client.post(path, data=typed, headers=by_script).status_code == 303
    page: Any = html.fromstring(late.text)
    kept = page.xpath("//input[@name='bewaard']")[0].value
    assert "Verzonnen" in kept
    browser.clock.go_on_a_minute()
    entered = {"wie": person.code, "wachtwoord": person.password, "bewaard": kept}
    fields = entered | {"code": person.code_at(browser.clock()), FIELD: sign_in(late.text)}
    back = browser.client.post("/inloggen", data=fields, headers={"Origin": OWN})
    assert "Alsnog versturen als Zita Verzonnen" in back.text
    shown: Any = html.fromstring(back.text)
    form = shown.forms[-1]
    assert form.action == path
    assert dict(form.form_values())["given_to"] == '"><b>Verzonnen'
    sent = browser.client.post(path, data=dict(form.form_values()), headers={"Origin": OWN})
    assert sent.status_code in (200, 422)
    assert "Verzonnen" in sent.text


@pytest.mark.parametrize(
    "kept", ["", "x", "[]", '["//elders.example/", []]', '["https://elders.example", []]', "[1, 2]"]
)
def test_what_is_no_kept_form_leads_to_today(case_at: CaseAt, clock: Clock, kept: str) -> None:
    """Nobody is led elsewhere by what stands in a field."""
    case_at("closed")
    person, browser = first_administrator(clock()), Browser(clock)
    clock.go_on_a_minute()
    entered = {"wie": person.code, "wachtwoord": person.password, "bewaard": kept}
    answer = browser.post("/inloggen", **entered, code=person.code_at(clock()))
    assert answer.headers["location"] == "/vandaag"
