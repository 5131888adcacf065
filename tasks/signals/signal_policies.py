"""The dated policy of the signals list, read once and asked for by day."""

from datetime import date
from functools import cache

from models.law.common.policy import VersionedBook
from models.law.signals.signals import SignalPolicy
from tasks.register.policies import POLICY_FOLDER, read_book


def signal_terms(on: date) -> SignalPolicy:
    """The own terms of the signals list on a day, or NoPolicyInForceError."""
    return _signals().in_force(on)


@cache
def _signals() -> VersionedBook[SignalPolicy]:
    return read_book(
        POLICY_FOLDER, "signals.yaml", SignalPolicy, "lijst met termijnen van signalen"
    )
