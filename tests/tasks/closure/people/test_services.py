"""The decision reaches each party: a letter that came back, somebody found later, an own term."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.closure_forms import StepForm
from models.closure.document import DocumentKind
from models.closure.term import Term, TermKind
from models.law.closure.addressees import ReturnCause, is_served
from models.law.closure.procedure import TrackKind, TrackState
from models.law.common.errors import WeerbaarError
from tasks.closure.execution import close_premises
from tasks.closure.people.addressees_present import NotAgreedError
from tasks.closure.people.services import (
    NothingReturnedError,
    NothingToServeError,
    OtherServiceError,
    ServedAlreadyError,
)
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, decision_announced, fill_register, reassessed
from tests.builders.people.party_lines import line, record
from tests.builders.people.served_later import (
    APRIL_9,
    came_back,
    made,
    made_again,
    returned,
    served,
)
from tests.readers.case_reading import words_of

TENANT = "huurder;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"
OWN_LAST_DAY = date(2026, 5, 21)
SEEMED = [(1, date(2026, 5, 18)), (2, date(2026, 5, 18))]
"""As it left, before one of the two letters came back."""


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def objection_terms() -> list[tuple[int | None, date]]:
    """Whose term to object ends when."""
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == TermKind.OBJECTION)).all()
        return [(row.party_number, row.last_day) for row in rows]


@pytest.mark.parametrize(
    ("cause", "reached"),
    [
        (None, True),
        (ReturnCause.NOT_COLLECTED, True),
        (ReturnCause.REFUSED, True),
        (ReturnCause.UNDELIVERABLE, False),
        (ReturnCause.WRONG_ADDRESS, False),
    ],
)
def test_who_does_not_collect_bears_the_risk(cause: ReturnCause | None, *, reached: bool) -> None:
    """Undeliverable or to a wrong address is no announcement."""
    assert is_served(cause) is reached


def test_who_was_not_reached_gets_the_decision_with_a_term_of_his_own() -> None:
    """Six weeks from the day of his own announcement; the others keep theirs."""
    walk = made_again(came_back(decision_announced()))
    assert served(walk, channel="bailiff") == OWN_LAST_DAY
    assert objection_terms() == [*SEEMED, (2, OWN_LAST_DAY)]
    served(walk, channel="bailiff")
    assert len(objection_terms()) == 3
    (letter,) = words_of(DocumentKind.LATER_DECISION)
    words = " ".join(letter.split())
    assert "Dit besluit heb ik op donderdag 2 april 2026 aan anderen bekendgemaakt" in words
    assert "donderdag 21 mei 2026" in words
    assert "maandag 18 mei 2026" not in words


def test_the_term_to_decide_counts_from_the_term_of_who_objected() -> None:
    """Six weeks after the objection term of party 2 (Awb 7:10(1))."""
    walk = made_again(came_back(decision_announced()))
    served(walk)
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=2)
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=1)
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == TermKind.DECISION_ON_OBJECTION)).all()
    assert [row.last_day for row in rows] == [date(2026, 7, 2), date(2026, 6, 29)]


def test_somebody_found_after_the_announcement_is_served_alone(tmp_path: Path) -> None:
    """His letter says truthfully that he had no say before; he has the whole of his term."""
    walk = decision_announced()
    record(walk, tmp_path, line(TENANT), on=date(2026, 4, 8))
    made_again(walk, 3)
    assert served(walk, 3, channel="handed_over", clock_time="14:30") == OWN_LAST_DAY
    (letter,) = words_of(DocumentKind.LATER_DECISION)
    words = " ".join(letter.split())
    assert "Yara Verzonnen" in words
    assert "U kon vooraf geen mening geven over dit besluit" in words
    assert "Ik heb van u geen zienswijze gekregen" not in words


def closing(walk: Walk) -> str:
    """What closing answers."""
    form = StepForm.model_validate(
        {"reference": walk.reference, "on": date(2026, 4, 10), "by": "ZAAK1"}
    )
    return close_premises(form, at(form.on))


def test_closing_says_who_was_not_reached() -> None:
    """And nothing of it when everybody was."""
    walk = came_back(decision_announced())
    assert "het besluit heeft partij 2 nog niet bereikt" in closing(walk)


def test_closing_names_nobody_when_all_were_reached() -> None:
    walk = decision_announced()
    returned(walk, "not_collected")
    assert "nog niet bereikt" not in closing(walk)


@pytest.mark.parametrize(
    ("attempt", "error", "words"),
    [
        (made, ServedAlreadyError, "heeft partij 2 al bereikt"),
        (
            lambda walk: returned(walk, "refused", on=date(2026, 4, 1)),
            NothingReturnedError,
            "geen besluit verzonden",
        ),
        (
            lambda walk: served(made_again(came_back(walk)), on=date(2026, 4, 10)),
            OtherServiceError,
            "klaar voor verzending op vrijdag 10 april 2026",
        ),
        (
            lambda walk: served(made_again(came_back(walk)), party=1),
            OtherServiceError,
            "geen goedgekeurde brief aan partij 1",
        ),
        (
            lambda walk: served(made_again(came_back(walk)), channel="email"),
            NotAgreedError,
            "niet ingestemd met e-mail",
        ),
    ],
    ids=["served already", "before it left", "another day", "another party", "by e-mail"],
)
def test_what_cannot_be_served_is_refused(
    attempt: object, error: type[WeerbaarError], words: str
) -> None:
    """With the case and the day."""
    assert callable(attempt)
    walk = decision_announced()
    with pytest.raises(error) as refused:
        attempt(walk)
    assert words in str(refused.value)
    assert walk.reference in str(refused.value)


def test_nothing_is_served_before_the_decision_was_announced() -> None:
    walk = reassessed()
    with pytest.raises(NothingToServeError, match="er is geen besluit bekendgemaakt"):
        made(walk, sent_on=APRIL_9)
