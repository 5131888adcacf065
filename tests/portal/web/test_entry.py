"""Who is not logged in sees nothing; who logs in does so with two factors, and out again."""

from tests.portal.web.conftest import Browser, CaseAt, Clock, LogIn


def test_a_page_without_log_in_leads_to_logging_in(case_at: CaseAt, clock: Clock) -> None:
    """Nothing of a case is told, not even whether it is there."""
    reference, browser = case_at("closed"), Browser(clock)
    for path in ("/", "/vandaag", "/zaken", f"/zaken/{reference}", "/zaken/LIN-2026-999"):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/inloggen")


def test_an_officer_comes_in_and_goes_out(case_at: CaseAt, log_in: LogIn) -> None:
    """After logging out the old cookie opens nothing."""
    case_at("closed")
    browser = log_in("ZAAK1")
    page = browser.get("/vandaag")
    assert page.status_code == 200
    assert "Zita Verzonnen (ZAAK1)" in page.text
    assert "Alverlo en Lindewaarde" in page.text
    token = browser.client.cookies["__Host-weerbaar"]
    assert browser.post("/uitloggen", of="/vandaag").headers["location"] == "/inloggen"
    browser.client.cookies.set("__Host-weerbaar", token)
    assert browser.get("/vandaag").status_code == 303
