"""What a municipality still lacks: what a lawyer must confirm, and where it is paid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from models.law.common.confirmations import WHOLE, Confirmations
from models.law.common.dutch import dutch_date, join_dutch, short_date
from tasks.closure import closure_policies
from tasks.documents.house_style import HOUSE_FILE, house_style_as_written
from tasks.imports.yaml_files import document_of, told_place
from tasks.imports.yaml_words import told_key
from tasks.register.municipality_folders import (
    CONFIRMATIONS,
    MunicipalityFolder,
    read_confirmations,
)


@dataclass(frozen=True, order=True)
class OpenPoint:
    """One value, or a whole file, that waits for a lawyer."""

    national: bool
    file: str
    version: date | None
    value: str

    @property
    def place(self) -> str:
        """Which file, and which part of it."""
        words = f"{self.file} (landelijk)" if self.national else self.file
        return words if self.version is None else f"{words}, vanaf {short_date(self.version)}"


def told_open_points(folder: MunicipalityFolder) -> Iterator[str]:
    """A line for each part of a file in which something still waits, in Dutch."""
    confirmed, _ = read_confirmations(folder.path)
    waiting = [point for point in _as_written(folder) if not _is_named(point, confirmed)]
    for place, points in groupby(waiting, key=lambda point: point.place):
        words = [told_key(each.value) if each.value else "alles" for each in points]
        yield f"{folder.path.name}: nog te bevestigen door een jurist in {place}: " + join_dutch(
            words
        )
    yield from _without_account(folder)


def _without_account(folder: MunicipalityFolder) -> Iterator[str]:
    """A line while the newest version of the local rules names no account (Awb 4:89(1))."""
    versions = closure_policies.LOCAL_RULES.as_written(folder)
    if versions and not max(versions, key=lambda each: each.valid_from).bank_account:
        yield (
            f"{folder.path.name}: {told_key('bank_account')} ontbreekt in "
            f"{closure_policies.LOCAL_RULES.name}; brieven die om geld vragen blijven een concept"
        )


def confirmation_faults(folder: MunicipalityFolder, today: date | None) -> Iterator[str]:
    """Faults of the file of confirmations; also what confirms something that was not open.

    A day after `today` is a fault; None: who asks does not judge the days.
    """
    confirmed, faults = read_confirmations(folder.path)
    yield from faults
    if today is not None:
        yield from _in_the_future(folder, confirmed, today)
    known = set(_as_written(folder))
    for each in confirmed.confirmations:
        point = OpenPoint(each.national, each.file, each.version, each.value)
        if point not in known:
            what = each.value or "alles"
            yield f"{CONFIRMATIONS}: {what} in {point.place} wacht niet op een bevestiging"


def _in_the_future(
    folder: MunicipalityFolder, confirmed: Confirmations, today: date
) -> Iterator[str]:
    """Nobody has confirmed on a day that is still to come."""
    late = [n for n, each in enumerate(confirmed.confirmations) if each.confirmed_on > today]
    if late:
        document = document_of(folder.path / CONFIRMATIONS)
        for number in late:
            place = told_place(("confirmations", number, "confirmed_on"), document)
            day = dutch_date(confirmed.confirmations[number].confirmed_on)
            yield (
                f"{CONFIRMATIONS}, {place}: {day} ligt na {dutch_date(today)}; bevestigd is pas "
                "wat al is gelezen"
            )


def _is_named(point: OpenPoint, confirmed: Confirmations) -> bool:
    return confirmed.names(point.file, point.version, point.value, national=point.national)


def _as_written(folder: MunicipalityFolder) -> Sequence[OpenPoint]:
    """Every point, whether or not it was confirmed beside its file; in order."""
    own = [
        OpenPoint(national=False, file=file.name, version=each.valid_from, value=value)
        for file in closure_policies.OWN_FILES
        for each in file.as_written(folder)
        for value in each.open_values
    ]
    national = [
        OpenPoint(national=True, file=name, version=each.valid_from, value=value)
        for name, versions in closure_policies.national_books().items()
        for each in versions
        for value in each.open_values
    ]
    style = house_style_as_written(folder)
    if style is not None and not style.confirmed:
        own.append(OpenPoint(national=False, file=HOUSE_FILE, version=None, value=WHOLE))
    return sorted([*own, *national], key=lambda point: (point.national, point.place, point.value))
