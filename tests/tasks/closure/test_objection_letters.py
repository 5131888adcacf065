"""Who objects gets a receipt, is told what is missing, and reads it when the decision waits."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.remedy_forms import ObjectionForm
from models.closure.term import Term, TermKind
from models.law.closure.remedies.hearing_days import HearingTooSoonError
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from tasks.acts.closure import remedy_acts
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, fill_register
from tests.builders.case_states import walk_at
from tests.builders.every_letter import LONG, objected_to
from tests.builders.money_builder import costs_fixed
from tests.builders.people.party_lines import withdraw
from tests.builders.remedy_builder import COMMITTEE, PLACE, invited, objection
from tests.readers.case_reading import words_of
from tests.readers.register_counts import counts

FILED, MENDED_BY, LATER = date(2026, 4, 20), date(2026, 5, 11), date(2026, 6, 1)


def decide_until() -> str:
    """The last day to decide, as the register holds it, as a letter writes it."""
    with reading() as session:
        term = session.exec(select(Term).where(Term.kind == TermKind.DECISION_ON_OBJECTION)).one()
    return dutch_date(term.last_day)


def letters() -> list[tuple[int | None, date, date]]:
    """To whom each letter went, when it was made, and when it left."""
    with reading() as session:
        found = (
            select(Document, Dispatch)
            .join(Dispatch, col(Dispatch.document_id) == col(Document.id))
            .where(Document.kind == DocumentKind.TRACK_LETTER)
            .order_by(col(Document.id))
        )
        return [
            (letter.party_number, letter.made_on, sent.sent_on)
            for letter, sent in session.exec(found).all()
        ]


def recorded_later(walk: Walk, state: str, on: date, recorded: date, **more: object) -> str:
    """A step of an objection that is recorded on a later day; what is told last."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "state": state, "party": 1}
    form = ObjectionForm.model_validate(values | more)
    return remedy_acts.record_objection(form, at(recorded)).said[-1]


def test_who_objects_gets_a_receipt_with_the_last_day_of_the_register(register: Path) -> None:
    """To him alone; the same act again makes no second letter."""
    walk = walk_at(register, "decision announced")
    said = objection(walk, "filed", FILED, party=1)
    assert said[-1] == "De brief hierover ging naar 1 partij."
    (words,) = words_of(DocumentKind.TRACK_LETTER)
    for part in (
        "Uw bezwaar: ontvangstbevestiging",
        "Uw bezwaar kwam bij mij binnen op maandag 20 april 2026.",
        f"Ik beslis uiterlijk op {decide_until()}",
        "Tegen deze brief kan niemand bezwaar maken",
    ):
        assert part in words
    assert "adviescommissie" not in words
    assert letters() == [(1, FILED, FILED)]
    before = counts()
    objection(walk, "filed", FILED, party=1)
    assert counts() == before


def test_the_receipt_names_the_committee_and_its_later_day(register: Path) -> None:
    """Awb 7:13(2): the objector is told of it; twelve weeks instead of six."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1, committee=True)
    (words,) = words_of(DocumentKind.TRACK_LETTER)
    assert "Een adviescommissie geeft mij eerst advies" in words
    assert f"Ik beslis uiterlijk op {decide_until()}" in words


@pytest.mark.parametrize(
    ("missing", "said", "not_said"),
    [
        (None, ("De redenen van het bezwaar.",), ("Een machtiging.",)),
        ("power_of_attorney", ("Een machtiging.",), ("De redenen van het bezwaar.",)),
        ("grounds_and_power", ("De redenen van het bezwaar.", "Een machtiging."), ()),
        ("name_or_signature", ("Naam, adres, datum of handtekening.",), ("Een machtiging.",)),
    ],
)
def test_who_objects_is_told_what_is_missing_and_until_when(
    register: Path, missing: str | None, said: tuple[str, ...], not_said: tuple[str, ...]
) -> None:
    """With the day of the form and the last day to decide, which waits for it."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    objection(walk, "repair_asked", date(2026, 4, 22), until=MENDED_BY, missing=missing)
    words = words_of(DocumentKind.TRACK_LETTER)[1]
    days = (dutch_date(MENDED_BY), decide_until())
    for part in (*said, f"uiterlijk op {days[0]}", f"Ik beslis uiterlijk op {days[1]}"):
        assert part in words
    assert not [part for part in not_said if part in words]
    assert letters()[1] == (1, date(2026, 4, 22), date(2026, 4, 22))


