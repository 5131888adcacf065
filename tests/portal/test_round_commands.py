"""The commands of the control cycle, as an officer types them."""

import json
from pathlib import Path

import pytest

from portal.cli import REFUSED, run
from tests.builders.round_builder import EXAMPLE, fill_businesses, fill_organisation, row

PLAN = ("round", "plan", "--on", "2026-01-05")
ROUND = "LIN-CON-018"
VISIT = ("--by", "ZAAK1", "--on", "2026-01-15", "--team", "1", "--rank", "1")


@pytest.fixture(name="filled")
def fixture_filled(register: Path) -> Path:
    """Two municipalities and two businesses in Lindewaarde."""
    fill_organisation()
    fill_businesses(register, [row(1), row(2, "rood", "verzonnen reden")])
    return register


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints when all is well."""
    capsys.readouterr()
    assert run(arguments) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says when it refuses."""
    capsys.readouterr()
    assert run(arguments) == REFUSED
    return capsys.readouterr().err


def test_the_calendar_of_a_year_says_why_each_day(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The round of Ascension Day 2025 moves; no round is planned by looking."""
    assert filled
    command = ("round", "calendar", "--municipality", "Alverlo", "--year", "2025", "--json")
    days = json.loads(answer(capsys, *command))

    assert [day["number"] for day in days] == list(range(10, 19))
    moved = next(day for day in days if day["slot_on"] == "2025-05-29")
    assert moved["on"] == "2025-05-28"
    assert "Hemelvaartsdag" in moved["why"]
    assert {"kind", "theme"} <= set(moved)
    assert json.loads(answer(capsys, "round", "list", "--json")) == []


def test_a_round_from_planning_to_coverage(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert filled
    assert f"Controle {ROUND} is gepland op donderdag 15 januari 2026" in answer(capsys, *PLAN)
    assert "geen controle te plannen" in answer(capsys, *PLAN)
    shown = json.loads(answer(capsys, "round", "show", ROUND, "--by", "ZAAK1", "--json"))
    assert [place["team"] for place in shown["places"]] == [1, 2]
    assert all(place["reasons"] for place in shown["places"])
    assert "Verzonnen" in answer(capsys, "round", "show", ROUND, "--by", "ZAAK1")

    folder = filled / "stukken"
    briefed = (
        "--on",
        "2026-01-14",
        "--by",
        "ZAAK1",
        "--team-leader",
        "ZAAK1",
        "--out",
        str(folder),
    )
    assert "stukken staan in" in answer(capsys, "round", "brief", ROUND, *briefed)
    assert (folder / "operatieplan.pdf").read_bytes().startswith(b"%PDF")

    outcome = ("--access", "granted", "--found", "police:drugs", "--signal", "drugs")
    follow_up = ("--follow-up", "waarschuwing;gemeente;2026-02-01")
    visited = answer(capsys, "round", "record", ROUND, *VISIT, *outcome, *follow_up)
    assert "het label is nu rood" in visited
    assert "politie: iets" in answer(capsys, "round", "show", ROUND, "--by", "ZAAK1")
    assert "bezoek 2-1 is niet vastgelegd" in refusal(
        capsys, "round", "debrief", ROUND, "--by", "ZAAK1", "--on", "2026-01-15"
    )
    answer(capsys, "round", "record", ROUND, *VISIT, "--team", "2", "--access", "refused")
    lessons, out = filled / "lessen.txt", filled / "verslag"
    lessons.write_text("neem een tolk mee\n", encoding="utf-8")
    debrief = ("round", "debrief", ROUND, "--by", "ZAAK1", "--on", "2026-01-15")
    over = answer(capsys, *debrief, "--lessons", str(lessons), "--out", str(out))
    assert over.startswith(f"Controle {ROUND} is gehouden.\n")
    assert sorted(path.name for path in out.iterdir()) == [
        "verslag-bijlage.pdf",
        "verslag.odt",
        "verslag.pdf",
    ]
    assert answer(capsys, *debrief) == f"Controle {ROUND} is gehouden.\n"

    late = ("round", "follow-ups", "--municipality", "Lindewaarde", "--on", "2026-02-02")
    assert json.loads(answer(capsys, *late, "--json"))[0]["is_late"] is True
    assert "waarschuwing" in answer(capsys, *late)
    done = ("--kind", "waarschuwing", "--done-on", "2026-02-02", "--on", "2026-02-03")
    finish = ("round", "follow-up", ROUND, *VISIT, *done)
    assert "waarschuwing is gedaan" in answer(capsys, *finish)
    assert json.loads(answer(capsys, *late, "--json")) == []

    figures = ("coverage", "--municipality", "Lindewaarde", "--on", "2026-01-15")
    found = json.loads(answer(capsys, *figures, "--json"))
    assert (found["places"], found["seen_at_first_visit"]) == (2, 1)
    printed = answer(capsys, *figures)
    assert all(part in printed for part in ("Terrein Verzonnen", "Bekend na elke controle"))
    assert found["rounds"][0]["parks_after"][0]["park"] == "Terrein Verzonnen"


def test_who_was_invited_and_what_it_answered_is_shown(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the answer and after it; the answer says over how many teams the places go."""
    assert filled
    answer(capsys, *PLAN)
    step = ("--by", "ZAAK1", "--on", "2026-01-06")
    assert "3 uitnodigingen klaargezet" in answer(capsys, "round", "invite", ROUND, *step)
    assert "geen nieuwe uitnodiging" in answer(capsys, "round", "invite", ROUND, *step)
    assert "nog geen antwoord" in answer(capsys, "round", "show", ROUND, "--by", "ZAAK1")
    capacity = ("--partner", "environmental_service", "--capacity", "1")
    said = answer(capsys, "round", "answer", ROUND, *step, *capacity)
    assert "omgevingsdienst komt met mensen voor 1 team." in said
    # Recorded long after the day of the round: the teams kept the list that they had.
    assert "nu verdeeld over 2 teams." in said
    assert "1 team (6 januari 2026)" in answer(capsys, "round", "show", ROUND, "--by", "ZAAK1")
    partners = json.loads(answer(capsys, "round", "show", ROUND, "--by", "ZAAK1", "--json"))[
        "partners"
    ]
    assert [partner["capacity"] for partner in partners] == [None, 1, None]
    answer(capsys, "round", "skip", ROUND, *step, "--reason", "storm")
    assert answer(capsys, "round", "show", ROUND, "--by", "ZAAK1").count("afgezegd") == 3


def test_a_round_of_which_the_day_went_by_is_not_closed_yet(
    filled: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said in the list and with the round, until it is skipped or closed."""
    assert filled
    monkeypatch.setenv("COLUMNS", "200")
    answer(capsys, *PLAN)
    assert "gepland, nog niet afgesloten" in answer(capsys, "round", "list")
    assert "gepland, nog niet afgesloten" in answer(capsys, "round", "show", ROUND, "--by", "ZAAK1")
    step = ("--by", "ZAAK1", "--on", "2026-01-06", "--reason", "storm")
    answer(capsys, "round", "skip", ROUND, *step)
    assert "nog niet afgesloten" not in answer(capsys, "round", "show", ROUND, "--by", "ZAAK1")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("round", "invite"), "CONTROLE"),
        (("signal", "riec", "prepare"), "SIGNAAL"),
        (("closure", "intent"), "ZAAKNUMMER"),
    ],
)
def test_help_names_what_is_typed_by_its_title(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...], name: str
) -> None:
    assert name in answer(capsys, *command, "--help")


def test_a_round_is_skipped_with_a_reason(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert filled
    answer(capsys, *PLAN)
    skip = ("round", "skip", ROUND, "--by", "ZAAK1", "--on", "2026-01-12")

    assert "Reden: vul dit in" in refusal(capsys, *skip)
    assert "overgeslagen" in answer(capsys, *skip, "--reason", "sneeuw")


def test_the_template_of_businesses_can_be_read_in(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the command prints is a right file: tried first, then stored."""
    path = filled / "sjabloon.csv"
    path.write_text(answer(capsys, "import", "businesses", "--template"), encoding="utf-8")
    command = ("import", "businesses", str(path), "--by", "ZAAK1")

    assert answer(capsys, *command, "--dry-run").startswith("Alleen gecontroleerd")
    assert json.loads(answer(capsys, *command, "--json"))["added"] == 5
    assert "geef een bestand op" in refusal(capsys, "import", "businesses")


def test_a_business_is_shown_by_its_number(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert filled
    command = ("business", "show", "00000002", "--municipality", "9002", "--by", "ZAAK1")

    assert "rood sinds 2 januari 2024: verzonnen reden" in answer(capsys, *command)
    (found,) = json.loads(answer(capsys, *command, "--json"))
    assert [change["label"] for change in found["history"]] == ["red"]


def test_a_signal_from_file_to_decision(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it says is shown to who may know, and nowhere else."""
    file, by = str(EXAMPLE / "signaal.yaml"), ("--by", "ZAAK1")
    facts = filled / "feiten.txt"
    facts.write_text("Verzonnen aanvulling.", encoding="utf-8")
    added = answer(capsys, "signal", "add", file, "--municipality", "Lindewaarde", *by)
    assert added == "Signaal LIN-SIG-2026-001 is vastgelegd.\n"
    reference = "LIN-SIG-2026-001"
    said = ("--source", "BAG", "--ground", "verzonnen grondslag")
    answer(capsys, "signal", "enrich", reference, "--file", str(facts), *said, *by)
    update = ("signal", "update", reference, *by, "--on", "2026-02-01")
    assert answer(capsys, *update, "--owner", "JUR1").endswith(": Behandelaar: JUR1.\n")
    assert "vul in wat er verandert" in refusal(capsys, *update)
    listed = answer(
        capsys, "signal", "list", "--by", "ZAAK1", "--municipality", "Lindewaarde", "--due"
    )
    assert reference in listed
    assert "Verzonnen feit" not in listed
    shown = answer(capsys, "signal", "show", reference, *by)
    assert "Verzonnen aanvulling. (ZAAK1; verzonnen grondslag)" in shown
    assert "JUR1" in shown
    assert "alleen voor wie het behandelt" in refusal(
        capsys, "signal", "show", reference, "--by", "BGM"
    )
    decide = ("signal", "decide", reference, *by, "--decision")
    assert "kies een van: drop (afsluiten), keep (aanhouden)" in refusal(capsys, *decide, "weg")
    assert answer(capsys, *decide, "control") == f"Signaal {reference}: controle.\n"
    lines = answer(capsys, "signal", "list", "--by", "ZAAK1", "--municipality", "9002", "--json")
    assert json.loads(lines)[0]["is_open"] is True


def test_a_closed_signal_is_not_to_be_discussed(
    filled: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list tells the day of the next talk of an open signal only."""
    assert filled
    monkeypatch.setenv("COLUMNS", "200")
    where, by = ("--municipality", "Lindewaarde"), ("--by", "ZAAK1")
    answer(capsys, "signal", "add", str(EXAMPLE / "signaal.yaml"), *where, *by)
    assert "16-02-2026" in answer(capsys, "signal", "list", "--by", "ZAAK1", *where)
    decide = ("signal", "decide", "LIN-SIG-2026-001", "--decision", "drop", "--on", "2026-02-16")
    answer(capsys, *decide, *by)
    listed = answer(capsys, "signal", "list", "--by", "ZAAK1", *where)
    assert "afgehandeld" in listed
    assert listed.count("2026 ") == 1
