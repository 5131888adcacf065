"""`weerbaar --install-completion` and `--show-completion`: Tab in the shell, in Dutch."""

import os
from typing import Annotated

import typer

from models.law.common.errors import WeerbaarError

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
PROGRAM, ASKED = "weerbaar", "_WEERBAAR_COMPLETE"
"""The word that is completed, and where the shell says what it asks."""


class UnknownShellError(WeerbaarError):
    """Raised for a shell that Typer cannot help, or when it cannot be told which one this is."""


def prepare_completion() -> None:
    """Let Typer answer the shell, when it is the shell that asks."""
    if ASKED in os.environ:
        from typer._completion_classes import completion_init  # noqa: PLC0415  (then alone)

        completion_init()


def _install(shell: str) -> None:
    from typer._completion_shared import install  # noqa: PLC0415  (for this option alone)

    if not shell:
        return
    try:
        _, path = install(_known(shell), PROGRAM, ASKED)
    except OSError:
        raise WeerbaarError("Het bestand voor de Tab-toets kan niet worden geschreven.") from None
    typer.echo(f"De Tab-toets vult aan zodra u de terminal opnieuw opent ({path}).")
    raise typer.Exit


def _show(shell: str) -> None:
    from typer._completion_shared import get_completion_script  # noqa: PLC0415  (the same)

    if not shell:
        return
    typer.echo(get_completion_script(prog_name=PROGRAM, complete_var=ASKED, shell=_known(shell)))
    raise typer.Exit


def _known(shell: str) -> str:
    if shell not in SHELLS:
        raise UnknownShellError(f"Kies een shell: {', '.join(SHELLS)}.")
    return shell


def completion_options(
    install: Annotated[
        str,
        typer.Option(
            "--install-completion",
            metavar="SHELL",
            help="Laat de Tab-toets aanvullen: bash, zsh, fish, powershell of pwsh.",
            callback=_install,
            is_eager=True,
            show_default=False,
        ),
    ] = "",
    show: Annotated[
        str,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            help="Toon wat --install-completion zou schrijven.",
            callback=_show,
            is_eager=True,
            show_default=False,
        ),
    ] = "",
) -> None:
    """Both are done by their callback, before any command."""
