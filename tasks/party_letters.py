"""The formal letters to the parties of a closure case: from frozen values to a finished PDF.

What a letter must hold by law is checked here, before a word is printed: a letter without its
reasons or its dates is refused as a whole. The words stand in templates/texts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from models.errors import FaultsError
from models.law.dutch import plural, sentence
from models.law.sanctions import DurationUnit, Measure, MeasureKind, PremisesKind
from models.views import PartyLetter, TermLine, WeighedFactor
from tasks.house import house_style
from tasks.rendering import RenderedFile, parse, render_text, to_pdf, to_plain_text

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
LAYOUT = "legal_letter"
FILE_NAMES = {
    "notice_of_intent": "voornemen",
    "decision": "besluit",
    "warning": "waarschuwing",
    "penalty_order": "last-onder-dwangsom",
}


class IncompleteLetterError(FaultsError):
    """Raised when a letter lacks something that the law wants in it; lists all that is missing."""


NO_AMOUNTS = "Vul de bedragen van de dwangsom in en leg uit waarom zij passen."


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


def notice_of_intent(letter: PartyLetter, number: int) -> RenderedFile:
    """What the mayor intends and why, and the questions the mayor must ask (Awb 4:8, 4:9).

    `number` is the party's number in the case. Raises IncompleteLetterError.
    """
    _check(
        letter,
        "Het voornemen",
        {
            "er is geen maatregel gekozen": letter.measure.kind is MeasureKind.NONE,
            "de termijn voor een zienswijze ontbreekt": not letter.view_terms,
            "er staat niet in wat er is gevonden": not letter.findings,
            "het pand is al gesloten (artikel 5:31, tweede lid, Awb)": _is_closed_already(letter),
        },
    )
    return _letter("notice_of_intent", letter, number)


def decision(letter: PartyLetter, number: int) -> RenderedFile:
    """The order to close, with all that Awb 5:9, 5:24 and 5:25 and the case law want in it.

    Raises IncompleteLetterError.
    """
    _check(
        letter,
        "Het besluit",
        {
            "de maatregel is geen sluiting": letter.measure.kind is not MeasureKind.CLOSURE,
            "er staat niet in wat er is gevonden": not letter.findings,
        }
        | _faults_in_dates(letter)
        | _faults_in_reasons(letter, reasons_of(letter)),
    )
    return _letter("decision", letter, number)


def warning(letter: PartyLetter, number: int) -> RenderedFile:
    """A warning instead of a closure. Raises IncompleteLetterError."""
    _check(
        letter,
        "De waarschuwing",
        {
            "de maatregel is geen waarschuwing": letter.measure.kind is not MeasureKind.WARNING,
            "er staat niet in wat er is gevonden": not letter.findings,
        },
    )
    return _letter("warning", letter, number)


def penalty_order(letter: PartyLetter, number: int, penalty: Penalty | None = None) -> RenderedFile:
    """An order under penalty; without amounts it is marked as a draft (Awb 5:32b).

    Raises IncompleteLetterError.
    """
    _check(
        letter,
        "De last onder dwangsom",
        {
            "de maatregel is geen last onder dwangsom": (
                letter.measure.kind is not MeasureKind.PENALTY_ORDER
            ),
            "er staat niet in wat er is gevonden": not letter.findings,
            "de bezwaartermijn ontbreekt": letter.objection_term is None,
        },
    )
    return _letter("penalty_order", letter, number, penalty)


def _letter(
    kind: str, letter: PartyLetter, number: int, penalty: Penalty | None = None
) -> RenderedFile:
    """Render the words, lay them out and name the file."""
    context = _context(kind, letter) | {"penalty": penalty}
    if kind == "penalty_order" and penalty is None:
        context["draft_reasons"].append(NO_AMOUNTS)
    house = house_style(letter.house)
    parts = {
        part: parse(render_text(f"_legal_{part}.md.j2", **context))
        for part in ("meta", "signature", "copies", "draft_box")
    }
    if not context["draft_reasons"]:
        parts["draft_box"] = []
    subject = parse(render_text("_legal_subject.md.j2", **context))
    data = parts | {
        "recipient": [letter.addressee, *letter.addressee_lines],
        "sender": f"Gemeente {letter.municipality}, {house.postal_address}",
        "foot": f"Zaaknummer {letter.reference}",
    }
    body = parse(render_text(f"{kind}.md.j2", **context))
    title = to_plain_text(subject).strip()
    content = to_pdf(LAYOUT, title, body, data, house, letter.sent_on)
    return RenderedFile(f"{FILE_NAMES[kind]}-partij-{number}.pdf", "application/pdf", content)


def _context(kind: str, letter: PartyLetter) -> dict[str, Any]:
    """What a template may name: the letter itself and what follows from it."""
    weighing = reasons_of(letter)
    return {
        "kind": kind,
        "letter": letter,
        "house": house_style(letter.house),
        "weighing": weighing,
        "reasons": (*weighing.suitable, *weighing.necessary, *weighing.balanced),
        "offence": offence_of(letter),
        "draft_reasons": _draft_reasons(letter),
        "closure": letter.measure.kind is MeasureKind.CLOSURE,
        "indefinite": letter.measure.is_indefinite,
        "duration": _duration_words(letter.measure),
        "measure_words": letter.measure.describe(),
        "dwelling": letter.premises_kind is PremisesKind.DWELLING,
        "inhabited": letter.inhabited,
        "urgent": bool(letter.urgent_ground),
        "already_closed": _is_closed_already(letter),
        "skipped_view": bool(letter.urgent_ground),
        "proposal_explanation": for_party(letter.proposal_explanation),
    } | _terms(letter)


def _terms(letter: PartyLetter) -> dict[str, Any]:
    """Each term with its reason in words for a party; an absent term has no name at all."""
    terms = {
        "view": next(iter(letter.view_terms), None),
        "grace": letter.grace_until,
        "review" if letter.measure.is_indefinite else "closure": letter.closure_term,
        "objection": letter.objection_term,
    }
    return {
        f"{name}_{what}": value
        for name, term in terms.items()
        if term is not None
        for what, value in (("term", term), ("explanation", for_party(term.explanation)))
    }
