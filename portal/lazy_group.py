"""A group that knows its commands by name and help line, and imports one when it is used."""

import gc
import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from functools import cache
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from portal.command_table import Listed
from portal.dutch_typer import DutchGroup, DutchTyper


class LazyGroup(DutchGroup):
    """A group of commands, of which one is imported when it is asked for."""

    listed: Mapping[str, Listed]

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  (Typer's own signature)
        return list(self.listed)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  (the same)
        found = self.listed.get(cmd_name)
        return found and load(cmd_name, found)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self._index().format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        return self._index().shell_complete(ctx, incomplete)

    def _index(self) -> DutchGroup:
        """The same group with names and help lines alone."""
        index: DutchGroup = copy(self)
        index.__class__ = DutchGroup
        index.commands = {
            name: TyperCommand(name, help=found.help) for name, found in self.listed.items()
        }
        return index


def load(name: str, found: Listed) -> Any:
    """Import the module of a command and give the command."""
    group = _group_of(found.module, found.app)
    if found.is_group:
        group.name = name
        return group
    return group.commands[name]


@cache
def _group_of(module: str, app: str) -> TyperGroup:
    """The group that Typer makes of an app; once, for it reads the signature of every command."""
    with _nothing_to_collect():
        imported = importlib.import_module(f"portal.commands.{module}")
    return get_group(getattr(imported, app))


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """An import makes what stays: looking through it for rubbish is a tenth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def listed_app(
    listed: Mapping[str, Listed], help_text: str, callback: Callable[..., None] | None = None
) -> DutchTyper:
    """An app of these commands; `callback` has the options of the group itself."""
    kind = type("ListedGroup", (LazyGroup,), {"listed": listed})
    app = DutchTyper(
        kind,
        no_args_is_help=True,
        add_completion=False,
        help=help_text,
        pretty_exceptions_enable=False,
    )
    app.callback()(callback or _group)
    return app


def _group() -> None:
    """Without this Typer would not take an app without commands for a group."""
