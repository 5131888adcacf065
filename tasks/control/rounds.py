"""Planning control rounds: once per number, on a fitting day, with the places and why.

A missed planning is caught up by the next: what can still be held is planned, what cannot is
recorded as skipped with that reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile

from sqlmodel import Session, col, func, select

from models.common.history import EventKind
from models.common.municipality import Municipality
from models.common.visitor import SYSTEM
from models.control.control_round import ControlRound, PartnerAbsence, RoundStatus, Visit
from models.law.control.control_cycle import Absence, ControlCyclePolicy, PlannedDay, day_of_round
from models.law.control.cycle_slots import MadeRound, slots_between
from tasks.control.round_choice import choose_places
from tasks.control.round_needs import guests_asked
from tasks.control.round_policies import control_cycle, cycle_versions
from tasks.control.signal_desk import SignalDesk
from tasks.register import policies
from tasks.register.acting import lock_municipality
from tasks.register.history_entries import Entry, remember
from tasks.register.references import reference_of
from tasks.register.resources import reading, transaction
from tasks.register.step import step


@dataclass(frozen=True)
class DueRound:
    """A round that must be planned now: municipality (CBS code) and number."""

    municipality_code: str
    number: int
    slot_on: date


@dataclass(frozen=True)
class PlannedRound:
    """What the planning of one round gave; no place and no business is named."""

    reference: str
    status: RoundStatus
    planned_on: date | None
    why: str
    places: int
    warning: str
    guests: str
    """Dutch: which partners on request its places need; empty when none."""


def municipality_codes() -> Sequence[str]:
    """The CBS codes of the municipalities in the register, in order."""
    with reading() as session:
        return session.exec(select(Municipality.code).order_by(Municipality.code)).all()


@step("te-plannen-controles")
def due_rounds(municipality_code: str, on: date) -> tuple[DueRound, ...]:
    """Every round of a municipality that is not planned yet and of which the slot is near or past.

    None without a folder; raises PolicyFileError for one with a fault.
    """
    versions = cycle_versions(municipality_code)
    if not versions:
        return ()
    with reading() as session:
        return tuple(_due_of(session, municipality_code, versions, on))


def _due_of(
    session: Session, code: str, versions: Sequence[ControlCyclePolicy], on: date
) -> Sequence[DueRound]:
    made = made_rounds(session, code)
    # The first planning of all begins with the present; afterwards no number may be missing.
    first = made[-1].slot_on + timedelta(days=1) if made else on
    last = on + timedelta(weeks=max(policy.lead_weeks for policy in versions))
    near = takewhile(
        lambda slot: slot.on <= on + timedelta(weeks=slot.policy.lead_weeks),
        slots_between(versions, first, last, made),
    )
    return [DueRound(code, slot.number, slot.on) for slot in near]


def made_rounds(session: Session, municipality_code: str) -> tuple[MadeRound, ...]:
    """Number and slot of each round in the register, oldest first."""
    rows = session.exec(
        select(ControlRound.number, col(ControlRound.slot_on))
        .where(ControlRound.municipality_code == municipality_code)
        .order_by(col(ControlRound.number))
    )
    return tuple(MadeRound(number, slot_on) for number, slot_on in rows)


@step("controle-plannen")
def plan_control_round(due: DueRound, on: date, at: datetime, *, desk: SignalDesk) -> PlannedRound:
    """Plan one round with its places; planning it again gives the same round."""
    with transaction() as session:
        municipality = lock_municipality(session, due.municipality_code)
        found = session.exec(
            select(ControlRound).where(
                ControlRound.municipality_code == due.municipality_code,
                ControlRound.number == due.number,
            )
        ).first()
        if found is None:
            found = _new_round(session, municipality, due, on)
            session.add(found)
            session.flush()
            if found.status is RoundStatus.PLANNED:
                choose_places(session, found, on, desk=desk)
            what = f"De controle is {found.status.label}: {found.why}"
            entry = Entry(found.reference, SYSTEM, EventKind.TRANSITION, what, found.policy_version)
            remember(session, entry, on, at)
        return _answer(session, found)


def _new_round(
    session: Session, municipality: Municipality, due: DueRound, on: date
) -> ControlRound:
    policy = control_cycle(due.municipality_code, due.slot_on)
    day = day_of(session, policy, due.number, due.slot_on)
    why, planned_on = day.why, day.on
    if planned_on is not None and planned_on <= on:
        why = f"Overgeslagen: de planning draaide niet voor deze dag; {why}"
        planned_on = None
    cost, warning = 0, ""
    if planned_on is not None:
        cost = policy.service_cost_per_round
        warning = _budget_warning(session, policy, planned_on.year, cost)
    return ControlRound(
        reference=reference_of(municipality, "CON", f"{due.number:03d}"),
        municipality_code=due.municipality_code,
        number=due.number,
        kind=day.kind,
        theme=day.theme,
        status=RoundStatus.SKIPPED if planned_on is None else RoundStatus.PLANNED,
        slot_on=due.slot_on,
        planned_on=planned_on,
        why=why[:1000],
        made_on=on,
        warning=warning,
        cost=cost,
        policy_version=f"cyclus van {policy.municipality} sinds {policy.valid_from}",
    )


def day_of(session: Session, policy: ControlCyclePolicy, number: int, slot_on: date) -> PlannedDay:
    """The day of one round, with the absences that are known now."""
    absences = absences_of(session, policy.municipality_code)
    return day_of_round(policy, number, slot_on, policies.calendar(), absences)


def absences_of(session: Session, municipality_code: str) -> tuple[Absence, ...]:
    """When partners cannot take part."""
    rows = session.exec(
        select(PartnerAbsence)
        .where(PartnerAbsence.municipality_code == municipality_code)
        .order_by(col(PartnerAbsence.first))
    )
    return tuple(Absence(row.partner.label, row.first, row.last) for row in rows)


def _budget_warning(session: Session, policy: ControlCyclePolicy, year: int, cost: int) -> str:
    """Empty while the rounds of the year fit in the line of the action plan."""
    spent = session.exec(
        select(func.coalesce(func.sum(ControlRound.cost), 0)).where(
            ControlRound.municipality_code == policy.municipality_code,
            col(ControlRound.planned_on).between(date(year, 1, 1), date(year, 12, 31)),
        )
    ).one()
    if spent + cost <= policy.service_budget_per_year:
        return ""
    return (
        f"Met deze controle kost de omgevingsdienst in {year} {spent + cost} euro; "
        f"begroot is {policy.service_budget_per_year} euro."
    )


def _answer(session: Session, found: ControlRound) -> PlannedRound:
    needed = session.exec(select(Visit.needed).where(Visit.round_id == found.id)).all()
    return PlannedRound(
        found.reference,
        found.status,
        found.planned_on,
        found.why,
        len(needed),
        found.warning,
        guests_asked(needed),
    )
