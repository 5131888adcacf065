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
from tasks.closure.case_step import begin_step
from tasks.closure.party_file import PartyRow
from tasks.register.resources import transaction
from tasks.register.step import step


@step("partijen-vastleggen")
def record_parties(
    reference: str, rows: tuple[PartyRow, ...], by: str, on: date, at: datetime
) -> int:
    """Add the parties that are not in the case yet; return how many the case has.

    Same capacity and name is the same party, unless both days of birth are known and differ: its
    address is brought up to date. Raises FaultsError when it cannot be told who is meant.
    """
    with transaction() as session:
        found = begin_step(session, reference, by, Action.ASSESS, on, at)
        known = list(session.exec(select(Party).where(Party.case_id == found.case_id)))
        for row, party in zip(rows, _meant(rows, known), strict=True):
            values = row.model_dump(exclude={"number"})
            if party is None:
                new = Party(case_id=found.case_id, number=len(known) + 1, **values)
                known.append(new)
                session.add(new)
                found.record(
                    EventKind.RECORD, f"Partij {new.number} ({row.capacity.label}) toegevoegd."
                )
                found.happened(Occurrence.PARTY_ADDED, party=new.number)
                continue
            for name, value in values.items():
                if name != "born_on" or value is not None:  # what is left out is not forgotten
                    setattr(party, name, value)
            session.add(party)
        return len(known)


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
        raise FaultsError("De partijen", faults)
    return meant


def _numbered(row: PartyRow, known: Sequence[Party]) -> Party:
    for party in known:
        if party.number == row.number:
            return party
    raise LookupError(f"de zaak heeft geen partij {row.number}")


def _named(row: PartyRow, known: Sequence[Party], rows: Sequence[PartyRow]) -> Party | None:
    """Who of the same name and capacity a row means; None: nobody yet. Or LookupError."""
    namesakes = [p for p in known if (p.capacity, p.name.casefold()) == row.identity]
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
        f"in de zaak heeft partij {numbers} dezelfde naam en hoedanigheid; zet iedereen met die "
        "naam met geboren_op in het bestand, of vul in de kolom partij het nummer in"
    )


def party_names(session: Session, codes: Sequence[str]) -> Sequence[str]:
    """The name of every party to a case of these municipalities (CBS codes)."""
    return session.exec(
        select(Party.name)
        .join(ClosureCase, col(ClosureCase.id) == col(Party.case_id))
        .where(col(ClosureCase.municipality_code).in_(codes))
    ).all()
