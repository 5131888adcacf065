"""Who may read what in a letter of a closure: one table of subject and capacity (AVG art. 5).

What tells of somebody's health, children, money, home, care, antecedents or zienswijze goes to that
person alone, or to who acts for him. Others read that there was more, never what.
"""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from models.law.closure.capacities import ACTS_FOR_ANOTHER, Capacity

ZIENSWIJZE = "zienswijze"
"""The answer to the zienswijze of one party."""
COUNTER_EVIDENCE = "A3"
"""What somebody brought up to show that the drugs were not for trade."""
DEVIATION = "4:84"
"""The reason to deviate from the matrix (Awb 4:84)."""
COSTS = "5:25"
"""The reason why the costs are not or not all for the offender (Awb 5:25(1))."""
AMOUNT = "5:32b"
"""The reason why the amount of a penalty is in proportion (Awb 5:32b(3))."""
EARLIER_OFFENCES = "herhaling"
"""The days of earlier offences at the address."""


class Clearance(StrEnum):
    """How far a subject goes for a party of some capacity."""

    READS = "reads"
    """It belongs to the reasons that this party needs."""
    IF_HIS_OWN = "if_his_own"
    """Only when it is about this very party."""
    NEVER = "never"
    """Not even then: a party of this capacity has no need of it."""


# Who stands in for another reads what that other may read: standing in opens nothing of itself.
_NOBODY = dict.fromkeys(Capacity, Clearance.NEVER)
_ALL = _NOBODY | dict.fromkeys(set(Capacity) - ACTS_FOR_ANOTHER, Clearance.READS)
_HIS_OWN = _NOBODY | dict.fromkeys(set(Capacity) - ACTS_FOR_ANOTHER, Clearance.IF_HIS_OWN)
_NOT_FOR_A_BANK = _ALL | {Capacity.MORTGAGEE: Clearance.NEVER}
_AT_HOME = _HIS_OWN | {Capacity.MORTGAGEE: Clearance.NEVER}
# Who answers for the address must know them; of who lives there they may tell of a housemate.
_ANSWERS_FOR_THE_ADDRESS = _NOBODY | {
    Capacity.OFFENDER: Clearance.READS,
    Capacity.OWNER: Clearance.READS,
    Capacity.LANDLORD: Clearance.READS,
}

CLEARANCE: Mapping[str, Mapping[Capacity, Clearance]] = MappingProxyType(
    {
        "A1": _ALL,
        "A2": _ALL,
        COUNTER_EVIDENCE: _HIS_OWN,  # his own account, such as of an addiction
        "B": _ALL,
        "C1": _ALL,
        "C2": _ALL,
        "C3": _ALL,
        "C4": _ALL,
        "C5": _ALL,
        "C6": _ALL,
        "C7": _ALL,
        "C8": _AT_HOME,  # antecedents
        "D1": _NOT_FOR_A_BANK,  # blame: part of the offence itself
        "D2": _AT_HOME,  # return and lease
        "D3": _AT_HOME,  # where someone now lives
        "D4": _AT_HOME,  # children
        "D5": _AT_HOME,  # health
        "D6": _HIS_OWN,  # money and debts
        "D7": _AT_HOME,  # care by others
        "E": _NOT_FOR_A_BANK,
        DEVIATION: _ALL,
        AMOUNT: _ALL,
        COSTS: _HIS_OWN,
        ZIENSWIJZE: _HIS_OWN,
        EARLIER_OFFENCES: _ANSWERS_FOR_THE_ADDRESS,
    }
)
"""Row: what it tells. Column: as what the reader is a party."""

PERSONAL = frozenset(
    subject
    for subject, cells in CLEARANCE.items()
    if Clearance.READS not in cells.values() and subject != EARLIER_OFFENCES
)
"""Subjects that are always about one person, so that it must be known about whom."""

LIVES_WITH_IT = frozenset({Capacity.OFFENDER, Capacity.TENANT, Capacity.RESIDENT})
"""Of whom the circumstances are weighed, when the file does not say of whom."""


def clearance_of(subject: str, capacities: Collection[Capacity]) -> Clearance:
    """The widest clearance among the capacities of one party; of an unknown subject none."""
    cells = CLEARANCE.get(subject, {})
    found = {cells.get(capacity) for capacity in capacities}
    return next((each for each in Clearance if each in found), Clearance.NEVER)


def may_read(subject: str, capacities: Collection[Capacity], *, about: int, reader: int) -> bool:
    """True when party `reader` may read what is about party `about`; 0 is nobody in particular.

    What was written about one party is for that party, whatever its subject.
    """
    clearance = clearance_of(subject, capacities)
    if clearance is Clearance.NEVER:
        return False
    if about:
        return about == reader
    return clearance is Clearance.READS


_TELLS_OF_A_PERSON = re.compile(
    r"\b(ziek|zwanger|handicap|gehandicapt|verslaa|verslav|diagnos|behandel[id]|medicij|medisch|"
    r"psych|kind(?:eren|je|jes)?\b|baby|minderjarig|jeugdzorg|schuld(?:en|hulp|eiser)|"
    r"bijstand|uitkering|inkomen|veroordeel|strafblad|antecedent)",
    re.IGNORECASE,
)


def tells_of_a_person(text: str) -> str:
    """The word in a text that seems to tell of health, children, money or antecedents, or ""."""
    found = _TELLS_OF_A_PERSON.search(text)
    return found[0] if found else ""
