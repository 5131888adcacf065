"""The formal letters to the parties of a closure case: from frozen values to a finished PDF.

The words stand in templates/texts, the page in templates/layouts/legal_letter.typ.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.closure.closure_views import PartyLetter
from models.law.closure.money.penalties import PenaltyAmounts
from models.law.closure.sanctions import MeasureKind, PremisesKind
from models.law.common.dutch import sentence
from tasks.closure.closure_policies import local_rules
from tasks.closure.letters.page import Page, lay_out, with_shares
from tasks.closure.letters.says import Says
from tasks.closure.papers.own_words import OwnWords
from tasks.closure.papers.party_course import course_of, hearing_of, others_spoke
from tasks.closure.papers.party_reasons import (
    IncompleteLetterError,
    faults_in_dates,
    faults_in_reasons,
    is_closed_already,
    offence_of,
    reasons_of,
    refuse,
)
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import Node, RenderedFile, parse, render_text, to_plain_text

__all__ = [
    "IncompleteLetterError",
    "Penalty",
    "decision",
    "for_party",
    "notice_of_intent",
    "penalty_order",
    "warning",
]

CAUTION = "let op: "
OFFICER_ONLY = (
    CAUTION,
    "leg in het besluit vast",
    "bron: ",
    "ook van toepassing",
    "De sanctiematrix van",
    "Een jurist moet",
)
"""How clauses begin that are for the officer, or that the letter says elsewhere."""
_NEXT_SENTENCE = re.compile(r"\. (?=De zwaarste maatregel|De sanctiematrix van|Een jurist moet)")
"""Where the law module goes on with another sentence instead of another clause."""
_MATRIX_ROW = re.compile(r"rij \S+ \((.+)\)")
"""A row of the matrix by its id: a party reads the band only."""
COLUMNS = {3: (42, 18, 40)}
"""What was found, how much, and the article: the shares of their columns."""
NOT_LOADED = "niet geladen"
"""What the law module says when the decree days of a year are unknown."""
NO_AMOUNTS = "Vul de bedragen van de dwangsom in en leg uit waarom zij passen."
FILE_NAMES = {
    "notice_of_intent": "voornemen",
    "decision": "besluit",
    "warning": "waarschuwing",
    "penalty_order": "last-onder-dwangsom",
}


@dataclass(frozen=True)
class Penalty:
    """The amounts of an order under penalty (Awb 5:32b)."""

    amounts: PenaltyAmounts
    reason: str
    """Why these amounts are in proportion, as Dutch sentences."""


def notice_of_intent(letter: PartyLetter, number: int) -> RenderedFile:
    """What the mayor intends and why, and the questions the mayor must ask (Awb 4:8, 4:9).

    `number` is the party's number in the case. Raises IncompleteLetterError.
    """
    faults = {
        "er is geen maatregel gekozen": letter.measure.kind is MeasureKind.NONE,
        "de termijn voor een zienswijze ontbreekt": not letter.zienswijze_terms,
        "het pand is al gesloten (artikel 5:31, tweede lid, Awb)": is_closed_already(letter),
    }
    refuse(letter, "Het voornemen", faults)
    return _letter("notice_of_intent", letter, number)


def decision(letter: PartyLetter, number: int) -> RenderedFile:
    """The order to close, with all that Awb 5:9, 5:24 and 5:25 and the case law want in it.

    Raises IncompleteLetterError.
    """
    faults = {
        "de maatregel is geen sluiting": letter.measure.kind is not MeasureKind.CLOSURE,
        # An order of before it was asked can still reach a party.
        "de reden van de spoed ontbreekt": (
            bool(letter.urgent_ground) and not letter.urgency_reason and not letter.decided_on
        ),
    }
    refuse(letter, "Het besluit", faults | faults_in_dates(letter) | faults_in_reasons(letter))
    return _letter("decision", letter, number)


def warning(letter: PartyLetter, number: int) -> RenderedFile:
    """A warning instead of a closure. Raises IncompleteLetterError."""
    is_other = letter.measure.kind is not MeasureKind.WARNING
    refuse(letter, "De waarschuwing", {"de maatregel is geen waarschuwing": is_other})
    return _letter("warning", letter, number)


def penalty_order(letter: PartyLetter, number: int, penalty: Penalty | None = None) -> RenderedFile:
    """An order under penalty; without amounts it is marked as a draft (Awb 5:32b).

    Raises IncompleteLetterError.
    """
    faults = {
        "de maatregel is geen last onder dwangsom": (
            letter.measure.kind is not MeasureKind.PENALTY_ORDER
        ),
        "de bezwaartermijn ontbreekt": letter.objection_term is None,
    }
    refuse(letter, "De last onder dwangsom", faults)
    return _letter("penalty_order", letter, number, penalty)


@dataclass(frozen=True)
class LetterWords:
    """What a letter says before it is laid out, and which blocks of fact are in it."""

    title: str
    body: str
    """Markdown."""
    said: tuple[str, ...]
    """Names in models/law/closure/backed_sentences.py."""


def words_of(kind: str, letter: PartyLetter, penalty: Penalty | None = None) -> LetterWords:
    """The words of a letter of this kind. Raises UnprovenSentenceError, IncompleteLetterError."""
    return _words(kind, letter, _full_context(kind, letter, penalty))


def _full_context(kind: str, letter: PartyLetter, penalty: Penalty | None) -> dict[str, Any]:
    context = _context(kind, letter) | {"penalty": penalty}
    if kind == "penalty_order" and penalty is None:
        context["draft_reasons"].append(NO_AMOUNTS)
    return context


def _words(kind: str, letter: PartyLetter, context: dict[str, Any]) -> LetterWords:
    title = to_plain_text(parse(render_text("_legal_subject.md.j2", **context))).strip()
    is_past = kind == "decision" and letter.over_on is not None
    body = render_text(f"{'past_decision' if is_past else kind}.md.j2", **context)
    left_over = context["own"].left_over
    if left_over:
        words = [
            f"een eigen alinea hoort bij {name}, maar deze brief heeft dat onderdeel niet"
            for name in left_over
        ]
        raise IncompleteLetterError(f"De brief in zaak {letter.reference}", words)
    return LetterWords(title, body, tuple(context["says"].said))


def _letter(
    kind: str, letter: PartyLetter, number: int, penalty: Penalty | None = None
) -> RenderedFile:
    """Render the words, lay them out and name the file."""
    context = _full_context(kind, letter, penalty)

    def part(name: str) -> list[Node]:
        return parse(render_text(f"_legal_{name}.md.j2", **context))

    words = _words(kind, letter, context)
    page = Page(
        name=f"{FILE_NAMES[kind]}-partij-{number}.pdf",
        title=words.title,
        body=with_shares(parse(words.body), COLUMNS),
        meta=part("meta"),
        signature=part("signature"),
        copies=part("copies"),
        draft_box=part("draft_box") if context["draft_reasons"] else [],
    )
    return lay_out(letter, page)


def _context(kind: str, letter: PartyLetter) -> dict[str, Any]:
    """What a template may name: the letter itself and what follows from it."""
    weighing = reasons_of(letter)
    return {
        "own": OwnWords(letter.paragraphs),
        "says": Says(letter.reference, letter.course, letter.party),
        "hearing": hearing_of(letter),
        "others_spoke": others_spoke(letter),
        "course": course_of(letter),
        "kind": kind,
        "letter": letter,
        "house_style": house_style_of(letter.folder),
        "rules": local_rules(letter.folder, letter.sent_on),
        "weighing": weighing,
        "reasons": (*weighing.suitable, *weighing.necessary, *weighing.balanced),
        "offence": offence_of(letter),
        "draft_reasons": _draft_reasons(letter),
        "closure": letter.measure.kind is MeasureKind.CLOSURE,
        "indefinite": letter.measure.is_indefinite,
        "duration": letter.measure.duration,
        "measure_words": letter.measure.describe(),
        "dwelling": letter.premises_kind is PremisesKind.DWELLING,
        "inhabited": letter.inhabited,
        "urgent": bool(letter.urgent_ground),
        "already_closed": is_closed_already(letter),
        "over": letter.over_by,
        "proposal_explanation": for_party(letter.proposal_explanation),
    } | _terms(letter)


def _terms(letter: PartyLetter) -> dict[str, Any]:
    """Each term with its reason in words for a party; an absent term has no name at all."""
    terms = {
        "zienswijze": next(iter(letter.zienswijze_terms), None),
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


def for_party(explanation: str) -> str:
    """The clauses of an explanation as sentences, without the advice that is for the officer."""
    return " ".join(
        sentence(_MATRIX_ROW.sub(r"in de tabel van het beleid is dit: \1", clause))
        for clause in _clauses(explanation)
        if not clause.startswith(OFFICER_ONLY)
    )


def _clauses(explanation: str) -> Iterator[str]:
    clauses = _NEXT_SENTENCE.sub("; ", explanation).split(";")
    return (clause.strip() for clause in clauses if clause.strip())


def _draft_reasons(letter: PartyLetter) -> list[str]:
    """Why this letter may not leave yet: an unconfirmed matrix, or a year without decree days."""
    terms = [
        letter.objection_term,
        letter.closure_term,
        letter.grace_until,
        *letter.zienswijze_terms,
    ]
    uncertain = [
        sentence(f"de termijn voor {term.label} is niet zeker: {clause.removeprefix(CAUTION)}")
        for term in terms
        if term is not None
        for clause in _clauses(term.explanation)
        if NOT_LOADED in clause
    ]
    return [letter.must_confirm, *uncertain] if letter.must_confirm else uncertain
