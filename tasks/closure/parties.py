"""The parties to a case: who must hear of it, and where post really reaches them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.closure.party import Party
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from tasks.closure.case_step import Step, begin_step, every_party_of, parties_of
from tasks.closure.party_file import PartyRow
from tasks.closure.people.party_changes import (
    Why,
    change,
    changes_in,
    fill_in,
    refuse_unexplained,
)
from tasks.closure.people.rectifications import prepare_rectifications
from tasks.register.resources import transaction
from tasks.register.step import step

NO_REASON = Why("", is_correction=False)


@step("partijen-vastleggen")
def record_parties(
    reference: str,
    rows: tuple[PartyRow, ...],
    by: str,
    on: date,
    at: datetime,
    why: Why = NO_REASON,
) -> int:
    """Add the parties that are not in the case yet; return how many the case has.

    The same name is the same party, unless both days of birth are known and differ. What changes
    for a known party needs a reason. Raises FaultsError when it cannot be told who is meant.
    """
    with transaction() as session:
        found = begin_step(session, reference, by, Action.ASSESS, on, at)
        every = every_party_of(session, found.case_id)
        known = [party for party in every if party.withdrawn_on is None]
        meant = _meant(rows, known)
        pairs = [(party, row) for party, row in zip(meant, rows, strict=True) if party is not None]
        changed = [(party, row) for party, row in pairs if changes_in(party, row)]
        new = [row for party, row in zip(meant, rows, strict=True) if party is None]
        refuse_unexplained(found, why, {party.number: row for party, row in changed})
        for party, row in changed:
            change(found, party, row, why)
        for number, row in enumerate(new, start=len(every) + 1):
            _add(found, number, row)
        session.flush()
        _refuse_acting_for_nobody(found)
        if changed and why.is_correction:
            prepare_rectifications(found)
        return len(known) + len(new)


def _add(step: Step, number: int, row: PartyRow) -> None:
    party = Party(
        case_id=step.case_id,
        number=number,
        name=row.name,
        reachable_street=row.reachable_street,
        reachable_place=row.reachable_place,
    )
    fill_in(party, row)
    step.session.add(party)
    words = join_dutch([capacity.label for capacity in row.capacities])
    step.record(EventKind.RECORD, f"Partij {number} ({words}) toegevoegd.")
    step.happened(Occurrence.PARTY_ADDED, party=number)


def _refuse_acting_for_nobody(step: Step) -> None:
    """Who acts for another acts for a party of the case that stands for itself."""
    parties = {party.number: party for party in parties_of(step.session, step.case_id)}
    faults = [
        f"partij {party.number} treedt op voor partij {number}, maar die {problem}"
        for party in parties.values()
        for number in party.acts_for
        if (problem := _problem(parties, party.number, number))
    ]
    if faults:
        raise FaultsError("De lijst van partijen", faults)


def _problem(parties: dict[int, Party], agent: int, number: int) -> str:
    if number not in parties:
        return "is er niet"
    if number == agent:
        return "is het zelf"
    return "treedt zelf op voor een ander" if parties[number].acts_only_for_others else ""


def _meant(rows: Sequence[PartyRow], known: Sequence[Party]) -> list[Party | None]:
    """The party that each row means; None: a new one. Raises FaultsError."""
    faults: list[str] = []
    meant: list[Party | None] = []
    for place, row in enumerate(rows, start=1):
        try:
            party = _numbered(row, known) if row.number else _named(row, known, rows)
        except LookupError as error:
            faults.append(f"de {place}e partij van het bestand: {error.args[0]}")
            continue
        if party is not None and any(party is other for other in meant):
            faults.append(f"de {place}e partij van het bestand is partij {party.number}, nog eens")
        meant.append(party)
    if faults:
        raise FaultsError("De lijst van partijen", faults)
    return meant


def _numbered(row: PartyRow, known: Sequence[Party]) -> Party:
    for party in known:
        if party.number == row.number:
            return party
    raise LookupError(f"de zaak heeft geen partij {row.number}")


def _named(row: PartyRow, known: Sequence[Party], rows: Sequence[PartyRow]) -> Party | None:
    """Who of the same name a row means; None: nobody yet. Or LookupError."""
    namesakes = [party for party in known if party.name.casefold() == row.identity]
    days = {party.born_on for party in namesakes}
    others = [other for other in rows if other.identity == row.identity]
    if not namesakes:
        return None
    if row.born_on in days and row.born_on is not None:
        return next(party for party in namesakes if party.born_on == row.born_on)
    if len(namesakes) == len(others) == 1 and None in {*days, row.born_on}:
        return namesakes[0]
    # Another day can be a slip that is mended, or somebody else: only who names all is believed.
    if days <= {other.born_on for other in others} and None not in days:
        return None
    numbers = join_dutch([str(party.number) for party in namesakes])
    raise LookupError(
        f"in de zaak heeft partij {numbers} dezelfde naam; zet iedereen met die naam met "
        "geboren_op in het bestand, of vul in de kolom partij het nummer in"
    )


def party_names(session: Session, codes: Sequence[str]) -> Sequence[str]:
    """The name of every party to a case of these municipalities (CBS codes)."""
    return session.exec(
        select(Party.name)
        .join(ClosureCase, col(ClosureCase.id) == col(Party.case_id))
        .where(col(ClosureCase.municipality_code).in_(codes))
    ).all()
