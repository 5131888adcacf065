"""What happens at premises while they are closed: the seal, who was let in, the keys."""

from datetime import datetime

from models.closure.site_forms import AccessForm, KeysForm, NewFindForm, SealForm, SealReportForm
from tasks.acts.closure.case_answers import taken
from tasks.acts.done import Done
from tasks.closure.site import seals, visitors


def find_seal_broken(form: SealForm, at: datetime) -> Done:
    """The seal was found broken: a crime, of which the police must hear."""
    return taken(seals.find_broken, form, at)


def report_seal_breach(form: SealReportForm, at: datetime) -> Done:
    """The police was told of the broken seal."""
    return taken(seals.report_to_police, form, at)


def reseal(form: SealForm, at: datetime) -> Done:
    """The premises were sealed again."""
    return taken(seals.reseal, form, at)


def let_in(form: AccessForm, at: datetime) -> Done:
    """Somebody was let in for a while."""
    return taken(visitors.let_in, form, at)


def record_new_find(form: NewFindForm, at: datetime) -> Done:
    """The police found something again while the order stands."""
    return taken(visitors.record_new_find, form, at)


def hand_over_keys(form: KeysForm, at: datetime) -> Done:
    """A party got keys back; the form to sign for them is made."""
    return taken(visitors.hand_over_keys, form, at)
