"""Whether the mayor is competent to act under art. 13b(1) Opiumwet (facts 1.1 and 1.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from models.law.closure.finds.quantities import Ceiling, FoundAmount, ceiling_for, totals
from models.law.closure.measures import DrugList
from models.law.common.dutch import join_dutch, sentence
from models.law.common.policy import Confirmable

Ground = Literal["13b(1)(a)", "13b(1)(b)"]


def followed_lists(lists: Sequence[DrugList], ceilings: Sequence[Ceiling]) -> str:
    """Which list has no ceilings of its own here, in Dutch; empty when each has."""
    named = {ceiling.drug_list for ceiling in ceilings}
    return "".join(
        f" (voor {each.label} is geen eigen grens bekend; die van {each.followed.label} is gevolgd)"
        for each in sorted(set(lists))
        if each not in named and each is not each.followed
    )


class CompetencePolicy(Confirmable):
    """The ceilings of own use (Aanwijzing Opiumwet); an amount above one is a trade quantity."""

    cuttings_per_plant: int = Field(ge=1)
    preparatory_goods: bool
    """True since 1 January 2019, when art. 13b(1)(b) entered into force."""
    ceilings: tuple[Ceiling, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Competence:
    """Competent or not, on which ground, and why in Dutch. Competent does not mean: must close."""

    yes: bool
    ground: Ground | None
    explanation: str


def competent(
    policy: CompetencePolicy,
    found: Sequence[FoundAmount],
    *,
    preparatory_goods: bool,
    without_power: Sequence[str] = (),
) -> Competence:
    """Above a ceiling the drugs are assumed to be for trade (ground a); goods may suffice (b).

    The person concerned may make the opposite plausible: that is weighed as factor A3. A unit
    without a ceiling gives no competence by itself, and the explanation says so; it ends with
    `without_power`: why other finds give none (not on a list that day, or exempt).
    """
    above, other = [], []
    own = [total.drug_list for total in totals(found, policy.cuttings_per_plant)]
    follows = followed_lists(own, policy.ceilings)
    for total in totals(found, policy.cuttings_per_plant):
        ceiling = ceiling_for(policy.ceilings, total)
        if ceiling is not None and total.amount > ceiling.amount:
            above.append(f"{total.words} is meer dan {ceiling.words}")
        elif ceiling is not None:
            other.append(f"{total.words} is niet meer dan {ceiling.words}")
        else:
            other.append(f"voor {total.words} kent de Aanwijzing Opiumwet geen grens")
    if above:
        why = (
            "bevoegd op grond van artikel 13b, eerste lid, onder a, Opiumwet: "
            f"{join_dutch(above)}{follows}"
        )
        return Competence(yes=True, ground="13b(1)(a)", explanation=sentence(why))
    if preparatory_goods and policy.preparatory_goods:
        why = (
            "bevoegd op grond van artikel 13b, eerste lid, onder b, Opiumwet, als aard, "
            "hoeveelheid en combinatie van de voorwerpen of stoffen op voorbereiding wijzen"
        )
        return Competence(yes=True, ground="13b(1)(b)", explanation=sentence(why))
    other += without_power
    why = f"niet bevoegd: {join_dutch(other) or 'er is geen verboden middel gevonden'}{follows}"
    return Competence(yes=False, ground=None, explanation=sentence(why))
