"""On which days an address exists."""

from datetime import date
from typing import Protocol


class Dated(Protocol):
    """What begins on a day, and may end on one."""

    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


def in_force(address: Dated, on: date) -> bool:
    """Whether the address exists on the day; on the day of `valid_to` it no longer does."""
    return address.valid_from <= on and (address.valid_to is None or on < address.valid_to)
