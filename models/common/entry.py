"""What comes in from outside: the base of every row, file and form that people fill in."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from models.common.characters import plain
from models.common.days import FIRST_YEAR, as_day
from models.common.dutch_faults import OWN_RULE, PARTS
from models.common.plain_values import LARGEST

_WHOLE = re.compile(r"-?[0-9]{1,40}")
_DECIMAL = re.compile(r"-?[0-9]{1,18}([.,][0-9]{1,18})?")
THOUSANDS = (
    "een punt met drie cijfers erachter kan duizend betekenen of een komma; schrijf 1000 of 1000,00"
)
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}((\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,}|\.[0-9]{2}0)")
"""A point that is meant for thousands, or may be: nobody writes 1,5 gram as 1.500."""


class Entered(BaseModel):
    """Something a person filled in; nothing is guessed, and every text is brought in one form.

    Text is text (`plain`), a day is a day (`as_day`), a number is written in plain digits, and
    yes or no is no number.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    first_year: ClassVar[int] = FIRST_YEAR
    """A day before this year is a slip of the pen."""

    @field_validator("*", mode="before")
    @classmethod
    def _as_it_was_meant(cls, value: Any, info: ValidationInfo) -> Any:
        return _meant(value, kinds_of(cls, info.field_name or ""), cls.first_year)


class EnteredRow(Entered):
    """One row of a form; on the command line its fields stand on one line, with ; between."""

    on_one_line: ClassVar[str] = ""
    """For who types it: what stands where, with an example."""

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        names = tuple(cls.model_fields)
        parts = data.split(";", len(names) - 1)
        return dict(zip(names, parts, strict=False))


@cache
def kinds_of(model: type[BaseModel], name: str) -> frozenset[type]:
    """The plain types that a field can hold, out of its lists and choices."""
    field = model.model_fields.get(name)
    return frozenset() if field is None else frozenset(_leaves(field.annotation))


def _leaves(annotation: Any) -> set[type]:
    parts = get_args(annotation)
    if get_origin(annotation) is Literal:
        return {type(part) for part in parts}
    if parts:
        return {leaf for part in parts for leaf in _leaves(part)}
    return {annotation} if isinstance(annotation, type) else set()


def _meant(value: Any, kinds: frozenset[type], first_year: int) -> Any:
    if isinstance(value, list | tuple):
        return _each(enumerate(value), kinds, first_year)
    if isinstance(value, Mapping):
        if any(issubclass(kind, Entered) for kind in kinds):
            return value  # it does the same for its own fields, and can name them
        made = _each(value.items(), kinds - {date}, first_year)
        return {_meant_key(key): item for key, item in zip(value, made, strict=True)}
    if isinstance(value, str):
        value = plain(value)
    if date in kinds and value is not None:
        return value if value == "" and str in kinds else as_day(value, first_year)
    if kinds & {int, Decimal} and bool not in kinds:
        return _number(value, kinds)
    return value


def _each(parts: Iterable[tuple[Any, Any]], kinds: frozenset[type], first_year: int) -> list[Any]:
    """Every part as it was meant, or one error that holds the place of each wrong one."""
    made: list[Any] = []
    wrong: list[tuple[Any, str]] = []
    for place, part in parts:
        try:
            made.append(_meant(part, kinds, first_year))
        except PydanticCustomError as error:
            wrong.append((place, error.message()))
    if wrong:
        raise PydanticCustomError(OWN_RULE, "{words}", {"words": wrong[0][1], PARTS: wrong})
    return made


def _meant_key(key: Any) -> Any:
    return plain(key) if isinstance(key, str) else key


def as_decimal(text: str) -> str:
    """The number with a point and without zeros behind its decimals; not one that may be thousands.

    What a door hands on as text therefore reads the same again.
    """
    if _THOUSANDS.fullmatch(text):
        raise PydanticCustomError(OWN_RULE, THOUSANDS)
    if not _DECIMAL.fullmatch(text):
        raise PydanticCustomError(OWN_RULE, "dit is geen getal")
    whole, _, decimals = text.replace(",", ".").partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _number(value: Any, kinds: frozenset[type]) -> Any:
    if isinstance(value, bool | date | datetime):
        raise PydanticCustomError(OWN_RULE, "dit is geen getal")
    if isinstance(value, int) and abs(value) > LARGEST:
        raise PydanticCustomError(OWN_RULE, "dit getal is te groot")
    if not isinstance(value, str) or str in kinds:
        return value
    text = value.strip()
    if Decimal in kinds:
        return as_decimal(text)
    if not _WHOLE.fullmatch(text):
        raise PydanticCustomError(OWN_RULE, "dit is geen geheel getal")
    return _number(int(text), kinds)
