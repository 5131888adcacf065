"""The themes of the yearly action plan, by which the evaluation orders what it tells."""

from models.law.common.labelled import Labelled


class PlanTheme(Labelled):
    """The five themes of the plan (plan 2024, chapter 3)."""

    AWARENESS = "awareness", "Bewustwording en organisatie"
    INFORMATION = "information", "Informatiepositie"
    ENFORCEMENT = "enforcement", "Beleid en handhaving"
    SAFE_WORKPLACE = "safe_workplace", "Integere en veilige werkomgeving"
    COMMUNICATION = "communication", "Communicatie"
