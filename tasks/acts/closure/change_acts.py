"""A decision that changes, from its letter to the land register: one act per step."""

from datetime import datetime

from models.closure.change_forms import ChangeForm, LandRegisterChangeForm
from models.closure.closure_forms import AnnouncementForm
from models.law.closure.changes import BURDENS, ENDS_AS, OF_WARNINGS
from tasks.acts.closure.case_answers import taken, told_objection, told_personal
from tasks.acts.done import Done, Versioned
from tasks.closure.changes import announce_change as announcing
from tasks.closure.changes import prepare_change as preparing
from tasks.closure.people.own_terms import may_be_objected_to

AFTERWARDS = "Maak poster, bewonersbrief en persbericht opnieuw als die er al waren."


def prepare_change(form: ChangeForm, at: datetime) -> Versioned:
    """Make the letter of a change to each party; the mayor approves it."""
    version = preparing.prepare_change(form, at)
    said = [
        f"Zaak {form.reference}: versie {version} van de wijziging is gemaakt ({form.kind.label})."
    ]
    if form.kind in BURDENS:
        said.append("Let op: dit is zwaarder voor de partijen; de brief zegt hoe zij zijn gehoord.")
    said += told_personal(form.ground, "Schrijf het dan zonder dat te vertellen")
    return Versioned(reference=form.reference, said=tuple(said), version=version)


def announce_change(form: AnnouncementForm, at: datetime) -> Done:
    """The change was sent: it is in force, its terms begin, and the partners hear of it."""
    told = announcing.announce_change(form, at)
    if told.last_day is None:
        said = [f"Zaak {form.reference}: het voornemen is ingetrokken."]
    else:
        until = told_objection(told.last_day, is_open=may_be_objected_to(form.reference))
        said = [f"Zaak {form.reference}: {told.kind.label} is bekendgemaakt; {until}."]
        said += [] if told.kind in ENDS_AS or told.kind in OF_WARNINGS else [AFTERWARDS]
    return Done(reference=form.reference, said=tuple(said))


def record_land_register_change(form: LandRegisterChangeForm, at: datetime) -> Done:
    """The land register heard of a change."""
    return taken(announcing.record_land_register_change, form, at)
