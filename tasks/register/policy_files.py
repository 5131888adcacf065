"""Reading a file of dated policy: one version after the other, parted by a line of three dashes.

A bad file is refused with every fault: file, line, place in it and what is wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from models.law.common.errors import FaultsError
from models.law.common.policy import Policy, PolicyOverlapError, VersionedBook
from tasks.imports.yaml_files import YamlDocument, documents_in, told_place, yaml_faults

P = TypeVar("P", bound=Policy)
B = TypeVar("B", bound=BaseModel)

NOT_FILLED_IN = "INVULLEN"
"""What stands in a new file where somebody has to answer."""


class PolicyFileError(FaultsError):
    """Raised when policy files cannot be read or break a rule; lists every fault of every file."""


@dataclass(frozen=True)
class ReadFile(Generic[B]):
    """The good documents of a file, and the faults of the others in Dutch."""

    documents: tuple[B, ...]
    faults: tuple[str, ...]


def read_file(path: Path, model: type[B], given: Mapping[str, str] | None = None) -> ReadFile[B]:
    """Every document of a file; `given` are values that the file itself may not name."""
    documents: list[B] = []
    faults: list[str] = []
    if not path.exists():
        return ReadFile((), (f"{path.name}: dit bestand ontbreekt",))
    try:
        found = documents_in(path)
    except FaultsError as error:
        return ReadFile((), tuple(_at(path, fault) for fault in error.faults))
    for document in found:
        wrong = [*_unanswered(document), *_said_elsewhere(document, given or {})]
        try:
            value = model.model_validate(_with(document, given or {}))
        except ValidationError as error:
            wrong += _other_faults(yaml_faults(error, document), wrong)
        else:
            if not wrong:
                documents.append(value)
        faults += [_at(path, fault) for fault in wrong]
    if not found:
        faults.append(f"{path.name}: het bestand is leeg")
    return ReadFile(tuple(documents), tuple(faults))


def read_versions(
    path: Path, model: type[P], subject: str, given: Mapping[str, str] | None = None
) -> tuple[VersionedBook[P], tuple[str, ...]]:
    """The versions of a file with its faults, also of versions that overlap."""
    found = read_file(path, model, given)
    try:
        return VersionedBook(subject, found.documents), found.faults
    except PolicyOverlapError as error:
        more = tuple(f"{path.name}: {fault}" for fault in error.faults)
        return VersionedBook(subject, []), found.faults + more


def read_book(
    path: Path, model: type[P], subject: str, given: Mapping[str, str] | None = None
) -> VersionedBook[P]:
    """All versions in one file, or PolicyFileError; `subject` is the Dutch name for errors."""
    book, faults = read_versions(path, model, subject, given)
    if faults:
        raise PolicyFileError("Het beleid", faults)
    return book


def _with(document: YamlDocument, given: Mapping[str, str]) -> Any:
    """What the document says, with what is given; a value that is no mapping fails by itself."""
    return {**document.value, **given} if isinstance(document.value, dict) else document.value


def _unanswered(document: YamlDocument) -> Iterator[str]:
    """Every place where somebody still has to answer."""
    for place in document.lines:
        value = document.value
        for part in place:
            value = value[part]
        if value == NOT_FILLED_IN:
            yield f"{told_place(place, document)}: nog niet ingevuld"


def _said_elsewhere(document: YamlDocument, given: Mapping[str, str]) -> Iterator[str]:
    for key in given:
        if (key,) in document.lines:
            yield f"{told_place((key,), document)}: haal dit weg, het volgt uit de map"


def _other_faults(faults: Sequence[str], known: Sequence[str]) -> list[str]:
    """The faults in places of which nothing was said yet."""
    places = {fault.partition(":")[0] for fault in known}
    return [fault for fault in faults if fault.partition(":")[0] not in places]


def _at(path: Path, fault: str) -> str:
    return f"{path.name}, {fault}" if fault.startswith("regel ") else f"{path.name}: {fault}"
