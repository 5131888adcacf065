"""Random walks by the thousand: `python -m tests.walks 10000 [FIRST]`, or `make walks`.

Each walk is a line in out/walks/, in a file of the commit that it walked on: its number, the
processor seconds it took, how many acts were tried, what happened in which state, and the fault
that it found. A second run on the same commit goes on where the first was stopped. At the end it is
told what may happen in which state and never did. Exit code 1 when a walk found a fault.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from models.law.closure.occurrences import MAY_HAPPEN
from tests.builders.blank_registers import blank_sqlite, copy_sqlite
from tests.builders.wandering.fresh_walks import fresh_walk, watched
from tests.conftest import ROOT
from tests.readers.oracles.course_oracle import cells
from tests.readers.oracles.facts import Facts

TELL_EVERY = 20
Result = dict[str, Any]


def results_file() -> Path:
    """Where the walks on this commit are kept; apart when there are changes beside it."""
    asked = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    commit = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return ROOT / "out" / "walks" / f"{commit.strip()}.jsonl"


def kept_in(path: Path) -> Iterator[Result]:
    """What was walked before."""
    if path.exists():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def open_register() -> None:
    """Give this process a register of its own, that each of its walks begins anew."""
    folder = Path(tempfile.mkdtemp(prefix="weerbaar-walks-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["WEERBAAR_DATABASE_URL"] = copy_sqlite(blank_sqlite(folder), folder / "register.db")
    os.environ["WEERBAAR_MAIL_FOLDER"] = str(folder / "mail")


def walk_once(number: int) -> Result:
    """Take this walk in the register of this process; what came of it."""
    began, fault = time.process_time(), ""
    folder = Path(os.environ["WEERBAAR_DATABASE_URL"].removeprefix("sqlite:///")).parent
    watcher = fresh_walk(folder, number)
    try:
        for _ in watched(watcher):
            pass
    except AssertionError as error:
        fault = str(error)
    walk = watcher.walk
    return {
        "walk": number,
        "seconds": round(time.process_time() - began, 2),
        "tried": len(walk.taken),
        "done": sum(not taken.refusal for taken in walk.taken),
        "terms": watcher.checked,
        "letters": watcher.read.total(),
        "cells": sorted(map(list, cells(Facts(walk.rows)))) if walk.status else [],
        "fault": fault,
    }


def told(results: list[Result], wanted: int) -> str:
    """How far it is."""
    seconds = sum(each["seconds"] for each in results) / len(results)
    faults = [each["walk"] for each in results if each["fault"]]
    return (
        f"{len(results)} of {wanted} walks, {seconds:.2f} processor seconds each; "
        f"{sum(each['tried'] for each in results)} acts tried, "
        f"{sum(each['letters'] for each in results)} letters read, "
        f"{sum(each['terms'] for each in results)} terms counted; "
        f"faults in {faults or 'none'}"
    )


def never(results: list[Result]) -> list[str]:
    """What may happen in which state, and happened in none of these walks."""
    seen = {tuple(cell) for each in results for cell in each["cells"]}
    may = {(what.value, state.value) for what, states in MAY_HAPPEN.items() for state in states}
    missed: dict[str, list[str]] = {}
    for what, state in sorted(may - seen):
        missed.setdefault(what, []).append(state)
    lines = [f"  {what}: {', '.join(states)}" for what, states in missed.items()]
    return [f"{len(may & seen)} of {len(may)} cells were reached; never:", *lines]


def say(*lines: str) -> None:
    """At once, for who waits for hours."""
    sys.stdout.write("\n".join((*lines, "")))
    sys.stdout.flush()


def main(count: int, first: int) -> int:
    """Take so many walks from this number on; those that are kept already are not taken again."""
    path = results_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    numbers = range(first, first + count)
    results = [each for each in kept_in(path) if each["walk"] in numbers]
    left = sorted(set(numbers) - {each["walk"] for each in results})
    workers = int(os.environ.get("WEERBAAR_WALKERS") or os.cpu_count() or 1)
    with (
        path.open("a", encoding="utf-8") as file,
        ProcessPoolExecutor(workers, get_context("spawn"), open_register) as pool,
    ):
        for result in pool.map(walk_once, left):
            file.write(json.dumps(result) + "\n")
            file.flush()
            results.append(result)
            if result["fault"]:
                say(result["fault"][:600])
            if len(results) % TELL_EVERY == 0:
                say(told(results, count))
    say(told(results, count), *never(results))
    return int(any(each["fault"] for each in results))


if __name__ == "__main__":
    count, first = (*map(int, sys.argv[1:]), 0)[:2]
    sys.exit(main(count, first))
