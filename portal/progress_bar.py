"""How far a command is: a bar on a terminal, lines in the log otherwise."""

import sys
import time
from collections.abc import Iterator
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

    def __init__(self) -> None:
        self._began: dict[str, float] = {}
        self._bars: dict[str, TaskID] = {}
        self._progress: Progress | None = None

    def __call__(self, what: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self._began.setdefault(what, now) < PATIENCE and what not in self._bars:
            return
        progress = self._shown()
        if what not in self._bars:
            self._bars[what] = progress.add_task(what, total=total)
        progress.update(self._bars[what], completed=done, total=total)
        if done == total:
            progress.remove_task(self._bars.pop(what))
            self._began.pop(what)
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
