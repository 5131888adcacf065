"""What a round taught, kept with it; refused when it names somebody."""

from sqlmodel import col, select

from models.business import Business
from models.control_round import Visit
from models.errors import FaultsError
from models.municipality import Officer
from tasks.privacy_names import party_patterns
from tasks.privacy_patterns import general_patterns
from tasks.round_step import RoundStep


def keep_lessons(step: RoundStep, lessons: str) -> None:
    """Keep the lessons with the round; FaultsError, which does not repeat them, on any name.

    Names that the register does not know cannot be found: the form asks for none.
    """
    text = " ".join(lessons.split())
    patterns = [
        *general_patterns(frozenset(), frozenset()),
        *party_patterns(step.session.exec(select(Officer.name)).all(), (), (), frozenset(), ""),
    ]
    kinds = [pattern.kind for pattern in patterns if any(pattern.finds(text))]
    businesses = step.session.exec(
        select(Business.trade_name)
        .join(Visit, col(Visit.business_id) == col(Business.id))
        .where(Visit.round_id == step.round.id)
    )
    kinds += [
        "naam van een bedrijf"
        for name in businesses
        if " ".join(name.split()).casefold() in text.casefold()
    ]
    if kinds:
        found = ", ".join(dict.fromkeys(kinds))
        raise FaultsError(
            f"Het afsluiten van {step.round.reference}", [f"in de lessen staat: {found}"]
        )
    step.round.lessons = lessons
