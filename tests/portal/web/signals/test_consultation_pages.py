"""The form for the RIEC and the destruction of signals: one makes it, another approves."""

import re
from datetime import UTC, datetime
from pathlib import Path

from tests.builders.doors.use_case_registers import (
    LIST,
    OLD,
    SIGNAL,
    decided,
    dropped,
    riec_made,
    signal_then,
)
from tests.builders.round_builder import fill_organisation
from tests.portal.web.conftest import Browser, Clock, LogIn

PAGE = f"/signalen/{SIGNAL}"
RIEC = f"{PAGE}/riec"


def seen(browser: Browser) -> str:
    """Which form stood on the page."""
    found = re.search(r'name="gelezen" value="([0-9a-f]{64})"', browser.get(RIEC).text)
    assert found is not None
    return found[1]


def test_a_form_for_the_riec_is_made_read_approved_and_sent(register: Path, log_in: LogIn) -> None:
    """Who made it does not approve it; what came back is an outcome and no more."""
    signal_then(then=decided)(register)
    maker, other = log_in("ZAAK1"), log_in("JUR1")
    assert "Formulier voor het RIEC" in maker.get(PAGE).text
    assert maker.post(f"{RIEC}/maken", of=RIEC).headers["location"] == f"{RIEC}?gedaan=gemaakt"
    assert "U maakte dit zelf" in maker.get(f"{RIEC}?gedaan=gemaakt").text
    assert RIEC not in maker.get("/vandaag").text
    assert RIEC in other.get("/vandaag").text
    paper = other.get(f"{RIEC}/formulier.pdf")
    assert paper.content.startswith(b"%PDF")
    assert "frame-ancestors 'self'" in paper.headers["content-security-policy"]

    itself = maker.post(f"{RIEC}/goedkeuren", of=RIEC, gelezen=seen(other))
    assert itself.status_code == 422
    assert "een ander keurt het goed" in itself.text
    early = maker.post(f"{RIEC}/ophalen", of=RIEC)
    assert "is niet goedgekeurd" in early.text

    assert other.post(f"{RIEC}/goedkeuren", of=RIEC, gelezen=seen(other)).status_code == 303
    assert RIEC not in other.get("/vandaag").text
    file = maker.post(f"{RIEC}/ophalen", of=RIEC)
    assert file.content == paper.content
    assert "attachment" in file.headers["content-disposition"]
    said = maker.post(f"{PAGE}/doen/riec-uitkomst", on="13-4-2026", outcome="taken_up")
    assert "in behandeling genomen" in said.text
    assert "Uitkomst: in behandeling genomen" in maker.get(RIEC).text


def test_a_form_that_was_made_anew_is_read_anew(register: Path, log_in: LogIn) -> None:
    """Approving is of what was on the page, and of nothing else."""
    signal_then(then=riec_made)(register)
    maker, other = log_in("ZAAK1"), log_in("JUR1")
    old = seen(other)
    typed = {"source": "BAG", "legal_ground": "verzonnen grondslag", "facts": "Verzonnen feit."}
    maker.post(f"{PAGE}/doen/aanvullen", on="13-4-2026", **typed)
    maker.post(f"{RIEC}/maken", of=RIEC)
    answer = other.post(f"{RIEC}/goedkeuren", of=RIEC, gelezen=old)
    assert "intussen opnieuw gemaakt; lees het opnieuw" in answer.text
    assert other.post(f"{RIEC}/goedkeuren", of=RIEC).status_code == 400


def test_without_a_decision_there_is_no_form(register: Path, log_in: LogIn) -> None:
    """Said where the button would be, and by the act as well."""
    signal_then()(register)
    handler = log_in("ZAAK1")
    page = handler.get(RIEC).text
    assert "besloot voor signaal LIN-SIG-2026-001 niet tot een formulier" in page
    assert "Formulier maken" not in page
    assert handler.post(f"{RIEC}/maken", of=RIEC).status_code == 422
    assert handler.get(f"{RIEC}/formulier.pdf").status_code == 400
    mayor = log_in("BGM")
    assert mayor.post(f"{RIEC}/maken", of="/vandaag").status_code == 403


def test_the_mayor_reads_no_form_about_what_the_police_told(register: Path, log_in: LogIn) -> None:
    """What the signal says, the form says too."""
    signal_then(then=riec_made)(register)
    assert log_in("BGM").get(f"{RIEC}/formulier.pdf").status_code == 403


def test_signals_are_destroyed_by_two(register: Path, log_in: LogIn, clock: Clock) -> None:
    """Listed by who keeps the archive, approved by the lawyer, and the declaration stays."""
    signal_then(datetime(2025, 1, 5, tzinfo=UTC).date(), dropped)(register)
    clock.at = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    keeper, lawyer = log_in("DIV1"), log_in("JUR1")
    path = "/signalen/vernietiging"
    assert "1 signaal te vernietigen" in keeper.get(path).text
    assert "Lijst maken" not in lawyer.get(path).text
    assert lawyer.post(f"{path}/maken", of=path, gemeente="9002").status_code == 403
    assert keeper.post(f"{path}/maken", of=path, gemeente="9002").status_code == 303
    assert "U maakte deze lijst zelf" in keeper.get(path).text
    assert LIST in lawyer.get("/vandaag").text
    assert LIST not in keeper.get("/vandaag").text

    approve = f"{path}/{LIST}/goedkeuren"
    unsure = lawyer.post(approve, of=path, gelezen=OLD)
    assert "Vink aan dat u het zeker weet" in unsure.text
    other = lawyer.post(approve, of=path, gelezen="LIN-SIG-2025-002", zeker="ja")
    assert "intussen veranderd; lees haar opnieuw" in other.text
    itself = keeper.post(approve, of=path, gelezen=OLD, zeker="ja")
    assert "een ander keurt haar goed" in itself.text
    assert lawyer.get(f"/signalen/{OLD}").status_code == 200
    assert keeper.get(f"{path}/{LIST}/verklaring.pdf").status_code == 400
    assert lawyer.post(approve, of=path, gelezen=OLD, zeker="ja").status_code == 303
    assert "zijn vernietigd" in lawyer.get(f"{path}?gedaan=vernietigd").text
    assert lawyer.get(f"/signalen/{OLD}").status_code == 404
    paper = keeper.get(f"{path}/{LIST}/verklaring.pdf")
    assert paper.content.startswith(b"%PDF")


def test_nothing_to_destroy_is_said(register: Path, log_in: LogIn) -> None:
    """In one sentence."""
    assert register
    fill_organisation()
    keeper = log_in("DIV1")
    path = "/signalen/vernietiging"
    answer = keeper.post(f"{path}/maken", of=path, gemeente="9002")
    assert "Er is niets te vernietigen in Lindewaarde." in answer.text
    assert keeper.post(f"{path}/maken", of=path).status_code == 422
