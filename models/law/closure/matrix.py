"""The sanction matrix of a municipality: which measure for which find and which repetition."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Self

from pydantic import Field, model_validator

from models.law.closure.finds.quantities import Ceiling, FoundAmount, followed_list
from models.law.closure.measures import DrugList, Measure, Unit
from models.law.common.confirmations import WHOLE
from models.law.common.dutch import dutch_number
from models.law.common.labelled import Labelled
from models.law.common.policy import Frozen, MunicipalPolicy, PolicyRuleError
from models.law.common.premises_kinds import PremisesKind


class UninhabitedAs(Labelled):
    """Under which rows a policy puts a dwelling where nobody lives."""

    DWELLING = "dwelling", "als woning"
    PREMISES = "premises", "als lokaal"
    TO_CONFIRM = "to_confirm", "te bevestigen"


class MatrixRow(Frozen):
    """One row: a band of amounts, or the goods of art. 13b(1)(b), and three measures."""

    id: str = Field(min_length=1)
    premises: frozenset[PremisesKind] = frozenset(PremisesKind)
    """Where the row applies; without the word: everywhere."""
    preparatory_goods: bool = False
    """True for goods that prepare a crime (art. 13b(1)(b)), which have no amount."""
    drug_list: DrugList | None = None
    unit: Unit | None = None
    above: Decimal | None = Field(default=None, ge=0)
    """Lower bound, exclusive."""
    up_to: Decimal | None = Field(default=None, gt=0)
    """Upper bound, inclusive; None for no upper bound."""
    first: Measure
    second: Measure
    third: Measure

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        measured = [self.drug_list is not None, self.unit is not None, self.above is not None]
        if any(measured) if self.preparatory_goods else not all(measured):
            raise PolicyRuleError("geef lijst, eenheid en ondergrens, of alleen preparatory_goods")
        if self.up_to is not None and self.up_to <= (self.above or 0):
            raise PolicyRuleError("de bovengrens ligt niet boven de ondergrens")
        return self

    @model_validator(mode="after")
    def _keeps_dwellings_from_indefinite_closure(self) -> Self:
        """RvS 31 August 2022, ECLI:NL:RVS:2022:2544: not by rule for a dwelling."""
        indefinite = any(measure.is_indefinite for measure in self.measures)
        if indefinite and PremisesKind.DWELLING in self.premises:
            raise PolicyRuleError("een woning mag niet bij regel voor onbepaalde tijd dicht")
        return self

    @property
    def measures(self) -> tuple[Measure, Measure, Measure]:
        """For the first, second, and third and every later offence."""
        return self.first, self.second, self.third

    @property
    def band(self) -> str:
        """The band of amounts in Dutch: "meer dan 5 tot en met 30 gram"."""
        if self.unit is None:
            return "voorwerpen of stoffen voor voorbereidingshandelingen"
        upper = "" if self.up_to is None else f" tot en met {dutch_number(self.up_to)}"
        return f"meer dan {dutch_number(self.above or Decimal(0))}{upper} {self.unit.label}"

    def holds(self, found: FoundAmount) -> bool:
        """True when list, unit and amount fall in this row."""
        if (self.drug_list, self.unit, self.preparatory_goods) != (
            found.drug_list,
            found.unit,
            False,
        ):
            return False
        above_lower = found.amount > (self.above or 0)
        return above_lower and (self.up_to is None or found.amount <= self.up_to)


class SanctionMatrix(MunicipalPolicy):
    """One version of the sanction matrix (handhavingsmatrix) of one municipality.

    It gives a proposal; the mayor can always deviate with reasons (Awb art. 4:84).
    """

    confirmed: bool
    """False until a lawyer has compared the numbers with the policy as published."""
    first_day_known: bool = True
    """False when `valid_from` is only about right: no letter names it."""
    lookback_years: int = Field(ge=1, le=10)
    """An offence counts as repetition until this many years after the previous one."""
    warning_is_a_step: bool | None = None
    """Whether the policy makes a warning the condition for a heavier measure, so that it may be
    open to objection (ECLI:NL:RVS:2018:1449); None while nobody has read it for that."""
    uninhabited_dwelling_as: UninhabitedAs
    """What the policy says of a dwelling where nobody lives. TO_CONFIRM while nobody has read it
    for that: then the rows of a dwelling hold, and a lawyer must confirm each proposal."""
    other_offences_steps: int = Field(default=0, ge=0, le=2)
    """How many steps the measure moves up when other offences go with it; 0: no such rule."""
    cuttings_per_plant: int = Field(ge=1)
    ceilings: tuple[Ceiling, ...]
    rows: tuple[MatrixRow, ...] = Field(min_length=1)

    @property
    def open_values(self) -> frozenset[str]:
        """All of it, until a lawyer compared it."""
        return frozenset() if self.confirmed else frozenset({WHOLE})

    def confirming(self, values: frozenset[str]) -> Self:
        """Confirmed, when the whole of it is."""
        return self.model_copy(update={"confirmed": self.confirmed or WHOLE in values})

    @model_validator(mode="after")
    def _has_unique_rows(self) -> Self:
        ids = [row.id for row in self.rows]
        twice = sorted({row_id for row_id in ids if ids.count(row_id) > 1})
        if twice:
            raise PolicyRuleError(f"rijen met dezelfde id: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _has_bands_without_gap_or_overlap(self) -> Self:
        faults = [
            fault
            for kind in PremisesKind
            for fault in _faults_in_bands([r for r in self.rows if kind in r.premises], self)
        ]
        if faults:
            raise PolicyRuleError("; ".join(dict.fromkeys(faults)))
        return self

    def row_for(self, found: FoundAmount, kind: PremisesKind) -> MatrixRow | None:
        """The row of an amount above its ceiling, None when the matrix has none."""
        found = replace(found, drug_list=self.list_for(found.drug_list))
        return next((row for row in self.rows if kind in row.premises and row.holds(found)), None)

    def kind_for(self, kind: PremisesKind, *, uninhabited: bool) -> PremisesKind:
        """Whose rows hold for a place of this kind; `uninhabited`: nobody lives there."""
        counts_as_premises = self.uninhabited_dwelling_as is UninhabitedAs.PREMISES
        if kind is PremisesKind.DWELLING and uninhabited and counts_as_premises:
            return PremisesKind.PREMISES
        return kind

    def list_for(self, drug_list: DrugList) -> DrugList:
        """The list whose rows hold: that of list I for list IA, unless it has rows of its own."""
        return followed_list(drug_list, (row.drug_list for row in self.rows))

    def row_for_goods(self, kind: PremisesKind) -> MatrixRow | None:
        """The row of goods as meant in art. 13b(1)(b), None when the matrix has none."""
        return next((r for r in self.rows if kind in r.premises and r.preparatory_goods), None)


def _faults_in_bands(rows: Sequence[MatrixRow], matrix: SanctionMatrix) -> list[str]:
    """Each list and unit starts at its ceiling and runs without gap or overlap to infinity."""
    goods = [row for row in rows if row.preparatory_goods]
    faults = [f"twee rijen voor voorbereiding: {goods[0].id}, {goods[1].id}"] if goods[1:] else []
    measured = [row for row in rows if not row.preparatory_goods]
    measured.sort(key=lambda row: (row.drug_list or "", row.unit or "", row.above or 0))
    for (drug_list, unit), group in groupby(measured, key=lambda row: (row.drug_list, row.unit)):
        bands = list(group)
        ceilings = [c.amount for c in matrix.ceilings if (c.drug_list, c.unit) == (drug_list, unit)]
        if ceilings != [bands[0].above]:
            faults.append(f"rij {bands[0].id} begint niet bij de gebruikershoeveelheid")
        faults += [
            f"de rijen {lower.id} en {upper.id} sluiten niet aan"
            for lower, upper in pairwise(bands)
            if lower.up_to != upper.above
        ]
        if bands[-1].up_to is not None:
            faults.append(f"boven rij {bands[-1].id} ontbreekt een rij")
    return faults
