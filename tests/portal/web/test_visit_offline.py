"""The visit on a telephone in a real browser that loses its signal halfway."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlmodel import select

from models.control.visit_draft import VisitDraft
from tasks.control.round_overview import round_of
from tasks.register.resources import reading
from tests.builders.people.log_ins import Person, first_administrator, with_account
from tests.builders.round_builder import fill_businesses, fill_organisation, plan_on, row
from tests.portal.web.conftest import Clock
from tests.portal.web.test_in_chromium import CHROMIUM, enter
from tests.servers.page_server import page_server

pytestmark = pytest.mark.apt
ROUND = "LIN-CON-023"
PATH = f"/controles/{ROUND}/bezoek/1/1"
SENDING = "#verzending"


@pytest.fixture(name="clock")
def fixture_clock() -> Clock:
    """The morning of the round."""
    return Clock(datetime(2026, 8, 13, 8, 0, tzinfo=UTC))


@pytest.fixture(name="context")
def fixture_context() -> Iterator[BrowserContext]:
    """The browser of a telephone of 320 pixels."""
    with sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_context(
            locale="nl-NL", viewport={"width": 320, "height": 640}, has_touch=True
        )
        browser.close()


@pytest.fixture(name="person")
def fixture_person(register: Path, clock: Clock) -> Person:
    """An officer with a round of today."""
    fill_organisation()
    fill_businesses(register, [row(number) for number in range(12)])
    plan_on(date(2026, 7, 30))
    first_administrator(clock())
    return with_account("ZAAK1", clock())


def opened(context: BrowserContext, address: str, person: Person, clock: Clock) -> Page:
    """The page of the visit, ready to lose its signal."""
    page = context.new_page()
    clock.go_on_a_minute()
    enter(page, address, person, clock)
    page.goto(address + PATH)
    page.wait_for_selector("html[data-offline=ready]")
    return page


def saved() -> dict[str, str]:
    """What the register holds of the visit so far."""
    with reading() as session:
        return {each.field: each.answer for each in session.exec(select(VisitDraft))}


def test_visit_survives_loss_of_signal(
    context: BrowserContext, person: Person, clock: Clock
) -> None:
    """Typed on without signal, named as not sent, there again after closing, sent by itself."""
    with page_server(clock) as address:
        page = opened(context, address, person, clock)
        page.get_by_label("Toegang gekregen").check()
        expect(page.locator(SENDING)).to_contain_text("Alles wat u invulde, is opgeslagen")
        assert saved() == {"access": '["granted"]'}

        context.set_offline(True)
        page.get_by_label("Hersteltermijn tot en met").fill("1-9-2026")
        page.get_by_label("Rood", exact=True).check()
        expect(page.locator(SENDING)).to_contain_text("Nog niet verzonden (2)")
        expect(page.locator(SENDING)).to_contain_text("Hersteltermijn tot en met")
        page.get_by_role("button", name="Bezoek vastleggen").click()
        assert page.url == address + PATH
        assert saved() == {"access": '["granted"]'}

        page.close()
        page = context.new_page()
        page.goto(address + PATH)
        expect(page.get_by_label("Hersteltermijn tot en met")).to_have_value("1-9-2026")
        expect(page.get_by_label("Toegang gekregen")).to_be_checked()
        expect(page.locator(SENDING)).to_contain_text("Nog niet verzonden (2)")

        context.set_offline(False)
        expect(page.locator(SENDING)).to_contain_text("Alles wat u invulde, is opgeslagen")
        assert saved() == {
            "access": '["granted"]',
            "repair_until": '["1-9-2026"]',
            "label": '["red"]',
        }
        page.get_by_label("Hersteltermijn tot en met").fill("")
        page.get_by_role("button", name="Bezoek vastleggen").click()
        expect(page.locator("h1")).to_contain_text("vastgelegd")
        assert round_of(ROUND).places[0].access == "granted"
        assert page.evaluate("Object.keys(localStorage).length") == 0


def test_colleague_was_first(context: BrowserContext, person: Person, clock: Clock) -> None:
    """Both answers are told, and one is chosen; nothing is overwritten unseen."""
    with page_server(clock) as address:
        page = opened(context, address, person, clock)
        context.set_offline(True)
        page.get_by_label("Toegang gekregen").check()
        expect(page.locator(SENDING)).to_contain_text("Nog niet verzonden (1)")
        colleague = with_account("JUR1", clock())
        assert context.browser is not None
        other = context.browser.new_context(locale="nl-NL")
        second = opened(other, address, colleague, clock)
        second.get_by_label("Toegang geweigerd").check()
        expect(second.locator(SENDING)).to_contain_text("Alles wat u invulde, is opgeslagen")

        context.set_offline(False)
        clash = page.get_by_role("alert")
        expect(clash).to_contain_text("JUR1 vulde hier om")
        assert saved() == {"access": '["refused"]'}
        page.get_by_role("button", name="Het mijne gebruiken").click()
        expect(page.locator(SENDING)).to_contain_text("Alles wat u invulde, is opgeslagen")
        assert saved() == {"access": '["granted"]'}


def test_session_that_ended_meanwhile_loses_nothing(
    context: BrowserContext, person: Person, clock: Clock
) -> None:
    """Said on the page; sent after logging in again, and never by another officer."""
    with page_server(clock) as address:
        page = opened(context, address, person, clock)
        context.set_offline(True)
        page.get_by_label("Toegang gekregen").check()
        expect(page.locator(SENDING)).to_contain_text("Nog niet verzonden (1)")
        clock.go_on(timedelta(hours=1))
        context.set_offline(False)
        expect(page.locator(SENDING)).to_contain_text("U bent uitgelogd")
        assert saved() == {}
        clock.go_on_a_minute()
        enter(page, address, person, clock)
        page.goto(address + PATH)
        expect(page.locator(SENDING)).to_contain_text("Alles wat u invulde, is opgeslagen")
        assert saved() == {"access": '["granted"]'}


def test_what_another_typed_is_not_sent(
    context: BrowserContext, person: Person, clock: Clock
) -> None:
    """Whoever takes over the telephone without logging out first is told that it is gone."""
    with page_server(clock) as address:
        colleague = with_account("JUR1", clock())
        page = opened(context, address, person, clock)
        context.set_offline(True)
        page.get_by_label("Toegang gekregen").check()
        expect(page.locator(SENDING)).to_contain_text("Nog niet verzonden (1)")
        page.close()
        context.clear_cookies()
        context.set_offline(False)
        page = opened(context, address, colleague, clock)
        expect(page.locator(SENDING)).to_contain_text("stond nog iets van ZAAK1")
        assert saved() == {}


def test_logging_out_clears_what_the_telephone_kept(
    context: BrowserContext, person: Person, clock: Clock
) -> None:
    """Warned first when something was not sent; then answers and pages are gone."""
    with page_server(clock) as address:
        page = opened(context, address, person, clock)
        page.get_by_label("Toegang gekregen").check()
        expect(page.locator(SENDING)).to_contain_text("Alles wat u invulde, is opgeslagen")
        page.goto(f"{address}/vandaag")
        assert page.evaluate("Object.keys(localStorage).length") == 1
        page.get_by_role("button", name="Uitloggen").click()
        page.wait_for_url(f"{address}/inloggen")
        assert page.evaluate("Object.keys(localStorage).length") == 0
        assert page.evaluate("caches.keys()") == []
