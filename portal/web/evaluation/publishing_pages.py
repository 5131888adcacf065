"""Reading an evaluation that another made, and publishing it."""

import re

from fastapi import APIRouter, HTTPException, Response

from models.evaluation.evaluation_forms import EvaluationApprovalForm
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action, RoleError, may
from portal.web.evaluation.evaluation_pages import EvaluationReference
from portal.web.forms.act_form import Place, done_page, told
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts import evaluation_acts
from tasks.acts.desk import evaluation_desk

router = APIRouter(prefix="/evaluatie/goedkeuren")


@router.get("/{reference}")
def read(reference: EvaluationReference, visit: CurrentVisit) -> Response:
    """The documents beside the button."""
    return _page(reference, visit)


@router.post("/{reference}")
def publish(reference: EvaluationReference, visit: CurrentVisit, sent: SentForm) -> Response:
    """Publish the draft that was on the page, and no other."""
    found = evaluation_desk.to_approve(reference, visit.by)
    year, seen = found.draft.year, _number(sent.one("concept"))
    values = {"year": year, "municipality": found.draft.codes[0], "by": visit.by}
    try:
        form = EvaluationApprovalForm.model_validate(values | {"on": visit.at.date()})
        done = evaluation_acts.publish_evaluation(form, visit.at, seen=seen)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(reference, visit, told(error))
    back = f"/evaluatie/{year}"
    subject = f"de evaluatie van {year}"
    return done_page(Place("Goedkeuren", "", back, back, subject, "evaluatie"), visit, done)


def _number(text: str) -> int:
    """The draft that was on the page; without it nobody has read anything."""
    if not re.fullmatch("[0-9]{1,9}", text):
        raise HTTPException(400)
    return int(text)


def _page(reference: str, visit: Visit, faults: tuple[str, ...] = ()) -> Response:
    found = evaluation_desk.to_approve(reference, visit.by)
    roles = [visit.visitor.roles.get(code, frozenset()) for code in found.draft.codes]
    pieces = found.draft.pieces
    return page(
        "evaluation/publish",
        visit,
        422 if faults else 200,
        here="evaluatie",
        found=found,
        faults=[(words, "") for words in faults],
        may_approve=all(may(Action.APPROVE_EVALUATION, held) for held in roles),
        picture=next((each for each in pieces if each.name.endswith("-1200.png")), None),
        report=next((each for each in pieces if each.name.startswith("evaluatie-")), None),
    )
