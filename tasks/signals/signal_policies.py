"""The dated policy of the signals list, asked for by municipality and day."""

from datetime import date

from models.law.signals.signals import SignalPolicy
from tasks.register.municipality_folders import OwnFile

SIGNALS = OwnFile("signals.yaml", SignalPolicy, "lijst met termijnen van signalen")
OWN_FILES = (SIGNALS,)


def signal_terms(municipality_code: str, on: date) -> SignalPolicy:
    """The own terms of the signals list of a municipality (CBS code), or NoPolicyInForceError."""
    return SIGNALS.in_force(municipality_code, on)
