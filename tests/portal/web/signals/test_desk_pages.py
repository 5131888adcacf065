"""The reporting desk: a colleague and a partner tell what they saw, and read nothing of others."""

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from lxml import html
from PIL import Image
from sqlmodel import select

from models.common.history import Event
from models.law.signals.report_limits import MOST, WINDOW
from models.signals.reporting_desk import ReportCount, ReportLink
from models.signals.signal import Signal, SignalReporter
from portal.web.entry.csrf import FIELD
from portal.web.forms.uploads import FILE
from tasks.register.resources import reading
from tests.builders.round_builder import fill_organisation
from tests.portal.web.conftest import OWN, SIGN, Browser, Clock, LogIn

SIGNAL = "LIN-SIG-2026-001"
DESK, GUEST, LINKS = "/melden", "/melden/partner", "/signalen/meldlinks"
SEEN = "Verzonnen: er staan elke nacht busjes."
TYPED: dict[str, Any] = {
    "municipality": "9002",
    "where": "Voorbeeldstraat 12",
    "seen": SEEN,
    "known": "Zondag om 23 uur, zelf gezien.",
    "flags": ["odd_hours", "short_visits", "large_cash"],
    "wants_answer": "nee",
}


def photograph(size: tuple[int, int] = (3000, 1500), kind: str = "JPEG") -> bytes:
    """As a telephone makes it: it hides who made it."""
    kept, hidden = io.BytesIO(), Image.Exif()
    hidden[0x010F] = "Verzonnen Telefoon"
    Image.new("RGB", size, "green").save(kept, kind, exif=hidden)
    return kept.getvalue()


def send(browser: Browser, path: str = DESK, photo: bytes = b"", **changed: Any) -> Response:
    """Send the form as a browser does, with its hidden fields."""
    page: Any = html.fromstring(browser.get(path).text)
    hidden = {box.name: box.value for box in page.xpath("//main//form[1]//input[@type='hidden']")}
    typed = {name: value for name, value in (TYPED | changed).items() if value is not None}
    return browser.client.post(
        path,
        data=hidden | typed,
        files={FILE: ("foto.jpg", photo)},
        headers={"Origin": OWN},
    )


def only_signal() -> Signal:
    """The one signal there is."""
    with reading() as session:
        return session.exec(select(Signal)).one()


def code_of(page: str) -> str:
    """The code that was shown once."""
    found = re.search(r"<code>([0-9A-Z-]{24})</code>", page)
    assert found is not None
    return found[1]


@pytest.fixture(name="organisation")
def fixture_organisation(register: Path) -> Path:
    """Two municipalities with officers and partners."""
    fill_organisation()
    return register


@pytest.fixture(name="code")
def fixture_code(organisation: Path, log_in: LogIn) -> str:  # noqa: ARG001
    """A link that ZAAK1 made for a partner of Lindewaarde, three days valid; its code."""
    handler = log_in("ZAAK1")
    page = handler.get(LINKS).text
    found = re.search(r'value="(\d+)"[^>]*>\s*Politie \(politie\), Lindewaarde', page)
    assert found is not None
    return code_of(handler.post(LINKS, partner=found[1], days="3").text)


@pytest.mark.usefixtures("organisation")
@pytest.mark.parametrize("code", ["COM1", "DIV1", "BEH1", "BGM"])
def test_whoever_works_here_reports_and_reads_nothing(log_in: LogIn, code: str) -> None:
    """A signal in its first weighing comes of it; who reported is told nowhere."""
    browser = log_in(code)
    assert 'href="/melden"' in browser.get("/vandaag").text
    answer = send(browser)
    assert answer.status_code == 200
    assert f"Uw melding is binnen, met nummer {SIGNAL}." in answer.text
    assert "eerste weging" in answer.text
    assert SEEN not in answer.text
    signal = only_signal()
    assert (signal.source.label, signal.theme.label) == ("intern meldpunt", "drugs")
    assert (signal.assessment, signal.is_anonymous, signal.answer_by) == (None, True, None)
    assert signal.sharing.label == "alleen voor de gemeente"
    assert SEEN in signal.facts
    assert "Er wordt geladen en gelost op vreemde tijden" in signal.facts
    with reading() as session:
        assert session.exec(select(SignalReporter)).all() == []
        events = session.exec(select(Event).where(Event.chain == SIGNAL)).all()
        assert [event.officer for event in events] == ["weerbaar"]
        assert code not in session.exec(select(ReportCount.subject_hash)).one()


