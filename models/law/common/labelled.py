"""An enumeration of which each value has its Dutch words beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from models.law.common.dutch import join_dutch

NO_CHOICE = "no_choice"
"""Type of the error of pydantic about a value that is none of these; its message is Dutch."""


class Labelled(StrEnum):
    """A value that is stored, and the words for people; a value without words fails at import."""

    _value_: str
    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member of its value, with its words.

        Raises TypeError without words. They are optional in the signature alone, because a type
        checker takes it for that of looking up a member by its value.
        """
        if not label:
            raise TypeError(f"{cls.__name__}: {value!r} has no words for people")
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Let pydantic name the choices with their words."""
        return OneOf(tuple(cls)).__get_pydantic_core_schema__(source, handler)

    @property
    def told(self) -> str:
        """The value, and what it means in Dutch where that is another word."""
        return told(self.value, self.label)


@dataclass(frozen=True)
class OneOf:
    """Some members of an enumeration, a marker for `Annotated`: every other one is refused."""

    members: Sequence[Labelled]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Let pydantic refuse the rest, and name these with their words; None is the field's."""
        from pydantic_core import core_schema  # noqa: PLC0415  (a list of cases needs no pydantic)

        return core_schema.custom_error_schema(
            core_schema.no_info_after_validator_function(self._chosen, handler(source)),
            custom_error_type=NO_CHOICE,
            custom_error_message=f"kies een van: {told_choices(self.members)}",
        )

    def _chosen(self, value: Labelled | None) -> Labelled | None:
        if value is not None and value not in self.members:
            raise ValueError
        return value

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        """Let a page that makes a form of it offer these alone."""
        choices = {"type": "string", "enum": [member.value for member in self.members]}
        may_be_empty = "anyOf" in handler(schema)
        return {"anyOf": [choices, {"type": "null"}]} if may_be_empty else choices


def told(value: str, label: str) -> str:
    """A value that is typed, with what it means where that is another word."""
    return value if label == value else f"{value} ({label})"


def told_choices(choices: Iterable[Labelled]) -> str:
    """What somebody can choose: "warning (waarschuwing) of closure (sluiting)"."""
    return told_keys({choice.value: choice.label for choice in choices})


def told_keys(labels: Mapping[str, str]) -> str:
    """The same for the keys of a policy, with their words."""
    return join_dutch([told(key, label) for key, label in labels.items()], "of")
