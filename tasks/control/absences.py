"""When partners cannot take part: a planning avoids those days, an officer moves what is hit."""

from datetime import datetime

from sqlmodel import col, select

from models.control.control_round import ControlRound, PartnerAbsence, RoundStatus
from models.control.round_forms import AbsenceForm
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from tasks.register.acting import acting_officer, lock_municipality, refuse_future
from tasks.register.organisation import municipality_code
from tasks.register.resources import transaction
from tasks.register.step import step


@step("afwezigheid-vastleggen")
def record_absence(form: AbsenceForm, at: datetime) -> tuple[str, ...]:
    """Record an absence; return the planned rounds that fall in it, which a person must move.

    The same first day is the same absence: recorded again, its last day changes.
    """
    if form.last < form.first:
        raise FaultsError("De afwezigheid", ["de laatste dag ligt voor de eerste dag"])
    code = municipality_code(form.municipality)
    refuse_future(form.on, at)
    with transaction() as session:
        acting_officer(session, form.by, Action.PLAN_ROUND, code)
        # The lock makes two officers with the same absence wait for each other.
        lock_municipality(session, code)
        row = session.exec(
            select(PartnerAbsence).where(
                PartnerAbsence.municipality_code == code,
                PartnerAbsence.partner == form.partner,
                PartnerAbsence.first == form.first,
            )
        ).first() or PartnerAbsence(
            municipality_code=code, partner=form.partner, first=form.first, last=form.last
        )
        row.last = form.last
        session.add(row)
        return tuple(
            session.exec(
                select(ControlRound.reference)
                .where(
                    ControlRound.municipality_code == code,
                    ControlRound.status == RoundStatus.PLANNED,
                    col(ControlRound.planned_on).between(form.first, form.last),
                )
                .order_by(col(ControlRound.number))
            )
        )
