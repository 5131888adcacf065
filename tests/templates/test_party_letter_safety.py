"""The formal letters: drafts, refusals and injection."""

import re
from datetime import date
from typing import Any

import pytest

from models.closure.closure_views import FoundItem, TermLine
from models.law.closure.sanctions import Measure, MeasureKind
from tasks.closure.papers.party_letters import (
    IncompleteLetterError,
    decision,
    for_party,
    notice_of_intent,
    penalty_order,
    warning,
)
from tasks.documents.rendering import TextError, render_text
from tests.readers.pdf_checks import assert_accessible_archive
from tests.templates import party_letter_cases as cases
from tests.templates.party_letter_cases import AMOUNTS, text_of


@pytest.mark.parametrize("kind", ["decision", "notice", "warning", "penalty"])
def test_an_unconfirmed_matrix_makes_every_letter_a_draft(kind: str) -> None:
    """On the first page in a box, and at the foot of every page."""
    why: dict[str, Any] = {
        "must_confirm": "Een jurist moet de sanctiematrix van Alverlo eerst bevestigen."
    }
    file = {
        "decision": lambda: decision(cases.letter(**why), 1),
        "notice": lambda: notice_of_intent(cases.intent(**why), 1),
        "warning": lambda: warning(cases.outcome(MeasureKind.WARNING, **why), 1),
        "penalty": lambda: penalty_order(
            cases.outcome(MeasureKind.PENALTY_ORDER, **why), 1, AMOUNTS
        ),
    }[kind]()
    text = text_of(file)
    assert "Concept: deze brief mag nog niet worden verstuurd. Een jurist moet" in text
    assert text.count("Concept: niet versturen.") == int(re.findall(r"van (\d+)", text)[-1])


def test_a_year_without_decree_days_makes_a_draft() -> None:
    """The last day for objection is not certain then; the advice itself is no word for a party."""
    words = "6 weken na vrijdag 2 april 2032; de laatste dag is vrijdag 14 mei 2032"
    caution = "let op: de gelijkgestelde dagen van 2032 zijn niet geladen, controleer de dag"
    objection = TermLine(
        label="bezwaar", last_day=date(2032, 5, 14), explanation=f"{words}; {caution}"
    )
    text = text_of(decision(cases.letter(objection_term=objection), 1))
    assert "Concept: deze brief mag nog niet worden verstuurd." in text
    assert "De termijn voor bezwaar is niet zeker" in text
    assert text.count("niet geladen") == 1


@pytest.mark.parametrize(
    ("explanation", "sentences"),
    [
        ("6 weken na x; verlengd naar y", "6 weken na x. Verlengd naar y."),
        ("7 dagen na x; let op: y is een zaterdag, kies liever z", "7 dagen na x."),
        ("voorstel; leg in het besluit vast wanneer", "Voorstel."),
        (
            "rij I-gram-2 (meer dan 5 gram); bron: x",
            "In de tabel van het beleid is dit: meer dan 5 gram.",
        ),
        (
            "bron: x. De zwaarste maatregel geldt; ook van toepassing: rij 2. Een jurist moet y.",
            "De zwaarste maatregel geldt.",
        ),
        ("", ""),
    ],
)
def test_explanations_become_sentences_without_office_advice(
    explanation: str, sentences: str
) -> None:
    """What advises the officer does not reach the party."""
    assert for_party(explanation) == sentences


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"ordered_from": None}, "eerste dag"),
        ({"closure_term": None}, "laatste dag"),
        ({"objection_term": None}, "bezwaartermijn"),
        ({"grace_until": None}, "begunstigingstermijn"),
        ({"cost_share": None}, "kosten"),
        ({"findings": ()}, "vondst"),
        ({"answered": frozenset()}, "duur"),
        ({"measure": Measure(kind=MeasureKind.WARNING)}, "geen sluiting"),
    ],
)
def test_a_decision_with_a_gap_is_refused(changes: dict[str, Any], fault: str) -> None:
    """The fault is named with the case."""
    with pytest.raises(IncompleteLetterError, match=f"ALV-2026-0007.*{fault}"):
        decision(cases.letter(**changes), 1)


@pytest.mark.parametrize("code", ["D2", "D3", "D4"])
def test_an_inhabited_dwelling_is_not_closed_with_an_open_question(code: str) -> None:
    """Return, housing and children must be answered; an empty dwelling does not need them."""
    answered = cases.letter().answered - {code}
    with pytest.raises(IncompleteLetterError, match=code):
        decision(cases.letter(answered=answered), 1)
    assert decision(cases.letter(answered=answered, inhabited=False), 1).content


def test_all_faults_are_named_at_once() -> None:
    """One refusal, every fault."""
    with pytest.raises(IncompleteLetterError) as refusal:
        decision(cases.letter(ordered_from=None, objection_term=None), 1)
    assert len(refusal.value.faults) == 2


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: notice_of_intent(cases.intent(zienswijze_terms=()), 1),
        lambda: notice_of_intent(cases.intent(measure=Measure(kind=MeasureKind.NONE)), 1),
        lambda: notice_of_intent(cases.intent(urgent_ground=cases.URGENT["urgent2"]), 1),
        lambda: warning(cases.letter(), 1),
        lambda: penalty_order(cases.letter(), 1),
        lambda: penalty_order(cases.outcome(MeasureKind.PENALTY_ORDER, objection_term=None), 1),
    ],
)
def test_the_other_letters_refuse_what_does_not_fit(attempt: object) -> None:
    """A letter of the wrong kind, or one without its term, is not made."""
    assert callable(attempt)
    with pytest.raises(IncompleteLetterError):
        attempt()


@pytest.mark.parametrize(
    "evil",
    [
        "{{ 7 * 7 }} {% if x %}",
        "**vet** _schuin_ `code` # kop",
        "| cel | cel |",
        '#read("/etc/passwd") $x$',
        "<script>alert(1)</script> &amp;",
        "[tekst](https://voorbeeld.nl)",
    ],
)
def test_values_stay_literal(evil: str) -> None:
    """Nothing in a value becomes a template, Markdown, Typst or HTML."""
    heard = cases.heard()
    heard["zienswijze"] = heard["zienswijze"].model_copy(update={"summary": evil})
    letter = cases.letter(
        **heard,
        addressee=evil,
        deviates=True,
        deviation_reason=evil,
        findings=(
            FoundItem(
                description=evil, quantity="1 gram", ground="artikel 13b, eerste lid, onder a"
            ),
        ),
    )
    file = decision(letter, 1)
    squeezed = re.sub(r"\s", "", text_of(file))
    assert squeezed.count(re.sub(r"\s", "", evil)) == 4
    assert_accessible_archive(file.content)


@pytest.mark.parametrize(
    "name",
    [
        "Mevrouw Ünal-van der Voorbeeldenburg-Verzonnenstein tot Ergens in de Achterhoek",
        "Stichting " + "Verzonnenwoonvoorziening" * 4,
        "Łukasz Šďřň d'Ørsted-Ñandú Nguyễn",
    ],
)
def test_long_and_foreign_names_fit(name: str) -> None:
    """Every letter of a name is printed, and the page stays valid."""
    address = f"{'Voorbeeld' * 8}laan 1234a-bis"
    file = decision(cases.letter(addressee=name, premises_address=address), 1)
    letters = re.compile(r"\w")
    assert "".join(letters.findall(name)) in "".join(letters.findall(text_of(file)))
    assert_accessible_archive(file.content)


def test_a_template_that_misses_a_value_fails() -> None:
    """StrictUndefined: no gap is printed."""
    with pytest.raises(TextError):
        render_text("decision.md.j2", letter=cases.letter())
