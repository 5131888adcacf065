"""What a signal, a control, a talk or an investigation is about."""

from enum import StrEnum


class SignalTheme(StrEnum):
    """What the signal is about (plan 2024, chapter 2)."""

    DRUGS = "drugs"
    HUMAN_TRAFFICKING = "human_trafficking"
    MONEY_LAUNDERING = "money_laundering"
    CARE_FRAUD = "care_fraud"
    FENCING = "fencing"
    REAL_ESTATE = "real_estate"
    MOTORCYCLE_GANGS = "motorcycle_gangs"
    CYBER = "cyber"
    WEAPONS = "weapons"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _THEME_LABELS[self]


_THEME_LABELS = {
    SignalTheme.DRUGS: "drugs",
    SignalTheme.HUMAN_TRAFFICKING: "mensenhandel",
    SignalTheme.MONEY_LAUNDERING: "witwassen",
    SignalTheme.CARE_FRAUD: "zorgfraude",
    SignalTheme.FENCING: "heling",
    SignalTheme.REAL_ESTATE: "vastgoed",
    SignalTheme.MOTORCYCLE_GANGS: "motorclubs (OMG)",
    SignalTheme.CYBER: "cybercriminaliteit",
    SignalTheme.WEAPONS: "wapens en vuurwerk",
}
