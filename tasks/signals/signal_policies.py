"""The dated policies of the signals list: own terms by municipality, and the red flags."""

from datetime import date
from functools import cache

from models.law.common.policy import VersionedBook
from models.law.signals.red_flags import RedFlags
from models.law.signals.signals import SignalPolicy
from tasks.register.municipality_folders import OwnFile
from tasks.register.policies import POLICY_FOLDER
from tasks.register.policy_files import read_book

SIGNALS = OwnFile("signals.yaml", SignalPolicy, "lijst met termijnen van signalen")
OWN_FILES = (SIGNALS,)


def signal_terms(municipality_code: str, on: date) -> SignalPolicy:
    """The own terms of the signals list of a municipality (CBS code), or NoPolicyInForceError."""
    return SIGNALS.in_force(municipality_code, on)


def red_flags(on: date) -> RedFlags:
    """What the reporting desk lets people tick on a day, or NoPolicyInForceError."""
    return _red_flags().in_force(on)


@cache
def _red_flags() -> VersionedBook[RedFlags]:
    return read_book(POLICY_FOLDER / "red-flags.yaml", RedFlags, "lijst met kenmerken")
