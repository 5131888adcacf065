"""The evaluation of a year: what stands in it, for whom, and in which formats."""

import re
import zipfile
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from lxml import html

from models.evaluation.evaluation_views import MoneyLine
from models.law.evaluation.small_numbers import publish
from models.law.evaluation.year_figures import Unit, YearFigures
from tasks.documents.rendering import RenderedFile
from tasks.evaluation.evaluation_report import evaluation_report, summary_of
from tests.builders.evaluation_examples import CASES, YEAR, evaluation, example, small
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.readers.text_boxes import assert_nothing_overlaps_or_is_cut

MM = 72 / 25.4
MANY = tuple((f"{code:04}", f"Verzonnendorp {code}") for code in range(1, 16))


@cache
def made(case: str, *, is_public: bool = True) -> dict[str, RenderedFile]:
    """The files of a case by their extension, made once."""
    files = evaluation_report(evaluation(CASES[case]), is_public=is_public)
    return {file.name.rpartition(".")[2]: file for file in files}


def words_of(case: str, *, is_public: bool = True) -> str:
    """All words of the PDF."""
    return " ".join(pages_of(made(case, is_public=is_public)["pdf"].content))


def test_there_are_four_formats() -> None:
    """To publish, to edit twice, and for the website."""
    assert [file.name for file in made("figures").values()] == [
        "evaluatie-2024.pdf",
        "evaluatie-2024.odt",
        "evaluatie-2024.docx",
        "evaluatie-2024.html",
    ]


@pytest.mark.many
@pytest.mark.parametrize("case", CASES)
def test_nothing_overlaps_and_it_is_short(case: str) -> None:
    """Four to eight pages, each word free and inside the margins."""
    content = made(case)["pdf"].content
    assert_nothing_overlaps_or_is_cut(content, 10 * MM)
    assert 4 <= len(pages_of(content)) <= 8
    assert fonts_of(content) == {"FiraSans"}


@pytest.mark.parametrize("case", ["figures", "small"])
def test_it_is_an_accessible_archive(case: str) -> None:
    """PDF/UA-1 and PDF/A-2a."""
    assert_accessible_archive(made(case)["pdf"].content)


def test_every_action_has_its_status_and_its_reason() -> None:
    """Planned, done, and carried over with the reason, in order and per theme."""
    text = words_of("figures")
    for action in evaluation(example()).actions:
        assert f"{action.number} {action.title} {action.owner} {action.status}" in text
        if action.reason:
            assert f"Actie {action.number}: {action.reason}" in text


def test_the_summary_is_three_computed_sentences() -> None:
    """The plan, the figures and the money."""
    view = evaluation(example())
    plan, numbers, money = summary_of(view, publish(view.figures))
    assert plan == (
        "Van de 21 acties in het plan zijn er 16 gedaan en stellen wij voor er 3 mee te nemen "
        "naar 2025."
    )
    assert numbers == (
        "De cijfers van 2024 zijn: maatregelen bij drugs in woningen 37 (in 2023: 29) en "
        "maatregelen bij drugs in lokalen en erven 18 (in 2023: 13)."
    )
    assert money == (
        "Alverlo gaf 3.150 euro uit van de 5.000 euro en Lindewaarde gaf 3.150 euro uit van de "
        "5.000 euro."
    )


def test_the_summary_hides_what_is_hidden() -> None:
    """A small number is small in a sentence too, and one action is one."""
    actions = evaluation(small()).actions
    view = evaluation(small(), actions=(actions[0], actions[3]))
    plan, numbers, _ = summary_of(view, publish(view.figures))
    assert plan == (
        "Van de 2 acties in het plan is er 1 gedaan en stellen wij voor er 1 mee te nemen "
        "naar 2025."
    )
    assert numbers.endswith("lokalen en erven minder dan 5 (in 2023: 13).")


def test_the_summary_of_an_empty_year_is_true() -> None:
    """No figures, no plan and no money are said in whole sentences, and none says zero."""
    figures = example()
    days = figures.model_copy(update={"definitions": figures.definitions[-2:]})
    view = evaluation(days, actions=(), money=())
    assert summary_of(view, publish(view.figures)) == (
        "Van 2024 staat geen actieplan in het register.",
        "Hoeveel maatregelen bij drugs er in 2024 waren, is niet bekend.",
        "Van 2024 is geen budget bekend.",
    )


def test_the_money_of_each_municipality_is_in_it() -> None:
    """Available, planned, spent and left."""
    assert "Alverlo 5.000 3.700 3.150 1.300 Lindewaarde 5.000 3.700 3.150 1.300" in words_of(
        "figures"
    )


