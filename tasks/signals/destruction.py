"""Destroying signals of which the retention is over: a list, a second person, a declaration."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.common.municipality import Municipality, Officer, OfficerRole
from models.law.common.dutch import join_dutch, plural, short_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action, Role
from models.signals.destruction import DestructionItem, DestructionList
from models.signals.reporting_desk import SignalPhoto
from models.signals.riec import RiecForm
from models.signals.signal import ConsultationDecision, Enrichment, Signal, SignalReporter
from models.signals.signal_forms import DestructionApprovalForm, DestructionForm
from tasks.documents.house_style import house_style_of
from tasks.documents.paper import Section, paper_pdf, table
from tasks.documents.rendering import RenderedFile, render_text
from tasks.register.acting import (
    SamePersonError,
    acting_officer,
    id_of,
    lock_municipality,
    refuse_future,
)
from tasks.register.history_entries import Entry, remember
from tasks.register.organisation import municipality_code
from tasks.register.references import municipality_in, named, next_reference
from tasks.register.resources import transaction
from tasks.register.step import step


class DestructionError(WeerbaarError):
    """Raised when there is nothing to destroy, or no such list."""


@dataclass(frozen=True)
class DestructionDraft:
    """A list that waits for its approval."""

    reference: str
    signals: tuple[str, ...]
    still_open: int
    """Signals past their retention that the consultation must decide on first."""


@step("vernietigingslijst-maken")
def list_for_destruction(form: DestructionForm, at: datetime) -> DestructionDraft:
    """List the signals of which the last day of keeping is past; made again, the list is renewed.

    Raises DestructionError when there are none.
    """
    refuse_future(form.on, at)
    code = municipality_code(form.municipality)
    with transaction() as session:
        officer = acting_officer(session, form.by, Action.LIST_DESTRUCTION, code)
        municipality = lock_municipality(session, code)
        waiting = _waiting_list(session, code)
        past = session.exec(
            select(Signal)
            .where(Signal.municipality_code == code, Signal.retain_until < form.on)
            .order_by(col(Signal.id))
        ).all()
        still_open = sum(signal.is_open for signal in past)
        over = [signal for signal in past if not signal.is_open]
        if not over:
            waits = f"; {still_open} nog open: laat het overleg beslissen" if still_open else ""
            raise DestructionError(f"Er is niets te vernietigen in {municipality.name}{waits}.")
        row = waiting or _new_list(session, municipality, officer, form)
        row.made_by, row.made_on = id_of(officer), form.on
        _fill(session, row, over)
        what = f"Lijst van {plural(len(over), 'te vernietigen signaal', 'te vernietigen signalen')}"
        _remember(session, row, officer, f"{what} gemaakt.", at)
        return DestructionDraft(
            row.reference, tuple(signal.reference for signal in over), still_open
        )


def _waiting_list(session: Session, municipality_code: str) -> DestructionList | None:
    """The list that waits for approval, under lock: one that is being approved is not renewed."""
    return session.exec(
        select(DestructionList)
        .where(
            DestructionList.municipality_code == municipality_code,
            col(DestructionList.approved_by).is_(None),
        )
        .with_for_update()
    ).first()


def _new_list(
    session: Session, municipality: Municipality, officer: Officer, form: DestructionForm
) -> DestructionList:
    row = DestructionList(
        reference=next_reference(session, DestructionList, municipality, "VER", str(form.on.year)),
        municipality_code=municipality.code,
        made_by=id_of(officer),
        made_on=form.on,
    )
    session.add(row)
    session.flush()
    return row


def _fill(session: Session, row: DestructionList, signals: Sequence[Signal]) -> None:
    for item in _items(session, row):
        session.delete(item)
    session.flush()
    for signal in signals:
        session.add(
            DestructionItem(
                list_id=id_of(row),
                signal_reference=signal.reference,
                retain_until=signal.retain_until,
            )
        )


def _items(session: Session, row: DestructionList) -> Sequence[DestructionItem]:
    return session.exec(
        select(DestructionItem)
        .where(DestructionItem.list_id == row.id)
        .order_by(col(DestructionItem.signal_reference))
    ).all()


@step("vernietiging-goedkeuren")
def approve_destruction(
    form: DestructionApprovalForm, at: datetime, *, seen: Sequence[str] | None = None
) -> RenderedFile:
    """Another person approves: the signals are gone, the declaration stays. Twice is once.

    With `seen`, the signals (references) that he read, a list with others is refused. Raises
    SamePersonError, and DestructionError for an unknown list.
    """
    refuse_future(form.on, at)
    with transaction() as session:
        row = session.exec(
            select(DestructionList).where(named(DestructionList, form.reference)).with_for_update()
        ).first()
        if row is None:
            raise DestructionError(f"Lijst {form.reference} bestaat niet.")
        officer = acting_officer(
            session, form.by, Action.APPROVE_DESTRUCTION, row.municipality_code
        )
        if row.declaration is None:
            _require_other_and_later(row, officer, form)
            items = _items(session, row)
            if seen is not None and list(seen) != [item.signal_reference for item in items]:
                raise DestructionError(
                    f"Lijst {row.reference} is intussen veranderd; lees haar opnieuw."
                )
            _destroy(session, items, form.on)
            declaration = _declaration(session, row, form, items)
            row.approved_by, row.approved_on = id_of(officer), form.on
            row.declaration = declaration
            gone = plural(len(items), "signaal", "signalen")
            _remember(session, row, officer, f"{gone} vernietigd.", at)
        name = f"verklaring-{row.reference.lower()}.pdf"
        return RenderedFile(name, "application/pdf", row.declaration)


def _require_other_and_later(
    row: DestructionList, officer: Officer, form: DestructionApprovalForm
) -> None:
    if row.made_by == officer.id:
        raise SamePersonError(
            f"Medewerker {officer.code} maakte deze lijst; een ander keurt haar goed."
        )
    if form.on < row.made_on:
        raise DestructionError(
            f"{short_date(form.on)} ligt voor het maken van de lijst op {short_date(row.made_on)}."
        )


def _destroy(session: Session, items: Sequence[DestructionItem], on: date) -> None:
    """A signal that was decided on again since the list was made is refused with its number."""
    for item in items:
        signal = session.exec(
            select(Signal).where(named(Signal, item.signal_reference)).with_for_update()
        ).one()
        if signal.is_open:
            raise DestructionError(
                f"Signaal {signal.reference} is weer open; maak de lijst opnieuw."
            )
        if signal.retain_until >= on:
            raise DestructionError(
                f"Signaal {signal.reference} wordt bewaard tot en met "
                f"{short_date(signal.retain_until)}; maak de lijst opnieuw."
            )
        for part in (Enrichment, ConsultationDecision, SignalReporter, RiecForm, SignalPhoto):
            # Not row by row: a form holds a whole PDF, which nobody needs to read again.
            session.execute(delete(part).where(col(part.signal_id) == signal.id))
        session.delete(signal)
    session.flush()


def _declaration(
    session: Session,
    row: DestructionList,
    form: DestructionApprovalForm,
    items: Sequence[DestructionItem],
) -> bytes:
    municipality = session.get_one(Municipality, row.municipality_code)
    house_style = house_style_of(municipality.folder)
    text = render_text(
        "destruction.md.j2",
        reference=row.reference,
        municipality=municipality.name,
        count=plural(len(items), "signaal", "signalen"),
        on=form.on,
        made_on=row.made_on,
    )
    maker = _named(session, row, session.get_one(Officer, row.made_by).code)
    approver = _named(session, row, form.by)
    rows = [[item.signal_reference, short_date(item.retain_until)] for item in items]
    sections: list[Section] = [
        {
            "name": "Wie",
            "facts": [
                ["Lijst gemaakt door", f"{maker}, {short_date(row.made_on)}"],
                ["Goedgekeurd door", f"{approver}, {short_date(form.on)}"],
            ],
        },
        {
            "name": "Vernietigde signalen",
            "table": table((1, 1), ("Nummer", "Bewaard tot en met"), rows),
        },
        {"name": "Naam, datum en handtekening", "lines": 2},
    ]
    return paper_pdf(text, f"Lijst {row.reference}", sections, house_style, form.on)


def _named(session: Session, row: DestructionList, code: str) -> str:
    """The code of an officer with the roles; the declaration names no person."""
    roles = session.exec(
        select(OfficerRole.role)
        .join(Officer, col(Officer.id) == col(OfficerRole.officer_id))
        .where(Officer.code == code, OfficerRole.municipality_code == row.municipality_code)
    ).all()
    return f"{join_dutch(sorted(Role(role).label for role in roles))} ({code})"


def _remember(
    session: Session, row: DestructionList, officer: Officer, what: str, at: datetime
) -> None:
    entry = Entry(
        row.reference, officer.code, EventKind.RECORD, what, "selectielijst 2020, 19.1.18"
    )
    remember(session, entry, row.approved_on or row.made_on, at)


def destroyed_under(session: Session, reference: str) -> str:
    """That a signal was destroyed after its retention, and under which list; empty otherwise."""
    found = session.exec(
        select(DestructionList)
        .join(DestructionItem, col(DestructionItem.list_id) == col(DestructionList.id))
        .where(
            DestructionItem.signal_reference == reference,
            col(DestructionList.municipality_code) == municipality_in(reference),
            col(DestructionList.approved_on).is_not(None),
        )
    ).first()
    return f"Vernietigd na de bewaartermijn, lijst {found.reference}." if found else ""
