"""The folders of the municipalities: the shipped ones, and those of WEERBAAR_MUNICIPALITIES.

A fault in one folder is a fault of that municipality; the others go on. Everything read is kept by
its path, so that another folder in the settings is another answer.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from models.law.common.confirmations import Confirmations
from models.law.common.errors import FaultsError
from models.law.common.municipality_facts import FOLDER_NAME, MunicipalityFacts
from models.law.common.policy import MunicipalPolicy, NoPolicyInForceError, VersionedBook
from tasks.register.policy_files import PolicyFileError, read_file, read_versions
from tasks.register.resources import SettingsError, settings

SHIPPED = Path(__file__).parents[2] / "municipalities"
SHARED = "shared"
"""Beside the municipalities: what several of them have together, such as an action plan."""
FACTS = "municipality.yaml"
CONFIRMATIONS = "confirmations.yaml"
"""Not every municipality has one."""

M = TypeVar("M", bound=MunicipalPolicy)


class MunicipalityFolderError(FaultsError):
    """Raised when a municipality has no folder, or one that cannot be used."""


@dataclass(frozen=True)
class MunicipalityFolder:
    """One folder: who the municipality is, or why that cannot be read."""

    path: Path
    facts: MunicipalityFacts | None
    faults: tuple[str, ...] = ()

    @property
    def known(self) -> MunicipalityFacts:
        """Who it is, or MunicipalityFolderError with every fault."""
        if self.facts is None or self.faults:
            raise MunicipalityFolderError(f"De map {self.path}", self.faults)
        return self.facts


@dataclass(frozen=True)
class OwnFile(Generic[M]):
    """A file that each municipality has for itself, with its versions."""

    name: str
    model: type[M]
    subject: str
    """Dutch, for errors: "sanctiematrix"."""

    def of(self, folder: MunicipalityFolder) -> VersionedBook[M]:
        """All its versions in one folder, or PolicyFileError."""
        facts = folder.known
        book, faults = _versions(folder.path / self.name, self, facts.code, facts.name)
        if faults:
            raise PolicyFileError(f"Het beleid van {facts.name}", faults)
        return book

    def book(self, municipality_code: str) -> VersionedBook[M]:
        """All its versions for a municipality (CBS code); an empty book without a folder."""
        folder = folder_of(municipality_code)
        if folder is None:
            return VersionedBook(f"{self.subject} van gemeente {municipality_code}", [])
        return self.of(folder)

    def in_force(self, municipality_code: str, on: date) -> M:
        """The version of a day, or NoPolicyInForceError; it says when the folder is not there."""
        if folder_of(municipality_code) is None:
            raise NoPolicyInForceError(
                f"Er is geen {self.subject} van gemeente {municipality_code} te lezen: haar map is "
                "niet gevonden. Noem de map waarin zij staat in WEERBAAR_MUNICIPALITIES."
            )
        return self.book(municipality_code).in_force(on)

    def as_written(self, folder: MunicipalityFolder) -> tuple[M, ...]:
        """The versions as they stand there, whatever was confirmed beside them; read anew."""
        facts = folder.known
        return _read(folder.path / self.name, self, facts.code, facts.name)[0].versions

    def faults_in(self, folder: MunicipalityFolder) -> tuple[str, ...]:
        """Every fault of the file, read anew."""
        facts = folder.known
        return _read(folder.path / self.name, self, facts.code, facts.name)[1]


def roots() -> tuple[Path, ...]:
    """The folders that hold municipalities; raises SettingsError for one that is not there."""
    more = settings().municipality_folders
    missing = [str(path) for path in more if not path.is_dir()]
    if missing:
        faults = [f"WEERBAAR_MUNICIPALITIES: de map {path} bestaat niet" for path in missing]
        raise SettingsError("Een instelling (WEERBAAR_... of weerbaar.env)", faults)
    return (SHIPPED, *more)


def all_folders() -> tuple[MunicipalityFolder, ...]:
    """Every folder, also one that cannot be used, by name."""
    return _folders(roots())


def folder_of(municipality_code: str) -> MunicipalityFolder | None:
    """The folder of a municipality (CBS code); None without one.

    Raises MunicipalityFolderError when it may be one of those that cannot be read.
    """
    found = [item for item in all_folders() if item.facts and item.facts.code == municipality_code]
    if found:
        return found[0]
    unread = [item for item in all_folders() if item.facts is None]
    if unread:
        faults = [f"{item.path}: {fault}" for item in unread for fault in item.faults]
        raise MunicipalityFolderError(f"De map van gemeente {municipality_code}", faults)
    return None


def folder_named(name: str) -> MunicipalityFolder:
    """The folder with this name, or MunicipalityFolderError."""
    found = [item for item in all_folders() if item.path.name == name]
    if not found:
        known = ", ".join(item.path.name for item in all_folders())
        raise MunicipalityFolderError(f"De map {name}", [f"die is er niet; wel: {known}"])
    return found[0]


def usable_folders() -> Mapping[str, MunicipalityFolder]:
    """Every folder of which is known who it is, by CBS code."""
    return {item.facts.code: item for item in all_folders() if item.facts and not item.faults}


def provisional(folder: MunicipalityFolder) -> MunicipalityFolder:
    """The folder with facts to read its other files by, while its own are not known."""
    facts = folder.facts or MunicipalityFacts(
        code="0000", name="de gemeente", abbreviation="XX", mayor="de burgemeester", newspapers=()
    )
    return MunicipalityFolder(folder.path, facts)


def read_confirmations(folder: Path) -> tuple[Confirmations, tuple[str, ...]]:
    """What a lawyer confirmed, with the faults of that file; nothing without one."""
    path = folder / CONFIRMATIONS
    if not path.exists():
        return Confirmations(), ()
    found = read_file(path, Confirmations)
    return next(iter(found.documents), Confirmations()), found.faults


@cache
def _folders(places: tuple[Path, ...]) -> tuple[MunicipalityFolder, ...]:
    return read_folders(places)


def read_folders(places: Sequence[Path]) -> tuple[MunicipalityFolder, ...]:
    """Every folder in these places, read anew; what two of them share is a fault of both."""
    paths = sorted(
        (path for place in places if place.is_dir() for path in place.iterdir() if _is_one(path)),
        key=lambda path: path.name,
    )
    folders = [_read_folder(path) for path in paths]
    faults: dict[Path, list[str]] = defaultdict(list)
    for path, fault in _twins(folders):
        faults[path].append(fault)
    return tuple(replace(item, faults=(*item.faults, *faults[item.path])) for item in folders)


def _is_one(path: Path) -> bool:
    return path.is_dir() and path.name != SHARED and not path.name.startswith((".", "_"))


def _read_folder(path: Path) -> MunicipalityFolder:
    if not re.fullmatch(FOLDER_NAME, path.name):
        fault = "de naam van een map heeft alleen kleine letters, cijfers en streepjes"
        return MunicipalityFolder(path, None, (fault,))
    found = read_file(path / FACTS, MunicipalityFacts)
    if found.faults or len(found.documents) != 1:
        faults = found.faults or (f"{FACTS}: er hoort één document in te staan",)
        return MunicipalityFolder(path, None, faults)
    return MunicipalityFolder(path, found.documents[0])


def _twins(folders: Sequence[MunicipalityFolder]) -> Iterator[tuple[Path, str]]:
    """Two folders may share no name, code or abbreviation."""
    owners: dict[str, list[Path]] = defaultdict(list)
    for item in folders:
        owners[f"de map {item.path.name}"].append(item.path)
        if item.facts:
            owners[f"de naam {item.facts.name.casefold()}"].append(item.path)
            owners[f"de code {item.facts.code}"].append(item.path)
            owners[f"de afkorting {item.facts.abbreviation}"].append(item.path)
    for what, paths in owners.items():
        for path in paths:
            others = [str(other) for other in paths if other != path]
            if others:
                yield path, f"{what} is ook van {others[0]}"


@cache
def _versions(
    path: Path, file: OwnFile[M], code: str, name: str
) -> tuple[VersionedBook[M], tuple[str, ...]]:
    """With what a lawyer of the municipality confirmed beside it."""
    book, faults = _read(path, file, code, name)
    confirmed, more = read_confirmations(path.parent)
    versions = [
        version.confirming(confirmed.of(file.name, version.valid_from)) for version in book.versions
    ]
    return VersionedBook(book.subject, versions), (*faults, *more)


def _read(
    path: Path, file: OwnFile[M], code: str, name: str
) -> tuple[VersionedBook[M], tuple[str, ...]]:
    given = {"municipality_code": code, "municipality": name}
    return read_versions(path, file.model, f"{file.subject} van {name}", given)
