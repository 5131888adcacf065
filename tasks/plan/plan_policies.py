"""The action plans of the years, read once and asked for by municipality and year.

A plan lies in the folder of its municipality, or of several together in a folder under `shared`.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from sqlmodel import select

from models.common.municipality import Municipality
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.plan_roles import PlanRole
from models.law.common.policy import NoPolicyInForceError, PolicyOverlapError, VersionedBook
from models.law.plan.action_plan import ActionPlan, PlanAction
from tasks.register.municipality_folders import SHARED, MunicipalityFolder, folder_of
from tasks.register.organisation import municipality_code
from tasks.register.policy_files import PolicyFileError, read_book, read_file
from tasks.register.resources import reading

SUBJECT = "actieplan"
PLANS = "action-plan-*.yaml"


class UnknownActionError(WeerbaarError):
    """Raised when a plan has no action with the given number."""


def action_plan(municipality_code: str, year: int) -> ActionPlan:
    """The plan of a municipality (CBS code) in a year, or NoPolicyInForceError."""
    return _book(municipality_code).in_force(date(year, 1, 1))


def plan_if_any(municipality_code: str, year: int) -> ActionPlan | None:
    """The same; None for a year without a plan. A plan that cannot be read is still an error."""
    try:
        return action_plan(municipality_code, year)
    except NoPolicyInForceError:
        return None


def has_plan(municipality_code: str, year: int) -> bool:
    """Whether it has a plan in a year; a plan that cannot be read is an error, and not none."""
    return plan_if_any(municipality_code, year) is not None


def years_with_plan(municipality_code: str) -> tuple[int, ...]:
    """The years of which a municipality (CBS code) has a plan, oldest first."""
    return tuple(plan.year for plan in _book(municipality_code).versions)


def plans_of(year: int, codes: Iterable[str]) -> tuple[ActionPlan, ...]:
    """The plans of these municipalities in a year, each once; without those that are unreadable."""
    found: list[ActionPlan] = []
    for code in codes:
        try:
            plan = plan_if_any(code, year)
        except FaultsError:
            continue
        if plan is not None and plan not in found:
            found.append(plan)
    return tuple(found)


def the_plan(year: int, municipality: str = "") -> ActionPlan:
    """The plan of a municipality (name or CBS code), or without one the only plan of the year.

    Raises NoPolicyInForceError, also when there are several.
    """
    with reading() as session:
        codes = session.exec(select(Municipality.code).order_by(Municipality.code)).all()
    if municipality or not codes:
        codes = [municipality_code(municipality)]
    plans: list[ActionPlan] = []
    for code in codes:
        plan = plan_if_any(code, year)
        if plan is not None and plan not in plans:
            plans.append(plan)
    if len(plans) == 1:
        return plans[0]
    if not plans:
        of = f" van {municipality}" if municipality else ""
        raise NoPolicyInForceError(f"Er is geen {SUBJECT}{of} in {year}.")
    names = join_dutch([name for plan in plans for name in plan.municipalities.values()], "of")
    raise NoPolicyInForceError(f"Er zijn meer plannen in {year}: geef --municipality op: {names}.")


def paying_action(municipality_code: str, role: PlanRole, on: date) -> int:
    """The number of the action that pays these costs on a day; 0 when no plan says so.

    In a year without a plan yet that of the last plan: numbers stay from year to year.
    """
    plans = [plan for plan in _book(municipality_code).versions if plan.year <= on.year]
    action = plans[-1].paying(role) if plans else None
    return action.number if action else 0


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
    return read_book(path, ActionPlan, SUBJECT).versions


def plan_faults(folder: MunicipalityFolder) -> tuple[str, ...]:
    """Every fault of the plans of a municipality, read anew."""
    return _read_plans(_files(folder), folder.known.code, folder.known.name)[1]


def _book(municipality_code: str) -> VersionedBook[ActionPlan]:
    folder = folder_of(municipality_code)
    if folder is None:
        return VersionedBook(f"{SUBJECT} van gemeente {municipality_code}", [])
    facts = folder.known
    book, faults = _plans(_files(folder), facts.code, facts.name)
    if faults:
        raise PolicyFileError(f"Het {SUBJECT} van {facts.name}", faults)
    return book


def _files(folder: MunicipalityFolder) -> tuple[Path, ...]:
    """The plans of its own, and those that it shares with others."""
    places = [folder.path]
    if folder.known.shares_plans:
        places.append(folder.path.parent / SHARED / folder.known.shares_plans)
    return tuple(path for place in places for path in sorted(place.glob(PLANS)))


@cache
def _plans(
    paths: tuple[Path, ...], code: str, name: str
) -> tuple[VersionedBook[ActionPlan], tuple[str, ...]]:
    return _read_plans(paths, code, name)


def _read_plans(
    paths: Sequence[Path], code: str, name: str
) -> tuple[VersionedBook[ActionPlan], tuple[str, ...]]:
    subject = f"{SUBJECT} van {name}"
    found: list[ActionPlan] = []
    faults: list[str] = []
    for path in paths:
        read = read_file(path, ActionPlan)
        found += read.documents
        faults += read.faults
        if any(plan.municipalities.get(code) != name for plan in read.documents):
            faults.append(f"{path.name}: dit plan noemt {name} ({code}) niet onder available")
    try:
        return VersionedBook(subject, found), tuple(faults)
    except PolicyOverlapError as error:
        return VersionedBook(subject, []), (*faults, *error.faults)
