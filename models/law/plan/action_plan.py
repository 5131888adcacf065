"""The yearly action plan: which actions, whose, before when and for how much.

Source: plan 2024, chapters 3 and 5 and bijlage 1. Sums are computed, never written.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from models.law.common.labelled import Labelled
from models.law.common.plan_roles import PlanRole
from models.law.common.plan_themes import PlanTheme
from models.law.common.policy import Frozen, Policy, PolicyRuleError

Euro = Annotated[int, Field(ge=1)]
PlanName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=60)]
Code = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]


class TimingKind(StrEnum):
    """When an action is due."""

    QUARTER = "quarter"
    CONTINUOUS = "continuous"
    AFTER_EACH_CLOSURE = "after_each_closure"
    FEW_TIMES_A_YEAR = "few_times_a_year"
    YEARS = "years"
    OTHERWISE = "otherwise"
    """In the words of the plan itself."""

    @property
    def recurs(self) -> bool:
        """True for work of every year: it is never finished by being done."""
        return self in (
            TimingKind.CONTINUOUS,
            TimingKind.AFTER_EACH_CLOSURE,
            TimingKind.FEW_TIMES_A_YEAR,
        )


_TIMING_LABELS = {
    TimingKind.CONTINUOUS: "doorlopend",
    TimingKind.AFTER_EACH_CLOSURE: "na elke sluiting",
    TimingKind.FEW_TIMES_A_YEAR: "enkele keren per jaar",
}
QUARTERS = 4


class Timing(Frozen):
    """The date of an action: only a quarter and a span of years have a last day."""

    kind: TimingKind
    quarter: int | None = Field(default=None, ge=1, le=QUARTERS)
    first_year: int | None = Field(default=None, ge=2000, le=2099)
    last_year: int | None = Field(default=None, ge=2000, le=2099)
    words: str = Field(default="", max_length=80)
    """What the plan says when it is none of the other kinds: "na de start van een project"."""

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        if (self.kind is TimingKind.QUARTER) != (self.quarter is not None):
            raise PolicyRuleError("alleen een kwartaal heeft een nummer van een kwartaal")
        if (self.kind is TimingKind.OTHERWISE) != bool(self.words.strip()):
            raise PolicyRuleError("alleen otherwise heeft eigen woorden (words)")
        is_span = self.kind is TimingKind.YEARS
        if is_span != (self.first_year is not None) or is_span != (self.last_year is not None):
            raise PolicyRuleError(
                "alleen een looptijd in jaren heeft een eerste en een laatste jaar"
            )
        if is_span and (self.first_year or 0) > (self.last_year or 0):
            raise PolicyRuleError("het laatste jaar ligt voor het eerste jaar")
        return self

    @property
    def label(self) -> str:
        """The Dutch words for people: "kwartaal 3", "2023-2024", "doorlopend"."""
        if self.kind is TimingKind.QUARTER:
            return f"kwartaal {self.quarter}"
        if self.kind is TimingKind.YEARS:
            return f"{self.first_year}-{self.last_year}"
        return self.words or _TIMING_LABELS[self.kind]

    def last_day(self, year: int) -> date | None:
        """The last day in the plan of `year`; None when the plan names none."""
        if self.kind is TimingKind.QUARTER and self.quarter is not None:
            if self.quarter == QUARTERS:
                return date(year, 12, 31)
            return date(year, 3 * self.quarter + 1, 1) - timedelta(days=1)
        if self.last_year is not None:
            return date(self.last_year, 12, 31)
        return None


class Funding(Labelled):
    """What the municipality itself pays from: hours of its civil service, or its safety budget."""

    REGULAR_WORK = "regular_work", "reguliere werkzaamheden"
    SAFETY_BUDGET = "safety_budget", "algemeen veiligheidsbudget"


class EvidenceSource(StrEnum):
    """What in the register shows by itself that an action is carried out."""

    CONTROL_ROUND = "control_round"
    THESEUS_ROUND = "theseus_round"
    """Rounds to white spots and red labels."""
    ACTION_WEEK = "action_week"
    DOR_CONTROL = "dor_control"
    """DOR controls, and rounds that were held for them."""
    BIBOB = "bibob"
    STOP_TALK = "stop_talk"
    CONSULTATION = "consultation"
    """Days on which the consultation decided about a signal."""
    CLOSURE = "closure"
    CLOSURE_COMMUNICATION = "closure_communication"
    """Approved communication of a closure."""


class PlanCost(Frozen):
    """One cost of an action, for each municipality that pays it."""

    what: str = Field(min_length=3)
    amounts: Mapping[Code, Euro] = Field(min_length=1)
    """CBS code and whole euro."""


class PlanAction(Frozen):
    """One action of the plan."""

    number: int = Field(ge=1, le=999)
    theme: PlanTheme
    title: str = Field(min_length=3, max_length=120)
    owner: str = Field(min_length=3, max_length=120)
    """A function or an organisation, never a person."""
    timing: Timing
    funding: tuple[Funding, ...] = ()
    paid_by: tuple[PlanName, ...] = ()
    """Who else pays, by the name that the plan has for it: a programme, a project."""
    costs: tuple[PlanCost, ...] = ()
    evidence: tuple[EvidenceSource, ...] = ()
    pays_for: PlanRole | None = None
    """Costs that the register books on this action by itself."""
    note: str = ""
    """In a plan that follows another: what came before."""

    @model_validator(mode="after")
    def _money_comes_from_the_budget(self) -> Self:
        if bool(self.costs) != (Funding.SAFETY_BUDGET in self.funding):
            raise PolicyRuleError("kosten horen bij het algemeen veiligheidsbudget, en andersom")
        return self

    @model_validator(mode="after")
    def _is_paid(self) -> Self:
        if not self.payers:
            raise PolicyRuleError("vul in wie betaalt: funding, of paid_by")
        return self

    @property
    def payers(self) -> tuple[str, ...]:
        """The Dutch words for what it is paid from."""
        return (*(item.label for item in self.funding), *self.paid_by)

    def budget(self, municipality_code: str) -> int:
        """What the plan sets apart for a municipality, in whole euro."""
        return sum(cost.amounts.get(municipality_code, 0) for cost in self.costs)


class Available(Frozen):
    """What one municipality has for the year."""

    municipality_code: Code
    municipality: str = Field(min_length=1)
    amount: int = Field(ge=0)
    """In whole euro."""


class ActionPlan(Policy):
    """The plan of one year, of one municipality or of several together."""

    valid_to: date
    available: tuple[Available, ...] = Field(min_length=1)
    actions: tuple[PlanAction, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_one_whole_year(self) -> Self:
        year = self.valid_from.year
        if (self.valid_from, self.valid_to) != (date(year, 1, 1), date(year, 12, 31)):
            raise PolicyRuleError(
                "een plan geldt van 1 januari tot en met 31 december van een jaar"
            )
        return self

    @model_validator(mode="after")
    def _names_everything_once(self) -> Self:
        numbers = [action.number for action in self.actions]
        codes = [item.municipality_code for item in self.available]
        faults = [
            f"actie {n} staat er twee keer in" for n in sorted(set(numbers)) if numbers.count(n) > 1
        ]
        faults += [
            f"gemeente {c} staat er twee keer in" for c in sorted(set(codes)) if codes.count(c) > 1
        ]
        roles = [action.pays_for for action in self.actions if action.pays_for]
        faults += [
            f"pays_for {role.value} staat bij twee acties"
            for role in PlanRole
            if roles.count(role) > 1
        ]
        paying = {code for action in self.actions for cost in action.costs for code in cost.amounts}
        faults += [
            f"gemeente {code} betaalt, maar is niet van dit plan"
            for code in sorted(paying - set(codes))
        ]
        if faults:
            raise PolicyRuleError("; ".join(faults))
        return self

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.valid_from.year

    @property
    def municipalities(self) -> Mapping[str, str]:
        """The name of each municipality of the plan, by CBS code."""
        return {item.municipality_code: item.municipality for item in self.available}

    def action(self, number: int) -> PlanAction | None:
        """The action with this number."""
        return next((action for action in self.actions if action.number == number), None)

    def paying(self, role: PlanRole) -> PlanAction | None:
        """The action that pays these costs; None when the plan has none."""
        return next((action for action in self.actions if action.pays_for is role), None)

    def planned(self, municipality_code: str) -> int:
        """The sum of all actions for a municipality, in whole euro."""
        return sum(action.budget(municipality_code) for action in self.actions)

    def available_for(self, municipality_code: str) -> int:
        """What a municipality has for the year, in whole euro."""
        return next(
            item.amount for item in self.available if item.municipality_code == municipality_code
        )
