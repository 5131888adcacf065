"""The frozen definitions of the yearly figures, read once and asked for by year."""

from datetime import date
from functools import cache

from models.law.common.policy import VersionedBook
from models.law.evaluation.year_figures import FigureBook
from tasks.register.policies import POLICY_FOLDER
from tasks.register.policy_files import read_book


def figure_book(year: int) -> FigureBook:
    """What the figures of a year count, or NoPolicyInForceError.

    The book of the last day of the year counts the years before it as well: one bar, one meaning.
    """
    return _figures().in_force(date(year, 12, 31))


@cache
def _figures() -> VersionedBook[FigureBook]:
    return read_book(POLICY_FOLDER / "figures.yaml", FigureBook, "lijst met jaarcijfers")
