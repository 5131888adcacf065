"""The agenda of the local consultation: the signals that are due, with what all may know."""

from dataclasses import dataclass
from datetime import date, datetime

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlmodel import Session, col, select

from models.law.dutch import short_date
from models.law.roles import Action
from models.municipality import Municipality, Officer
from models.signal import ConsultationDecision, Signal
from tasks.casework import acting_officer
from tasks.house import house_style
from tasks.office_files import to_odt
from tasks.rendering import RenderedFile, parse, render_text, to_pdf
from tasks.resources import transaction
from tasks.signal_reading import reads_source
from tasks.signal_step import remember_signal
from tasks.signal_text import text_of_signal
from tasks.text_tree import split_title

ODT = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class AgendaItem:
    """One signal on the agenda; what it says stays empty unless everybody there may know."""

    reference: str
    theme: str
    source: str
    reliability: str
    received_on: date
    previous: str
    is_told: bool
    why_not: str = ""
    facts: str = ""
    interpretation: str = ""
    enrichments: tuple[str, ...] = ()


@task(name="agenda-maken", cache_policy=NO_CACHE)
def make_agenda(
    municipality_code: str, by: str, on: date, at: datetime
) -> tuple[RenderedFile, RenderedFile]:
    """The agenda as PDF and ODT for the consultation on a day, which may be still to come.

    A signal is told when it may be discussed there and the officer may read its source; that
    reading is written down. Nothing of the agenda is kept in the register.
    """
    with transaction() as session:
        officer = acting_officer(session, by, Action.READ_SIGNAL, municipality_code)
        municipality = session.get_one(Municipality, municipality_code)
        signals = session.exec(
            select(Signal)
            .where(
                Signal.municipality_code == municipality_code,
                col(Signal.is_open),
                Signal.review_on <= on,
            )
            .order_by(col(Signal.review_on), col(Signal.id))
        ).all()
        items = [_item(session, signal, officer, on, at) for signal in signals]
        name, house_name = municipality.name, municipality.house
    house = house_style(house_name)
    text = render_text("agenda.md.j2", municipality=name, on=on, items=items)
    title, tree = split_title(parse(text))
    made_on = at.date()
    data = {"foot": f"Overleg van {short_date(on)}", "sections": []}
    file_name = f"agenda-{house_name}-{on.isoformat()}"
    return (
        RenderedFile(
            f"{file_name}.pdf",
            "application/pdf",
            to_pdf("round_paper", title, tree, data, house, made_on),
        ),
        RenderedFile(f"{file_name}.odt", ODT, to_odt(parse(text), title, house, made_on)),
    )


def _item(session: Session, signal: Signal, officer: Officer, on: date, at: datetime) -> AgendaItem:
    why_not = "" if signal.sharing.may_leave else signal.sharing.label
    if not why_not and not reads_source(session, officer, signal):
        why_not = "wie de agenda maakte, mag dit signaal niet lezen"
    last = session.exec(
        select(ConsultationDecision)
        .where(ConsultationDecision.signal_id == signal.id)
        .order_by(col(ConsultationDecision.on).desc())
        .limit(1)
    ).first()
    item = AgendaItem(
        reference=signal.reference,
        theme=signal.theme.label,
        source=signal.source.label,
        reliability=signal.reliability.label,
        received_on=signal.received_on,
        previous=f"{last.decision.label} op {short_date(last.on)}" if last else "",
        is_told=not why_not,
        why_not=why_not,
    )
    if why_not:
        return item
    said = text_of_signal(session, signal)
    what = f"Inhoud op de agenda van {short_date(on)} gezet."
    remember_signal(session, signal, officer, what, (at.date(), at))
    return AgendaItem(
        **{
            **vars(item),
            "facts": said.facts,
            "interpretation": said.interpretation,
            "enrichments": tuple(entry.said for entry in said.enrichments),
        }
    )
