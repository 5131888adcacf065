"""What the evaluation of a year may draw from: frozen values, without a person or an address."""

from datetime import date

from models.common.views import View
from models.law.common.plan_themes import PlanTheme
from models.law.evaluation.year_figures import YearFigures


class EvidenceItem(View):
    """One thing that was done for an action."""

    words: str
    """Dutch: "bijeenkomst mensenhandel, 85 bezoekers"."""
    is_public: bool = False
    """False when lines like this one can be counted, and with them a number that is hidden."""


class ActionMoney(View):
    """The money of one action in one municipality, in whole euro."""

    municipality: str
    planned: int
    spent: int | None
    """None when it is not known: before the register began."""


class EvaluatedAction(View):
    """One action of the plan, and what became of it."""

    number: int
    theme: PlanTheme
    title: str
    owner: str
    status: str
    """Dutch: "gedaan", "doorgeschoven", "niet bekend"."""
    is_known: bool = True
    """False when nobody recorded what came of it and the register knows nothing of the year."""
    is_done: bool = False
    is_carried_over: bool = False
    """It goes into the next plan, also when a part of it is done."""
    reason: str = ""
    """Why it is not done, or not wholly."""
    evidence: tuple[EvidenceItem, ...] = ()
    money: tuple[ActionMoney, ...] = ()


class MoneyLine(View):
    """The money of one municipality in whole euro."""

    municipality: str
    planned: int
    available: int
    spent: int | None
    """None when it is not known: before the register began."""
    left: int | None
    """Available and not claimed by any action; None when what was spent is not known."""


class EvaluationView(View):
    """All that the report of a year may draw from."""

    folders: tuple[str, ...]
    """The folder of each municipality, for its house style."""
    figures: YearFigures
    actions: tuple[EvaluatedAction, ...]
    money: tuple[MoneyLine, ...]
    lessons: tuple[str, ...]
    """What the debriefs taught, in Dutch sentences."""
    proposals: tuple[str, ...]
    """What goes into the next plan, in Dutch sentences."""
    made_on: date

    @property
    def unknown_places(self) -> tuple[str, ...]:
        """The names of the municipalities of which nothing of the year is known."""
        unknown = self.figures.unknown_places()
        return tuple(name for code, name in self.figures.municipalities if code in unknown)

    @property
    def states_something(self) -> bool:
        """False when all that could be published of the year is not known."""
        is_known = len(self.unknown_places) < len(self.figures.municipalities)
        return is_known or any(action.is_known for action in self.actions)

    @property
    def year(self) -> int:
        """The year that is evaluated."""
        return self.figures.year