@pytest.mark.usefixtures("organisation")
def test_who_wants_an_answer_is_kept_apart(log_in: LogIn) -> None:
    """Only the case handler reads who it is, and that is told."""
    send(log_in("COM1"), wants_answer="ja", function="communicatieadviseur")
    signal = only_signal()
    assert not signal.is_anonymous
    assert signal.answer_by is not None
    handler = log_in("ZAAK1")
    assert "Signalen: antwoord aan de melder (1)" in handler.get("/vandaag").text
    page = handler.get(f"/signalen/{SIGNAL}").text
    assert "Cas Verzonnen" not in page
    assert "Eerste weging doen" in page
    told = handler.post(f"/signalen/{SIGNAL}/melder", of=f"/signalen/{SIGNAL}").text
    assert "Cas Verzonnen (COM1), communicatieadviseur, com1@gemeente.invalid" in told


@pytest.mark.usefixtures("organisation")
def test_a_form_that_is_sent_twice_is_one_report(log_in: LogIn) -> None:
    """The second time it says the same; a new form is a new report."""
    browser = log_in("COM1")
    page: Any = html.fromstring(browser.get(DESK).text)
    hidden = {box.name: box.value for box in page.xpath("//main//form[1]//input[@type='hidden']")}
    for _ in range(2):
        answer = browser.client.post(
            DESK, data=hidden | TYPED, files={FILE: ("", b"")}, headers={"Origin": OWN}
        )
        assert SIGNAL in answer.text
    only_signal()
    assert "LIN-SIG-2026-002" in send(browser).text


@pytest.mark.usefixtures("organisation")
def test_what_is_wrong_is_said_and_nothing_is_lost(log_in: LogIn) -> None:
    """At its field, with what was typed and ticked."""
    browser = log_in("COM1")
    answer = send(browser, where="", flags=None, wants_answer=None)
    assert answer.status_code == 422
    for words in ("Waar is het?: vul dit in", "Wat herkent u?: vul dit in", SEEN):
        assert words in answer.text
    answer = send(browser, known="", photo=b"GIF89a")
    assert "Dit is geen foto (JPEG of PNG)." in answer.text
    assert 'value="odd_hours" checked' in answer.text
    assert "In deze gemeente kunt u niet melden" in send(browser, municipality="0000").text
    assert "kruis aan wat u herkent" in send(browser, flags=["bestaat_niet"]).text
    broken = send(browser, photo=b"\xff\xd8\xffno picture")
    assert "Deze foto is niet te lezen" in broken.text
    with reading() as session:
        assert session.exec(select(Signal)).all() == []


@pytest.mark.usefixtures("organisation")
def test_a_photograph_is_made_anew_and_read_by_who_may(log_in: LogIn) -> None:
    """Smaller, and without what the telephone hid in it; each reading is told."""
    send(log_in("COM1"), photo=photograph())
    handler = log_in("ZAAK1")
    path = f"/signalen/{SIGNAL}/foto/1"
    assert path in handler.get(f"/signalen/{SIGNAL}").text
    answer = handler.get(path)
    assert answer.headers["content-type"] == "image/jpeg"
    picture = Image.open(io.BytesIO(answer.content))
    assert picture.size == (2000, 1000)
    assert dict(picture.getexif()) == {}
    assert b"Verzonnen" not in answer.content
    with reading() as session:
        told = session.exec(select(Event.what).where(Event.officer == "ZAAK1")).all()
    assert "Foto 1: gelezen." in told
    assert handler.get(f"/signalen/{SIGNAL}/foto/2").status_code == 404
    assert log_in("COM1").get(path).status_code == 403


@pytest.mark.usefixtures("organisation")
def test_an_account_does_not_send_without_end(log_in: LogIn, clock: Clock) -> None:
    """After so many within an hour it waits; an hour later it goes on. Another is not touched."""
    browser = log_in("COM1")
    for _ in range(MOST):
        assert send(browser, where="").status_code == 422
    refused = send(browser)
    assert refused.status_code == 429
    assert "te veel. Probeer het na 11:" in refused.text
    assert SEEN in refused.text
    assert send(log_in("BGM")).status_code == 200
    clock.go_on(WINDOW)
    assert send(log_in("COM1")).status_code == 200


