"""The form of what runs beside a case and has no form of its own: requests, land register."""

from typing import Annotated

from pydantic import Field

from models.closure.closure_forms import StepForm
from models.law.closure.remedies.tracks import TrackKind, TrackState
from models.law.common.labelled import OneOf, told_choices

KINDS = (TrackKind.REOPENING_REQUEST, TrackKind.LAND_REGISTER)
STATES = (
    *(TrackState.REQUESTED, TrackState.WITHDRAWN),
    *(TrackState.REGISTERED, TrackState.DEREGISTERED),
)
"""Not how a request ends: that is a decision of the mayor, with a letter to each party."""


class TrackForm(StepForm):
    """A request to reopen early, or the registration of the closure (Wkpb)."""

    track: Annotated[TrackKind, OneOf(KINDS)] = Field(
        title="Soort",
        description=f"Kies {told_choices(KINDS)}. Bezwaar, beroep en voorlopige voorziening hebben "
        "een eigen formulier.",
    )
    state: Annotated[TrackState, OneOf(STATES)] = Field(
        title="Stand",
        description=f"Kies {told_choices(STATES)}. Toewijzen of afwijzen gaat met de beslissing op "
        "bezwaar of verzoek.",
    )
    number: int | None = Field(
        default=None,
        ge=1,
        title="Nummer",
        description="Welk verzoek, als er meer zijn. Leeg: het enige dat openstaat.",
    )
    party: int | None = Field(
        default=None, ge=1, title="Partij", description="Van wie; het nummer van de partij."
    )
    decision: int | None = Field(
        default=None, ge=1, title="Besluit", description="Over welk besluit; leeg: het eerste."
    )
