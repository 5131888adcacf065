"""The evaluation of a year: its figures, what was frozen, its drafts and their documents."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import RedirectResponse

from models.evaluation.evaluation_forms import EvaluateForm
from models.law.common.errors import WeerbaarError
from models.law.common.municipality_facts import ABBREVIATION
from models.law.common.roles import Action, RoleError, may
from models.law.evaluation.figure_words import TABLES
from portal.figure_words import NOT_PUBLIC, UNKNOWN, shown_figure
from portal.web.forms.act_form import Place, done_page, told
from portal.web.headers import PAPER_POLICY
from portal.web.look_pages import SVG_POLICY
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Number, SentForm, Visit
from tasks.acts import evaluation_acts, figure_acts
from tasks.acts.desk import evaluation_desk
from tasks.documents.rendering import RenderedFile

router = APIRouter(prefix="/evaluatie")
Year = Annotated[int, Path(ge=2000, le=2099)]
EvaluationReference = Annotated[str, Path(pattern=rf"^{ABBREVIATION}-EVA-[0-9]{{4}}$")]
FileName = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,70}\.[a-z]{2,5}$")]
MOST_COLUMNS = 4
"""With more municipalities the table of figures shows all of them together, or the first."""
SHOWN = {
    "application/pdf": {"Content-Security-Policy": PAPER_POLICY},
    "image/png": {},
    "image/svg+xml": SVG_POLICY,
}
"""What a browser may show itself, with what it may do; the rest is saved as a file."""


@router.get("")
def begin(visit: CurrentVisit) -> Response:
    """Of the present year."""
    return RedirectResponse(f"/evaluatie/{visit.at.year}", 303)


@router.get("/{year}")
def evaluation(year: Year, visit: CurrentVisit) -> Response:
    """What there is of a year, and what can be done next."""
    return _page(year, visit)


@router.get("/{year}/cijfers")
def figures(year: Year, visit: CurrentVisit) -> Response:
    """The figures as they are counted now; nothing is frozen by looking."""
    found = evaluation_desk.figures_of_year(year, visit.at.date(), visit.by)
    places = found.places
    if len(places) > MOST_COLUMNS:
        places = places[-1:]
    values, last = found.figures, places[-1][0]
    earlier = [other for other in reversed(values.years) if other != year]
    rows = [
        (
            item.title,
            bool(item.part_of),
            [shown_figure(values.value(item.key, year, code), item.unit) for code, _ in places],
            [shown_figure(values.value(item.key, other, last), item.unit) for other in earlier],
        )
        for item in values.definitions
    ]
    return page(
        "evaluation/figures",
        visit,
        here="evaluatie",
        year=year,
        counted_on=values.counted_on,
        columns=[name for _, name in places],
        earlier=[f"{places[-1][1]} {other}" for other in earlier],
        rows=rows,
        warning=NOT_PUBLIC,
    )


@router.get("/{year}/verschil")
def changes(year: Year, visit: CurrentVisit) -> Response:
    """What changed since the figures were frozen, row by row."""
    found = evaluation_desk.changes_of_year(year, visit.at.date(), visit.by)
    return page(
        "evaluation/changes",
        visit,
        here="evaluatie",
        year=year,
        found=found,
        unknown=UNKNOWN,
        tables=TABLES,
    )


@router.post("/{year}/vastleggen")
def freeze(year: Year, visit: CurrentVisit, _sent: SentForm) -> Response:
    """Freeze the figures as they are counted now."""
    try:
        done = figure_acts.freeze_figures(year, visit.by, visit.at.date(), visit.at)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(year, visit, told(error))
    return done_page(_place(year, "Cijfers vastleggen"), visit, done)


@router.post("/{year}/maken")
def make(year: Year, visit: CurrentVisit, sent: SentForm) -> Response:
    """Freeze the figures and draft the evaluation of these municipalities."""
    today = visit.at.date()
    values = {"year": year, "municipality": sent.one("gemeente"), "on": today, "by": visit.by}
    try:
        form = EvaluateForm.model_validate(values)
        done = evaluation_acts.evaluate_year(form, today, visit.at)
    except RoleError:
        raise
    except WeerbaarError as error:
        return _page(year, visit, told(error))
    return done_page(_place(year, "Evaluatie maken"), visit, done)


@router.get("/stukken/{reference}/{number}/{name}")
def piece(
    reference: EvaluationReference, number: Number, name: FileName, visit: CurrentVisit
) -> Response:
    """One document: shown where a browser can, otherwise saved."""
    return _file(evaluation_desk.piece_of(reference, number, name, visit.by))


@router.get("/intern/{reference}/{kind}")
def internal(reference: EvaluationReference, kind: str, visit: CurrentVisit) -> Response:
    """The report with every number, for own use."""
    return _file(evaluation_desk.internal_report(reference, kind, visit.by))


def _file(file: RenderedFile) -> Response:
    headers = SHOWN.get(file.media_type)
    how = "attachment" if headers is None else "inline"
    named = {"Content-Disposition": f'{how}; filename="{file.name}"'}
    return Response(file.content, media_type=file.media_type, headers=named | (headers or {}))


def _place(year: int, title: str) -> Place:
    back = f"/evaluatie/{year}"
    return Place(title, "", back, back, f"de evaluatie van {year}", "evaluatie")


def _page(year: int, visit: Visit, faults: Sequence[str] = ()) -> Response:
    found = evaluation_desk.open_year(year, visit.at.date(), visit.by)
    held = tuple(visit.visitor.roles.values())
    return page(
        "evaluation/year",
        visit,
        422 if faults else 200,
        here="evaluatie",
        found=found,
        faults=[(words, "") for words in faults],
        may_freeze=any(may(Action.FREEZE_FIGURES, roles) for roles in held),
        may_approve=any(may(Action.APPROVE_EVALUATION, roles) for roles in held),
        is_begun=year <= visit.at.year,
    )
