"""Flow and command are doors to one act: they do the same to the register and say the same.

A full run compares every one of them; a quick one those that were once apart, and some more.
"""

import importlib
import pkgutil
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from prefect import Flow

import flows
from portal.cli import run
from tasks.register.resources import engine
from tests.builders.doors.typed_use_cases import typed
from tests.builders.doors.use_cases import USE_CASES, UseCase
from tests.depth import Depth, depth
from tests.readers.register_counts import every_row

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server", "register")]

FLOWS: Mapping[str, Flow[..., Any]] = {
    name: value
    for module in pkgutil.iter_modules(flows.__path__)
    for name, value in vars(importlib.import_module(f"flows.{module.name}")).items()
    if isinstance(value, Flow)
}
OF_THE_MOMENT = {
    *("uid", "digest", "previous", "mime", "message_id", "claimed_by", "content", "sha256"),
    "door",
}
"""What holds the moment of recording, is computed from it, or is drawn; and the door itself."""
ONCE_APART = {
    *("approve", "watch_deadlines", "plan_control_rounds", "decide_signal"),
    *("list_for_destruction", "evaluate_year", "record_dor", "book_cost", "send_mail"),
}
"""Those that differed when their order stood in each door, and one of each other process."""
COMPARED = [case for case in USE_CASES if depth() is Depth.FULL or case.flow in ONCE_APART]
Rows = dict[str, list[dict[str, Any]]]


def rows_apart_from_moments() -> Rows:
    """All that the register holds, without the moments at which it was written."""
    return {
        table: [
            {
                name: value
                for name, value in row.items()
                if name not in OF_THE_MOMENT and not _is_moment(value)
            }
            for row in rows
        ]
        for table, rows in every_row().items()
    }


def new_doors(before: Rows) -> set[str]:
    """By which doors came what was added to the history; nobody had logged in."""
    known = {row["id"] for row in before["event"]}
    added = [row for row in every_row()["event"] if row["id"] not in known]
    assert not any(row["authenticated"] for row in added)
    return {row["door"] for row in added}


def _is_moment(value: object) -> bool:
    if isinstance(value, str) and len(value) > len("2026-01-01T00"):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return False
        return True
    return isinstance(value, datetime)


def test_every_flow_is_compared_with_its_command() -> None:
    """One line of the table for each flow."""
    assert sorted(case.flow for case in USE_CASES) == sorted(FLOWS)


@pytest.mark.parametrize("case", COMPARED, ids=lambda case: case.flow)
def test_flow_and_command_do_the_same(
    register: Path, case: UseCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same rows in every table, and the same words to the officer."""
    case.prepare(register)
    engine().dispose()
    shutil.copyfile(register / "register.db", register / "before.db")
    before = rows_apart_from_moments()

    told: Any = FLOWS[case.flow](case.values) if case.values else FLOWS[case.flow]()
    by_flow, doors = rows_apart_from_moments(), new_doors(before)
    engine().dispose()
    for rest in register.glob("register.db-*"):
        rest.unlink()
    shutil.copyfile(register / "before.db", register / "register.db")
    capsys.readouterr()
    code = run(typed(case, register))
    printed = capsys.readouterr()

    assert (code, printed.err) == (0, "")
    assert rows_apart_from_moments() == by_flow != before
    assert doors <= {"prefect", "system"}
    assert new_doors(before) <= {"command"}
    for line in told.splitlines() if isinstance(told, str) else told:
        assert line in printed.out
