"""Who must be among the addressees before a letter of a closure leaves (Awb 4:8, 5:24(3))."""

from collections.abc import Collection, Sequence

from models.law.closure.capacities import HAS_RIGHT_OF_USE, Capacity

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
