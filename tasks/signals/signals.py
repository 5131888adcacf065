"""The signals list: a new signal, from a file or from another step in its own transaction."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from models.common.history import EventKind
from models.common.municipality import Municipality, Officer
from models.common.visitor import SYSTEM
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.signals.signals import answer_by, retain_until
from models.signals.destruction import DestructionItem, DestructionList
from models.signals.signal import Signal, SignalReporter
from tasks.register import policies
from tasks.register.acting import acting_officer, id_of, lock_municipality, refuse_future
from tasks.register.history_entries import Entry, remember
from tasks.register.references import next_reference, reference_of
from tasks.register.resources import transaction
from tasks.register.step import step
from tasks.signals.signal_file import SignalFile
from tasks.signals.signal_links import Lookup
from tasks.signals.signal_neighbours import SignalNeighbours
from tasks.signals.signal_policies import signal_terms
from tasks.signals.signal_step import refuse_before_receipt

POINTERS = {"kvk_number", "bag_id", "owner", "control", "visit", "case"}
"""What the file names and the row keeps as a key."""
AS_RECEIVED = (
    "received_on",
    "received_time",
    "is_anonymous",
    "place",
    "facts",
    "interpretation",
    "reliability",
    "legal_ground",
)
"""What no later step changes: the signal as it came."""


@step("signaal-vastleggen")
def record_signal(
    signal: SignalFile,
    municipality_code: str,
    by: str,
    on: date,
    at: datetime,
    *,
    near: SignalNeighbours,
) -> str:
    """Record a signal; return its reference. The same number of the same source is one signal.

    Raises FaultsError when the file says something else than that signal: nothing of it is kept.
    """
    with transaction() as session:
        officer = acting_officer(session, by, Action.RECORD_SIGNAL, municipality_code)
        lookup = Lookup(session, municipality_code, near)
        row = add_signal(lookup, officer, signal, on, at)
        _refuse_other_words(row, signal)
        return row.reference


def _refuse_other_words(row: Signal, values: SignalFile) -> None:
    """What is told stays as it was told; what changes later is no part of this."""
    fields = SignalFile.model_fields
    other = [
        str(fields[name].title)
        for name in AS_RECEIVED
        if getattr(row, name) != getattr(values, name)
    ]
    if other:
        subject = f"Signaal {row.reference} is al vastgelegd. Wat u nu opgeeft"
        fault = f"{', '.join(other)}: anders dan wat vastligt; vul het signaal aan (opplussen)"
        raise FaultsError(subject, [fault])


def add_signal(
    lookup: Lookup, officer: Officer | None, values: SignalFile, on: date, at: datetime
) -> Signal:
    """The signal, stored in the transaction of the caller, who checked the role of the officer.

    The same number of the same source is one signal. Without an officer it came in at the
    reporting desk, and its history tells of nobody. Raises FaultsError with every fault.
    """
    refuse_future(max(values.received_on, on), at)
    refuse_before_receipt(values.received_on, on)
    session, municipality_code = lookup.session, lookup.municipality_code
    municipality = lock_municipality(session, municipality_code)
    found = session.exec(
        select(Signal).where(
            Signal.municipality_code == municipality_code,
            Signal.source == values.source,
            Signal.source_number == values.source_number,
        )
    ).first()
    if found is not None:
        return found
    row = _new_row(lookup, municipality, values, on)
    session.add(row)
    session.flush()
    if values.reporter_function:
        session.add(SignalReporter(signal_id=id_of(row), function=values.reporter_function))
    what = f"Signaal van {row.source.label} vastgelegd."
    by = officer.code if officer else SYSTEM
    remember(session, Entry(row.reference, by, EventKind.RECORD, what), on, at)
    return row


def _new_row(lookup: Lookup, municipality: Municipality, values: SignalFile, on: date) -> Signal:
    terms = signal_terms(municipality.code, on)
    keys = _keys(lookup, values)
    named = None if values.is_anonymous else values.received_on
    return Signal(
        **values.model_dump(exclude=POINTERS | {"reporter_function"}),
        **keys,
        reference=_next_reference(lookup.session, municipality, values.received_on.year),
        municipality_code=municipality.code,
        assessed_on=on if values.assessment else None,
        answer_by=answer_by(terms, named, policies.calendar()) if named else None,
        review_on=values.received_on + timedelta(weeks=terms.review_weeks),
        retain_until=retain_until(terms, values.received_on, is_dropped=False),
    )


def _keys(lookup: Lookup, values: SignalFile) -> dict[str, Any]:
    """The key of each row that the file names; FaultsError with every one that is not there."""
    keys: dict[str, Any] = {}
    if values.kvk_number:
        keys["business_id"] = lookup.business(values.kvk_number, values.bag_id)
    elif values.bag_id:
        keys["bag_id"] = lookup.address(values.bag_id)
    if values.owner:
        keys["owner_id"] = lookup.owner(values.owner)
    if values.control:
        round_id = keys["round_id"] = lookup.control(values.control)
        if values.visit:
            keys["visit_id"] = lookup.visit(round_id, values.visit)
    if values.case:
        keys["case_id"] = lookup.case(values.case)
    if lookup.faults:
        raise FaultsError("Het signaal", lookup.faults)
    return {name: key for name, key in keys.items() if key is not None}


def _next_reference(session: Session, municipality: Municipality, year: int) -> str:
    parts = ("SIG", str(year))
    start = reference_of(municipality, *parts)
    gone = session.exec(
        select(func.count())
        .select_from(DestructionItem)
        .join(DestructionList, col(DestructionList.id) == col(DestructionItem.list_id))
        .where(
            DestructionList.municipality_code == municipality.code,
            col(DestructionItem.signal_reference).startswith(f"{start}-"),
            col(DestructionList.approved_by).is_not(None),
        )
    ).one()
    return next_reference(session, Signal, municipality, *parts, gone=gone)
