"""Which partners a place needs, and why: by its label and by what the business does."""

from dataclasses import dataclass

from pydantic import Field

from models.law.common.business_labels import Label
from models.law.common.policy import MunicipalPolicy
from models.law.control.round_clearance import PARTICIPANTS, Participant


@dataclass(frozen=True)
class Need:
    """One partner that a place needs, with the reason in Dutch."""

    partner: Participant
    why: str


class PartnerNeeds(MunicipalPolicy):
    """All of it [own]: a red label asks several partners (plan 2024, chapter 3 ad 2)."""

    always: tuple[Participant, ...] = Field(min_length=1)
    """With every visit."""
    labels: dict[Label, tuple[Participant, ...]]
    sbi: dict[Participant, tuple[str, ...]]
    """Per partner the beginnings of SBI 2025 codes."""

    def needed(self, label: Label, sbi: str) -> tuple[Need, ...]:
        """Each partner once, in the order of Participant, with the first reason that holds."""
        reasons = [(partner, "elk bezoek") for partner in self.always]
        reasons += [(partner, f"{label.label} label") for partner in self.labels.get(label, ())]
        reasons += [
            (partner, f"activiteit {sbi}")
            for partner, beginnings in self.sbi.items()
            if sbi.startswith(beginnings)
        ]
        first = dict(reversed(reasons))
        return tuple(Need(partner, first[partner]) for partner in PARTICIPANTS if partner in first)
