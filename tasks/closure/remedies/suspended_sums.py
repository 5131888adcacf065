"""No penalty is forfeited and no sum collected while a judge suspends what it rests on (Awb 8:81).

An order under penalty and a decision about a sum are not carried out on the spot, so that the case
stands as it is; what rests is what the offender would have to pay.
"""

from models.closure.track import Track
from models.law.closure.remedies.remedy_rules import RULED
from models.law.closure.remedies.tracks import TrackKind
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.remedies.subjects import subject_of
from tasks.closure.remedies.track_rows import name_of, relief_of, steps_of, tracks_of


class SuspendedSumError(WeerbaarError):
    """Raised when somebody would have to pay on a decision that a judge suspends on that day."""


def refuse_suspended(step: Step, decision: int | None, party: int | None, what: str) -> None:
    """Refuse it when relief of this party, or of whom nobody recorded, holds on the day.

    Without a party that of anybody counts. `what` is what would be done, such as "innen".
    """
    for track in tracks_of(step.session, step.case_id, TrackKind.INTERIM_RELIEF):
        subject = subject_of(step.session, step.case_id, track.decision_number)
        is_of_it = subject is not None and subject.number == decision
        is_his = party is None or track.party_number in (None, party)
        if is_of_it and is_his and _holds(step, track):
            raise SuspendedSumError(
                f"Zaak {step.case.reference} staat op '{step.case.status.label}': de rechter heeft "
                f"besluit {decision} geschorst ({name_of(track)}); {what} op "
                f"{dutch_date(step.on)} kan niet (artikel 8:81 Awb)."
            )


def _holds(step: Step, relief: Track) -> bool:
    """As it stood on the day of the step, whatever was recorded for later days."""
    known = [each for each in steps_of(step.session, relief) if each.on <= step.on]
    return bool(known) and known[-1].state in RULED and relief_of(known[-1]).holds_on(step.on)
