"""The form of what runs beside a case: objection, requests, land register."""

from pydantic import Field

from models.closure.closure_forms import StepForm
from models.law.closure.tracks import TrackKind, TrackState
from models.law.common.labelled import told_choices


class TrackForm(StepForm):
    """Objection, interim relief, request for reopening and other side tracks."""

    track: TrackKind = Field(title="Soort", description=f"Kies {told_choices(TrackKind)}.")
    state: TrackState = Field(title="Stand", description=f"Kies {told_choices(TrackState)}.")
    number: int | None = Field(
        default=None,
        ge=1,
        title="Nummer",
        description="Welk bezwaar of verzoek, als er meer zijn. Leeg: het enige dat openstaat.",
    )
    party: int | None = Field(
        default=None, ge=1, title="Partij", description="Van wie; het nummer van de partij."
    )
    decision: int | None = Field(
        default=None, ge=1, title="Besluit", description="Tegen welk besluit; leeg: het eerste."
    )
    committee: bool = Field(
        default=False,
        title="Met adviescommissie",
        description="Bij bezwaar: beslissen duurt dan twaalf weken in plaats van zes.",
    )
