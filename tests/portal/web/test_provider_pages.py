"""Through HTTP: to a real OpenID provider, back, and in; with the cookies of a browser."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from tasks.register import resources
from tasks.register.clock import now
from tests.portal.web.conftest import OWN, Browser, CaseAt, Clock
from tests.servers.openid_provider import log_in_there, provider_process

Use = Callable[[str], None]


@pytest.fixture(name="issuer", scope="module")
def fixture_issuer() -> Iterator[str]:
    """A real provider."""
    with provider_process("--require-nonce") as issuer:
        yield issuer


@pytest.fixture(name="use")
def fixture_use(monkeypatch: pytest.MonkeyPatch, case_at: CaseAt) -> Iterator[Use]:
    """Lets the settings name a provider; there is a closed case."""
    case_at("closed")

    def use(issuer: str) -> None:
        monkeypatch.setenv("WEERBAAR_OIDC_ISSUER", issuer)
        monkeypatch.setenv("WEERBAAR_OIDC_CLIENT_ID", "weerbaar")
        monkeypatch.setenv("WEERBAAR_OIDC_CLIENT_SECRET", "geheim")
        resources.settings.cache_clear()

    yield use
    resources.settings.cache_clear()


@pytest.fixture(name="browser")
def fixture_browser() -> Browser:
    """At this very moment, as the tokens of a real provider are of now."""
    return Browser(Clock(now()))


def back_from(browser: Browser, subject: str) -> str:
    """Go to the provider and log in there; the address that the browser is sent to."""
    sent = browser.get("/inloggen/organisatie")
    assert sent.status_code == 303
    (cookie,) = (line for line in sent.headers.get_list("set-cookie") if "organisatie" in line)
    for word in ("__Host-", "Secure", "HttpOnly", "SameSite=lax", "Max-Age=600"):
        assert word in cookie
    return log_in_there(sent.headers["location"], subject).removeprefix(OWN)


def test_without_a_provider_nobody_is_sent_anywhere(use: Use, browser: Browser) -> None:
    """And the page to log in does not speak of it."""
    use("")
    assert browser.get("/inloggen/organisatie").status_code == 404
    assert "uw organisatie" not in browser.get("/inloggen").text


def test_an_officer_comes_in_by_way_of_his_organisation(
    use: Use, issuer: str, browser: Browser
) -> None:
    """From a page of ours he goes on, so that the strict cookie of his session comes along."""
    use(issuer)
    assert "/inloggen/organisatie" in browser.get("/inloggen").text
    there = back_from(browser, "s-zaak1")
    came_back = browser.get(there)
    assert came_back.status_code == 200
    assert "U bent ingelogd" in came_back.text
    assert 'content="0; url=/vandaag"' in came_back.text
    (session,) = (
        line
        for line in came_back.headers.get_list("set-cookie")
        if line.startswith("__Host-weerbaar=")
    )
    for word in ("Secure", "HttpOnly", "SameSite=strict"):
        assert word in session
    assert "Zita Verzonnen (ZAAK1)" in browser.get("/vandaag").text


def test_who_comes_back_twice_or_from_another_browser_does_not_come_in(
    use: Use, issuer: str, browser: Browser
) -> None:
    """The address alone opens nothing; the page to log in says one sentence."""
    use(issuer)
    there = back_from(browser, "s-zaak1")
    other = Browser(browser.clock)
    refused = other.get(there)
    assert refused.status_code == 422
    assert "Inloggen via de organisatie is niet gelukt" in refused.text
    assert other.get("/vandaag").status_code == 303
    assert browser.get(there).status_code == 200
    assert browser.get(there).status_code == 422


def test_whom_weerbaar_does_not_know_reads_whom_to_ask(
    use: Use, issuer: str, browser: Browser
) -> None:
    """Nothing of an officer is told."""
    use(issuer)
    answer = browser.get(back_from(browser, "s-other"))
    assert answer.status_code == 422
    assert "niet bekend als medewerker" in answer.text
    assert browser.get("/vandaag").status_code == 303


def test_a_provider_that_does_not_answer_leaves_the_local_account(
    use: Use, browser: Browser
) -> None:
    """The page to log in, with one sentence."""
    use("http://127.0.0.1:9")
    answer = browser.get("/inloggen/organisatie")
    assert answer.status_code == 422
    assert "Inloggen via de organisatie is niet gelukt" in answer.text
    assert 'name="wachtwoord"' in answer.text


def test_who_takes_too_long_begins_again(use: Use, issuer: str, browser: Browser) -> None:
    """After ten minutes."""
    use(issuer)
    there = back_from(browser, "s-zaak1")
    browser.clock.go_on(timedelta(minutes=11))
    answer = browser.get(there)
    assert answer.status_code == 422
    assert "duurde te lang of is al afgerond" in answer.text
