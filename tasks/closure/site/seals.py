"""The seal of closed premises: found broken, reported to the police, put back (art. 199 Sr)."""

from datetime import date, datetime

from sqlmodel import col, select

from models.closure.site import SealBreach
from models.closure.site_forms import SealForm, SealReportForm
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.case_step import OrderOfDaysError, Step, begin_step
from tasks.closure.site.shut import refuse_open_premises
from tasks.register.resources import transaction
from tasks.register.step import step

CRIME = "artikel 199 Wetboek van Strafrecht"


class SealIsWholeError(WeerbaarError):
    """Raised when a broken seal would be reported or put back, and none was found."""


class UnreportedBreachError(WeerbaarError):
    """Raised when a file would be closed while the police were not told of a broken seal."""


@step("zegelverbreking-vastleggen")
def find_broken(form: SealForm, at: datetime) -> str:
    """Record that the seal was found broken. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.CLOSE, form.on, at)
        last = _newest(step)
        if last is not None and last.resealed_on is None:
            if last.found_on != form.on:
                raise OrderOfDaysError(
                    f"Zaak {form.reference}: het zegel is al verbroken gevonden op "
                    f"{dutch_date(last.found_on)} en nog niet opnieuw aangebracht; een nieuwe "
                    f"verbreking op {dutch_date(form.on)} kan niet."
                )
            return "zegelverbreking vastgelegd"
        number = last.number + 1 if last else 1
        refuse_open_premises(step, Occurrence.SEAL_BROKEN)
        session.add(SealBreach(case_id=step.case_id, number=number, found_on=form.on))
        step.record(EventKind.RECORD, "Het zegel is verbroken gevonden.", CRIME)
        step.happened(Occurrence.SEAL_BROKEN)
        return "zegelverbreking vastgelegd"


@step("aangifte-vastleggen")
def report_to_police(form: SealReportForm, at: datetime) -> str:
    """Record the report to the police of the newest breach. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.CLOSE, form.on, at)
        breach = _broken(step, "aangifte")
        if breach.reported_on is None:
            _refuse_before(step, breach.found_on)
            breach.reported_on, breach.police_number = form.on, form.police_number
            session.add(breach)
            step.record(EventKind.RECORD, "Van de zegelverbreking is aangifte gedaan.", CRIME)
            step.happened(Occurrence.SEAL_BREACH_REPORTED)
        return f"aangifte gedaan op {dutch_date(breach.reported_on or form.on)}"


@step("opnieuw-verzegelen")
def reseal(form: SealForm, at: datetime) -> str:
    """Record that the premises were sealed again after a breach. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.CLOSE, form.on, at)
        breach = _broken(step, "opnieuw verzegelen")
        if breach.resealed_on is None:
            refuse_open_premises(step, Occurrence.RESEALED)
            _refuse_before(step, breach.found_on)
            breach.resealed_on = form.on
            session.add(breach)
            step.record(EventKind.RECORD, "Het pand is opnieuw verzegeld.", "artikel 5:28 Awb")
            step.happened(Occurrence.RESEALED)
        return f"opnieuw verzegeld op {dutch_date(breach.resealed_on)}"


def _newest(step: Step) -> SealBreach | None:
    return step.session.exec(
        select(SealBreach)
        .where(SealBreach.case_id == step.case_id)
        .order_by(col(SealBreach.number).desc())
        .limit(1)
    ).first()


def _broken(step: Step, wanted: str) -> SealBreach:
    """The breach that was found last, or SealIsWholeError."""
    breach = _newest(step)
    if breach is None:
        raise SealIsWholeError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}' en er is geen "
            f"zegelverbreking vastgelegd; {wanted} op {dutch_date(step.on)} kan niet."
        )
    return breach


def _refuse_before(step: Step, found_on: date) -> None:
    if step.on < found_on:
        raise OrderOfDaysError(
            f"Zaak {step.case.reference}: het zegel is verbroken gevonden op "
            f"{dutch_date(found_on)}; {dutch_date(step.on)} ligt daarvoor."
        )


def refuse_unreported_breach(step: Step) -> None:
    """The file stays open until the police know of the crime; a seal of open premises may lie."""
    breach = _newest(step)
    if breach is not None and breach.reported_on is None:
        raise UnreportedBreachError(
            f"Zaak {step.case.reference}: het zegel is verbroken gevonden op "
            f"{dutch_date(breach.found_on)} en daarvan is nog geen aangifte vastgelegd; archiveren "
            f"op {dutch_date(step.on)} kan niet."
        )
