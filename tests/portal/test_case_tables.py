"""`weerbaar case`: the parties with what reached them, the claims, and names only when asked."""

import json
from datetime import date
from pathlib import Path

import pytest

from models.law.common.roles import RoleError
from portal.cli import run
from tasks.closure import case_overview
from tasks.closure.people import party_overview
from tests.builders.case_builder import at, closed, decision_announced, fill_register
from tests.builders.money_builder import costs_fixed, pay
from tests.builders.people.party_lines import withdraw
from tests.builders.people.served_later import came_back, order_served

Capture = pytest.CaptureFixture[str]


def shown(capsys: Capture, *arguments: str) -> str:
    """What the command prints."""
    code = run(arguments)
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    return printed.out


def test_the_parties_are_told_by_number_with_what_reached_them(register: Path) -> None:
    """A decision that came back did not; served again it did."""
    assert register
    fill_register()
    walk = came_back(decision_announced())
    lines = party_overview.party_lines(walk.reference)
    assert [(line.number, line.reached) for line in lines] == [
        (1, ("voornemen: ja", "besluit 1: ja")),
        (2, ("voornemen: ja", "besluit 1: nee")),
    ]
    assert [line.capacities for line in lines] == ["overtreder", "eigenaar"]
    order_served(walk, 2, date(2026, 4, 9))
    assert party_overview.party_lines(walk.reference)[1].reached[-1] == "besluit 1: ja"


def test_a_cost_decision_is_not_missed_by_who_owes_nothing(register: Path) -> None:
    """It went to the offender alone; a party that was withdrawn gets nothing any more."""
    assert register
    fill_register()
    walk = costs_fixed()
    withdraw(walk, 2, date(2026, 5, 6))
    offender, owner = party_overview.party_lines(walk.reference)
    assert offender.reached[-1] == "besluit 2: ja"
    assert "besluit 2: nee" not in owner.reached
    assert owner.withdrawn_on == date(2026, 5, 6)


def test_the_claims_tell_what_is_owed_paid_and_due(register: Path, capsys: Capture) -> None:
    """With the day that comes first."""
    assert register
    fill_register()
    walk = costs_fixed()
    pay(walk, "150", date(2026, 5, 12))
    (claim,) = json.loads(shown(capsys, "case", walk.reference, "--json", "--by", "ZAAK1"))[
        "claims"
    ]
    assert (claim["cents"], claim["paid_cents"], claim["state"]) == (40_000, 15_000, "fixed")
    assert (claim["next_day"], claim["next_term"]) == ("2026-06-15", "betaling")
    printed = shown(capsys, "case", walk.reference, "--by", "ZAAK1")
    for said in ("Vorderingen", "€ 400,00", "€ 150,00", "15-06-2026"):
        assert said in printed
    pay(walk, "250", date(2026, 5, 13))
    (claim,) = json.loads(shown(capsys, "case", walk.reference, "--json", "--by", "ZAAK1"))[
        "claims"
    ]
    assert (claim["state"], claim["next_day"]) == ("paid", None)


def test_names_are_shown_to_who_may_read_them_and_the_reading_is_logged(
    register: Path, capsys: Capture
) -> None:
    """Without an officer there is no case to read; nor for who has no such role."""
    assert register
    fill_register()
    walk = closed()
    for who in ((), ("--by", "COM1"), ("--by", "BEH1")):
        assert run(["case", walk.reference, *who]) == 2
    assert capsys.readouterr().out == ""
    assert "Nietbestaand" in shown(capsys, "case", walk.reference, "--by", "ZAAK1")
    timeline = case_overview.timeline_of(walk.reference)
    last = timeline.events[-1]
    assert (last.what, last.officer) == ("Namen van de partijen gelezen.", "ZAAK1")
    on = date(2026, 4, 13)
    with pytest.raises(RoleError, match="COM1"):
        party_overview.party_names(walk.reference, "COM1", on, at(on))
    assert len(case_overview.timeline_of(walk.reference).events) == len(timeline.events)
