"""The command `weerbaar`: exit code 0, or 2 with one plain Dutch sentence."""

import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from models.common.errors import WeerbaarError
from portal.command_table import COMMANDS
from portal.dutch_typer import in_dutch
from portal.lazy_group import listed_app
from portal.prefect_environment import SILENT

REFUSED = 2


def build_app() -> typer.Typer:
    """The command `weerbaar`; a command of its own is imported when it is used."""
    # A command never starts or calls a server of Prefect, and tells nobody.
    os.environ |= SILENT | {"PREFECT_LOGGING_TO_API_ENABLED": "false"}
    return listed_app(COMMANDS, "Weerbaar: de handhaving tegen ondermijning, stap voor stap.")


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return int(build_app()(list(arguments), standalone_mode=False) or 0)
    except WeerbaarError as error:
        for sentence in error.said:
            typer.echo(sentence)
        typer.echo(str(error), err=True)
    except typer.Abort:
        typer.echo("Afgebroken.", err=True)
    except TyperException as error:
        is_help = type(error).__name__ == "NoArgsIsHelpError"
        typer.echo(error.message if is_help else in_dutch(error), err=not is_help)
    return REFUSED


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))
