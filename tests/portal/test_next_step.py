"""Each answer of the main course names the next command; who follows them closes a case."""

import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus
from models.law.closure.weighing import WeighingMoment
from portal.cli import run
from tasks.acts.closure.next_acts import told_next
from tests.builders.case_builder import EXAMPLE, Walk, fill_register
from tests.builders.case_states import walk_at
from tests.readers.case_reading import REASON, morning, status

Capture = pytest.CaptureFixture[str]
START = (
    *("closure", "police-report", "--municipality", "Lindewaarde", "--premises-kind", "dwelling"),
    *("--report-number", "PL-2026-0001", "--bag-id", "9002200000000012"),
    *("--found-on", "2026-02-10", "--on", "2026-02-24", "--by", "ZAAK1"),
    *("--finding", "cocaïne;120;gram", "--inhabited", "yes", "--with-other-offences", "no"),
    *("--of-housing-corporation", "yes"),
)
ORDINARY = {
    "party": "2026-02-25",
    "weigh": "2026-02-27",
    "intent": "2026-03-02",
    "approve intent": "2026-03-02",
    "announce-intent": "2026-03-02",
    "zienswijze": "2026-03-10",
    "weigh --after-zienswijze": "2026-03-20",
    "decide": "2026-04-02",
    "approve decision": "2026-04-02",
    "announce-decision": "2026-04-02",
    "close": "2026-04-10",
    "end": "2026-07-10",
    "reopen": "2026-07-10",
}
"""What is done, as the answers name it, on which day."""
URGENT_1 = {
    "party": "2026-02-24",
    "weigh": "2026-02-25",
    "decide": "2026-02-25",
    "approve decision": "2026-02-25",
    "announce-decision": "2026-02-25",
    "close": "2026-02-25",
    "end": "2026-05-25",
    "reopen": "2026-05-25",
}
URGENT_2 = {
    "close": "2026-02-24",
    "party": "2026-02-24",
    "weigh": "2026-02-25",
    "decide": "2026-02-25",
    "approve decision": "2026-02-25",
    "announce-decision": "2026-02-25",
    "end": "2026-05-24",
    "reopen": "2026-05-24",
}


def step_in(printed: str) -> list[str]:
    """The command that the last line names, in words."""
    last = printed.strip().splitlines()[-1]
    prefix = "Volgende stap: weerbaar "
    assert last.startswith(prefix), printed
    return shlex.split(last.removeprefix(prefix))


def name_of(words: list[str]) -> str:
    """What of it tells which step it is."""
    if words[1] == "approve":
        return f"approve {words[words.index('--subject') + 1]}"
    return " ".join([words[1], *(["--after-zienswijze"] if "--after-zienswijze" in words else [])])


def filled_in(words: list[str], day: str, folder: Path) -> list[str]:
    """With a day, an officer and files in the place of what stands for them."""
    weighing = EXAMPLE / f"weging-{2 if '--after-zienswijze' in words else 1}.csv"
    files = {
        "partijen.csv": EXAMPLE / "partijen.csv",
        "weging.csv": folder / "urgent.csv" if "urgent" in folder.name else weighing,
        "zienswijze.txt": folder / "zienswijze.txt",
    }
    by = "BGM" if words[1] == "approve" else "ZAAK1"
    given = {"DATUM": day, "CODE": by} | {name: str(path) for name, path in files.items()}
    return [given.get(word, word) for word in words]


@pytest.mark.parametrize(
    ("urgency", "course"),
    [("none", ORDINARY), ("urgent_5_31_1", URGENT_1), ("urgent_5_31_2", URGENT_2)],
)
def test_who_follows_the_answers_comes_to_the_end(
    register: Path, capsys: Capture, tmp_path: Path, urgency: str, course: dict[str, str]
) -> None:
    """Every command is taken as it is named, and the file is what is left to close."""
    assert register
    fill_register()
    folder = tmp_path / urgency
    folder.mkdir()
    (folder / "zienswijze.txt").write_text("De cocaïne was van een kennis.", encoding="utf-8")
    rows = (EXAMPLE / "weging-2.csv").read_text(encoding="utf-8").splitlines()
    once = "\n".join(row for row in rows if not row.startswith("zienswijze"))
    (folder / "urgent.csv").write_text(once, encoding="utf-8")
    why = () if urgency == "none" else ("--urgency-reason", "Er was gevaar voor brand.")
    arguments = [*START, "--urgency", urgency, *why]
    taken = []
    while True:
        code = run(arguments)
        printed = capsys.readouterr()
        assert code == 0, printed.err
        words = step_in(printed.out)
        if words[1] == "archive":
            break
        taken.append(name_of(words))
        assert taken == list(course)[: len(taken)]
        day = course[taken[-1]]
        if taken[-1] == "end":
            morning(date.fromisoformat(day))
        arguments = filled_in(words, day, folder)
    assert taken == list(course)
    assert status() is CaseStatus.REOPENED


def warning_made(register: Path) -> Walk:
    """A warning that another must approve."""
    walk = walk_at(register, "reassessed")
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    on = date(2026, 3, 30)
    return walk.decide(on=on, sent_on=on, outcome=MeasureKind.WARNING)


def warned(register: Path) -> Walk:
    """And that left."""
    walk, on = warning_made(register), date(2026, 3, 30)
    walk.approve(ApprovalSubject.DECISION, on).announce_decision(on)
    return walk


@pytest.mark.parametrize(
    ("made", "command"),
    [
        (lambda register: walk_at(register, "intent prepared"), "approve {} --subject intent"),
        (lambda register: walk_at(register, "decision approved"), "announce-decision {}"),
        (warning_made, "approve {} --subject decision"),
        (warned, "archive {}"),
        (
            lambda register: walk_at(register, "urgent 5:31(2)").end(
                date(2026, 2, 28), lifted=True
            ),
            "decide {} --outcome closure",
        ),
        (
            lambda register: walk_at(register, "reassessed").decide(
                outcome=MeasureKind.NONE, sent_on=date(2026, 4, 2)
            ),
            "approve {} --subject decision",
        ),
    ],
)
def test_the_next_step_is_what_the_state_lets_follow(
    register: Path, made: Callable[[Path], Walk], command: str
) -> None:
    """Letters that lie ready come first."""
    walk = made(register)
    (said,) = told_next(walk.reference)
    assert command.format(walk.reference) in said


def test_a_closed_file_has_no_next_step(register: Path) -> None:
    """Nothing follows the archive."""
    walk = warned(register)
    walk.archive(date(2026, 9, 1))
    assert told_next(walk.reference) == ()
