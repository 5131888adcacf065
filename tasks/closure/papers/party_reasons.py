"""What a formal letter must hold by law, and which reasons this party may read.

A letter without its reasons or its dates is refused as a whole, before a word is printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.closure.closure_views import PartyLetter, WeighedFactor
from models.common.errors import FaultsError
from models.law.closure.sanctions import PremisesKind

PRIVATE_FACTORS = frozenset({"D5", "D6", "D7"})
"""Health, money and care: for the people who live there, not for a landlord or a bank (AVG 5)."""
MUST_ASK = frozenset({"D2", "D3", "D4"})
"""Return, replacement housing and children: never open for an inhabited dwelling (facts 1.5)."""
DURATION_FACTOR = "C7"


class IncompleteLetterError(FaultsError):
    """Raised when a letter lacks something that the law wants in it; lists all that is missing."""


@dataclass(frozen=True)
class Reasons:
    """The weighing, in the order in which a judge reads it (ECLI:NL:RVS:2022:285)."""

    competent: tuple[WeighedFactor, ...]
    suitable: tuple[WeighedFactor, ...]
    necessary: tuple[WeighedFactor, ...]
    duration: tuple[WeighedFactor, ...]
    balanced: tuple[WeighedFactor, ...]
    withheld: bool
    """Whether private circumstances of others were left out of this party's letter."""


@dataclass(frozen=True)
class Offence:
    """Which parts of art. 13b(1) the findings fall under."""

    trade: bool
    preparatory_acts: bool


def reasons_of(letter: PartyLetter) -> Reasons:
    """Sort the weighing by its question, without what this party may not read."""
    readable = [
        factor
        for factor in letter.weighing
        if factor.code not in PRIVATE_FACTORS or _may_read_private(letter)
    ]

    def of(steps: str) -> tuple[WeighedFactor, ...]:
        return tuple(
            factor
            for factor in readable
            if factor.code[0] in steps and factor.code != DURATION_FACTOR
        )

    return Reasons(
        competent=of("A"),
        suitable=of("B"),
        necessary=of("C"),
        duration=tuple(factor for factor in readable if factor.code == DURATION_FACTOR),
        balanced=of("DE"),
        withheld=len(readable) < len(letter.weighing),
    )


def _may_read_private(letter: PartyLetter) -> bool:
    """True for who lives there or is the offender: for them these are reasons of their own."""
    lives_there = letter.premises_address in letter.addressee_lines
    return letter.is_offender or lives_there or letter.capacity in {"huurder", "bewoner"}


def offence_of(letter: PartyLetter) -> Offence:
    """Which parts of art. 13b(1) the findings name."""
    grounds = [item.ground for item in letter.findings]
    return Offence(
        trade=any(ground.endswith("onder a") for ground in grounds),
        preparatory_acts=any(ground.endswith("onder b") for ground in grounds),
    )


def is_closed_already(letter: PartyLetter) -> bool:
    """Awb 5:31(2): closed before there was a decision."""
    return "tweede lid" in letter.urgent_ground


def refuse(letter: PartyLetter, what: str, faults: Mapping[str, bool]) -> None:
    """Raise IncompleteLetterError when any of the faults is true, naming all that are."""
    found = [fault for fault, is_fault in faults.items() if is_fault]
    if offence_of(letter) == Offence(trade=False, preparatory_acts=False):
        found.append("er staat geen vondst in onder artikel 13b, eerste lid, onder a of b")
    if found:
        raise IncompleteLetterError(f"{what} in zaak {letter.reference}", found)


def faults_in_reasons(letter: PartyLetter) -> dict[str, bool]:
    """What the weighing still lacks for a closure."""
    reasons = reasons_of(letter)
    open_questions = sorted(MUST_ASK - {factor.code for factor in letter.weighing})
    must_ask = letter.premises_kind is PremisesKind.DWELLING and letter.inhabited
    return {
        "de bevoegdheid (A) is niet afgewogen": not reasons.competent,
        "de geschiktheid (B) is niet afgewogen": not reasons.suitable,
        "de noodzaak (C) is niet afgewogen": not reasons.necessary,
        "de duur (C7) heeft geen eigen reden": not reasons.duration,
        "de evenwichtigheid (D) is niet afgewogen": not reasons.balanced,
        f"bij een bewoonde woning is niet beantwoord: {', '.join(open_questions)}": (
            must_ask and bool(open_questions)
        ),
    }


def faults_in_dates(letter: PartyLetter) -> dict[str, bool]:
    """What the order to close still lacks."""
    return {
        "de eerste dag van de sluiting ontbreekt": letter.ordered_from is None,
        "de laatste dag of de dag van heroverweging ontbreekt": letter.closure_term is None,
        "de bezwaartermijn ontbreekt": letter.objection_term is None,
        "zonder spoed hoort er een begunstigingstermijn in (artikel 5:24, tweede lid, Awb)": (
            letter.grace_until is None and not letter.urgent_ground
        ),
    }
