"""`weerbaar closure ...`: the premises of a case and what happened there before."""

from models.closure.place.repeat_form import RepeatForm
from portal.commands.form_commands import form_command
from portal.dutch_typer import DutchTyper
from tasks.acts.closure import premises_acts

STEPS = (
    (
        "repeat",
        RepeatForm,
        premises_acts.answer_repeat,
        "Leg vast of een eerdere overtreding op dit adres meetelt, of waarom niet.",
    ),
)


def add_premises_commands(app: DutchTyper) -> None:
    """Put the commands in the group of a closure."""
    for name, form, act, help_text in STEPS:
        app.command(name, help=help_text)(form_command(form, act, help_text))
