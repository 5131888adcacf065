"""A step is a task of Prefect inside a flow run, and a plain call everywhere else."""

import subprocess
import sys

import pytest
from prefect import flow
from prefect.context import FlowRunContext, TaskRunContext

from tasks.register.step import step

EVERY_WING = (
    "import sys, pkgutil, importlib, tasks;"
    "[importlib.import_module(m.name) for m in pkgutil.walk_packages(tasks.__path__, 'tasks.')];"
    "sys.exit('prefect' in sys.modules)"
)
seen: list[str | None] = []


@step("binnenste")
def inner() -> None:
    """Note under which task this runs."""
    run = TaskRunContext.get()
    seen.append(run.task.name if run else None)


@step("buitenste")
def outer() -> None:
    """A step that calls another."""
    inner()


@flow(persist_result=True)
def twice() -> None:
    """Two equal calls in a run that keeps results."""
    assert FlowRunContext.get()
    inner()
    inner()
    outer()


def test_importing_every_step_does_not_import_prefect() -> None:
    """A command that starts no flow waits for none of Prefect."""
    ran = subprocess.run([sys.executable, "-c", EVERY_WING], check=False, timeout=120)

    assert ran.returncode == 0


def test_a_step_outside_a_flow_is_a_plain_call() -> None:
    """No server, no run, although this process has Prefect in memory."""
    seen.clear()
    outer()

    assert seen == [None]


@pytest.mark.prefect
@pytest.mark.usefixtures("prefect_server")
def test_prefect_neither_skips_an_equal_step_nor_parts_one_from_its_own() -> None:
    """With kept results the second of two equal calls still happens; an inner step is no task."""
    seen.clear()
    twice()

    assert seen == ["binnenste", "binnenste", "buitenste"]
