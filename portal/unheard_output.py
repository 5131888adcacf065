"""Output to which nobody listens any more, as in `weerbaar cases | head -1`: it is dropped.

Whoever reads may stop, the command goes on: what it does must not depend on who looks on. A signal
that ends the process (SIGPIPE) would also come from a mail server that hangs up.
"""

import io
import sys
from typing import Any, TextIO


class _Unheard(io.FileIO):
    def write(self, data: Any, /) -> int:
        try:
            return super().write(data) or 0
        except BrokenPipeError:
            return memoryview(data).nbytes


def drop_what_nobody_reads() -> None:
    """Let both streams of this process go on when their reader is gone."""
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)


def _patient(stream: TextIO) -> TextIO:
    """The same stream; None, where there is no stream at all, stays."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(_Unheard(stream.fileno(), "w", closefd=False)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
