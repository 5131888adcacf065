"""The formal letters to the parties of a closure case: from frozen values to a finished PDF.

What a letter must hold by law is checked here, before a word is printed: a letter without its
reasons or its dates is refused as a whole. The words stand in templates/texts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from models.errors import FaultsError
from models.law.dutch import plural, sentence
from models.law.sanctions import DurationUnit, Measure, MeasureKind, PremisesKind
from models.views import PartyLetter, TermLine, WeighedFactor
from tasks.house import house_style
from tasks.rendering import RenderedFile, render_text, to_pdf

PRIVATE_FACTORS = frozenset({"D5", "D6", "D7"})
"""Health, money and care: for the people who live there, not for a landlord or a bank (AVG 5)."""
MUST_ASK = frozenset({"D2", "D3", "D4"})
"""Return, replacement housing and children: never open for an inhabited dwelling (facts 1.5)."""
DURATION_FACTOR = "C7"
CAUTION = "let op"
OFFICER_ONLY = (CAUTION, "leg in het besluit vast")
"""How clauses begin that advise the officer: no words for a party."""
NOT_LOADED = "niet geladen"
"""What the law module says when the decree days of a year are unknown."""


class IncompleteLetterError(FaultsError):
    """Raised when a letter lacks something that the law wants in it; lists all that is missing."""


@dataclass(frozen=True)
class Penalty:
    """The amounts of an order under penalty (Awb 5:32b), in whole euros."""

    per_offence: Decimal
    maximum: Decimal
    reason: str
    """Why these amounts are in proportion, as Dutch sentences."""


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
    preparation: bool


def reasons_of(letter: PartyLetter) -> Reasons:
    """Sort the weighing by its question, without what this party may not read."""
    readable = tuple(
        factor
        for factor in letter.weighing
        if factor.code not in PRIVATE_FACTORS or _may_read_private(letter)
    )
    by_step = {
        step: tuple(factor for factor in readable if factor.code[0] in steps)
        for step, steps in {"A": "A", "B": "B", "C": "C", "D": "DE"}.items()
    }
    return Reasons(
        competent=by_step["A"],
        suitable=by_step["B"],
        necessary=tuple(f for f in by_step["C"] if f.code != DURATION_FACTOR),
        duration=tuple(f for f in by_step["C"] if f.code == DURATION_FACTOR),
        balanced=by_step["D"],
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
        preparation=any(ground.endswith("onder b") for ground in grounds),
    )


def for_party(explanation: str) -> str:
    """The clauses of an explanation as sentences, without the advice that is for the officer."""
    clauses = (clause.strip() for clause in explanation.split(";"))
    return " ".join(
        sentence(clause) for clause in clauses if clause and not clause.startswith(OFFICER_ONLY)
    )


def _draft_reasons(letter: PartyLetter) -> list[str]:
    """Why this letter may not leave yet, as sentences in a box on its first page."""
    reasons = [letter.must_confirm] if letter.must_confirm else []
    terms = [letter.objection_term, letter.closure_term, letter.grace_until, *letter.view_terms]
    return reasons + [
        sentence(f"controleer de termijn voor {term.label}, want {clause.split(', ')[0]}")
        for term in terms
        if term is not None
        for clause in _not_loaded(term)
    ]


def _not_loaded(term: TermLine) -> Iterable[str]:
    clauses = (clause.strip() for clause in term.explanation.split(";"))
    return (c.removeprefix(f"{CAUTION}: ") for c in clauses if NOT_LOADED in c)


def _duration_words(measure: Measure) -> str:
    if measure.amount is None or measure.unit is None:
        return "onbepaalde tijd"
    one = "week" if measure.unit is DurationUnit.WEEKS else "maand"
    return plural(measure.amount, one, measure.unit.label)


def _check(letter: PartyLetter, what: str, faults: Mapping[str, bool]) -> None:
    """Refuse a letter for which any of the faults is true, naming all of them."""
    found = [fault for fault, is_fault in faults.items() if is_fault]
    if found:
        raise IncompleteLetterError(f"{what} in zaak {letter.reference}", found)


def _is_closed_already(letter: PartyLetter) -> bool:
    """Awb 5:31(2): closed before there was a decision."""
    return "tweede lid" in letter.urgent_ground


def _faults_in_reasons(letter: PartyLetter, reasons: Reasons) -> dict[str, bool]:
    """What the weighing still lacks for a closure."""
    answered = {factor.code for factor in letter.weighing}
    open_questions = sorted(MUST_ASK - answered)
    lives_someone = letter.premises_kind is PremisesKind.DWELLING and letter.inhabited
    return {
        "de bevoegdheid (A) is niet afgewogen": not reasons.competent,
        "de geschiktheid (B) is niet afgewogen": not reasons.suitable,
        "de noodzaak (C) is niet afgewogen": not reasons.necessary,
        "de duur (C7) heeft geen eigen reden": not reasons.duration,
        "de evenwichtigheid (D) is niet afgewogen": not reasons.balanced,
        f"bij een bewoonde woning is niet beantwoord: {', '.join(open_questions)}": lives_someone
        and bool(open_questions),
    }


def _faults_in_dates(letter: PartyLetter) -> dict[str, bool]:
    """What the order itself still lacks."""
    return {
        "de eerste dag van de sluiting ontbreekt": letter.ordered_from is None,
        "de laatste dag of de dag van heroverweging ontbreekt": letter.closure_term is None,
        "de bezwaartermijn ontbreekt": letter.objection_term is None,
        "zonder spoed hoort er een begunstigingstermijn in (artikel 5:24, tweede lid, Awb)": (
            letter.grace_until is None and not letter.urgent_ground
        ),
    }
