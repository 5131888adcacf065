"""What an officer writes about a round in own words: refused when it names somebody."""

import re

from sqlmodel import col, select

from models.common.business import Business
from models.common.municipality import Officer
from models.control.control_round import Visit
from models.law.common.errors import FaultsError
from tasks.control.round_step import RoundStep
from tasks.privacy.privacy_names import party_patterns
from tasks.privacy.privacy_patterns import Pattern, general_patterns


def keep_lessons(step: RoundStep, lessons: str) -> None:
    """Keep what a round taught with it, or FaultsError on any name."""
    refuse_names(step, f"Het afsluiten van {step.round.reference}", "de lessen", lessons)
    step.round.lessons = lessons


def refuse_names(step: RoundStep, subject: str, what: str, text: str) -> None:
    """Raise FaultsError, which does not repeat the text, when it names somebody.

    Names that the register does not know cannot be found: the forms ask for none.
    """
    officers = step.session.exec(select(Officer.name)).all()
    businesses = step.session.exec(
        select(Business.trade_name)
        .join(Visit, col(Visit.business_id) == col(Business.id))
        .where(Visit.round_id == step.round.id)
    ).all()
    patterns = [
        *general_patterns(frozenset(), frozenset()),
        *party_patterns(officers, (), (), frozenset(), ""),
        *(Pattern("naam van een bedrijf", _spaced(name)) for name in businesses),
    ]
    faults = dict.fromkeys(
        f"in regel {number} van {what} staat een {pattern.kind}"
        for number, line in enumerate(text.splitlines(), start=1)
        for pattern in patterns
        if any(pattern.finds(line))
    )
    if faults:
        raise FaultsError(subject, list(faults))


def _spaced(name: str) -> re.Pattern[str]:
    """A whole trade name, however its words are spaced: its parts are often ordinary words."""
    return re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