def test_who_objects_reads_the_new_day_when_the_decision_is_postponed(register: Path) -> None:
    """And gets no letter of a hearing or of what he did himself."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    first = decide_until()
    objection(walk, "heard", date(2026, 5, 20))
    objection(walk, "postponed", LATER)
    assert decide_until() != first
    receipt, postponed = words_of(DocumentKind.TRACK_LETTER)
    assert first in receipt
    assert f"Ik beslis nu uiterlijk op {decide_until()}" in postponed
    assert first not in postponed
    before = counts()
    objection(walk, "postponed", LATER)
    assert counts() == before


def test_a_receipt_that_is_recorded_late_has_both_days(register: Path) -> None:
    """It leaves on the day of recording and tells the day of receipt."""
    walk = walk_at(register, "decision announced")
    recorded_later(walk, "filed", FILED, date(2026, 4, 29))
    (words,) = words_of(DocumentKind.TRACK_LETTER)
    assert "binnen op maandag 20 april 2026" in words
    assert "29 april 2026" in words
    assert letters() == [(1, date(2026, 4, 29), date(2026, 4, 29))]


def test_no_letter_tells_of_a_day_that_is_over(register: Path) -> None:
    """Who records it after the last day to mend, is told that no letter was made."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    day = date(2026, 4, 22)
    told = recorded_later(walk, "repair_asked", day, date(2026, 5, 12), until=MENDED_BY)
    assert told == "Hierover is geen brief gemaakt: maandag 11 mei 2026 is al voorbij."
    assert len(letters()) == 1


def test_of_an_objection_of_nobody_known_no_letter_is_made(register: Path) -> None:
    """And the officer reads so."""
    walk = walk_at(register, "decision announced")
    said = objection(walk, "filed", FILED)
    assert said[-1].endswith("er is geen partij van wie het bezwaar is.")
    assert letters() == []


def test_who_was_withdrawn_gets_no_letter_of_what_follows(register: Path) -> None:
    """Nor does who acts for him; the step itself is kept."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=2)
    withdraw(walk, 2, date(2026, 4, 22))
    said = objection(walk, "postponed", LATER)
    assert said[-1].endswith("er is geen partij van wie het bezwaar is.")
    assert letters() == [(2, FILED, FILED)]


def test_what_is_missing_belongs_to_the_request_to_mend(register: Path) -> None:
    """Nothing is kept of another step with it."""
    walk = walk_at(register, "decision announced")
    before = counts()
    with pytest.raises(FaultsError, match="Wat ontbreekt: hoort bij repair_asked"):
        objection(walk, "filed", FILED, party=1, missing="grounds")
    assert counts() == before


@pytest.mark.usefixtures("register")
def test_who_acts_for_the_objector_gets_the_letter_too() -> None:
    """Awb 2:1; to the hearing alone others come too, who gave a zienswijze (7:2)."""
    fill_register()
    objected_to(LONG)
    assert [party for party, *_ in letters()] == [1, 3, 1, 3, 1, 3, 2, 4, 1, 3]
    own, representative = words_of(DocumentKind.TRACK_LETTER)[:2]
    assert "Uw bezwaar kwam bij mij binnen" in own
    assert "Het bezwaar van de partij voor wie u optreedt kwam bij mij binnen" in representative


def test_who_objects_is_invited_with_the_days_that_the_law_names(register: Path) -> None:
    """When, where, by whom, where the papers lie and until when they come (Awb 7:4(3))."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    for _ in range(2):
        said = invited(walk, date(2026, 5, 7))
        assert len(letters()) == 2
    assert said[0] == "Bezwaar 1 (partij 1): uitgenodigd voor de hoorzitting."
    (words,) = words_of(DocumentKind.TRACK_LETTER)[1:]
    for part in (
        "Uitnodiging voor een hoorzitting",
        "Dag: woensdag 20 mei 2026",
        "Tijd: 09.00 uur",
        f"Plaats: {PLACE}",
        f"Wie luistert: {COMMITTEE}",
        "liggen klaar vanaf woensdag 13 mei 2026",
        "uiterlijk op zaterdag 9 mei 2026",
        "gericht tegen mijn besluit van 2 april 2026 in zaak LIN-2026-001",
        "Dan kunt u die kosten soms terugkrijgen.",
        "Vraag dat voordat ik op het bezwaar beslis (artikel 7:15 Awb).",
        "Tegen deze brief kan niemand bezwaar maken",
    ):
        assert part in words
    objection(walk, "heard", date(2026, 5, 20))


