"""Whatever is typed: an answer, or one Dutch sentence and exit code 2; never a traceback.

WEERBAAR_TEST_DEPTH=full types 10,000 lines into every command on each database.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from portal.cli import REFUSED, run
from tests.builders.case_states import STATES
from tests.builders.doors.use_case_registers import round_planned, signal_then
from tests.builders.hostile_values import (
    HOSTILE,
    UNTIL_STOPPED,
    every_command,
    hostile_lines,
)
from tests.conftest import UsePlaces
from tests.depth import reach

LINES = reach(10_000, 330)
LONGEST_SENTENCE = 4000
ENGLISH = re.compile(r"Traceback|Error|Invalid|No such|Missing|not |the ")
"""What a library would say."""


def test_no_line_ends_in_a_traceback(
    any_register: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    use_places: UsePlaces,
) -> None:
    """Each parameter of each command gets values that nobody types on purpose."""
    assert any_register
    monkeypatch.chdir(tmp_path)
    # A line may well make a new municipality: not among those of the tests.
    (made := tmp_path / "gemeenten").mkdir()
    use_places(made)
    round_planned()(tmp_path)
    signal_then()(tmp_path)
    STATES["intent announced"]()
    capsys.readouterr()
    faults: list[str] = []
    answers: Counter[int] = Counter()
    for line in hostile_lines(LINES, tmp_path):
        code, fault = judged(line, capsys)
        answers[code] += 1
        if fault:
            faults.append(f"{[word[:40] for word in line]}: {fault}")
    with capsys.disabled():
        print(f"\n{LINES} lines: {answers[REFUSED]} refused, {answers[0]} answered")  # noqa: T201

    assert not faults, "\n".join([f"{len(faults)} faults", *faults[:40]])
    assert answers[REFUSED] > LINES / 2


@pytest.mark.parametrize("words", sorted(UNTIL_STOPPED))
def test_no_hostile_port_starts_what_ends_only_when_it_is_stopped(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """A port that can be one would be listened to, and is left out; of the page and its like."""
    strange = [each for each in HOSTILE if not re.fullmatch("[0-9]{0,5}", each)]
    assert len(strange) > len(HOSTILE) // 2
    faults = [
        (each[:40], fault)
        for each in (*strange, "0", "65536", "99999", "9" * 5000)
        for code, fault in [judged([*words, f"--port={each}"], capsys)]
        if fault or code != REFUSED
    ]
    assert not faults


def judged(line: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code, and what is wrong with the answer to one line; empty when nothing is."""
    try:
        code = run(line)
    except BaseException as error:  # noqa: BLE001  (whatever comes out is a fault to be shown)
        capsys.readouterr()
        return -1, f"{type(error).__name__}: {str(error)[:200]}"
    said = capsys.readouterr().err.strip()
    if code == 0:
        return code, f"said on the error stream: {said[:200]}" if said else ""
    is_one_sentence = said and "\n" not in said and not ENGLISH.search(said)
    is_right = code == REFUSED and is_one_sentence and len(said) <= LONGEST_SENTENCE
    return code, "" if is_right else f"exit code {code}: {said[:300]!r}"


def test_every_command_is_walked() -> None:
    """The lines are made of the app itself, so that a new command is among them."""
    words = {words for words, _ in every_command()}

    assert ("closure", "close") in words
    assert ("signal", "riec", "export") in words
    assert len(words) > 60
    assert len(set(HOSTILE)) == len(HOSTILE)
