"""Whether a letter that came back was announced to its addressee all the same (Awb 3:41)."""

from models.law.common.labelled import Labelled


class Channel(Labelled):
    """How a letter reaches a party (Awb 3:41: sending or handing over)."""

    REGISTERED_POST = "registered_post", "aangetekende post"
    HANDED_OVER = "handed_over", "in persoon uitgereikt"
    LEFT_AT_ADDRESS = "left_at_address", "achtergelaten op het adres"
    BAILIFF = "bailiff", "deurwaarder"
    EMAIL = "email", "e-mail"


class ReturnCause(Labelled):
    """Why a letter came back."""

    NOT_COLLECTED = "not_collected", "niet afgehaald"
    REFUSED = "refused", "geweigerd"
    UNDELIVERABLE = "undeliverable", "onbestelbaar"
    WRONG_ADDRESS = "wrong_address", "verkeerd adres"


AT_HIS_RISK = frozenset({ReturnCause.NOT_COLLECTED, ReturnCause.REFUSED})
"""At the right address: who does not collect or refuses a letter bears the risk of it."""


def is_served(cause: ReturnCause | None) -> bool:
    """True when the addressee counts as reached; None: the letter did not come back."""
    return cause is None or cause in AT_HIS_RISK
