"""The formal letters: other kinds, drafts, refusals, injection, sameness and plain Dutch."""

import re
from datetime import date
from decimal import Decimal

import pytest

from models.law.sanctions import Measure, MeasureKind, PremisesKind
from models.views import FoundItem, TermLine
from tasks.party_letters import (
    IncompleteLetterError,
    Penalty,
    decision,
    for_party,
    notice_of_intent,
    penalty_order,
    warning,
)
from tasks.rendering import RenderedFile, TextError, render_text
from tests.pdf_checks import assert_accessible_archive
from tests.templates import party_letter_cases as cases
from tests.templates.test_party_letters import assert_clean, text_of

MAX_AVERAGE_WORDS = 13
MAX_WORDS = 32
AMOUNTS = Penalty(Decimal(2500), Decimal(10000), "Zij zijn hoger dan de winst van een verkoop.")
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
            "Zaaknummer: DUI-2026-0007",
            "Datum: 2 april 2026",
            "Onderwerp: ",
            "Bijlagen: geen",
            "Afschrift: ",
            "Met vriendelijke groet, De burgemeester van Duiven",
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
def test_the_notice_says_how_and_until_when_to_give_a_view(
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


def test_an_order_under_penalty_names_its_amounts(letters: dict[str, RenderedFile]) -> None:
    """Awb 5:32b: an amount for each offence and a maximum, in proportion."""
    text = text_of(letters["penalty"])
    for words in ("€ 2.500 voor elke keer", "€ 10.000", AMOUNTS.reason, "5:32b", "5:33", "5:34"):
        assert words in text
    assert "Concept" not in text


def test_an_order_without_amounts_is_a_draft() -> None:
    """The register holds no euros yet: such a letter must not look final."""
    text = text_of(penalty_order(cases.outcome(MeasureKind.PENALTY_ORDER), 1))
    assert "Concept: deze brief mag nog niet worden verstuurd." in text
    assert "€ [bedrag]" in text


@pytest.mark.parametrize("kind", ["decision", "notice", "warning", "penalty"])
def test_an_unconfirmed_matrix_makes_every_letter_a_draft(kind: str) -> None:
    """On the first page in a box, and at the foot of every page."""
    why = {"must_confirm": "Een jurist moet de sanctiematrix van Duiven eerst bevestigen."}
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
        ({"findings": ()}, "vondst"),
        ({"weighing": ()}, "duur"),
        ({"measure": Measure(kind=MeasureKind.WARNING)}, "geen sluiting"),
    ],
)
def test_a_decision_with_a_gap_is_refused(changes: dict[str, object], fault: str) -> None:
    """The fault is named with the case."""
    with pytest.raises(IncompleteLetterError, match=f"DUI-2026-0007.*{fault}"):
        decision(cases.letter(**changes), 1)


@pytest.mark.parametrize("code", ["D2", "D3", "D4"])
def test_an_inhabited_dwelling_is_not_closed_with_an_open_question(code: str) -> None:
    """Return, housing and children must be answered; an empty dwelling does not need them."""
    weighing = tuple(f for f in cases.letter().weighing if f.code != code)
    with pytest.raises(IncompleteLetterError, match=code):
        decision(cases.letter(weighing=weighing), 1)
    assert decision(cases.letter(weighing=weighing, inhabited=False), 1).content


def test_all_faults_are_named_at_once() -> None:
    """One refusal, every fault."""
    with pytest.raises(IncompleteLetterError) as refusal:
        decision(cases.letter(ordered_from=None, objection_term=None), 1)
    assert len(refusal.value.faults) == 2


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: notice_of_intent(cases.intent(view_terms=()), 1),
        lambda: notice_of_intent(cases.intent(measure=Measure(kind=MeasureKind.NONE)), 1),
        lambda: notice_of_intent(cases.intent(urgent_ground=cases.URGENT["urgent2"]), 1),
        lambda: warning(cases.letter(), 1),
        lambda: penalty_order(cases.letter(), 1),
        lambda: penalty_order(
            cases.outcome(MeasureKind.PENALTY_ORDER, objection_term=None), 1
        ),
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
        "#read(\"/etc/passwd\") $x$",
        "<script>alert(1)</script> &amp;",
        "[tekst](https://voorbeeld.nl)",
    ],
)
def test_values_stay_literal(evil: str) -> None:
    """Nothing in a value becomes a template, Markdown, Typst or HTML."""
    letter = cases.letter(
        addressee=evil,
        view_summary=evil,
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
    file = decision(cases.letter(addressee=name, premises_address=f"{'Voorbeeld' * 8}laan 1234a-bis"), 1)
    assert re.sub(r"\s", "", name) in re.sub(r"[\s\u00ad\ufffe-]", "", text_of(file)).replace(
        re.sub(r"[\s-]", "", name), re.sub(r"\s", "", name)
    )
    assert_accessible_archive(file.content)


def test_a_template_that_misses_a_value_fails() -> None:
    """StrictUndefined: no gap is printed."""
    with pytest.raises(TextError):
        render_text("decision.md.j2", letter=cases.letter())


def test_urgent_intent_warns_that_there_may_be_no_time() -> None:
    """Awb 5:31(1): a view may still be asked, but no grace period follows."""
    letter = cases.intent(urgent_ground=cases.URGENT["urgent1"])
    text = text_of(notice_of_intent(letter, 1))
    assert "waarschijnlijk geen tijd" in text
    assert_clean(text)
