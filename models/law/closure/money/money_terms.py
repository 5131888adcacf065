"""The terms and amounts of debts: paying, reminding, prescription (Awb title 4.4)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from pydantic import Field

from models.law.common.calendar import Calendar
from models.law.common.dutch import dutch_date, plural
from models.law.common.policy import Confirmable
from models.law.common.terms import (
    TermNature,
    TermResult,
    months_later,
    own_term,
    statutory_term,
)

CENTS = 100
MONTHS_IN_A_YEAR = 12


class MoneyTerms(Confirmable):
    """One version of the terms and amounts, the same everywhere; amounts in whole euros."""

    payment_weeks: int = Field(ge=1)
    """To pay what was fixed (Awb 4:87) or forfeited (5:33)."""
    reminder_weeks: int = Field(ge=1)
    """To pay after a reminder (Awb 4:112)."""
    reminder_fee_from: int = Field(ge=1)
    reminder_fee_below: int = Field(ge=0)
    reminder_fee: int = Field(ge=0)
    """What a reminder may cost (Awb 4:113), below and from the amount above."""
    interest_from: int = Field(ge=0)
    """Less interest than this is not owed (Awb 4:98(2))."""
    interest_of_authority_from: int = Field(ge=0)
    """The same of what the municipality owes."""
    repayment_decision_weeks: int = Field(ge=1)
    """To decide on paying back, from the day on which too much turned out to be paid [own]."""
    prescription_years: int = Field(ge=1)
    """Until a claim lapses, after its term to pay (Awb 4:104)."""
    penalty_prescription_years: int = Field(ge=1)
    """Until a forfeited penalty lapses, after the day of forfeiture (Awb 5:35)."""
    new_prescription_years_at_most: int = Field(ge=1)
    """After it was interrupted (Awb 4:110(2))."""
    fixing_years: int = Field(ge=1)
    """To fix the costs after the coercion was applied (Awb 5:25(6))."""
    interrupt_weeks_before: int = Field(ge=1)
    """How long before the end of the prescription the register says that it must be interrupted."""


def payment_term(fixed_on: date, calendar: Calendar, terms: MoneyTerms) -> TermResult:
    """To pay after the announcement of a decision (Awb 4:87(1)) or after forfeiture (5:33)."""
    return statutory_term(fixed_on, calendar, weeks=terms.payment_weeks)


def reminder_term(sent_on: date, calendar: Calendar, terms: MoneyTerms) -> TermResult:
    """To pay after a reminder, from the day after it was sent (Awb 4:112(1))."""
    return statutory_term(sent_on, calendar, weeks=terms.reminder_weeks)


def cost_prescription(payment: TermResult, calendar: Calendar, terms: MoneyTerms) -> TermResult:
    """Awb 4:104(1): from the day after the term to pay has lapsed."""
    return _years(payment.last_day, calendar, terms.prescription_years)


def penalty_prescription(forfeited_on: date, calendar: Calendar, terms: MoneyTerms) -> TermResult:
    """Awb 5:35(1): from the day after the day of forfeiture."""
    return _years(forfeited_on, calendar, terms.penalty_prescription_years)


def new_prescription(
    interrupted_on: date, calendar: Calendar, terms: MoneyTerms, *, of_penalty: bool
) -> TermResult:
    """Awb 4:110: begins the next day, as long as the original and at most five years."""
    original = terms.penalty_prescription_years if of_penalty else terms.prescription_years
    years = min(original, terms.new_prescription_years_at_most)
    return _years(interrupted_on, calendar, years)


def extended(prescription: TermResult, deferrals: Iterable[tuple[date, date]]) -> TermResult:
    """Awb 4:111(1): longer by each day of deferral after the term had begun, counted once.

    Of each deferral its first and last day; one that takes the place of another may overlap it.
    """
    days = {
        first + timedelta(days=number)
        for first, last in deferrals
        for number in range((last - first).days + 1)
    }
    longer = sum(day >= prescription.starts_on for day in days)
    if longer == 0:
        return prescription
    last_day = prescription.last_day + timedelta(days=longer)
    words = (
        f"{prescription.explanation}; verlengd met {plural(longer, 'dag', 'dagen')} uitstel van "
        f"betaling (artikel 4:111 Awb) tot en met {dutch_date(last_day)}"
    )
    return replace(prescription, last_day=last_day, explanation=words)


def repayment_decision_term(on: date, calendar: Calendar, terms: MoneyTerms) -> TermResult:
    """To decide on paying back what was paid too much; the law names no term for it [own]."""
    return own_term(on, calendar, weeks=terms.repayment_decision_weeks)


def warning_before(prescription: TermResult, weeks: int) -> TermResult:
    """The day on which the register asks to interrupt it: some weeks before its end [own]."""
    last_day = max(prescription.starts_on, prescription.last_day - timedelta(weeks=weeks))
    ends_on = dutch_date(prescription.last_day)
    words = (
        f"{plural(weeks, 'week', 'weken')} voor de verjaring op {ends_on}: "
        "stuit haar met een aanmaning, een dwangbevel of een daad van rechtsvervolging"
    )
    return TermResult(prescription.starts_on, last_day, TermNature.OWN, words)


def last_day_to_fix(closed_on: date, terms: MoneyTerms) -> date:
    """Awb 5:25(6): the costs are fixed within five years after the coercion was applied."""
    return months_later(closed_on, terms.fixing_years * MONTHS_IN_A_YEAR)


def reminder_fee(owed_cents: int, terms: MoneyTerms) -> int:
    """What a reminder may cost (Awb 4:113(1)), in cents."""
    is_low = owed_cents < terms.reminder_fee_from * CENTS
    return (terms.reminder_fee_below if is_low else terms.reminder_fee) * CENTS


def instalments(owed_cents: int, count: int, first_on: date) -> tuple[tuple[date, int], ...]:
    """What is due on which day, month after month; the first bears the odd cents."""
    each, odd = divmod(owed_cents, count)
    return tuple(
        (months_later(first_on, number), each + (odd if number == 0 else 0))
        for number in range(count)
    )


def next_instalment(plan: tuple[tuple[date, int], ...], paid_cents: int) -> tuple[date, int] | None:
    """The first instalment that is not covered, with what it still lacks; None when all are."""
    due = 0
    for on, cents in plan:
        due += cents
        if paid_cents < due:
            return on, due - paid_cents
    return None


def _years(day: date, calendar: Calendar, years: int) -> TermResult:
    return statutory_term(day, calendar, months=years * MONTHS_IN_A_YEAR)
