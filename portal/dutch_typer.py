"""Typer that speaks Dutch: its help screens, and one sentence for what was typed wrongly."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

CommandFunction = TypeVar("CommandFunction", bound=Callable[..., Any])

PANELS = {
    "ARGUMENTS_PANEL_TITLE": "Wat u opgeeft",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Commando's",
    "REQUIRED_LONG_STRING": "[verplicht]",
    "DEFAULT_STRING": "[anders {}]",
    "RANGE_STRING": "",  # an error names the bounds in words
}
USAGE = (
    ("Usage: ", "Gebruik: "),
    ("[OPTIONS]", "[OPTIES]"),
    ("COMMAND [ARGS]...", "COMMANDO ..."),
)


KINDS = {"<bool>": "", "<str>": "TEKST", "<int>": "GETAL", "<path>": "BESTAND"}
"""What kind of value an option takes, for Typer's word for it."""


def _said(word: str, **_context: Any) -> str:
    return word


class _DutchHelp:
    """What Typer words itself on a help screen."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # noqa: PLC0415  (a quarter of the start, for help alone)

        for name, dutch in PANELS.items():
            setattr(rich_utils, name, dutch)
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            shown = parameter.display_type_rich(ctx=ctx) or ""
            if shown.startswith("<"):
                parameter.display_type_rich = partial(_said, KINDS.get(shown, "WAARDE"))
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        for english, dutch in USAGE:
            usage = usage.replace(english, dutch)
        return usage

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class DutchCommand(_DutchHelp, TyperCommand):
    """A command with a Dutch help screen."""


class DutchGroup(_DutchHelp, TyperGroup):
    """A group of commands with a Dutch help screen."""


class DutchTyper(typer.Typer):
    """An app of which every command and group has a Dutch help screen."""

    def __init__(self, kind: type[TyperGroup] = DutchGroup, **options: Any) -> None:
        super().__init__(cls=kind, **options)

    def command(
        self, name: str | None = None, **options: Any
    ) -> Callable[[CommandFunction], CommandFunction]:
        """Register a command."""
        return super().command(name, cls=DutchCommand, **options)


def in_dutch(error: TyperException) -> str:
    """What is wrong with what was typed, as one Dutch sentence."""
    parameter = getattr(error, "param", None)
    option = getattr(error, "option_name", None)
    message = error.message
    if option and "No such option" in message:
        return f"De optie {option} bestaat niet; zie --help."
    if option:
        return f"De optie {option} is niet goed gebruikt; zie --help."
    if "No such command" in message:
        return "Dit commando bestaat niet; zie --help."
    if "extra argument" in message:
        return "Er staat te veel op de regel; zie --help."
    if parameter is not None:
        # Our own reasons quote the value; an empty one says that something is missing.
        reason = message if message.startswith('"') else _expected(parameter)
        name = _name_of(parameter)
        return f"{name}: {reason}." if message else f"Geef {name} op; zie --help."
    return "Dit commando is niet goed ingevuld; zie --help."


def _expected(parameter: Any) -> str:
    first, last = (getattr(parameter, bound, None) for bound in ("min", "max"))
    if first is None or last is None:
        return "deze waarde is niet goed"
    return f"geef een getal van {first} tot en met {last}"


def _name_of(parameter: Any) -> str:
    is_option = str(parameter.opts[0]).startswith("-")
    return str(parameter.opts[0] if is_option else parameter.metavar or parameter.opts[0])