def test_no_hearing_is_so_soon_that_papers_come_too_late(register: Path) -> None:
    """A day later it can; nothing is kept of what was refused."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    before = counts()
    with pytest.raises(HearingTooSoonError, match="Nodig uit voor donderdag 21 mei 2026 of later"):
        invited(walk, date(2026, 5, 9))
    assert counts() == before
    assert invited(walk, date(2026, 5, 8))[-1] == "De brief hierover ging naar 1 partij."


@pytest.mark.parametrize("lacks", ["hearing_on", "hearing_at", "hearing_place", "papers_at"])
def test_an_invitation_names_everything(register: Path, lacks: str) -> None:
    """No fact of it has a default; and with another step none of it is taken."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    before = counts()
    empty: dict[str, Any] = {lacks: None if lacks in {"hearing_on", "hearing_at"} else ""}
    with pytest.raises(FaultsError, match="vul dit in bij invited"):
        invited(walk, date(2026, 5, 7), **empty)
    with pytest.raises(FaultsError, match="Waar: hoort alleen bij invited"):
        objection(walk, "heard", date(2026, 5, 7), hearing_place=PLACE)
    assert counts() == before


def test_who_gave_a_zienswijze_is_invited_too_and_reads_nothing_of_the_objector(
    register: Path,
) -> None:
    """Awb 7:2(2): party 1 spoke before the decision; party 2 objects."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=2)
    said = invited(walk, date(2026, 5, 7))
    assert said[-1] == "De brief hierover ging naar 2 partijen."
    own, other = words_of(DocumentKind.TRACK_LETTER)[1:]
    assert [party for party, *_ in letters()[1:]] == [2, 1]
    assert "Uw bezwaar kwam bij mij binnen" in own
    assert "Iemand maakte bezwaar tegen mijn besluit" in other
    assert "Voor dat besluit gaf u mij uw mening" in other
    assert "kwam bij mij binnen" not in other


def test_to_a_hearing_about_a_sum_nobody_comes_who_spoke_about_the_closure(register: Path) -> None:
    """Awb 7:2(2): party 1 spoke before the order, and hears nothing of what another owes."""
    walk = costs_fixed(walk_at(register, "closed"))
    objection(walk, "filed", date(2026, 5, 6), party=2, decision=2)
    assert invited(walk, date(2026, 5, 7))[-1] == "De brief hierover ging naar 1 partij."
    own = words_of(DocumentKind.TRACK_LETTER)[-1]
    assert letters()[-1][0] == 2
    assert "gericht tegen mijn besluit van 4 mei 2026" in own


def test_another_time_is_another_invitation_that_names_the_one_before(register: Path) -> None:
    """Also on the same day; one that comes after the last day to decide says so."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    invited(walk, date(2026, 5, 7))
    invited(walk, date(2026, 5, 7), hearing_at="11:00")
    said = invited(walk, date(2026, 5, 8), date(2026, 8, 3))
    assert len(letters()) == 4
    first, second, third = words_of(DocumentKind.TRACK_LETTER)[1:]
    replaces = (
        "Deze brief komt in de plaats van mijn eerdere uitnodiging, voor woensdag 20 mei 2026"
    )
    assert replaces not in first
    assert replaces in second
    assert "Tijd: 11.00 uur" in second
    assert replaces in third
    assert f"Let op: op het bezwaar moet op {decide_until()} zijn beslist" in said[-2]


def test_who_objects_is_invited_also_when_the_decision_is_late(register: Path) -> None:
    """Nobody is heard less because the municipality is late."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED, party=1)
    said = invited(walk, date(2026, 9, 1), date(2026, 9, 20))
    assert said[-1] == "De brief hierover ging naar 1 partij."
    assert len(letters()) == 2


def test_an_officer_reads_that_the_objector_himself_is_not_invited(register: Path) -> None:
    """Party 1 spoke before and is; of whom the objection is, nobody knows."""
    walk = walk_at(register, "decision announced")
    objection(walk, "filed", FILED)
    said = invited(walk, date(2026, 5, 7))
    assert said[-2].startswith("Aan de indiener is hierover geen brief gemaakt")
    assert said[-1] == "De brief hierover ging naar 1 partij."
