"""Random walks by the thousand: `python -m tests.walks 10000 [FIRST]`, or `make walks`.

They are taken by the tree: a walk, and the walks that leave it halfway. Each walk is a line in
out/walks/, in a file of the commit that it walked on: its tree and number, the processor seconds it
took, how many acts were tried, what happened in which state, and the fault that it found. A second
run on the same commit goes on where the first was stopped. At the end it is told what may happen in
which state and never did. Exit code 1 when a walk found a fault.
"""

import atexit
import itertools
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
from tests.builders.wandering.fresh_walks import tree
from tests.builders.wandering.wanderer import Taken
from tests.conftest import ROOT
from tests.readers.oracles.course_oracle import cells
from tests.readers.oracles.facts import Facts
from tests.readers.oracles.invariants import Watcher

TREES_AT_ONCE = 8
"""What each process takes before it is told how far it is."""
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


def take_tree(number: int) -> list[Result]:
    """Take the walks of this tree in the register of this process; what came of each."""
    folder = Path(os.environ["WEERBAAR_DATABASE_URL"].removeprefix("sqlite:///")).parent
    return [_walked(watcher, number, steps) for watcher, steps in tree(folder, number)]


def _walked(watcher: Watcher, number: int, steps: Iterator[Taken]) -> Result:
    began, fault, tried = time.process_time(), "", list[Taken]()
    try:
        tried.extend(steps)
    except AssertionError as error:
        fault = str(error)
    walk = watcher.walk
    return {
        "tree": number,
        "walk": watcher.number,
        "seconds": round(time.process_time() - began, 2),
        "tried": len(tried),
        "done": sum(not taken.refusal for taken in tried),
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
    """Take at least so many walks, from this tree on; trees that are kept are not taken again."""
    path = results_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    results = [each for each in kept_in(path) if each["tree"] >= first]
    known = {each["tree"] for each in results}
    left = (number for number in itertools.count(first) if number not in known)
    workers = int(os.environ.get("WEERBAAR_WALKERS") or os.cpu_count() or 1)
    with (
        path.open("a", encoding="utf-8") as file,
        ProcessPoolExecutor(workers, get_context("spawn"), open_register) as pool,
    ):
        while len(results) < count:
            for taken in pool.map(take_tree, itertools.islice(left, TREES_AT_ONCE * workers)):
                file.writelines(json.dumps(result) + "\n" for result in taken)
                file.flush()
                results += taken
                say(*(result["fault"][:600] for result in taken if result["fault"]))
            say(told(results, count))
    say(*never(results))
    return int(any(each["fault"] for each in results))


if __name__ == "__main__":
    count, first = (*map(int, sys.argv[1:]), 0)[:2]
    sys.exit(main(count, first))
