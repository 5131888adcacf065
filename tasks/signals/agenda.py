"""The agenda of the local consultation: the signals that are due, with what all may know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.common.municipality import Municipality, Officer
from models.law.common.dutch import short_date
from models.law.common.roles import Action
from models.signals.signal import ConsultationDecision, Signal, SignalUrgency
from tasks.documents.house_style import house_style_of
from tasks.documents.office_files import ODT
from tasks.documents.paper import paper_odt, paper_pdf
from tasks.documents.rendering import RenderedFile, render_text
from tasks.register.acting import acting_officer
from tasks.register.resources import transaction
from tasks.register.step import step
from tasks.signals.signal_neighbours import SignalNeighbours
from tasks.signals.signal_overview import reads_source
from tasks.signals.signal_step import SignalStep, last_decision
from tasks.signals.signal_text import text_of_signal


@dataclass(frozen=True)
class AgendaItem:
    """One signal on the agenda; what it says stays empty unless everybody there may know."""

    reference: str
    theme: str
    source: str
    reliability: str
    received_on: date
    previous: str
    why_not: str = ""
    """Why it is not told; empty when it is."""
    is_urgent: bool = False
    owner: str = ""
    place: str = ""
    facts: str = ""
    interpretation: str = ""
    enrichments: tuple[str, ...] = ()


@step("agenda-maken")
def make_agenda(
    municipality_code: str, by: str, on: date, at: datetime, *, near: SignalNeighbours
) -> tuple[RenderedFile, RenderedFile]:
    """The agenda as PDF and ODT for the consultation on a day, which may be still to come.

    A signal is told when it may be discussed there and the officer may read its source; that
    reading is written down. Nothing of the agenda is kept in the register.
    """
    with transaction() as session:
        officer = acting_officer(session, by, Action.READ_SIGNAL, municipality_code)
        municipality = session.get_one(Municipality, municipality_code)
        due = _due(session, municipality_code, on)
        items = [_item(session, signal, officer, (on, at), near) for signal in due]
        decided_on, decided = _decided(session, municipality_code, on)
        rounds = near.planned_rounds(session, municipality_code, on)
        name, folder = municipality.name, municipality.folder
    house_style = house_style_of(folder)
    text = render_text(
        "agenda.md.j2",
        municipality=name,
        on=on,
        items=items,
        decided_on=decided_on,
        decided=decided,
        rounds=rounds,
    )
    made_on = at.date()
    foot = f"Overleg van {short_date(on)}"
    file_name = f"agenda-{folder}-{on.isoformat()}"
    return (
        RenderedFile(
            f"{file_name}.pdf",
            "application/pdf",
            paper_pdf(text, foot, [], house_style, made_on),
        ),
        RenderedFile(f"{file_name}.odt", ODT, paper_odt(text, house_style, made_on)),
    )


def _due(session: Session, code: str, on: date) -> Sequence[Signal]:
    """The open signals that must be discussed, urgent ones first; locked, as each is read."""
    found = session.exec(
        select(Signal)
        .where(Signal.municipality_code == code, col(Signal.is_open), Signal.review_on <= on)
        .order_by(col(Signal.review_on), col(Signal.id))
        .with_for_update()
    )
    return sorted(found, key=lambda signal: signal.urgency is not SignalUrgency.HIGH)


def _decided(session: Session, code: str, on: date) -> tuple[date | None, list[str]]:
    """What was decided on the last day before this one: number and decision alone."""
    rows = session.exec(
        select(ConsultationDecision, Signal.reference)
        .join(Signal, col(Signal.id) == col(ConsultationDecision.signal_id))
        .where(Signal.municipality_code == code, ConsultationDecision.on < on)
        .order_by(col(ConsultationDecision.on).desc(), col(Signal.id))
    ).all()
    last = rows[0][0].on if rows else None
    return last, [f"{name}: {row.decision.label}" for row, name in rows if row.on == last]


def _item(
    session: Session,
    signal: Signal,
    officer: Officer,
    when: tuple[date, datetime],
    near: SignalNeighbours,
) -> AgendaItem:
    on, at = when
    why_not = "" if signal.sharing.may_leave else signal.sharing.label
    if not why_not and not reads_source(session, officer, signal):
        why_not = "wie de agenda maakte, mag dit signaal niet lezen"
    last = last_decision(session, signal)
    item = AgendaItem(
        reference=signal.reference,
        theme=signal.theme.label,
        source=signal.source.label,
        reliability=signal.reliability.label,
        received_on=signal.received_on,
        previous=f"{last.decision.label} op {short_date(last.on)}" if last else "",
        why_not=why_not,
        is_urgent=signal.urgency is SignalUrgency.HIGH,
        owner=session.get_one(Officer, signal.owner_id).code if signal.owner_id else "",
    )
    if why_not:
        return item
    said = text_of_signal(session, signal, near)
    what = f"Inhoud op de agenda van {short_date(on)} gezet."
    SignalStep(session, officer, at.date(), at, signal).record(EventKind.READ, what)
    return replace(
        item,
        place=said.place,
        facts=said.facts,
        interpretation=said.interpretation,
        enrichments=tuple(entry.without_number for entry in said.enrichments),
    )
