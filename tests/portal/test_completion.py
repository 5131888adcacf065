"""The Tab-toets in a real bash: commands, options, numbers, names and codes of the register."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.municipality import Municipality
from tasks.register.resources import engine, transaction
from tests.builders.case_states import STATES
from tests.builders.doors.use_case_registers import round_planned, signal_then

pytestmark = pytest.mark.deep

BASH = shutil.which("bash") or "/bin/bash"
WEERBAAR = Path(sys.executable).parent / "weerbaar"
PRESS = """
source {home}/.bash_completions/weerbaar.sh
COMP_WORDS=({words}) COMP_CWORD={place}
_weerbaar_completion weerbaar
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(name="shell")
def fixture_shell(register: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which the officer asked for completion, beside a filled register."""
    monkeypatch.setenv("HOME", str(register))
    monkeypatch.setenv("PATH", f"{WEERBAAR.parent}{os.pathsep}{os.environ['PATH']}")
    asked = subprocess.run(
        [WEERBAAR, "--install-completion", "bash"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert asked.stdout.startswith("De Tab-toets vult aan zodra u de terminal opnieuw opent")
    return register


def press_tab(home: Path, *words: str, address: str | None = None) -> list[str]:
    """What bash offers for the last of these words; nothing may stand on the error stream."""
    quoted = " ".join(f'"{word}"' for word in ("weerbaar", *words))
    script = PRESS.format(home=home, words=quoted, place=len(words))
    changed = {} if address is None else {"WEERBAAR_DATABASE_URL": address}
    ran = subprocess.run(
        [BASH, "--norc", "-c", script],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | changed,
    )
    assert ran.stderr == ""
    return ran.stdout.split("\n")[:-1]


def test_commands_and_options_go_on(shell: Path) -> None:
    """Without a register, and without importing what each command needs."""
    (shell / "register.db").unlink()

    assert press_tab(shell, "cl") == ["closure"]
    assert press_tab(shell, "closure", "announce-") == [
        *("announce-intent", "announce-decision", "announce-remedy", "announce-late-penalty"),
    ]
    assert press_tab(shell, "import", "bus") == ["businesses"]
    assert press_tab(shell, "case", "--js") == ["--json"]


def test_what_stands_in_the_register_goes_on(shell: Path) -> None:
    """Case, round and signal each at their own command; a name with its space."""
    round_planned()(shell)
    signal_then()(shell)
    STATES["intent announced"]()
    with transaction() as session:
        session.exec(select(Municipality).where(Municipality.code == "9001")).one().name = "De Lind"
    engine().dispose()

    assert press_tab(shell, "case", "L") == ["LIN-2026-001"]
    assert press_tab(shell, "closure", "close", "L") == ["LIN-2026-001"]
    assert "LIN-CON-023" in press_tab(shell, "round", "show", "")
    assert press_tab(shell, "signal", "show", "LIN") == ["LIN-SIG-2026-001"]
    assert press_tab(shell, "coverage", "--municipality", "De") == ["De\\ Lind"]
    assert "ZAAK1" in press_tab(shell, "closure", "close", "LIN-2026-001", "--by", "Z")
    assert press_tab(shell, "closure", "approve", "LIN-2026-001", "--subject", "com") == [
        "communication"
    ]


@pytest.mark.parametrize(
    "address", ["sqlite:////proc/nergens.db", "postgresql+psycopg://127.0.0.1:1/x", ""]
)
def test_a_fault_is_silent_and_makes_nothing(
    shell: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No register, no address, no answer: then there is nothing to complete."""
    monkeypatch.chdir(shell)
    before = sorted(shell.iterdir())

    assert press_tab(shell, "case", "L", address=address) in ([], [""])
    assert sorted(shell.iterdir()) == before


def test_an_unknown_shell_is_refused_in_dutch(register: Path) -> None:
    """Typer's own answer would be English."""
    assert register
    ran = subprocess.run(
        [WEERBAAR, "--show-completion", "onbekend"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "Kies een shell: bash, zsh, fish, powershell, pwsh.\n"
