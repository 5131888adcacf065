"""What an act of a closure answers: where the case stands now, or what was made."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from models.closure.closure_forms import StepForm
from models.law.closure.letter_clearance import tells_of_a_person
from models.law.common.dutch import dutch_date, sentence
from tasks.acts.done import Announced, Done, Versioned

AnyStep = TypeVar("AnyStep", bound=StepForm)


def answer(reference: str, words: str) -> Done:
    """One sentence about a case."""
    return Done(reference=reference, said=(sentence(f"Zaak {reference}: {words}"),))


NO_OBJECTION = (
    "er begint geen termijn voor bezwaar, want het beleid maakt een waarschuwing niet tot een "
    "voorwaarde voor een zwaardere maatregel"
)


def told_objection(last_day: date, *, is_open: bool) -> str:
    """Until when can be objected, or why not: only a warning can be no decision."""
    return f"bezwaar kan tot en met {dutch_date(last_day)}" if is_open else NO_OBJECTION


def told_personal(text: str, advice: str) -> tuple[str, ...]:
    """A remark when what every party reads seems to tell of one of them (AVG art. 5); or nothing.

    It is no refusal: what a word means where it stands, an officer knows.
    """
    word = tells_of_a_person(text)
    if not word:
        return ()
    remark = (
        f"Let op: elke partij leest de reden, en daarin staat '{word}'. Gaat dat over iemand "
        f"persoonlijk? {advice} en maak de brief opnieuw."
    )
    return (remark,)


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
