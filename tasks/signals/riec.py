"""The signal form for the RIEC: made, approved by a second person, exported; an outcome back."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.common.municipality import Municipality
from models.law.common.dutch import short_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.law.signals.riec import RiecOutcome, SignalFact, facts_on_form
from models.signals.riec import RiecForm
from models.signals.signal import Signal, SignalDecision
from models.signals.signal_forms import RiecOutcomeForm, SignalForm
from tasks.documents.house_style import house_style_of
from tasks.documents.paper import Section, paper_pdf
from tasks.documents.rendering import RenderedFile, render_text
from tasks.register.acting import SamePersonError, id_of
from tasks.register.resources import transaction
from tasks.register.step import step
from tasks.signals.signal_neighbours import SignalNeighbours
from tasks.signals.signal_step import begin_signal_step, last_decision
from tasks.signals.signal_text import text_of_signal


class RiecFormError(WeerbaarError):
    """Raised when a form cannot be made, approved, exported or answered now."""


@step("riec-formulier-maken")
def prepare_riec_form(form: SignalForm, at: datetime, *, near: SignalNeighbours) -> int:
    """Make the form of a signal; return its number. The same signal gives the same form.

    Raises RiecFormError unless the consultation decided it and the signal may be shared.
    """
    with transaction() as session:
        step = begin_signal_step(
            session, form.reference, form.by, Action.RECORD_SIGNAL, (form.on, at)
        )
        signal, officer = step.signal, step.officer
        refuse_without_decision(session, signal)
        content = _render(session, signal, near)
        digest = hashlib.sha256(content).hexdigest()
        row = latest_form(session, signal)
        if row is not None and row.sha256 == digest:
            return row.number
        if row is None or row.approved_on is not None:
            number = 1 if row is None else row.number + 1
            row = RiecForm(
                signal_id=id_of(signal),
                number=number,
                content=content,
                sha256=digest,
                prepared_by=id_of(officer),
                prepared_on=form.on,
            )
        row.content, row.sha256 = content, digest
        row.prepared_by, row.prepared_on = id_of(officer), form.on
        session.add(row)
        what = f"Signaalformulier RIEC {row.number} gemaakt."
        step.record(EventKind.RECORD, what)
        return row.number


@step("riec-formulier-goedkeuren")
def approve_riec_form(form: SignalForm, at: datetime, *, seen: str = "") -> int:
    """Another person approves the newest form; return its number. Twice is once.

    With `seen`, the SHA-256 of what he read, another form than that is refused.
    """
    with transaction() as session:
        step = begin_signal_step(
            session, form.reference, form.by, Action.APPROVE_RIEC, (form.on, at)
        )
        signal, officer = step.signal, step.officer
        row = _existing(session, signal)
        if seen and seen != row.sha256:
            raise RiecFormError(
                f"Het formulier van {form.reference} is intussen opnieuw gemaakt; lees het opnieuw."
            )
        if row.approved_on is not None:
            return row.number
        if row.prepared_by == officer.id:
            raise SamePersonError(
                f"Medewerker {officer.code} maakte dit formulier; een ander keurt het goed."
            )
        refuse_without_decision(session, signal)
        _refuse_before(form.on, row.prepared_on, "het maken van het formulier")
        row.approved_by, row.approved_on = id_of(officer), form.on
        what = f"Signaalformulier RIEC {row.number} goedgekeurd."
        step.record(EventKind.RECORD, what)
        return row.number


@step("riec-formulier-exporteren")
def export_riec_form(form: SignalForm, at: datetime) -> RenderedFile:
    """The approved bytes, to send on; each export is written down."""
    with transaction() as session:
        step = begin_signal_step(
            session, form.reference, form.by, Action.RECORD_SIGNAL, (form.on, at)
        )
        signal = step.signal
        row = _existing(session, signal)
        if row.approved_on is None:
            raise RiecFormError(
                f"Het formulier van {form.reference} is niet goedgekeurd; een ander doet dat eerst."
            )
        if not signal.sharing.may_leave or hashlib.sha256(row.content).hexdigest() != row.sha256:
            raise RiecFormError(
                f"Het formulier van {form.reference} is niet meer wat is goedgekeurd; maak het "
                "opnieuw."
            )
        if row.exported_on is None:
            refuse_without_decision(session, signal)
        _refuse_before(form.on, row.approved_on, "de goedkeuring")
        row.exported_on = row.exported_on or form.on
        what = f"Signaalformulier RIEC {row.number} geëxporteerd."
        step.record(EventKind.RECORD, what)
        name = f"signaalformulier-{signal.reference.lower()}-{row.number}.pdf"
        return RenderedFile(name, "application/pdf", row.content)


@step("riec-uitkomst-vastleggen")
def record_riec_outcome(form: RiecOutcomeForm, at: datetime) -> str:
    """What the RIEC answered, as one of a few words; a later answer replaces it."""
    with transaction() as session:
        step = begin_signal_step(
            session, form.reference, form.by, Action.RECORD_SIGNAL, (form.on, at)
        )
        signal = step.signal
        row = _existing(session, signal)
        if row.exported_on is None:
            raise RiecFormError(f"Het formulier van {form.reference} is nog niet verzonden.")
        _refuse_before(form.on, row.exported_on, "de verzending")
        if (row.outcome, row.outcome_on) != (form.outcome, form.on):
            row.outcome, row.outcome_on = form.outcome, form.on
            what = f"RIEC: {form.outcome.label}."
            step.record(EventKind.RECORD, what)
        return form.outcome.label


def latest_form(session: Session, signal: Signal) -> RiecForm | None:
    """The newest form of a signal; None when there is none."""
    return session.exec(
        select(RiecForm)
        .where(RiecForm.signal_id == signal.id)
        .order_by(col(RiecForm.number).desc())
        .limit(1)
    ).first()


def _existing(session: Session, signal: Signal) -> RiecForm:
    row = latest_form(session, signal)
    if row is None:
        raise RiecFormError(f"Signaal {signal.reference} heeft nog geen formulier voor het RIEC.")
    return row


def _refuse_before(on: date, earlier: date, what: str) -> None:
    if on < earlier:
        raise RiecFormError(f"{short_date(on)} ligt voor {what} op {short_date(earlier)}.")


def refuse_without_decision(session: Session, signal: Signal) -> None:
    """Refuse a form that the consultation did not decide on, or that may not leave."""
    last = last_decision(session, signal)
    if last is None or last.decision is not SignalDecision.RIEC_FORM:
        raise RiecFormError(
            f"Het overleg besloot voor signaal {signal.reference} niet tot een formulier voor het "
            "RIEC."
        )
    if not signal.sharing.may_leave:
        raise RiecFormError(
            f"Signaal {signal.reference} mag niet naar het RIEC: {signal.sharing.label}."
        )


def _render(session: Session, signal: Signal, near: SignalNeighbours) -> bytes:
    municipality = session.get_one(Municipality, signal.municipality_code)
    house_style = house_style_of(municipality.folder)
    text = render_text("riec_form.md.j2", municipality=municipality.name)
    facts = [list(pair) for pair in facts_on_form(_values(session, signal, near))]
    contact = f"{house_style.contact_function}, {house_style.telephone}, {house_style.email}"
    foot = f"Signaal {signal.reference}"
    sections: list[Section] = [
        {"name": "Het signaal", "facts": facts},
        {"name": "Contact", "facts": [["Gemeente", contact]]},
        {
            "name": "Uitkomst (in te vullen door het RIEC, zonder gegevens)",
            "boxes": [outcome.label for outcome in RiecOutcome],
        },
    ]
    # The day of the signal and not of today: the same signal gives the same bytes.
    return paper_pdf(text, foot, sections, house_style, signal.received_on)


def _values(session: Session, signal: Signal, near: SignalNeighbours) -> Mapping[SignalFact, str]:
    """All that is known, so that the table alone decides what is told."""
    said = text_of_signal(session, signal, near)
    entries = said.enrichments
    return {
        SignalFact.REFERENCE: said.reference,
        SignalFact.RECEIVED_ON: short_date(said.received_on),
        SignalFact.RECEIVED_TIME: said.received_time,
        SignalFact.THEME: said.theme,
        SignalFact.URGENCY: said.urgency,
        SignalFact.PLACE: said.place,
        SignalFact.KVK_NUMBER: said.kvk_number,
        SignalFact.TRADE_NAME: said.trade_name,
        SignalFact.LABEL: said.label,
        SignalFact.FACTS: said.facts,
        SignalFact.ENRICHMENTS: "\n".join(entry.said for entry in entries),
        SignalFact.ENRICHMENT_GROUNDS: "\n".join(entry.ground for entry in entries),
        SignalFact.RELIABILITY: said.reliability,
        SignalFact.LEGAL_GROUND: said.legal_ground,
        SignalFact.SOURCE: said.source,
        SignalFact.SOURCE_NUMBER: said.source_number,
        SignalFact.INTERPRETATION: said.interpretation,
        SignalFact.ASSESSMENT: said.assessment,
        SignalFact.OWNER: said.owner,
        SignalFact.VISIT: said.comes_from,
        SignalFact.CASE: said.case,
        SignalFact.ANSWER: said.answer,
        SignalFact.DECISIONS: "\n".join(said.decisions),
    }
