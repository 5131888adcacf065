"""The ledger: invoices of officers, corrections that add, and budgets that are passed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import col, select

from models.common.history import Event
from models.common.ledger import LedgerEntry
from models.law.common.errors import WeerbaarError
from models.plan.plan_forms import CorrectionForm, CostForm
from portal.cli import REFUSED, run
from tasks.acts.plan_sources import EVIDENCE
from tasks.acts.register_acts import CHECKS
from tasks.plan import costs
from tasks.plan.costs import CostBooked
from tasks.plan.ledger_overview import read_ledger
from tasks.plan.plan_overview import plan_of_year
from tasks.register.chains import verify_chains
from tasks.register.database import MIGRATIONS
from tasks.register.ledger import Cause, book, booked, entries_of, spent_in
from tasks.register.organisation_history import CHAIN
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import at, fill_organisation

INSERT = 'INSERT INTO ledgerentry ("key", municipality_code, action_number, "on", what, amount'
LATER = at(date(2025, 2, 1))
COST = {
    "action": "19",
    "municipality": "Alverlo",
    "on": "2024-09-14",
    "by": "ZAAK1",
    "invoice": "F2024-0012",
    "amount": "300",
    "what": "Stand op een evenement",
}
RIGHT = {key: COST[key] for key in ("action", "municipality", "by", "invoice")} | {
    "on": "2024-10-01",
    "reason": "Korting van de organisatie",
}


def cost(**values: Any) -> CostBooked:
    """Book a cost."""
    return costs.book_cost(CostForm.model_validate(COST | values), LATER)


def correct(amount: int, **values: Any) -> CostBooked:
    """Say what it really was."""
    form = CorrectionForm.model_validate(RIGHT | {"amount": amount} | values)
    return costs.correct_cost(form, LATER)


def amounts() -> list[int]:
    """The amount of every entry, in the order of booking."""
    with reading() as session:
        return list(session.exec(select(LedgerEntry.amount).order_by(col(LedgerEntry.id))))


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


def test_the_same_invoice_is_booked_once(organisation: str) -> None:
    """Another amount or day is refused and names the way to correct it."""
    assert organisation
    assert cost().words == (
        "Actie 19 van Alverlo (2024): 300 euro op 14 september 2024 is geboekt."
    )
    assert cost().words.endswith("was al geboekt.")
    for other in ({"amount": "301"}, {"on": "2024-09-15"}):
        with pytest.raises(WeerbaarError, match=r"is al geboekt op actie 19: 300 euro op 14 sep"):
            cost(**other)
    cost(invoice="F2024-0013")
    cost(municipality="Lindewaarde")
    cost(action="11")

    assert amounts() == [300, 300, 300, 300]
    assert len(events()) == 4
    assert verify_chains(CHECKS)[1] == []


def test_a_correction_adds_the_difference_and_keeps_its_year(organisation: str) -> None:
    """Down, up and away; twice is once. Booked again after it was taken away."""
    assert organisation
    cost()
    assert correct(250).words == (
        "Factuur F2024-0012 op actie 19 van 2024 is 250 euro; eerst was dat 300 euro."
    )
    assert correct(250, on="2025-01-31").words.endswith("dat was al zo geboekt.")
    correct(320)
    correct(0)
    assert correct(0).words.endswith("dat was al zo geboekt.")

    assert amounts() == [300, -50, 70, -320]
    with reading() as session:
        assert spent_in(session, 2024) == {("9001", 19): 0}
        assert spent_in(session, 2025) == {}
    cost(on="2024-09-20", amount="310")
    assert amounts()[4:] == [310]
    assert len(events()) == 5
    assert plan_of_year(2024, evidence=EVIDENCE).totals[0].spent == 310


def test_the_list_says_on_which_day_each_entry_was_recorded(organisation: str) -> None:
    """A correction counts on the day of what it corrects, and is recorded on a later one."""
    assert organisation
    cost()
    cost(invoice="F2024-0013", municipality="Lindewaarde")
    correct(250, on="2024-10-02")
    correct(250, on="2024-10-03")
    correct(0, on="2024-10-04")
    cost(on="2024-09-20", amount="310")
    with transaction() as session:
        book(session, Cause("round:ALV-CON-001", "9001", 8, "Inzet"), 111, date(2024, 9, 1))

    assert [(line.on.day, line.amount, line.recorded_on) for line in read_ledger().lines] == [
        (1, 111, None),
        (14, 300, date(2024, 9, 14)),
        (14, 300, date(2024, 9, 14)),
        (14, -50, date(2024, 10, 2)),
        (14, -250, date(2024, 10, 4)),
        (20, 310, date(2024, 9, 20)),
    ]


def test_a_cause_on_another_day_is_countered_on_its_own_day(organisation: str) -> None:
    """Also in another year: each year keeps its own sum, whatever the order."""
    assert organisation
    cause = Cause("bibob:ALV-BIB-2024-001", "9001", 11, "Advies")
    days = (date(2024, 12, 30), date(2025, 1, 2), date(2024, 12, 30), date(2024, 12, 31))
    for on in days:
        with transaction() as session:
            assert book(session, cause, 700, on)
            assert not book(session, cause, 700, on)
            sums = {year: sum(spent_in(session, year).values()) for year in (2024, 2025)}
            assert sums == {2024: 0, 2025: 0} | {on.year: 700}
            found = booked(entries_of(session, cause.key))
            assert (found.amount, found.on) == (700, on)


@pytest.mark.parametrize(
    ("amount", "warnings"),
    [
        ("1500", 0),
        ("1501", 1),
    ],
)
def test_an_action_that_costs_more_than_its_plan_is_told(
    organisation: str, amount: str, warnings: int
) -> None:
    """From the first euro above it."""
    assert organisation
    found = cost(amount=amount)

    assert len(found.warnings) == warnings
    assert (
        plan_of_year(2024, evidence=EVIDENCE).warnings
        == found.warnings
        == read_ledger("9001").warnings
    )
    if warnings:
        assert found.text.endswith(
            "Let op: Alverlo, actie 19: 1.501 euro uitgegeven, 1 euro meer dan gepland in 2024."
        )


@pytest.mark.parametrize(("amount", "is_told"), [("2500", False), ("2501", True)])
def test_a_year_that_costs_more_than_is_available_is_told(
    organisation: str, amount: str, *, is_told: bool
) -> None:
    """5,000 is spent; 5,001 is too much."""
    assert organisation
    cost(action="8", amount="2500")
    found = cost(amount=amount)

    told = "Alverlo: 5.001 euro uitgegeven, 1 euro meer dan er in 2024 beschikbaar is."
    assert (told in found.warnings) == is_told
    assert plan_of_year(2024, evidence=EVIDENCE).totals[1].spent == 0


def test_more_on_one_action_leaves_less(organisation: str) -> None:
    """300 stays within the plan; 1,700 takes 200 of what was left."""
    assert organisation
    cost()
    total = plan_of_year(2024, evidence=EVIDENCE).totals[0]
    assert (total.spent, total.left, total.unspent) == (300, 1300, 4700)
    correct(1700)
    total = plan_of_year(2024, evidence=EVIDENCE).totals[0]
    assert (total.spent, total.left, total.unspent) == (1700, 1100, 3300)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"amount": "0"}, "Bedrag: dit moet minstens 1 zijn"),
        ({"amount": "-5"}, "Bedrag: dit moet minstens 1 zijn"),
        ({"amount": "12,50"}, "Bedrag: dit is geen geheel getal"),
        ({"action": "22"}, "Actie 22 staat niet in het actieplan van 2024"),
        ({"on": "2023-12-31"}, "geen actieplan van Alverlo van kracht op 1 januari 2023"),
        ({"on": "2025-02-02"}, "ligt in de toekomst"),
        ({"by": "JUR1"}, "kosten van het actieplan boeken vraagt de rol zaakbehandelaar"),
        ({"by": "COM1"}, "kosten van het actieplan boeken vraagt de rol zaakbehandelaar"),
        ({"invoice": "Verzonnen Naam"}, "Nummer van de factuur: dit heeft niet de juiste vorm"),
        ({"municipality": "Nergens"}, "Gemeente Nergens staat niet in het register"),
    ],
)
def test_a_fault_is_one_dutch_sentence_and_books_nothing(
    register: Path, values: dict[str, Any], words: str
) -> None:
    assert register
    fill_organisation()
    with pytest.raises(WeerbaarError) as refused:
        cost(**values)

    assert words in str(refused.value)
    assert amounts() == []
    assert events() == []


def test_what_is_not_booked_cannot_be_corrected(register: Path) -> None:
    """Neither another number nor another action; and only by who may book."""
    assert register
    fill_organisation()
    cost()
    for other in ({"invoice": "F2024-0099"}, {"action": "8"}, {"municipality": "Lindewaarde"}):
        with pytest.raises(WeerbaarError, match="is niet geboekt op actie"):
            correct(1, **other)
    with pytest.raises(WeerbaarError, match="vraagt de rol zaakbehandelaar"):
        correct(1, by="JUR1")
    with pytest.raises(WeerbaarError, match="ligt in de toekomst"):
        correct(1, on="2025-02-02")
    assert amounts() == [300]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE ledgerentry SET amount = 1", "een boeking ligt vast"),
        ("DELETE FROM ledgerentry", "een boeking ligt vast"),
        (
            f"{INSERT}) VALUES ('x', '9001', 8, '2024-01-01', 'x', -1)",
            "only_a_correction_is_negative",
        ),
        (
            f"{INSERT}, corrects_id) VALUES ('x', '9001', 8, '2024-01-01', 'x', 0, 1)",
            "amount_not_zero",
        ),
    ],
)
def test_the_database_only_lets_the_ledger_grow(
    organisation: str, statement: str, rule: str
) -> None:
    """Also when the code is bypassed."""
    assert organisation
    cost()
    with pytest.raises(DatabaseError, match=rule), transaction() as session:
        session.connection().execute(text(statement))
    assert amounts() == [300]


def test_entries_of_before_stay_as_they_were(tmp_path: Path) -> None:
    """The table of the ledger is made anew on SQLite; nothing is lost."""
    engine, config = create_engine(f"sqlite:///{tmp_path / 'old.db'}"), Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0007")
        connection.execute(text("INSERT INTO municipality VALUES ('9001', 'Alverlo', 'alverlo')"))
        connection.execute(
            text(f"{INSERT}) VALUES ('round:ALV-CON-001', '9001', 8, '2024-02-01', 'Inzet', 111)")
        )
        command.upgrade(config, "head")
        rows = connection.execute(text('SELECT "key", amount, corrects_id FROM ledgerentry')).all()
    engine.dispose()
    assert [tuple(row) for row in rows] == [("round:ALV-CON-001", 111, None)]


def test_the_commands_book_correct_and_list(
    register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert register
    monkeypatch.setenv("COLUMNS", "200")
    fill_organisation()
    step = ("--municipality", "Alverlo", "--on", "2024-09-14", "--by", "ZAAK1")
    which = ("--action", "19", "--invoice", "F2024-7", *step)
    assert run(("ledger", "add", *which, "--amount", "1600", "--what", "Stand")) == 0
    assert "Let op: Alverlo, actie 19" in capsys.readouterr().out
    later = (*which[:-3], "2024-09-20", *which[-2:])
    assert run(("ledger", "correct", *later, "--amount", "1550", "--reason", "Korting")) == 0
    assert run(("ledger", "correct", *which, "--amount", "x", "--reason", "Korting")) == REFUSED
    capsys.readouterr()

    assert run(("ledger", "--json", "--year", "2024", "--municipality", "Alverlo")) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["spent"] == {"alverlo": 1550}
    assert [(entry["amount"], entry["corrects"]) for entry in found["entries"]] == [
        (1600, ""),
        (-50, "invoice:9001:19:F2024-7"),
    ]
    assert len(found["warnings"]) == 1
    assert run(("ledger",)) == 0
    printed = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "Alverlo: 1.550 euro." in printed
    assert "Korting (vastgelegd op 20-09-2024)" in printed
    assert "invoice:" not in printed
    assert run(("ledger", "correct", "--help")) == 0
    said = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "De verbetering zelf telt op de dag waarop de factuur is geboekt" in said
    for nothing in (("--year", "2023"), ("--municipality", "Lindewaarde")):
        assert run(("ledger", "--json", *nothing)) == 0
        assert json.loads(capsys.readouterr().out)["entries"] == []
