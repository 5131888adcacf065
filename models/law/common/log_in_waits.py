"""Waiting after a log-in that failed: who guesses gets slow, and nobody is shut out for good."""

from datetime import datetime, timedelta

FREE_FAILURES = 5
"""Of one account, or of one known device."""
FREE_FAILURES_OF_ADDRESS = 50
"""A town hall stands behind one address: its colleagues make their mistakes together."""
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
MOST_DOUBLINGS = 10


def counted_failures(before: int, last_at: datetime | None, at: datetime) -> int:
    """How many failures stand now, with this one; those of long ago no longer count."""
    is_old = last_at is None or at - last_at > FORGOTTEN_AFTER
    return 1 if is_old else before + 1


def wait_after(failures: int, free: int = FREE_FAILURES) -> timedelta:
    """How long one waits after so many failures: nothing at first, then twice as long each time."""
    if failures < free:
        return timedelta(0)
    return min(FIRST_WAIT * (1 << min(failures - free, MOST_DOUBLINGS)), LONGEST_WAIT)
