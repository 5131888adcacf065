"""A reader that stops reading, as `head -1` does: the command ends quietly, and does its work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.common.municipality import Municipality
from tasks.register.resources import engine, reading
from tests.builders.round_builder import EXAMPLE, fill_organisation

WEERBAAR = Path(sys.executable).parent / "weerbaar"


def ran_unheard(*arguments: str) -> tuple[int, str]:
    """The exit code, and what is said on the error stream, when nobody reads the answers."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ran = subprocess.run(
            [WEERBAAR, *arguments],
            check=False,
            stdout=writer,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=120,
        )
    finally:
        os.close(writer)
    return ran.returncode, ran.stderr


@pytest.mark.many
@pytest.mark.parametrize(
    "command", ["cases --by ZAAK1", "round list", "municipality list", "verify", "--help"]
)
def test_a_command_to_which_nobody_listens_ends_quietly(register: Path, command: str) -> None:
    """A table, a sentence, JSON or a help screen: exit code 0 and not a word."""
    assert register
    fill_organisation()
    engine().dispose()

    assert ran_unheard(*command.split()) == (0, "")


def test_a_refusal_keeps_its_code_and_its_sentence(register: Path) -> None:
    """That nobody reads the one stream hides nothing on the other."""
    assert register
    code, said = ran_unheard("case", "ALV-2026-999")

    assert (code, said) == (2, "Zaak ALV-2026-999 bestaat niet.\n")


def test_what_was_asked_is_done_although_nobody_listens(register: Path) -> None:
    """The municipalities of the file are in the register."""
    assert register

    assert ran_unheard("import", "organisation", str(EXAMPLE / "organisatie.yaml")) == (0, "")
    with reading() as session:
        assert session.get(Municipality, "9001") is not None
