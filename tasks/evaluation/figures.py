"""The figures of a year, counted from the register as it is now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from sqlmodel import Session, col, select

from models.common.municipality import Municipality
from models.evaluation.evaluation import EarlierFigure
from models.law.common.dutch import sentence
from models.law.common.errors import WeerbaarError
from models.law.evaluation.figure_rows import FigureContent, GivenValue
from models.law.evaluation.year_figures import YearFigures
from tasks.documents.rendering import template_version
from tasks.evaluation.figure_counts import figures_of
from tasks.evaluation.figure_policies import figure_book
from tasks.evaluation.figure_rows import first_years, read_tables
from tasks.evaluation.year_sources import YearSources
from tasks.register.organisation import NOT_FILLED
from tasks.register.resources import reading
from tasks.register.step import step

YEARS_BEFORE = 4
"""How many years before it stand beside a year, as far as they are known."""

OF_A_PLAN = ("budget_available", "budget_planned")
"""The figures that an action plan gives: what is available and what it claims."""


class NoMunicipalityError(WeerbaarError):
    """Raised when a register without municipalities would be counted: of nobody nothing is zero."""


class YearToComeError(WeerbaarError):
    """Raised when a year is counted that has not begun."""


@step("jaarcijfers-tellen")
def count_figures(year: int, on: date, *, sources: YearSources) -> YearFigures:
    """The figures of a year with the years before it; reads only."""
    with reading() as session:
        return figures_of(read_content(session, year, on, sources), on)


def read_content(session: Session, year: int, on: date, sources: YearSources) -> FigureContent:
    """Everything that the figures of a year count, as the register holds it now."""
    if year > on.year:
        raise YearToComeError(f"Het jaar {year} is nog niet begonnen; er is niets te tellen.")
    book = figure_book(year)
    years = tuple(range(year - YEARS_BEFORE, year + 1))
    municipalities = session.exec(select(Municipality.code, Municipality.name)).all()
    if not municipalities:
        raise NoMunicipalityError(sentence(NOT_FILLED))
    first = first_years(session, sources.rows)
    starts = {code: min(first.get(code, year), year) for code, _ in municipalities}
    return FigureContent(
        year=year,
        years=years,
        municipalities=tuple(sorted(map(tuple, municipalities), key=itemgetter(1))),
        first_years=tuple(sorted(first.items())),
        begins_with_rows=True,
        definitions=book.definitions,
        versions=(
            ("jaarcijfers", f"{book.source}, sinds {book.valid_from.isoformat()}"),
            ("sjablonen", template_version()),
        ),
        tables=read_tables(session, sources.rows, years[0], years[-1]),
        given=_given(session, years, starts, sources),
    )


def _given(
    session: Session, years: Sequence[int], starts: Mapping[str, int], sources: YearSources
) -> tuple[GivenValue, ...]:
    """What is not counted: figures from before the system, and the budget of each plan.

    A plan says nothing of a year of which the register knows nothing else.
    """
    earlier = list(_earlier(session, years))
    known = {(value.municipality_code, value.year) for value in earlier}
    known |= {(code, year) for code, start in starts.items() for year in years if year >= start}
    found = {
        (value.municipality_code, value.year, value.key): value
        for value in (*earlier, *_planned(years, starts, sources))
        if (value.municipality_code, value.year) in known
    }
    return tuple(found.values())


def _earlier(session: Session, years: Sequence[int]) -> Iterator[GivenValue]:
    """The figures of these years that come from before the system."""
    rows = session.exec(
        select(EarlierFigure)
        .where(col(EarlierFigure.year).between(years[0], years[-1]))
        .order_by(
            col(EarlierFigure.municipality_code), col(EarlierFigure.year), col(EarlierFigure.key)
        )
    )
    for row in rows:
        yield GivenValue(
            municipality_code=row.municipality_code,
            year=row.year,
            key=row.key,
            value=row.value,
            source=row.source,
        )


def _planned(
    years: Sequence[int], codes: Iterable[str], sources: YearSources
) -> Iterator[GivenValue]:
    """The budget of each municipality in the action plans of these years."""
    for plan in (plan for year in years for plan in sources.plans(year, codes)):
        for code in plan.municipalities:
            budget = (plan.available_for(code), plan.planned(code))
            for key, value in zip(OF_A_PLAN, budget, strict=True):
                yield GivenValue(
                    municipality_code=code,
                    year=plan.year,
                    key=key,
                    value=value,
                    source=plan.source,
                )
