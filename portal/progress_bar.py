"""How far a command is: a bar on a terminal, lines in the log otherwise."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from models.common.progress import PATIENCE, Listener, ProgressLog

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@contextmanager
def progress_shown() -> Iterator[Listener]:
    """What listens to a command."""
    if not sys.stderr.isatty():
        yield ProgressLog()
        return
    bars = ProgressBar()
    try:
        yield bars
    finally:
        bars.close()


class ProgressBar:
    """One bar for each thing that takes longer than two seconds; it vanishes when it is done."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: dict[str, float] = {}
        self._bars: dict[str, TaskID] = {}
        self._progress: Progress | None = None

    def __call__(self, what: str, done: int, total: int | None) -> None:
        if done == total:
            self._end(what)
            return
        now = self._clock()
        is_slow = now - self._began.setdefault(what, now) >= PATIENCE
        if not is_slow and what not in self._bars:
            return
        progress = self._shown()
        if what not in self._bars:
            self._bars[what] = progress.add_task(what, total=total)
        progress.update(self._bars[what], completed=done, total=total)

    def _end(self, what: str) -> None:
        """Its bar vanishes; the same thing done again later has its own two seconds."""
        self._began.pop(what, None)
        bar = self._bars.pop(what, None)
        if bar is not None:
            self._shown().remove_task(bar)
            if not self._bars:
                self.close()

    def close(self) -> None:
        """Take the bars away, so that what is said next stands alone."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _shown(self) -> "Progress":
        if self._progress is None:
            from rich.console import Console  # noqa: PLC0415  (only for what takes long)
            from rich.progress import (  # noqa: PLC0415
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
            )

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
        return self._progress
