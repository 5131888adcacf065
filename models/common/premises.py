"""Places: addresses of the key register BAG, and the premises a case is about."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.premises_kinds import PremisesKind


class Address(SQLModel, table=True):
    """One address (nummeraanduiding) with its place in RD metres (EPSG:28992)."""

    __table_args__ = (
        CheckConstraint("house_number > 0", name="house_number_positive"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="ends_after_it_begins"),
        Index("ix_address_street", "municipality_code", "street", "house_number"),
    )

    bag_id: str = Field(primary_key=True, max_length=16)
    """Identification of the nummeraanduiding, 16 digits."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    street: str = Field(max_length=80)
    house_number: int
    house_letter: str = Field(default="", max_length=1)
    addition: str = Field(default="", max_length=4)
    postcode: str = Field(default="", max_length=6)
    place: str = Field(max_length=80)
    rd_x: float
    rd_y: float
    valid_from: date
    valid_to: date | None = None
    """First day on which the address is no longer in force."""

    @property
    def line(self) -> str:
        """Street and number as they stand on an envelope."""
        addition = f"-{self.addition}" if self.addition else ""
        return f"{self.street} {self.house_number}{self.house_letter}{addition}"


class Premises(SQLModel, table=True):
    """A dwelling, business premises or yard at an address."""

    __table_args__ = (UniqueConstraint("bag_id", "kind", name="uq_premises_bag_id_kind"),)

    id: int | None = Field(default=None, primary_key=True)
    bag_id: str = Field(foreign_key="address.bag_id", max_length=16)
    kind: PremisesKind = Field(sa_type=choice(PremisesKind, "premises_kind"))
    inhabited: bool | None
    """None when nobody knows."""
