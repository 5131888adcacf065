"""A letter about a remedy leaves only while what it says of the order is so (Awb 3:46, 7:12)."""

from models.closure.people.kept_letter import KeptLetter
from models.closure.remedy_views import RemedyLetter
from models.closure.track import Track
from models.closure.track_decision import TrackDecision
from models.law.closure.remedies.tracks import TrackState
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.remedies.new_duration import refuse_opening_what_is_over
from tasks.closure.remedies.remedy_letters import standing_of
from tasks.closure.remedies.subjects import leaves_the_order
from tasks.closure.remedies.track_rows import name_of


class OutdatedLetterError(WeerbaarError):
    """Raised when a letter would leave that says of the order what is no longer so."""


def refuse_outdated(step: Step, made: TrackDecision, track: Track) -> None:
    """What the letter says of the order is still so when it leaves, or it does not leave."""
    if made.outcome is TrackState.GRANTED:
        refuse_opening_what_is_over(step, step.on)
    kept = step.session.get(KeptLetter, made.approval_id)
    if kept is None or leaves_the_order(step.session, track):
        return
    said = RemedyLetter.model_validate_json(kept.content).standing
    if said is not standing_of(step, step.on):
        raise OutdatedLetterError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': de brief over "
            f"{name_of(track)} zegt nog iets anders over de sluiting; maak hem opnieuw, verzenden "
            f"op {dutch_date(step.on)} kan niet."
        )
