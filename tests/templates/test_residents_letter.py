"""The letter to the neighbourhood: what it says, what it never says, and how plainly."""

import re
from functools import cache

import pytest

from models.closure.closure_views import PublicView
from models.law.closure.measures import Measure, MeasureKind
from tasks.closure.papers.residents_letter import (
    ADDRESSEE,
    NoPublicTextError,
    letter_words,
    residents_letter,
)
from tasks.documents.rendering import parse, to_plain_text
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.templates.closure_views import INDEFINITE, MONTHS, WEEKS, dwelling, premises, yard

LONG = {
    "street": "Burgemeester van der Verzonnen-Voorbeeldstraatweg-Noordoost",
    "address_line": "Burgemeester van der Verzonnen-Voorbeeldstraatweg-Noordoost 12345a-bis2",
    "place": "Sint Verzonnendorp aan den Voorbeeldrijn",
    "found": "een handelshoeveelheid harddrugs, een handelshoeveelheid softdrugs "
    "en goederen om drugs te maken of te verhandelen",
}
VIEWS = [dwelling(), premises(), yard(), yard(**LONG), premises(**LONG), dwelling(**LONG)]


@cache
def made(view: PublicView) -> bytes:
    """The letter, made once for the same values."""
    return residents_letter(view).content


def text_of(view: PublicView) -> str:
    """The letter as it is read."""
    return " ".join(pages_of(made(view)))


@pytest.mark.parametrize("view", VIEWS)
def test_it_is_one_accessible_archive_page_in_the_house_font(view: PublicView) -> None:
    """Also with the longest street and find: one sheet for each letterbox."""
    assert_accessible_archive(made(view))
    assert fonts_of(made(view)) == {"FiraSans"}
    assert len(pages_of(made(view))) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_it_holds_every_fixed_element(view: PublicView) -> None:
    """The elements of facts 2.2, one by one."""
    text = unbroken(text_of(view))
    for words in (
        f"Gemeente {view.municipality}",
        f"De burgemeester van {view.municipality}",
        ADDRESSEE,
        view.reference,
        view.address_line,
        view.place,
        view.found,
        "artikel 13b van de Opiumwet",
        "De sluiting is geen straf.",
        "rust en veiligheid terugkomen",
        "verzegeld",
        "strafbaar",
        "een chemische of sterke geur",
        "Doe zelf niets.",
        "112",
        "0900-8844",
        "0800-7000",
        "meldmisdaadanoniem.nl",
        "Openbaar Ministerie",
        "team Openbare Orde en Veiligheid",
        f"Versie {view.version}",
    ):
        assert unbroken(words) in text, words


def unbroken(text: str) -> str:
    """Without hyphens and spaces, as a long street name may be broken at a hyphen."""
    return re.sub(r"[\s\ufffe-]", "", text)


def test_its_dates_are_those_of_the_closure() -> None:
    """The day of closing, and the period as ordered."""
    text = text_of(dwelling())
    assert "Op vrijdag 17 april 2026 heb ik de woning op het adres Voorbeeldstraat 987" in text
    assert "3 maanden: van vrijdag 17 april 2026 tot en met donderdag 16 juli 2026." in text


def test_a_closure_without_an_end_says_so() -> None:
    """No last day is invented, and the review is announced."""
    text = text_of(premises())
    assert "voor onbepaalde tijd" in text
    assert "opnieuw of de sluiting nog nodig is" in text
    assert "tot en met" not in text


def test_each_kind_of_premises_has_its_own_words() -> None:
    """One goes into a dwelling, but onto a yard."""
    assert "Niemand mag in die tijd het erf op." in text_of(yard())
    assert "Niemand mag in die tijd naar binnen." in text_of(premises())
    assert "Pand in uw buurt gesloten" in text_of(premises())


@pytest.mark.parametrize("view", VIEWS)
def test_it_holds_nothing_that_is_forbidden(view: PublicView) -> None:
    """No source of the tip, no police file, no suspicion, no drug lab (facts 2.3)."""
    text = text_of(view).casefold()
    for word in ("verdachte", "dader", "rapportage", "tip ", "veroordeeld", "drugslab", "crimine"):
        assert word not in text, word


@pytest.mark.parametrize("view", [dwelling(), premises(), yard()])
def test_a_reader_at_level_b1_can_read_it(view: PublicView) -> None:
    """Fifteen words a sentence at most on average, and none beyond thirty."""
    lengths = [len(words.split()) for words in sentences(view)]
    assert len(lengths) > 20
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 30


def sentences(view: PublicView) -> list[str]:
    """The sentences of the letter; a heading, a list item and a table row each count as one."""
    text = to_plain_text(parse(letter_words(view)))
    return [words for words in re.split(r"(?<=[.?:;])\s+|\n", text) if len(words.split()) > 1]


def test_the_same_values_give_the_same_bytes() -> None:
    """A document can be proven by making it again."""
    assert residents_letter(dwelling()).content == made(dwelling())


def test_without_a_closure_or_a_find_there_is_nothing_to_tell() -> None:
    """A warning is not made public."""
    for changes in ({"measure": Measure(kind=MeasureKind.WARNING)}, {"found": ""}):
        with pytest.raises(NoPublicTextError, match="ALV-2026-0007"):
            residents_letter(dwelling(**changes))


@pytest.mark.parametrize(
    ("measure", "words"),
    [(MONTHS, "3 maanden"), (WEEKS, "1 week"), (INDEFINITE, "onbepaalde tijd")],
)
def test_a_duration_in_words(measure: Measure, words: str) -> None:
    """With the right number of its noun."""
    assert measure.duration == words
