"""The command `weerbaar`: exit code 0, or 2 with one plain Dutch sentence."""

import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from models.common.errors import WeerbaarError
from portal.dutch_typer import DutchTyper, in_dutch
from portal.prefect_environment import SILENT

REFUSED = 2
LAW_ALONE = ("term", "measure")
"""Commands that ask only the law: they need not wait seconds for the import of the steps."""
WITH_PANDAS = ("figures", "evaluate")
"""Commands that count with pandas; the others need not wait for its import."""


def build_app(first: str) -> typer.Typer:
    """The command, with as much of it as the first word needs."""
    # Prefect comes with the steps; a command never starts or calls a server, and tells nobody.
    os.environ |= SILENT | {"PREFECT_LOGGING_TO_API_ENABLED": "false"}
    from portal import law_commands  # noqa: PLC0415

    app = DutchTyper(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Weerbaar: de handhaving tegen ondermijning, stap voor stap.",
    )
    app.add_typer(law_commands.app)
    if first in LAW_ALONE:
        return app
    from portal import (  # noqa: PLC0415
        business_commands,
        closure_commands,
        coverage_commands,
        earlier_figure_commands,
        instrument_commands,
        ledger_commands,
        plan_commands,
        register_commands,
        round_commands,
        signal_commands,
    )

    app.add_typer(register_commands.app)
    app.add_typer(closure_commands.app, name="closure")
    app.add_typer(round_commands.app, name="round")
    app.add_typer(coverage_commands.figures)
    app.add_typer(signal_commands.app, name="signal")
    app.add_typer(instrument_commands.app, name="instrument")
    app.add_typer(business_commands.app, name="business")
    app.add_typer(plan_commands.app, name="plan")
    app.add_typer(ledger_commands.app, name="ledger")
    register_commands.imports.command("businesses", help=business_commands.HELP)(
        business_commands.import_businesses
    )
    register_commands.imports.command("figures", help=earlier_figure_commands.HELP)(
        earlier_figure_commands.import_figures
    )
    if first in WITH_PANDAS or first.startswith("-") or not first:
        from portal import evaluation_commands, figure_commands  # noqa: PLC0415

        app.add_typer(figure_commands.app)
        app.add_typer(evaluation_commands.app)
    app.add_typer(register_commands.imports, name="import")
    app.add_typer(register_commands.mail, name="mail")
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return int(
            build_app(next(iter(arguments), ""))(list(arguments), standalone_mode=False) or 0
        )
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
