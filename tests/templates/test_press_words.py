"""How a press release writes a duration, a street and a quote."""

import pytest

from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from tasks.closure.papers.press_release import duration_in_words, quoted, street_in_words


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (1, DurationUnit.WEEKS, "één week"),
        (4, DurationUnit.WEEKS, "vier weken"),
        (1, DurationUnit.MONTHS, "één maand"),
        (20, DurationUnit.WEEKS, "twintig weken"),
        (52, DurationUnit.WEEKS, "52 weken"),
        (None, DurationUnit.INDEFINITE, "onbepaalde tijd"),
    ],
)
def test_durations_are_written_as_in_a_newspaper(
    amount: int | None, unit: DurationUnit, words: str
) -> None:
    """In words up to twenty."""
    measure = Measure(kind=MeasureKind.CLOSURE, amount=amount, unit=unit)
    assert duration_in_words(measure) == words


@pytest.mark.parametrize(
    ("street", "words"),
    [
        ("Voorbeeldstraat", "de Voorbeeldstraat"),
        ("Verzonnen Voorbeeldlaan", "de Verzonnen Voorbeeldlaan"),
        ("Voorbeeldplein", "het Voorbeeldplein"),
        ("De Voorbeeldweg", "De Voorbeeldweg"),
        ("'t Voorbeeldpad", "'t Voorbeeldpad"),
        ("Denneweg", "de Denneweg"),
        ("Voorbeeldhof", "Voorbeeldhof"),
    ],
)
def test_a_street_gets_its_article_where_the_name_shows_it(street: str, words: str) -> None:
    """And none where it could be wrong."""
    assert street_in_words(street) == words


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Zo is het.", "“Zo is het”,"),
        ("“Zo is het.”", "“Zo is het”,"),
        ("Kan dat nog?", "“Kan dat nog?”"),
        ("Nee!", "“Nee!”"),
        ("", ""),
        (' " ', ""),
    ],
)
def test_a_quote_is_punctuated_in_dutch(words: str, printed: str) -> None:
    """Whatever quotation marks the officer typed."""
    assert quoted(words) == printed
