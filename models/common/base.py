"""What every table shares: names for constraints, aware moments, enumerations with a CHECK."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Dialect, Enum, MetaData
from sqlalchemy.types import DateTime, TypeDecorator
from sqlmodel import SQLModel

# Named constraints: a migration can only drop what has a name, and an error names its rule.
SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


_LONGEST = 40
"""Letters of a value of an enumeration."""


class Moment(TypeDecorator[datetime]):
    """An aware moment; stored as UTC, because SQLite keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment must carry its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Thousandths(TypeDecorator[Decimal]):
    """A decimal with at most three digits behind the comma, stored as a whole number.

    SQLite has no decimals: 0.5 gram must not become 0.50000000000000001 at a bound of the law.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> int | None:
        return None if value is None else int(value * 1000)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / 1000


class _Some(TypeDecorator[StrEnum]):
    """Some of the values of an enumeration, as text."""

    impl = Enum
    cache_ok = True

    def __init__(self, members: Sequence[StrEnum], name: str) -> None:
        self.members = tuple(members)
        values = [member.value for member in members]
        super().__init__(
            *values, name=name, native_enum=False, create_constraint=True, length=_LONGEST
        )

    def process_bind_param(self, value: StrEnum | None, _dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> StrEnum | None:
        return None if value is None else type(self.members[0])(value)


def some_of(members: Sequence[StrEnum], name: str) -> Any:
    """A column type that stores these members of one enumeration and refuses others by a CHECK."""
    return _Some(members, name)


def choice(enum: type[StrEnum], name: str) -> Any:
    """A column type that stores the values of `enum` as text and refuses others by a CHECK."""
    return Enum(
        enum,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=_LONGEST,
        values_callable=lambda members: [member.value for member in members],
    )
