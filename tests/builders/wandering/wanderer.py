"""Somebody who does things to one case by chance: what he may try, and what came of it."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from tests.builders.case_builder import at
from tests.readers.oracles.register_rows import Reading, Row, Rows

Chosen = TypeVar("Chosen")
AnyForm = TypeVar("AnyForm", bound=BaseModel)

FIRST_DAY = date(2026, 2, 24)
USUAL = "ZAAK1"
OFFICERS = ("ZAAK1", "JUR1", "BGM", "COM1", "DIV1", "BEH1")
LENGTHS = ((4, "weeks"), (6, "weeks"), (1, "months"), (3, "months"), (6, "months"))
MOST_PARTIES = 4


@dataclass(frozen=True)
class Attempt:
    """One act as somebody tries it; nothing has happened yet."""

    act: str
    on: date
    values: Mapping[str, Any]
    go: Callable[[], object]

    @property
    def words(self) -> str:
        """For who must repeat it."""
        return f"{self.act} {dict(self.values)}"


@dataclass(frozen=True)
class Taken:
    """An attempt, on which day it was recorded, and the refusal it met, or nothing."""

    attempt: Attempt
    today: date
    refusal: str = ""


@dataclass
class Wanderer:
    """One case and whoever works on it; the dice decide what they try next."""

    dice: random.Random
    register: Path
    today: date = FIRST_DAY
    reference: str = ""
    taken: list[Taken] = field(default_factory=list)
    rows: Rows = field(default_factory=dict)
    sent: set[tuple[str, int]] = field(default_factory=set)
    """Subject and number of what was announced already."""
    wanted: list["Move"] = field(default_factory=list)
    """What somebody still means to do, in this order."""
    most_parties: int = 0
    _seen: int = -1
    """As which version of the register the rows were read."""

    def __post_init__(self) -> None:
        """One to four parties, by chance."""
        self.most_parties = self.most_parties or self.dice.randint(1, MOST_PARTIES)

    @cached_property
    def reading(self) -> Reading:
        """Its own look at the register; `close` it when the walk is over."""
        return Reading(self.register)

    def look(self) -> Rows:
        """Read the register anew, where anything was written since the last look."""
        version = self.reading.version()
        if version != self._seen:
            self.rows = self.reading.rows()
            self._seen = version
        return self.rows

    def by_chance(self, chance: float) -> bool:
        """True so often."""
        return self.dice.random() < chance

    def one_of(self, choices: Sequence[Chosen]) -> Chosen:
        """One of these, each as often."""
        return self.dice.choice(choices)

    def day(self) -> date:
        """Mostly today; now and then it is told afterwards, or too soon."""
        if self.by_chance(0.9):
            return self.today
        return self.today + timedelta(days=self.dice.randint(-9, 1))

    def later(self, most: int) -> date:
        """Today or some days after it."""
        return self.today + timedelta(days=self.dice.randint(0, most))

    def wait(self, most: int) -> None:
        """Some days pass."""
        self.today = self.later(most)

    @property
    def case(self) -> Row:
        """The row of the case."""
        return self.rows["closurecase"][0]

    @property
    def status(self) -> str:
        """Where the case stands; empty before there is one."""
        return self.case["status"] if self.rows.get("closurecase") else ""

    def party(self) -> int:
        """Mostly a party that there is."""
        known = [row["number"] for row in self.rows["party"] if row["withdrawn_on"] is None]
        return self.one_of(known) if known and self.by_chance(0.95) else self.dice.randint(1, 6)

    def number_in(self, table: str, **having: Any) -> int | None:
        """The number of one of the rows with these values, or None when there is none."""
        known = [
            row["number"]
            for row in self.rows[table]
            if all(row[name] == value for name, value in having.items())
        ]
        return self.one_of(known) if known else None

    def values(self, **more: Any) -> dict[str, Any]:
        """What every form asks, with more; an officer without the role tries now and then."""
        by = USUAL if self.by_chance(0.98) else self.one_of(OFFICERS)
        return {"reference": self.reference, "on": self.day(), "by": by} | more

    def asks(
        self, form: type[AnyForm], act: Callable[..., object], /, *more: Any, **values: Any
    ) -> Attempt:
        """An act of which this is the form."""
        given = self.values(**values)
        now = at(self.today)

        def go() -> object:
            return act(form.model_validate(given), now, *more)

        return Attempt(getattr(act, "__name__", "?"), given["on"], given, go)


class Move(Protocol):
    """Thinks of an attempt; None when there is nothing to try it on."""

    def __call__(self, walk: Wanderer, /) -> Attempt | None: ...


def length(walk: Wanderer) -> dict[str, Any]:
    """A duration, or half of one."""
    amount, unit = walk.one_of(LENGTHS)
    if walk.by_chance(0.03):
        return {"amount": amount}
    return {"amount": amount, "unit": unit}
