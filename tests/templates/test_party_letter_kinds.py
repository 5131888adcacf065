"""Each kind of formal letter: fixed lines, plain Dutch, sameness, and what is its own."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from models.closure.closure_views import OwnParagraph, PartyLetter
from models.law.closure.capacities import Capacity
from models.law.closure.money.penalties import PenaltyAmounts, PenaltyPer
from models.law.closure.occurrences import Occurrence
from models.law.closure.sanctions import Measure, MeasureKind, PremisesKind
from tasks.closure.papers.party_letters import (
    Penalty,
    decision,
    notice_of_intent,
    penalty_order,
    warning,
)
from tasks.documents.rendering import RenderedFile
from tests.readers.pdf_checks import assert_accessible_archive
from tests.templates import party_letter_cases as cases
from tests.templates.party_letter_cases import AMOUNTS, assert_clean, text_of

MAX_AVERAGE_WORDS = 13
MAX_WORDS = 32
QUESTIONS = {
    "return": "Kunt u na de sluiting terug",
    "lease": "artikel 7:231, tweede lid",
    "black list": "zwarte lijst",
    "housing": "vervangende woonruimte",
    "children": "kinderen jonger dan 18 jaar",
    "health": "ziek, zwanger of gehandicapt",
    "money": "kosten van een andere plek",
    "blame": "Dit gaat over verwijt",
    "facts": "Klopt er iets niet",
}


def all_letters() -> dict[str, RenderedFile]:
    """One of each letter."""
    return {
        "decision": decision(cases.letter(), 1),
        "notice": notice_of_intent(cases.intent(), 2),
        "warning": warning(cases.outcome(MeasureKind.WARNING), 3),
        "penalty": penalty_order(cases.outcome(MeasureKind.PENALTY_ORDER), 4, AMOUNTS),
    }


@pytest.fixture(name="letters", scope="module")
def fixture_letters() -> dict[str, RenderedFile]:
    """One of each letter, made once."""
    return all_letters()


def test_each_letter_has_a_dutch_file_name_with_the_party_number(
    letters: dict[str, RenderedFile],
) -> None:
    """No name of a person in a file name."""
    assert [file.name for file in letters.values()] == [
        "besluit-partij-1.pdf",
        "voornemen-partij-2.pdf",
        "waarschuwing-partij-3.pdf",
        "last-onder-dwangsom-partij-4.pdf",
    ]
    assert {file.media_type for file in letters.values()} == {"application/pdf"}


def test_each_letter_is_an_accessible_archive_document(letters: dict[str, RenderedFile]) -> None:
    """PDF/UA-1 and PDF/A-2a, by an independent validator."""
    for file in letters.values():
        assert_accessible_archive(file.content)


def test_the_same_values_give_the_same_bytes(letters: dict[str, RenderedFile]) -> None:
    """Made twice, each letter is the same to the byte."""
    assert {name: file.content for name, file in all_letters().items()} == {
        name: file.content for name, file in letters.items()
    }


def test_each_letter_is_clean_dutch_with_its_fixed_lines(letters: dict[str, RenderedFile]) -> None:
    """Case number, date, subject, attachments, copies and the function that signs."""
    for file in letters.values():
        text = text_of(file)
        assert_clean(text)
        for words in (
            "Zaaknummer: ALV-2026-0007",
            "Datum: 2 april 2026",
            "Onderwerp: ",
            "Bijlagen: geen",
            "Afschrift: ",
            "Met vriendelijke groet, De burgemeester van Alverlo",
            "Juridisch Loket",
        ):
            assert words in text


def test_each_letter_reads_as_b1(letters: dict[str, RenderedFile]) -> None:
    """Short sentences on average, and none that loses the reader (facts 2.4)."""
    for name, file in letters.items():
        text = re.sub(r"artikel \d+\S*", "artikel", text_of(file))
        counts = [len(sentence.split()) for sentence in re.split(r"(?<=[.?!:;])\s", text)]
        assert sum(counts) / len(counts) <= MAX_AVERAGE_WORDS, name
    for name in ("decision", "notice_of_intent", "warning", "penalty_order"):
        markdown = _markdown(name)
        longest = max(re.split(r"(?<=[.?!:;])\s|\n", markdown), key=lambda part: len(part.split()))
        assert len(longest.split()) <= MAX_WORDS, longest


def _markdown(name: str) -> str:
    """The words of one letter's own template, without its tables and commands."""
    source = (cases.TEXTS / f"{name}.md.j2").read_text(encoding="utf-8")
    source = re.sub(r"\{%.*?%\}", " ", source, flags=re.DOTALL)
    return re.sub(r"(?m)^\|.*$", "", re.sub(r"\{\{.*?\}\}", "x", source))


