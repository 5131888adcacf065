"""DOR controls, STOP talks, Bibob investigations and street measures on a real register."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from models.common.history import Event
from models.common.ledger import LedgerEntry
from models.instruments.instrument import BibobInvestigation, StopTalk, StreetMeasure, TalkAttendee
from models.instruments.instrument_forms import BibobForm, DorForm, StopForm, StreetForm
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import MAY, Action
from models.law.instruments.instruments import BibobOutcome
from portal.cli import REFUSED, run
from tasks.acts.register_acts import CHECKS
from tasks.instruments import instruments
from tasks.instruments.instrument_overview import list_instruments
from tasks.plan.plan_policies import paying_action
from tasks.register.chains import verify_chains
from tasks.register.organisation_history import CHAIN
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import at, fill_organisation

ON = date(2026, 3, 2)
LATER = at(date(2026, 6, 1))
ACT = {"municipality": "Lindewaarde", "file_number": "Z/26/001234", "on": "2026-03-02"}
BY = {"by": "ZAAK1"}
DOR = {
    "dealer_known": "yes",
    "is_registered": "yes",
    "register_up_to_date": "no",
    "sample_matched": "not_checked",
    "retention_kept": "yes",
    "outcome": "warning",
}
STOP = {
    "invited_by": "mayor",
    "invitee": "entrepreneur",
    "theme": "drugs",
    "attended_by": ["mayor", "police"],
    "outcome": "agreements",
    "follow_up_on": "2026-04-02",
}
STREET = {"measure": "area_ban", "amount": "3", "unit": "months"}


def dor(**values: Any) -> str:
    """Record a DOR control; what it says."""
    return instruments.record_dor(DorForm.model_validate(ACT | BY | DOR | values), LATER).words


def stop(**values: Any) -> str:
    """Record a STOP talk; what it says."""
    form = StopForm.model_validate(ACT | BY | STOP | values)
    return instruments.record_stop_talk(form, LATER).words


def bibob(**values: Any) -> str:
    """Record a Bibob investigation; what it says."""
    return instruments.record_bibob(
        BibobForm.model_validate(ACT | BY | values), LATER, paid_by=paying_action
    ).words


def street(**values: Any) -> str:
    """Record a street measure; what it says."""
    form = StreetForm.model_validate(ACT | BY | STREET | values)
    return instruments.record_street_measure(form, LATER).words


def events() -> list[str]:
    """What the history tells."""
    with reading() as session:
        rows = session.exec(select(Event).order_by(col(Event.id)))
        return [event.what for event in rows if event.chain != CHAIN]


@pytest.fixture(name="organisation")
def fixture_organisation(any_register: str) -> str:
    """Two municipalities, on both databases."""
    fill_organisation()
    return any_register


def test_the_same_act_twice_is_one_and_a_change_is_told(organisation: str) -> None:
    """On both databases; the reference is numbered per municipality, kind and year."""
    assert organisation
    assert dor() == "DOR-controle LIN-DOR-2026-001 is vastgelegd: waarschuwing."
    assert dor() == "DOR-controle LIN-DOR-2026-001 was al zo vastgelegd: waarschuwing."
    assert dor(outcome="re_control", re_control_on="2026-04-01") == (
        "DOR-controle LIN-DOR-2026-001 is bijgewerkt (Uitkomst en Dag van hercontrole): "
        "hercontrole."
    )
    assert "LIN-DOR-2026-002" in dor(file_number="Z/26/001235")
    assert "ALV-DOR-2026-001" in dor(municipality="Alverlo")
    assert "LIN-STP-2026-001" in stop()
    assert len(events()) == 5
    assert verify_chains(CHECKS)[1] == []


def test_a_stop_talk_keeps_functions(organisation: str) -> None:
    """A second time with others replaces who was there."""
    assert organisation
    stop()
    assert "was al zo vastgelegd" in stop()
    assert "bijgewerkt (Aanwezig)" in stop(attended_by=["police", "supervisor"])
    with reading() as session:
        roles = {row.role.value for row in session.exec(select(TalkAttendee))}
        talk = session.exec(select(StopTalk)).one()
    assert roles == {"police", "supervisor"}
    assert talk.follow_up_on == date(2026, 4, 2)


def test_an_advice_of_the_lbb_is_booked_once_and_has_its_term(organisation: str) -> None:
    """Own investigation, then a request, then the advice, then the outcome."""
    assert organisation
    assert bibob() == "Bibob-onderzoek LIN-BIB-2026-001 is vastgelegd: loopt nog."
    assert costs() == []
    # Eight weeks after 9 March 2026 is 4 May.
    assert "advies uiterlijk op maandag 4 mei 2026" in bibob(requested_on="2026-03-09")
    assert "was al zo vastgelegd" in bibob(requested_on="2026-03-09")
    assert costs() == [(11, 700, date(2026, 3, 9))]
    assert list_instruments("9002")[0].next_on == date(2026, 5, 4)
    bibob(received_on="2026-04-20")
    assert list_instruments("9002")[0].next_on is None
    bibob(outcome="no_danger", concluded_on="2026-05-01")
    with reading() as session:
        row = session.exec(select(BibobInvestigation)).one()
    assert (row.suspended_days, row.outcome, row.cost) == (43, BibobOutcome.NO_DANGER, 700)
    assert costs() == [(11, 700, date(2026, 3, 9))]


def test_another_day_of_request_counters_the_first_entry(organisation: str) -> None:
    """Entries are only added; what is left stands on the new day."""
    assert organisation
    bibob(requested_on="2026-03-09")
    bibob(requested_on="2026-03-10")
    bibob(requested_on="2026-03-10")

    assert costs() == [
        (11, 700, date(2026, 3, 9)),
        (11, -700, date(2026, 3, 9)),
        (11, 700, date(2026, 3, 10)),
    ]


def costs() -> list[tuple[int, int, date]]:
    """Action, amount and day of each entry of the ledger."""
    with reading() as session:
        return [
            (row.action_number, row.amount, row.on)
            for row in session.exec(select(LedgerEntry).order_by(col(LedgerEntry.id)))
        ]


def test_a_street_measure_has_its_last_day_and_ground(organisation: str) -> None:
    assert organisation
    assert "gebiedsverbod tot en met maandag 1 juni 2026" in street()
    with reading() as session:
        row = session.exec(select(StreetMeasure)).one()
    assert row.ground == "artikel 172a Gemeentewet of de APV"
    assert "bijgewerkt (Duur)" in street(amount="2")


@pytest.mark.parametrize(
    ("record", "values", "words"),
    [
        (dor, {"outcome": "re_control"}, "Dag van hercontrole: vul dit in"),
        (dor, {"on": "2026-07-01"}, "ligt in de toekomst"),
        (dor, {"by": "COM1"}, "een gesprek, onderzoek of maatregel vastleggen vraagt de rol"),
        (dor, {"file_number": "Verzonnen Naam"}, "Eigen zaaknummer: dit heeft niet de juiste"),
        (dor, {"bag_id": "0000000000000001"}, "dit adres ligt niet in deze gemeente"),
        (stop, {"follow_up_on": "2026-03-02"}, "deze dag moet na maandag 2 maart 2026 komen"),
        (stop, {"attended_by": []}, "Aanwezig: vul minstens 1 regel in"),
        (bibob, {"received_on": "2026-03-09"}, "vul eerst in wanneer het LBB"),
        (bibob, {"requested_on": "2026-07-01"}, "ligt in de toekomst"),
        (street, {"measure": "verzonnen"}, "kies een van: area_ban (gebiedsverbod)"),
        (street, {"amount": "0"}, "Duur: vul dit in bij gebiedsverbod"),
        (street, {"municipality": "Nergens"}, "Nergens"),
    ],
)
def test_a_fault_is_one_dutch_sentence_and_writes_nothing(
    register: Path, record: Any, values: dict[str, Any], words: str
) -> None:
    assert register
    fill_organisation()
    with pytest.raises(WeerbaarError) as refused:
        record(**values)

    assert words in str(refused.value)
    assert "Verzonnen Naam" not in str(refused.value)
    assert list_instruments("9002") == []
    assert events() == []


def test_only_handlers_record() -> None:
    """The same roles as for any other record of a case handler."""
    assert MAY[Action.RECORD_INSTRUMENT] == MAY[Action.RECORD_SIGNAL]


@pytest.mark.parametrize(
    "change",
    [
        {"received_on": date(2026, 1, 1)},
        {"cost": 700},
        {"outcome": BibobOutcome.NO_DANGER},
        {"requested_on": date(2026, 3, 9)},
    ],
)
def test_the_database_refuses_what_cannot_be(organisation: str, change: dict[str, Any]) -> None:
    """Also when the code is bypassed."""
    assert organisation
    bibob()
    with pytest.raises(IntegrityError):
        force(change)


def force(change: dict[str, Any]) -> None:
    """Change the row of the investigation without the steps."""
    with transaction() as session:
        row = session.exec(select(BibobInvestigation)).one()
        for name, value in change.items():
            setattr(row, name, value)


def test_the_commands_record_and_list(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert register
    fill_organisation()
    act = ("--municipality", "Lindewaarde", "--file-number", "Z/26/7", "--on", "2026-03-02")
    by = ("--by", "ZAAK1")
    talk = (
        *("--invited-by", "mayor", "--invitee", "resident", "--theme", "weapons"),
        *("--attended-by", "mayor", "--attended-by", "police", "--outcome", "not_attended"),
    )
    assert run(("instrument", "stop", *act, *by, *talk)) == 0
    assert run(("instrument", "bibob", *act, *by, "--requested-on", "2026-03-02")) == 0
    assert run(("instrument", "street", *act, *by, "--measure", "warning")) == 0
    checks = ("dealer-known", "is-registered", "register-up-to-date", "sample-matched")
    answers = [part for name in (*checks, "retention-kept") for part in (f"--{name}", "yes")]
    assert run(("instrument", "dor", *act, *by, *answers, "--outcome", "none")) == 0
    assert run(("instrument", "dor", *act, *by, *answers)) == REFUSED
    said = capsys.readouterr()
    assert "Uitkomst: vul dit in" in said.err
    assert run(("instrument", "list", "--municipality", "Lindewaarde")) == 0
    assert "gesprek" in capsys.readouterr().out
    assert run(("instrument", "list", "--municipality", "Lindewaarde", "--json")) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [line["reference"][4:7] for line in listed] == ["STP", "BIB", "STR", "DOR"]
    assert [line["cost"] for line in listed] == [0, 700, 0, 0]


def test_a_refused_form_names_each_fault(register: Path) -> None:
    """An empty form asks for everything by its Dutch title."""
    assert register
    with pytest.raises(FaultsError, match="Gemeente: vul dit in; Eigen zaaknummer: vul dit in"):
        StopForm.model_validate({})
