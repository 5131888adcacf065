"""The command of the yearly figures, as an officer types it."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from models.common.municipality import OfficerRole
from models.law.closure.procedure import TrackKind, TrackState
from models.law.common.roles import Role
from portal.cli import REFUSED, run
from tasks.register.resources import engine
from tests.builders.case_builder import closed, fill_register
from tests.builders.figure_lot import CODES
from tests.builders.figure_world import fill_world

Capture = pytest.CaptureFixture[str]


@pytest.fixture(name="world")
def fixture_world(register: Path) -> Path:
    """A register made by lot; officer V1 may freeze."""
    with Session(engine()) as session:
        fill_world(session, 3)
        for code in CODES:
            session.add(OfficerRole(officer_id=1, municipality_code=code, role=Role.CASE_HANDLER))
        session.commit()
    return register


def answer(capsys: Capture, *arguments: str) -> str:
    """What a command prints when all is well."""
    capsys.readouterr()
    assert run(("figures", *arguments)) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def refusal(capsys: Capture, *arguments: str) -> str:
    """What a command says when it refuses."""
    capsys.readouterr()
    assert run(("figures", *arguments)) == REFUSED
    return capsys.readouterr().err


def test_the_figures_as_json_per_municipality_and_together(world: Path, capsys: Capture) -> None:
    """The municipalities add up; one municipality alone has the same numbers."""
    assert world
    found = json.loads(answer(capsys, "2026", "--json"))
    alone = json.loads(answer(capsys, "2026", "--json", "--municipality", "Alverlo"))
    rounds = {figure["key"]: figure for figure in found["figures"]}["rounds_planned"]
    values = rounds["values"]["2026"]

    assert found["years"] == [2024, 2025, 2026]
    assert found["municipalities"][0] == {"code": "9001", "name": "Alverlo"}
    assert (rounds["unit"], rounds["is_exempt"]) == ("count", True)
    assert values["alverlo"] + values["lindewaarde"] == values["together"] > 0
    assert [figure["values"]["2026"] for figure in alone["figures"]] == [
        {"alverlo": figure["values"]["2026"]["alverlo"]} for figure in found["figures"]
    ]


def test_the_figures_as_a_table(
    world: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each municipality, together, and the years before; with a word of warning."""
    assert world
    monkeypatch.setenv("COLUMNS", "200")
    printed = answer(capsys, "2026")

    for words in (
        "Alverlo",
        "Lindewaarde",
        "Samen 2025",
        "Samen 2024",
        "Controlerondes in de cyclus",
    ):
        assert words in printed
    assert "kleine aantallen zijn nog niet verborgen" in printed
    assert "Alverlo 2025" in answer(capsys, "2026", "--municipality", "9001")


def test_freezing_twice_and_reading_it_back(world: Path, capsys: Capture) -> None:
    """The second time says that nothing changed; the snapshot has the figures of the register."""
    assert world
    assert "Van 2026 zijn nog geen cijfers vastgelegd" in refusal(capsys, "2026", "--from-snapshot")
    assert "zijn vastgelegd als versie 1" in answer(capsys, "2026", "--freeze", "--by", "V1")
    again = json.loads(answer(capsys, "2026", "--freeze", "--by", "V1", "--json"))
    assert (again["version"], again["is_new"]) == (1, False)
    from_snapshot = answer(capsys, "2026", "--from-snapshot", "--json")
    assert from_snapshot == answer(capsys, "2026", "--json")
    assert "Er is niets veranderd sinds versie 1" in answer(capsys, "2026", "--compare")


def test_what_changed_and_why(
    register: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An objection after the count: the figure, the row and the words of the history."""
    assert register
    monkeypatch.setenv("COLUMNS", "250")
    fill_register()
    walk = closed()
    answer(capsys, "2026", "--freeze", "--by", "ZAAK1")
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 5, 11))
    printed = answer(capsys, "2026", "--compare")
    [change] = json.loads(answer(capsys, "2026", "--compare", "--json"))["rows"]

    assert "bezwaren" in printed.lower()
    assert "Lindewaarde" in printed
    assert not [
        key for key in ("objections_filed", "objections", "9002", "2026-05-11") if key in printed
    ]
    assert (change["row"]["key"], change["row"]["change"]) == ("LIN-2026-001 1", "added")


def test_the_definitions_can_be_read(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts, which day decides; no register is needed for it."""
    monkeypatch.setenv("COLUMNS", "200")
    printed = answer(capsys, "2026", "--definitions")
    assert "bekendmaking, artikel 3:41 Awb" in printed
    assert "uitkomst van bezwaar" in printed
    assert not [table for table in ("closurecase", "riecform", "dispatch") if table in printed]
    book = json.loads(answer(capsys, "2026", "--definitions", "--json"))
    assert book["definitions"][0]["rule"]["rows"] == "measures"


def test_what_does_not_go_together_is_refused(register: Path, capsys: Capture) -> None:
    """Every fault at once, in Dutch."""
    assert register
    refused = refusal(capsys, "2026", "--compare", "--freeze")
    assert "kies een van --from-snapshot, --compare" in refused
    assert "geef met --by uw code op" in refused
    assert "nog niet begonnen" in refusal(capsys, "2099")