def test_the_notice_asks_what_the_mayor_must_ask(letters: dict[str, RenderedFile]) -> None:
    """RvS 2 February 2022: the mayor asks for return, lease, housing, children, health, blame."""
    text = text_of(letters["notice"]).lower()
    assert [name for name, words in QUESTIONS.items() if words.lower() not in text] == []


@pytest.mark.parametrize("kind", PremisesKind)
@pytest.mark.parametrize("duration", cases.CLOSURES)
def test_the_notice_says_how_and_until_when_to_give_a_zienswijze(
    kind: PremisesKind, duration: str
) -> None:
    """Awb 4:8 and 4:9: orally or in writing, at the party's choice; what happens next."""
    text = text_of(notice_of_intent(cases.intent(kind, measure=cases.CLOSURES[duration]), 1))
    for words in (
        "Dit is nog geen besluit",
        "artikel 4:8",
        "artikel 4:9",
        "Schrijven.",
        "Vertellen.",
        "tot en met maandag 16 maart 2026",
        "Zo is deze dag bepaald: 14 dagen na maandag 2 maart 2026.",
        "Tegen deze brief kan dat niet",
        "Is de sluiting evenwichtig?",
        "Verandert er iets?",
    ):
        assert words in text
    assert_clean(text)


def test_a_notice_of_another_measure_does_not_speak_of_closing() -> None:
    """A mayor may also intend an order under penalty."""
    measure = Measure(kind=MeasureKind.PENALTY_ORDER)
    text = text_of(notice_of_intent(cases.intent(measure=measure), 1))
    assert "Het gaat om een last onder dwangsom" in text
    assert "Ik ben van plan om de woning" not in text
    assert "Is de maatregel geschikt?" in text


def test_a_warning_tells_what_follows_and_how_to_object(letters: dict[str, RenderedFile]) -> None:
    """Facts 1.3: a warning on policy alone is mostly no decision; nobody loses a right by that."""
    text = text_of(letters["warning"])
    for words in (
        "nu niet. Wel krijgt u een waarschuwing",
        "Deze waarschuwing telt mee",
        "meestal geen besluit",
        "ECLI:NL:RVS:2018:1449",
        "Doe dat uiterlijk op maandag 18 mei 2026",
    ):
        assert words in text
    undated = text_of(warning(cases.outcome(MeasureKind.WARNING, objection_term=None), 1))
    assert "binnen zes weken na de dag waarop deze brief is verstuurd" in undated


@pytest.mark.parametrize(
    ("is_a_step", "said", "unsaid"),
    [
        (True, "U kunt tegen deze waarschuwing bezwaar maken.", "2018:1449"),
        (False, "een waarschuwing geen voorwaarde voor een zwaardere", "U kunt tegen deze"),
        (None, "Een waarschuwing die alleen op beleid rust", "U kunt tegen deze"),
    ],
)
def test_a_warning_says_whether_it_can_be_objected_to(
    is_a_step: bool | None,  # noqa: FBT001 the policy says yes, no, or nothing
    said: str,
    unsaid: str,
) -> None:
    """A warning that the policy makes a step towards a heavier measure is open to objection."""
    letter = cases.outcome(MeasureKind.WARNING, warning_is_a_step=is_a_step)
    text = text_of(warning(letter, 1))
    assert said in text
    assert unsaid not in text
    assert "maandag 18 mei 2026" in text
    assert_clean(text)


def test_an_order_under_penalty_names_its_amounts(letters: dict[str, RenderedFile]) -> None:
    """Awb 5:32b: an amount for each offence and a maximum, in proportion."""
    text = text_of(letters["penalty"])
    for words in ("€ 2.500 voor elke keer", "€ 10.000", AMOUNTS.reason, "5:32b", "5:33", "5:34"):
        assert words in text
    assert "Concept" not in text


