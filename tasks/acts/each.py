"""Doing one thing after another: one that fails never stops the others."""

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from models.common.progress import track
from models.law.common.errors import WeerbaarError

Thing = TypeVar("Thing")
Result = TypeVar("Result")

logger = logging.getLogger(__name__)


def do_each(
    things: Iterable[Thing],
    act: Callable[[Thing], Result],
    named: Callable[[Thing], str],
    what: str,
) -> tuple[list[Result], list[str]]:
    """What `act` gave for each thing, and the names of those for which it failed, with the reason.

    `what` tells in Dutch how far it is.

    A reason is told only when it is a refusal of our own: another error may hold what it should
    not tell, so that goes to the log.
    """
    done: list[Result] = []
    failed: list[str] = []
    for thing in track(things, what):
        try:
            done.append(act(thing))
        except WeerbaarError as error:
            failed.append(f"{named(thing)} ({str(error).removesuffix('.')})")
        except Exception:  # one must never stop the others; the act fails at its end
            logger.exception("%s failed", named(thing))
            failed.append(named(thing))
    return done, failed
