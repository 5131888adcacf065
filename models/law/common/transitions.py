"""The refusal of a step: case, state found, state wanted, day."""

from collections.abc import Sequence
from datetime import date

from models.law.common.dutch import join_dutch, short_date
from models.law.common.errors import WeerbaarError


class TransitionError(WeerbaarError):
    """Raised when a case or track cannot go from the state found to the state wanted."""


def refusal(
    subject: str, found: str, wanted: str, on: date, possible: Sequence[str]
) -> TransitionError:
    """The error to raise; `subject` names the case, `possible` the steps that may be taken."""
    quoted = [f"'{label}'" for label in possible]
    then = f"wel mogelijk is {join_dutch(quoted, 'of')}" if quoted else "dit is de eindstand"
    return TransitionError(
        f"{subject} staat op '{found}' en kan op {short_date(on)} niet naar '{wanted}'; {then}."
    )
