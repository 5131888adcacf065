"""The command `weerbaar`: exit code 0, or 2 with one plain Dutch sentence."""

import gc
import logging
import os
import signal
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from models.common.plain_values import has_bad_sign
from models.common.progress import interrupted, listening
from models.common.visitor import Door, coming_by
from models.law.common.errors import FaultsError, WeerbaarError
from portal.command_table import COMMANDS
from portal.completion_options import completion_options, prepare_completion
from portal.dutch_typer import in_dutch
from portal.lazy_group import listed_app
from portal.prefect_environment import SILENT
from portal.progress_bar import progress_shown
from portal.unheard_output import drop_what_nobody_reads

OTHERS = 0o077
"""What nobody but the owner may do with a file that is made here: it may hold personal data."""
REFUSED, FAILED, INTERRUPTED = 2, 1, 130
BROKEN_OFF = (
    "Onderbroken: wat klaar was is opgeslagen, van de rest is niets gebeurd; u kunt de opdracht "
    "opnieuw geven."
)
UNEXPECTED = (
    "Er ging iets mis dat niet had mogen gebeuren; wat klaar was is opgeslagen. Geef in "
    "WEERBAAR_LOG_FILE een bestand op, doe het nog eens en meld wat daarin staat."
)
logger = logging.getLogger(__name__)
LONGEST_WORD = 1000
"""Twice the longest field of a form."""


def build_app() -> typer.Typer:
    """The command `weerbaar`; a command of its own is imported when it is used."""
    # A command never starts or calls a server of Prefect, and tells nobody.
    os.environ |= SILENT | {"PREFECT_LOGGING_TO_API_ENABLED": "false"}
    return listed_app(
        COMMANDS, "Weerbaar: de handhaving tegen ondermijning, stap voor stap.", completion_options
    )


def keep_log() -> None:
    """What failed for another reason than a refusal goes to the file of WEERBAAR_LOG_FILE.

    Never to the terminal: an officer cannot read it, and it may be long.
    """
    path = os.environ.get("WEERBAAR_LOG_FILE")
    try:
        handler = logging.FileHandler(path, encoding="utf-8") if path else logging.NullHandler()
    except (OSError, ValueError):
        raise WeerbaarError(
            "In het bestand van WEERBAAR_LOG_FILE kan niet worden geschreven."
        ) from None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO if path else logging.WARNING)


def refuse_words(arguments: Sequence[str]) -> None:
    """Refuse what no command can take: signs of control, damaged bytes, a text without an end."""
    if any(has_bad_sign(word) for word in arguments):
        raise FaultsError(
            "De opdracht", ["er staat een teken in dat niet kan, zoals een regeleinde"]
        )
    if any(len(word) > LONGEST_WORD for word in arguments):
        raise FaultsError("De opdracht", [f"geef hoogstens {LONGEST_WORD} tekens per woord"])


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    code = REFUSED
    try:
        refuse_words(arguments)
        prepare_completion()
        with progress_shown() as shown, listening(shown), coming_by(Door.COMMAND):
            code = int(build_app()(list(arguments), standalone_mode=False) or 0)
    except WeerbaarError as error:
        for sentence in error.said:
            typer.echo(sentence)
        typer.echo(str(error), err=True)
    except TyperException as error:
        is_help = type(error).__name__ == "NoArgsIsHelpError"
        typer.echo(error.message if is_help else in_dutch(error), err=not is_help)
    except KeyboardInterrupt:  # while a command was still imported; Typer gives it as a code
        code = INTERRUPTED
    if code == INTERRUPTED:
        typer.echo(BROKEN_OFF, err=True)
    return code


def main() -> None:
    """The console script: whatever happens, one sentence and no traceback."""
    signal.signal(signal.SIGINT, interrupted)
    os.umask(OTHERS)
    drop_what_nobody_reads()
    try:
        keep_log()
        code = run(sys.argv[1:])
    except WeerbaarError as error:
        typer.echo(str(error), err=True)
        code = REFUSED
    except Exception:  # the last net; what it catches is a fault of ours
        logger.exception("unexpected")
        typer.echo(UNEXPECTED, err=True)
        code = FAILED
    gc.freeze()  # the process ends: looking for rubbish once more is a tenth of a short command
    sys.exit(code)
