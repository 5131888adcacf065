"""A form becomes a command: the same fields, titles and refusals as the Prefect form."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

import typer
from pydantic.fields import FieldInfo

from models.common.entry import EnteredRow
from models.common.forms import Form
from models.law.closure.measures import Unit
from models.law.common.errors import FaultsError
from models.law.common.labelled import told_choices
from portal.completions import of_field
from portal.dutch_typer import DutchTyper
from portal.file_output import require_folder, show
from portal.printing import AsJson
from tasks.acts.done import Done
from tasks.register.resources import now, today

FormType = TypeVar("FormType", bound=Form)

FINDING_HELP = (
    'Eén vondst: "middel;hoeveelheid;eenheid", bijvoorbeeld "hennep;120;gram", of '
    f'"goederen;omschrijving". De eenheid is {told_choices(Unit)}. Daarachter mag: lijst=..., '
    "reden=... (van die lijst) en uitzondering=... Mag vaker."
)
GOODS = "goederen"
MORE_OF_A_FIND = {"lijst": "drug_list", "reden": "list_reason", "uitzondering": "exempt"}
"""What may follow a find, by the word before the sign of equality."""
REFERENCE = ("reference", "")
"""The field that is typed without an option, and its name in the help; empty: its title."""
_FLAGS = {
    "findings": "--finding",
    "previous_offences": "--previous",
    "further_places": "--further",
    "streets": "--streets",
    "team_leaders": "--team-leader",
    "follow_ups": "--follow-up",
    "signals": "--signal",
    "items": "--item",
    "party_channels": "--party-channel",
}
"""Options that may be given more than once, by the word for one of them."""


def form_command(
    form_type: type[FormType],
    act: Callable[..., Done],
    help_text: str,
    argument: tuple[str, str] = REFERENCE,
    also: Sequence[inspect.Parameter] = (),
    *,
    on_today: bool = False,
) -> Callable[..., None]:
    """A command with an option for each field of `form_type`; it shows what `act` answers.

    The field named in `argument` is typed without an option; help calls it by the second word.
    What stands in `also` goes to the act beside the form; only `out` stays here: the folder for the
    files that the act makes. With `on_today` a day that is left out is today.
    """

    def command(as_json: bool, out: Path | None = None, **values: Any) -> None:  # noqa: FBT001
        beside = {item.name: values.pop(item.name) for item in also if item.name in values}
        if on_today:
            values["on"] = values["on"] or today()
        form = _filled_in(form_type, values)
        if out is not None:
            require_folder(out)
        done = act(form, now(), **beside)
        show(done, out, as_json=as_json)

    parameters = _parameters(form_type, argument)
    return _signed(command, help_text, [*parameters, *also, AS_JSON])


def add_steps(
    app: DutchTyper, steps: Iterable[tuple[str, type[Form], Callable[..., Done], str]]
) -> None:
    """Put a command in the group for each: its name, its form, the act, and its help line."""
    for name, form, act, help_text in steps:
        app.command(name, help=help_text)(form_command(form, act, help_text))


def option(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    """An option beside the form, for what no form may hold: a file, a folder."""
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


AS_JSON = option("as_json", AsJson, default=False)
FOLDER = option("out", Annotated[Path, typer.Option("--out", help="Map waarin de stukken komen.")])


def _filled_in(form_type: type[FormType], values: Mapping[str, Any]) -> FormType:
    """The form with what was typed; what was left out has its default."""
    given = {name: value for name, value in values.items() if value not in (None, [], ())}
    if "findings" in given:
        given["findings"] = [finding_of(text) for text in given["findings"]]
    return form_type.model_validate(given)


def _parameters(form_type: type[Form], argument: tuple[str, str]) -> list[inspect.Parameter]:
    return [_parameter(name, field, argument) for name, field in form_type.model_fields.items()]


def _signed(
    command: Callable[..., None],
    help_text: str,
    parameters: Sequence[inspect.Parameter],
) -> Callable[..., None]:
    """The command with its options as the library of commands wants to see them."""
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__doc__ = help_text
    return command


def finding_of(text: str) -> dict[str, str]:
    """One finding, from "hennep;120;gram", "lachgas;80;cartridges;uitzondering=no" or goods."""
    parts = [part.strip() for part in text.split(";")]
    if parts[0] == GOODS:
        return {"kind": "preparatory_goods", "description": ";".join(parts[1:])}
    names = ("description", "amount", "unit")
    more = [part.partition("=") for part in parts[len(names) :]]
    if len(parts) < len(names) or any(name.strip() not in MORE_OF_A_FIND for name, _, _ in more):
        raise FaultsError("De vondst", [FINDING_HELP])
    found = dict(zip(names, parts, strict=False)) | {"kind": "substance"}
    return found | {MORE_OF_A_FIND[name.strip()]: value.strip() for name, _, value in more}


def _parameter(name: str, field: FieldInfo, argument: tuple[str, str]) -> inspect.Parameter:
    """Every value is text here: the form itself refuses what is wrong, in Dutch."""
    kind: Any = str
    if field.annotation is bool:
        kind = bool | None if field.is_required() else bool
    elif "tuple" in str(field.annotation):
        kind = list[str]
    default: Any = field.default if kind is bool else None
    info: Any = (
        typer.Argument(
            help=_help(name, field),
            show_default=False,
            autocompletion=of_field(field.title, field.annotation),
            metavar=argument[1] or str(field.title).upper(),
        )
        if name == argument[0]
        else typer.Option(
            *_flags(name, kind),
            help=_help(name, field),
            show_default=False,
            autocompletion=of_field(field.title, field.annotation),
            metavar=None if field.annotation is bool else "WAARDE",
        )
    )
    if name == argument[0]:
        default = inspect.Parameter.empty
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info]
    )


def _flags(name: str, kind: Any) -> tuple[str, ...]:
    flag = _FLAGS.get(name, f"--{name.replace('_', '-')}")
    return (f"{flag}/--no-{name.replace('_', '-')}",) if kind in (bool, bool | None) else (flag,)


def _help(name: str, field: FieldInfo) -> str:
    if name == "findings":
        return FINDING_HELP
    rows = (part for part in get_args(field.annotation) if isinstance(part, type))
    lines = [row.on_one_line for row in rows if issubclass(row, EnteredRow)]
    return lines[0] if lines else f"{field.title}. {field.description or ''}"
