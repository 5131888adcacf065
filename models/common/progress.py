"""How far a long step is: told to whoever listens, and to nobody otherwise; and where it may stop.

A step says `for thing in track(things, "Adressen")`. A command shows a bar or lines, a flow writes
lines in its log; a test hears nothing. What must not be broken off half way stands in `unbroken`.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Thing = TypeVar("Thing")
Listener = Callable[[str, int, int | None], None]
"""What is being done in Dutch, how many are done, and of how many; None while nobody knows."""
PATIENCE = 2.0
"""Seconds after which a person wants to know how far it is."""
BETWEEN_LINES = 5.0
"""Seconds between two lines in a log."""

_listener: ContextVar[Listener | None] = ContextVar("progress", default=None)
logger = logging.getLogger(__name__)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let `listener` hear of every step inside."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def track(things: Iterable[Thing], what: str) -> Iterator[Thing]:
    """Each thing in turn; whoever listens hears after each how many are done, and when all are."""
    listener = _listener.get()
    if listener is None:
        yield from things
        return
    total = len(things) if isinstance(things, Sized) else None
    done = 0
    for done, thing in enumerate(things, start=1):
        yield thing
        listener(what, done, total)
    if total is None:
        listener(what, done, done)


class ProgressLog:
    """A line in the log for what takes longer than two seconds, and one at its end."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}
        self._slow: set[str] = set()

    def __call__(self, what: str, done: int, total: int | None) -> None:
        now, is_end = self._clock(), done == total
        is_due = now >= self._next.setdefault(what, now + PATIENCE)
        if is_due or (is_end and what in self._slow):
            self._slow.add(what)
            self._next[what] = now + BETWEEN_LINES
            logger.info("%s", told(what, done, total))
        if is_end:
            # The same thing done again later has its own two seconds.
            self._next.pop(what)
            self._slow.discard(what)


def told(what: str, done: int, total: int | None) -> str:
    """How far it is, in Dutch."""
    return f"{what}: {done}" if total is None else f"{what}: {done} van {total}"


class _Held:
    """How many sections that must not be broken run now, and whether someone pressed Ctrl-C."""

    depth = 0
    is_asked = False


@contextmanager
def unbroken() -> Iterator[None]:
    """Ctrl-C waits until this is done: a message is sent and recorded, or neither."""
    _Held.depth += 1
    try:
        yield
    finally:
        _Held.depth -= 1
    if _Held.is_asked and not _Held.depth:
        _Held.is_asked = False
        raise KeyboardInterrupt


def interrupted(*_signal: object) -> None:
    """What Ctrl-C does in a command; pressed again it waits for nothing."""
    if _Held.depth and not _Held.is_asked:
        _Held.is_asked = True
        return
    # It is obeyed now: whatever runs next in this process was not asked to stop.
    _Held.is_asked = False
    raise KeyboardInterrupt
