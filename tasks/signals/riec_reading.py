"""The forms for the RIEC as a page tells them: where each stands, and the one that is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.common.municipality import Officer
from models.law.common.roles import Action, RoleError
from models.signals.riec import RiecForm
from models.signals.signal import Signal
from tasks.documents.rendering import RenderedFile
from tasks.register.resources import reading, transaction
from tasks.register.step import step
from tasks.signals.riec import RiecFormError, latest_form, refuse_without_decision
from tasks.signals.signal_overview import reads_source
from tasks.signals.signal_step import begin_signal_step


@dataclass(frozen=True)
class RiecLine:
    """The newest form of a signal, without what it says."""

    reference: str
    """Of the signal."""
    number: int
    sha256: str
    """Of the bytes: who approves names what he read."""
    prepared_by: str
    prepared_on: date
    approved_by: str
    approved_on: date | None
    exported_on: date | None
    outcome: str


def riec_line(session: Session, signal: Signal) -> RiecLine | None:
    """Where the newest form of this signal stands; None when there is none."""
    row = latest_form(session, signal)
    return None if row is None else _line(row, signal.reference, _codes(session))


def why_no_form(session: Session, signal: Signal) -> str:
    """Why a form of this signal cannot be made now; empty when it can."""
    try:
        refuse_without_decision(session, signal)
    except RiecFormError as error:
        return str(error)
    return ""


def forms_to_approve(codes: Sequence[str], by: str) -> Sequence[RiecLine]:
    """The forms of these municipalities (CBS codes) that another made and nobody approved."""
    asked = (
        select(RiecForm, Signal.reference)
        .join(Signal, col(Signal.id) == col(RiecForm.signal_id))
        .join(Officer, col(Officer.id) == col(RiecForm.prepared_by))
        .where(
            col(Signal.municipality_code).in_(codes),
            col(RiecForm.approved_by).is_(None),
            Officer.code != by,
        )
        .order_by(col(RiecForm.prepared_on), col(RiecForm.id))
    )
    with reading() as session:
        officers = _codes(session)
        return [_line(row, reference, officers) for row, reference in session.exec(asked)]


@step("riec-formulier-lezen")
def read_riec_form(reference: str, by: str, on: date, at: datetime) -> RenderedFile:
    """The newest form as a PDF; the reading is written down, also when it is refused."""
    with transaction() as session:
        step = begin_signal_step(session, reference, by, Action.READ_SIGNAL, (on, at))
        row = latest_form(session, step.signal)
        if row is None:
            raise RiecFormError(f"Signaal {reference} heeft nog geen formulier voor het RIEC.")
        allowed = reads_source(session, step.officer, step.signal)
        said = "gelezen" if allowed else "lezen geweigerd"
        step.record(EventKind.READ, f"Signaalformulier RIEC {row.number}: {said}.")
        content, number = row.content, row.number
    if not allowed:
        # Only now: the refused reading is committed.
        raise RoleError(f"Medewerker {by} mag dit niet: het formulier is voor wie het behandelt.")
    name = f"signaalformulier-{reference.lower()}-{number}.pdf"
    return RenderedFile(name, "application/pdf", content)


def _codes(session: Session) -> dict[int | None, str]:
    return dict(session.exec(select(Officer.id, Officer.code)).all())


def _line(row: RiecForm, reference: str, officers: dict[int | None, str]) -> RiecLine:
    return RiecLine(
        reference=reference,
        number=row.number,
        sha256=row.sha256,
        prepared_by=officers[row.prepared_by],
        prepared_on=row.prepared_on,
        approved_by=officers[row.approved_by] if row.approved_by else "",
        approved_on=row.approved_on,
        exported_on=row.exported_on,
        outcome=row.outcome.label if row.outcome else "",
    )
