"""The dated policies, read once from models/law/policies and asked for by day.

A file holds one version after the other, parted by a line of three dashes. Bad files are refused
with every fault: file, version, place in it and what is wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

import models.law
from models.common.errors import FaultsError
from models.law.common.calendar import Calendar
from models.law.common.holidays import HolidayDecree, calendar_of
from models.law.common.policy import MunicipalPolicy, Policy, PolicyOverlapError, VersionedBook
from models.law.common.retention import RetentionPolicy

POLICY_FOLDER = Path(models.law.__file__).parent / "policies"

P = TypeVar("P", bound=Policy)
M = TypeVar("M", bound=MunicipalPolicy)


class PolicyFileError(FaultsError):
    """Raised when policy files cannot be read or break a rule; lists every fault of every file."""


@cache
def calendar() -> Calendar:
    """The days equated with a holiday, of all decrees that are loaded."""
    decrees = read_book(POLICY_FOLDER, "holidays.yaml", HolidayDecree, "besluit gelijkstelling")
    return calendar_of(decrees.versions)


def retention(on: date) -> RetentionPolicy:
    """The selectielijst on a day, or NoPolicyInForceError."""
    return _retention().in_force(on)


@cache
def _retention() -> VersionedBook[RetentionPolicy]:
    return read_book(POLICY_FOLDER, "retention.yaml", RetentionPolicy, "selectielijst")


def read_book(folder: Path, name: str, model: type[P], subject: str) -> VersionedBook[P]:
    """All versions in one file, or PolicyFileError; `subject` is the Dutch name for errors."""
    versions, faults = _read(folder / name, model)
    if not faults and not versions:
        faults = [f"{name}: het bestand is leeg"]
    book = _bind(subject, versions, faults)
    _refuse(faults)
    return book


def read_municipal_books(
    folder: Path, pattern: str, model: type[M], subject: str
) -> Mapping[str, VersionedBook[M]]:
    """Every version in every file of the pattern, per CBS code: a new municipality is a new file.

    Raises PolicyFileError.
    """
    return read_shared_books(
        folder,
        pattern,
        model,
        subject,
        lambda version: {version.municipality_code: version.municipality},
    )


def read_shared_books(
    folder: Path,
    pattern: str,
    model: type[P],
    subject: str,
    municipalities: Callable[[P], Mapping[str, str]],
) -> Mapping[str, VersionedBook[P]]:
    """The same for a policy of several municipalities at once, by CBS code with their names.

    Raises PolicyFileError.
    """
    found: dict[str, list[P]] = {}
    names: dict[str, str] = {}
    faults: list[str] = []
    for path in sorted(folder.glob(pattern)):
        versions, more = _read(path, model)
        faults += more
        for version in versions:
            for code, name in municipalities(version).items():
                found.setdefault(code, []).append(version)
                names.setdefault(code, name)
    books = {
        code: _bind(f"{subject} van {names[code]}", versions, faults)
        for code, versions in found.items()
    }
    _refuse(faults)
    return books


def _bind(subject: str, versions: Sequence[P], faults: list[str]) -> VersionedBook[P]:
    """The book of these versions; when they overlap an empty one, and the faults are added."""
    try:
        return VersionedBook(subject, versions)
    except PolicyOverlapError as error:
        faults += [f"{subject}: {fault}" for fault in error.faults]
        return VersionedBook(subject, [])


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise PolicyFileError("Het beleid", faults)


def _read(path: Path, model: type[P]) -> tuple[list[P], list[str]]:
    """The good versions of a file and the faults of the others."""
    versions: list[P] = []
    faults: list[str] = []
    try:
        for number, document in enumerate(_documents(path), start=1):
            try:
                versions.append(model.model_validate(document))
            except ValidationError as error:
                where = f"{path.name}, versie {number}"
                faults += [f"{where}{_fault(item)}" for item in error.errors() if not _echo(item)]
    except OSError:
        faults.append(f"{path.name}: het bestand kan niet worden gelezen")
    except UnicodeDecodeError:
        faults.append(f"{path.name}: het bestand is geen UTF-8")
    except yaml.YAMLError as error:
        faults.append(f"{path.name}{_yaml_fault(error)}")
    return versions, faults


def _documents(path: Path) -> Iterator[Any]:
    yield from yaml.load_all(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)


class _TwiceError(yaml.MarkedYAMLError):
    pass


class _UniqueKeyLoader(yaml.SafeLoader):
    """The safe loader, which also refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 the signature of yaml
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise _TwiceError(
                    problem=f"{key.value} staat er twee keer", problem_mark=key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def _yaml_fault(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    line = "" if mark is None else f", regel {mark.line + 1}"
    words = error.problem if isinstance(error, _TwiceError) else "dit is geen geldige YAML"
    return f"{line}: {words}"


def _echo(details: ErrorDetails) -> bool:
    """True for a list called too short only because its items were refused."""
    return details["type"] == "too_short" and bool(details["input"])


_FAULTS = {
    "missing": "ontbreekt",
    "extra_forbidden": "is onbekend",
    "enum": "is geen van de toegestane woorden",
    "date_from_datetime_parsing": "is geen datum",
    "date_type": "is geen datum",
    "decimal_parsing": "is geen getal",
    "int_parsing": "is geen heel getal",
    "bool_parsing": "is geen true of false",
    "string_pattern_mismatch": "heeft niet de goede vorm",
    "greater_than": "is te klein",
    "greater_than_equal": "is te klein",
    "less_than_equal": "is te groot",
    "string_too_short": "is leeg",
    "too_short": "is leeg",
}


def _fault(details: ErrorDetails) -> str:
    """Where in the version, what was found, and what is wrong, in Dutch."""
    place = "".join(
        f" {step + 1}" if isinstance(step, int) else f", {step}" for step in details["loc"]
    )
    if details["type"] == "value_error":
        return f"{place}: {details['ctx']['error']}"
    words = _FAULTS.get(details["type"], "past hier niet")
    if details["type"] in ("missing", "extra_forbidden"):
        return f"{place}: {words}"
    return f"{place}: {details['input']!r} {words}"
