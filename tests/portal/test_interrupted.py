"""Ctrl-C in the middle of a long command: one sentence, exit code 130, and a whole register."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import func, select

from models.common.message import MessageState, OutgoingMessage
from models.common.premises import Address
from portal.cli import BROKEN_OFF, INTERRUPTED, run
from tasks.mail.outbox import queue_message
from tasks.register.resources import engine, reading, transaction
from tests.builders.round_builder import EXAMPLE, fill_organisation

WEERBAAR = Path(sys.executable).parent / "weerbaar"
LONGEST_WAIT = 120
ROWS = 150_000
"""As many as a file may have: still busy when it first tells how far it is, after two seconds."""
LETTERS = 150


def interrupt(arguments: Sequence[str], folder: Path, is_busy: Callable[[], bool]) -> str:
    """Start a command, press Ctrl-C when it is busy, and give what it says on the error stream."""
    process = subprocess.Popen(
        [WEERBAAR, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"WEERBAAR_LOG_FILE": str(folder / "log")},
    )
    with process:
        give_up = time.monotonic() + LONGEST_WAIT
        while not is_busy():
            assert process.poll() is None, "it was done before anybody could press Ctrl-C"
            assert time.monotonic() < give_up
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=LONGEST_WAIT)
    assert process.returncode == INTERRUPTED
    return said


def test_an_import_that_is_broken_off_stores_nothing(register: Path) -> None:
    """The log tells how far it was; the same file goes in afterwards."""
    fill_organisation()
    source = (EXAMPLE / "adressen.csv").read_text(encoding="utf-8").splitlines()
    with_number = [line.split(";") for line in source[1:]]
    rows = [
        ";".join([f"900220{number:010d}", *with_number[number % len(with_number)][1:]])
        for number in range(ROWS)
    ]
    file = register / "adressen.csv"
    file.write_text("\n".join([source[0], *rows]) + "\n", encoding="utf-8")
    before = addresses()
    engine().dispose()

    said = interrupt(
        ["import", "addresses", str(file), "--municipality", "Lindewaarde", "--by", "BEH1"],
        register,
        lambda: "Rijen lezen: " in log_of(register),
    )

    assert said == f"{BROKEN_OFF}\n"
    assert addresses() == before
    assert run(["verify"]) == 0


def test_a_mail_run_that_is_broken_off_finishes_the_message_it_is_at(register: Path) -> None:
    """No message is held, none is lost, none goes twice: the next run sends the rest."""
    with transaction() as session:
        for number in range(LETTERS):
            queue_message(
                session,
                key=f"brief:{number}",
                recipient=f"partner{number}@partner.example",
                subject="Verzonnen bericht",
                text="Verzonnen.",
                html="<p>Verzonnen.</p>",
                queued_at=datetime(2026, 1, 5, tzinfo=UTC),
            )
    engine().dispose()

    said = interrupt(["mail", "send"], register, lambda: len(letters(register)) > 3)

    assert said == f"{BROKEN_OFF}\n"
    sent = len(letters(register))
    assert 3 < sent < LETTERS
    assert states() == {MessageState.SENT: sent, MessageState.QUEUED: LETTERS - sent}
    assert run(["mail", "send"]) == 0
    assert states() == {MessageState.SENT: LETTERS}
    assert len(letters(register)) == LETTERS


@pytest.mark.parametrize("command", ["cases --by ZAAK1", "--help"])
def test_a_fault_of_ours_is_one_sentence_too(register: Path, command: str) -> None:
    """A register that is no database: no traceback on the terminal, all of it in the log."""
    engine().dispose()
    (register / "register.db").write_bytes(b"dit is geen register")
    ran = subprocess.run(
        [WEERBAAR, *command.split()],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"WEERBAAR_LOG_FILE": str(register / "log")},
    )
    (register / "register.db").unlink()

    assert "Traceback" not in ran.stdout + ran.stderr
    if command.startswith("cases"):
        assert ran.returncode == 1
        assert ran.stderr.startswith("Er ging iets mis dat niet had mogen gebeuren")
        assert "Traceback" in log_of(register)
    else:
        assert (ran.returncode, ran.stderr) == (0, "")


def log_of(folder: Path) -> str:
    """What the command wrote in its log so far."""
    path = folder / "log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def letters(folder: Path) -> list[Path]:
    """The messages that are in the mail folder."""
    return list((folder / "mail").rglob("*.eml"))


def addresses() -> int:
    """How many addresses the register has."""
    with reading() as session:
        return session.exec(select(func.count()).select_from(Address)).one()


def states() -> dict[MessageState, int]:
    """How many messages are in each state."""
    with reading() as session:
        rows = session.exec(
            select(OutgoingMessage.state, func.count()).group_by(OutgoingMessage.state)
        )
        return {MessageState(state): count for state, count in rows}
