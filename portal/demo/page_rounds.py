"""The invented control round of `make demo-page`: invited, answered, and on today where that can.

Its visits are left open, so that they can be filled in on a telephone or a narrow window.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from models.control.control_round import RoundStatus
from models.control.round_forms import AnswerForm, BriefForm, InviteForm, MoveForm
from models.law.common.errors import WeerbaarError
from portal.demo.diary import HANDLER, LAWYER
from tasks.acts import control_acts, control_overviews, planning_act, register_acts
from tasks.register.resources import AMSTERDAM

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
PLACE = "Lindewaarde"
AGO = timedelta(weeks=5)
"""How long ago the round was planned."""


def enter_rounds(today: date) -> None:
    """Businesses, and the round of which the day is nearest to today."""
    began = today - AGO
    at = datetime(began.year, began.month, began.day, 10, tzinfo=AMSTERDAM)
    register_acts.import_businesses(EXAMPLE / "bedrijven.csv", PLACE, HANDLER, at)
    planning_act.plan_control_rounds(began, at)
    for line in control_overviews.list_rounds():
        if line.status is RoundStatus.PLANNED and line.places:
            _prepare(line.reference, began, at, today)


def _prepare(reference: str, began: date, at: datetime, today: date) -> None:
    step = {"reference": reference, "on": began, "by": HANDLER}
    control_acts.invite_partners(InviteForm.model_validate(step), at)
    try:
        move = step | {"to": today, "reason": "zo staat er in deze demo vandaag een controle"}
        control_acts.move_round(MoveForm.model_validate(move), at)
    except WeerbaarError:
        # A weekend, a holiday, or too far from the day of the cycle: it stays on its own day.
        pass
    answer = step | {"partner": "police", "capacity": 2}
    control_acts.record_answer(AnswerForm.model_validate(answer), at)
    brief = step | {"leader": LAWYER, "team_leaders": [HANDLER]}
    control_acts.brief_round(BriefForm.model_validate(brief), at)
