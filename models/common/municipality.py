"""Who works here: municipalities, their officers with roles, and the partners that get mail."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.partner_kinds import PartnerKind
from models.law.common.roles import Role


class Municipality(SQLModel, table=True):
    """A municipality, by its CBS code (four digits)."""

    code: str = Field(primary_key=True, max_length=4)
    name: str = Field(unique=True, max_length=80)
    folder: str = Field(unique=True, max_length=40)
    """Where its own facts stand, below municipalities/ or the folder of the setting."""
    abbreviation: str = Field(unique=True, max_length=5)
    """2 to 5 capitals with which its references begin; never changed once there are any."""


class Officer(SQLModel, table=True):
    """A person who prepares, approves or records; forms name an officer by `code` only."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True, max_length=20)
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    telephone: str = Field(default="", max_length=20)
    """For the telephone list of a control round; empty when unknown."""
    active: bool = True


class OfficerRole(SQLModel, table=True):
    """What an officer may do in one municipality."""

    officer_id: int = Field(primary_key=True, foreign_key="officer.id")
    municipality_code: str = Field(primary_key=True, foreign_key="municipality.code", max_length=4)
    role: Role = Field(primary_key=True, sa_type=choice(Role, "role"))


class Partner(SQLModel, table=True):
    """An organisation, never a private person, that gets mail: of closures, rounds or the year."""

    __table_args__ = (UniqueConstraint("municipality_code", "kind", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4, index=True)
    kind: PartnerKind = Field(sa_type=choice(PartnerKind, "partner_kind"))
    name: str = Field(max_length=120)
    email: str = Field(max_length=254)
    telephone: str = Field(default="", max_length=20)
    """Where the organisation can be reached on the day of a control round."""
