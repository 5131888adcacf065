"""The dated policy of the other instruments, read once and asked for by day."""

from datetime import date
from functools import cache

from models.law.common.policy import VersionedBook
from models.law.instruments.instruments import InstrumentPolicy
from tasks.register.policies import POLICY_FOLDER, read_book


def instrument_policy(on: date) -> InstrumentPolicy:
    """The rules of DOR, Bibob and street measures on a day, or NoPolicyInForceError."""
    return _book().in_force(on)


@cache
def _book() -> VersionedBook[InstrumentPolicy]:
    return read_book(POLICY_FOLDER, "instruments.yaml", InstrumentPolicy, "regels van instrumenten")
