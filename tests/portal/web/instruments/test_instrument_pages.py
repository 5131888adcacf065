"""The other instruments on the page: listed, and recorded with an address that was sought."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from sqlmodel import select

from models.instruments.instrument import Instrument
from tasks.register.resources import reading
from tests.builders.doors.use_case_registers import DOR
from tests.builders.round_builder import fill_organisation
from tests.portal.web.conftest import Clock, LogIn

BAG = "9002200000000012"
ASKED = {"municipality": "9002", "file_number": "Z/26/001234", "on": "10-4-2026"}


@pytest.fixture(name="organised", autouse=True)
def fixture_organised(register: Path, clock: Clock) -> None:  # noqa: ARG001
    """Two municipalities, addresses in one of them."""
    fill_organisation()
    clock.at = datetime(2026, 4, 13, 8, 0, tzinfo=UTC)


def test_an_instrument_gets_the_address_that_was_sought(log_in: LogIn) -> None:
    """Nobody types a BAG number; what was typed before the search stays."""
    browser = log_in("ZAAK1")
    form = "/instrumenten/dor"
    assert 'name="bag_id"' not in browser.get(form).text
    sought = browser.post(form, adres="voorbeeldstraat 12", zoeken="adres", **ASKED, **DOR)
    page = html.fromstring(sought.text)
    assert page.xpath("//input[@name='file_number']/@value") == ["Z/26/001234"]
    assert page.xpath("//input[@name='bag_id'][@checked]/@value") == [BAG]
    answer = browser.post(form, adres="voorbeeldstraat 12", bag_id=BAG, **ASKED, **DOR)
    assert "LIN-DOR-2026-001 is vastgelegd" in answer.text
    with reading() as session:
        assert session.exec(select(Instrument.bag_id)).all() == [BAG]
    assert "LIN-DOR-2026-001" in browser.get("/instrumenten").text


def test_an_address_that_is_not_there_is_said(log_in: LogIn) -> None:
    """And what was typed is recorded without one."""
    browser = log_in("ZAAK1")
    sought = browser.post("/instrumenten/dor", adres="nergens 99", zoeken="adres", **ASKED, **DOR)
    assert "Geen adres gevonden" in sought.text
    assert "is vastgelegd" in browser.post("/instrumenten/dor", **ASKED, **DOR).text


OTHERS = {
    "stop": {
        "invited_by": "mayor",
        "invitee": "property_owner",
        "theme": "drugs",
        "attended_by": "mayor",
        "outcome": "agreements",
    },
    "bibob": {"requested_on": "10-4-2026"},
    "straat": {"measure": "area_ban", "amount": "6", "unit": "weeks"},
}


def test_each_kind_is_recorded_and_told_what_is_missing(log_in: LogIn) -> None:
    """With its choices; a measure is chosen by its Dutch name. Sent empty nothing is stored."""
    browser = log_in("ZAAK1")
    for name, values in OTHERS.items():
        asked = browser.get(f"/instrumenten/{name}").text
        assert name != "straat" or "Gebiedsverbod" in asked
        empty = browser.post(f"/instrumenten/{name}")
        assert empty.status_code == 422
        assert "Er is nog niets opgeslagen" in empty.text
        assert "is vastgelegd" in browser.post(f"/instrumenten/{name}", **ASKED, **values).text
    assert browser.get("/instrumenten").text.count('<th scope="row">LIN-') == len(OTHERS)


def test_who_records_none_reads_none(log_in: LogIn) -> None:
    """Communications is refused in one sentence; another kind is not there."""
    browser = log_in("COM1")
    for path in ("", "/dor"):
        answer = browser.get(f"/instrumenten{path}")
        assert answer.status_code == 403
        assert "vraagt de rol zaakbehandelaar of jurist" in answer.text
    assert browser.get("/instrumenten/anders").status_code == 404
