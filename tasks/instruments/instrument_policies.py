"""The dated policies of the other instruments: of the municipality itself, and of the country."""

from datetime import date
from functools import cache

from models.law.common.policy import VersionedBook
from models.law.instruments.instruments import BibobPolicy, BibobRules, InstrumentPolicy
from tasks.register.municipality_folders import OwnFile
from tasks.register.policies import POLICY_FOLDER
from tasks.register.policy_files import read_book

INSTRUMENTS = OwnFile("instruments.yaml", InstrumentPolicy, "regels van instrumenten")
OWN_FILES = (INSTRUMENTS,)


def instrument_policy(municipality_code: str, on: date) -> InstrumentPolicy:
    """The rules of DOR and street measures of a municipality, or NoPolicyInForceError."""
    return INSTRUMENTS.in_force(municipality_code, on)


def bibob_rules(on: date) -> BibobRules:
    """The terms of the Landelijk Bureau on a day, or NoPolicyInForceError."""
    return _bibob().in_force(on).bibob


@cache
def _bibob() -> VersionedBook[BibobPolicy]:
    return read_book(POLICY_FOLDER / "bibob.yaml", BibobPolicy, "regels van Bibob")
