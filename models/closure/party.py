"""People in a case, and the weighing; with a lawyer's paragraphs all that is about persons."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.capacities import Capacity
from models.law.closure.weighing import WeighingMoment
from models.law.common.labelled import Labelled

__all__ = ["Capacity", "Party", "Weighing", "ZienswijzeManner"]


class ZienswijzeManner(Labelled):
    """Orally or in writing, at the party's choice (Awb 4:9)."""

    WRITTEN = "written", "schriftelijk"
    ORAL = "oral", "mondeling"


class Party(SQLModel, table=True):
    """An interested party, with an address where post really reaches this party."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("reachable_street <> ''", name="can_be_reached"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    """Number within the case: what forms, run names and history call this party."""
    capacity: Capacity = Field(sa_type=choice(Capacity, "capacity"))
    name: str = Field(max_length=120)
    reachable_street: str = Field(max_length=120)
    reachable_postcode: str = Field(default="", max_length=12)
    reachable_place: str = Field(max_length=80)
    reachable_country: str = Field(default="", max_length=60)
    """Dutch name; empty for the Netherlands."""
    born_on: date | None = None
    phone: str = Field(default="", max_length=20)
    zienswijze_received_on: date | None = None
    zienswijze_manner: ZienswijzeManner | None = Field(
        default=None, sa_type=choice(ZienswijzeManner, "zienswijze_manner")
    )
    zienswijze_summary: str = Field(default="", max_length=4000)


class Weighing(SQLModel, table=True):
    """One answered factor of the weighing; filled before the intent and after the zienswijze."""

    __table_args__ = (UniqueConstraint("case_id", "moment", "factor", "about"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    moment: WeighingMoment = Field(sa_type=choice(WeighingMoment, "weighing_moment"))
    factor: str = Field(max_length=12)
    """Code of the checklist (A1 ... E), or one of EXTRA_FACTORS of the law."""
    about: int = 0
    """Number of the party that the answer is about; 0 is nobody in particular."""
    finding: str = Field(max_length=4000)
    source_document: str = Field(max_length=200)
    weight: str = Field(max_length=400)
    recorded_on: date
    recorded_by: int = Field(foreign_key="officer.id")
