"""A second find at the same address: proposed as a repeat, and counted or set aside by somebody."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.case_event import CaseEvent
from models.closure.closure import PreviousOffence
from models.closure.closure_forms import PoliceReportForm
from models.closure.document import DocumentKind
from models.closure.place.repeat import RepeatJudgement
from models.closure.site_forms import NewFindForm
from models.common.history import Event
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.common.errors import FaultsError
from tasks.acts.closure import closure_acts, site_acts
from tasks.closure.approvals import VoidVersionError
from tasks.closure.site.repeat_answers import ANSWERED
from tasks.closure.site.repeats import UnansweredRepeatError
from tasks.register.resources import reading
from tests.builders.case_builder import (
    COCAINE,
    Walk,
    at,
    closed,
    earlier_measure,
    fill_register,
    police_report_values,
)
from tests.readers.case_reading import words_of

FIRST, SECOND = "LIN-2026-001", "LIN-2026-002"
FOUND_ON = date(2026, 2, 10)
ON = date(2026, 3, 2)
THREE_GRAMS = [COCAINE | {"amount": "3"}]
"""A warning the first time, four weeks the second, three months the third."""
NEIGHBOUR = "9002200000000013"


@pytest.fixture(autouse=True)
def _filled(request: pytest.FixtureRequest) -> None:
    """Organisation and addresses of the example, on both databases where a test asks for that."""
    both = "any_register" in request.fixturenames
    request.getfixturevalue("any_register" if both else "register")
    fill_register()


def second_find(**changes: Any) -> Walk:
    """The case of the second find, weighed."""
    values = {"findings": THREE_GRAMS} | changes
    return Walk().police_report(**values).parties().weigh()


def proposed(**changes: Any) -> tuple[str, ...]:
    """What an officer reads between what is recorded of a report and what comes next."""
    form = PoliceReportForm.model_validate(police_report_values(**changes))
    said = closure_acts.record_police_report(form, at(form.on)).said[1:]
    return tuple(line for line in said if not line.startswith("Volgende stap:"))


def makes(walk: Walk, measure: str) -> None:
    """The intent can be made with the measure that the matrix proposes, and with no other."""
    if measure == "warning":
        walk.prepare_intent(outcome=MeasureKind.WARNING)
    else:
        walk.prepare_intent()
        text = words_of(DocumentKind.NOTICE_OF_INTENT)[0]
        assert f"sluiting voor {measure}" in " ".join(text.split())


@pytest.mark.usefixtures("any_register")
def test_a_second_find_is_proposed_when_its_report_comes_in() -> None:
    """The officer reads it at once; the intent waits for the answer and names the earlier case."""
    earlier_measure()
    (told,) = proposed()
    assert told == (
        "Op dit adres was eerder zaak LIN-2026-001 (vondst op 11 mei 2025). Leg vast of die "
        "meetelt als herhaling."
    )
    walk = Walk(SECOND).parties().weigh()
    with pytest.raises(UnansweredRepeatError, match=r"LIN-2026-001 \(vondst op 11 mei 2025\)"):
        walk.prepare_intent()


def test_a_repeat_that_counts_makes_the_measure_heavier() -> None:
    """Four weeks instead of a warning; the letter says that the own file shows it."""
    earlier_measure()
    walk = second_find()
    done = walk.answer_repeat("counts", ON)
    assert done.said == (
        "Zaak LIN-2026-002: zaak LIN-2026-001 (vondst op 11 mei 2025) telt mee als herhaling.",
    )
    makes(walk, "4 weken")
    for text in words_of(DocumentKind.NOTICE_OF_INTENT):
        assert "Het is niet de eerste keer" in text
        assert "uit haar eigen dossier" in text


def test_a_repeat_that_is_set_aside_needs_a_reason_and_leaves_the_first_offence() -> None:
    """The reason stays in the history; the letter speaks of a first offence."""
    earlier_measure()
    walk = second_find()
    with pytest.raises(FaultsError, match="Reden: geef aan waarom"):
        walk.answer_repeat("set_aside", ON, reason="  ")
    walk.answer_repeat("set_aside", ON, reason="van een vorige bewoner")
    makes(walk, "warning")
    with reading() as session:
        told = session.exec(select(Event.what).where(Event.chain == SECOND)).all()
    assert (
        "Eerdere overtreding, zaak LIN-2026-001 (vondst op 11 mei 2025): telt niet mee. "
        "Reden: van een vorige bewoner" in told
    )
    for text in words_of(DocumentKind.NOTICE_OF_INTENT):
        assert "uit haar eigen dossier" not in text


@pytest.mark.usefixtures("any_register")
@pytest.mark.parametrize("answer", ["counts", "set_aside"])
def test_what_was_answered_is_never_asked_twice(answer: str) -> None:
    """Not by the report again, not by the intent; the same answer again changes nothing."""
    earlier_measure()
    walk = second_find()
    walk.answer_repeat(answer, ON, reason="van een vorige bewoner")
    with reading() as session:
        told = session.exec(select(Event.what)).all()
    walk.answer_repeat(answer, ON, reason="van een vorige bewoner")
    with reading() as session:
        assert session.exec(select(Event.what)).all() == told
        happened = session.exec(
            select(CaseEvent.what).where(col(CaseEvent.what).in_(ANSWERED.values()))
        ).all()
    assert len(happened) == 1
    assert proposed(findings=THREE_GRAMS) == ()


def test_another_answer_makes_what_was_prepared_void() -> None:
    """Until the decision left; the letter of the first answer leaves no more."""
    earlier_measure()
    walk = second_find()
    walk.answer_repeat("counts", ON)
    walk.prepare_intent().answer_repeat("set_aside", ON, reason="van een vorige bewoner")
    with pytest.raises(VoidVersionError):
        walk.announce_intent()
    makes(walk, "warning")
    with reading() as session:
        (row,) = session.exec(select(RepeatJudgement)).all()
    assert (row.answer.value, row.reason) == ("set_aside", "van een vorige bewoner")


@pytest.mark.parametrize(
    ("earlier", "is_asked"),
    [
        (date(2021, 2, 10), True),
        (date(2021, 2, 9), False),
        (date(2026, 2, 9), True),
        (date(2026, 2, 10), False),
    ],
    ids=["the anniversary", "a day more than five years", "the day before", "the same day"],
)
def test_only_an_earlier_find_within_the_lookback_is_proposed(
    earlier: date, *, is_asked: bool
) -> None:
    """Five years in Lindewaarde, the anniversary included; what is not asked cannot count."""
    earlier_measure(earlier)
    assert bool(proposed(findings=THREE_GRAMS)) is is_asked
    walk = Walk(SECOND).parties().weigh()
    if is_asked:
        with pytest.raises(UnansweredRepeatError):
            walk.prepare_intent()
    else:
        with pytest.raises(FaultsError, match="Eerdere zaak"):
            walk.answer_repeat("counts", ON)
        makes(walk, "warning")


def test_a_chain_is_proposed_as_a_whole() -> None:
    """2018 is too long ago by itself; it is asked because 2022 may count, and only then."""
    earlier_measure(date(2018, 6, 1), report_number="PL-2018-1")
    earlier_measure(date(2022, 6, 1), report_number="PL-2022-1")
    assert len(proposed(findings=THREE_GRAMS)) == 2
    walk = Walk("LIN-2026-003").parties().weigh()
    told = walk.answer_repeat("counts", ON, earlier=SECOND).said
    assert "zaak LIN-2026-001 (vondst op 1 juni 2018)" in told[1]
    walk.answer_repeat("counts", ON, earlier=FIRST)
    makes(walk, "3 maanden")


def test_without_its_link_an_old_find_is_asked_no_more() -> None:
    """2022 is set aside, so that 2018 lies too far back."""
    earlier_measure(date(2018, 6, 1), report_number="PL-2018-1")
    earlier_measure(date(2022, 6, 1), report_number="PL-2022-1")
    walk = second_find()
    done = walk.answer_repeat("set_aside", ON, earlier=SECOND, reason="van een vorige bewoner")
    assert len(done.said) == 1
    with pytest.raises(FaultsError, match="te lang geleden"):
        walk.answer_repeat("counts", ON, earlier=FIRST)
    makes(walk, "warning")


def test_a_case_without_a_measure_is_no_repeat() -> None:
    """Only reported, or withdrawn: not proposed, and nobody can count it."""
    Walk().police_report(report_number="PL-2025-0001", found_on=date(2025, 5, 11))
    walk = second_find()
    with pytest.raises(FaultsError, match="geen eerdere zaak op dit adres die tot een maatregel"):
        walk.answer_repeat("counts", ON)
    makes(walk, "warning")


def test_another_address_and_another_municipality_are_no_repeat() -> None:
    """The BAG address decides."""
    earlier_measure(bag_id=NEIGHBOUR)
    assert proposed(findings=THREE_GRAMS) == ()


def test_the_same_address_as_another_kind_of_premises_is_a_repeat() -> None:
    """A dwelling that was a shop before stands at the same address."""
    earlier_measure(premises_kind="premises")
    assert len(proposed()) == 1


def test_a_typed_day_has_a_source_and_is_not_asked_again() -> None:
    """It counts already, by its source; without one the form is refused."""
    earlier_measure()
    typed = {"offence_on": "2025-05-11", "source": "rapport PL-2025-0001"}
    walk = second_find(previous_offences=[typed])
    with pytest.raises(FaultsError, match="telt al mee volgens de rapportage"):
        walk.answer_repeat("counts", ON)
    makes(walk, "4 weken")
    with reading() as session:
        (row,) = session.exec(select(PreviousOffence)).all()
    assert (row.offence_on, row.source) == (date(2025, 5, 11), "rapport PL-2025-0001")
    for wrong in ("2025-05-11", "2025-05-11;", {"offence_on": "2025-05-11"}):
        with pytest.raises(FaultsError, match="Bron"):
            PoliceReportForm.model_validate(police_report_values(previous_offences=[wrong]))


def test_a_name_is_refused_as_a_reason_also_of_a_party_of_the_earlier_case() -> None:
    """The reason stays in the history of the case for ever."""
    earlier_measure().parties(date(2026, 2, 25))
    walk = Walk().police_report(findings=THREE_GRAMS)
    with pytest.raises(FaultsError, match="De reden"):
        walk.answer_repeat("set_aside", ON, reason="dat was Nico Nietbestaand")


def test_an_earlier_decision_that_was_withdrawn_counts_no_more() -> None:
    """What was counted before must be set aside, else the letter would say what is not so."""
    closed()
    walk = second_find(report_number="PL-2", found_on=date(2026, 4, 20), on=date(2026, 5, 4))
    walk = Walk(SECOND)
    walk.answer_repeat("counts", date(2026, 5, 6))
    Walk(FIRST).change(ChangeKind.WITHDRAW, date(2026, 5, 7))
    with pytest.raises(UnansweredRepeatError, match="geldt niet meer"):
        walk.prepare_intent(on=date(2026, 5, 8), sent_on=date(2026, 5, 8))
    walk.answer_repeat("set_aside", date(2026, 5, 8), reason="dat besluit is ingetrokken")
    walk.prepare_intent(on=date(2026, 5, 8), sent_on=date(2026, 5, 8), outcome="warning")


def new_find(walk: Walk, number: str, found_on: date) -> None:
    """A new report about premises of which an order stands."""
    on = date(2026, 5, 1)
    form = NewFindForm(
        reference=walk.reference, on=on, by="ZAAK1", report_number=number, found_on=found_on
    )
    site_acts.record_new_find(form, at(on))


@pytest.mark.usefixtures("any_register")
def test_a_new_find_during_a_closure_makes_its_own_case_a_repeat() -> None:
    """Also when the new report names the address beside it, such as a shed with a number."""
    new_find(closed(), "PL-2026-0099", date(2026, 4, 30))
    told = proposed(
        report_number="PL-2026-0099",
        found_on=date(2026, 4, 30),
        on=date(2026, 5, 2),
        bag_id=NEIGHBOUR,
    )
    assert [FIRST in line for line in told] == [True]


@pytest.mark.usefixtures("any_register")
def test_a_new_find_without_a_case_of_its_own_is_an_earlier_offence_itself() -> None:
    """Beside the find that the closure was for; each is answered by its own day."""
    first = closed()
    new_find(first, "PL-2026-0099", date(2026, 4, 30))
    later = {"report_number": "PL-3", "found_on": date(2026, 6, 1), "on": date(2026, 6, 2)}
    assert len(proposed(**later)) == 2
    walk = Walk(SECOND)
    done = walk.answer_repeat("counts", date(2026, 6, 3), found_on=date(2026, 4, 30))
    assert "nieuwe vondst op 30 april 2026" in done.said[0]
    walk.answer_repeat("counts", date(2026, 6, 3))
    with pytest.raises(FaultsError, match="met een nieuwe vondst op 1 mei 2026"):
        walk.answer_repeat("counts", date(2026, 6, 3), found_on=date(2026, 5, 1))


def test_a_report_that_moves_to_another_address_takes_no_answer_along() -> None:
    """The answer was about the other address."""
    earlier_measure()
    walk = second_find()
    walk.answer_repeat("counts", ON)
    walk.police_report(findings=THREE_GRAMS, bag_id=NEIGHBOUR, correction=True)
    makes(walk, "warning")
