"""Costs that an officer books on the action plan, and what they turned out to be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from models.common.history import Event, EventKind
from models.law.common.dutch import euro, short_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from models.plan.plan_forms import ActionForm, CorrectionForm, CostForm
from tasks.plan.plan_overview import money_warnings
from tasks.plan.plan_policies import action_plan
from tasks.plan.plan_step import begin_plan_step
from tasks.register.acting import acting_officer, lock_municipality, refuse_future
from tasks.register.history_entries import Entry, remember
from tasks.register.ledger import Cause, book, booked, entries_of
from tasks.register.organisation import municipality_code
from tasks.register.resources import transaction
from tasks.register.step import step

INVOICE = "invoice:"
"""How the key of an entry begins that an officer booked."""
_BOOKED = re.compile(r"Actie (?P<action>\d+) van .*, factuur (?P<invoice>\S+)\.")
_CORRECTED = re.compile(r"Factuur (?P<invoice>\S+) op actie (?P<action>\d+) van .*")
"""How the history tells of an invoice."""


class CostError(WeerbaarError):
    """Raised when an invoice is booked already and otherwise, or not booked at all."""


@dataclass(frozen=True)
class CostBooked:
    """What came of booking, in Dutch."""

    words: str
    warnings: tuple[str, ...]
    """Where more was spent than planned or available."""

    @property
    def text(self) -> str:
        """Everything in one text for the officer."""
        return " ".join((self.words, *(f"Let op: {warning}" for warning in self.warnings)))


@step("kosten-boeken")
def book_cost(form: CostForm, at: datetime) -> CostBooked:
    """Book an invoice on an action of the plan of its day; the same invoice is booked once.

    Raises CostError when it was booked with another amount or day: that is a correction.
    """
    code = municipality_code(form.municipality)
    with transaction() as session:
        step = begin_plan_step(session, form, Action.BOOK_COST, code, at)
        key = _key(code, form.action, form.invoice)
        entries = entries_of(session, key)
        before = booked(entries) if entries else None
        words = f"{step.named}: {euro(form.amount)} op {short_date(form.on)}"
        if before is not None and before.amount:
            if (before.amount, before.on) != (form.amount, form.on):
                raise CostError(
                    f"Factuur {form.invoice} is al geboekt op actie {form.action}: "
                    f"{euro(before.amount)} op {short_date(before.on)}. Verbeter dat met "
                    "“Kosten verbeteren”."
                )
            return CostBooked(f"{words} was al geboekt.", money_warnings(session, step.plan, code))
        book(session, Cause(key, code, form.action, form.what), form.amount, form.on)
        _remember(session, form, code, f"{words} is geboekt, factuur {form.invoice}.", at)
        return CostBooked(f"{words} is geboekt.", money_warnings(session, step.plan, code))


@step("kosten-verbeteren")
def correct_cost(form: CorrectionForm, at: datetime) -> CostBooked:
    """Book the difference with what an invoice really was, in the year in which it was booked.

    Raises CostError when it is not booked.
    """
    refuse_future(form.on, at)
    code = municipality_code(form.municipality)
    with transaction() as session:
        acting_officer(session, form.by, Action.BOOK_COST, code)
        lock_municipality(session, code)
        entries = entries_of(session, _key(code, form.action, form.invoice))
        if not entries:
            raise CostError(f"Factuur {form.invoice} is niet geboekt op actie {form.action}.")
        before = booked(entries)
        cause = Cause(entries[0].key, code, form.action, form.reason)
        is_new = book(session, cause, form.amount, before.on)
        words = (
            f"Factuur {form.invoice} op actie {form.action} van {before.on.year} is "
            f"{euro(form.amount)}"
        )
        warnings = money_warnings(session, action_plan(code, before.on.year), code)
        if not is_new:
            return CostBooked(f"{words}; dat was al zo geboekt.", warnings)
        _remember(session, form, code, f"{words}, eerst {euro(before.amount)}.", at)
        return CostBooked(f"{words}; eerst was dat {euro(before.amount)}.", warnings)


def _key(code: str, action: int, invoice: str) -> str:
    return f"{INVOICE}{code}:{action}:{invoice}"


def told_of_invoice(key: str) -> ColumnElement[bool] | None:
    """Which events of the history tell of an invoice, by the key of its entry; None of another."""
    if not key.startswith(INVOICE):
        return None
    code, action, invoice = key.removeprefix(INVOICE).partition("#")[0].split(":", 2)
    what = col(Event.what)
    told = or_(
        and_(
            what.startswith(f"Actie {action} van ", autoescape=True),
            what.endswith(f", factuur {invoice}.", autoescape=True),
        ),
        what.startswith(f"Factuur {invoice} op actie {action} van ", autoescape=True),
    )
    return and_(col(Event.chain).startswith(f"LEDGER-{code}-"), told)


def days_of_recording(session: Session) -> Mapping[str, Sequence[date]]:
    """On which days an invoice was booked and corrected, in that order, by the key of its entry.

    The ledger itself knows only on which day an entry counts.
    """
    events = session.exec(
        select(Event)
        .where(col(Event.chain).startswith("LEDGER-"))
        .order_by(col(Event.at), col(Event.number))
    )
    days: dict[str, list[date]] = {}
    for event in events:
        told = _BOOKED.fullmatch(event.what) or _CORRECTED.fullmatch(event.what)
        if told:
            key = _key(event.chain.split("-")[1], int(told["action"]), told["invoice"])
            days.setdefault(key, []).append(event.on)
    return days


def _remember(session: Session, form: ActionForm, code: str, what: str, at: datetime) -> None:
    """One chain for each municipality and year of recording; never what an invoice is about."""
    entry = Entry(f"LEDGER-{code}-{at.year}", form.by, EventKind.RECORD, what)
    remember(session, entry, form.on, at)
