"""How often somebody may send something to the reporting desk [own]."""

from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
MOST = 20
"""Sendings in one window, of one link or one account; a form with a mistake counts as well."""


def counted_sendings(before: int, begun_at: datetime, at: datetime) -> tuple[int, datetime]:
    """How many sendings stand now with this one, and when their window began."""
    if at - begun_at >= WINDOW:
        return 1, at
    return before + 1, begun_at


def is_too_often(count: int) -> bool:
    """True when the last sending is one too many."""
    return count > MOST
