"""Who is acting, and by which door: set at the door, asked where rights and history are."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from models.law.common.labelled import Labelled
from models.law.common.roles import Role

SYSTEM = "weerbaar"
"""The code of the system itself in the history; no officer can have it."""


class Door(Labelled):
    """By which door something came in."""

    PAGE = "page", "de pagina"
    COMMAND = "command", "de opdrachtregel"
    PREFECT = "prefect", "het formulier van Prefect"
    SYSTEM = "system", "het systeem zelf"


@dataclass(frozen=True)
class Visitor:
    """An officer who logged in, with the roles he has at this moment."""

    officer_code: str
    name: str
    roles: Mapping[str, frozenset[Role]]
    """By CBS code of the municipality."""
    door: Door


_visitor: ContextVar[Visitor | None] = ContextVar("visitor", default=None)
_door: ContextVar[Door | None] = ContextVar("door", default=None)


@contextmanager
def visiting(visitor: Visitor) -> Iterator[None]:
    """Whatever is done inside is done by this officer, and by nobody else."""
    token = _visitor.set(visitor)
    try:
        yield
    finally:
        _visitor.reset(token)


def current_visitor() -> Visitor | None:
    """Who logged in and acts now; None where nobody is authenticated."""
    return _visitor.get()


@contextmanager
def coming_by(door: Door) -> Iterator[None]:
    """Whatever is done inside came in by this door, by somebody who is not authenticated."""
    token = _door.set(door)
    try:
        yield
    finally:
        _door.reset(token)


def door_of(officer_code: str) -> Door | None:
    """The door by which the present act of this officer came in; None where none was told.

    What a scheduled run does by itself came by no form.
    """
    visitor = current_visitor()
    if visitor:
        return visitor.door
    told = _door.get()
    return Door.SYSTEM if officer_code == SYSTEM and told is not Door.COMMAND else told


def told_door(door: Door | None, *, authenticated: bool | None) -> str:
    """The door in Dutch, with what it says of who came in; empty when it was not kept."""
    if door is None:
        return ""
    if door is Door.SYSTEM:
        return door.label
    return f"{door.label}, {'ingelogd' if authenticated else 'code getypt'}"
