"""Writing the outcome of one visit: findings, follow-ups, label, re-control."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from sqlmodel import col, func, select

from models.common.business import Business
from models.common.history import EventKind
from models.control.control_round import INSIDE, DwellingEntry, FollowUp, Visit, VisitFinding
from models.control.round_forms import PlaceForm, VisitForm
from models.law.common.business_labels import Label
from models.law.common.dutch import plural
from models.law.common.signal_themes import SignalTheme
from models.law.control.visit_outcome import Found
from tasks.control.businesses.labels import change_label, take_back_label
from tasks.control.round_step import RoundStep, UnknownRoundError, day_of_visits
from tasks.control.signal_desk import SignalDesk
from tasks.control.visit_signals import store_signals
from tasks.register.acting import id_of, lock_municipality


@dataclass(frozen=True, repr=False)
class VisitTexts:
    """What only a sheet can tell, because it may name persons; it goes into the register alone."""

    findings: Mapping[Found, str] = field(default_factory=dict)
    signals: Mapping[SignalTheme, str] = field(default_factory=dict)
    """The facts of each new signal."""


NO_TEXTS = VisitTexts()


def visit_of(step: RoundStep, form: PlaceForm) -> Visit:
    """The visit that the form is about, or UnknownRoundError."""
    visit = step.session.exec(
        select(Visit).where(
            Visit.round_id == step.round.id, Visit.team == form.team, Visit.rank == form.rank
        )
    ).first()
    if visit is None:
        raise UnknownRoundError(
            f"Controle {form.reference} heeft geen bezoek {form.team}-{form.rank}."
        )
    return visit


def store_visit(
    step: RoundStep,
    visit: Visit,
    form: VisitForm,
    texts: VisitTexts = NO_TEXTS,
    *,
    desk: SignalDesk,
) -> str:
    """Make the register say what the form says; return the new label. Again changes nothing."""
    lock_municipality(step.session, step.round.municipality_code)
    business = step.session.get_one(Business, visit.business_id)
    gone = visit.repair_until
    is_other = _store_result(step, visit, form)
    if is_other:
        _settle(step, visit, business, gone)
    changes = (
        is_other,
        _store_label(step, business, form, is_other=is_other),
        _store_findings(step, visit, form, texts),
        _store_entry(step, visit, form),
        _store_follow_ups(step, visit, form),
    )
    store_signals(step, visit, form, texts.signals, desk)
    if any(changes):
        step.record(
            EventKind.RECORD,
            f"Bezoek {form.team}-{form.rank} vastgelegd: {form.access.label}.",
            "artikel 5:15 Awb",
        )
    return business.label.label


def _store_result(step: RoundStep, visit: Visit, form: VisitForm) -> bool:
    is_repaired = form.is_repaired if visit.is_re_control and form.access.is_inside else None
    wanted = {
        "visited_on": day_of_visits(step),
        "access": form.access,
        "has_findings": form.has_findings,
        "is_repaired": is_repaired,
        "repair_until": form.repair_until,
    }
    changed = [name for name, value in wanted.items() if getattr(visit, name) != value]
    for name in changed:
        setattr(visit, name, wanted[name])
    return bool(changed)


def _store_label(step: RoundStep, business: Business, form: VisitForm, *, is_other: bool) -> bool:
    """The label that the form gives, or that follows from it; without one this visit gave none."""
    given = f"controle {step.round.reference}: "
    found = plural(len(form.found), "bevinding", "bevindingen") if form.found else ""
    reason = given + (found or form.access.label)
    label = form.label
    if label is None and form.access.is_inside:
        label = Label.RED if form.has_findings else Label.GREEN
    if label is None:
        return take_back_label(step.session, business, given, reason)
    if label is business.label and not is_other:
        return False
    return change_label(step.session, business, label, reason, day_of_visits(step))


def _store_findings(step: RoundStep, visit: Visit, form: VisitForm, texts: VisitTexts) -> bool:
    """A form without texts keeps the text that a sheet gave to the same finding."""
    rows = step.session.exec(select(VisitFinding).where(VisitFinding.visit_id == visit.id)).all()
    known = {Found(row.participant, row.kind): row for row in rows}
    wanted = {Found.of(code) for code in form.found}
    for found in known.keys() - wanted:
        step.session.delete(known[found])
    changed = known.keys() != wanted
    for found in sorted(wanted):
        row = known.get(found) or VisitFinding(
            visit_id=id_of(visit), participant=found.participant, kind=found.kind
        )
        text = texts.findings.get(found, row.text)
        changed = changed or text != row.text
        row.text = text
        step.session.add(row)
    return changed


def _store_entry(step: RoundStep, visit: Visit, form: VisitForm) -> bool:
    row = step.session.get(DwellingEntry, id_of(visit))
    consent_at = time.fromisoformat(form.consent_at) if form.consent_at else None
    if row is not None and (row.consent_at, row.warrant_number) == (
        consent_at,
        form.warrant_number,
    ):
        return False
    if row is not None:
        step.session.delete(row)
        step.session.flush()
    if not form.consent_at and not form.warrant_number:
        return row is not None
    step.session.add(
        DwellingEntry(
            visit_id=id_of(visit), consent_at=consent_at, warrant_number=form.warrant_number
        )
    )
    return True


def _store_follow_ups(step: RoundStep, visit: Visit, form: VisitForm) -> bool:
    """One follow-up of a kind for each visit; one that is done stays, whatever the form says."""
    rows = step.session.exec(select(FollowUp).where(FollowUp.visit_id == visit.id)).all()
    known = {row.kind: row for row in rows}
    gone = known.keys() - {wanted.kind for wanted in form.follow_ups}
    removed = [known[kind] for kind in gone if known[kind].done_on is None]
    for row in removed:
        step.session.delete(row)
    changed = bool(removed)
    for wanted in form.follow_ups:
        row = known.get(wanted.kind) or FollowUp(visit_id=id_of(visit), **wanted.model_dump())
        changed = changed or row.id is None
        changed = changed or (row.owner, row.due_on) != (wanted.owner, wanted.due_on)
        row.owner, row.due_on = wanted.owner, wanted.due_on
        step.session.add(row)
    return changed


def _settle(step: RoundStep, visit: Visit, business: Business, gone: date | None) -> None:
    """What the outcome means for the place: its last visit and its re-control.

    A re-control that was not mended, or to which nobody opened, stays due; `gone` is the repair
    period that an earlier form gave.
    """
    business.last_visited_on = step.session.exec(
        select(func.max(col(Visit.visited_on))).where(
            Visit.business_id == business.id,
            col(Visit.access).in_(INSIDE),
        )
    ).one()
    if visit.repair_until is not None:
        business.re_control_due_on = visit.repair_until + timedelta(days=1)
    elif visit.is_re_control:
        due_on = day_of_visits(step) if gone else business.re_control_due_on or day_of_visits(step)
        business.re_control_due_on = None if visit.is_repaired else due_on
    elif gone is not None:
        business.re_control_due_on = None
    step.session.add(business)
