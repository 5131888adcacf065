"""Every command that the manual, the guide or the README writes down can be typed."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from portal.cli import build_app

ROOT = Path(__file__).parents[2]
MANUALS = ("README.md", "docs/opdrachten.md", "docs/administration.md", "docs/adressen.md")


def _commands(manual: str) -> Iterator[list[str]]:
    """The words after "weerbaar", of code in a sentence and of a line of code alike."""
    text = (ROOT / manual).read_text(encoding="utf-8").replace("\\\n", " ")
    in_sentence = re.findall(r"`weerbaar ([^`]+)`", text)
    on_a_line = re.findall(r"^(?:    |[^`\n]*\.venv/bin/)weerbaar ([^`\n]+)$", text, re.MULTILINE)
    for command in in_sentence + on_a_line:
        yield re.findall(r'"[^"]*"|[^\s\[\]]+', command.split(" #")[0])


@cache
def _app() -> TyperCommand | TyperGroup:
    found = typer.main.get_command(build_app())
    assert isinstance(found, TyperCommand | TyperGroup)
    return found


def _faults(words: list[str]) -> list[str]:
    """What of these words the command line does not know."""
    found = _app()
    rest = list(words)
    while isinstance(found, TyperGroup) and rest and not rest[0].startswith("-"):
        below = found.get_command(
            found.make_context("weerbaar", [], resilient_parsing=True), rest[0]
        )
        if below is None:
            return [] if found.invoke_without_command else [rest[0]]
        assert isinstance(below, TyperCommand | TyperGroup)
        found, rest = below, rest[1:]
    known = {"--help"} | {name for option in found.params for name in option.opts}
    known |= {name for option in found.params for name in option.secondary_opts}
    return [word for word in rest if word.startswith("--") and word not in known]


def test_every_command_of_the_manuals_exists_with_its_options() -> None:
    """A command that was renamed is renamed in the manual."""
    written = [(manual, words) for manual in MANUALS for words in _commands(manual)]
    assert len(written) > 100
    faults = {
        f"{manual}: weerbaar {' '.join(words)}": found
        for manual, words in written
        if (found := _faults(words))
    }
    assert not faults
