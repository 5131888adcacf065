"""A step of a process: a task of Prefect inside a flow run, a plain call everywhere else."""

import sys
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def step(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a function be a step; `name` is the Dutch name that Prefect's page shows for it.

    Only a flow has imported Prefect by then: a command, a test or a page waits for none of it.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @cache
        def task() -> Callable[P, R]:
            return _task_of(function, name)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            run = task() if _is_in_flow() else function
            return run(*args, **kwargs)

        return call

    return decorate


def _is_in_flow() -> bool:
    """True in a flow run; a step that another step calls is part of that one."""
    context: Any = sys.modules.get("prefect.context")
    if context is None:
        return False
    return context.FlowRunContext.get() is not None and context.TaskRunContext.get() is None


def _task_of(function: Callable[P, R], name: str) -> Callable[P, R]:
    """NO_CACHE: with kept results Prefect would skip the second of two equal calls in silence."""
    from prefect import task  # noqa: PLC0415
    from prefect.cache_policies import NO_CACHE  # noqa: PLC0415

    return task(name=name, cache_policy=NO_CACHE)(function)
