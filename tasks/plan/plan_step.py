"""One step of one action of the plan: checked, locked, and told in the history."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.common.errors import FaultsError
from models.common.history import EventKind
from models.common.municipality import Officer
from models.law.common.dutch import short_date
from models.law.common.roles import Action
from models.law.plan.action_plan import ActionPlan, PlanAction
from models.plan.plan_forms import ActionForm
from tasks.plan.plan_policies import action_of, action_plan
from tasks.register.acting import acting_officer, lock_municipality, refuse_future
from tasks.register.history_entries import Entry, remember


@dataclass(frozen=True)
class PlanStep:
    """One step being taken: the plan, its action, the municipality and who acts."""

    session: Session
    plan: ActionPlan
    action: PlanAction
    municipality_code: str
    officer: Officer
    on: date
    at: datetime

    @property
    def named(self) -> str:
        """The action in a sentence: "Actie 8 van Duiven (2024)"."""
        name = self.plan.municipalities[self.municipality_code]
        return f"Actie {self.action.number} van {name} ({self.plan.year})"

    def record(self, what: str) -> None:
        """Append one event to the chain of the action in this municipality."""
        chain = f"PLAN-{self.municipality_code}-{self.plan.year}-{self.action.number}"
        entry = Entry(chain, self.officer.code, EventKind.RECORD, what, self.plan.source)
        remember(self.session, entry, self.on, self.at)


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
    return PlanStep(session, plan, action, municipality_code, officer, form.on, at)
