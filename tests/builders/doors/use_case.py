"""One thing that an officer does, with the flow and the command for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class UseCase:
    """One thing that an officer does, through either door."""

    flow: str
    command: tuple[str, ...]
    """Its words, before what is typed."""
    values: Mapping[str, Any]
    """What the form holds; the same is typed as options."""
    prepare: Callable[[Path], object]
    is_positional: str = "reference"
    """The value that is typed without an option."""
    extra: tuple[str, ...] = ()
    """Options of the command alone."""
