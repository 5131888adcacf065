"""Progress, evidence and meetings of the action plan, on a real register."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel, col, select

from models.common.history import Event
from models.common.plan_year import ActionPart
from models.law.common.action_status import ActionStatus
from models.law.common.errors import WeerbaarError
from models.plan.action import ActionProgress, PlanMeeting
from models.plan.plan_forms import EvidenceForm, MeetingForm, ProgressForm
from portal.cli import REFUSED, run
from tasks.acts.plan_sources import EVIDENCE
from tasks.acts.register_acts import CHECKS
from tasks.plan import plan_progress
from tasks.plan.plan_overview import plan_of_year
from tasks.register.chains import verify_chains
from tasks.register.organisation_history import CHAIN
from tasks.register.resources import reading, transaction
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    hold,
    plan_on,
    row,
    visit_all,
)

LATER = at(date(2025, 2, 1))
STEP = {"action": "8", "municipality": "Lindewaarde", "on": "2024-06-03", "by": "ZAAK1"}
MEETING = {"kind": "meeting", "title": "Herkennen van mensenhandel"}


def progress(**values: Any) -> str:
    """Record progress; what it says."""
    form = ProgressForm.model_validate(STEP | {"status": "running"} | values)
    return plan_progress.record_progress(form, LATER)


def evidence(reference: str, **values: Any) -> str:
    """Link evidence; what it says."""
    form = EvidenceForm.model_validate(STEP | {"reference": reference} | values)
    return plan_progress.link_evidence(form, LATER, evidence=EVIDENCE)


def meeting(**values: Any) -> str:
    """Record a meeting; what it says."""
    form = MeetingForm.model_validate(STEP | {"action": "1"} | MEETING | values)
    return plan_progress.record_meeting(form, LATER)


def rows(table: type[SQLModel]) -> list[Any]:
    """Every row of a table."""
    with reading() as session:
        return list(session.exec(select(table)))


def events() -> list[str]:
    """What the history tells."""
    with reading() as session:
        rows = session.exec(select(Event).order_by(col(Event.id)))
        return [event.what for event in rows if event.chain != CHAIN]


def part(number: int, name: str = "Lindewaarde") -> ActionPart:
    """One action of one municipality as it is read."""
    line = plan_of_year(2024, evidence=EVIDENCE).actions[number - 1]
    return next(found for found in line.parts if found.municipality == name)


def evidence_words(number: int, name: str = "Lindewaarde") -> list[str]:
    """The evidence of an action, as words."""
    return [
        " ".join(filter(None, (item.reference, item.words))) for item in part(number, name).evidence
    ]


@pytest.fixture(name="organisation")
def fixture_organisation(any_register: str) -> str:
    """Two municipalities, on both databases."""
    fill_organisation()
    return any_register


def test_the_last_word_of_a_day_replaces_and_twice_is_once(organisation: str) -> None:
    """One row for each day; an event for each change."""
    assert organisation
    assert progress() == "Actie 8 van Lindewaarde (2024) staat op 3 juni 2024 op 'loopt'."
    assert "dat was al zo vastgelegd" in progress()
    assert len(events()) == 1
    progress(status="done", note="Negen controles.")
    progress(on="2024-06-02", status="planned")

    assert len(rows(ActionProgress)) == 2
    assert len(events()) == 3
    assert verify_chains(CHECKS)[1] == []
    found = part(8)
    assert (found.status, found.on, found.note) == (
        ActionStatus.DONE,
        date(2024, 6, 3),
        "Negen controles.",
    )
    assert part(8, "Alverlo").status is ActionStatus.PLANNED
    assert plan_of_year(2024, evidence=EVIDENCE).actions[7].status is ActionStatus.RUNNING


@pytest.mark.parametrize("status", ["carried_over", "dropped"])
def test_what_is_off_has_a_reason(organisation: str, status: str) -> None:
    """In the form and in the database; with a reason it is told in the history."""
    assert organisation
    with pytest.raises(WeerbaarError, match="Reden: vul in waarom de actie doorschuift of vervalt"):
        progress(status=status)
    assert events() == []
    progress(status=status, reason="Phoenix begint later.")
    assert events()[0].endswith("Reden: Phoenix begint later.")
    assert part(8).reason == "Phoenix begint later."
    with pytest.raises(DatabaseError, match="off_has_a_reason"), transaction() as session:
        session.exec(select(ActionProgress)).one().reason = ""


def test_a_plan_can_be_finished_in_january(organisation: str) -> None:
    """The year is that of the day, unless another is filled in."""
    assert organisation
    assert "(2024)" in progress(on="2025-01-06", year="2024", status="done")
    with pytest.raises(WeerbaarError, match="geen actieplan van Lindewaarde van kracht"):
        progress(on="2025-01-06")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"action": "22"}, "Actie 22 staat niet in het actieplan van 2024"),
        ({"action": "0"}, "Actie: dit moet minstens 1 zijn"),
        ({"municipality": "Nergens"}, "Gemeente Nergens staat niet in het register"),
        ({"on": "2025-02-02"}, "ligt in de toekomst"),
        ({"on": "2023-12-31", "year": "2024"}, "Datum: het plan begint pas op 1 januari 2024"),
        ({"by": "BGM"}, "de voortgang van het actieplan vastleggen vraagt de rol"),
        ({"by": "NIEMAND"}, "Medewerker NIEMAND is niet bekend"),
        ({"status": "klaar"}, "Stand: kies een van"),
        ({"note": "x" * 401}, "Notitie: dit mag hoogstens 400 tekens zijn"),
    ],
)
def test_a_fault_is_one_dutch_sentence_and_writes_nothing(
    register: Path, values: dict[str, Any], words: str
) -> None:
    assert register
    fill_organisation()
    with pytest.raises(WeerbaarError) as refused:
        progress(**values)

    assert words in str(refused.value)
    assert rows(ActionProgress) == []
    assert events() == []


def test_communications_records_progress(register: Path) -> None:
    """Campaigns are theirs."""
    assert register
    fill_organisation()
    assert "loopt" in progress(by="COM1")


def test_a_meeting_counts_who_came_and_is_known_by_day_kind_and_title(organisation: str) -> None:
    """Recorded again it is brought up to date; the same twice is once."""
    assert organisation
    assert meeting(attendance="40") == (
        "Actie 1 van Lindewaarde (2024): bijeenkomst op 3 juni 2024 is vastgelegd."
    )
    assert "was al zo vastgelegd" in meeting(attendance="40")
    assert "is bijgewerkt" in meeting(attendance="41")
    meeting(title="Een andere")
    meeting(municipality="Alverlo", attendance="1")

    assert [found.attendance for found in rows(PlanMeeting)] == [41, None, 1]
    assert evidence_words(1) == [
        "bijeenkomst: Een andere",
        "bijeenkomst: Herkennen van mensenhandel, 41 bezoekers",
    ]
    assert evidence_words(1, "Alverlo") == ["bijeenkomst: Herkennen van mensenhandel, 1 bezoeker"]
    assert len(events()) == 4


def held_round(folder: Path) -> str:
    """A round of Lindewaarde in 2024 that was held; its reference."""
    fill_businesses(folder, [row(number) for number in range(8)])
    reference = plan_on(date(2024, 1, 8))[-1]
    assert reference == "LIN-CON-001"
    visit_all(reference, date(2024, 2, 1))
    hold(reference, date(2024, 2, 1))
    return reference


def test_a_held_round_is_evidence_by_itself_and_costs_money(register: Path) -> None:
    """Of the cycle (8) and of Theseus (7), because it went to white spots; not of a DOR control."""
    fill_organisation()
    assert evidence_words(8) == []
    reference = held_round(register)

    assert evidence_words(8) == [f"{reference} controle: witte vlekken"]
    assert evidence_words(7) == evidence_words(8)
    assert evidence_words(9) == []
    assert evidence_words(8, "Alverlo") == []
    assert (part(8).spent, part(8).planned) == (111, 1000)
    total = plan_of_year(2024, evidence=EVIDENCE).totals[1]
    assert (total.spent, total.left, total.unspent) == (111, 1300, 4889)


def test_evidence_must_be_in_the_register_of_the_municipality(register: Path) -> None:
    """Linked once, not counted twice, and taken away again."""
    fill_organisation()
    with pytest.raises(WeerbaarError, match="LIN-CON-001 staat niet in het register"):
        evidence("LIN-CON-001")
    reference = held_round(register)
    with pytest.raises(WeerbaarError, match="LIN-CON-001 staat niet in het register"):
        evidence(reference, municipality="Alverlo")

    assert evidence(reference, action="5").endswith("(controle: witte vlekken) is gekoppeld.")
    assert evidence(reference, action="5").endswith("was al gekoppeld.")
    assert evidence_words(5) == [f"{reference} controle: witte vlekken"]
    evidence(reference)
    assert len(evidence_words(8)) == 1
    assert evidence(reference, action="5", remove=True).endswith("is niet meer gekoppeld.")
    assert evidence(reference, action="5", remove=True).endswith("was niet gekoppeld.")
    assert evidence_words(5) == []


def test_the_commands_record(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the issue writes them."""
    assert register
    fill_organisation()
    step = ("--on", "2024-06-03", "--municipality", "Alverlo", "--by", "ZAAK1")
    off = ("--status", "dropped", "--reason", "Geen tijd.")

    assert run(("plan", "action", "12", *off, *step)) == 0
    assert run(("plan", "meeting", "3", "--kind", "theme_day", "--title", "Themadag", *step)) == 0
    assert run(("plan", "evidence", "8", "--reference", "ALV-CON-001", *step)) == REFUSED
    assert run(("plan", "action", "12", "--status", "dropped", *step)) == REFUSED
    shown = capsys.readouterr()
    assert "Actie 12 van Alverlo (2024) staat op 3 juni 2024 op 'vervallen'." in shown.out
    assert "themadag op 3 juni 2024 is vastgelegd" in shown.out
    assert "ALV-CON-001 staat niet in het register van deze gemeente" in shown.err
    assert run(("plan", "show", "12", "--year", "2024")) == 0
    assert "Geen tijd." in capsys.readouterr().out
