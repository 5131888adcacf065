"""What happens with a signal: enriched ("opgeplust"), decided on, assessed, given to an owner."""

from datetime import date, datetime, timedelta

from sqlmodel import col, select

from models.common.history import EventKind
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.signals.signals import retain_until
from models.signals.signal import ConsultationDecision, Enrichment, Signal, SignalDecision
from models.signals.signal_forms import UpdateForm
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step
from tasks.signals.signal_file import Addition
from tasks.signals.signal_links import Lookup
from tasks.signals.signal_neighbours import SignalNeighbours
from tasks.signals.signal_policies import signal_terms
from tasks.signals.signal_step import (
    begin_signal_step,
    last_decision,
    refuse_before_receipt,
)


@step("signaal-opplussen")
def enrich_signal(reference: str, addition: Addition, by: str, on: date, at: datetime) -> int:
    """Add facts from a source; return the number of the entry. The same facts twice are one."""
    with transaction() as session:
        step = begin_signal_step(session, reference, by, Action.RECORD_SIGNAL, (on, at))
        signal, officer = step.signal, step.officer
        refuse_before_receipt(signal.received_on, on)
        entries = session.exec(
            select(Enrichment)
            .where(Enrichment.signal_id == signal.id)
            .order_by(col(Enrichment.number))
        ).all()
        for entry in entries:
            if (entry.source, entry.facts) == (addition.source, addition.facts):
                return entry.number
        number = len(entries) + 1
        session.add(
            Enrichment(
                signal_id=id_of(signal),
                number=number,
                on=on,
                officer_id=id_of(officer),
                **addition.model_dump(),
            )
        )
        step.record(EventKind.RECORD, f"Signaal opgeplust, regel {number}.")
        return number


@step("signaal-beslissen")
def decide_signal(reference: str, decision: SignalDecision, by: str, on: date, at: datetime) -> str:
    """What the local consultation decided on a day; a later word of that day replaces it."""
    with transaction() as session:
        step = begin_signal_step(session, reference, by, Action.RECORD_SIGNAL, (on, at))
        signal, officer = step.signal, step.officer
        refuse_before_receipt(signal.received_on, on)
        row = session.exec(
            select(ConsultationDecision).where(
                ConsultationDecision.signal_id == signal.id, ConsultationDecision.on == on
            )
        ).first()
        if row is not None and row.decision is decision:
            return decision.label
        row = row or ConsultationDecision(
            signal_id=id_of(signal), on=on, decision=decision, officer_id=id_of(officer)
        )
        row.decision, row.officer_id = decision, id_of(officer)
        session.add(row)
        session.flush()
        _follow(signal, last_decision(session, signal) or row)
        step.record(EventKind.RECORD, f"Overleg: {decision.label}.")
        return decision.label


def _follow(signal: Signal, last: ConsultationDecision) -> None:
    """The newest decision by day counts, also when an older one is written down later."""
    terms = signal_terms(signal.municipality_code, last.on)
    signal.is_open = last.decision.keeps_open
    signal.review_on = last.on + timedelta(weeks=terms.review_weeks)
    signal.retain_until = retain_until(
        terms, last.on, is_dropped=last.decision is SignalDecision.DROP
    )


@step("signaal-bijwerken")
def update_signal(form: UpdateForm, at: datetime, *, near: SignalNeighbours) -> tuple[str, ...]:
    """Assess a signal, give it an owner, link it, note the answer; return what changed in Dutch.

    The same form twice is once. Raises FaultsError with every fault.
    """
    with transaction() as session:
        step = begin_signal_step(
            session, form.reference, form.by, Action.RECORD_SIGNAL, (form.on, at)
        )
        signal = step.signal
        refuse_before_receipt(signal.received_on, form.on)
        changes = _changes(form, signal, Lookup(session, signal.municipality_code, near))
        done = []
        for what, values in changes:
            if any(getattr(signal, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(signal, name, value)
                step.record(EventKind.RECORD, what)
                done.append(what)
        return tuple(done)


Change = tuple[str, dict[str, object]]


def _changes(form: UpdateForm, signal: Signal, lookup: Lookup) -> list[Change]:
    """What was filled in, as a line of the history with the fields that it sets."""
    changes = [*_own_changes(signal, form), *_links(lookup, form)]
    if form.answered and signal.is_anonymous:
        lookup.faults.append("een anonieme melder krijgt geen antwoord")
    if form.visit and not form.control:
        lookup.refuse("visit", "vul ook control in")
    if not changes:
        lookup.faults.append("vul in wat er verandert")
    if lookup.faults:
        raise FaultsError(f"Het bijwerken van {signal.reference}", lookup.faults)
    return changes


def _own_changes(signal: Signal, form: UpdateForm) -> list[Change]:
    changes: list[Change] = []
    if form.urgency is not None:
        changes.append((f"Urgentie: {form.urgency.label}.", {"urgency": form.urgency}))
    if form.theme is not None:
        changes.append((f"Thema: {form.theme.label}.", {"theme": form.theme}))
    if form.sharing is not None:
        changes.append((f"Delen: {form.sharing.label}.", {"sharing": form.sharing}))
    if form.assessment is not None:
        # The same assessment on a later day changes nothing: the first one counts.
        is_new = signal.assessment is not form.assessment
        assessed_on = form.on if is_new else signal.assessed_on
        changes.append(
            (
                f"Eerste beoordeling: {form.assessment.label}.",
                {"assessment": form.assessment, "assessed_on": assessed_on},
            )
        )
    if form.answered:
        changes.append(
            ("De melder heeft antwoord.", {"answered_on": signal.answered_on or form.on})
        )
    return changes


def _links(lookup: Lookup, form: UpdateForm) -> list[Change]:
    changes: list[Change] = []
    if form.owner:
        changes.append((f"Behandelaar: {form.owner}.", {"owner_id": lookup.owner(form.owner)}))
    if form.control:
        round_id = lookup.control(form.control)
        visit_id = lookup.visit(round_id, form.visit) if form.visit else None
        named = f"{form.control}, bezoek {form.visit}" if form.visit else form.control
        keys: dict[str, object] = {"round_id": round_id, "visit_id": visit_id}
        changes.append((f"Komt uit controle {named}.", keys))
    if form.case:
        changes.append((f"Hoort bij zaak {form.case}.", {"case_id": lookup.case(form.case)}))
    return changes
