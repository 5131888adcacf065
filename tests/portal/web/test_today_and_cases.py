"""Vandaag, the list and the page of a case, as each role sees them."""

import re
from datetime import date

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.common.message import MessageState, OutgoingMessage
from tasks.register.resources import transaction
from tests.builders.case_builder import Walk
from tests.portal.web.conftest import CaseAt, LogIn

ADDRESS = "Voorbeeldstraat 12"
PERSON = "Xander Nietbestaand"


def test_the_mayor_reads_and_approves_in_two_pages(case_at: CaseAt, log_in: LogIn) -> None:
    """What another made waits for her with its documents, and is gone when she approved it."""
    reference = case_at("decision prepared")
    mayor = log_in("BGM")
    assert "Het besluit" not in mayor.get("/vandaag").text
    link = f"/zaken/{reference}/goedkeuren/decision"
    assert link in mayor.get("/vandaag").text
    page = mayor.get(link).text
    papers = re.findall(rf'data="(/zaken/{reference}/stukken/[^"]+)"', page)
    assert len(papers) == 2
    for address in papers:
        paper = mayor.get(address)
        assert paper.content.startswith(b"%PDF")
        assert "frame-ancestors 'self'" in paper.headers["content-security-policy"]
    answer = mayor.post(link, versie="1")
    assert answer.headers["location"] == f"/zaken/{reference}?gedaan=goedgekeurd"
    assert link not in mayor.get("/vandaag").text
    assert "goedgekeurd door BGM" in mayor.get(f"/zaken/{reference}").text


@pytest.mark.parametrize(
    ("state", "step", "address"),
    [
        ("reported", "Belangen wegen", "wegen"),
        ("assessed", "Voornemen maken", "doen/intent"),
        ("zienswijze received", "Opnieuw wegen, na de zienswijze", "wegen/opnieuw"),
        ("reassessed", "Besluit maken", "doen/decide"),
    ],
)
def test_a_case_without_a_term_waits_for_who_handles_it(
    case_at: CaseAt, log_in: LogIn, state: str, step: str, address: str
) -> None:
    """With its address and the next step; the mayor and communications are not told."""
    reference = case_at(state)
    page = log_in("ZAAK1").get("/vandaag").text
    listed = page.partition('id="verder"')[2].partition("</section>")[0]
    assert f'href="/zaken/{reference}/{address}"' in listed
    assert step in listed
    assert ADDRESS in listed
    for code in ("BGM", "COM1"):
        assert 'id="verder"' not in log_in(code).get("/vandaag").text


def test_a_version_that_nobody_read_is_not_approved(case_at: CaseAt, log_in: LogIn) -> None:
    """The page says which version was on it; another one is refused in a sentence."""
    reference = case_at("decision prepared")
    mayor = log_in("BGM")
    answer = mayor.post(f"/zaken/{reference}/goedkeuren/decision", versie="2")
    assert answer.status_code == 422
    assert "u las versie 2 van het besluit, maar er is nu versie 1" in answer.text


@pytest.mark.parametrize("typed", ["", "-1", "1.0", "9" * 5000, "\N{ARABIC-INDIC DIGIT ONE}"])
def test_what_is_no_version_is_no_fault_of_ours(case_at: CaseAt, log_in: LogIn, typed: str) -> None:
    """Nobody who reads the page types it: it is refused, and nothing is approved."""
    reference = case_at("decision prepared")
    mayor = log_in("BGM")
    link = f"/zaken/{reference}/goedkeuren/decision"
    assert mayor.post(link, versie=typed).status_code == 400
    assert link in mayor.get("/vandaag").text


def test_a_version_that_was_replaced_waits_for_nobody(case_at: CaseAt, log_in: LogIn) -> None:
    """Also when the one that came after it was approved already."""
    walk = Walk(case_at("decision prepared"))
    walk.decide(sent_on=date(2026, 4, 3))
    mayor = log_in("BGM")
    link = f"/zaken/{walk.reference}/goedkeuren/decision"
    assert mayor.get("/vandaag").text.count(link) == 1
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    assert link not in mayor.get("/vandaag").text


def test_what_was_sent_back_waits_for_who_made_it(case_at: CaseAt, log_in: LogIn) -> None:
    """With the remark; the case stands where it stood before."""
    reference = case_at("decision prepared")
    mayor, handler = log_in("BGM"), log_in("ZAAK1")
    sent = mayor.post(
        f"/zaken/{reference}/terugsturen/decision",
        of=f"/zaken/{reference}/goedkeuren/decision",
        opmerking="De duur is te lang.",
    )
    assert sent.status_code == 303
    assert "De duur is te lang." in handler.get("/vandaag").text
    assert "De duur is te lang." not in log_in("COM1").get("/vandaag").text
    assert "opnieuw gewogen" in handler.get(f"/zaken/{reference}").text
    assert "goedkeuren/decision" not in mayor.get("/vandaag").text


