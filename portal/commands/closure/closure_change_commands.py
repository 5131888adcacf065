"""`weerbaar closure change ...`: a decision that changes."""

from models.closure.change_forms import ChangeForm, LandRegisterChangeForm
from models.closure.closure_forms import AnnouncementForm
from portal.commands.form_commands import form_command
from portal.dutch_typer import DutchTyper
from tasks.acts.closure import change_acts

app = DutchTyper(no_args_is_help=True, help="Een besluit tot sluiting wijzigt, of vervalt.")

STEPS = (
    (
        "prepare",
        ChangeForm,
        change_acts.prepare_change,
        "Maak een wijziging van het besluit voor elke partij.",
    ),
    (
        "announce",
        AnnouncementForm,
        change_acts.announce_change,
        "Leg vast dat de wijziging wegging.",
    ),
    (
        "land-register",
        LandRegisterChangeForm,
        change_acts.record_land_register_change,
        "Leg vast dat de wijziging is gemeld voor de Wkpb.",
    ),
)
for _name, _form, _act, _help in STEPS:
    app.command(_name, help=_help)(form_command(_form, _act, _help))
