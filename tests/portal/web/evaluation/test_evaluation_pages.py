"""The evaluation of a year on the page: counted, frozen, drafted, approved by another, mended."""

import re
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.message import OutgoingMessage
from tasks.register.resources import reading
from tests.builders.doors.use_case_registers import PUBLISHED_ON, drafted
from tests.builders.filled_registers import fill_once
from tests.builders.people.set_up import import_organisation
from tests.builders.round_builder import skip_one
from tests.portal.web.conftest import Browser, Clock, LogIn

YEAR, REFERENCE = "/evaluatie/2024", "ALV-EVA-2024"
APPROVE = f"/evaluatie/goedkeuren/{REFERENCE}"
ORGANISATION = """
officers:
  - code: ALLEEN1
    name: Anna Verzonnen
    email: alleen1@gemeente.invalid
    roles: {"9002": [case_handler]}
"""


@pytest.fixture(name="year", autouse=True)
def fixture_year(register: Path, clock: Clock) -> None:
    """Two municipalities with a quiet 2024 of which COM1 drafted the evaluation."""
    fill_once("2024 drafted", lambda: drafted(register))
    clock.at = datetime.combine(PUBLISHED_ON, datetime.min.time(), UTC).replace(hour=9)


def mails() -> list[str]:
    """The subjects of what waits to be sent."""
    with reading() as session:
        rows = session.exec(select(OutgoingMessage)).all()
        return [str(message_from_bytes(row.mime, policy=policy.default)["Subject"]) for row in rows]


def publish(browser: Browser) -> str:
    """Read the newest draft and approve it; what the page says."""
    number = re.search(r'name="concept" value="(\d+)"', browser.get(APPROVE).text)
    assert number is not None
    return browser.post(APPROVE, concept=number[1]).text


def test_the_figures_are_seen_before_they_are_frozen(log_in: LogIn) -> None:
    """Small numbers stand in them, so the page says that they are for own use."""
    browser = log_in("ZAAK1")
    assert browser.get("/evaluatie").headers["location"] == YEAR
    page = browser.get(f"{YEAR}/cijfers").text
    assert "kleine aantallen zijn nog niet verborgen" in page
    assert "Samen" in page
    frozen = browser.post(f"{YEAR}/vastleggen", of=YEAR).text
    assert "De cijfers van 2024 zijn niet veranderd sinds versie 1" in frozen
    skip_one("9002", 2025)
    assert "Er is niets veranderd" in browser.get(f"{YEAR}/verschil").text


def test_another_reads_and_publishes(log_in: LogIn) -> None:
    """With the picture and the report in the page; who made it is told that another must."""
    maker, mayor = log_in("COM1"), log_in("BGM")
    assert "U maakte dit zelf" in maker.get(APPROVE).text
    page = mayor.get(APPROVE).text
    for name, kind in (("infographic-2024-1200.png", b"\x89PNG"), ("evaluatie-2024.pdf", b"%PDF")):
        address = f"/evaluatie/stukken/{REFERENCE}/1/{name}"
        assert address in page
        file = mayor.get(address)
        assert file.content.startswith(kind)
        assert file.headers["content-disposition"].startswith("inline")
    picture = mayor.get(f"/evaluatie/stukken/{REFERENCE}/1/infographic-2024.svg")
    assert "sandbox" in picture.headers["content-security-policy"]
    saved = mayor.get(f"/evaluatie/stukken/{REFERENCE}/1/infographic-2024.html")
    assert saved.headers["content-disposition"].startswith("attachment")
    assert mails() == []
    told = publish(mayor)
    assert "gepubliceerd" in told
    assert mails()
    assert "Gepubliceerd op 2 december 2024" in mayor.get(APPROVE).text


def test_what_changed_after_publication_is_a_rectification(log_in: LogIn, clock: Clock) -> None:
    """A new draft asks a new approval, and the mail says what it replaces."""
    mayor, handler = log_in("BGM"), log_in("ZAAK1")
    publish(mayor)
    count = len(mails())
    progress = {"status": "carried_over", "reason": "Het project begint later.", "on": "1-11-2024"}
    for code in ("9001", "9002"):
        handler.post("/plan/9001/2024/acties/12/voortgang", municipality=code, **progress)
    assert "Rectificatie maken" in handler.get(YEAR).text
    made = handler.post(f"{YEAR}/maken", of=YEAR, gemeente="9001").text
    assert "concept 2" in made
    stale = mayor.post(APPROVE, concept="1")
    assert stale.status_code == 422
    assert "U las concept 1 van ALV-EVA-2024, maar er is nu concept 2" in stale.text
    publish(mayor)
    assert len(mails()) == 2 * count
    assert mails()[-1].startswith("Rectificatie: evaluatie aanpak ondermijning 2024")
    assert clock.at.date() == date(2024, 12, 2)


def test_the_report_for_own_use_is_made_on_asking(log_in: LogIn) -> None:
    """In the format that was asked, and in no other."""
    browser = log_in("ZAAK1")
    file = browser.get(f"/evaluatie/intern/{REFERENCE}/odt")
    assert "evaluatie-2024-intern.odt" in file.headers["content-disposition"]
    assert browser.get(f"/evaluatie/intern/{REFERENCE}/exe").status_code == 404


def test_who_may_not_make_or_read_it_is_refused(log_in: LogIn, register: Path) -> None:
    """In a sentence: by role, and by municipality; a draft of two is for who works in both."""
    path = register / "alleen.yaml"
    path.write_text(ORGANISATION, encoding="utf-8")
    import_organisation(path)
    nobody, alone, mayor = log_in("DIV1"), log_in("ALLEEN1"), log_in("BGM")
    for address in (YEAR, f"{YEAR}/cijfers", f"{YEAR}/verschil", APPROVE):
        assert nobody.get(address).status_code == 403
    assert "Evaluatie</a>" not in nobody.get("/vandaag").text
    figures = alone.get(f"{YEAR}/cijfers").text
    assert "Alverlo" not in figures
    assert "Samen" not in figures
    piece = f"/evaluatie/stukken/{REFERENCE}/1/evaluatie-2024.pdf"
    assert [alone.get(address).status_code for address in (APPROVE, piece)] == [404, 404]
    assert REFERENCE not in alone.get(YEAR).text
    refused = mayor.post(f"{YEAR}/maken", of=APPROVE, gemeente="9001")
    assert refused.status_code == 403
    assert "jaarcijfers vastleggen vraagt de rol" in refused.text
    publish(mayor)
    assert alone.get(piece).status_code == 200


def test_what_is_no_draft_is_no_fault_of_ours(log_in: LogIn) -> None:
    """Nobody who reads the page types it: nothing is published."""
    browser = log_in("BGM")
    for typed in ("", "-1", "9" * 5000):
        assert browser.post(APPROVE, concept=typed).status_code == 400
    for path in (f"stukken/{REFERENCE}/9/a.pdf", f"stukken/{REFERENCE}/1/anders.pdf", "2124"):
        assert browser.get(f"/evaluatie/{path}").status_code == 404
    assert "Dit jaar is nog niet begonnen" in browser.get("/evaluatie/2025").text


def test_vandaag_tells_who_must_read_it(log_in: LogIn) -> None:
    """Not who made it, and no longer when it was published."""
    maker, mayor = log_in("COM1"), log_in("BGM")
    assert APPROVE not in maker.get("/vandaag").text
    assert APPROVE in mayor.get("/vandaag").text
    publish(mayor)
    assert APPROVE not in mayor.get("/vandaag").text
