"""What happens at closed premises: the seal, who was let in, the keys."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import Moment, choice
from models.law.common.labelled import Labelled


class AccessReason(Labelled):
    """Why somebody may enter closed premises for a while."""

    BELONGINGS = "belongings", "spullen ophalen"
    ANIMALS = "animals", "dieren verzorgen of ophalen"
    REPAIR = "repair", "onderhoud of reparatie"
    METERS = "meters", "meterstanden of nutsvoorzieningen"
    CLEARING = "clearing", "ontruimen of schoonmaken"
    INSPECTION = "inspection", "controle door gemeente of politie"
    VIEWING = "viewing", "bezichtiging of overdracht"


class Access(SQLModel, table=True):
    """That somebody was let in while the premises are closed: who, why, from when until when."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("ends_at > begins_at", name="ends_after_it_began"),
        CheckConstraint(
            "(party_number IS NULL) <> (capacity = '')", name="a_party_or_somebody_in_a_function"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    reason: AccessReason = Field(sa_type=choice(AccessReason, "access_reason"))
    party_number: int | None = None
    capacity: str = Field(default="", max_length=60)
    """Of somebody who is no party: "loodgieter", never a name."""
    begins_at: datetime = Field(sa_type=Moment)
    ends_at: datetime = Field(sa_type=Moment)
    accompanied_by: int = Field(foreign_key="officer.id")


class SealBreach(SQLModel, table=True):
    """The seal was found broken (art. 199 Sr): reported to the police, sealed again."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint(
            "(reported_on IS NULL) = (police_number = '')", name="reported_under_a_number"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    found_on: date
    reported_on: date | None = None
    police_number: str = Field(default="", max_length=40)
    """Number of the report to the police (aangifte)."""
    resealed_on: date | None = None


class KeyHandover(SQLModel, table=True):
    """Keys that were handed over at the end, against a signed form (a document of the case)."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("keys > 0", name="at_least_one_key"),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    handed_on: date
    party_number: int
    keys: int


class NewFind(SQLModel, table=True):
    """The police found something again while an order stands; their report makes its own case."""

    __table_args__ = (UniqueConstraint("case_id", "report_number"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    report_number: str = Field(max_length=40)
    found_on: date
