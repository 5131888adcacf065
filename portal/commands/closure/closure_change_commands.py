"""`weerbaar closure change ...`: a decision that changes."""

from models.closure.change_forms import ChangeForm, LandRegisterChangeForm
from models.closure.closure_forms import AnnouncementForm
from portal.commands.form_commands import add_steps
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
add_steps(app, STEPS)
