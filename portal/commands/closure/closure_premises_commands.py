"""`weerbaar closure ...`: the premises of a case and what happened there before."""

from models.closure.place.repeat_form import RepeatForm
from tasks.acts.closure import premises_acts

PREMISES_STEPS = (
    (
        "repeat",
        RepeatForm,
        premises_acts.answer_repeat,
        "Leg vast of een eerdere overtreding op dit adres meetelt, of waarom niet.",
    ),
)
