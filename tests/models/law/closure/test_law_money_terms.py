"""The terms and sums of debts, against counting day by day and cent by cent."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.law.closure.money.claims import CLAIMS, ClaimState, is_open, require_claim_transition
from models.law.closure.money.money_terms import (
    MoneyTerms,
    cost_prescription,
    extended,
    instalments,
    last_day_to_fix,
    new_prescription,
    next_instalment,
    payment_term,
    penalty_prescription,
    reminder_fee,
    reminder_term,
    repayment_decision_term,
    warning_before,
)
from models.law.common.terms import TermNature
from models.law.common.transitions import TransitionError
from tasks.closure import closure_policies
from tasks.register import policies

DAY = date(2026, 5, 4)
DAYS = st.dates(date(2024, 1, 1), date(2028, 11, 1))


def terms() -> MoneyTerms:
    """The numbers that are shipped."""
    return closure_policies.money_terms(DAY)


def test_the_numbers_are_those_of_the_law() -> None:
    """Each as the Awb of 2026 has it; what nobody could confirm is named."""
    found = terms()
    assert (found.payment_weeks, found.reminder_weeks) == (6, 2)
    assert (found.reminder_fee_from, found.reminder_fee_below, found.reminder_fee) == (454, 9, 20)
    assert (found.prescription_years, found.penalty_prescription_years) == (5, 1)
    assert (found.fixing_years, found.new_prescription_years_at_most) == (5, 5)
    assert found.interest_from == 20
    assert (found.interest_of_authority_from, found.repayment_decision_weeks) == (10, 4)
    assert found.to_confirm == {
        *("reminder_fee_from", "interrupt_weeks_before"),
        *("interest_of_authority_from", "repayment_decision_weeks"),
    }


@pytest.mark.parametrize(
    ("owed", "fee"), [(1, 900), (45_399, 900), (45_400, 2000), (45_401, 2000), (900_000, 2000)]
)
def test_a_reminder_costs_less_below_the_bound(owed: int, fee: int) -> None:
    """Awb 4:113(1): nine euro below 454 euro, twenty from there on."""
    assert reminder_fee(owed, terms()) == fee


@pytest.mark.parametrize(
    ("fixed_on", "last_day"),
    [
        (date(2026, 5, 4), date(2026, 6, 15)),
        # 2 April 2026 + 6 weeks is Ascension Day; the day after is equated with a holiday.
        (date(2026, 4, 2), date(2026, 5, 18)),
        (date(2026, 11, 13), date(2026, 12, 28)),
    ],
)
def test_what_was_fixed_is_paid_within_six_weeks(fixed_on: date, last_day: date) -> None:
    """Awb 4:87(1) and 5:33, rolled by the Awt."""
    assert payment_term(fixed_on, policies.calendar(), terms()).last_day == last_day


@pytest.mark.parametrize(
    ("sent_on", "last_day"),
    [
        (date(2026, 6, 16), date(2026, 6, 30)),
        # Saturday 25 April would be the day; Monday 27 April is King's Day.
        (date(2026, 4, 11), date(2026, 4, 28)),
    ],
)
def test_a_reminder_gives_two_weeks(sent_on: date, last_day: date) -> None:
    """Awb 4:112(1), from the day after it was sent."""
    assert reminder_term(sent_on, policies.calendar(), terms()).last_day == last_day


def years_later(day: date, years: int) -> date:
    """Day by day: the same day and month, or the last day of February."""
    found = day
    while (found.year, found.month) < (day.year + years, day.month) or (
        found.day < day.day and (found + timedelta(1)).month == day.month
    ):
        found += timedelta(1)
    return found


@given(DAYS)
def test_prescription_is_counted_in_whole_years(day: date) -> None:
    """Awb 4:104 from the end of the term to pay, 5:35 from the forfeiture; nothing rolls."""
    calendar = policies.calendar()
    payment = payment_term(day, calendar, terms())
    costs = cost_prescription(payment, calendar, terms())
    assert costs.starts_on == payment.last_day + timedelta(1)
    assert costs.last_day == years_later(payment.last_day, 5)
    assert penalty_prescription(day, calendar, terms()).last_day == years_later(day, 1)
    assert last_day_to_fix(day, terms()) == years_later(day, 5)
    for of_penalty, years in ((False, 5), (True, 1)):
        anew = new_prescription(day, calendar, terms(), of_penalty=of_penalty)
        assert anew.starts_on == day + timedelta(1)
        assert anew.last_day == years_later(day, years)


SPANS = st.lists(st.tuples(st.integers(-200, 400), st.integers(0, 200)), max_size=4)


@given(DAYS, SPANS)
def test_days_of_deferral_are_added_once(day: date, spans: list[tuple[int, int]]) -> None:
    """Awb 4:111: each day on which payment was deferred after the prescription had begun."""
    running = cost_prescription(
        payment_term(day, policies.calendar(), terms()), policies.calendar(), terms()
    )
    first = running.starts_on
    granted = [
        (first + timedelta(begins), first + timedelta(begins + lasts)) for begins, lasts in spans
    ]
    counted = sum(
        any(since <= first + timedelta(number) <= until for since, until in granted)
        for number in range(700)
    )
    longer = extended(running, granted)
    assert longer.last_day == running.last_day + timedelta(counted)
    assert longer.explanation.count("verlengd met") == min(counted, 1)


@pytest.mark.parametrize(
    ("lasts", "words"),
    [
        (1, "1 dag uitstel van betaling (artikel 4:111 Awb) tot en met woensdag 5 mei 2027"),
        (3, "3 dagen uitstel van betaling (artikel 4:111 Awb) tot en met vrijdag 7 mei 2027"),
    ],
)
def test_a_deferral_is_told_behind_the_count(lasts: int, words: str) -> None:
    """How many days it is longer, and until when."""
    year = penalty_prescription(DAY, policies.calendar(), terms())
    first = year.starts_on
    longer = extended(year, [(first, first + timedelta(lasts - 1)), (first, first)])
    assert longer.explanation == f"{year.explanation}; verlengd met {words}"


def test_no_claim_lapses_later_than_one_that_was_interrupted() -> None:
    """Why the prescription with its deferrals can be counted anew from its first day alone."""
    known = terms()
    longest = known.new_prescription_years_at_most
    assert max(known.prescription_years, known.penalty_prescription_years) <= longest


@given(st.integers(1, 5_000_000), st.integers(1, 60), DAYS)
def test_parts_are_whole_cents_and_together_the_sum(owed: int, count: int, first: date) -> None:
    """No cent is lost or asked twice; each part is due a month after the one before."""
    plan = instalments(owed, count, first)
    assert sum(cents for _, cents in plan) == owed
    assert len({(on.year, on.month) for on, _ in plan}) == len(plan) == count
    assert all(on.day <= first.day for on, _ in plan)


@given(st.integers(60, 100_000), st.integers(1, 12), st.integers(0, 100_000))
def test_the_next_part_is_the_first_that_is_not_covered(owed: int, count: int, paid: int) -> None:
    """Cent by cent: pay the parts in turn until the money is gone."""
    plan = instalments(owed, count, DAY)
    left, wanted = paid, None
    for on, cents in plan:
        if left < cents:
            wanted = (on, cents - left)
            break
        left -= cents
    assert next_instalment(plan, paid) == wanted


def test_the_first_part_bears_the_odd_cents_and_is_done_with_when_it_is_paid() -> None:
    """Ten euro in three parts; a part that is paid to the cent is asked no more."""
    first, second, third = date(2026, 5, 4), date(2026, 6, 4), date(2026, 7, 4)
    plan = instalments(1000, 3, first)
    assert plan == ((first, 334), (second, 333), (third, 333))
    assert next_instalment(plan, 333) == (first, 1)
    assert next_instalment(plan, 334) == (second, 333)
    assert next_instalment(plan, 1000) is None


def test_the_warning_comes_some_weeks_before() -> None:
    """Thirteen weeks before the end, and never before it begins."""
    year = penalty_prescription(DAY, policies.calendar(), terms())
    assert warning_before(year, 13).last_day == date(2027, 2, 2)
    assert warning_before(year, 60).last_day == year.starts_on
    asks = "stuit haar met een aanmaning, een dwangbevel of een daad van rechtsvervolging"
    for weeks, written in ((1, "1 week"), (13, "13 weken")):
        warning = warning_before(year, weeks)
        assert (warning.starts_on, warning.nature) == (year.starts_on, TermNature.OWN)
        assert warning.explanation == f"{written} voor de verjaring op dinsdag 4 mei 2027: {asks}"


def test_a_claim_ends_paid_or_given_up() -> None:
    """From every open state both can be reached; an end is an end."""
    for state in ClaimState:
        assert is_open(state) is bool(CLAIMS[state])
        assert (ClaimState.PAID in CLAIMS[state]) is is_open(state)
        assert (ClaimState.CANCELLED in CLAIMS[state]) is is_open(state)
    require_claim_transition("Vordering 1", ClaimState.FIXED, ClaimState.REMINDED, DAY)
    with pytest.raises(TransitionError) as refused:
        require_claim_transition("Vordering 1", ClaimState.FORFEITED, ClaimState.REMINDED, DAY)
    assert str(refused.value) == (
        "Vordering 1 staat op 'verbeurd, nog zonder invorderingsbesluit' en kan op 4 mei 2026 "
        "niet naar 'aangemaand'; wel mogelijk is 'vastgesteld', 'betaald', 'kwijtgescholden', "
        "'verjaard' of 'vervallen'."
    )
    with pytest.raises(TransitionError, match="; dit is de eindstand"):
        require_claim_transition("Vordering 1", ClaimState.PAID, ClaimState.FIXED, DAY)


def test_deciding_on_paying_back_has_an_own_term() -> None:
    """Four weeks that do not roll: the last day is Christmas."""
    found = repayment_decision_term(date(2026, 11, 27), policies.calendar(), terms())
    assert (found.starts_on, found.last_day) == (date(2026, 11, 28), date(2026, 12, 25))
    assert found.nature is TermNature.OWN
