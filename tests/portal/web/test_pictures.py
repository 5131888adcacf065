"""The pictures of the manual, made of an invented case: `make pictures`, into out/pictures.

They are not kept in the repository: a kept picture shows the page of yesterday, and no test can
tell, as every version of a browser draws other pixels.
"""

from collections.abc import Mapping
from datetime import datetime

import pytest
from playwright.sync_api import Page, sync_playwright

from models.evaluation.evaluation_forms import EvaluateForm
from tasks.acts import evaluation_acts
from tests.builders.people.log_ins import first_administrator, with_account
from tests.docs.manual_pictures import PICTURES, told_pictures
from tests.portal.web.conftest import CaseAt, Clock
from tests.portal.web.test_in_chromium import CHROMIUM, enter
from tests.servers.page_server import page_server

pytestmark = pytest.mark.apt
WIDTH, HEIGHT = 1280, 760
"""In pixels: what an officer sees without scrolling."""
MOST_BYTES = 150_000


def test_every_picture_of_the_manual_is_made(case_at: CaseAt, clock: Clock) -> None:
    """Those that the manual asks for, and no other."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    reference = case_at("decision prepared")
    evaluate(clock())
    first_administrator(clock())
    case = f"/zaken/{reference}"
    with page_server(clock) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for code, paths in {
            "BGM": {"vandaag": "/vandaag"},
            "ZAAK1": {
                "zaak": case,
                "formulier": f"{case}/doen/decide",
                "fouten": f"{case}/doen/decide",
                "actieplan": "/plan/9002/2024",
                "evaluatie": f"/evaluatie/{clock().year}",
            },
        }.items():
            person = with_account(code, clock())
            page = browser.new_context(
                locale="nl-NL", color_scheme="light", viewport={"width": WIDTH, "height": HEIGHT}
            ).new_page()
            clock.go_on_a_minute()
            enter(page, address, person, clock)
            draw(page, address, paths)
        browser.close()
    made = {picture.stem: picture.stat().st_size for picture in PICTURES.glob("*.png")}
    assert set(made) == set(told_pictures())
    assert max(made.values()) < MOST_BYTES


def evaluate(at: datetime) -> None:
    """An evaluation that waits to be published."""
    form = EvaluateForm(year=at.year, by="COM1", municipality="Lindewaarde")
    evaluation_acts.evaluate_year(form, at.date(), at)


def draw(page: Page, address: str, paths: Mapping[str, str]) -> None:
    """Each page from its top; "fouten" is a form that was sent empty."""
    for name, path in paths.items():
        page.goto(address + path)
        if name == "fouten":
            page.get_by_role("button", name="Vastleggen").click()
            page.wait_for_selector(".error-summary")
        page.screenshot(path=PICTURES / f"{name}.png")
