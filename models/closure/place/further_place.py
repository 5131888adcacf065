"""More than one address, or a part of a building, as the premises of one case."""

from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.premises_kinds import PremisesKind

FIRST_FURTHER = 2
"""Number of the first further place; number 1 is the premises of the case itself."""


class FurtherPlace(SQLModel, table=True):
    """A further address of a case, such as the shed or the shop below, or a part there."""

    case_id: int = Field(primary_key=True, foreign_key="closurecase.id")
    number: int = Field(primary_key=True)
    bag_id: str = Field(foreign_key="address.bag_id", max_length=16, index=True)
    kind: PremisesKind = Field(sa_type=choice(PremisesKind, "further_kind"))
    part: str = Field(default="", max_length=200)
    """Which part of the building it is, "de winkel"; empty: all that stands at the address."""
