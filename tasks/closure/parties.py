"""The parties to a case: who must hear of it, and where post really reaches them."""

from datetime import date, datetime

from sqlmodel import select

from models.closure.party import Party
from models.common.history import EventKind
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

    Same capacity and name is the same party: its address is brought up to date.
    """
    with transaction() as session:
        step = begin_step(session, reference, by, Action.ASSESS, on, at)
        known = {
            (party.capacity, party.name): party
            for party in session.exec(select(Party).where(Party.case_id == step.case_id))
        }
        for row in rows:
            party = known.get((row.capacity, row.name)) or Party(
                case_id=step.case_id, number=len(known) + 1, **row.model_dump()
            )
            is_new = party.id is None
            for name, value in row.model_dump().items():
                setattr(party, name, value)
            session.add(party)
            known[(row.capacity, row.name)] = party
            if is_new:
                step.record(
                    EventKind.RECORD, f"Partij {party.number} ({row.capacity.label}) toegevoegd."
                )
        return len(known)
