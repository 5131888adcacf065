"""What whoever makes a letter must know about it: what it prints that nobody confirmed yet."""

from datetime import date

from sqlmodel import select

from models.closure.closure import ClosureCase
from tasks.closure import closure_policies
from tasks.closure.case_step import place_of
from tasks.register.references import named
from tasks.register.resources import reading


def notes_on_letters(reference: str, sent_on: date) -> tuple[str, ...]:
    """A Dutch sentence when court, by-law or mandate still waits for a lawyer; else nothing."""
    with reading() as session:
        case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).one()
        municipality, _, _ = place_of(session, case)
        rules = closure_policies.local_rules(municipality.folder, sent_on)
    return tuple(
        f"Let op: in de brieven staat {doubt}; een jurist moet dat voor {municipality.name} nog "
        "bevestigen."
        for doubt in rules.doubts
    )
