"""A command starts at once: it imports its own module, and nothing heavy that it does not use."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel
from typer.core import TyperGroup

from portal.cli import build_app, run
from portal.command_table import COMMANDS, IMPORTS
from portal.lazy_group import load
from tasks.closure import case_lists
from tasks.register import authority
from tasks.register.database import MIGRATIONS, newest_revision, open_register
from tasks.register.resources import engine
from tests.builders.hostile_values import every_command
from tests.builders.round_builder import fill_organisation

HEAVY = {
    *("prefect", "pandas", "numpy", "openpyxl", "alembic", "typst", "altair", "lxml", "jinja2"),
    *("sqlmodel", "aiosmtplib", "icalendar", "PIL"),
}
ASK_THE_LAW = {"sqlalchemy", "rich"}
IMPORTED = """
import sys
from portal.cli import run
code = run(sys.argv[1:])
sys.exit(code or " ".join(sorted({name.split(".")[0] for name in sys.modules})))
"""
TYPERS_OWN = ("Usage", "OPTIONS", "ARGS", "default", "required", "<bool>", "<str>", "<int>", "<=")
EVERY = [*COMMANDS.items(), *IMPORTS.items()]


def modules_of(*arguments: str) -> set[str]:
    """The libraries that one command has imported when it is done."""
    ran = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        timeout=120,
    )
    return set(ran.stderr.split())


LEAN = (
    *(case_lists.CASE, case_lists.TERM, case_lists.MUNICIPALITY),
    *(authority.OFFICER, authority.OFFICER_ROLE),
)


@pytest.mark.parametrize("command", ["cases", "due"])
def test_the_lists_of_the_morning_import_nothing_heavy(register: Path, command: str) -> None:
    """A register that is up to date is read without Alembic, and without a table class."""
    assert register
    fill_organisation()
    engine().dispose()
    found = modules_of(command, "--by", "ZAAK1")

    assert found & HEAVY == set()
    assert "sqlalchemy" in found


@pytest.mark.parametrize("words", ["term 2026-04-02 --weeks 6", "--help", "import --help"])
def test_help_and_law_need_no_register_at_all(words: str) -> None:
    """Not even the library that reads it."""
    found = modules_of(*words.split())

    assert found & (HEAVY | {"sqlalchemy"}) == set()
    assert "typer" in found


@pytest.mark.parametrize(("name", "found"), EVERY, ids=[name for name, _ in EVERY])
def test_the_table_says_of_each_command_what_the_command_says(name: str, found: Any) -> None:
    """Name and help line stand in two places: the table, so that help imports nothing."""
    command = load(name, found)

    assert (command.name, command.help) == (name, found.help)
    assert isinstance(command, TyperGroup) == found.is_group


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the table."""
    assert run(["--help"]) == 0
    printed = capsys.readouterr().out

    places = [printed.index(f"│ {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert build_app().registered_commands == []


@pytest.mark.parametrize("words", [words for words, _ in every_command()], ids=" ".join)
def test_a_help_screen_is_dutch(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """None of the words that Typer has for what it shows."""
    assert run([*words, "--help"]) == 0
    printed = capsys.readouterr().out

    assert "Gebruik: " in printed
    # A word of ours may end in one of them: notice_of_default.
    assert [word for word in TYPERS_OWN if re.search(rf"(?<!\w){re.escape(word)}", printed)] == []


def test_the_newest_migration_is_the_head_of_alembic() -> None:
    """Its number is taken from its file name, so that a register is opened without Alembic."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert newest_revision() == ScriptDirectory.from_config(config).get_current_head()


def test_a_register_of_an_older_version_is_still_migrated(register: Path) -> None:
    """The number that it holds decides, not that it has one."""
    shutil.copyfile(register / "register.db", register / "older.db")
    url = f"sqlite:///{register / 'older.db'}"
    engine = open_register(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(Exception, match="0000"):
        open_register(url)
    engine.dispose()


@pytest.mark.parametrize("found", LEAN)
def test_the_lists_name_columns_that_exist(found: Any) -> None:
    """They name tables and columns themselves: one that is renamed must be renamed there."""
    real = SQLModel.metadata.tables[found.name]

    assert set(found.c.keys()) <= set(real.c.keys())
