"""The parties of a case as an overview tells them: by number, and what reached them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.closure.decision import Decision
from models.closure.party import Party
from models.common.history import EventKind
from models.common.municipality import Officer
from models.law.common.roles import Action
from tasks.closure.case_step import (
    Step,
    UnknownCaseError,
    begin_step,
    every_party_of,
    parties_of,
)
from tasks.closure.party_file import PartyRow
from tasks.closure.people.sendings import INTENT, is_missed, sendings_of
from tasks.register.clock import AMSTERDAM
from tasks.register.references import named
from tasks.register.resources import reading, transaction
from tasks.register.step import step


@dataclass(frozen=True)
class PartyLine:
    """One party, without a name; `reached` tells of each letter of then whether it has it."""

    number: int
    capacities: str
    reached: tuple[str, ...]
    withdrawn_on: date | None


def party_lines(reference: str) -> tuple[PartyLine, ...]:
    """Every party by number, also those that were withdrawn; UnknownCaseError."""
    with reading() as session:
        found = _reading_step(session, reference)
        numbers = session.exec(
            select(Decision.number)
            .where(Decision.case_id == found.case_id)
            .order_by(col(Decision.number))
        ).all()
        return tuple(
            PartyLine(
                party.number,
                _capacities(party),
                tuple(_reached(found, party, [INTENT, *numbers])),
                party.withdrawn_on,
            )
            for party in every_party_of(session, found.case_id)
        )


def _reading_step(session: Session, reference: str) -> Step:
    """What is asked of the letters needs the case alone: nobody acts, and nothing is written."""
    case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).first()
    if case is None:
        raise UnknownCaseError(f"Zaak {reference} bestaat niet.")
    at = datetime.combine(case.reported_on, time(), AMSTERDAM)
    return Step(session, Officer(code="", name="", email=""), case.reported_on, at, case)


def _capacities(party: Party) -> str:
    """In Dutch, with the number of who is acted for: "eigenaar, gemachtigde van partij 1"."""
    return ", ".join(
        held.capacity.label + (f" van partij {held.for_party}" if held.for_party else "")
        for held in party.held
    )


def _reached(found: Step, party: Party, numbers: list[int]) -> Iterator[str]:
    for number in numbers:
        what = f"besluit {number}" if number else "voornemen"
        if party.withdrawn_on is None and is_missed(found, number, party.number):
            yield f"{what}: nee"
        elif sendings_of(found, number, party.number):
            yield f"{what}: ja"


@step("namen-van-partijen-lezen")
def party_names(
    reference: str, by: str, on: date, at: datetime, *, with_documents: bool = False
) -> dict[int, str]:
    """Who each party is, for an officer who may read the case; each reading is logged."""
    what = "Namen en documenten" if with_documents else "Namen van de partijen"
    with transaction() as session:
        found = begin_step(session, reference, by, Action.READ_CASE, on, at)
        found.record(EventKind.READ, f"{what} gelezen.", "AVG art. 5")
        return {party.number: party.name for party in every_party_of(session, found.case_id)}


def known_names(reference: str) -> dict[int, str]:
    """Who each party is; whoever asks has seen to it that the reading is allowed and logged."""
    with reading() as session:
        found = _reading_step(session, reference)
        return {party.number: party.name for party in every_party_of(session, found.case_id)}


def known_parties(reference: str, by: str, on: date, at: datetime) -> tuple[PartyRow, ...]:
    """The parties to whom something may go out, as they would be typed; each reading is logged."""
    with transaction() as session:
        found = begin_step(session, reference, by, Action.ASSESS, on, at)
        parties = parties_of(session, found.case_id)
        if parties:
            found.record(EventKind.READ, "Gegevens van de partijen gelezen.", "AVG art. 5")
        return tuple(_typed(party) for party in parties)


def _typed(party: Party) -> PartyRow:
    return PartyRow(
        capacities=party.capacities,
        name=party.name,
        reachable_country=party.reachable_country,
        reachable_street=party.reachable_street,
        reachable_postcode=party.reachable_postcode,
        reachable_place=party.reachable_place,
        born_on=party.born_on,
        number=party.number,
        phone=party.phone,
        for_parties=" + ".join(str(number) for number in party.acts_for),
        acts_through=party.acts_through,
        email_agreed_on=party.email_agreed_on,
    )
