"""One file sent with a form: within bounds, refused in one sentence, only from our own page."""

from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from httpx2 import Response

from portal.web.entry.csrf import FIELD
from portal.web.forms.uploads import FILE, FileKind, SentFile, sent_file
from tests.portal.web.conftest import OWN, SIGN, Browser, CaseAt, LogIn

LARGEST = 1024 * 1024
PICTURE = FileKind("een plaatje (PNG)", LARGEST, (b"\x89PNG",))
GOOD = b"\x89PNG and more"


@pytest.fixture(name="browser")
def fixture_browser(case_at: CaseAt, log_in: LogIn) -> Browser:
    """An officer who logged in, on a page with one field for a file."""
    case_at("assessed")
    browser = log_in("ZAAK1")
    router = APIRouter()

    @router.post("/op-te-sturen")
    def take(sent: Annotated[SentFile, Depends(sent_file(PICTURE))]) -> dict[str, Any]:
        words = sent.posted.one("uitleg")
        return {"fault": sent.fault, "name": sent.name, "size": len(sent.content), "words": words}

    app = browser.client.app
    assert isinstance(app, FastAPI)
    app.include_router(router)
    return browser


def send(browser: Browser, content: bytes, name: str = "plaatje.png", **fields: str) -> Response:
    """Send the file as a browser does, with the sign of a page of ours."""
    found = SIGN.search(browser.get("/vandaag").text)
    assert found is not None
    return browser.client.post(
        "/op-te-sturen",
        data={FIELD: found[1], "uitleg": "de achterdeur"} | fields,
        files={FILE: (name, content)},
        headers={"Origin": OWN},
    )


def test_file_comes_in_with_what_was_typed(browser: Browser) -> None:
    """Its bytes, the last part of its name, and the other fields."""
    said = send(browser, GOOD, "C:\\Users\\iemand\\plaatje.png").json()
    expected = {"fault": "", "name": "plaatje.png", "size": len(GOOD), "words": "de achterdeur"}
    assert said == expected


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "Kies een plaatje (PNG)."),
        (b"%PDF-1.7", "Dit is geen plaatje (PNG)."),
        (GOOD + bytes(LARGEST), "Dit bestand is te groot: het mag hoogstens 1 MB zijn."),
        (GOOD + bytes(3 * LARGEST), "Dit bestand is te groot: het mag hoogstens 1 MB zijn."),
    ],
    ids=["empty", "another kind", "one byte too many or more", "larger than is kept"],
)
def test_wrong_file_is_one_sentence(browser: Browser, content: bytes, fault: str) -> None:
    """What was typed beside it is kept, its bytes are not."""
    said = send(browser, content).json()
    assert (said["fault"], said["size"], said["words"]) == (fault, 0, "de achterdeur")


def test_endless_file_is_cut_off(browser: Browser) -> None:
    """What is many times too large is not read to its end."""
    assert send(browser, bytes(12 * LARGEST)).status_code == 413


def test_file_of_a_stranger_is_refused(browser: Browser) -> None:
    """Without the sign of the session, from elsewhere, or as another kind of form."""
    assert send(browser, GOOD, **{FIELD: "0" * 64}).status_code == 403
    file, elsewhere = {FILE: ("a.png", GOOD)}, {"Origin": "https://elders.example"}
    answer = browser.client.post("/op-te-sturen", files=file, headers=elsewhere)
    assert answer.status_code == 403
    assert browser.client.post("/op-te-sturen", data={"a": "b"}).status_code == 415


@pytest.mark.parametrize(
    "body", [b"", b"--x\r\n\r\n\r\n--x--", b"--y\r\n", b"\0" * 100], ids=["", "no name", "y", "0"]
)
def test_broken_body_is_no_fault_of_ours(browser: Browser, body: bytes) -> None:
    """400 or 403, and never 500."""
    headers = {"Origin": OWN, "Content-Type": "multipart/form-data; boundary=x"}
    answer = browser.client.post("/op-te-sturen", content=body, headers=headers)
    assert answer.status_code in (400, 403)
    headers["Content-Type"] = "multipart/form-data"
    assert browser.client.post("/op-te-sturen", content=body, headers=headers).status_code == 400


def test_who_is_not_logged_in_sends_nothing(browser: Browser) -> None:
    """The file is not even read."""
    browser.client.cookies.clear()
    answer = browser.client.post("/op-te-sturen", files={FILE: ("a.png", GOOD)})
    assert answer.headers["location"] == "/inloggen"
