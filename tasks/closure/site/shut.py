"""Whether the premises are shut in fact on the day of a step."""

from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.remedies.reliefs import opens_a_part


class NotShutError(WeerbaarError):
    """Raised when something would happen at closed premises on a day on which they were open."""


class StillShutError(WeerbaarError):
    """Raised when keys would be given back of premises that are shut as a whole."""


def refuse_shut_premises(step: Step, what: Occurrence) -> None:
    """Refuse it while all of the premises is shut: no change or judge let a part open again."""
    case = step.case
    require_occurrence(case.reference, what, case.status, step.on)
    is_shut = case.status is CaseStatus.CLOSED
    if is_shut and not case.closed_part and not opens_a_part(step):
        raise StillShutError(
            f"Zaak {case.reference} staat op '{case.status.label}' en er is geen deel van het pand "
            f"dat weer open mag; '{what.label}' op {dutch_date(step.on)} kan pas als de sluiting "
            "voorbij is."
        )


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
