"""The action plans of the years, read once and asked for by municipality and day."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from models.common.errors import WeerbaarError
from models.law.common.dutch import join_dutch
from models.law.common.policy import NoPolicyInForceError, VersionedBook
from models.law.plan.action_plan import ActionPlan, PlanAction
from tasks.register.municipalities import plain_name
from tasks.register.policies import POLICY_FOLDER, read_book, read_shared_books

SUBJECT = "actieplan"


class UnknownActionError(WeerbaarError):
    """Raised when a plan has no action with the given number."""


def action_plan(municipality_code: str, year: int) -> ActionPlan:
    """The plan of a municipality (CBS code) in a year, or NoPolicyInForceError."""
    book = _books().get(municipality_code)
    if book is None:
        book = VersionedBook(f"{SUBJECT} van gemeente {municipality_code}", [])
    return book.in_force(date(year, 1, 1))


def plans_of(year: int) -> tuple[ActionPlan, ...]:
    """Every plan of a year, each once; municipalities may have one together."""
    found = [
        version for book in _books().values() for version in book.versions if version.year == year
    ]
    return tuple(plan for index, plan in enumerate(found) if plan not in found[:index])


def the_plan(year: int, municipality: str = "") -> ActionPlan:
    """The plan of a municipality (name or CBS code), or without one the only plan of the year.

    Raises NoPolicyInForceError, also when there are several.
    """
    plans = [plan for plan in plans_of(year) if not municipality or _is_of(plan, municipality)]
    if len(plans) == 1:
        return plans[0]
    if not plans:
        of = f" van {municipality}" if municipality else ""
        raise NoPolicyInForceError(f"Er is geen {SUBJECT}{of} in {year}.")
    names = join_dutch([name for plan in plans for name in plan.municipalities.values()], "of")
    raise NoPolicyInForceError(f"Er zijn meer plannen in {year}: geef --municipality op: {names}.")


def _is_of(plan: ActionPlan, municipality: str) -> bool:
    names = {plain_name(name) for name in plan.municipalities.values()}
    return plain_name(municipality) in {*plan.municipalities, *names}


def action_of(plan: ActionPlan, number: int) -> PlanAction:
    """The action with this number, or UnknownActionError."""
    found = plan.action(number)
    if found is None:
        raise UnknownActionError(
            f"Actie {number} staat niet in het {SUBJECT} van {plan.year}; "
            f"de nummers lopen van {plan.actions[0].number} tot en met {plan.actions[-1].number}."
        )
    return found


def read_plan_file(path: Path) -> tuple[ActionPlan, ...]:
    """The plans in a file that an officer edits, or PolicyFileError with every fault."""
    return read_book(path.parent, path.name, ActionPlan, SUBJECT).versions


@cache
def _books() -> Mapping[str, VersionedBook[ActionPlan]]:
    return read_shared_books(
        POLICY_FOLDER, "action-plan-*.yaml", ActionPlan, SUBJECT, lambda plan: plan.municipalities
    )
