"""The visit on a telephone: one place, saved as it goes, recorded, photographs without place."""

import io
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from PIL import Image
from sqlmodel import select

from models.common.municipality import Officer, OfficerRole
from models.control.control_round import VisitFinding
from models.control.visit_draft import VisitDraft, VisitPhoto
from models.law.common.roles import Role
from portal.web.entry.csrf import FIELD
from portal.web.forms.uploads import FILE
from tasks.control.round_overview import RoundPlace, round_of
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import fill_businesses, fill_organisation, plan_on, row
from tests.builders.small_pictures import GPS, POSITION, red_jpeg
from tests.portal.web.conftest import OWN, SIGN, Browser, Clock, LogIn

ROUND = "LIN-CON-023"
ADDRESS = f"/controles/{ROUND}/bezoek/1/1"


@pytest.fixture(name="clock")
def fixture_clock() -> Clock:
    """The morning of the round."""
    return Clock(datetime(2026, 8, 13, 8, 0, tzinfo=UTC))


@pytest.fixture(autouse=True)
def fixture_planned(register: Path) -> None:
    """A round of today, with places that are not known."""
    fill_organisation()
    fill_businesses(register, [row(number) for number in range(12)])
    plan_on(date(2026, 7, 30))


def first() -> RoundPlace:
    """The place that is visited."""
    return round_of(ROUND).places[0]


def rows_of(table: type[Any]) -> list[Any]:
    """Every row of a table."""
    with reading() as session:
        return list(session.exec(select(table)))


def sign_in(browser: Browser) -> str:
    """What a form of this session carries."""
    found = SIGN.search(browser.get(ADDRESS).text)
    assert found is not None
    return found[1]


def save(browser: Browser, name: str, value: str, seen: int = 0) -> Response:
    """Save one answer, as the script does."""
    sent = {FIELD: sign_in(browser), "veld": name, "waarde": value, "gezien": str(seen)}
    return browser.client.post(f"{ADDRESS}/veld", data=sent, headers={"Origin": OWN})


