"""`weerbaar measure`: ask the matrix, without a case and without a register."""

from typing import Annotated

import typer

from models.law.closure.measures import DrugList, Unit
from models.law.closure.sanctions import Proposal
from models.law.common.labelled import told_choices
from models.law.common.premises_kinds import PremisesKind
from portal.completions import municipalities
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, print_facts, print_json
from tasks.acts.law_acts import MatrixQuestion, propose_measure
from tasks.register.clock import today

app = DutchTyper()


@app.command("measure", help="Vraag de sanctiematrix welke maatregel zij voorstelt.")
def measure(  # noqa: PLR0913  (the facts that a matrix asks for)
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality", autocompletion=municipalities, help="De naam of de CBS-code."
        ),
    ],
    on: Annotated[str, typer.Option("--on", help="Dag van de vondst (jjjj-mm-dd).")],
    premises: Annotated[
        str, typer.Option("--premises", help=f"Kies {told_choices(PremisesKind)}.")
    ],
    drug_list: Annotated[str, typer.Option("--list", help=f"Kies {told_choices(DrugList)}.")],
    amount: Annotated[str, typer.Option("--amount", help="Hoeveelheid.")],
    unit: Annotated[str, typer.Option("--unit", help=f"Kies {told_choices(Unit)}.")],
    previous: Annotated[
        list[str] | None,
        typer.Option("--previous", help="Dag van een eerdere overtreding; mag vaker."),
    ] = None,
    other_offences: Annotated[
        bool, typer.Option("--other-offences", help="Samen met andere overtredingen.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """A proposal with its version and its row, never the decision."""
    question = MatrixQuestion(
        municipality=municipality,
        found_on=on,
        premises_kind=premises,
        drug_list=drug_list,
        amount=amount,
        unit=unit,
        previous=tuple(previous or ()),
        with_other_offences=other_offences,
    )
    _print_proposal(propose_measure(question, today()), as_json=as_json)


def _print_proposal(proposal: Proposal, *, as_json: bool) -> None:
    measure_chosen = proposal.measure
    if as_json:
        print_json(
            {
                "measure": measure_chosen.kind.value,
                "amount": measure_chosen.amount,
                "unit": measure_chosen.unit.value if measure_chosen.unit else None,
                "description": measure_chosen.describe(),
                "occurrence": proposal.occurrence,
                "row": proposal.row_id,
                "policy_valid_from": proposal.policy_valid_from,
                "source": proposal.source,
                "must_confirm": proposal.must_confirm,
                "explanation": proposal.explanation,
            }
        )
        return
    print_facts({"Voorstel": measure_chosen.describe(), "Uitleg": proposal.explanation})