def test_a_partner_reports_once_by_his_link(code: str, log_in: LogIn, clock: Clock) -> None:
    """By the address, without an account; the second time the page says so plainly."""
    guest = Browser(clock)
    answer = guest.get(f"/melden/link/{code}")
    assert answer.headers["location"] == GUEST
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "secure" in cookie
    page = guest.get(GUEST).text
    assert "Deze link is gegeven aan Politie" in page
    assert code.replace("-", "") not in page
    assert "Hoofdmenu" not in page
    answer = send(guest, GUEST, wants_answer="ja", photo=photograph((40, 20), "PNG"))
    assert f"met nummer {SIGNAL}" in answer.text
    again = guest.get(GUEST)
    assert "Met deze link is al een melding gedaan" in again.text
    for path in ("/signalen", f"/signalen/{SIGNAL}", "/vandaag"):
        assert guest.get(path).headers["location"] == "/inloggen"
    handler = log_in("ZAAK1")
    told = handler.post(f"/signalen/{SIGNAL}/melder", of=f"/signalen/{SIGNAL}").text
    assert "Politie, politie@partner.invalid" in told
    assert "Open meldlinks (0)" in handler.get(LINKS).text


def test_a_code_is_typed_as_people_type(code: str, clock: Clock) -> None:
    """Small letters and other signs between them do not matter; another code opens nothing."""
    guest = Browser(clock)
    wrong = guest.post("/melden/code", code="AAAA-BBBB-CCCC-DDDD-EEEE")
    assert wrong.status_code == 422
    assert "Deze code klopt niet" in wrong.text
    right = guest.post("/melden/code", code=code.lower().replace("-", " "))
    assert right.headers["location"] == GUEST
    assert guest.get(GUEST).status_code == 200


def test_what_a_link_cannot_do(code: str, log_in: LogIn, clock: Clock) -> None:
    """Withdrawn or too old it opens nothing, and it sends no more than an account may."""
    guest, handler = Browser(clock), log_in("ZAAK1")
    guest.get(f"/melden/link/{code}")
    sign = SIGN.search(guest.get(GUEST).text)
    assert sign is not None
    strange = guest.client.post(
        GUEST, data={FIELD: "0" * 64}, files={FILE: ("", b"")}, headers={"Origin": OWN}
    )
    assert strange.status_code == 403
    for _ in range(MOST):
        assert send(guest, GUEST, where="").status_code == 422
    assert send(guest, GUEST).status_code == 429

    found = re.search(rf'action="({LINKS}/\d+/intrekken)"', handler.get(LINKS).text)
    assert found is not None
    assert log_in("BGM").post(found[1], of="/vandaag").status_code == 403
    assert handler.post(found[1], of=LINKS).status_code == 303
    assert "De meldlink is ingetrokken" in handler.get(f"{LINKS}?gedaan=ingetrokken").text
    assert "heeft deze link ingetrokken" in guest.get(GUEST).text


def test_a_link_ends_by_itself(code: str, clock: Clock) -> None:
    """After its days; and the register holds no code that opens anything."""
    guest = Browser(clock)
    guest.get(f"/melden/link/{code}")
    with reading() as session:
        kept = session.exec(select(ReportLink)).one()
    assert code.replace("-", "") not in str(kept.model_dump())
    clock.go_on(timedelta(days=3))
    assert "Deze link is niet meer geldig" in guest.get(GUEST).text
    assert "Typ die hier" in Browser(clock).get(GUEST).text


@pytest.mark.usefixtures("organisation")
def test_who_makes_links(log_in: LogIn) -> None:
    """Who records signals, for a partner of his municipality; never for the press."""
    handler = log_in("ZAAK1")
    assert "Lindepost" not in handler.get(LINKS).text
    answer = handler.post(LINKS, partner="1", days="15")
    assert "Hoeveel dagen geldig: dit mag hoogstens 14 zijn" in answer.text
    assert (
        "Deze partner kan geen meldlink krijgen"
        in handler.post(LINKS, partner="999", days="3").text
    )
    for code in ("BGM", "COM1"):
        assert log_in(code).get(LINKS).status_code == 403
