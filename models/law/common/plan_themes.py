"""The themes of the yearly action plan, by which the evaluation orders what it tells."""

from enum import StrEnum


class PlanTheme(StrEnum):
    """The five themes of the plan (plan 2024, chapter 3)."""

    AWARENESS = "awareness"
    INFORMATION = "information"
    ENFORCEMENT = "enforcement"
    SAFE_WORKPLACE = "safe_workplace"
    COMMUNICATION = "communication"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _THEME_LABELS[self]


_THEME_LABELS = {
    PlanTheme.AWARENESS: "Bewustwording en organisatie",
    PlanTheme.INFORMATION: "Informatiepositie",
    PlanTheme.ENFORCEMENT: "Beleid en handhaving",
    PlanTheme.SAFE_WORKPLACE: "Integere en veilige werkomgeving",
    PlanTheme.COMMUNICATION: "Communicatie",
}
