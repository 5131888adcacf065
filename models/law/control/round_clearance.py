"""What each kind of partner may know of a control round: one table, tested cell by cell.

Source: AVG art. 5 (no more than the task needs), Wpg art. 7(2); the choice for each cell is [own],
a privacy officer may change it.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, get_args

from models.law.common.errors import WeerbaarError
from models.law.common.labelled import Labelled
from models.law.common.partner_kinds import PartnerKind
from models.law.common.policy import Frozen


class RoundField(Labelled):
    """One thing that a mail, a form or a debrief of a round can tell."""

    REFERENCE = "reference", "Controle"
    DAY = "day", "Dag en tijd"
    KIND = "kind", "Soort controle"
    PLACES = "places", "Aantal plekken"
    """How many places, never which."""
    ADDRESS = "address", "Adres"
    BUSINESS = "business", "Bedrijf"
    """Trade name, which can be a person's."""
    KVK_NUMBER = "kvk_number", "KVK-nummer"
    ACTIVITY = "activity", "Activiteit (SBI)"
    """Code of the SBI."""
    LABEL = "label", "Label"
    """Green, white or red: red is a suspicion."""
    REASONS = "reasons", "Waarom op de lijst"
    """Why the place is on the list; this tells of signals."""
    TOTALS = "totals", "Resultaat"
    """How many places were seen, and how many with findings."""
    OUTCOME = "outcome", "Resultaat per plek"
    """Access to each place; who found what there is for each partner itself to know."""
    OWN_FINDINGS = "own_findings", "Gevonden door u"
    """Only those of the partner itself, by kind."""
    OWN_FOLLOW_UPS = "own_follow_ups", "Vervolg door u"
    """Only those that the partner itself must do."""


Participant = Literal[
    PartnerKind.POLICE,
    PartnerKind.ENVIRONMENTAL_SERVICE,
    PartnerKind.OWN_DEPARTMENT,
    PartnerKind.CUSTOMS,
    PartnerKind.DOT,
]
"""The kinds of partner that can take part in a round."""
PARTICIPANTS: tuple[Participant, ...] = get_args(Participant)


class NoParticipantError(WeerbaarError):
    """Raised for a kind of partner that takes no part in rounds."""


def as_participant(kind: PartnerKind | str) -> Participant:
    """A kind of partner as one that takes part, also from how it is stored.

    Raises NoParticipantError for a kind that has no clearance, ValueError for what is no kind.
    """
    found = PartnerKind(kind)
    if found not in PARTICIPANTS:
        raise NoParticipantError(f"De partner {found.label} doet niet mee met controles")
    return found


class Paper(StrEnum):
    """What a partner gets of a round."""

    INVITATION = "invitation"
    VISIT_FORM = "visit_form"
    DEBRIEF = "debrief"


_F = RoundField
_PLACE = frozenset({_F.ADDRESS, _F.BUSINESS, _F.KVK_NUMBER, _F.ACTIVITY})
_AGENDA = frozenset({_F.REFERENCE, _F.DAY, _F.PLACES})

CLEARANCE: Mapping[Participant, frozenset[RoundField]] = MappingProxyType(
    {
        PartnerKind.OWN_DEPARTMENT: frozenset(RoundField),
        PartnerKind.POLICE: frozenset(RoundField) - {_F.REASONS},
        PartnerKind.ENVIRONMENTAL_SERVICE: _AGENDA
        | _PLACE
        | {_F.KIND, _F.TOTALS, _F.OWN_FINDINGS, _F.OWN_FOLLOW_UPS},
        # They walk along with the municipality, for the municipality, on the day alone.
        PartnerKind.DOT: _AGENDA | _PLACE | {_F.KIND},
        PartnerKind.CUSTOMS: _AGENDA
        | {_F.ADDRESS, _F.BUSINESS, _F.ACTIVITY, _F.OWN_FINDINGS, _F.OWN_FOLLOW_UPS},
    }
)

ASKED: Mapping[Paper, frozenset[RoundField]] = MappingProxyType(
    {
        # No place in an invitation: it travels by mail, weeks before an unannounced visit.
        Paper.INVITATION: _AGENDA | {_F.KIND},
        Paper.VISIT_FORM: frozenset({_F.REFERENCE, _F.DAY, _F.LABEL, _F.REASONS}) | _PLACE,
        Paper.DEBRIEF: frozenset({_F.REFERENCE, _F.DAY, _F.TOTALS, _F.OUTCOME})
        | {_F.OWN_FINDINGS, _F.OWN_FOLLOW_UPS},
    }
)


class RoundFact(Frozen):
    """One line of a paper: its Dutch title and what it says."""

    title: str
    value: str


def cleared(
    participant: Participant, paper: Paper, values: Mapping[RoundField, str]
) -> tuple[RoundFact, ...]:
    """The facts of `values` that this paper tells this partner, in the order of RoundField."""
    shown = CLEARANCE[participant] & ASKED[paper]
    return tuple(
        RoundFact(title=field.label, value=values[field])
        for field in RoundField
        if field in shown and values.get(field)
    )
