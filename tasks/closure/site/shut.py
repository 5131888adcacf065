"""Whether the premises are shut in fact on the day of a step."""

from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step


class NotShutError(WeerbaarError):
    """Raised when something would happen at closed premises on a day on which they were open."""


def refuse_open_premises(step: Step, what: Occurrence) -> None:
    """Refuse what can happen at closed premises alone, by state and by day."""
    case = step.case
    require_occurrence(case.reference, what, case.status, step.on)
    if case.closed_on is None or step.on < case.closed_on:
        since = f"dicht sinds {dutch_date(case.closed_on)}" if case.closed_on else "niet dicht"
        raise NotShutError(
            f"Zaak {case.reference} staat op '{case.status.label}' en het pand is {since}; "
            f"'{what.label}' op {dutch_date(step.on)} kan niet."
        )
