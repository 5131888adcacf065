"""What happens at premises while they are closed: the seal, who was let in, the keys."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from models.closure.closure_forms import StepForm
from models.closure.site_forms import AccessForm, KeysForm, NewFindForm, SealForm, SealReportForm
from models.law.common.dutch import sentence
from tasks.acts.done import Done
from tasks.closure.site import seals, visitors

AnyForm = TypeVar("AnyForm", bound=StepForm)


def find_seal_broken(form: SealForm, at: datetime) -> Done:
    """The seal was found broken: a crime, of which the police must hear."""
    return _done(seals.find_broken, form, at)


def report_seal_breach(form: SealReportForm, at: datetime) -> Done:
    """The police was told of the broken seal."""
    return _done(seals.report_to_police, form, at)


def reseal(form: SealForm, at: datetime) -> Done:
    """The premises were sealed again."""
    return _done(seals.reseal, form, at)


def let_in(form: AccessForm, at: datetime) -> Done:
    """Somebody was let in for a while."""
    return _done(visitors.let_in, form, at)


def record_new_find(form: NewFindForm, at: datetime) -> Done:
    """The police found something again while the order stands."""
    return _done(visitors.record_new_find, form, at)


def hand_over_keys(form: KeysForm, at: datetime) -> Done:
    """A party got keys back and signed for them."""
    return _done(visitors.hand_over_keys, form, at)


def _done(step: Callable[[AnyForm, datetime], str], form: AnyForm, at: datetime) -> Done:
    said = sentence(f"Zaak {form.reference}: {step(form, at)}")
    return Done(reference=form.reference, said=(said,))
