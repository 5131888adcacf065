"""Values that nobody types on purpose, for every parameter of every command."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.main import get_command

from portal.cli import build_app
from tests.builders.case_builder import EXAMPLE
from tests.builders.case_states import REFERENCE
from tests.builders.doors.use_case_registers import LIST, ROUND, SIGNAL
from tests.builders.doors.use_cases import USE_CASES

HALF = 0.5
FINDING = "cocaïne;120;gram"
HOSTILE = (
    *("", " ", "\t", "\n", "a\nb", "\r", "\x00", "a\x00b", "\x1b[31mrood", "\x7f", "\x85"),
    *("\ud800", "a\udcffb", "\ufeff", "\u202e", "\u2028", "\U0001f3da", "e\u0301", "ǅ", "ß" * 300),
    *(
        "9999-12-31",
        "0001-01-01",
        "10000-01-01",
        "2026-02-30",
        "2026-W01",
        "20260101",
        "1900-01-01",
    ),
    *("2199-12-31", "2026-01-01T00:00", "٢٠٢٦-٠١-٠١"),
    *(
        "-1",
        "0",
        "1",
        "99",
        "1_000",
        "+5",
        "٣",
        "½",
        "1e3",
        "1e308",
        "NaN",
        "Infinity",
        "-0.0",
        "0x10",
    ),
    *(str(2**31), str(2**63), str(-(2**63) - 1), "9" * 30, "9" * 5000, "0." + "1" * 500),
    *("x" * 100_000, "é" * 100_000, ";" * 100_000, "A" * 255, "a/" * 5000, "9" * 100_000),
    *(
        "'; DROP TABLE municipality; --",
        '"',
        "%s%n",
        "{0}",
        "{{ 7 * 7 }}",
        "#read(1)",
        "<b>",
        "$(id)",
    ),
    *("../ergens", "/proc", ".", "/dev/null", "/dev/full", "/proc/self/mem", "/proc/nieuw"),
    *("/proc/bestaat/niet", "~", "con.txt", "-", "LIN-2026-00١", "LIN-2026-001 ", "lin-2026-001"),
    *("ALV-2026-999", "LIN-CON-999", "LIN-SIG-2026-999", "LIN-2026-" + "0" * 5000 + "1"),
    *(
        "Lindewaarde",
        "lindewaarde",
        "9002",
        "Utrecht",
        "SYSTEM",
        "weerbaar",
        "ZAAK1",
        "BGM",
        "1;2;3;4",
    ),
    *(
        "goederen;",
        ";;;",
        "hennep;II;1e99;gram",
        "waarschuwing;gemeente;9999-12-31",
        "police:drugs",
    ),
)
GOOD: Mapping[str, str] = {
    "by": "ZAAK1",
    "on": "2026-03-10",
    "municipality": "Lindewaarde",
    "year": "2024",
    "day": "2026-04-02",
    "weeks": "6",
    "number": "1",
    "kvk_number": "00000001",
    "street": "Voorbeeldstraat",
    "amount": "3",
    "outcome": "sent",
    "premises": "dwelling",
    "drug_list": "I",
    "unit": "gram",
    "source": "Handelsregister",
    "ground": "verzonnen grondslag",
}
"""What an officer types, where no use case says so."""
ALWAYS = {"municipality", "by", "on", "day", "weeks"}
"""Given even where it may be left out, so that a line comes far."""
OF_GROUP = {"round": ROUND, "signal": SIGNAL, "destroy": LIST}
FILES = {"addresses": "adressen.csv", "organisation": "organisatie.yaml", "add": "signaal.yaml"}
FILES |= {
    "businesses": "bedrijven.csv",
    "figures": "jaarcijfers.csv",
    "weigh": "weging-1.csv",
    "paragraphs": "alineas.csv",
}
Command = tuple[tuple[str, ...], TyperCommand | TyperGroup]


UNTIL_STOPPED = frozenset({("page",)})
"""Commands that go on until Ctrl-C: a line that is taken would never end."""


def every_command() -> list[Command]:
    """Each command with its words, found by walking the app."""
    return list(_below(get_command(build_app()), ()))


def _below(found: Any, words: tuple[str, ...]) -> Iterator[Command]:
    if not isinstance(found, TyperGroup):
        yield words, found
        return
    if found.invoke_without_command:
        yield words, found
    context = found.make_context("weerbaar", [], resilient_parsing=True)
    for name in found.list_commands(context):
        yield from _below(found.get_command(context, name), (*words, name))


def hostile_lines(count: int, folder: Path) -> Iterator[list[str]]:
    """So many command lines: each parameter of each command in turn gets a hostile value.

    The others get a good one, so that the hostile one comes as far as it can; sometimes more are
    hostile. The same count gives the same lines.
    """
    choice = random.Random(count)  # noqa: S311  (the same lines each time)
    places = [
        (words, command, parameter)
        for words, command in every_command()
        if words not in UNTIL_STOPPED
        for parameter in command.params
        if parameter.name != "help" and not getattr(parameter, "is_flag", False)
    ]
    for number in range(count):
        words, command, parameter = places[number % len(places)]
        good = good_values(words, command, folder)
        line = list(words)
        for other in command.params:
            is_hostile = other is parameter or (number % 7 == 0 and choice.random() < HALF)
            if other.name == "help" or not (is_hostile or other.name in good):
                continue
            values = [choice.choice(HOSTILE)] if is_hostile else good[str(other.name)]
            for value in values:
                line += as_typed(other, value)
        yield line


def good_values(
    words: tuple[str, ...], command: TyperCommand | TyperGroup, folder: Path
) -> Mapping[str, list[str]]:
    """What an officer would type for each parameter."""
    known = {case.command: case.values for case in USE_CASES}.get(words, {})
    found = {}
    for parameter in command.params:
        name = str(parameter.name)
        if name in known:
            given = known[name]
            found[name] = [
                FINDING if isinstance(item, dict) else str(item)
                for item in (given if isinstance(given, list | tuple) else [given])
            ]
        elif parameter.required or name in ALWAYS:
            found[name] = [_good(name, words, folder)]
    return found


def _good(name: str, words: tuple[str, ...], folder: Path) -> str:
    if name == "reference":
        return next((OF_GROUP[word] for word in reversed(words) if word in OF_GROUP), REFERENCE)
    if name in {"out", "save"}:
        return str(folder / "uit")
    if name in {"file", "files"}:
        return str(EXAMPLE / FILES.get(words[-1], "partijen.csv"))
    return GOOD.get(name, "1")


def as_typed(parameter: Any, value: str) -> list[str]:
    """The words for one parameter."""
    if isinstance(parameter, TyperArgument):
        return [value]
    if getattr(parameter, "is_flag", False):
        return [parameter.opts[0]]
    return [parameter.opts[0], value]
