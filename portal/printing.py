"""How the command line reads what is typed and answers: words, JSON, one sentence."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer

from portal.completions import municipalities

LONGEST_DAY = 20
AsJson = Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")]


def day_of(text: str) -> date:
    """The day that was typed, as jjjj-mm-dd."""
    if isinstance(text, date):
        return text
    from models.common.days import as_day  # noqa: PLC0415  (it needs pydantic, a list does not)

    try:
        return as_day(text)
    except ValueError as error:
        raise typer.BadParameter(f'"{text[:LONGEST_DAY]}": {error}') from None


On = Annotated[
    date | None, typer.Option("--on", help="Dag (jjjj-mm-dd); anders vandaag.", parser=day_of)
]
Municipality = Annotated[
    str,
    typer.Option(
        "--municipality",
        help="Gemeente of CBS-code, als er meer zijn.",
        autocompletion=municipalities,
    ),
]


def numeric_date(day: date | None) -> str:
    """The day as it stands in a table: 18-05-2026; empty when there is none."""
    return f"{day:%d-%m-%Y}" if day else ""


def print_json(answer: Any) -> None:
    """Print the answer for a program; dates as jjjj-mm-dd."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


def print_facts(facts: Mapping[str, Any]) -> None:
    """Print one thing for a person, a line for each fact."""
    width = max(len(name) for name in facts)
    for name, value in facts.items():
        typer.echo(f"{name:<{width}}  {value}")
