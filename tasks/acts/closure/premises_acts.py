"""The premises of a case: what the register knows of earlier offences there."""

from dataclasses import replace
from datetime import datetime

from models.closure.place.repeat_form import RepeatForm
from tasks.acts.closure.case_answers import taken
from tasks.acts.done import Done
from tasks.closure.site import repeat_answers, repeats


def answer_repeat(form: RepeatForm, at: datetime) -> Done:
    """An earlier offence counts as repetition, or is set aside; what is still to be answered."""
    done = taken(repeat_answers.answer_repeat, form, at)
    still = repeats.told_repeats(form.reference, form.on)
    return replace(done, said=(*done.said, *still))
