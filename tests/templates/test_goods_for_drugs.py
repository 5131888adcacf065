"""A find of goods alone (art. 13b(1)(b)): no word of trade, and the article of what is known."""

import pytest

from models.closure.closure_views import FoundItem, WeighedFactor
from models.law.closure.sanctions import DrugList
from tasks.closure.papers.party_letters import notice_of_intent
from tests.templates import party_letter_cases as cases
from tests.templates.party_letter_cases import assert_clean, made, text_of

TRADE = ("drugshandel stopt", "drugshandel te stoppen", "handelshoeveelheid", "tegenbewijs")


def goods(*lists: DrugList | None) -> tuple[FoundItem, ...]:
    """Goods for drugs of these lists; None: for which is not known."""
    return tuple(
        FoundItem(
            description="lampen en een afzuiger",
            quantity="",
            ground="artikel 13b, eerste lid, onder b",
            drug_list=each,
        )
        for each in lists
    )


@pytest.mark.parametrize(
    ("lists", "article"),
    [
        ((DrugList.I,), "overtreedt artikel 10a, eerste lid, onder 3° van de Opiumwet"),
        ((DrugList.IA,), "overtreedt artikel 10c, eerste lid, onder 3° van de Opiumwet"),
        ((DrugList.II,), "overtreedt artikel 11a van de Opiumwet"),
        (
            (DrugList.II, None),
            "10a, eerste lid, onder 3°, artikel 10c, eerste lid, onder 3° of artikel 11a van",
        ),
    ],
)
def test_goods_are_forbidden_by_the_article_of_their_list(
    lists: tuple[DrugList | None, ...], article: str
) -> None:
    """And the letter does not say that drugs were found or traded."""
    letter = cases.letter(findings=goods(*lists))
    decided = made(letter)
    assert article in decided
    for text in (decided, text_of(notice_of_intent(cases.intent(findings=goods(*lists)), 1))):
        assert_clean(text)
        assert [words for words in TRADE if words in text] == []
        assert "Drugs van lijst" not in text
        assert "hier geen drugs worden gemaakt, geteeld of verhandeld" in text


def test_drugs_are_still_told_as_trade() -> None:
    """The same places, with drugs in the find."""
    text = made(cases.letter())
    assert "Het doel is de drugshandel te stoppen" in text
    assert "handelshoeveelheid" in text


def test_a_paper_called_after_another_party_is_not_named() -> None:
    """Its name would tell who gave a zienswijze."""

    def from_papers(*papers: str) -> tuple[WeighedFactor, ...]:
        """As many answers, each from one paper."""
        return tuple(
            each.model_copy(update={"source_document": paper})
            for each, paper in zip(cases.letter().weighing, papers, strict=False)
        )

    text = made(
        cases.letter(weighing=from_papers("zienswijze partij 1", "zienswijze partij 2", "rapport"))
    )
    assert "Voor deze afweging heb ik gebruikt: zienswijze partij 1 en rapport." in text
    assert "partij 2" not in text
