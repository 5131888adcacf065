"""A business on the page: found by words, read at each of its addresses, and told once a day."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.history import Event, EventKind
from tasks.register.resources import reading
from tests.builders.people.set_up import import_organisation
from tests.builders.round_builder import BAG, fill_businesses, fill_organisation, row
from tests.portal.web.conftest import LogIn

ONE = {"kvk": "00000001", "gemeente": "9002"}
ORGANISATION = """
officers:
  - code: ELDERS1
    name: Els Verzonnen
    email: elders1@gemeente.invalid
    roles: {"9001": [case_handler]}
"""


@pytest.fixture(name="businesses", autouse=True)
def fixture_businesses(register: Path) -> None:
    """Twelve in Lindewaarde, of which one has two addresses."""
    fill_organisation()
    file = register / "elders.yaml"
    file.write_text(ORGANISATION, encoding="utf-8")
    import_organisation(file)
    red = row(1, "rood", "veel wisselende huurders", "2024-01-02")
    second = row(1).replace(BAG[1], BAG[20])
    fill_businesses(register, [*(row(number) for number in range(2, 13)), red, second])


def readings() -> list[Event]:
    """What the history tells of reading businesses."""
    with reading() as session:
        asked = select(Event).where(
            Event.kind == EventKind.READ, col(Event.chain).startswith("BEDRIJF-")
        )
        return list(session.exec(asked))


def test_a_business_is_found_by_name_number_and_address(log_in: LogIn) -> None:
    """Nothing is read by searching, and nothing of it stands in an address."""
    browser = log_in("JUR1")
    for words in ("bedrijf 1", "00000001", "0000 0001", "voorbeeldstraat 2"):
        found = browser.post("/bedrijven", zoek=words).text
        assert "Verzonnen Bedrijf 1<" in found
        assert "veel wisselende huurders" not in found
        assert 'href="/bedrijven/' not in found
    for words in ("", "x", "nergens 99", "<script>"):
        found = browser.post("/bedrijven", zoek=words).text
        assert "Gevonden" not in found
        assert "<script" not in found
    assert readings() == []


def test_it_is_read_at_each_address_and_that_is_told(log_in: LogIn) -> None:
    """Once a day for each officer and place; the history names neither name nor number."""
    browser = log_in("JUR1")
    page = browser.post("/bedrijven/inzien", of="/bedrijven", **ONE).text
    assert "op elk van 2 adressen" in page
    assert "Label rood" in page
    assert "veel wisselende huurders" in page
    browser.post("/bedrijven/inzien", of="/bedrijven", **ONE)
    events = readings()
    assert [event.officer for event in events] == ["JUR1", "JUR1"]
    assert not any("00000001" in event.what for event in events)
    browser.clock.go_on(timedelta(hours=24))
    browser = log_in("JUR1")
    browser.post("/bedrijven/inzien", of="/bedrijven", **ONE)
    assert len(readings()) == 4
    assert browser.get("/bedrijven/inzien").headers["location"] == "/bedrijven"


def test_who_may_not_read_it_is_refused(log_in: LogIn) -> None:
    """By role, and by municipality: what is elsewhere is not found and cannot be asked."""
    communications, elsewhere = log_in("COM1"), log_in("ELDERS1")
    assert communications.get("/bedrijven").status_code == 403
    refused = communications.post("/bedrijven/inzien", of="/vandaag", **ONE)
    assert refused.status_code == 403
    assert "Gevonden" not in elsewhere.post("/bedrijven", zoek="bedrijf").text
    assert elsewhere.post("/bedrijven/inzien", of="/bedrijven", **ONE).status_code == 403
    gone = elsewhere.post("/bedrijven/inzien", of="/bedrijven", kvk="99999999", gemeente="9001")
    assert gone.status_code == 404
    assert readings() == []
