"""Reading in files on the page: tried, grouped faults, and exactly what was tried is imported."""

import re
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from sqlmodel import col, func, select

from models.common.business import Business
from models.common.municipality import Officer
from models.common.premises import Address
from models.evaluation.evaluation import EarlierFigure
from portal.web.entry.csrf import FIELD
from portal.web.forms.uploads import FILE
from tasks.control.businesses.business_list import COLUMNS
from tasks.register.private_files import OTHERS
from tasks.register.resources import reading, settings
from tests.builders.incoming.bag_bombs import BOMBS
from tests.builders.incoming.bag_files import Extract
from tests.builders.round_builder import EXAMPLE, fill_organisation, row
from tests.portal.web.conftest import OWN, SIGN, Browser, LogIn

HEAD = ";".join(COLUMNS.required)
SHA = re.compile(r'name="sha256" value="([0-9a-f]{64})"')


@pytest.fixture(name="organised", autouse=True)
def fixture_organised(register: Path) -> None:  # noqa: ARG001
    """Two municipalities, and the addresses of the example in one of them."""
    fill_organisation()


def send(
    browser: Browser, kind: str, content: bytes, name: str = "a.csv", place: str = "9002"
) -> Response:
    """Try a file, as the form of the page does."""
    path = f"/inlezen/{kind}"
    sign = SIGN.search(browser.get(path).text)
    assert sign is not None
    data, files = {FIELD: sign[1], "gemeente": place}, {FILE: (name, content)}
    return browser.client.post(path, data=data, files=files, headers={"Origin": OWN})


def record(browser: Browser, kind: str, tried: Response, **changed: str) -> Response:
    """Press the button below what was tried."""
    found = SHA.search(tried.text)
    assert found is not None, tried.text
    fields = {"gemeente": "9002", "sha256": found[1]} | changed
    return browser.post(f"/inlezen/{kind}/vastleggen", of=f"/inlezen/{kind}", **fields)


def count(table: type) -> int:
    """How many rows the register has."""
    with reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def kept() -> list[Path]:
    """What waits to be imported."""
    folder = settings().upload_folder
    return list(folder.iterdir()) if folder.is_dir() else []


def businesses(rows: Sequence[str], head: str = HEAD) -> bytes:
    """A CSV with these lines."""
    return "\n".join([head, *rows, ""]).encode()


def test_a_list_is_tried_and_then_exactly_that_is_imported(log_in: LogIn) -> None:
    """Trying stores nothing; a second time the same file changes nothing."""
    browser = log_in("ZAAK1")
    lines = [row(number) for number in range(12)]
    answer = send(browser, "bedrijven", businesses(lines, HEAD.replace("kvk_nummer", "KVK Nummer")))
    assert answer.status_code == 200
    assert "<td>12</td><td>0</td><td>0</td>" in answer.text
    assert "<td>KVK Nummer</td><td>kvk_nummer</td>" in answer.text
    assert count(Business) == 0
    (file,) = kept()
    assert file.stat().st_mode & OTHERS == 0
    assert file.parent.stat().st_mode & OTHERS == 0
    assert "12 nieuw, 0 gewijzigd, 0 gelijk" in record(browser, "bedrijven", answer).text
    assert count(Business) == 12
    assert kept() == []
    again = send(browser, "bedrijven", businesses(lines))
    assert "<td>0</td><td>0</td><td>12</td>" in again.text


def test_the_same_fault_in_many_rows_is_one_line(log_in: LogIn) -> None:
    """With the first rows that have it and how many; nothing is kept."""
    browser = log_in("ZAAK1")
    lines = [row(number).replace(";95311;", ";99999;") for number in range(330)]
    answer = send(browser, "bedrijven", businesses(lines))
    assert answer.status_code == 422
    assert answer.text.count("deze code staat niet in de SBI 2025") == 1
    assert "Rij 2, 3, 4, 5, 6 en verder (330 rijen), sbi" in answer.text
    assert kept() == []


def test_each_kind_is_read_by_its_own_act(log_in: LogIn) -> None:
    """Addresses, figures and officers, from the examples that the page hands out."""
    administrator, handler = log_in("BEH1"), log_in("ZAAK1")
    example = administrator.get("/inlezen/adressen/voorbeeld").content
    assert example == (EXAMPLE / "adressen.csv").read_bytes()
    less = b"\n".join(example.splitlines()[:-1])
    answer = send(administrator, "adressen", less)
    assert "<td>0</td><td>0</td><td>1</td><td>59</td>" in answer.text
    assert "1 vervallen" in record(administrator, "adressen", answer).text
    with reading() as session:
        ended = col(Address.valid_to).is_not(None)
        assert len(session.exec(select(Address.bag_id).where(ended)).all()) == 1
    answer = send(handler, "cijfers", (EXAMPLE / "jaarcijfers.csv").read_bytes())
    record(handler, "cijfers", answer)
    assert count(EarlierFigure) == 7
    person = "{code: NIEUW1, name: Nel Verzonnen, email: nel@gemeente.invalid, roles: {}}"
    extra = f"officers:\n  - {person}\n".encode()
    answer = send(administrator, "organisatie", extra, "organisatie.yaml")
    assert "1 medewerker" in answer.text
    before = count(Officer)
    assert "Ingelezen" in record(administrator, "organisatie", answer).text
    assert count(Officer) == before + 1


