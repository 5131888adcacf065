"""A second look at the mutants that survived: `python -m tests.survivors`, after `mutmut run`.

mutmut forks from a process that has imported the tests. What a test module computed there, such as
the rows of a table, comes from the law as it was, and the mutant seems to survive. Here each of
them gets a process of its own, with the test modules that call it or import its module; so does
what no test was seen to call. Of the mutants that `mutmut run` did not come to, when it was
stopped, a sample is tried the same way. Prints the score of each module.
"""

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

MUTANTS = Path(__file__).parents[1] / "mutants"
LAW = MUTANTS / "models" / "law"
SURVIVED = 0
"""The exit code of pytest when every test passed."""
NOT_CALLED = 33
"""The exit code that mutmut gives a mutant of which it saw no test call the function."""
WORKERS = 2
LIMIT_SECONDS = 600
SAMPLE, SEED = 100, 13


def verdicts() -> Iterator[tuple[str, str, int | None]]:
    """Module, name of the mutant, and the exit code of its tests; None when it was not run."""
    for path in sorted(LAW.rglob("*.py.meta")):
        module = path.relative_to(LAW).as_posix().removesuffix(".py.meta")
        found = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        yield from ((module, name, code) for name, code in found.items())


@cache
def callers() -> dict[str, list[str]]:
    """The tests that call each function, as `mutmut run` saw them."""
    found = json.loads((MUTANTS / "mutmut-stats.json").read_text(encoding="utf-8"))
    return dict(found["tests_by_mangled_function_name"])


@cache
def importers(module: str) -> frozenset[str]:
    """The test modules of the law that import from this module: also for what they make then."""
    named = f"from models.law.{module.replace('/', '.')} import"
    tests = (MUTANTS / "tests" / "models" / "law").rglob("test_*.py")
    return frozenset(
        path.relative_to(MUTANTS).as_posix() for path in tests if named in path.read_text("utf-8")
    )


def tests_of(module: str, name: str) -> list[str]:
    """The test modules that may see this mutant; those of its wing when none is known."""
    listed = callers().get(name.rpartition("__mutmut_")[0], [])
    called = {test.partition("::")[0] for test in listed}
    found = {path for path in called | importers(module) if (MUTANTS / path).exists()}
    return sorted(found) or [f"tests/models/law/{module.split('/', maxsplit=1)[0]}"]


def is_seen(module: str, name: str) -> bool:
    """Whether one of these tests fails with this mutant, in a fresh process."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    try:
        done = subprocess.run(
            [*command, *tests_of(module, name)],
            cwd=MUTANTS,
            env=os.environ | {"MUTANT_UNDER_TEST": name},
            capture_output=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != SURVIVED


def main() -> None:
    """Try again what survived and a sample of what was not tried; print the table and the names."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    again, untried = [], []
    for module, name, code in verdicts():
        counts[module]["made"] += 1
        if code is None:
            untried.append((module, name))
        elif code in (SURVIVED, NOT_CALLED):
            again.append((module, name))
        else:
            counts[module]["killed"] += 1
    again += Random(SEED).sample(untried, min(SAMPLE, len(untried)))  # noqa: S311 (no secret)
    with ThreadPoolExecutor(WORKERS) as pool:
        seen = list(pool.map(lambda mutant: is_seen(*mutant), again))
    left = []
    for (module, name), is_killed in zip(again, seen, strict=True):
        counts[module]["killed" if is_killed else "survived"] += 1
        left += [] if is_killed else [name]
    say("| module | mutants | tried | killed | survived |\n|---|---|---|---|---|")
    for module, found in sorted(counts.items()):
        say(_line(f"`{module}`", found))
    say(_line("all", sum(counts.values(), Counter())))
    say(f"\n{len(again)} tried in a process of their own. What survived:")
    for name in left:
        say(f"- {name.removeprefix('models.law.')}")


def _line(name: str, found: Counter[str]) -> str:
    tried = found["killed"] + found["survived"]
    return f"| {name} | {found['made']} | {tried} | {found['killed']} | {found['survived']} |"


def say(line: str) -> None:
    """One line, at once: the whole takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
