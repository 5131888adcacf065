"""A mayor and a case handler who use no mouse: every step by Tab, arrows, Space and Enter."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.builders.people.log_ins import Person, first_administrator, with_account
from tests.portal.web.conftest import CaseAt, Clock
from tests.portal.web.test_in_chromium import CHROMIUM
from tests.servers.page_server import page_server

pytestmark = pytest.mark.apt
MOST_TABS = 150
FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels.length ? at.labels[0].innerText : '';
  const legend = at.closest('fieldset') ? at.closest('fieldset').innerText.split('\\n')[0] : '';
  const style = getComputedStyle(at);
  const own = at.getAttribute('role') === 'region' ? '' : at.innerText || at.value || '';
  return [label || own, legend, style.outlineStyle !== 'none'];
}"""


@pytest.fixture(name="browser")
def fixture_browser() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until this has the focus; wherever it is on the way, one can see it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        name, legend, is_seen = page.evaluate(FOCUSED)
        if page.evaluate("document.activeElement !== document.body"):
            assert is_seen, name
        if words in name or words in legend:
            return
    raise AssertionError(f"{words} is not reached with Tab")


def typed(page: Page, label: str, words: str) -> None:
    """Go to a field and type."""
    tab_to(page, label)
    page.keyboard.type(words)


def pressed(page: Page, words: str) -> None:
    """Go to a link or a button and press Enter."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def entered(browser: Browser, address: str, person: Person, clock: Clock) -> Page:
    """Somebody who logged in with the keyboard."""
    page = browser.new_context(locale="nl-NL").new_page()
    clock.go_on_a_minute()
    page.goto(f"{address}/inloggen")
    typed(page, "Uw code of mailadres", person.code)
    typed(page, "Wachtwoord", person.password)
    typed(page, "Code uit de app", person.code_at(clock()))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return page


def test_a_decision_is_approved_and_sent_without_a_mouse(
    browser: Browser, case_at: CaseAt, clock: Clock
) -> None:
    """The mayor reads and approves; the case handler tells that it was sent."""
    reference = case_at("decision prepared")
    clock.at = datetime(2026, 4, 2, 8, 0, tzinfo=UTC)
    first_administrator(clock())
    mayor, handler = (with_account(code, clock()) for code in ("BGM", "ZAAK1"))
    with page_server(clock) as address:
        page = entered(browser, address, mayor, clock)
        pressed(page, "Lezen en beslissen")
        pressed(page, "Ik keur dit goed")
        assert "Vastgelegd: goedgekeurd." in page.inner_text("main")

        page = entered(browser, address, handler, clock)
        pressed(page, "Sluitingen")
        pressed(page, reference)
        pressed(page, "Besluit verzonden")
        typed(page, "Datum", "2-4-2026")
        tab_to(page, "Wijze van bekendmaking")
        page.keyboard.press("Space")
        pressed(page, "Vastleggen")
        assert "bezwaar kan tot en met maandag 18 mei 2026" in page.inner_text("main")
