"""Which business of the register a row of the list means: two branches can share an address."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from models.common.business import Business
from tasks.imports.row_faults import RowFaults

ASK = (
    "dit KVK-nummer staat er op dit adres vaker in; zijn het twee vestigingen, "
    "vul dan van elk de kolom vestigingsnummer (12 cijfers) in"
)
TWICE = "dit bedrijf staat er twee keer in"
_ASK_WHICH = (
    "het register heeft hier meer vestigingen van dit KVK-nummer; "
    "vul de kolom vestigingsnummer (12 cijfers) in"
)
_ASK_NAME = (
    "het register heeft dit bedrijf zonder vestigingsnummer; geef de rij van die vestiging "
    "de handelsnaam die het register heeft"
)


class BranchRow(Protocol):
    """What tells the branches of a company apart."""

    @property
    def kvk_number(self) -> str: ...
    @property
    def bag_id(self) -> str: ...
    @property
    def branch_number(self) -> str: ...
    @property
    def trade_name(self) -> str: ...


def meant_by(
    rows: Sequence[tuple[int, BranchRow]], stored: Sequence[Business], faults: RowFaults
) -> dict[int, Business | None]:
    """For each row, by its number, the business it means; None: the register has it not yet.

    The branch number decides; without it the only business of that number at the address, or the
    only one with that trade name. What that leaves open is a fault that asks for the number.
    """
    in_file: dict[tuple[str, str], list[tuple[int, BranchRow]]] = defaultdict(list)
    for number, row in rows:
        in_file[row.kvk_number, row.bag_id].append((number, row))
    in_register: dict[tuple[str, str], list[Business]] = defaultdict(list)
    for business in stored:
        in_register[business.kvk_number, business.bag_id].append(business)
    found: dict[int, Business | None] = {}
    for key, group in in_file.items():
        known = in_register[key]
        if len(group) == 1:
            found[group[0][0]] = _of_one(*group[0], known, faults)
        elif not _are_mixed_up(group, faults):
            found |= dict(_of_several(group, known, faults))
    return found


def _of_one(
    number: int, row: BranchRow, known: Sequence[Business], faults: RowFaults
) -> Business | None:
    if row.branch_number:
        exact = [one for one in known if one.branch_number == row.branch_number]
        unnamed = [one for one in known if not one.branch_number]
        same_name = [one for one in unnamed if one.trade_name == row.trade_name]
        fitting = exact or same_name or (unnamed if len(known) == 1 else [])
        return fitting[0] if fitting else None
    fitting = list(known)
    if len(known) > 1:
        fitting = [one for one in known if one.trade_name == row.trade_name]
        if len(fitting) != 1:
            faults.add(number, _ASK_WHICH)
    return fitting[0] if fitting else None


def _are_mixed_up(group: Sequence[tuple[int, BranchRow]], faults: RowFaults) -> bool:
    """True when the rows of one company at one address are not told apart by their numbers."""
    seen: set[str] = set()
    names = {row.trade_name for _, row in group}
    without = [number for number, row in group if not row.branch_number]
    if without and len(names) > 1:
        for number in without:
            faults.add(number, ASK)
        return True
    for number, row in group:
        if row.branch_number in seen:
            faults.add(number, TWICE)
        seen.add(row.branch_number)
    if without and len(without) < len(group):
        for number in without:
            faults.add(number, ASK)
        return True
    return len(seen) < len(group)


def _of_several(
    group: Sequence[tuple[int, BranchRow]], known: Sequence[Business], faults: RowFaults
) -> Iterator[tuple[int, Business | None]]:
    numbered = {one.branch_number: one for one in known if one.branch_number}
    unnumbered = [one for one in known if not one.branch_number]
    for number, row in group:
        named = [one for one in unnumbered if one.trade_name == row.trade_name]
        fitting = numbered.get(row.branch_number) or (named[0] if named else None)
        if fitting is not None and fitting in unnumbered:
            unnumbered.remove(fitting)
        yield number, fitting
    if unnumbered:
        for number, row in group:
            if row.branch_number not in numbered:
                faults.add(number, _ASK_NAME)
