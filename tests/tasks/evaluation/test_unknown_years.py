"""Unknown is not zero: a year before the register began, and a year without a plan."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.evaluation.evaluation import FigureSnapshot
from models.evaluation.evaluation_forms import EvaluateForm, EvaluationApprovalForm
from tasks.acts.evaluation_acts import evaluate_year
from tasks.acts.evaluation_sources import SOURCES
from tasks.evaluation import figure_snapshot, year_evaluation
from tasks.evaluation.evaluation_report import evaluation_report
from tasks.evaluation.evaluation_view import NothingKnownError, evaluation_view
from tasks.evaluation.figures import NoMunicipalityError
from tasks.evaluation.year_evaluation import EvaluationError
from tasks.register.resources import reading
from tests.builders.round_builder import at, fill_organisation, quiet_year, skip_one
from tests.readers.pdf_checks import pages_of

BOTH = ("9001", "9002")
ON = date(2026, 12, 1)


def report_of(year: int, codes: tuple[str, ...]) -> str:
    """The words of the public report."""
    figure_snapshot.freeze_figures(year, "ZAAK1", ON, at(ON), sources=SOURCES)
    files = evaluation_report(evaluation_view(year, codes, sources=SOURCES))
    return " ".join(" ".join(pages_of(files[0].content)).split())


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_year_before_the_register_began_is_not_published(register: Path, year: int) -> None:
    """With a plan (2024) or without one: all that could be stated is that it is not known."""
    assert register
    fill_organisation()
    quiet_year(2026)
    groups = [BOTH] if year == 2024 else [("9001",), ("9002",)]

    with pytest.raises(NothingKnownError, match=f"Over {year} staat van .* niets in het register"):
        evaluate_year(EvaluateForm(year=year, by="ZAAK1"), ON, at(ON))
    form = EvaluationApprovalForm(year=year, municipality=groups[0][0], on=ON, by="BGM")
    with pytest.raises(EvaluationError, match="nog geen evaluatie"):
        year_evaluation.approve_evaluation(form, groups[0], at(ON), sources=SOURCES)


def test_a_register_without_municipalities_counts_nothing(register: Path) -> None:
    """Of nobody nothing is zero, and no unknown officer gets into the history."""
    assert register
    with pytest.raises(NoMunicipalityError, match="Lees eerst de organisatie in"):
        figure_snapshot.freeze_figures(2026, "NIEMAND", ON, at(ON), sources=SOURCES)
    with reading() as session:
        assert session.exec(select(FigureSnapshot)).all() == []


def test_one_municipality_without_a_register_stops_no_other(register: Path) -> None:
    """Its sentence is told; the evaluation of the other is made."""
    assert register
    fill_organisation()
    skip_one("9002", 2026)
    made = evaluate_year(EvaluateForm(year=2026, by="ZAAK1"), ON, at(ON))

    assert [draft.codes for draft in made.drafts] == [("9002",)]
    assert made.without == (
        "Over 2026 staat van Alverlo niets in het register; er is niets om te publiceren.",
    )


def test_the_report_says_what_is_not_known(register: Path) -> None:
    """Alverlo began later: no euro, no action and no figure of it is called zero."""
    assert register
    fill_organisation()
    skip_one("9002", 2024)
    skip_one("9001", 2026)
    text = report_of(2024, BOTH)

    assert "Van Alverlo staat over 2024 niets in het register." in text
    assert "Alverlo 5.000 3.700 niet bekend niet bekend" in text
    assert "Lindewaarde 5.000 3.700 0 1.300" in text
    assert "Wat Alverlo uitgaf van de 5.000 euro, is niet bekend en Lindewaarde gaf 0 euro" in text
    assert "gepland (Alverlo: niet bekend)" in text
    assert "Hoeveel maatregelen bij drugs er in 2024 waren, is niet bekend." in text


def test_a_year_without_a_plan_says_so_and_counts_no_actions(register: Path) -> None:
    """No "0 acties" and no "0 euro" where there is nothing to count them of."""
    assert register
    fill_organisation()
    quiet_year(2026)
    text = report_of(2026, ("9002",))

    assert "Van 2026 staat geen actieplan in het register." in text
    assert "Van 2026 is geen budget bekend." in text
    assert "0 acties" not in text
    assert "0 euro" not in text
