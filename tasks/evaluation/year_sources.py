"""What the evaluation of a year asks of the processes; an act knows them and hands them over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import ColumnElement
from sqlmodel import Session

from models.common.plan_year import PlanYear
from tasks.register.row_source import RowSource


class YearPlan(Protocol):
    """The action plan of a year, as far as its figures need it."""

    @property
    def year(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def municipalities(self) -> Mapping[str, str]: ...
    def available_for(self, code: str) -> int:
        """The budget of a municipality (CBS code) in whole euro."""
        ...

    def planned(self, code: str) -> int:
        """What its actions claim of that."""
        ...


@dataclass(frozen=True)
class YearSources:
    """One question to the processes each, so that the evaluation knows none of them."""

    rows: Sequence[RowSource]
    """Every subject that is counted; a figure names one of them in its rule."""
    plans: Callable[[int, Iterable[str]], Sequence[YearPlan]]
    """The plans of a year of these municipalities (CBS codes), as far as they can be read."""
    has_plan: Callable[[str, int], bool]
    """Whether a municipality has a plan in a year; one that cannot be read is an error."""
    plan_of_year: Callable[[int, str], PlanYear]
    """The plan of a year as it stands, in which a municipality (CBS code) shares."""
    lessons: Callable[[Session, int, Sequence[str]], Iterable[str]]
    """What the work of a year taught in these municipalities, each lesson once."""
    names: Callable[[Session, Sequence[str]], Iterable[str]]
    """Every name in the files of these municipalities, which no public text may hold."""
    told_of_cost: Callable[[str], ColumnElement[bool] | None]
    """Which events tell of a cost, by the key of its entry; None when its reference says that."""
    why_gone: Callable[[Session, str], str]
    """Dutch: why what had this reference is no longer there; empty when nobody knows."""
