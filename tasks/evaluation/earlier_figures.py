"""Figures of years before the system: read from one file as a whole, a source for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import Field
from sqlmodel import Session, col, select

from models.common.entry import Entered
from models.common.history import EventKind
from models.common.municipality import Municipality, Officer
from models.common.number_names import NumberName
from models.evaluation.evaluation import EarlierFigure
from models.law.common.roles import Action
from models.law.evaluation.year_figures import FigureDefinition
from tasks.evaluation.figure_policies import figure_book
from tasks.evaluation.figure_rows import first_years
from tasks.evaluation.year_sources import YearSources
from tasks.imports.row_faults import RowFaults
from tasks.imports.row_files import gather_rows
from tasks.imports.tables import Columns
from tasks.register.acting import acting_officer, id_of
from tasks.register.history_entries import Entry, remember
from tasks.register.municipalities import plain_name
from tasks.register.resources import transaction
from tasks.register.step import step

COLUMNS = Columns(
    {
        "gemeente": "municipality",
        "jaar": "year",
        "cijfer": "figure",
        "aantal": "value",
        "bron": "source",
    }
)
"""Every column of the file, in its order, with the field it fills."""
MOST = 1_000_000_000
"""Of euros or of anything counted: more than a municipality has, and a database can hold it."""
Place = tuple[str, int, str]
"""Municipality (CBS code), year and key of a figure."""


class EarlierRow(Entered):
    """One line of the file: a figure of a municipality in a year, and where it stands."""

    municipality: Annotated[str, NumberName("gemeente")] = Field(min_length=1, max_length=80)
    """Name or CBS code."""
    year: int = Field(ge=1999, le=2099)
    """From 1999 on mayors could close premises (docs/facts.md 1.1)."""
    figure: str = Field(min_length=3, max_length=80)
    """Key or Dutch title of its definition."""
    value: int = Field(ge=0, le=MOST)
    source: str = Field(min_length=3, max_length=200)


@dataclass(frozen=True)
class EarlierImport:
    """What an import did, or would do when it is only tried."""

    added: int
    changed: int
    unchanged: int
    dry_run: bool


@dataclass(frozen=True)
class _Known:
    """What the lines of a file are checked against."""

    codes: Mapping[str, str]
    """CBS code of each municipality, by its name and by its code."""
    first_years: Mapping[str, int]
    definitions: Sequence[FigureDefinition]
    this_year: int
    stored: Mapping[Place, EarlierFigure]

    def key_of(self, figure: str) -> str | None:
        """The key of a figure that was written as its key or as its title."""
        names = {item.title.lower(): item.key for item in self.definitions}
        names |= {item.key: item.key for item in self.definitions}
        return names.get(figure.lower())


@step("eerdere-jaarcijfers-inlezen")
def import_earlier_figures(
    path: Path, by: str, at: datetime, *, sources: YearSources, dry_run: bool = False
) -> EarlierImport:
    """Store what the file says; a faulty file is refused as a whole, the same one changes nothing.

    A figure that is not in the file stays as it is. With `dry_run` everything is done and then
    rolled back. Raises FaultsError with row and column.
    """
    rows, faults = gather_rows(path, COLUMNS, EarlierRow)
    with transaction() as session:
        known = _known(session, at, sources)
        places = _checked(rows, known, faults)
        officers = {
            code: acting_officer(session, by, Action.IMPORT_FIGURES, code)
            for code in sorted({code for code, _, _ in places})
        }
        new = {place for place in places if place not in known.stored}
        changed = {
            place
            for place, row in places.items()
            if place not in new and _differs(row, known.stored[place])
        }
        for place in sorted(new | changed):
            before = known.stored.get(place)
            _store(session, place, places[place], officers[place[0]], before, at)
        _remember(session, new, changed, by, at)
        if dry_run:
            session.flush()
            session.rollback()
        return EarlierImport(len(new), len(changed), len(places) - len(new) - len(changed), dry_run)


def _known(session: Session, at: datetime, sources: YearSources) -> _Known:
    # The lock makes two imports at once wait for each other.
    municipalities = session.exec(
        select(Municipality).order_by(col(Municipality.code)).with_for_update()
    ).all()
    stored = session.exec(select(EarlierFigure)).all()
    return _Known(
        codes={plain_name(row.name): row.code for row in municipalities}
        | {row.code: row.code for row in municipalities},
        first_years=first_years(session, sources.rows),
        definitions=figure_book(at.year).definitions,
        this_year=at.year,
        stored={(row.municipality_code, row.year, row.key): row for row in stored},
    )


def _checked(
    rows: Sequence[tuple[int, EarlierRow]], known: _Known, faults: RowFaults
) -> dict[Place, EarlierRow]:
    """The rows by their place, or FaultsError with every fault of the file."""
    places: dict[Place, EarlierRow] = {}
    for number, row in rows:
        code = known.codes.get(plain_name(row.municipality))
        key = known.key_of(row.figure)
        for column, words in _faults(row, code, key, known):
            faults.add(number, words, column)
        if code is None or key is None:
            continue
        if (code, row.year, key) in places:
            faults.add(number, "dit cijfer staat er twee keer in")
        places[code, row.year, key] = row
    for words in _part_faults(places, known):
        faults.add_to_file(words)
    faults.refuse()
    return places


def _faults(
    row: EarlierRow, code: str | None, key: str | None, known: _Known
) -> Iterator[tuple[str, str]]:
    """Each column that the register does not agree with, and why."""
    if code is None:
        yield "gemeente", "deze gemeente staat niet in het register"
    if key is None:
        yield "cijfer", "dit cijfer bestaat niet; kijk in de lijst van cijfers hoe het heet"
    if row.year >= known.this_year:
        yield "jaar", "dit jaar is nog niet voorbij"
    first = known.first_years.get(code or "", row.year)
    if row.year > first:
        yield "jaar", f"dit jaar telt het register zelf, het begint in {first}"


def _part_faults(places: Mapping[Place, EarlierRow], known: _Known) -> Iterator[str]:
    """Parts may not come to more than their whole, and all parts together come to it."""
    values = {place: row.value for place, row in known.stored.items()}
    values |= {place: row.value for place, row in places.items()}
    splits = list(_splits(known.definitions))
    some = [(item.key, item.some_of) for item in known.definitions if item.some_of]
    for code, year in sorted({(code, year) for code, year, _ in places}):
        for key, whole_key in some:
            value, whole = values.get((code, year, key)), values.get((code, year, whole_key))
            if value is not None and whole is not None and value > whole:
                yield f"{key} van {code} in {year}: {value} is meer dan {whole} ({whole_key})"
        for key, parts in splits:
            whole = values.get((code, year, key))
            found = [values[code, year, part] for part in parts if (code, year, part) in values]
            if whole is None or not found:
                continue
            if sum(found) > whole or (len(found) == len(parts) and sum(found) < whole):
                yield (
                    f"{key} van {code} in {year}: de delen tellen op tot {sum(found)}, "
                    f"het geheel is {whole}"
                )


def _splits(definitions: Sequence[FigureDefinition]) -> Iterator[tuple[str, list[str]]]:
    """A figure with all its parts; one that is split a second time comes twice."""
    for whole in (item.key for item in definitions):
        yield whole, [item.key for item in definitions if item.part_of == whole]
        yield whole, [item.key for item in definitions if item.divides == whole]


def _differs(row: EarlierRow, stored: EarlierFigure) -> bool:
    return (row.value, row.source) != (stored.value, stored.source)


def _store(
    session: Session,
    place: Place,
    row: EarlierRow,
    officer: Officer,
    stored: EarlierFigure | None,
    at: datetime,
) -> None:
    code, year, key = place
    figure = stored or EarlierFigure(
        municipality_code=code,
        year=year,
        key=key,
        value=row.value,
        source=row.source,
        recorded_by=id_of(officer),
        recorded_on=at.date(),
    )
    figure.value, figure.source = row.value, row.source
    figure.recorded_by, figure.recorded_on = id_of(officer), at.date()
    session.add(figure)


def _remember(
    session: Session, new: set[Place], changed: set[Place], by: str, at: datetime
) -> None:
    """One event for each municipality and year that got another figure."""
    for code, year in sorted({(code, year) for code, year, _ in new | changed}):
        counts = [sum(place[:2] == (code, year) for place in places) for places in (new, changed)]
        what = f"Cijfers van voor het systeem ingelezen: {counts[0]} nieuw, {counts[1]} gewijzigd."
        entry = Entry(f"JAAR-{year}-{code}", by, EventKind.RECORD, what)
        remember(session, entry, at.date(), at)
