"""Who took a decision under mandate does not decide on the objection to it (Awb 10:3(3))."""

from collections.abc import Sequence

from sqlmodel import col, select

from models.closure.approval import Approval
from models.closure.decision import ORDER, Decision
from models.closure.track import Track
from models.closure.track_decision import TrackDecision
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.tracks import TrackKind
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step, occurrences_of, place_of
from tasks.closure.closure_policies import local_rules
from tasks.register.acting import id_of


class TookTheDecisionError(WeerbaarError):
    """Raised when an objection would be decided by who took the decision under mandate."""


def refuse_own_decision(step: Step, approval: Approval) -> None:
    """Another officer approves than who approved the decision, where that was under mandate."""
    municipality, _, _ = place_of(step.session, step.case)
    for decision, earlier in _objected_to(step, approval):
        mandate = local_rules(municipality.folder, earlier.takes_effect_on).mandate
        if mandate is not None and earlier.approved_by == step.officer.id:
            raise TookTheDecisionError(
                f"Zaak {step.case.reference}: {step.officer.code} nam het {decision.kind.label} "
                f"van {dutch_date(decision.announced_on)} in mandaat ({mandate.decision}) en mag "
                f"op {dutch_date(step.on)} niet op het bezwaar beslissen; een ander keurt goed "
                "(artikel 10:3, derde lid, Awb)."
            )


def _objected_to(step: Step, approval: Approval) -> Sequence[tuple[Decision, Approval]]:
    """What the objection is against, changes that were joined to it too; none on a request."""
    track = step.session.exec(
        select(Track)
        .join(TrackDecision, col(TrackDecision.track_id) == col(Track.id))
        .where(TrackDecision.approval_id == id_of(approval))
    ).first()
    if track is None or track.kind is not TrackKind.OBJECTION:
        return ()
    joined = {
        event.decision_number
        for event in occurrences_of(step.session, step.case_id)
        if event.what is Occurrence.JOINED_TO_REMEDY and event.track_id == track.id
    }
    return step.session.exec(
        select(Decision, Approval)
        .join(Approval, col(Approval.id) == col(Decision.approval_id))
        .where(
            Decision.case_id == step.case_id,
            col(Decision.number).in_({track.decision_number or ORDER, *joined}),
        )
        .order_by(col(Decision.number))
    ).all()
