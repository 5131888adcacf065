"""The diary of an invented year: steps by day, each at ten in the morning of its own day."""

import csv
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import typer

from models.common.progress import track
from models.law.common.dutch import short_date
from tasks.register.resources import AMSTERDAM

Step = Callable[[date], object]
"""What is done on a day; it may add later steps."""
HANDLER, LAWYER, MAYOR, COMMUNICATIONS = "ZAAK1", "JUR1", "BGM", "COM1"
ADMINISTRATOR = "BEH1"
DEPUTY = "LOCO"
"""Decides on an objection: not who took the decision under mandate (art. 10:3(3) Awb)."""
CODES = {"Alverlo": "9001", "Lindewaarde": "9002"}


@dataclass
class Diary:
    """Steps in the order of their days, and of adding within a day."""

    _steps: list[tuple[date, int, Step]] = field(default_factory=list)
    _added: int = 0

    def add(self, on: date, step: Step) -> None:
        """Do this on that day."""
        heapq.heappush(self._steps, (on, self._added, step))
        self._added += 1

    def run(self, until: date) -> None:
        """Do everything up to and including a day; what comes later stays undone."""
        for on, step in track(self._due(until), "Stappen van het jaar"):
            step(on)

    def _due(self, until: date) -> Iterator[tuple[date, Step]]:
        while self._steps and self._steps[0][0] <= until:
            on, _, step = heapq.heappop(self._steps)
            yield on, step


def at(on: date) -> datetime:
    """The moment at which a step of that day is recorded."""
    return datetime(on.year, on.month, on.day, 10, tzinfo=AMSTERDAM)


def day(month: int, number: int) -> date:
    """A day of the example year."""
    return date(2024, month, number)


def say(on: date, text: str) -> None:
    """One line of what happens."""
    typer.echo(f"  {short_date(on)}: {text}")


def table_file(path: Path, header: str, rows: Iterable[Sequence[object]]) -> Path:
    """A list as an officer would have it: what names a person comes from a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header.split(";"))
        writer.writerows(rows)
    return path
