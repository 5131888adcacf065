"""The page in a real browser: nothing from elsewhere, and nothing that axe finds, at every width.

What it saw is kept in out/pages, to look at.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from sqlmodel import select

from models.common.municipality import Partner
from models.evaluation.evaluation_forms import EvaluateForm
from models.signals.report_forms import MakeLinkForm
from tasks.acts import evaluation_acts, reporting_desk_acts
from tasks.register.resources import reading
from tests.builders.doors.use_case_registers import (
    SIGNAL,
    invited,
    riec_made,
    round_planned,
    signal_then,
)
from tests.builders.people.log_ins import Person, first_administrator, with_account
from tests.builders.round_builder import row, write_businesses
from tests.portal.web.conftest import CaseAt, Clock
from tests.servers.page_server import page_server

pytestmark = pytest.mark.apt
PICTURES = Path(__file__).parents[3] / "out" / "pages"
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(name="chromium", scope="module")
def fixture_chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def enter(page: Page, address: str, person: Person, clock: Clock) -> None:
    """Log in by typing."""
    page.goto(f"{address}/inloggen")
    page.get_by_label("Uw code of mailadres").fill(person.code)
    page.get_by_label("Wachtwoord").fill(person.password)
    page.get_by_label("Code uit de app op uw telefoon").fill(person.code_at(clock()))
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(f"{address}/vandaag")


def evaluate(at: datetime) -> None:
    """An evaluation that waits to be published."""
    form = EvaluateForm(year=at.year, by="COM1", municipality="Lindewaarde")
    evaluation_acts.evaluate_year(form, at.date(), at)


OWN_PAGES = {"account": "/account"}
MANAGEMENT = {
    "beheer": "/beheer",
    "machine": "/beheer/machine",
    "medewerker": "/beheer/9002/medewerkers/ZAAK1",
    "partner": "/beheer/9002/partners/nieuw",
    "berichten": "/berichten",
}


@pytest.mark.parametrize(
    ("state", "code"), [("decision prepared", "BGM"), ("closed", "ZAAK1"), ("closed", "BEH1")]
)
def test_every_page_is_for_everybody(
    chromium: Browser, case_at: CaseAt, clock: Clock, state: str, code: str
) -> None:
    """At 320 and 1280 pixels, by day and by night; no request leaves for another address."""
    reference = case_at(state)
    administrator = first_administrator(clock())
    person = administrator if code == "BEH1" else with_account(code, clock())
    if code == "BGM":
        evaluate(clock())
    paths = {
        **OWN_PAGES,
        **(MANAGEMENT if code == "BEH1" else {}),
        "vandaag": "/vandaag",
        "zaken": "/zaken",
        "zaak": f"/zaken/{reference}",
        "goedkeuren": f"/zaken/{reference}/goedkeuren/decision",
        "besluit": f"/zaken/{reference}/doen/decide",
        "bekendmaken": f"/zaken/{reference}/doen/announce-decision",
        "partijen": f"/zaken/{reference}/doen/party",
        "wegen": f"/zaken/{reference}/wegen/opnieuw",
        "nieuw": "/zaken/nieuw",
        "actieplan": "/plan/9002/2024",
        "actie": "/plan/9002/2024/acties/5",
        "stand-van-actie": "/plan/9002/2024/acties/5/voortgang",
        "kalender": "/plan/9002/2024/kalender",
        "in-kalender": "/plan/9002/2024/kalender/nieuw",
        "uitgaven": "/plan/9002/2024/uitgaven",
        "evaluatie": "/evaluatie/2026",
        "cijfers": "/evaluatie/2026/cijfers",
        "publiceren": "/evaluatie/goedkeuren/LIN-EVA-2026",
        "bedrijven": "/bedrijven",
        "inlezen": "/inlezen",
        "inlezen-bedrijven": "/inlezen/bedrijven",
        "instrumenten": "/instrumenten",
        "instrument": "/instrumenten/dor",
        "bestaat-niet": "/zaken/LIN-2026-999",
    }
    judge(chromium, clock, person, paths)


def test_a_file_becomes_businesses_in_a_browser(
    chromium: Browser, case_at: CaseAt, clock: Clock, tmp_path: Path
) -> None:
    """A fault of many rows, what would change, and a business that came of it."""
    case_at("closed")
    first_administrator(clock())
    person = with_account("ZAAK1", clock())
    write_businesses(tmp_path, [row(number) for number in range(12)])
    PICTURES.mkdir(parents=True, exist_ok=True)
    with page_server(clock) as address:
        page = chromium.new_page(locale="nl-NL", viewport={"width": 320, "height": 900})
        clock.go_on_a_minute()
        enter(page, address, person, clock)

        def look(name: str) -> None:
            page.screenshot(path=PICTURES / f"ZAAK1-{name}-320.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert Axe().run(page).violations_count == 0

        for place in ("Alverlo", "Lindewaarde"):
            page.goto(f"{address}/inlezen/bedrijven")
            page.get_by_label(place).check()
            page.get_by_label("Bestand").set_input_files(tmp_path / "bedrijven.csv")
            page.get_by_role("button", name="Controleren").click()
            look(f"gecontroleerd-{place}")
        page.get_by_role("button", name="Inlezen").click()
        look("ingelezen")
        page.goto(f"{address}/bedrijven")
        page.get_by_role("searchbox").fill("bedrijf 1")
        page.get_by_role("button", name="Zoeken").click()
        look("bedrijven-gevonden")
        page.get_by_role("button", name="Inzien").first.click()
        look("bedrijf")


def judge(chromium: Browser, clock: Clock, person: Person, paths: Mapping[str, str]) -> None:
    """Keep a picture of each page at each width, by day and by night, and refuse its faults."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    found: dict[str, Any] = {}
    asked: set[str] = set()
    with page_server(clock) as address:
        for scheme in SCHEMES:
            context = chromium.new_context(locale="nl-NL", color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.on("request", lambda request: asked.add(request.url))
            clock.go_on_a_minute()
            enter(page, address, person, clock)
            for width, (name, path) in product(WIDTHS, paths.items()):
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(address + path)
                html5lib.HTMLParser(strict=True).parse(page.request.get(address + path).text())
                picture = PICTURES / f"{person.code}-{name}-{width}-{scheme}.png"
                page.screenshot(path=picture, full_page=True)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                result = Axe().run(page)
                if result.violations_count:
                    found[picture.name] = [
                        (each["id"], [node["html"][:120] for node in each["nodes"]])
                        for each in result.response["violations"]
                    ]
            context.close()
    assert found == {}
    # What shows a PDF is a part of the browser, with addresses (chrome:) of its own.
    outside = {url for url in asked if url.startswith("http") and not url.startswith(address)}
    assert outside == set()


SIGNALS = {
    "signalen": "/signalen?stand=alle",
    "signaal": f"/signalen/{SIGNAL}",
    "signaal-bijwerken": f"/signalen/{SIGNAL}/doen/bijwerken",
    "signaal-aanvullen": f"/signalen/{SIGNAL}/doen/aanvullen",
    "signaal-besluit": f"/signalen/{SIGNAL}/doen/besluit",
    "signaal-riec": f"/signalen/{SIGNAL}/riec",
    "signaal-nieuw": "/signalen/nieuw",
    "signaal-agenda": "/signalen/agenda",
    "signaal-vandaag": "/vandaag",
    "melden": "/melden",
    "meldlinks": "/signalen/meldlinks",
}


@pytest.mark.parametrize(
    ("code", "paths"),
    [("JUR1", SIGNALS), ("DIV1", {"vernietiging": "/signalen/vernietiging"})],
)
def test_every_page_of_the_signals_is_for_everybody(
    chromium: Browser, register: Path, clock: Clock, code: str, paths: Mapping[str, str]
) -> None:
    """For who handles them, and for who destroys them after their retention."""
    signal_then(then=riec_made)(register)
    first_administrator(clock())
    with reading() as session:
        partner = session.exec(
            select(Partner.id).where(Partner.municipality_code == "9002")
        ).first()
    form = MakeLinkForm.model_validate({"partner": partner, "days": 3, "by": "ZAAK1"})
    link = reporting_desk_acts.make_link(form, clock())
    by_link = {"melden-partner": f"/melden/link/{link.code}", "melden-code": "/melden/code"}
    judge(chromium, clock, with_account(code, clock()), {**paths, **by_link})


ROUNDS = "LIN-CON-023"
OF_ROUNDS = {
    "controles": "/controles",
    "kalender-controles": "/controles/kalender/2026",
    "bekend": "/controles/bekend",
    "controle": f"/controles/{ROUNDS}",
    "controle-stukken-maken": f"/controles/{ROUNDS}/doen/brief",
    "controle-volgorde": f"/controles/{ROUNDS}/doen/order",
    "plek-toevoegen": f"/controles/{ROUNDS}/plek-toevoegen",
    "afwezigheid": "/controles/afwezigheid",
    "bezoek": f"/controles/{ROUNDS}/bezoek/1/1",
    "vandaag-controles": "/vandaag",
}


def test_every_page_of_the_rounds_is_for_everybody(chromium: Browser, register: Path) -> None:
    """On the day of a round, when its visits are filled in."""
    clock = Clock(datetime(2026, 8, 13, 8, 0, tzinfo=UTC))
    round_planned(invited)(register)
    first_administrator(clock())
    judge(chromium, clock, with_account("ZAAK1", clock()), OF_ROUNDS)


def test_a_partner_reports_on_his_telephone(
    chromium: Browser, register: Path, clock: Clock, tmp_path: Path
) -> None:
    """From the link that a handler made to the page that thanks him, without an account."""
    signal_then()(register)
    first_administrator(clock())
    handler, photo = with_account("ZAAK1", clock()), tmp_path / "foto.jpg"
    Image.new("RGB", (400, 300), "green").save(photo)
    with page_server(clock) as address:
        desk = chromium.new_page(viewport={"width": 1280, "height": 900})
        clock.go_on_a_minute()
        enter(desk, address, handler, clock)
        desk.goto(f"{address}/signalen/meldlinks")
        desk.get_by_label("Politie (politie), Lindewaarde").check()
        desk.get_by_label("Hoeveel dagen geldig").fill("3")
        desk.get_by_role("button", name="Meldlink maken").click()
        link = desk.locator("code").first.inner_text()
        _look_at(desk, "meldlink")

        telephone = chromium.new_page(viewport={"width": 320, "height": 700})
        telephone.goto(link)
        assert telephone.url == f"{address}/melden/partner"
        telephone.get_by_label("Waar is het?").fill("Voorbeeldstraat 12")
        telephone.get_by_label("Wat zag of hoorde u?").fill("Verzonnen: elke nacht busjes.")
        telephone.get_by_label("Wanneer was dat").fill("Zondag, zelf gezien.")
        telephone.get_by_text("Drugs, hennep of een lab").click()
        telephone.get_by_label("Er wordt geladen en gelost").check()
        telephone.get_by_label("Nee", exact=True).check()
        telephone.get_by_label("Foto").set_input_files(photo)
        telephone.get_by_role("button", name="Melding versturen").click()
        assert "met nummer LIN-SIG-2026-002" in telephone.inner_text("main")
        _look_at(telephone, "melding-ontvangen")
        telephone.goto(link)
        assert "al een melding gedaan" in telephone.inner_text("main")

        desk.goto(f"{address}/signalen/LIN-SIG-2026-002")
        assert desk.locator("img.photo").evaluate("each => each.naturalWidth") == 400
        _look_at(desk, "signaal-met-foto")


def _look_at(page: Page, name: str) -> None:
    """Keep a picture of a page that no address alone leads to, and refuse its faults."""
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert Axe().run(page).violations_count == 0
