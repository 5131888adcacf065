"""The folder of a municipality: made with its questions, judged, and listed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.law.common.dutch import plural
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.acts.done import Done
from tasks.acts.open_points import confirmation_faults, told_open_points
from tasks.closure import closure_policies
from tasks.control import round_policies
from tasks.documents.house_style import house_style_faults
from tasks.instruments import instrument_policies
from tasks.plan.plan_policies import plan_faults
from tasks.register import municipality_folders, new_municipality
from tasks.register.municipality_folders import CONFIRMATIONS, FACTS, MunicipalityFolder
from tasks.signals import signal_policies

OWN_FILES = (
    *closure_policies.OWN_FILES,
    *signal_policies.OWN_FILES,
    *round_policies.OWN_FILES,
    *instrument_policies.OWN_FILES,
)
"""Every file of policy that a municipality must have for itself."""


class IncompleteMunicipalityError(FaultsError):
    """Raised when the folder of a municipality is not complete, with every fault."""


class CheckFailedError(WeerbaarError):
    """Raised when a check found faults; `said` has a line for each of them."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.said = tuple(faults)
        super().__init__(f"De controle vond {plural(len(faults), 'fout', 'fouten')}.")


@dataclass(frozen=True)
class MunicipalityLine:
    """One folder: who it is as far as that is known, and how many faults it has."""

    folder: str
    name: str
    code: str
    abbreviation: str
    place: str
    """Where the folder lies."""
    faults: tuple[str, ...]
    """Dutch: file, line and what is wrong."""
    waiting: tuple[str, ...] = ()
    """Dutch: what a lawyer must confirm and what letters miss; nothing while there are faults."""


def new_folder(name: str, place: Path | None) -> Done:
    """Make a folder with every question marked; raises FaultsError when it is there already."""
    path = new_municipality.make_folder(name, place)
    said = (
        f"De map {path} is gemaakt. Zet er het logo in als logo.svg, vul overal in waar INVULLEN "
        "staat en lees de voorstellen na; "
        f"weerbaar municipality check {path.name} zegt wat er nog ontbreekt."
    )
    if path.parent in {root.resolve() for root in municipality_folders.roots()}:
        return Done(said=(said,))
    return Done(said=(said, f"Zet eerst {path.parent} in WEERBAAR_MUNICIPALITIES."))


def list_municipalities(today: date | None) -> Sequence[MunicipalityLine]:
    """Every folder with its faults, by name; read anew. None: the days are not judged."""
    folders = municipality_folders.read_folders(municipality_folders.roots())
    return [_line(folder, today) for folder in folders]


def check_municipalities(name: str, today: date) -> Done:
    """Judge one folder, or all without a name; raises CheckFailedError with every fault."""
    lines = [line for line in list_municipalities(today) if name.lower() in ("", line.folder)]
    if not lines:
        municipality_folders.folder_named(name)
    faults = list(_told(lines))
    if faults:
        raise CheckFailedError(faults)
    said = f"{plural(len(lines), 'map is', 'mappen zijn')} in orde."
    waiting = (point for line in lines for point in line.waiting)
    return Done(said=(said, *waiting))


def require_complete(names: Sequence[str]) -> None:
    """Refuse what is not complete: IncompleteMunicipalityError with every fault of every folder."""
    faults = list(_told([line for line in list_municipalities(None) if line.folder in names]))
    if faults:
        raise IncompleteMunicipalityError("De map van de gemeente", faults)


def _told(lines: Sequence[MunicipalityLine]) -> Iterator[str]:
    """Every fault with the folder it is in; with the whole path, where two have the same name."""
    names = Counter(line.folder for line in lines)
    for line in lines:
        is_alone = names[line.folder] == 1
        folder = line.folder if is_alone else f"{line.place}/{line.folder}"
        for fault in line.faults:
            is_of_file = re.match(r"[A-Za-z0-9_.-]+\.(ya?ml|svg)\b", fault)
            yield f"{folder}/{fault}" if is_of_file else f"{folder}: {fault}"


def _line(folder: MunicipalityFolder, today: date | None) -> MunicipalityLine:
    facts = folder.facts
    faults = tuple(dict.fromkeys(_faults(folder, today)))
    return MunicipalityLine(
        folder=folder.path.name,
        name=facts.name if facts else "",
        code=facts.code if facts else "",
        abbreviation=facts.abbreviation if facts else "",
        place=str(folder.path.parent),
        faults=faults,
        waiting=() if faults else tuple(told_open_points(folder)),
    )


def _faults(folder: MunicipalityFolder, today: date | None) -> Iterator[str]:
    """Every fault; while it is not known who it is, the other files are judged all the same."""
    yield from folder.faults
    judged = municipality_folders.provisional(folder)
    yield from house_style_faults(judged)
    for file in OWN_FILES:
        yield from file.faults_in(judged)
    if folder.facts is not None:
        yield from plan_faults(judged)
    yield from confirmation_faults(judged, today)
    known = {FACTS, CONFIRMATIONS, "house.yaml", *(file.name for file in OWN_FILES)}
    for path in sorted(folder.path.glob("*.y*ml")):
        if path.name not in known and not path.match("action-plan-*.yaml"):
            yield f"{path.name}: dit bestand hoort niet in de map"
