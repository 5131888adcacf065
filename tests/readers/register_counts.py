"""How many rows each table has, to see that a refusal or a second time changed nothing."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel, func, select

from models.closure.approval import Approval
from models.closure.closure import ClosureCase, Finding, PreviousOffence
from models.closure.document import Dispatch, Document
from models.closure.party import Party, PartyCapacity, Weighing
from models.closure.place.further_place import FurtherPlace
from models.closure.place.repeat import RepeatJudgement
from models.closure.site import Access, KeyHandover, NewFind, SealBreach
from models.closure.term import MorningRun, Term, TermNotice
from models.closure.track import Track
from models.common.history import Event
from models.common.message import OutgoingMessage
from models.common.municipality import Municipality, Officer, OfficerRole, Partner
from models.common.premises import Address, Premises
from tasks.register.resources import engine, reading

TABLES: tuple[type[SQLModel], ...] = (
    Municipality,
    Officer,
    OfficerRole,
    Partner,
    Address,
    Premises,
    ClosureCase,
    Finding,
    PreviousOffence,
    RepeatJudgement,
    FurtherPlace,
    Party,
    PartyCapacity,
    Weighing,
    Access,
    SealBreach,
    NewFind,
    KeyHandover,
    Approval,
    Document,
    Dispatch,
    Term,
    TermNotice,
    MorningRun,
    Track,
    OutgoingMessage,
    Event,
)


def counts() -> dict[str, int]:
    """How many rows each table has."""
    with reading() as session:
        return {
            table.__name__: session.exec(select(func.count()).select_from(table)).one()
            for table in TABLES
        }


def every_row() -> dict[str, list[dict[str, Any]]]:
    """Every value of every row of every table there is: equal when nothing at all was changed."""
    tables = _tables_of(engine().dialect.name)
    with engine().connect() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(table.select()).mappings()]
            for table in tables
        }


@cache
def _tables_of(_dialect: str) -> Sequence[Table]:
    """The tables as the database itself tells of them; looked up once, for it takes its time."""
    found = MetaData()
    found.reflect(engine())
    return found.sorted_tables