@pytest.mark.parametrize(
    ("per", "maximum", "said"),
    [
        (PenaltyPer.ONCE, None, "€ 2.500 ineens. De overtreder betaalt dit bedrag één keer"),
        (PenaltyPer.DAY, 10000, "€ 2.500 voor elke dag waarin"),
        (PenaltyPer.WEEK, 10000, "€ 2.500 voor elke week waarin"),
        (PenaltyPer.MONTH, 10000, "€ 2.500 voor elke maand waarin"),
    ],
)
def test_an_order_says_for_what_the_penalty_is(
    per: PenaltyPer, maximum: int | None, said: str
) -> None:
    """Awb 5:32b(1): at once, per unit of time or per offence; at once has no maximum."""
    penalty = Penalty(PenaltyAmounts(amount=2500, per=per, maximum=maximum), "Zij passen.")
    letter = cases.outcome(MeasureKind.PENALTY_ORDER, grace_until=cases.GRACE)
    text = text_of(penalty_order(letter, 1, penalty))
    assert said in text
    assert ("In totaal is het nooit meer dan € 10.000" in text) is (maximum is not None)
    assert "Deze tijd heet de begunstigingstermijn" in text
    assert_clean(text)


def test_an_order_without_amounts_is_a_draft() -> None:
    """The register holds no euros yet: such a letter must not look final."""
    text = text_of(penalty_order(cases.outcome(MeasureKind.PENALTY_ORDER), 1))
    assert "Concept: deze brief mag nog niet worden verstuurd." in text
    assert "€ [bedrag]" in text


def test_urgent_intent_warns_that_there_may_be_no_time() -> None:
    """Awb 5:31(1): a zienswijze may still be asked, but no grace period follows."""
    letter = cases.intent(urgent_ground=cases.URGENT["urgent1"])
    text = text_of(notice_of_intent(letter, 1))
    assert "waarschijnlijk geen tijd" in text
    assert_clean(text)


LONG = (
    "De huurder verklaarde dat hij de kamer had verhuurd aan een kennis en daar zelf niet kwam. "
    "Dat past niet bij wat de politie zag: zijn eigen post lag naast de weegschaal en de sleutel "
    "van de kast zat aan zijn sleutelbos. "
) * 6


def longest(letter: PartyLetter) -> PartyLetter:
    """The same letter with all that can be said, as long as people really write it."""
    paragraphs = tuple(
        OwnParagraph(section=section, replaces=False, text=LONG.strip())
        for section in ("vondst", "bevoegd", "beleid", "belangen")
    )
    return letter.model_copy(
        update={
            "course": (
                *letter.course,
                cases.happened(Occurrence.PARAGRAPHS_WRITTEN, date(2026, 3, 27)),
            ),
            "paragraphs": paragraphs,
            "weighing": tuple(
                factor.model_copy(update={"finding": LONG.strip()}) for factor in letter.weighing
            ),
            "deviates": True,
            "deviation_reason": LONG.strip(),
            "is_repeated": True,
            "previous_offences": (date(2022, 4, 5), date(2024, 1, 2)),
            "is_withheld": True,
        }
    )


MADE: dict[str, Callable[..., PartyLetter]] = {
    "decision": lambda **who: cases.letter(**cases.heard(), **who),
    "notice_of_intent": cases.intent,
    "warning": lambda **who: cases.outcome(MeasureKind.WARNING, **who),
    "penalty_order": lambda **who: cases.outcome(MeasureKind.PENALTY_ORDER, **who),
}


@pytest.mark.many
@pytest.mark.parametrize("capacity", Capacity)
@pytest.mark.parametrize("kind", MADE)
def test_each_letter_to_each_capacity_reads_short_and_long(kind: str, capacity: Capacity) -> None:
    """Clean Dutch, an accessible document, and the words of the lawyer in their places."""
    make: Callable[[PartyLetter, int], RenderedFile] = {
        "decision": decision,
        "notice_of_intent": notice_of_intent,
        "warning": warning,
        "penalty_order": penalty_order,
    }[kind]
    letter = MADE[kind](capacity=capacity.label, is_offender=capacity is Capacity.OFFENDER)
    text = ""
    for each in (letter, longest(letter)):
        file = make(each, 1)
        text = text_of(file)
        assert_clean(text)
        assert f"U krijgt deze brief als {capacity.label}" in text
        assert_accessible_archive(file.content)
    assert text.count("Ik wijk af van het beleid") == 1
    assert len(text) > len(letter.weighing) * len(LONG)
