"""The other instruments: record DOR controls, STOP talks, Bibob investigations, street measures.

The same file of the same kind on the same day is one act; recorded again it is brought up to date.
"""

from datetime import date, datetime
from typing import Any

from sqlmodel import select

from models.instruments.instrument import (
    BibobInvestigation,
    DorControl,
    StopTalk,
    StreetMeasure,
    TalkAttendee,
)
from models.instruments.instrument_forms import (
    BibobForm,
    DorForm,
    InstrumentForm,
    StopForm,
    StreetForm,
)
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.labelled import told_keys
from models.law.common.plan_roles import PlanRole
from models.law.instruments.instruments import (
    BibobFacts,
    InstrumentKind,
    TalkRole,
    advice_term,
    bibob_faults,
    dor_faults,
    duration_fault,
    follow_up_faults,
    measure_last_day,
    suspended_days,
)
from tasks.instruments.instrument_act import Act, Recorded, begin_act, refuse_faults
from tasks.instruments.instrument_policies import bibob_rules, instrument_policy
from tasks.register.acting import refuse_future
from tasks.register.ledger import Cause, PaidBy, book
from tasks.register.organisation import municipality_code
from tasks.register.policies import calendar
from tasks.register.resources import transaction
from tasks.register.step import step


def _own_values(form: InstrumentForm, *without: str) -> dict[str, Any]:
    """What the form asks beyond what every instrument asks."""
    return form.model_dump(exclude={*InstrumentForm.model_fields, *without})


@step("dor-controle-vastleggen")
def record_dor(form: DorForm, at: datetime) -> Recorded:
    """Record a DOR control; raises FaultsError when the day of a re-control does not fit."""
    refuse_faults(InstrumentKind.DOR, dor_faults(form.on, form.outcome, form.re_control_on))
    code = municipality_code(form.municipality)
    rules = instrument_policy(code, form.on).dor
    with transaction() as session:
        act = begin_act(session, form, InstrumentKind.DOR, code, at)
        values = _own_values(form) | {"retention_days": rules.retention_days}
        return act.finish(act.store(DorControl, values), form.outcome.label, rules.source)


@step("stop-gesprek-vastleggen")
def record_stop_talk(form: StopForm, at: datetime) -> Recorded:
    """Record a STOP talk; raises FaultsError when the follow-up does not come after it."""
    late = follow_up_faults("Dag van opvolging", form.on, form.follow_up_on)
    refuse_faults(InstrumentKind.STOP_TALK, late)
    code = municipality_code(form.municipality)
    with transaction() as session:
        act = begin_act(session, form, InstrumentKind.STOP_TALK, code, at)
        changed = act.store(StopTalk, _own_values(form, "attended_by"))
        changed += _attendees(act, set(form.attended_by))
        return act.finish(changed, form.outcome.label)


def _attendees(act: Act, wanted: set[TalkRole]) -> list[str]:
    """Bring the functions that were there up to date; the title of the field when one changed."""
    rows = act.session.exec(select(TalkAttendee).where(TalkAttendee.instrument_id == act.id)).all()
    known = {row.role for row in rows}
    for row in rows:
        if row.role not in wanted:
            act.session.delete(row)
    for role in sorted(wanted - known):
        act.session.add(TalkAttendee(instrument_id=act.id, role=role))
    return ["Aanwezig"] if wanted != known and not act.is_new else []


@step("bibob-onderzoek-vastleggen")
def record_bibob(form: BibobForm, at: datetime, *, paid_by: PaidBy) -> Recorded:
    """Record or bring up to date a Bibob investigation; a request to the LBB is booked once.

    `paid_by` tells which action of the plan pays. Raises FaultsError with every fault in the
    order of its days.
    """
    for day in (form.requested_on, form.received_on, form.concluded_on):
        if day is not None:
            refuse_future(day, at)
    code, rules = municipality_code(form.municipality), bibob_rules(form.on)
    with transaction() as session:
        act = begin_act(session, form, InstrumentKind.BIBOB, code, at)
        facts = _facts(act, form)
        refuse_faults(InstrumentKind.BIBOB, bibob_faults(facts, rules))
        term = advice_term(facts, rules, calendar())
        values = {
            "requested_on": facts.requested_on,
            "extension_weeks": facts.extension_weeks,
            "question_days": facts.question_days,
            "received_on": facts.received_on,
            "outcome": facts.outcome,
            "concluded_on": facts.concluded_on,
            "advice_due_on": term.last_day if term else None,
            "explanation": term.explanation if term else "",
            "suspended_days": suspended_days(facts, rules),
            "cost": rules.cost if facts.requested_on else 0,
        }
        changed = act.store(BibobInvestigation, values)
        if facts.requested_on is not None:
            action = paid_by(code, PlanRole.BIBOB, facts.requested_on)
            _book(act, facts.requested_on, rules.cost, action)
        due = f"loopt nog, advies uiterlijk op {dutch_date(term.last_day)}" if term else "loopt nog"
        outcome = facts.outcome.label if facts.outcome else due
        return act.finish(changed, outcome, rules.source)


def _facts(act: Act, form: BibobForm) -> BibobFacts:
    """What was recorded before, with what the form fills in over it."""
    row = act.session.get(BibobInvestigation, act.id)
    names = (
        "requested_on",
        "extension_weeks",
        "question_days",
        "received_on",
        "outcome",
        "concluded_on",
    )
    known = {name: getattr(row, name) for name in names} if row else {}
    given = {name: getattr(form, name) for name in names}
    return BibobFacts(
        started_on=form.on,
        **known | {name: value for name, value in given.items() if value is not None},
    )


def _book(act: Act, requested_on: date, cost: int, action: int) -> None:
    """One cost for each request; another day of request counters it on the old day."""
    cause = Cause(
        key=f"bibob:{act.instrument.reference}",
        municipality_code=act.instrument.municipality_code,
        action_number=action,
        what=f"Advies van het LBB voor {act.instrument.reference}",
    )
    book(act.session, cause, cost, requested_on)


@step("straatmaatregel-vastleggen")
def record_street_measure(form: StreetForm, at: datetime) -> Recorded:
    """Record a measure for drugs trade on the street; its last day follows from its duration.

    Raises FaultsError for an unknown measure and for a duration that is missing or has no place.
    """
    code = municipality_code(form.municipality)
    policy = instrument_policy(code, form.on)
    rule = policy.street_measure(form.measure)
    if rule is None:
        known = told_keys({item.key: item.label for item in policy.street_measures})
        raise FaultsError("Het formulier", [f"Maatregel: kies een van: {known}"])
    fault = duration_fault(rule, form.amount)
    refuse_faults(InstrumentKind.STREET, [fault] if fault else [])
    with transaction() as session:
        act = begin_act(session, form, InstrumentKind.STREET, code, at)
        last_day = measure_last_day(form.on, form.amount, form.unit)
        values = _own_values(form) | {
            "label": rule.label,
            "ground": rule.ground,
            "last_day": last_day,
        }
        until = f" tot en met {dutch_date(last_day)}" if last_day else ""
        return act.finish(act.store(StreetMeasure, values), f"{rule.label}{until}", rule.ground)
