"""The list of signals, one signal and its acts, as each role sees and does them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.history import Event
from tasks.register.resources import reading
from tests.builders.doors.use_case_registers import SIGNAL, round_planned, signal_then
from tests.portal.web.conftest import Clock, LogIn

PAGE = f"/signalen/{SIGNAL}"
FACT = "Verzonnen feit, er komen nooit klanten."
GROUND = "verzonnen grondslag"


def history(reference: str = SIGNAL) -> list[tuple[str, str]]:
    """Who did what with a signal."""
    with reading() as session:
        events = session.exec(
            select(Event).where(Event.chain == reference).order_by(col(Event.number))
        )
        return [(event.officer, event.what) for event in events]


@pytest.fixture(name="signal")
def fixture_signal(register: Path) -> str:
    """One signal of the police that came in on 5 January 2026; its reference."""
    signal_then()(register)
    return SIGNAL


def test_the_list_tells_nothing_of_what_a_signal_says(signal: str, log_in: LogIn) -> None:
    """It stands with those for the consultation, as its day has come."""
    page = log_in("ZAAK1").get("/signalen").text
    assert "Te bespreken in het overleg (1)" in page
    assert "Eerste weging nog te doen" in page
    assert f'href="/signalen/{signal}"' in page
    assert FACT not in page
    assert "parkeerplaats" not in page


@pytest.mark.parametrize("code", ["ZAAK1", "JUR1", "BGM", "DIV1"])
def test_who_may_sees_the_list(signal: str, log_in: LogIn, code: str) -> None:
    """Who keeps the archive comes here for destruction alone."""
    browser = log_in(code)
    answer = browser.get("/signalen")
    assert answer.status_code == 200
    assert (signal in answer.text) is (code != "DIV1")
    assert 'href="/signalen"' in browser.get("/vandaag").text
    assert ("/signalen/vernietiging" in answer.text) is (code != "ZAAK1")


def test_who_handles_no_signals_is_refused_in_a_sentence(signal: str, log_in: LogIn) -> None:
    """Also with its number, and without a word of it."""
    browser = log_in("COM1")
    assert 'href="/signalen"' not in browser.get("/vandaag").text
    for path in ("", "/nieuw", "/agenda", "/vernietiging", f"/{signal}", f"/{signal}/riec"):
        answer = browser.get(f"/signalen{path}")
        assert answer.status_code == 403, path
        assert "mag dit niet" in answer.text
    for name in ("bijwerken", "aanvullen", "besluit", "riec-uitkomst"):
        assert browser.get(f"{PAGE}/doen/{name}").status_code == 403
        assert browser.post(f"{PAGE}/doen/{name}", of="/vandaag").status_code == 403
    for path in ("melder", "riec/maken", "riec/ophalen"):
        assert browser.post(f"{PAGE}/{path}", of="/vandaag").status_code == 403


@pytest.mark.usefixtures("signal")
def test_a_signal_is_read_and_that_is_told(log_in: LogIn) -> None:
    """The mayor reads none of the police: her attempt is told too."""
    page = log_in("ZAAK1").get(PAGE).text
    assert FACT in page
    assert "Eerste weging doen" in page
    refused = log_in("BGM").get(PAGE)
    assert refused.status_code == 403
    assert FACT not in refused.text
    assert history()[-2:] == [
        ("ZAAK1", "Signaal gelezen."),
        ("BGM", "Lezen van het signaal geweigerd."),
    ]
    assert log_in("ZAAK1").get("/signalen/LIN-SIG-2026-999").status_code == 404


@pytest.mark.usefixtures("signal")
def test_a_signal_goes_its_way_by_typing(log_in: LogIn) -> None:
    """Weighed, added to, decided on; each step is shown and told."""
    handler = log_in("ZAAK1")
    day = "13-4-2026"
    form = handler.get(f"{PAGE}/doen/bijwerken").text
    assert 'value="JUR1"> JUR1: Joris Verzonnen' in form
    said = handler.post(
        f"{PAGE}/doen/bijwerken", on=day, assessment="inside", owner="JUR1", urgency="high"
    )
    assert "Eerste beoordeling: binnen de gemeentelijke taak." in said.text
    said = handler.post(
        f"{PAGE}/doen/aanvullen",
        on=day,
        source="Handelsregister",
        legal_ground=GROUND,
        facts="Verzonnen: ingeschreven sinds 2024.",
    )
    assert "regel 1 is toegevoegd" in said.text
    said = handler.post(f"{PAGE}/doen/besluit", on=day, decision="keep")
    assert "aanhouden" in said.text
    page = handler.get(PAGE).text
    for words in ("ingeschreven sinds 2024", "aanhouden", "JUR1", "Spoed"):
        assert words in page
    assert "Het overleg bespreekt dit vanaf maandag 25 mei 2026" in page


@pytest.mark.usefixtures("signal")
def test_what_is_wrong_stands_beside_its_field(log_in: LogIn) -> None:
    """And what was typed stays; nothing is recorded."""
    handler = log_in("ZAAK1")
    before = len(history())
    answer = handler.post(f"{PAGE}/doen/aanvullen", on="31-2-2026", facts="Verzonnen feit 7.")
    assert answer.status_code == 422
    assert "Verzonnen feit 7." in answer.text
    for title in ("Bron", "Grondslag", "Datum"):
        assert f">{title}: " in answer.text
    answer = handler.post(f"{PAGE}/doen/bijwerken", on="13-4-2026")
    assert "vul in wat er verandert" in answer.text
    answer = handler.post(f"{PAGE}/doen/bijwerken", on="13-4-2026", answered="ja")
    assert "een anonieme melder krijgt geen antwoord" in answer.text
    assert len(history()) == before


def test_a_new_signal_is_typed_at_a_place_that_was_found(register: Path, log_in: LogIn) -> None:
    """The same number of the same source is one signal; other words under it are refused."""
    round_planned()(register)
    handler = log_in("ZAAK1")
    found = handler.post("/signalen/nieuw", zoek="verzonnen bedrijf 7").text
    places = re.findall(r'name="bag_id" value="(\d+)">\s*<input[^>]+value="(\d*)"', found)
    assert ("9002200000000008", "00000007") in places
    chosen = {"bag_id": "9002200000000008", "kvk_number": "00000007"}
    form = handler.post("/signalen/nieuw/signaal", of="/signalen/nieuw", **chosen, stap="plek")
    assert "Verzonnen Bedrijf 7" in form.text
    assert 'name="place"' not in form.text
    typed = chosen | {
        "source": "reporting_point",
        "source_number": "BALIE-1",
        "received_on": "10-4-2026",
        "received_time": "9:30",
        "is_anonymous": "nee",
        "reporter_function": "baliemedewerker",
        "theme": "drugs",
        "urgency": "normal",
        "facts": FACT,
        "reliability": "unknown",
        "sharing": "consultation",
        "legal_ground": GROUND,
    }

    def send(**changed: str) -> str:
        path = "/signalen/nieuw/signaal"
        return str(handler.post(path, of="/signalen/nieuw", **typed | changed).text)

    assert "10:15" in send()
    typed["received_time"] = "09:30"
    assert f"Signaal {SIGNAL} is vastgelegd." in send()
    assert f"Signaal {SIGNAL} is vastgelegd." in send()
    assert "Feiten: anders dan wat vastligt" in send(facts="Iets anders.")
    assert "LIN-SIG-2026-002 is vastgelegd" in send(source_number="BALIE-2")
    page = handler.get(PAGE).text
    assert "Verzonnen Bedrijf 7 (KVK 00000007)" in page
    assert 'href="/signalen/LIN-SIG-2026-002"' in page
    assert "baliemedewerker" not in page
    told = handler.post(f"{PAGE}/melder", of=PAGE).text
    assert "baliemedewerker" in told
    assert ("ZAAK1", "Melder gelezen.") in history()


def test_a_place_without_an_address_is_described(register: Path, log_in: LogIn) -> None:
    """In one of the municipalities of who records it, and in no other."""
    signal_then()(register)
    handler = log_in("ZAAK1")
    path, of = "/signalen/nieuw/signaal", "/signalen/nieuw"
    form = handler.post(path, of=of, gemeente="9002", stap="plek").text
    assert 'name="place"' in form
    assert handler.post(path, of=of, gemeente="0000", stap="plek").status_code == 404
    assert handler.post(path, of=of, bag_id="9" * 16).status_code == 404
    answer = handler.post(path, of=of, gemeente="9002", facts="Verzonnen feit 9.")
    assert answer.status_code == 422
    assert "Verzonnen feit 9." in answer.text
    assert "Is de melder anoniem?: vul dit in" in answer.text
    assert handler.get("/signalen/nieuw/signaal").headers["location"] == of
    assert "Niets gevonden" in handler.post("/signalen/nieuw", zoek="bestaat niet").text


def test_a_signal_can_be_linked_to_a_control_and_a_case(register: Path, log_in: LogIn) -> None:
    """Chosen from what there is."""
    round_planned(lambda: signal_then()(register))(register)
    handler = log_in("ZAAK1")
    form = handler.get(f"{PAGE}/doen/bijwerken").text
    assert 'value="LIN-CON-023"> LIN-CON-023 van' in form
    assert 'name="case"' not in form
    said = handler.post(f"{PAGE}/doen/bijwerken", on="1-8-2026", origin="LIN-CON-023")
    assert "toekomst" in said.text
    handler.clock.at = datetime(2026, 8, 3, 8, 0, tzinfo=UTC)
    handler = log_in("ZAAK1")
    said = handler.post(f"{PAGE}/doen/bijwerken", on="3-8-2026", origin="LIN-CON-023")
    assert "Komt uit controle LIN-CON-023." in said.text


@pytest.mark.parametrize(("kind", "begin"), [("pdf", b"%PDF"), ("odt", b"PK")])
def test_the_agenda_is_a_file(signal: str, log_in: LogIn, kind: str, begin: bytes) -> None:
    """For a day that may still come; what stands on it was read."""
    handler = log_in("ZAAK1")
    answer = handler.post(
        "/signalen/agenda", municipality="Lindewaarde", on="20-4-2026", soort=kind
    )
    assert answer.content.startswith(begin)
    assert f".{kind}" in answer.headers["content-disposition"]
    assert history()[-1] == ("ZAAK1", "Inhoud op de agenda van 20 april 2026 gezet.")
    assert signal not in answer.headers["content-disposition"]
    wrong = handler.post("/signalen/agenda", municipality="Lindewaarde", on="ooit")
    assert wrong.status_code == 422


@pytest.mark.usefixtures("signal")
def test_the_reporter_is_for_the_handler_alone(log_in: LogIn) -> None:
    """And never by merely opening an address."""
    lawyer = log_in("JUR1")
    assert lawyer.post(f"{PAGE}/melder", of=PAGE).status_code == 403
    assert lawyer.get(f"{PAGE}/melder").status_code == 405


def test_vandaag_tells_what_waits_of_the_signals(signal: str, log_in: LogIn, clock: Clock) -> None:
    """The first weighing for who handles signals; the consultation also for who reads them."""
    weighs, reads = log_in("ZAAK1").get("/vandaag").text, log_in("BGM").get("/vandaag").text
    assert "Signalen: eerste weging (1)" in weighs
    assert "Signalen: te bespreken in het overleg" not in weighs
    assert "Signalen: te bespreken in het overleg (1)" in reads
    assert signal in reads
    assert "Er wacht nu niets op u" in log_in("COM1").get("/vandaag").text
    assert clock().date() > date(2026, 2, 16)
