"""`weerbaar evaluate`: the evaluation of a year, and its publication."""

from pathlib import Path
from typing import Annotated

import typer

from models.evaluation.evaluation_forms import EvaluateForm, EvaluationApprovalForm
from portal.completions import municipalities
from portal.dutch_typer import DutchTyper
from portal.file_output import require_folder, show
from portal.printing import AsJson, On
from portal.typed_values import By
from tasks.acts import evaluation_acts
from tasks.register.resources import now, today

app = DutchTyper()


@app.command(
    "evaluate", help="Maak de evaluatie van een jaar; met --publish keurt een ander haar goed."
)
def evaluate(  # noqa: PLR0913 each option is a parameter
    year: Annotated[int, typer.Argument(metavar="JAAR", min=2000, max=2099)],
    by: By,
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            autocompletion=municipalities,
            help="Gemeente of CBS-code; leeg: alle.",
        ),
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
    as_json: AsJson = False,
) -> None:
    """The same as the flows: a draft first, mail only after the second person."""
    if out is not None:
        require_folder(out)
    day = on or today()
    values = {"year": year, "municipality": municipality, "on": day, "by": by}
    if publish:
        approval = EvaluationApprovalForm.model_validate(values)
        done = evaluation_acts.publish_evaluation(approval, now(), internal=internal)
    else:
        form = EvaluateForm.model_validate(values)
        done = evaluation_acts.evaluate_year(form, day, now(), internal=internal)
    show(done, out, as_json=as_json)
