"""A changed decision belongs of right to what runs against the one before it (Awb 6:19, 6:24)."""

from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.tracks import REMEDIES
from tasks.closure.case_step import Step
from tasks.closure.remedies.subjects import leaves_the_order
from tasks.closure.remedies.track_rows import name_of, undecided_tracks
from tasks.register.acting import id_of


def join_open_remedies(step: Step, decision: int) -> None:
    """Keep that each open objection and appeal on the order is about this decision too."""
    for track in undecided_tracks(step):
        is_open = track.kind in REMEDIES and track.decision_number != decision
        if is_open and not leaves_the_order(step.session, track):
            step.record(
                EventKind.TRACK,
                f"Besluit {decision} hoort van rechtswege bij {name_of(track)}.",
                "artikel 6:19 Awb",
            )
            step.happened(
                Occurrence.JOINED_TO_REMEDY,
                party=track.party_number,
                decision=decision,
                track=id_of(track),
            )
