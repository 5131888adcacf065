"""One act of an instrument being recorded: find or make it, change it, tell what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel, select

from models.common.history import EventKind
from models.common.municipality import Municipality
from models.common.premises import Address
from models.instruments.instrument import Instrument
from models.instruments.instrument_forms import InstrumentForm
from models.law.common.dutch import join_dutch, sentence
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.instruments.instruments import InstrumentKind
from tasks.register.acting import acting_officer, id_of, lock_municipality, refuse_future
from tasks.register.references import next_reference
from tasks.register.taken_step import TakenStep


@dataclass(frozen=True)
class Recorded:
    """What came of recording: the reference, and one Dutch sentence for the officer."""

    reference: str
    words: str


@dataclass(frozen=True)
class Act(TakenStep):
    """One act, inside the transaction that records it; told on its own day, a change on today's."""

    instrument: Instrument
    is_new: bool
    form: InstrumentForm

    @property
    def chain(self) -> str:
        """The history of the act."""
        return self.instrument.reference

    @property
    def id(self) -> int:
        """The id of the act, shared with the row of its kind."""
        return id_of(self.instrument)

    def store(self, table: type[SQLModel], values: Mapping[str, Any]) -> list[str]:
        """Make or change the row of this kind; the Dutch titles of what changed."""
        row = self.session.get(table, self.id)
        if row is None:
            self.session.add(table(instrument_id=self.id, **values))
            self.session.flush()
            return []
        bag_id = self.form.bag_id or self.instrument.bag_id
        changed = _change(row, values) + _change(self.instrument, {"bag_id": bag_id})
        fields = type(self.form).model_fields
        titles = [fields[name].title or name for name in changed if name in fields]
        return titles or (["berekende dagen"] if changed else [])

    def finish(self, changed: Sequence[str], outcome: str, rule: str = "") -> Recorded:
        """Write what happened in the history; nothing when nothing changed."""
        kind, reference = self.instrument.kind.label, self.instrument.reference
        if not self.is_new and not changed:
            return Recorded(reference, f"{kind} {reference} was al zo vastgelegd: {outcome}.")
        self.instrument.recorded_by = id_of(self.officer)
        done = "vastgelegd" if self.is_new else f"bijgewerkt ({join_dutch(changed)})"
        what = sentence(f"{kind} {done}: {outcome}.")
        self.record(EventKind.RECORD, what, rule)
        return Recorded(reference, sentence(f"{kind} {reference} is {done}: {outcome}."))


def _change(row: SQLModel, values: Mapping[str, Any]) -> list[str]:
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def begin_act(
    session: Session, form: InstrumentForm, kind: InstrumentKind, code: str, at: datetime
) -> Act:
    """Check officer and day, and find or make the act; two at once wait for each other."""
    refuse_future(form.on, at)
    officer = acting_officer(session, form.by, Action.RECORD_INSTRUMENT, code)
    municipality = lock_municipality(session, code)
    _require_address(session, form.bag_id, code)
    found = session.exec(
        select(Instrument).where(
            Instrument.municipality_code == code,
            Instrument.kind == kind,
            Instrument.file_number == form.file_number,
            Instrument.on == form.on,
        )
    ).first()
    if found is not None:
        return Act(session, officer, at.date(), at, found, is_new=False, form=form)
    row = Instrument(
        reference=_next_reference(session, municipality, kind, form.on.year),
        municipality_code=code,
        kind=kind,
        on=form.on,
        file_number=form.file_number,
        bag_id=form.bag_id or None,
        recorded_by=id_of(officer),
    )
    session.add(row)
    session.flush()
    return Act(session, officer, row.on, at, row, is_new=True, form=form)


def _require_address(session: Session, bag_id: str, code: str) -> None:
    found = session.get(Address, bag_id) if bag_id else None
    if bag_id and (found is None or found.municipality_code != code):
        raise FaultsError("Het formulier", ["BAG-nummer: dit adres ligt niet in deze gemeente"])


def _next_reference(
    session: Session, municipality: Municipality, kind: InstrumentKind, year: int
) -> str:
    return next_reference(session, Instrument, municipality, kind.code, str(year))


def refuse_faults(kind: InstrumentKind, faults: Sequence[str]) -> None:
    """Refuse the form with every fault, or do nothing."""
    if faults:
        raise FaultsError(f"Het formulier van {kind.label}", faults)
