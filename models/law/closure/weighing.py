"""The weighing of interests: which factors the file must answer, and when (facts 1.5)."""

from collections.abc import Collection
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.law.common.labelled import Labelled
from models.law.common.policy import Frozen, Policy, PolicyRuleError
from models.law.common.premises_kinds import PremisesKind


class WeighingMoment(Labelled):
    """There are two weighings: after the report, and again after the zienswijze (CCV step 2)."""

    BEFORE_INTENT = "before_intent", "voor het voornemen"
    AFTER_ZIENSWIJZE = "after_zienswijze", "na de zienswijze"


class WeighingStep(Labelled):
    """The questions in the order of RvS 2 February 2022, ECLI:NL:RVS:2022:285."""

    COMPETENT = "competent", "bevoegd"
    SUITABLE = "suitable", "geschikt"
    NECESSARY = "necessary", "noodzakelijk"
    BALANCED = "balanced", "evenwichtig"
    PREMISES = "premises", "lokaal"


class Applies(StrEnum):
    """For which premises a factor is asked."""

    ALWAYS = "always"
    DWELLING = "dwelling"
    INHABITED_DWELLING = "inhabited_dwelling"
    OTHER_THAN_DWELLING = "other_than_dwelling"

    def holds(self, kind: PremisesKind, *, inhabited: bool) -> bool:
        """True when the factor is asked for these premises."""
        is_dwelling = kind is PremisesKind.DWELLING
        return {
            Applies.ALWAYS: True,
            Applies.DWELLING: is_dwelling,
            Applies.INHABITED_DWELLING: is_dwelling and inhabited,
            Applies.OTHER_THAN_DWELLING: not is_dwelling,
        }[self]


class WeighingFactor(Frozen):
    """One question of the checklist."""

    code: str = Field(pattern=r"^[A-E]\d?$")
    step: WeighingStep
    question: str = Field(min_length=1)
    """Dutch, answered by the case handler."""
    source: str = Field(min_length=1)
    applies: Applies = Applies.ALWAYS
    obligatory: frozenset[WeighingMoment] = frozenset()
    """At which weighing it cannot be left open, for the premises it is asked for."""


class WeighingChecklist(Policy):
    """One version of the checklist."""

    factors: tuple[WeighingFactor, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_unique_codes(self) -> Self:
        codes = [factor.code for factor in self.factors]
        if len(set(codes)) != len(codes):
            raise PolicyRuleError("een factor staat er twee keer in")
        return self


def factors_for(
    checklist: WeighingChecklist, premises_kind: PremisesKind, *, inhabited: bool
) -> list[WeighingFactor]:
    """The questions to ask for these premises, in the order of the checklist."""
    return [
        factor
        for factor in checklist.factors
        if factor.applies.holds(premises_kind, inhabited=inhabited)
    ]


def missing_factors(
    checklist: WeighingChecklist,
    moment: WeighingMoment,
    answered: Collection[str],
    premises_kind: PremisesKind,
    *,
    inhabited: bool,
) -> list[WeighingFactor]:
    """The obligatory questions still open; the step may not be finished while there are any.

    After the zienswijze D2 (can they return), D3 (where do they live) and D4 (children) of an
    inhabited dwelling are among them: the mayor must ask (RvS 2-2-2022, ECLI:NL:RVS:2022:285).
    """
    return [
        factor
        for factor in factors_for(checklist, premises_kind, inhabited=inhabited)
        if moment in factor.obligatory and factor.code not in answered
    ]