def hidden(page: str, name: str) -> str:
    """What a hidden field of the page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1].replace("&#34;", '"')


def send(browser: Browser, step: str, **fields: str) -> Response:
    """Send the whole form without a script."""
    page = browser.get(ADDRESS).text
    known = {name: hidden(page, name) for name in ("gezien", "vastgelegd")}
    return browser.post(ADDRESS, **(known | {"stap": step} | fields))


def test_page_holds_one_place(log_in: LogIn) -> None:
    """Nothing of another place; a script of our own, on this page alone."""
    browser = log_in("ZAAK1")
    answer = browser.get(ADDRESS)
    here, *others = round_of(ROUND).places
    assert here.business in answer.text
    assert not any(place.business in answer.text for place in others)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "script-src" not in browser.get("/vandaag").headers["content-security-policy"]
    assert "serviceWorker" in browser.get("/controles/bezoek.js").text
    worker = browser.get("/controles/bezoek-dienst.js")
    assert "connect-src 'self'" in worker.headers["content-security-policy"]
    assert log_in("COM1").get(ADDRESS).status_code == 403
    assert browser.get(f"/controles/{ROUND}/bezoek/9/9").status_code == 404


def test_visit_without_a_script(log_in: LogIn) -> None:
    """Saved half, found again, then recorded with what was seen in words; the draft is gone."""
    browser = log_in("ZAAK1")
    found = {
        "access": "granted",
        "findings.2.participant": "own_department",
        "findings.2.finding": "permits",
        "findings.2.text": "geen vergunning voor het terras",
    }
    saved = send(browser, "bewaren", **found)
    assert saved.headers["location"] == f"{ADDRESS}?gedaan=bewaard"
    page = browser.get(f"{ADDRESS}?gedaan=bewaard").text
    assert "nog niet vastgelegd" in page
    assert "geen vergunning voor het terras" in page
    assert first().access is None
    done = send(browser, "vastleggen", **found)
    assert "is vastgelegd; het label is nu rood" in done.text
    assert rows_of(VisitDraft) == []
    assert [each.text for each in rows_of(VisitFinding)] == ["geen vergunning voor het terras"]
    assert "al vastgelegd" in browser.get(ADDRESS).text


def test_fault_keeps_what_was_typed(log_in: LogIn) -> None:
    """Beside its field or above the form; nothing is recorded."""
    browser = log_in("ZAAK1")
    wrong = send(browser, "vastleggen", access="dwelling_consent", consent_at="kwart over tien")
    assert (wrong.status_code, "kwart over tien" in wrong.text) == (422, True)
    missing = send(browser, "vastleggen", access="dwelling_consent", consent_at="")
    assert "hoe laat de bewoner toestemming gaf" in missing.text
    police = {"findings.0.participant": "police", "findings.0.finding": "drugs"}
    text = send(
        browser, "vastleggen", access="granted", **police, **{"findings.0.text": "verzonnen"}
    )
    assert "van de politie staat hier geen tekst" in text.text
    assert first().access is None


def test_each_answer_is_saved_by_itself(log_in: LogIn) -> None:
    """Its version rises; the same twice is once; what the page does not ask is refused."""
    browser = log_in("ZAAK1")
    assert save(browser, "access", "granted").json() == {"version": 1}
    assert save(browser, "access", "granted").json() == {"version": 1}
    assert save(browser, "access", "refused", seen=1).json() == {"version": 2}
    assert save(browser, "reference", "LIN-CON-001").status_code == 422
    assert save(browser, "findings.1.text", "x" * 5000).status_code == 422
    assert 'value="refused" checked' in browser.get(ADDRESS).text
    history = browser.get(f"/controles/{ROUND}").text
    assert history.count("Begonnen met invullen van bezoek 1-1.") == 1


def test_answer_of_a_colleague_is_not_overwritten_unseen(log_in: LogIn) -> None:
    """The script gets what stands there; a whole form is shown again, and may then go over it."""
    mine, other = log_in("ZAAK1"), log_in("JUR1")
    page = mine.get(ADDRESS).text
    assert save(other, "access", "refused").json() == {"version": 1}
    clash = save(mine, "access", "granted")
    assert clash.status_code == 409
    assert {"by": "JUR1", "values": ["refused"], "version": 1}.items() <= clash.json().items()
    fields = {"gezien": hidden(page, "gezien"), "vastgelegd": "", "stap": "vastleggen"}
    whole = mine.post(ADDRESS, **fields, access="granted")
    assert (whole.status_code, "JUR1 vulde hier om" in whole.text) == (422, True)
    assert first().access is None
    fields["gezien"] = hidden(whole.text, "gezien")
    assert "is vastgelegd" in mine.post(ADDRESS, **fields, access="granted").text


def test_visit_that_a_colleague_recorded_is_shown_first(log_in: LogIn) -> None:
    """Who had the page open from before is told, and records over it knowingly."""
    mine, other = log_in("ZAAK1"), log_in("JUR1")
    send(other, "vastleggen", access="granted")
    fields = {"gezien": "{}", "vastgelegd": "", "stap": "vastleggen", "access": "refused"}
    told = mine.post(ADDRESS, **fields)
    assert "een collega heeft dit bezoek intussen vastgelegd" in told.text
    fields |= {name: hidden(told.text, name) for name in ("gezien", "vastgelegd")}
    assert "is vastgelegd" in mine.post(ADDRESS, **fields).text
    assert first().access == "refused"


def test_not_before_the_day_and_not_after_closing(log_in: LogIn, clock: Clock) -> None:
    """One sentence in place of the form; what is sent all the same is refused."""
    clock.at = datetime(2026, 8, 12, 8, 0, tzinfo=UTC)
    browser = log_in("ZAAK1")
    page = browser.get(ADDRESS).text
    assert "vanaf donderdag 13 augustus 2026" in page
    assert '<form method="post" action="' + ADDRESS not in page
    assert "pas op donderdag" in save(browser, "access", "granted").json()["fault"]


def test_round_with_a_visit_that_was_begun_is_not_skipped(log_in: LogIn) -> None:
    """What was filled in would be lost with its place."""
    browser = log_in("ZAAK1")
    save(browser, "access", "granted")
    sent = {"on": "13-08-2026", "reason": "storm"}
    said = browser.post(f"/controles/{ROUND}/doen/skip", **sent).text
    assert "al een bezoek vastgelegd of ingevuld" in said


def test_logging_out_clears_the_telephone(log_in: LogIn) -> None:
    """From whichever page."""
    answer = log_in("ZAAK1").post("/uitloggen", of="/vandaag")
    assert answer.headers["clear-site-data"] == '"storage"'


def send_photo(browser: Browser, content: bytes, name: str = "IMG.jpg") -> Response:
    """Send a file as a browser does."""
    return browser.client.post(
        f"{ADDRESS}/foto",
        data={FIELD: sign_in(browser)},
        files={FILE: (name, content)},
        headers={"Origin": OWN},
    )


def test_photograph_loses_where_it_was_taken(log_in: LogIn) -> None:
    """Position, telephone and comment are gone; it stands upright; it is told in the history."""
    content = red_jpeg()
    with Image.open(io.BytesIO(content)) as sent:
        assert sent.getexif().get_ifd(GPS)[2] == POSITION
    browser = log_in("ZAAK1")
    for _ in range(2):
        assert send_photo(browser, content).status_code == 303
    (kept,) = rows_of(VisitPhoto)
    assert b"Verzonnen" not in kept.content
    assert b"Exif" not in kept.content
    assert b"achterdeur" not in kept.content
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert (dict(picture.getexif()), picture.size) == ({}, (20, 40))
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    shown = browser.get(f"{ADDRESS}/foto/{kept.id}")
    assert (shown.content, shown.headers["content-type"]) == (kept.content, "image/jpeg")
    assert "Foto toegevoegd bij bezoek 1-1." in browser.get(f"/controles/{ROUND}").text
    assert log_in("COM1").get(f"{ADDRESS}/foto/{kept.id}").status_code == 403
    assert browser.get(f"/controles/{ROUND}/bezoek/1/2/foto/{kept.id}").status_code == 404
    assert browser.post(f"{ADDRESS}/foto/{kept.id}/weg", of=ADDRESS).status_code == 303
    assert rows_of(VisitPhoto) == []


def test_what_is_no_photograph_is_one_sentence(log_in: LogIn) -> None:
    """Another kind, a damaged one, and one that would fill the memory."""
    browser = log_in("ZAAK1")
    assert "Dit is geen foto" in send_photo(browser, b"%PDF-1.7").text
    assert "niet te lezen" in send_photo(browser, red_jpeg()[:200]).text
    bomb, file = Image.new("1", (12_000, 12_000)), io.BytesIO()
    bomb.save(file, "PNG")
    assert "te veel beeldpunten" in send_photo(browser, file.getvalue()).text
    assert rows_of(VisitPhoto) == []


def test_who_gives_no_signals_is_not_asked_for_one(log_in: LogIn) -> None:
    """A supervisor records the visit; the list of signals is not his."""
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == "DIV1")).one()
        added = OfficerRole(
            officer_id=officer.id or 0, municipality_code="9002", role=Role.SUPERVISOR
        )
        session.add(added)
    browser = log_in("DIV1")
    assert "Nieuw signaal" not in browser.get(ADDRESS).text
    assert "Nieuw signaal" in log_in("ZAAK1").get(ADDRESS).text
    assert "is vastgelegd" in send(browser, "vastleggen", access="granted").text