@pytest.mark.many
@pytest.mark.parametrize("case", CASES)
def test_every_number_is_the_published_one(case: str) -> None:
    """Each figure with its numbers of this year and the years before, small ones hidden.

    What was spent stands in the chapter on money; a part of which there was nothing is left out.
    """
    figures = publish(CASES[case])
    page = html.fromstring(made(case)["html"].content)
    rows = {row[0].text: [cell.text for cell in list(row)[1:]] for row in page.iterfind(".//tr")}
    places = [code for code, _ in figures.municipalities] if len(figures.municipalities) > 1 else []
    for each in figures.definitions:
        words = [
            *(figures.words(each.key, YEAR, code) for code in places),
            *(figures.words(each.key, year) for year in reversed(figures.years)),
        ]
        is_left_out = each.part_of and set(words) <= {"0", "niet bekend"}
        is_told = not is_left_out and each.unit is not Unit.EURO
        assert rows.get(each.title) == (words if is_told else None)


def test_the_public_report_has_nothing_to_count_a_small_number_with() -> None:
    """No evidence that is not public, and no costs of one action: 700 euro is one advice."""
    text = words_of("small")
    assert "zaak VERZONNEN-0001" not in text
    assert "8. Gezamenlijke controles, elke zes weken Lindewaarde 1.000 11. " in text
    assert "940" not in text
    assert "bijeenkomst met 85 bezoekers" in text


def test_the_internal_report_shows_all_and_says_so() -> None:
    """Each number, each line of evidence, and a warning on the first page and in the name."""
    files = made("small", is_public=False)
    pages = pages_of(files["pdf"].content)
    assert files["pdf"].name == "evaluatie-2024-intern.pdf"
    assert "Alleen voor intern gebruik." in pages[0]
    assert all("intern" in page for page in pages)
    text = " ".join(pages)
    assert "pand gesloten, zaak VERZONNEN-0001" in text
    assert "8. Gezamenlijke controles, elke zes weken Alverlo 1.000 940" in text
    assert "minder dan 5" not in text
    assert "STOP-gesprekken 3 9 12" in text


def test_the_charts_say_their_message_in_every_format() -> None:
    """Alternative texts with the numbers, in PDF, page, ODT and DOCX."""
    said = "Staafdiagram, Maatregelen bij drugs in woningen: in 2022 25, in 2023 29 en in 2024 21."
    files = made("small")
    with pikepdf.open(BytesIO(files["pdf"].content)) as document:
        alternatives = " ".join(
            str(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        )
    assert said in alternatives
    assert said in files["html"].content.decode()
    for ending, part in (("odt", "content.xml"), ("docx", "word/document.xml")):
        with zipfile.ZipFile(BytesIO(files[ending].content)) as archive:
            text = archive.read(part).decode()
            assert said in text
            assert "base64" not in text
            pictures = [name for name in archive.namelist() if name.endswith(".png")]
            assert len(pictures) == 3


def test_no_english_is_left_over() -> None:
    """Keys, units and status codes are for the program."""
    words = set(re.findall(r"[a-z_]+", words_of("small").lower()))
    assert words.isdisjoint({"the", "year", "count", "small", "shown", "none"})
    assert not any("_" in word for word in words)


def test_many_municipalities_are_together() -> None:
    """Fifteen columns do not fit on paper: the report has the totals and all of the money."""
    figures = _of_many()
    money = tuple(
        MoneyLine(municipality=name, planned=3700, available=5000, spent=100, left=1300)
        for _, name in MANY
    )
    view = evaluation(figures, folders=("alverlo",), money=money)
    content = evaluation_report(view)[0].content
    assert_nothing_overlaps_or_is_cut(content, 10 * MM)
    text = " ".join(pages_of(content))
    assert "van 15 gemeenten" in text
    assert "Cijfer Samen 2024 Samen 2023 Samen 2022" in text
    assert "De gemeenten gaven samen 1.500 euro uit." in text
    assert "Verzonnendorp 15 5.000 3.700 100 1.300" in text


def _of_many() -> YearFigures:
    figures = example()
    return figures.model_copy(
        update={
            "municipalities": MANY,
            "values": tuple(v for v in figures.values if not v.municipality_code),
        }
    )


def test_without_lessons_or_proposals_it_says_so() -> None:
    """An empty list is no empty page."""
    view = evaluation(example(), lessons=(), proposals=(), actions=(), money=())
    text = " ".join(pages_of(evaluation_report(view)[0].content))
    assert "Er zijn dit jaar geen lessen vastgelegd." in text
    assert "Er zijn nog geen voorstellen vastgelegd." in text


def test_the_same_values_give_the_same_bytes() -> None:
    """In every format."""
    assert evaluation_report(evaluation(small())) == evaluation_report(evaluation(small()))
