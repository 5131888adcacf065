"""What an act of a closure answers: where the case stands now, or what was made."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from models.closure.closure_forms import StepForm
from models.law.common.dutch import sentence
from tasks.acts.done import Announced, Done, Versioned

AnyStep = TypeVar("AnyStep", bound=StepForm)


def answer(reference: str, words: str) -> Done:
    """One sentence about a case."""
    return Done(reference=reference, said=(sentence(f"Zaak {reference}: {words}"),))


def announced(form: StepForm, last_day: date, words: str) -> Announced:
    """What left the house, with the last day that begins with it."""
    said = (sentence(f"Zaak {form.reference}: {words}"),)
    return Announced(reference=form.reference, said=said, last_day=last_day)


def taken(step: Callable[[AnyStep, datetime], str], form: AnyStep, at: datetime) -> Done:
    """Take a step that answers with where things stand now."""
    return answer(form.reference, step(form, at))


def made(form: StepForm, version: int, what: str, *more: str) -> Versioned:
    """A version of a letter was made; `more` are sentences about it."""
    said = f"Zaak {form.reference}: versie {version} van {what} is gemaakt."
    return Versioned(reference=form.reference, said=(said, *more), version=version)
