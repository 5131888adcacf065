"""The command `weerbaar`: exit code 0, or 2 with one plain Dutch sentence."""

import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from models.errors import WeerbaarError
from portal.dutch_typer import DutchTyper, in_dutch

# Prefect is imported with the steps; a command must never start or call a server.
os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")

REFUSED = 2


def build_app() -> typer.Typer:
    """The whole command, put together when it is called."""
    from portal import closure_commands, law_commands, register_commands  # noqa: PLC0415  (1 s)

    app = DutchTyper(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Weerbaar: de handhaving tegen ondermijning, stap voor stap.",
    )
    app.add_typer(law_commands.app)
    app.add_typer(register_commands.app)
    app.add_typer(closure_commands.app, name="closure")
    app.add_typer(register_commands.imports, name="import")
    app.add_typer(register_commands.mail, name="mail")
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return int(build_app()(list(arguments), standalone_mode=False) or 0)
    except WeerbaarError as error:
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
