"""`weerbaar evaluate`: the evaluation of a year, and its publication."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from models.evaluation.evaluation_forms import EvaluationApprovalForm
from models.law.common.dutch import plural
from portal.dutch_typer import DutchTyper
from portal.file_output import write_files
from portal.printing import By, On
from tasks.acts.evaluation_acts import DraftedYear, draft_year
from tasks.evaluation.evaluation_report import evaluation_report
from tasks.evaluation.evaluation_view import evaluated_together, evaluation_view, group_of
from tasks.evaluation.year_evaluation import (
    EvaluationDraft,
    approve_evaluation,
    read_evaluation,
)
from tasks.register.resources import now, today

app = DutchTyper()


@app.command(
    "evaluate", help="Maak de evaluatie van een jaar; met --publish keurt een ander haar goed."
)
def evaluate(  # noqa: PLR0913 each option is a parameter
    year: Annotated[int, typer.Argument(metavar="JAAR", min=2000, max=2099)],
    by: By,
    municipality: Annotated[
        str, typer.Option("--municipality", help="Gemeente of CBS-code; leeg: alle.")
    ] = "",
    on: On = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Map waarin de stukken ook komen.")
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="Met --out: ook het verslag met alle getallen.")
    ] = False,
    publish: Annotated[
        bool, typer.Option("--publish", help="Keur goed en verstuur; niet wie haar maakte.")
    ] = False,
) -> None:
    """The same as the flows: a draft first, mail only after the second person."""
    day = on or today()
    groups = [group_of(year, municipality)] if municipality else evaluated_together(year)
    if publish:
        made = DraftedYear(tuple(_publish(year, codes, by, day) for codes in groups), ())
    else:
        made = draft_year(year, groups, by, day, now())
    for sentence in made.without:
        typer.echo(sentence)
    for draft in made.drafts:
        typer.echo(_told(draft))
        if out is not None:
            files = read_evaluation(draft.reference)
            if internal:
                view = evaluation_view(year, draft.codes)
                files = (*files, *evaluation_report(view, is_public=False))
            write_files(files, out)


def _publish(year: int, codes: tuple[str, ...], by: str, on: date) -> EvaluationDraft:
    form = EvaluationApprovalForm.model_validate(
        {"year": year, "municipality": codes[0], "on": on, "by": by}
    )
    return approve_evaluation(form, codes, now())


def _told(draft: EvaluationDraft) -> str:
    what = f"Evaluatie {draft.reference}, concept {draft.number}"
    pieces = plural(draft.files, "stuk", "stukken")
    if draft.is_published:
        return f"{what}: gepubliceerd, met {pieces}. College, partners en pers krijgen bericht."
    again = "gemaakt" if draft.is_new else "ongewijzigd"
    return f"{what}: {pieces}, {again}. Een ander keurt haar goed met --publish."
