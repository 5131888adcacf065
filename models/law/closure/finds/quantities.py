"""Amounts found: adding up within one list, and the ceiling of what counts as own use."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from models.law.closure.measures import DrugList, Unit
from models.law.common.dutch import dutch_number
from models.law.common.errors import WeerbaarError
from models.law.common.policy import Frozen


class AmountError(WeerbaarError):
    """Raised when an amount cannot have been found: zero, negative, or half a plant."""


@dataclass(frozen=True)
class FoundAmount:
    """One find of a substance. Raises AmountError."""

    drug_list: DrugList
    amount: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount <= 0:
            raise AmountError(f"Een vondst van {self.amount} {self.unit.label} kan niet.")
        if self.unit.is_counted and self.amount != self.amount.to_integral_value():
            raise AmountError(
                f"Een vondst van {dutch_number(self.amount)} {self.unit.label} kan niet: "
                f"{self.unit.label} worden in hele aantallen geteld."
            )

    @property
    def words(self) -> str:
        """The find in Dutch: "12,5 gram van lijst II (softdrugs)"."""
        one, many = self.unit.words
        return (
            f"{dutch_number(self.amount)} {one if self.amount == 1 else many} "
            f"van {self.drug_list.label}"
        )


class Ceiling(Frozen):
    """The largest amount that is taken for own use; anything above it is a trade quantity."""

    drug_list: DrugList
    unit: Unit
    amount: Decimal = Field(gt=0)

    @property
    def words(self) -> str:
        """The ceiling in Dutch."""
        one, many = self.unit.words
        return f"{dutch_number(self.amount)} {one if self.amount == 1 else many}"


def ceiling_for(ceilings: Sequence[Ceiling], found: FoundAmount) -> Ceiling | None:
    """The ceiling for that list and unit, None when the policy has none.

    Who names list IA nowhere follows list I for it.
    """
    drug_list = followed_list(found.drug_list, (ceiling.drug_list for ceiling in ceilings))
    for ceiling in ceilings:
        if (ceiling.drug_list, ceiling.unit) == (drug_list, found.unit):
            return ceiling
    return None


def followed_list(drug_list: DrugList, named: Iterable[DrugList | None]) -> DrugList:
    """The list itself where a policy names it, otherwise the one whose numbers it follows."""
    return drug_list if drug_list in set(named) else drug_list.followed


def totals(found: Iterable[FoundAmount], cuttings_per_plant: int) -> list[FoundAmount]:
    """The finds added up per list and unit, cuttings counted as plants.

    The policies speak of the quantity of a list at the premises, not of a single bag, so that
    4 g of hemp and 3 g of hashish make 7 g of list II. Grams, pills and plants are not added to
    each other: no policy gives a rate. Every `cuttings_per_plant` cuttings make one plant and the
    rest makes none, so that 152 cuttings are 30 plants: between "to 30 plants" and "from 31
    plants" there is nothing, and doubt favours the person concerned. Only cuttings over all finds
    together are rounded. Fewer cuttings than one plant stay what they are.
    """
    sums: defaultdict[tuple[DrugList, Unit], Decimal] = defaultdict(Decimal)
    for find in found:
        sums[find.drug_list, find.unit] += find.amount
    for drug_list in DrugList:
        plants = sums.get((drug_list, Unit.CUTTINGS), Decimal(0)) // cuttings_per_plant
        if plants > 0:
            sums[drug_list, Unit.PLANTS] += plants
            del sums[drug_list, Unit.CUTTINGS]
    return [FoundAmount(key[0], amount, key[1]) for key, amount in sums.items()]
