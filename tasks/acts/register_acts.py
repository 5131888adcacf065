"""The register itself: what is read in, and whether its history still holds."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from models.common.premises import Address
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.acts.chain_words import told_chains
from tasks.acts.done import Counted, Done
from tasks.acts.imported import ONLY_TRIED, Imported, imported
from tasks.acts.municipality_acts import require_complete
from tasks.closure.case_overview import cases_without_history
from tasks.control.businesses import business_list
from tasks.evaluation.figure_snapshot import changed_snapshots
from tasks.register import addresses, organisation
from tasks.register.acting import require_may
from tasks.register.chains import verify_chains
from tasks.register.resources import reading

CHECKS = (cases_without_history, changed_snapshots)
"""What each process wants to be looked at when the history is walked."""
NO_HISTORY = "Er is nog geen geschiedenis."


class BrokenHistoryError(WeerbaarError):
    """Raised when something of the history was changed behind the back of the register."""

    def __init__(self, chains: int, faults: Sequence[str]) -> None:
        self.chains = chains
        self.faults = tuple(faults)
        super().__init__(" ".join(faults))


def import_organisation(file: Path, by: str, at: datetime, *, dry_run: bool = False) -> Done:
    """Municipalities, officers with their roles, and partners; nobody is removed.

    `by` is an administrator; the first one is made by whoever is at the machine.

    Raises IncompleteMunicipalityError for a municipality of which the folder has a fault.
    """
    require_complete(organisation.read_organisation(file).municipalities)
    return Done(said=(organisation.import_organisation(file, by, at, dry_run=dry_run),))


def import_addresses(
    file: Path, municipality: str, by: str, on: date, *, dry_run: bool = False
) -> Imported:
    """Addresses from a BAG extract or a CSV; a faulty file changes nothing at all."""
    code = organisation.municipality_code(municipality)
    require_may(by, Action.IMPORT_ADDRESSES, code)
    result = addresses.import_addresses(file, code, on, dry_run=dry_run)
    tried = ONLY_TRIED if dry_run else ""
    said = (
        f"{tried}Adressen: {result.added} nieuw, {result.changed} gewijzigd, "
        f"{result.ended} vervallen, {result.unchanged} gelijk."
    )
    return Imported(said=(said,), **result.model_dump())


def import_businesses(
    file: Path, municipality: str, by: str, at: datetime, *, dry_run: bool = False
) -> Imported:
    """Businesses with their labels; without a municipality that of the addresses."""
    code = business_list.municipality_of(file, municipality)
    result = business_list.import_businesses(file, code, by, at, dry_run=dry_run)
    return imported("Bedrijven", result)


def verify_history() -> Counted:
    """Walk the history of everything; raises BrokenHistoryError with every fault."""
    chains, faults = verify_chains(CHECKS)
    if faults:
        raise BrokenHistoryError(len(chains), faults)
    said = f"De geschiedenis klopt van {told_chains(chains)}."
    return Counted(said=(said if chains else NO_HISTORY,), count=len(chains))


def find_addresses(street: str, number: int | None) -> Sequence[Address]:
    """Addresses in force, so that their number and not the address goes into a form."""
    with reading() as session:
        return organisation.find_addresses(session, street, number)
