"""How one subject of the yearly figures is read: its query, its kinds and how its amount is made.

No query asks for a name, an address or a text: a key, a code, a date, some kinds, an amount.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ColumnExpressionArgument, Select, case

Rows = Select[Any]


@dataclass(frozen=True)
class RowSource:
    """One subject: columns `key`, `municipality`, `on`, its kinds and, for an amount, `raw`."""

    name: str
    statement: Callable[[], Rows]
    kinds: tuple[str, ...] = ()
    amount: Callable[[date, Any], int] | None = None
    """Makes the amount of a row from its date and what stands in `raw`."""


def yes_or_no(condition: ColumnExpressionArgument[bool]) -> ColumnElement[str]:
    """A kind of two words."""
    return case((condition, "yes"), else_="no")


def whole(_on: date, amount: int) -> int:
    """An amount that stands in `raw` as it is."""
    return amount


def days_since(on: date, earlier: date) -> int:
    """How many days after the date in `raw` it was."""
    return (on - earlier).days
