"""People in a case, and the weighing; with a lawyer's paragraphs all that is about persons."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, Relationship, SQLModel

from models.common.base import choice
from models.law.closure.capacities import ACTS_FOR_ANOTHER, Capacity
from models.law.closure.weighing import WeighingMoment
from models.law.common.labelled import Labelled

__all__ = ["Capacity", "Party", "PartyCapacity", "Weighing", "ZienswijzeManner"]


class ZienswijzeManner(Labelled):
    """Orally or in writing, at the party's choice (Awb 4:9)."""

    WRITTEN = "written", "schriftelijk"
    ORAL = "oral", "mondeling"


class PartyCapacity(SQLModel, table=True):
    """As what somebody is a party, and for which party when he acts for another."""

    __table_args__ = (
        CheckConstraint(
            "(capacity IN ('representative', 'administrator', 'guardian')) = (for_party > 0)",
            name="acts_for_another",
        ),
    )

    party_id: int | None = Field(default=None, primary_key=True, foreign_key="party.id")
    capacity: Capacity = Field(primary_key=True, sa_type=choice(Capacity, "capacity"))
    for_party: int = Field(default=0, primary_key=True)
    """Number of the party that he acts for; 0 is himself."""


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
    held: list[PartyCapacity] = Relationship(
        sa_relationship_kwargs={"lazy": "selectin", "cascade": "all, delete-orphan"}
    )
    name: str = Field(max_length=120)
    acts_through: str = Field(default="", max_length=120)
    """Of a legal person: the name and function of who acts for it."""
    reachable_street: str = Field(max_length=120)
    reachable_postcode: str = Field(default="", max_length=12)
    reachable_place: str = Field(max_length=80)
    reachable_country: str = Field(default="", max_length=60)
    """Dutch name; empty for the Netherlands."""
    born_on: date | None = None
    phone: str = Field(default="", max_length=20)
    email_agreed_on: date | None = None
    """When this party agreed to get its letters by e-mail (Awb 2:14)."""
    withdrawn_on: date | None = None
    """Since when nothing goes out to this party any more."""
    zienswijze_received_on: date | None = None
    zienswijze_manner: ZienswijzeManner | None = Field(
        default=None, sa_type=choice(ZienswijzeManner, "zienswijze_manner")
    )
    zienswijze_summary: str = Field(default="", max_length=4000)

    @property
    def capacities(self) -> tuple[Capacity, ...]:
        """As what this is a party, in the order of the law's table."""
        held = {row.capacity for row in self.held}
        return tuple(capacity for capacity in Capacity if capacity in held)

    @property
    def acts_for(self) -> tuple[int, ...]:
        """Numbers of the parties that this one acts for."""
        return tuple(sorted({row.for_party for row in self.held if row.for_party}))

    def reads_for(self, number: int | None) -> bool:
        """Whether what goes to this party goes to him: it is he, or he acts for it (Awb 2:1)."""
        return number in (self.number, *self.acts_for)

    @property
    def agent_name(self) -> str:
        """The name in `acts_through`, without the function behind the comma."""
        return self.acts_through.partition(",")[0].strip()

    @property
    def acts_only_for_others(self) -> bool:
        """Whether it is no party of its own right."""
        return bool(self.held) and ACTS_FOR_ANOTHER.issuperset(self.capacities)


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
