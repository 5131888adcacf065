"""When the decision can be that nothing is owed for deciding late (Awb 4:17(5), 4:18)."""

from models.closure.track import Track
from models.law.closure.remedies.late_decision import (
    Lateness,
    NoneOwed,
    fault_in_ground,
    needs_reason,
)
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.remedies.late.owed_penalties import penalty_of
from tasks.closure.remedies.track_rows import name_of


class WrongGroundError(WeerbaarError):
    """Raised when the ground is not what the file shows, or what the file cannot show is unsaid."""


def none_owed(step: Step, notice: Track, asked: NoneOwed, reason: str) -> Lateness:
    """What the days say of it, when they leave this ground possible; else WrongGroundError."""
    owed = penalty_of(step, notice, step.on)
    late = step.session.get_one(Track, notice.about_id)
    named = f"Zaak {step.case.reference}: {name_of(notice)} over {name_of(late)}"
    is_refused_request = (late.kind, late.state) == (
        TrackKind.REOPENING_REQUEST,
        TrackState.REFUSED,
    )
    fault = fault_in_ground(asked, owed, is_refused_request=is_refused_request)
    if fault:
        raise WrongGroundError(f"{named}: {fault}; op {dutch_date(step.on)} kan dat niet.")
    if needs_reason(asked, owed) and not reason:
        raise WrongGroundError(
            f"{named}: '{asked.label}' volgt niet uit de dagen; geef op {dutch_date(step.on)} de "
            "reden (artikel 3:46 Awb), die in de brief komt."
        )
    return owed