def test_another_file_or_place_than_was_tried_is_not_imported(log_in: LogIn) -> None:
    """Nor after an hour, nor by somebody else: it must be sent again."""
    handler, administrator = log_in("ZAAK1"), log_in("BEH1")
    content = businesses([row(1)])
    answer = send(handler, "bedrijven", content)
    for browser, fields in (
        (handler, {"sha256": "0" * 64}),
        (handler, {"gemeente": "9001"}),
        (handler, {"sha256": "../../etc/passwd"}),
        (administrator, {}),
    ):
        refused = record(browser, "bedrijven", answer, **fields)
        assert refused.status_code == 422
        assert "Stuur het opnieuw op" in refused.text
    assert kept()
    handler.clock.go_on(timedelta(minutes=20))
    handler.get("/inlezen")
    handler.clock.go_on(timedelta(minutes=20))
    handler.get("/inlezen")
    handler.clock.go_on(timedelta(minutes=25))
    assert "Stuur het opnieuw op" in record(handler, "bedrijven", answer).text
    assert kept() == []
    assert count(Business) == 0


WRONG = (
    (b"", "Kies het bestand."),
    (b"%PDF-1.7 verzonnen", "Dit is een PDF"),
    (b"\x89PNG\r\n", "Dit is een plaatje"),
    (b"PK\x03\x04 geen zip", "Er is iets niet goed"),
    (b"a" * (31 * 1024 * 1024), "Dit bestand is te groot: het mag hoogstens 30 MB zijn."),
)


def test_what_is_no_list_is_refused_in_a_sentence(log_in: LogIn) -> None:
    """Whatever its name says; nothing is kept."""
    browser = log_in("ZAAK1")
    for content, words in WRONG:
        answer = send(browser, "bedrijven", content)
        assert answer.status_code == 422
        assert words in answer.text
        assert kept() == []


def test_a_zip_bomb_is_refused_in_a_sentence(log_in: LogIn, tmp_path: Path) -> None:
    """Before it unfolds; a right delivery of another municipality is told as well."""
    browser = log_in("BEH1")
    BOMBS["zips in zips"](tmp_path / "bom.zip")
    answer = send(browser, "adressen", (tmp_path / "bom.zip").read_bytes(), "bom.zip")
    assert answer.status_code == 422
    assert "zips in zips" in answer.text
    other = Extract().write(tmp_path / "ander.zip").read_bytes()
    assert send(browser, "adressen", other, "bag.zip").status_code == 422
    assert kept() == []


def test_who_may_not_is_refused(log_in: LogIn) -> None:
    """Each kind asks its own role, in the municipality that is chosen; the menu shows no more."""
    mayor, administrator, handler = log_in("BGM"), log_in("BEH1"), log_in("ZAAK1")
    assert mayor.get("/inlezen").status_code == 403
    assert "Inlezen</a>" not in mayor.get("/vandaag").text
    assert "/inlezen/adressen" not in handler.get("/inlezen").text
    assert "/inlezen/cijfers" not in administrator.get("/inlezen").text
    for browser, kind in (
        (handler, "adressen"),
        (administrator, "cijfers"),
        (handler, "organisatie"),
    ):
        assert browser.get(f"/inlezen/{kind}").status_code == 403
        sign = SIGN.search(browser.get("/vandaag").text)
        assert sign is not None
        asked: dict[str, Any] = {"data": {FIELD: sign[1]}, "headers": {"Origin": OWN}}
        sent = browser.client.post(f"/inlezen/{kind}", files={FILE: ("a.csv", b"x")}, **asked)
        assert sent.status_code == 403
        assert browser.client.post(f"/inlezen/{kind}/vastleggen", **asked).status_code == 403
    assert "kies de gemeente" in send(handler, "bedrijven", businesses([row(1)]), place="9999").text
    assert kept() == []


def test_a_file_without_the_sign_of_the_session_is_refused(log_in: LogIn) -> None:
    """As any form."""
    browser = log_in("ZAAK1")
    files = {FILE: ("a.csv", businesses([row(1)]))}
    for data, origin in (({FIELD: "0" * 64}, OWN), ({}, OWN), ({}, "https://elders.example")):
        answer = browser.client.post(
            "/inlezen/bedrijven", data=data, files=files, headers={"Origin": origin}
        )
        assert answer.status_code == 403
    assert kept() == []
