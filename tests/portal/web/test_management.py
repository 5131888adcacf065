"""Who manages Weerbaar on the page: officers, partners, accounts, and the machine."""

import re
from typing import Any

import pytest

from tasks.acts.desk import account_acts
from tests.portal.web.conftest import CaseAt, LogIn

NEW: dict[str, Any] = {
    "code": "ZAAK9",
    "name": "Zeger Verzonnen",
    "email": "zaak9@gemeente.invalid",
    "telephone": "06 00000009",
    "roles": ["case_handler"],
}
PARTNER = {
    "kind": "press",
    "name": "De Verzonnen Courant",
    "email": "redactie@courant.invalid",
    "telephone": "",
}


def test_an_officer_is_added_and_invited(case_at: CaseAt, log_in: LogIn) -> None:
    """The code of the invitation is shown once, and opens the making of an account."""
    case_at("closed")
    browser = log_in("BEH1")
    address = "/beheer/9002/medewerkers/nieuw"
    assert "Medewerker ZAAK9 is toegevoegd." in browser.post(address, **NEW).text
    assert "nog niet" in browser.get("/beheer").text
    invited = browser.post("/beheer/medewerkers/ZAAK9/uitnodigen", of="/beheer").text
    token = re.search(r"<p>([A-Za-z0-9_-]{43})</p>", invited)
    assert token
    assert account_acts.open_invitation(token[1], browser.clock()).officer_code == "ZAAK9"
    assert "uitgenodigd tot" in browser.get("/beheer").text
    again = browser.post(address, **NEW)
    assert again.status_code == 422
    assert "Medewerker ZAAK9 is er al" in again.text


def test_a_changed_officer_keeps_what_he_is_elsewhere(case_at: CaseAt, log_in: LogIn) -> None:
    """The form begins with what is known; roles of the other municipality stay."""
    case_at("closed")
    browser = log_in("BEH1")
    address = "/beheer/9002/medewerkers/JUR1"
    assert 'value="jur1@gemeente.invalid"' in browser.get(address).text
    typed = {"name": "Joris Verzonnen", "email": "jur@gemeente.invalid", "active": "ja"}
    done = browser.post(address, **typed, roles=["lawyer", "case_handler"])
    assert "Medewerker JUR1 is gewijzigd." in done.text
    ticked = re.compile('name="roles" value="([a-z_]+)" checked')
    pages = [browser.get(f"/beheer/{code}/medewerkers/JUR1").text for code in ("9001", "9002")]
    assert [ticked.findall(text) for text in pages] == [["lawyer"], ["case_handler", "lawyer"]]


def test_who_leaves_is_out_at_once(case_at: CaseAt, log_in: LogIn) -> None:
    """Also on a page that is open; and the last administrator stays."""
    case_at("closed")
    handler, browser = log_in("ZAAK1"), log_in("BEH1")
    typed = {"name": "Zita Verzonnen", "email": "zaak1@gemeente.invalid", "active": "nee"}
    browser.post("/beheer/9002/medewerkers/ZAAK1", **typed, roles=["case_handler"])
    assert handler.get("/vandaag").headers["location"] == "/inloggen"
    own = {"name": "Bram Verzonnen", "email": "beh1@gemeente.invalid", "active": "nee"}
    refused = browser.post("/beheer/9002/medewerkers/BEH1", **own, roles=["administrator"])
    assert refused.status_code == 422
    assert "geen beheerder meer" in refused.text
    assert browser.get("/beheer").status_code == 200


def test_a_partner_is_added_and_reached_elsewhere(case_at: CaseAt, log_in: LogIn) -> None:
    """Kind and name tell it apart and stay; a faulty address is told beside its field."""
    case_at("closed")
    browser = log_in("BEH1")
    wrong = browser.post("/beheer/9002/partners/nieuw", **(PARTNER | {"email": "geen adres"}))
    assert wrong.status_code == 422
    assert "Mailadres: dit heeft niet de juiste vorm" in wrong.text
    added = browser.post("/beheer/9002/partners/nieuw", **PARTNER)
    assert "Partner De Verzonnen Courant is vastgelegd." in added.text
    row = browser.get("/beheer").text.partition("De Verzonnen Courant")[0]
    address = row.rpartition('href="')[2].partition('"')[0]
    browser.post(address, email="nieuws@courant.invalid", telephone="")
    page = browser.get("/beheer").text
    assert "nieuws@courant.invalid" in page
    assert page.count("De Verzonnen Courant") == 1


def test_the_machine_is_told(case_at: CaseAt, log_in: LogIn) -> None:
    """What is set, what was checked; the history is walked when it is asked."""
    case_at("closed")
    browser = log_in("BEH1")
    page = browser.get("/beheer/machine").text
    assert "Op deze machine draait geen server van Prefect." in page
    assert "Lindewaarde" in page
    walked = browser.post("/beheer/machine/historie", of="/beheer/machine").text
    assert "De geschiedenis klopt van" in walked
    sample = browser.get("/beheer/9002/huisstijl")
    assert sample.headers["content-type"] == "application/pdf"
    assert sample.content.startswith(b"%PDF")


def test_mail_that_waits_is_listed(case_at: CaseAt, log_in: LogIn) -> None:
    """For who tends the mail of that municipality."""
    case_at("closed")
    assert "Alle mail is weg." not in log_in("ZAAK1").get("/berichten").text


PAGES = ("/beheer", "/beheer/machine", "/beheer/9002/medewerkers/nieuw", "/beheer/9002/huisstijl")


@pytest.mark.parametrize("code", ["ZAAK1", "BGM", "COM1"])
def test_nobody_else_manages(case_at: CaseAt, log_in: LogIn, code: str) -> None:
    """Refused in one sentence, by address too; the menu does not show it."""
    case_at("closed")
    browser = log_in(code)
    assert 'href="/beheer"' not in browser.get("/vandaag").text
    for path in PAGES:
        answer = browser.get(path)
        assert answer.status_code == 403
        assert "mag dit niet" in answer.text
    refused = browser.post("/beheer/medewerkers/ZAAK1/uitloggen", of="/vandaag")
    assert refused.status_code == 403
    unlisted = browser.post("/beheer/9002/medewerkers/nieuw", of="/vandaag", **NEW)
    assert unlisted.status_code == 403


def test_what_is_not_there_is_no_page(case_at: CaseAt, log_in: LogIn) -> None:
    """An unknown officer, partner, municipality or act."""
    case_at("closed")
    browser = log_in("BEH1")
    for path in (
        "/beheer/9002/medewerkers/NIEMAND",
        "/beheer/9002/partners/99999",
        "/beheer/9999/medewerkers/nieuw",
    ):
        assert browser.get(path).status_code in (403, 404)
    assert browser.post("/beheer/medewerkers/ZAAK1/ontslaan", of="/beheer").status_code == 404
