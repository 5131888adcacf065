"""One closure by clicking and typing, as each officer would: no file is made by hand."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import html

from portal.web.closure.act_table import ACTS
from tests.builders.case_builder import fill_register
from tests.portal.web.conftest import Browser, CaseAt, Clock, LogIn

CASE = "/zaken/LIN-2026-001"
MOST_TYPED = 40
"""Values that are typed, from the report of the police to the closing."""
MOST_CHOSEN = 50
"""Values that are picked: from choices, or today from the list of a day."""
PARTIES = {
    "parties.0.capacities": "offender",
    "parties.0.name": "Xander Nietbestaand",
    "parties.0.reachable_street": "Voorbeeldstraat 12",
    "parties.0.reachable_postcode": "9999 XA",
    "parties.0.reachable_place": "Verzonnendorp",
    "parties.0.born_on": "14-3-1987",
    "parties.1.capacities": "owner",
    "parties.1.name": "Stichting Woningbezit Nergens",
    "parties.1.reachable_street": "Postbus 1",
    "parties.1.reachable_postcode": "9999 ZZ",
    "parties.1.reachable_place": "Verzonnendorp",
}
REPORT = {
    "report_number": "PL-2026-0001",
    "premises_kind": "dwelling",
    "inhabited": "yes",
    "found_on": "23-2-2026",
    "on": "24-2-2026",
    "with_other_offences": "no",
    "of_housing_corporation": "no",
    "urgency": "none",
    "findings.0.kind": "substance",
    "findings.0.description": "cocaïne",
    "findings.0.amount": "120",
    "findings.0.unit": "gram",
}
NEXT = re.compile(r'class="next">.*?class="button" href="([^"]+)"', re.DOTALL)


class Office:
    """A handler and a mayor at their desks, logged in anew each day."""

    def __init__(self, log_in: LogIn, clock: Clock) -> None:
        self.log_in, self.clock = log_in, clock
        self.typed = 0
        """How many values were typed."""
        self.chosen = 0
        """How many were picked from a list."""

    def begin(self, month: int, day: int) -> None:
        """It is that day."""
        self.clock.at = datetime(2026, month, day, 9, 0, tzinfo=UTC)
        self.day = f"{day}-{month}-2026"
        self.handler, self.mayor = self.log_in("ZAAK1"), self.log_in("BGM")

    def next_is(self, path: str) -> None:
        """The page of the case names this as the one next step of the handler."""
        found = NEXT.search(self.handler.get(CASE).text)
        assert found is not None
        assert found[1] == f"{CASE}/{path}"

    def fill(self, path: str, **typed: str) -> str:
        """The handler opens a form, types the day and these, and sends it; what the page says."""
        page: Any = html.fromstring(self.handler.get(f"{CASE}/{path}").text)
        sent: dict[str, Any] = {}
        for name, value in page.forms[-1].form_values():
            # lxml takes a radio button with an empty value for one without a value.
            sent.setdefault(name, []).append("" if value == "on" else value)
        typed = {"on": self.day} | typed
        self.count(page, typed)
        answer = self.handler.post(f"{CASE}/{path}", **sent | typed)
        assert answer.status_code == 200, answer.text.partition("<h1>")[0][-1500:]
        return answer.text

    def count(self, page: Any, typed: dict[str, str]) -> None:
        """Whether each was typed, or picked from what the page offers."""
        for name, value in typed.items():
            box = page.xpath(f"//*[@name='{name.replace('.1.', '.0.')}']")[0]
            is_choice = box.tag == "select" or box.get("type") in {"radio", "checkbox"}
            if is_choice or "-keuzes" in box.get("list", "") or value == self.day:
                self.chosen += 1
            else:
                self.typed += 1

    def report(self) -> None:
        """A new case: its address is searched, the report filled in, looked at and kept."""
        self.handler.post("/zaken/nieuw", zoek="voorbeeldstraat 12")
        path, place = "/zaken/nieuw/rapport", {"bag_id": "9002200000000012"}
        empty = self.handler.post(path, of="/zaken/nieuw", stap="adres", **place).text
        self.typed += 1
        form = html.fromstring(empty)
        self.count(form, REPORT)
        for step in ("controleren", "vastleggen"):
            sent = place | REPORT | {"stap": step}
            assert self.handler.post(path, of="/zaken/nieuw", **sent).status_code == 200

    def answers(self, path: str, finding: str) -> dict[str, str]:
        """What must be answered and was not yet, answered."""
        page: Any = html.fromstring(self.handler.get(f"{CASE}/{path}").text)
        words = {"finding": finding, "weight": "zwaar, voor sluiten"}
        answers: dict[str, str] = {}
        for row in page.xpath("//fieldset[@class='row']"):
            for box in row.xpath(".//textarea | .//input"):
                part = box.name.rpartition(".")[2]
                is_asked = "(niet verplicht)" not in row[0].text_content()
                if part in words and is_asked and not (box.value or "").strip():
                    answers[box.name] = words[part]
        return answers

    def approve(self, subject: str) -> None:
        """The mayor reads and clicks."""
        path = f"{CASE}/goedkeuren/{subject}"
        assert path in self.mayor.get("/vandaag").text
        found = re.search(r'name="versie" value="(\d+)"', self.mayor.get(path).text)
        assert found is not None
        assert self.mayor.post(path, versie=found[1]).status_code == 303


def test_a_closure_goes_its_way_by_clicking(log_in: LogIn, clock: Clock) -> None:
    """Each step is the one that the page names next, by the officer whose it is."""
    fill_register()
    office = Office(log_in, clock)
    office.begin(2, 24)
    office.report()
    office.begin(2, 27)
    assert "Zaak LIN-2026-001 heeft nu 2 partijen." in office.fill("doen/party", **PARTIES)
    office.next_is("wegen")
    first = office.answers("wegen", "Dat blijkt uit het rapport.")
    assert "beoordeeld" in office.fill("wegen", source_document="het rapport", **first)

    office.begin(3, 2)
    office.next_is("doen/intent")
    office.fill("doen/intent", outcome="closure", sent_on=office.day)
    office.approve("intent")
    office.next_is("doen/announce-intent")
    said = office.fill("doen/announce-intent", channel="registered_post", tracking="3S1")
    assert "zienswijze kan tot en met maandag 16 maart 2026" in said

    office.begin(3, 10)
    office.next_is("doen/zienswijze")
    words = "Wij wisten hier niets van."
    for party in ("1", "2"):
        office.fill("doen/zienswijze", party=party, manner="written", summary=words)
    office.next_is("wegen/opnieuw")
    page = office.handler.get(f"{CASE}/wegen/opnieuw").text
    assert "Dat blijkt uit het rapport." in page
    assert words in page
    second = office.answers("wegen/opnieuw", "Dat verandert mijn oordeel niet.")
    source = "de zienswijzen"
    assert "opnieuw gewogen" in office.fill("wegen/opnieuw", source_document=source, **second)

    office.begin(4, 2)
    office.next_is("doen/decide")
    office.fill("doen/decide", outcome="closure", sent_on=office.day, cost_share="100")
    office.approve("decision")
    said = office.fill("doen/announce-decision", channel="registered_post", tracking="3S2")
    assert "bezwaar kan tot en met maandag 18 mei 2026" in said

    office.begin(4, 10)
    office.next_is("doen/close")
    assert "gesloten" in office.fill("doen/close")
    assert office.typed <= MOST_TYPED
    assert office.chosen <= MOST_CHOSEN


def test_an_answer_has_a_source(case_at: CaseAt, log_in: LogIn, clock: Clock) -> None:
    """Its own, or that of all of them; without either it is told at the question."""
    case_at("reported")
    office = Office(log_in, clock)
    office.begin(2, 27)
    answers = office.answers("wegen", "Dat blijkt.") | {"on": office.day}
    refused = office.handler.post(f"{CASE}/wegen", **answers)
    assert refused.status_code == 422
    assert refused.text.count("noem de bron: bij deze vraag, of bovenaan") == len(answers) // 2
    first = next(name for name in answers if name.endswith("finding")).replace("finding", "{}")
    own = {first.format("source_document"): "een eigen stuk"}
    kept = office.handler.post(f"{CASE}/wegen", **answers, **own, source_document="het rapport")
    assert kept.status_code == 200
    again = office.handler.get(f"{CASE}/wegen").text
    assert again.count('value="een eigen stuk"') == 1
    assert again.count('value="het rapport"') == len(answers) // 2 - 1


@pytest.mark.parametrize("code", ["ZAAK1", "JUR1", "BGM", "COM1", "DIV1"])
def test_what_is_offered_opens(case_at: CaseAt, log_in: LogIn, code: str) -> None:
    """Every act that a role is offered has a page, and none that it may not do is offered."""
    case_at("closed")
    browser: Browser = log_in(code)
    offered = re.findall(rf'href="{CASE}/doen/([a-z-]+)"', browser.get(CASE).text)
    assert offered
    for name in offered:
        assert browser.get(f"{CASE}/doen/{name}").status_code == 200
    assert ("archive" in offered) is (code == "DIV1")


def test_an_act_is_refused_in_the_form_and_never_breaks(case_at: CaseAt, log_in: LogIn) -> None:
    """Each act of the table: sent empty, it says at its fields what is missing."""
    case_at("closed")
    browser = log_in("ZAAK1")
    for name in ACTS:
        answer = browser.post(f"{CASE}/doen/{name}", of=CASE)
        assert answer.status_code == 422, name
        assert "Er is nog niets opgeslagen" in answer.text, name


def test_a_report_makes_a_case_after_it_was_checked(
    case_at: CaseAt, log_in: LogIn, clock: Clock
) -> None:
    """The address is found, what the report would give is shown, and only then it is stored."""
    case_at("closed")
    clock.at = datetime(2026, 4, 13, 9, 0, tzinfo=UTC)
    browser = log_in("ZAAK1")
    found = browser.post("/zaken/nieuw", zoek="voorbeeldstraat 12").text
    assert "Hier was al: zaak LIN-2026-001 (gesloten)." in found
    assert "9002200000000012" in found
    typed = {
        "bag_id": "9002200000000012",
        "report_number": "PL-2026-0002",
        "premises_kind": "dwelling",
        "inhabited": "yes",
        "found_on": "12-4-2026",
        "on": "13-4-2026",
        "with_other_offences": "no",
        "of_housing_corporation": "no",
        "urgency": "none",
        "findings.0.kind": "substance",
        "findings.0.description": "cocaïne",
        "findings.0.amount": "1.500",
        "findings.0.unit": "gram",
    }

    def send(step: str, **changed: str) -> str:
        path = "/zaken/nieuw/rapport"
        return str(browser.post(path, of="/zaken/nieuw", **typed | changed, stap=step).text)

    assert "schrijf 1000 of 1000,00" in send("controleren")
    checked = send("controleren", **{"findings.0.amount": "1,5"})
    assert "Klopt dit?" in checked
    assert "Op dit adres was eerder zaak LIN-2026-001" in checked
    assert "eerste weging na de rapportage" in checked.lower()
    assert browser.get("/zaken/LIN-2026-002").status_code == 404
    assert "cocaïne" in send("terug")
    assert "Zaak LIN-2026-002 is vastgelegd." in send("vastleggen", **{"findings.0.amount": "1,5"})
    assert browser.get("/zaken/LIN-2026-002").status_code == 200
    again = send("controleren", **{"findings.0.amount": "1,5"})
    assert "Dit rapport heeft al een zaak: LIN-2026-002" in again
