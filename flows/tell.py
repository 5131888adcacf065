"""How a flow shows what its act says: in the log that Prefect's page shows, a line each."""

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from models.common.progress import ProgressLog, listening
from models.common.visitor import Door, coming_by
from models.law.common.errors import WeerbaarError
from tasks.acts.done import Done
from tasks.register.private_files import private_files

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=Done)

logger = logging.getLogger(__name__)


def tell(act: Callable[P, Answer], *args: P.args, **kwargs: P.kwargs) -> Answer:
    """Do the act and log its sentences, also those about what was done before it failed."""
    try:
        with private_files(), listening(ProgressLog()), coming_by(Door.PREFECT):
            done = act(*args, **kwargs)
    except WeerbaarError as error:
        _log(error.said)
        raise
    _log(done.said)
    return done


def _log(said: tuple[str, ...]) -> None:
    for sentence in said:
        logger.info(sentence)
