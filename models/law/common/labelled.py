"""An enumeration of which each value has its Dutch words beside it."""

from enum import StrEnum
from typing import Self


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
