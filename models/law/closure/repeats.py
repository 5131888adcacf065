"""Which earlier offences at an address make a find a repetition (look-back of the matrix)."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from models.law.common.labelled import Labelled


class RepeatAnswer(Labelled):
    """What an officer says of an earlier offence that the register proposes."""

    COUNTS = "counts", "telt mee"
    SET_ASIDE = "set_aside", "telt niet mee"


def chain_of(found_on: date, previous: Collection[date], lookback_years: int) -> Sequence[date]:
    """The days of the chain of offences that ends in this one, newest first, without its own.

    Counted from the previous offence, the anniversary included (29 February: 28 February). An
    offence too long after its predecessor starts a new chain.
    """
    days = sorted({*previous, found_on}, reverse=True)
    chain = []
    for later, earlier in pairwise(days):
        if later > _years_later(earlier, lookback_years):
            break
        chain.append(earlier)
    return chain


def occurrence_of(found_on: date, previous: Collection[date], lookback_years: int) -> int:
    """How manieth offence this one is: the length of its chain with itself."""
    return len(chain_of(found_on, previous, lookback_years)) + 1


def still_to_answer(
    found_on: date, counted: Collection[date], unanswered: Collection[date], lookback_years: int
) -> frozenset[date]:
    """Days of the unanswered offences that would belong to the chain if all of them counted.

    A day that counts already makes the chain no longer, so nobody is asked about it again.
    """
    earlier = {day for day in (*counted, *unanswered) if day < found_on}
    chain = chain_of(found_on, earlier, lookback_years)
    return frozenset(chain) & frozenset(unanswered) - frozenset(counted)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
