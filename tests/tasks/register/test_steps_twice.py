"""Running any step twice, or two at once from two processes, leaves one effect."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.law.closure.procedure import TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from tasks.acts.register_acts import CHECKS
from tasks.closure import case_overview, deadlines
from tasks.register.chains import verify_chains
from tasks.register.organisation_history import CHAIN
from tasks.register.resources import engine
from tests.builders.case_builder import (
    Walk,
    at,
    closed,
    decision_announced,
    fill_register,
    intent_announced,
    reassessed,
    reported,
)
from tests.readers.register_counts import counts


def end_of_july(walk: Walk) -> Walk:
    """The case after its end."""
    return walk.end(date(2026, 7, 10))


def reopened(walk: Walk) -> Walk:
    """The case with its keys handed over and everything registered."""
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 7))
    end_of_july(walk).reopen(date(2026, 7, 10))
    return walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 13))


STEPS: dict[str, tuple[Callable[[], Walk], Callable[[Walk], object]]] = {
    "police report": (lambda: Walk().police_report(), lambda walk: walk.police_report()),
    "parties": (lambda: Walk().police_report(), lambda walk: walk.parties()),
    "weigh": (lambda: Walk().police_report().parties(), lambda walk: walk.weigh()),
    "prepare intent": (reported, lambda walk: walk.prepare_intent()),
    "approve intent": (
        lambda: reported().prepare_intent(),
        lambda walk: walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)),
    ),
    "announce intent": (
        lambda: reported().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2)),
        lambda walk: walk.announce_intent(),
    ),
    "zienswijze": (intent_announced, lambda walk: walk.zienswijze()),
    "second weighing": (
        lambda: intent_announced().zienswijze(),
        lambda walk: walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20)),
    ),
    "decide": (reassessed, lambda walk: walk.decide()),
    "announce decision": (
        lambda: reassessed().decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1)),
        lambda walk: walk.announce_decision(),
    ),
    "intent after it left": (intent_announced, lambda walk: walk.prepare_intent()),
    "decision after it left": (decision_announced, lambda walk: walk.decide()),
    "decision after the closing": (closed, lambda walk: walk.decide()),
    "communicate": (decision_announced, lambda walk: walk.communicate()),
    "close": (decision_announced, lambda walk: walk.close()),
    "objection": (
        closed,
        lambda walk: walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20)),
    ),
    "interim relief": (
        lambda: closed().track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 4, 20)),
        lambda walk: walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 4, 24)),
    ),
    "end": (closed, end_of_july),
    "reopen": (lambda: end_of_july(closed()), lambda walk: walk.reopen(date(2026, 7, 10))),
    "archive": (lambda: reopened(closed()), lambda walk: walk.archive(date(2026, 7, 20))),
    "morning": (
        intent_announced,
        lambda walk: deadlines.run_morning(date(2026, 3, 16), at(date(2026, 3, 16))) and walk,
    ),
}


@pytest.mark.many
@pytest.mark.parametrize("name", STEPS)
def test_a_step_twice_is_a_step_once(register: Path, name: str) -> None:
    """The second time changes no row and adds none."""
    assert register
    fill_register()
    before, step = STEPS[name]
    walk = before()
    step(walk)
    once = counts()
    step(walk)

    assert counts() == once
    assert verify_chains(CHECKS) == ([walk.reference, CHAIN], [])


TWO_AT_ONCE: dict[str, tuple[Callable[[], Walk], str]] = {
    "police report": (
        lambda: Walk().police_report(report_number="PL-OTHER"),
        "Walk().police_report()",
    ),
    "announce intent": (
        lambda: reported().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2)),
        "Walk(reference).announce_intent()",
    ),
    "announce decision": (
        lambda: reassessed().decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1)),
        "Walk(reference).announce_decision()",
    ),
    "close": (decision_announced, "Walk(reference).close()"),
    "end": (closed, "Walk(reference).end(date(2026, 7, 10))"),
}

CHILD = """
import os, sys, traceback
from datetime import date
from sqlmodel import text
from tasks.register.resources import engine, reading
from tests.builders.case_builder import Walk
from tests.conftest import forget_register
for line in sys.stdin:
    os.environ["WEERBAAR_DATABASE_URL"], reference, step = line.rstrip().split("\t")
    forget_register()
    with reading() as session:
        session.execute(text("SELECT 1"))
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        eval(step)
        print("done", flush=True)
    except Exception as error:
        print(repr(error), flush=True)
    engine().dispose()
"""
"""Takes steps when it is told to, with the register open before; it stays for the next test."""


class Colleague:
    """A process that takes the same step as another, at the same moment."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def hears(self, line: str) -> None:
        """Give it one line."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def says(self) -> str:
        """Its next line."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip()


@pytest.fixture(name="colleagues", scope="module")
def fixture_colleagues() -> Iterator[tuple[Colleague, ...]]:
    """Two of them."""
    both = (Colleague(), Colleague())
    yield both
    for colleague in both:
        with colleague.process as process:
            process.terminate()


@pytest.mark.many
@pytest.mark.parametrize("name", TWO_AT_ONCE)
def test_two_processes_at_once_leave_one_effect(
    any_register: str, colleagues: tuple[Colleague, ...], name: str
) -> None:
    """Two processes start the same step at the same moment; one does it, both end well."""
    fill_register()
    before, step = TWO_AT_ONCE[name]
    walk = before()
    alone = counts()
    engine().dispose()
    for colleague in colleagues:
        colleague.hears(f"{any_register}\t{walk.reference}\t{step}")
    assert [colleague.says() for colleague in colleagues] == ["ready"] * 2
    for colleague in colleagues:
        colleague.hears("go")
    assert [colleague.says() for colleague in colleagues] == ["done"] * 2
    added = {table: number - alone[table] for table, number in counts().items()}

    assert added["ClosureCase"] == (1 if name == "police report" else 0)
    assert added["Dispatch"] == (2 if "announce" in name else 0)
    assert added["Term"] == {
        "police report": 2,
        "announce intent": 1,
        "announce decision": 5,  # each of the two parties has his own six weeks
        "end": 1,
    }.get(name, 0)
    assert verify_chains(CHECKS)[1] == []
    moves = [e.what for e in case_overview.timeline_of(walk.reference).events if "is nu" in e.what]

    assert len(moves) == len(set(moves))
