"""Who must get a letter before it may leave (Awb 4:8, 5:24), and whether it reached them (3:41)."""

from collections.abc import Collection, Sequence

from models.law.closure.capacities import HAS_RIGHT_OF_USE, Capacity
from models.law.common.labelled import Labelled

LIVES_THERE = frozenset({Capacity.TENANT, Capacity.RESIDENT})
NO_OFFENDER = "de overtreder; is die niet bekend, leg dan vast dat er geen bekend is"
NO_RIGHT_OF_USE = (
    "iemand met recht op gebruik van het pand: de eigenaar, verhuurder, huurder of bewoner"
)
NO_RESIDENT = "een huurder of bewoner van de bewoonde woning"


def missing_addressees(
    parties: Sequence[Collection[Capacity]],
    *,
    inhabited_dwelling: bool,
    no_offender_known: bool,
) -> tuple[str, ...]:
    """Who is missing, as Dutch words; each party is given by its capacities.

    Who lives at the address counts as its resident. That each known person gets a letter is for
    who sends them: this says whom a file without it cannot do without.
    """
    held = {capacity for capacities in parties for capacity in capacities}
    missing = {
        NO_OFFENDER: Capacity.OFFENDER not in held and not no_offender_known,
        NO_RIGHT_OF_USE: HAS_RIGHT_OF_USE.isdisjoint(held),
        NO_RESIDENT: inhabited_dwelling and LIVES_THERE.isdisjoint(held),
    }
    return tuple(words for words, is_missing in missing.items() if is_missing)


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
