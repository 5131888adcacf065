"""The command `weerbaar`: exit code 0, or 2 with one plain Dutch sentence."""

import os
import sys
from collections.abc import Sequence

import click
import typer

from models.errors import WeerbaarError

# Prefect is imported with the steps; a command must never start or call a server.
os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")

REFUSED = 2


def build_app() -> typer.Typer:
    """The whole command, put together when it is called."""
    from portal import closure_commands, law_commands, register_commands  # noqa: PLC0415  (1 s)

    app = typer.Typer(
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
        build_app()(list(arguments), standalone_mode=False)
    except WeerbaarError as error:
        typer.echo(str(error), err=True)
        return REFUSED
    except click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return REFUSED
    except click.ClickException as error:
        typer.echo(in_dutch(error), err=True)
        return REFUSED
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.Abort:
        typer.echo("Afgebroken.", err=True)
        return REFUSED
    return 0


def in_dutch(error: click.ClickException) -> str:
    """What is wrong with what was typed, as one Dutch sentence."""
    match error:
        case click.MissingParameter():
            return f"Geef {_name_of(error.param)} op; zie --help."
        case click.NoSuchOption():
            return f"De optie {error.option_name} bestaat niet; zie --help."
        case click.BadParameter():
            return f"{_name_of(error.param)}: {_reason(error)}."
        case click.UsageError() if "No such command" in error.message:
            return "Dit commando bestaat niet; zie --help."
        case click.UsageError() if "unexpected extra argument" in error.message:
            return "Er staat te veel op de regel; zie --help."
        case _:
            return "Dit commando is niet goed ingevuld; zie --help."


def _reason(error: click.BadParameter) -> str:
    """Our own reasons are Dutch already; those of the library are not."""
    is_own = "is geen" in error.message
    return error.message if is_own else "deze waarde is niet goed"


def _name_of(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "deze waarde"
    return parameter.opts[0] if isinstance(parameter, click.Option) else (parameter.metavar or "")


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))
