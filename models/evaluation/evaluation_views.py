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
    spent: int


class ActionReport(View):
    """One action of the plan, and what became of it."""

    number: int
    theme: PlanTheme
    title: str
    owner: str
    status: str
    """Dutch: "gedaan", "doorgeschoven"."""
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
    spent: int
    left: int
    """Available and not claimed by any action."""


class EvaluationView(View):
    """All that the report of a year may draw from."""

    houses: tuple[str, ...]
    """Folders of the house styles, one for each municipality."""
    figures: YearFigures
    actions: tuple[ActionReport, ...]
    money: tuple[MoneyLine, ...]
    lessons: tuple[str, ...]
    """What the debriefs taught, in Dutch sentences."""
    proposals: tuple[str, ...]
    """What goes into the next plan, in Dutch sentences."""
    made_on: date

    @property
    def year(self) -> int:
        """The year that is evaluated."""
        return self.figures.year
