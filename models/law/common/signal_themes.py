"""What a signal, a control, a talk or an investigation is about."""

from models.law.common.labelled import Labelled


class SignalTheme(Labelled):
    """What the signal is about (plan 2024, chapter 2)."""

    DRUGS = "drugs", "drugs"
    HUMAN_TRAFFICKING = "human_trafficking", "mensenhandel"
    MONEY_LAUNDERING = "money_laundering", "witwassen"
    CARE_FRAUD = "care_fraud", "zorgfraude"
    FENCING = "fencing", "heling"
    REAL_ESTATE = "real_estate", "vastgoed"
    MOTORCYCLE_GANGS = "motorcycle_gangs", "motorclubs (OMG)"
    CYBER = "cyber", "cybercriminaliteit"
    WEAPONS = "weapons", "wapens en vuurwerk"
