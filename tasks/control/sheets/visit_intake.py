"""Filled in visit sheets go into the register together: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from models.control.control_round import Visit
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from tasks.control.round_step import RoundStep, begin_round_step
from tasks.control.sheets.visit_faults import visit_faults
from tasks.control.sheets.visit_sheet_parser import FilledSheet, read_visit_sheet
from tasks.control.signal_desk import SignalDesk
from tasks.control.visit_outcome import store_visit, visit_of
from tasks.register.resources import transaction
from tasks.register.step import step


@dataclass(frozen=True)
class RecordedVisit:
    """One visit that a sheet recorded, with the label of the place in Dutch."""

    reference: str
    team: int
    rank: int
    label: str


@step("bezoekformulieren-inlezen")
def record_sheets(
    paths: Sequence[Path], by: str, at: datetime, *, desk: SignalDesk
) -> tuple[RecordedVisit, ...]:
    """Record every sheet in one transaction; the same sheets twice are once.

    Raises FaultsError with every fault of every file: the file, its row, and what was expected.
    """
    sheets, faults = _read(paths, by)
    # In the order of their rounds, so that two readers never wait for each other.
    sheets.sort(key=lambda sheet: sheet.form.reference)
    with transaction() as session:
        visits = []
        for sheet in sheets:
            try:
                visits.append(_checked(session, sheet, at))
            except FaultsError as error:
                faults += [f"{sheet.name}, {fault}" for fault in error.faults]
            except WeerbaarError as error:
                faults.append(f"{sheet.name}: {error}")
        faults += _told_twice(sheets)
        if faults:
            raise FaultsError("Het inlezen", faults)
        return tuple(
            _recorded(sheet, store_visit(step, visit, sheet.form, sheet.texts, desk=desk))
            for sheet, (step, visit) in zip(sheets, visits, strict=True)
        )


def _read(paths: Sequence[Path], by: str) -> tuple[list[FilledSheet], list[str]]:
    """The sheets that can be read, and the faults of the others."""
    sheets, faults = [], []
    for path in paths:
        try:
            sheets.append(read_visit_sheet(path, by))
        except FaultsError as error:
            faults += [f"{path.name}, {fault}" for fault in error.faults]
    return sheets, faults


def _checked(session: Session, sheet: FilledSheet, at: datetime) -> tuple[RoundStep, Visit]:
    step = begin_round_step(session, sheet.form, Action.RECORD_VISIT, at)
    visit = visit_of(step, sheet.form)
    faults = visit_faults(step, visit, sheet.form)
    if faults:
        raise FaultsError(sheet.name, [sheet.sentence(fault) for fault in faults])
    return step, visit


def _told_twice(sheets: Sequence[FilledSheet]) -> list[str]:
    """Two files about one place: nobody can say which of them is right."""
    first: dict[tuple[str, int, int], str] = {}
    faults = []
    for sheet in sheets:
        place = (sheet.form.reference, sheet.form.team, sheet.form.rank)
        if place in first:
            faults.append(f"{sheet.name}: gaat over dezelfde plek als {first[place]}")
        first.setdefault(place, sheet.name)
    return faults


def _recorded(sheet: FilledSheet, label: str) -> RecordedVisit:
    form = sheet.form
    return RecordedVisit(form.reference, form.team, form.rank, label)
