"""What is typed beside a form: judged by the same types as in a form, with the same words."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from portal.completions import cases, officers, rounds, signals

LONGEST_SHOWN = 20


def typed(kind: Any) -> Callable[[Any], Any]:
    """A parser of Typer that reads a value as a field of a form would.

    A kind of models.common.shapes goes by its name, so that a list does not wait for pydantic.
    What is left out stays out.
    """

    def parse(value: Any) -> Any:
        if not isinstance(value, str) or not value:
            return value
        from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415  (see above)

        from models.common import shapes  # noqa: PLC0415  (the same)
        from models.common.dutch_faults import dutch_faults  # noqa: PLC0415  (the same)

        known = getattr(shapes, kind) if isinstance(kind, str) else kind
        try:
            return TypeAdapter(known).validate_python(value)
        except ValidationError as error:
            words = "; ".join(dutch_faults(error, {}))
            raise typer.BadParameter(f'"{value[:LONGEST_SHOWN]}": {words}') from None

    return parse


By = Annotated[
    str,
    typer.Option(
        "--by",
        help="Uw code.",
        autocompletion=officers,
        parser=typed("OfficerCode"),
        metavar="CODE",
    ),
]
CaseReference = Annotated[
    str,
    typer.Argument(
        metavar="ZAAKNUMMER",
        autocompletion=cases,
        parser=typed("CaseReference"),
        help="Bijvoorbeeld LIN-2026-001.",
    ),
]
RoundReference = Annotated[
    str,
    typer.Argument(
        metavar="CONTROLE",
        autocompletion=rounds,
        parser=typed("RoundReference"),
        help="Bijvoorbeeld LIN-CON-007.",
    ),
]
SignalReference = Annotated[
    str,
    typer.Argument(
        metavar="SIGNAAL",
        autocompletion=signals,
        parser=typed("SignalReference"),
        help="Bijvoorbeeld LIN-SIG-2026-001.",
    ),
]