def test_what_was_approved_waits_for_leaving(case_at: CaseAt, log_in: LogIn) -> None:
    """For who sends it, with the day for which it was made; of a day that passed it says so."""
    case_at("decision approved")
    page = log_in("ZAAK1").get("/vandaag").text
    assert "Goedgekeurd, nog niet de deur uit (1)" in page
    assert "Die dag is voorbij: maak de brief opnieuw" in page
    assert "nog niet de deur uit" not in log_in("BGM").get("/vandaag").text


def test_a_mail_that_may_have_arrived_is_settled_by_who_it_waits_for(
    case_at: CaseAt, log_in: LogIn
) -> None:
    """Whoever sees the case says what became of it, once; nobody else can."""
    case_at("closed")
    with transaction() as session:
        row = session.exec(select(OutgoingMessage)).first()
        assert row is not None
        row.state, number = MessageState.UNKNOWN, row.id
        session.add(row)
    handler, communications = log_in("ZAAK1"), log_in("COM1")
    assert "Het kwam aan" not in communications.get("/vandaag").text
    path = f"/berichten/{number}/sent"
    refused = communications.post(path, of="/vandaag")
    assert refused.status_code == 400
    assert f"Bericht {number} wacht niet op u." in refused.text
    assert "Het kwam aan" in handler.get("/vandaag").text
    assert handler.post(path, of="/vandaag").status_code == 303
    assert "Het kwam aan" not in handler.get("/vandaag").text


def test_who_made_it_gets_no_button(case_at: CaseAt, log_in: LogIn) -> None:
    """The page says that another approves; sending the form all the same is refused."""
    reference = case_at("decision prepared")
    handler = log_in("ZAAK1")
    page = handler.get(f"/zaken/{reference}/goedkeuren/decision").text
    assert "U maakte dit zelf" in page
    assert "Ik keur dit goed" not in page
    answer = handler.post(
        f"/zaken/{reference}/goedkeuren/decision", of=f"/zaken/{reference}", versie="1"
    )
    assert answer.status_code == 422


def test_nothing_is_called_nothing(case_at: CaseAt, log_in: LogIn) -> None:
    """An empty page says so."""
    case_at("closed")
    assert "Niets. Er wacht nu niets op u." in log_in("BEH1").get("/vandaag").text


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("voorbeeldstraat 12", True),
        ("Voorbeeldstráát", True),
        ("12", True),
        ("LIN-2026-001", True),
        ("PL-2026-0001", True),
        ("9002200000000012", True),
        ("voorbeeldstraat 1", False),
        ("voorbeeldstraat 120", False),
        ("Dorpsstraat", False),
        (PERSON, False),
    ],
)
def test_a_case_is_found_by_what_people_type(
    case_at: CaseAt, log_in: LogIn, words: str, *, is_found: bool
) -> None:
    """By number, address, BAG number and report; the words stand in no address of a page."""
    reference = case_at("closed")
    answer = log_in("ZAAK1").post("/zaken", zoek=words, stand="", gemeente="")
    assert (f'href="/zaken/{reference}"' in answer.text) is is_found


@pytest.mark.parametrize("code", ["ZAAK1", "JUR1", "BGM", "DIV1"])
def test_who_may_read_a_case_sees_it_whole(case_at: CaseAt, log_in: LogIn, code: str) -> None:
    """Address, parties and history, and that he read it stands in the history once."""
    reference = case_at("closed")
    browser = log_in(code)
    for _ in range(2):
        page = browser.get(f"/zaken/{reference}").text
        assert ADDRESS in page
        assert PERSON in page
    assert page.count("Zaak ingezien.") == 1


def test_communications_sees_no_address_find_or_person(case_at: CaseAt, log_in: LogIn) -> None:
    """But where the case stands, and the papers that it makes itself."""
    reference = case_at("communicated")
    browser = log_in("COM1")
    for path in ("/zaken", f"/zaken/{reference}"):
        page = browser.get(path).text
        assert reference in page
        assert ADDRESS not in page
        assert PERSON not in page
        assert "cocaïne" not in page
    page = browser.get(f"/zaken/{reference}").text
    assert "persbericht" in page.lower()
    assert "besluit-partij" not in page
    assert browser.get(f"/zaken/{reference}/stukken/1/besluit-partij-1.pdf").status_code == 404


def test_the_administrator_reads_no_case(case_at: CaseAt, log_in: LogIn) -> None:
    """Police data are not his (Wpg art. 7(2)): one sentence, and nothing of the case."""
    reference = case_at("closed")
    browser = log_in("BEH1")
    for path in ("/zaken", f"/zaken/{reference}", f"/zaken/{reference}/goedkeuren/decision"):
        answer = browser.get(path)
        assert answer.status_code == 403
        assert ADDRESS not in answer.text
        assert "een zaak inzien vraagt de rol" in answer.text


def test_a_case_that_is_not_there_is_said_so(case_at: CaseAt, log_in: LogIn) -> None:
    """In Dutch, with 404."""
    case_at("closed")
    answer = log_in("ZAAK1").get("/zaken/LIN-2026-999")
    assert answer.status_code == 404
    assert "Zaak LIN-2026-999 bestaat niet." in answer.text
