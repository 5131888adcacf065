"""Which measure the matrix proposes for a find. A proposal, never the decision (Awb art. 4:84)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.law.closure.finds.quantities import FoundAmount, ceiling_for, totals
from models.law.closure.matrix import MatrixRow, SanctionMatrix, UninhabitedAs
from models.law.closure.measures import DrugList, Measure, MeasureKind, Unit
from models.law.closure.repeats import occurrence_of
from models.law.common.durations import DurationUnit
from models.law.common.dutch import join_dutch, sentence, short_date
from models.law.common.errors import WeerbaarError
from models.law.common.premises_kinds import PremisesKind

__all__ = [
    "Circumstances",
    "DrugList",
    "DurationUnit",
    "FoundAmount",
    "MatrixRow",
    "Measure",
    "MeasureKind",
    "NoMatrixRowError",
    "OffenceOrderError",
    "PremisesKind",
    "Proposal",
    "SanctionMatrix",
    "Unit",
    "measure_for",
    "measure_for_case",
    "occurrence_of",
]

LAST_STEP = 3
REVIEW_DUTY = (
    "leg in het besluit vast wanneer en aan welke criteria de burgemeester de sluiting "
    "uit zichzelf opnieuw bekijkt (ECLI:NL:RVS:2022:2544)"
)


_UNINHABITED = {
    UninhabitedAs.DWELLING: "er woont niemand; het beleid ziet dit als een woning",
    UninhabitedAs.PREMISES: "er woont niemand; het beleid ziet dit daarom als een lokaal",
    UninhabitedAs.TO_CONFIRM: (
        "er woont niemand; of het beleid dit als een woning of als een lokaal ziet, moet een "
        "jurist bevestigen, tot dan is het een woning"
    ),
}


class NoMatrixRowError(WeerbaarError):
    """Raised when a trade quantity was found for which the matrix has no row."""


class OffenceOrderError(WeerbaarError):
    """Raised when a "previous" offence does not lie before the find."""


@dataclass(frozen=True)
class Circumstances:
    """Where and when it was found, and what counts besides the amounts.

    Raises OffenceOrderError.
    """

    premises_kind: PremisesKind
    found_on: date
    """The day of the offence; repetition is counted from it."""
    previous: Sequence[date] = field(default=())
    """Days of earlier offences at the same premises, in any order."""
    with_other_offences: bool = False
    """Found together with other offences (in some policies: the measure for repetition)."""
    uninhabited: bool = False
    """It is known that nobody lives there; of a dwelling the policy says what that means."""
    preparatory_goods: bool = False
    """Goods as meant in art. 13b(1)(b) were found."""

    @property
    def is_uninhabited_dwelling(self) -> bool:
        """Whether it is a dwelling where nobody lives."""
        return self.uninhabited and self.premises_kind is PremisesKind.DWELLING

    def __post_init__(self) -> None:
        for day in self.previous:
            if day >= self.found_on:
                raise OffenceOrderError(
                    f"Een eerdere overtreding op {short_date(day)} ligt niet voor "
                    f"de vondst van {short_date(self.found_on)}."
                )


@dataclass(frozen=True)
class Proposal:
    """What the matrix proposes, and why, with the version it comes from."""

    measure: Measure
    occurrence: int
    """How manieth offence this is within the look-back; 4 and more get the third measure."""
    row_id: str | None
    """The row of the matrix, None below the trade quantity."""
    policy_valid_from: date
    source: str
    explanation: str
    """Dutch sentences for the file."""
    must_confirm: bool
    """True when a lawyer must still confirm the matrix."""
    must_judge: bool = False
    """True when a find has no row beside others that have: a lawyer judges it (Awb 4:84)."""


def measure_for(
    matrix: SanctionMatrix, found: FoundAmount, circumstances: Circumstances
) -> Proposal:
    """The proposal for one find; on repetition the amount of this latest find counts (art. 3).

    Up to the ceiling of own use it is no measure. Raises NoMatrixRowError for a larger amount in
    a unit of which the matrix has no row: guessing a row would be inventing policy.
    """
    (total,) = totals([found], matrix.cuttings_per_plant)
    kind = matrix.kind_for(circumstances.premises_kind, uninhabited=circumstances.uninhabited)
    ceiling = ceiling_for(matrix.ceilings, total)
    if ceiling is not None and total.amount <= ceiling.amount:
        why = f"geen handelshoeveelheid: {total.words}, de grens is {ceiling.words}"
        return _proposal(matrix, circumstances, None, why)
    row = matrix.row_for(total, kind)
    if row is None:
        raise NoMatrixRowError(
            f"De sanctiematrix van {matrix.municipality} ({short_date(matrix.valid_from)}) heeft "
            f"geen rij voor {total.words}, locatie {kind.label}: een jurist kiest de maatregel."
        )
    why = f"gevonden: {total.words}"
    if matrix.list_for(total.drug_list) is not total.drug_list:
        why += "; de matrix heeft geen rijen voor die lijst en volgt daarvoor lijst I"
    return _proposal(matrix, circumstances, row, why)


def measure_for_case(
    matrix: SanctionMatrix, found: Sequence[FoundAmount], circumstances: Circumstances
) -> Proposal:
    """The proposal for all finds of one case: amounts are added per list and unit, heaviest wins.

    Added, because a policy speaks of the quantity of a list at the premises (see `totals`).
    Heaviest, and not one measure on top of the other, because closing restores once. Finds
    without a row are named in the explanation; raises NoMatrixRowError when nothing else
    carries a measure.
    """
    proposals, refusals = [], []
    for total in totals(found, matrix.cuttings_per_plant):
        try:
            proposals.append(measure_for(matrix, total, circumstances))
        except NoMatrixRowError as error:
            refusals.append(error)
    if circumstances.preparatory_goods:
        _add_goods(matrix, circumstances, proposals, refusals)
    heaviest = max(proposals, key=lambda proposal: proposal.measure, default=None)
    if heaviest is None or (refusals and heaviest.measure.kind is MeasureKind.NONE):
        raise refusals[0] if refusals else NoMatrixRowError("Er is niets gevonden om te wegen.")
    return _with_explanation(heaviest, proposals, refusals)


def _add_goods(
    matrix: SanctionMatrix,
    circumstances: Circumstances,
    proposals: list[Proposal],
    refusals: list[NoMatrixRowError],
) -> None:
    row = matrix.row_for_goods(
        matrix.kind_for(circumstances.premises_kind, uninhabited=circumstances.uninhabited)
    )
    if row is None:
        refusals.append(
            NoMatrixRowError(
                f"De sanctiematrix van {matrix.municipality} ({short_date(matrix.valid_from)}) "
                "heeft geen rij voor voorwerpen of stoffen voor voorbereidingshandelingen "
                "(artikel 13b, eerste lid, onder b, Opiumwet): een jurist kiest de maatregel."
            )
        )
        return
    why = "gevonden: voorwerpen of stoffen voor voorbereidingshandelingen"
    proposals.append(_proposal(matrix, circumstances, row, why))


def _proposal(
    matrix: SanctionMatrix, circumstances: Circumstances, row: MatrixRow | None, why: str
) -> Proposal:
    """Without a row: no measure."""
    occurrence = occurrence_of(
        circumstances.found_on, circumstances.previous, matrix.lookback_years
    )
    measure, words = Measure(kind=MeasureKind.NONE), [why]
    if row is not None:
        measure, step_words = _step(matrix, circumstances, row, occurrence)
        words += step_words
    must_confirm = not matrix.confirmed
    if circumstances.is_uninhabited_dwelling:
        words.append(_UNINHABITED[matrix.uninhabited_dwelling_as])
        must_confirm |= matrix.uninhabited_dwelling_as is UninhabitedAs.TO_CONFIRM
    words.append(f"bron: {matrix.source}, van kracht sinds {short_date(matrix.valid_from)}")
    explanation = sentence(f"voorstel: {measure.describe()}; {'; '.join(words)}")
    if not matrix.confirmed:
        explanation += (
            f" Een jurist moet de sanctiematrix van {matrix.municipality} eerst bevestigen."
        )
    return Proposal(
        measure=measure,
        occurrence=occurrence,
        row_id=None if row is None else row.id,
        policy_valid_from=matrix.valid_from,
        source=matrix.source,
        explanation=explanation,
        must_confirm=must_confirm,
    )


def _step(
    matrix: SanctionMatrix, circumstances: Circumstances, row: MatrixRow, occurrence: int
) -> tuple[Measure, list[str]]:
    """The measure of the row for this offence, moved up when other offences go with it."""
    words = [
        f"rij {row.id} ({row.band})",
        f"{occurrence}e overtreding, steeds binnen {matrix.lookback_years} jaar na de vorige",
    ]
    if occurrence == 1:
        words[1] = f"1e overtreding, geen eerdere binnen {matrix.lookback_years} jaar"
    steps = 0
    if circumstances.with_other_offences:
        steps = matrix.other_offences_steps
        words.append(
            "samen met andere overtredingen: de maatregel voor herhaling geldt"
            if steps
            else "samen met andere overtredingen: het beleid heeft daarvoor geen regel"
        )
    measure = row.measures[min(occurrence + steps, LAST_STEP) - 1]
    if measure.is_indefinite:
        words.append(REVIEW_DUTY)
    return measure, words


def _with_explanation(
    heaviest: Proposal, proposals: Sequence[Proposal], refusals: Sequence[NoMatrixRowError]
) -> Proposal:
    """The heaviest proposal, which also tells what else was found and what has no row."""
    words = [heaviest.explanation]
    lighter = [other for other in proposals if other is not heaviest and other.row_id is not None]
    if lighter:
        ids = join_dutch([f"{other.row_id} ({other.measure.describe()})" for other in lighter])
        words.append(f"De zwaarste maatregel geldt; ook van toepassing: rij {ids}.")
    words += [str(refusal) for refusal in refusals]
    return replace(heaviest, explanation=" ".join(words), must_judge=bool(refusals))
