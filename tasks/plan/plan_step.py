"""One step of one action of the plan: checked, locked, and told in the history."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.common.history import EventKind
from models.law.common.dutch import short_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.plan.action_plan import ActionPlan, PlanAction
from models.plan.plan_forms import ActionForm
from tasks.plan.plan_policies import action_of, action_plan
from tasks.register.acting import acting_officer, lock_municipality, refuse_future
from tasks.register.taken_step import TakenStep


@dataclass(frozen=True)
class PlanStep(TakenStep):
    """One step of an action of the plan being taken, in one municipality."""

    plan: ActionPlan
    action: PlanAction
    municipality_code: str

    @property
    def chain(self) -> str:
        """The history of the action in this municipality."""
        return f"PLAN-{self.municipality_code}-{self.plan.year}-{self.action.number}"

    @property
    def named(self) -> str:
        """The action in a sentence: "Actie 8 van Alverlo (2024)"."""
        name = self.plan.municipalities[self.municipality_code]
        return f"Actie {self.action.number} van {name} ({self.plan.year})"

    def tell(self, what: str) -> None:
        """Write down what the officer did, under the plan as its rule."""
        self.record(EventKind.RECORD, what, self.plan.source)


def begin_plan_step(
    session: Session, form: ActionForm, what: Action, municipality_code: str, at: datetime
) -> PlanStep:
    """Check plan, action, day and officer; two steps of a municipality wait for each other."""
    refuse_future(form.on, at)
    plan = action_plan(municipality_code, form.plan_year)
    action = action_of(plan, form.action)
    if form.on < plan.valid_from:
        raise FaultsError(
            "Het formulier", [f"Datum: het plan begint pas op {short_date(plan.valid_from)}"]
        )
    officer = acting_officer(session, form.by, what, municipality_code)
    lock_municipality(session, municipality_code)
    return PlanStep(session, officer, form.on, at, plan, action, municipality_code)
