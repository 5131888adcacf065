"""Files that are read in on the page: tried first, and then exactly that file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from sqlmodel import col, select

from models.common.municipality import Municipality
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.labelled import Labelled
from models.law.common.roles import Action, RoleError
from tasks.acts import figure_acts, register_acts
from tasks.acts.done import Done
from tasks.acts.imported import Imported
from tasks.control.businesses import business_list
from tasks.evaluation import earlier_figures
from tasks.imports import address_list
from tasks.imports.tables import Columns, matched_columns
from tasks.register import kept_uploads
from tasks.register.authority import NotYourselfError, UnknownOfficerError, municipalities_where
from tasks.register.kept_uploads import GoneUploadError
from tasks.register.resources import reading

__all__ = ["GoneUploadError"]
EXAMPLES = Path(__file__).parents[3] / "docs" / "example"
MEGABYTE = 1024 * 1024
NOT_YOU = (RoleError, NotYourselfError, UnknownOfficerError)


class UploadKind(Labelled):
    """What can be read in."""

    BUSINESSES = "bedrijven", "bedrijven"
    ADDRESSES = "adressen", "adressen"
    FIGURES = "cijfers", "cijfers van voor het systeem"
    ORGANISATION = "organisatie", "medewerkers en partners"


@dataclass(frozen=True)
class Upload:
    """One kind of file: who may, what it holds, and the act that reads it."""

    action: Action
    lead: str
    """Dutch: what it is for."""
    takes: str
    """Dutch: which kinds of file."""
    example: str
    """Name of a right file among the examples."""
    largest: int
    """Bytes."""
    act: Callable[[Path, str, str, datetime, bool], Done]
    """Of file, municipality, officer, moment, and whether it is only tried."""
    columns: Columns | None = None
    asks_place: bool = False
    """Whether it is of one municipality, which is chosen."""


def _addresses(file: Path, place: str, by: str, at: datetime, dry_run: bool) -> Done:  # noqa: FBT001
    return register_acts.import_addresses(file, place, by, at.date(), dry_run=dry_run)


def _businesses(file: Path, place: str, by: str, at: datetime, dry_run: bool) -> Done:  # noqa: FBT001
    return register_acts.import_businesses(file, place, by, at, dry_run=dry_run)


def _figures(file: Path, _place: str, by: str, at: datetime, dry_run: bool) -> Done:  # noqa: FBT001
    return figure_acts.import_figures(file, by, at, dry_run=dry_run)


def _organisation(file: Path, _place: str, by: str, at: datetime, dry_run: bool) -> Done:  # noqa: FBT001
    return register_acts.import_organisation(file, by, at, dry_run=dry_run)


UPLOADS: Mapping[UploadKind, Upload] = MappingProxyType(
    {
        UploadKind.BUSINESSES: Upload(
            Action.IMPORT_BUSINESSES,
            "De bedrijven van een gemeente met hun label. Wat niet in het bestand staat, blijft.",
            "Excel (.xlsx) of CSV",
            "bedrijven.csv",
            30 * MEGABYTE,
            _businesses,
            business_list.COLUMNS,
            asks_place=True,
        ),
        UploadKind.ADDRESSES: Upload(
            Action.IMPORT_ADDRESSES,
            "Alle adressen van een gemeente. Wat niet in het bestand staat, vervalt.",
            "de zip van het Kadaster (BAG-extract), Excel (.xlsx) of CSV",
            "adressen.csv",
            256 * MEGABYTE,
            _addresses,
            address_list.HEADER,
            asks_place=True,
        ),
        UploadKind.FIGURES: Upload(
            Action.IMPORT_FIGURES,
            "Jaarcijfers van voor Weerbaar, elk met de bron. Wat er niet in staat, blijft.",
            "Excel (.xlsx) of CSV",
            "jaarcijfers.csv",
            30 * MEGABYTE,
            _figures,
            earlier_figures.COLUMNS,
        ),
        UploadKind.ORGANISATION: Upload(
            Action.MANAGE_OFFICERS,
            "Gemeenten, medewerkers met hun rollen, en partners. Niemand verdwijnt; een medewerker "
            "die weggaat zet u op active: false.",
            "YAML",
            "organisatie.yaml",
            MEGABYTE,
            _organisation,
        ),
    }
)
READERS = tuple(dict.fromkeys(upload.action for upload in UPLOADS.values()))


@dataclass(frozen=True)
class TriedFile:
    """What a file would do, or what is wrong with it."""

    said: tuple[str, ...] = ()
    counts: Imported | None = None
    """How many rows are new, changed and the same, where the file has rows."""
    columns: Sequence[tuple[str, str]] = ()
    """What each column is called in the file, and as what it is read."""
    faults: tuple[str, ...] = ()
    """Dutch: each fault once, with the first rows that have it and how many there are."""
    sha256: str = ""
    """Of the file that is kept to be imported; empty when it has faults."""


def kinds_for(by: str) -> Sequence[UploadKind]:
    """What this officer may read in somewhere; RoleError when nothing."""
    municipalities_where(by, *READERS)
    return [kind for kind in UPLOADS if _may(kind, by)]


def places_for(kind: UploadKind, by: str) -> Mapping[str, str]:
    """Where he may read this in, by CBS code; RoleError when nowhere."""
    codes = municipalities_where(by, UPLOADS[kind].action)
    with reading() as session:
        asked = select(Municipality.code, Municipality.name).where(
            col(Municipality.code).in_(codes)
        )
        return dict(session.exec(asked.order_by(col(Municipality.name))).all())


def try_file(kind: UploadKind, place: str, file: BinaryIO, by: str, at: datetime) -> TriedFile:
    """Read a file as if it were imported and roll that back; it is kept when it has no faults."""
    name = _name(kind, place, by)
    kept = kept_uploads.keep(name, file, at)
    columns: Sequence[tuple[str, str]] = ()
    try:
        columns = _columns(kind, kept.path)
        done = UPLOADS[kind].act(kept.path, place, by, at, True)  # noqa: FBT003
    except NOT_YOU:
        kept_uploads.forget(name)
        raise
    except WeerbaarError as error:
        kept_uploads.forget(name)
        faults = error.faults if isinstance(error, FaultsError) else (str(error),)
        return TriedFile(columns=columns, faults=faults)
    counts = done if isinstance(done, Imported) else None
    return TriedFile(done.said, counts, columns, sha256=kept.sha256)


def import_tried(kind: UploadKind, place: str, sha256: str, by: str, at: datetime) -> Done:
    """Import the file that was tried, and no other; GoneUploadError when it is not kept."""
    name = _name(kind, place, by)
    path = kept_uploads.kept(name, sha256, at)
    done = UPLOADS[kind].act(path, place, by, at, False)  # noqa: FBT003
    kept_uploads.forget(name)
    return done


def example_of(kind: UploadKind, by: str) -> tuple[str, bytes]:
    """A right file, to fill in: its name and what is in it."""
    places_for(kind, by)
    name = UPLOADS[kind].example
    return name, (EXAMPLES / name).read_bytes()


def _may(kind: UploadKind, by: str) -> bool:
    try:
        municipalities_where(by, UPLOADS[kind].action)
    except RoleError:
        return False
    return True


def _name(kind: UploadKind, place: str, by: str) -> str:
    """One file for each officer, kind and municipality; RoleError when he may not there."""
    places = places_for(kind, by)
    if not UPLOADS[kind].asks_place:
        return f"{by}-{kind.value}"
    if place not in places:
        raise FaultsError("Het bestand", ["kies de gemeente waarvan dit is"])
    return f"{by}-{kind.value}-{place}"


def _columns(kind: UploadKind, path: Path) -> Sequence[tuple[str, str]]:
    """The columns that were recognised; none of a zip of the Kadaster or a YAML."""
    columns = UPLOADS[kind].columns
    try:
        return matched_columns(path, columns) if columns else ()
    except FaultsError:
        # The import itself says what is wrong, or reads another kind of file.
        return ()
