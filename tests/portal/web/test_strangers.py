"""What a page refuses: forms of strangers, and what would act instead of being text."""

from datetime import timedelta
from typing import Any

import pytest

from portal.web import look_pages
from portal.web.app import ROUTERS
from portal.web.entry.csrf import FIELD
from portal.web.entry.provider_pages import router as provider_router
from portal.web.forms.posted import LARGEST_BODY
from portal.web.forms.uploads import FileReader, LargeFileReader
from portal.web.visits import _sent, _visit
from tests.portal.web.conftest import OWN, SIGN, CaseAt, LogIn

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7919 * 7927 }}",
    "%0d%0aX: 1",
)
COMPUTED = str(7919 * 7927)
"""What a template would make of one of them; no digits that a page has by chance."""


def test_every_answer_says_what_a_browser_may_do(case_at: CaseAt, log_in: LogIn) -> None:
    """Nothing from elsewhere, no script, no frame, nothing kept; also with what is refused."""
    reference = case_at("closed")
    browser = log_in("ZAAK1")
    for path in ("/inloggen", "/vandaag", f"/zaken/{reference}", "/zaken/LIN-2026-999", "/weg"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["strict-transport-security"].startswith("max-age=")


def test_no_page_has_a_script_or_a_style_of_its_own(case_at: CaseAt, log_in: LogIn) -> None:
    """So that the policy can forbid them."""
    reference = case_at("closed")
    browser = log_in("ZAAK1")
    for path in ("/inloggen", "/vandaag", "/zaken", f"/zaken/{reference}"):
        page = browser.get(path).text
        assert "<script" not in page
        assert "style=" not in page
        assert "onclick" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
        {"Origin": OWN, "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(
    case_at: CaseAt, log_in: LogIn, headers: dict[str, str]
) -> None:
    """Even with the right sign."""
    reference = case_at("decision prepared")
    mayor = log_in("BGM")
    path = f"/zaken/{reference}/goedkeuren/decision"
    sign = SIGN.search(mayor.get(path).text)
    assert sign is not None
    answer = mayor.client.post(path, data={FIELD: sign[1], "versie": "1"}, headers=headers)
    assert answer.status_code == 403
    assert f"{path}" in mayor.get("/vandaag").text


@pytest.mark.parametrize("sign", ["", "0" * 64, "é"])
def test_a_form_without_the_sign_of_the_session_is_refused(
    case_at: CaseAt, log_in: LogIn, sign: str
) -> None:
    """Also with the sign of somebody else."""
    reference = case_at("decision prepared")
    mayor, handler = log_in("BGM"), log_in("ZAAK1")
    found = SIGN.search(handler.get("/vandaag").text)
    assert found is not None
    for given in (sign, found[1]):
        answer = mayor.client.post(
            f"/zaken/{reference}/goedkeuren/decision",
            data={FIELD: given, "versie": "1"},
            headers={"Origin": OWN},
        )
        assert answer.status_code == 403


def test_every_page_but_entry_and_look_asks_who_it_is() -> None:
    """Default deny: a route that forgets it is found here."""
    entry = {"/inloggen", "/uitnodiging", "/uitnodiging/account", "/melden/code", "/melden/partner"}
    looks: list[Any] = list(look_pages.router.routes)
    # Whoever has the secret address of a calendar reads its dates, the provider sends people back,
    # and a partner comes in by his link.
    by_secret = {"/agenda/{token}.ics", "/inloggen/organisatie", "/inloggen/terug"}
    by_secret |= {"/melden/link/{code}"}
    scripts = {"/controles/bezoek.js", "/controles/bezoek-dienst.js"}
    open_paths = entry | by_secret | scripts | {route.path for route in looks}
    modules = [*(module.router for module in ROUTERS), provider_router]
    routes: list[Any] = [route for router in modules for route in router.routes]
    asked = {(route.path, *route.methods): _needs(route.dependant) for route in routes}
    assert len(asked) > 15
    assert {path for (path, _), needs in asked.items() if _visit not in needs} == open_paths
    sends = {key for key, needs in asked.items() if "POST" in key and not _is_signed(needs)}
    assert {path for path, _ in sends} == entry


def _is_signed(needs: set[Any]) -> bool:
    """Whether the form must come from a page of ours, with a file in it or without."""
    return _sent in needs or any(isinstance(each, FileReader | LargeFileReader) for each in needs)


def _needs(dependant: Any) -> set[Any]:
    deeper = [_needs(each) for each in dependant.dependencies]
    return {each.call for each in dependant.dependencies}.union(*deeper)


def test_a_session_that_was_left_alone_ends(case_at: CaseAt, log_in: LogIn) -> None:
    """Whoever sits down at a forgotten desk sees the form of logging in."""
    case_at("closed")
    browser = log_in("ZAAK1")
    browser.clock.go_on(timedelta(hours=12))
    assert browser.get("/vandaag").headers["location"] == "/inloggen"


@pytest.mark.parametrize("words", HOSTILE)
def test_what_is_typed_is_shown_as_text(case_at: CaseAt, log_in: LogIn, words: str) -> None:
    """In the search, in a form that is refused, and in the history."""
    reference = case_at("decision prepared")
    browser = log_in("ZAAK1")
    pages = [
        browser.post("/zaken", zoek=words, stand=words, gemeente=words).text,
        browser.post(f"/zaken/{reference}/doen/withdraw-case", reason=words, on=words).text,
    ]
    browser.post(
        f"/zaken/{reference}/doen/withdraw-prepared",
        subject="decision",
        reason=words,
        on="10-04-2026",
    )
    pages.append(browser.get(f"/zaken/{reference}").text)
    for page in pages:
        assert "<script" not in page
        assert "<img src=x" not in page
        assert COMPUTED not in page


def test_an_address_puts_no_words_in_the_page(case_at: CaseAt, log_in: LogIn) -> None:
    """Only what the page itself says that was done."""
    reference = case_at("closed")
    browser = log_in("ZAAK1")
    assert "Bel 0900" not in browser.get(f"/zaken/{reference}?gedaan=Bel+0900").text
    odd = browser.get("/zaken/Bel 0900")
    assert odd.status_code == 404
    assert "Bel 0900" not in odd.text
    assert "Vastgelegd: goedgekeurd." in browser.get(f"/zaken/{reference}?gedaan=goedgekeurd").text


def test_a_body_without_an_end_is_refused(case_at: CaseAt, log_in: LogIn) -> None:
    """In one sentence, before it is read to its end."""
    case_at("closed")
    browser = log_in("ZAAK1")
    answer = browser.client.post(
        "/zaken", data={"zoek": "a" * (LARGEST_BODY + 1)}, headers={"Origin": OWN}
    )
    assert answer.status_code == 413
    assert "Dit is te groot" in answer.text


def test_another_kind_of_body_is_refused(case_at: CaseAt, log_in: LogIn) -> None:
    """JSON and files are not asked for."""
    case_at("closed")
    answer = log_in("ZAAK1").client.post("/zaken", json={"zoek": "a"}, headers={"Origin": OWN})
    assert answer.status_code == 415


@pytest.mark.parametrize("number", ["0", "-1", str(2**31), str(2**64), "9" * 5000])
def test_a_number_that_nothing_has_is_not_there(
    case_at: CaseAt, log_in: LogIn, number: str
) -> None:
    """Of a mail or a version: no database is asked for more than it can count."""
    reference = case_at("closed")
    browser = log_in("ZAAK1")
    for path in ("berichten/{}", "berichten/{}/opmaak", "stukken/{}/besluit-partij-1.pdf"):
        assert browser.get(f"/zaken/{reference}/{path.format(number)}").status_code == 404
