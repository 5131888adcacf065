"""The page of Prefect, as `make serve` offers it, in a real browser: nothing is asked elsewhere."""

from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import sync_playwright

from portal.prefect_environment import HOST
from tests.flows.conftest import Office
from tests.portal.web.test_in_chromium import CHROMIUM

pytestmark = [pytest.mark.apt, pytest.mark.prefect]
PLACES = ("dashboard", "runs", "flows", "deployments", "settings", "v2", "v2/dashboard")
MOST_CLICKS = 6
"""On each page: its own buttons, a banner among them."""


def test_no_click_leads_outside(office: Office) -> None:
    """Every page of it, and a click on each of its first buttons; links elsewhere are not asked."""
    settings = httpx.get(f"http://{HOST}:{office.serve.port}/ui-settings").json()
    assert settings["available_uis"] == ["v1"]
    asked: set[str] = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.on("request", lambda request: asked.add(urlsplit(request.url).hostname or ""))
        clicked = 0
        for place in PLACES:
            address = f"http://{HOST}:{office.serve.port}/{place}"
            page.goto(address, wait_until="networkidle")
            for number in range(min(MOST_CLICKS, page.locator("button:visible").count())):
                button = page.locator("button:visible").nth(number)
                if button.count() and button.is_enabled():
                    button.click(timeout=5_000, force=True)
                    clicked += 1
                    page.wait_for_timeout(200)
                    page.goto(address, wait_until="networkidle")
        browser.close()
    assert clicked > len(PLACES)
    assert asked - {""} == {HOST}
