"""What a page tells of the other instruments: of where one may record them, and no others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from models.common.municipality import Municipality
from models.law.common.policy import NoPolicyInForceError
from models.law.common.roles import Action
from tasks.instruments import instrument_overview
from tasks.instruments.instrument_overview import InstrumentLine
from tasks.instruments.instrument_policies import instrument_policy
from tasks.register.address_search import meant_addresses
from tasks.register.authority import municipalities_where
from tasks.register.resources import reading

__all__ = ["InstrumentLine"]
MOST = 30


@dataclass(frozen=True)
class InstrumentChoices:
    """What can be chosen in the forms, by value."""

    municipality: Mapping[str, str]
    measure: Mapping[str, str]
    bag_id: Mapping[str, str]


def list_instruments(by: str) -> Mapping[str, Sequence[InstrumentLine]]:
    """What was recorded in each municipality of this officer, by its name, newest first."""
    return {
        name: instrument_overview.list_instruments(code)[::-1] for code, name in _own(by).items()
    }


def choices(words: str, on: date, by: str) -> InstrumentChoices:
    """Municipalities, measures of a day, and the addresses that are meant by these words."""
    own = _own(by)
    with reading() as session:
        found = meant_addresses(session, words, tuple(own), MOST) if words else ()
        addresses = {row.bag_id: f"{row.line}, {row.place}" for row in found}
    return InstrumentChoices(own, _measures(own, on), addresses)


def _measures(codes: Mapping[str, str], on: date) -> Mapping[str, str]:
    """By key; a municipality that has no policy on this day has none."""
    found: dict[str, str] = {}
    for code in codes:
        try:
            policy = instrument_policy(code, on)
        except NoPolicyInForceError:
            continue
        found |= {measure.key: measure.label for measure in policy.street_measures}
    return found


def _own(by: str) -> Mapping[str, str]:
    """The municipalities in which this officer records instruments, by CBS code; RoleError."""
    codes = municipalities_where(by, Action.RECORD_INSTRUMENT)
    with reading() as session:
        asked = select(Municipality.code, Municipality.name).where(
            col(Municipality.code).in_(codes)
        )
        return dict(session.exec(asked.order_by(col(Municipality.name))).all())
