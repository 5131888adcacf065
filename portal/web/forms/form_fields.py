"""What each field of a form is on a page: its kind, its words, and what can be chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.common.entry import Entered
from models.law.common.labelled import Labelled, OneOf, told_choices

LONG = 240
"""A text that may have more letters gets an area of several lines."""


class Kind(Enum):
    """How a field is filled in."""

    TEXT = auto()
    LONG_TEXT = auto()
    NUMBER = auto()
    DAY = auto()
    CLOCK = auto()
    CHOICE = auto()
    YES_NO = auto()
    """Asked: neither is chosen beforehand."""
    TICK = auto()
    """True when it is ticked; what is not ticked does not hold."""
    MANY = auto()
    """Some of a few."""
    LINES = auto()
    """A list of texts, one a line."""
    ROWS = auto()
    """A list of small forms."""


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One field of a form, as a page asks it."""

    name: str
    title: str
    help: str
    kind: Kind
    is_required: bool
    """Whether leaving it empty is a fault."""
    options: Sequence[Option] = ()
    longest: int | None = None
    row: type[Entered] | None = None


@cache
def fields_of(form: type[BaseModel]) -> tuple[Field, ...]:
    """Every field of a form, in the order in which it has them."""
    return tuple(_field(name, info) for name, info in form.model_fields.items())


def _field(name: str, info: FieldInfo) -> Field:
    leaf, is_list = _leaf(info.annotation)
    members = _members(leaf, info)
    kind = _kind(leaf, info, is_list=is_list)
    return Field(
        name=name,
        title=str(info.title),
        help=_help(info.description or "", members),
        kind=kind,
        is_required=_is_required(info, kind),
        options=[Option(member.value, member.label) for member in members],
        longest=_longest(info),
        row=leaf if kind is Kind.ROWS else None,
    )


def _is_required(info: FieldInfo, kind: Kind) -> bool:
    """No legal fact has a default on a page: whatever a form fills in by itself is asked here.

    What only means "nothing", such as an empty text or the number 0, stays out.
    """
    if info.is_required():
        return True
    return kind is not Kind.TICK and bool(info.default)


def _leaf(annotation: Any) -> tuple[Any, bool]:
    """The plain type of a field, out of its choices and lists; whether it is a list."""
    if get_origin(annotation) is Annotated:
        return _leaf(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return type(get_args(annotation)[0]), False
    if get_origin(annotation) is tuple:
        return _leaf(get_args(annotation)[0])[0], True
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return _leaf(parts[0]) if parts else (annotation, False)


def _members(leaf: Any, info: FieldInfo) -> Sequence[Labelled]:
    for mark in _marks(info):
        if isinstance(mark, OneOf):
            return mark.members
    return tuple(leaf) if isinstance(leaf, type) and issubclass(leaf, Labelled) else ()


def _marks(info: FieldInfo) -> Iterator[Any]:
    """What is noted of a field, also within a choice such as `TypedList | None`."""
    yield from info.metadata
    for part in get_args(info.annotation):
        if get_origin(part) is Annotated:
            yield from get_args(part)[1:]


_KINDS = {bool: Kind.YES_NO, date: Kind.DAY, time: Kind.CLOCK, int: Kind.NUMBER}


def _kind(leaf: Any, info: FieldInfo, *, is_list: bool) -> Kind:
    if is_list:
        lists = {Entered: Kind.ROWS, Labelled: Kind.MANY}
        return next((kind for base, kind in lists.items() if issubclass(leaf, base)), Kind.LINES)
    if issubclass(leaf, Labelled):
        return Kind.CHOICE
    if leaf is bool and not info.is_required():
        return Kind.TICK
    if leaf is str and (_longest(info) or 0) > LONG:
        return Kind.LONG_TEXT
    if leaf is Decimal:
        return Kind.NUMBER
    return _KINDS.get(leaf, Kind.TEXT)


def _longest(info: FieldInfo) -> int | None:
    found = [getattr(mark, "max_length", None) for mark in _marks(info)]
    return next((length for length in found if length is not None), None)


def _help(description: str, members: Sequence[Labelled]) -> str:
    """The words beside a field, without the list of what can be typed: a page shows that itself."""
    if not members:
        return description
    told = told_choices(members)
    for words in (f"Kies anders {told}", f"Kies {told}", f": {told}", told):
        description = description.replace(words, "")
    parts = [part.strip(" ;.") for part in description.split(". ")]
    ended = (part if part.endswith("?") else f"{part}." for part in parts if part)
    return " ".join(f"{part[:1].upper()}{part[1:]}" for part in ended)
