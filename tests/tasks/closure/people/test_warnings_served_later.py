"""A warning, and what changes it, reaches a party later as every other decision does."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.document import DocumentKind
from models.closure.service_forms import ServedForm
from models.closure.term import Term, TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.weighing import WeighingMoment
from tasks.acts.closure import change_acts, party_acts
from tasks.closure import decision
from tasks.closure.people.services import NothingToServeError, ServedAlreadyError
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at
from tests.builders.case_states import walk_at
from tests.builders.municipality_places import a_warning_is_a_step_in_lindewaarde
from tests.builders.people.party_lines import line, record
from tests.builders.people.served_later import made, returned
from tests.readers.case_reading import REASON, words_of

WARNED, CHANGED, SERVED = date(2026, 3, 30), date(2026, 4, 13), date(2026, 4, 20)
NOW = "De waarschuwing geldt niet voor de winkel, alleen voor de woning daarboven."
TENANT = "huurder;Yara Verzonnen;Voorbeeldstraat 12;9999 XA;Verzonnendorp"


def form(walk: Walk, on: date, *otherwise: str) -> AnnouncementForm:
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1"}
    return AnnouncementForm.model_validate(values | {"party_channels": otherwise})


def warned(register: Path, *otherwise: str) -> Walk:
    """A warning of 30 March 2026."""
    walk = walk_at(register, "reassessed")
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(REASON,))
    walk.decide(on=WARNED, sent_on=WARNED, outcome=MeasureKind.WARNING)
    walk.approve(ApprovalSubject.DECISION, WARNED)
    decision.announce_decision(form(walk, WARNED, *otherwise), at(WARNED))
    return walk


def changed(walk: Walk, kind: ChangeKind, *otherwise: str) -> Walk:
    """The warning changes, or is withdrawn, on 13 April 2026."""
    more = {"changes": NOW} if kind is ChangeKind.CHANGE_WARNING else {}
    walk.prepare_change(kind, CHANGED, **more).approve(ApprovalSubject.CHANGE, CHANGED)
    change_acts.announce_change(form(walk, CHANGED, *otherwise), at(CHANGED))
    return walk


def reach(walk: Walk, party: int, number: int = 1) -> str:
    """Made, approved and served on 20 April 2026; what is answered."""
    made(walk, party, SERVED, SERVED, decision=number)
    walk.approve(ApprovalSubject.SERVICE, SERVED)
    values = {"reference": walk.reference, "on": SERVED, "by": "ZAAK1", "party": party}
    served = ServedForm.model_validate(values | {"decision": number})
    return party_acts.announce_service(served, at(SERVED)).words


def objection_terms() -> dict[int | None, date]:
    with reading() as session:
        rows = session.exec(select(Term).where(Term.kind == TermKind.OBJECTION)).all()
        return {row.party_number: row.last_day for row in rows}


@pytest.mark.parametrize("way", ["came back", "goes later"])
def test_a_warning_reaches_who_did_not_get_it(register: Path, way: str) -> None:
    """With his own day, and no term: in Lindewaarde a warning is no decision."""
    walk = warned(register, *(["2;later"] if way == "goes later" else []))
    if way == "came back":
        returned(walk, "undeliverable", 2, date(2026, 4, 2))
    said = reach(walk, 2)
    assert "het besluit is aan partij 2 bekendgemaakt; er begint geen termijn" in said
    (words,) = words_of(DocumentKind.LATER_DECISION)
    assert "Deze waarschuwing heb ik op maandag 30 maart 2026 aan anderen gestuurd." in words
    assert "Wel krijgt u een waarschuwing." in words
    assert "uiterlijk op maandag 1 juni 2026" in words
    assert "11 mei 2026" not in words
    assert objection_terms() == {}
    with pytest.raises(ServedAlreadyError, match="heeft partij 2 al bereikt"):
        made(walk, 2, SERVED, SERVED)


def test_a_warning_reaches_who_was_found_after_it(register: Path, tmp_path: Path) -> None:
    """He becomes a party in a case that was warned."""
    walk = warned(register)
    record(walk, tmp_path, line(TENANT), on=CHANGED)
    reach(walk, 3)
    (words,) = words_of(DocumentKind.LATER_DECISION)
    assert "Yara Verzonnen" in words
    assert "Ik heb van u geen zienswijze gekregen" not in words


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (ChangeKind.CHANGE_WARNING, "een gewijzigde waarschuwing van 13 april 2026"),
        (ChangeKind.WITHDRAW_WARNING, "de intrekking van een waarschuwing van 13 april 2026"),
    ],
)
def test_what_changes_a_warning_reaches_who_did_not_get_it(
    register: Path, kind: ChangeKind, what: str
) -> None:
    """A letter with his own day goes with the letter of then, and calls nothing a decision."""
    walk = changed(warned(register), kind, "2;later")
    said = reach(walk, 2, 2)
    assert "er begint geen termijn voor bezwaar" in said
    (words,) = words_of(DocumentKind.LATER_DECISION)
    assert f"Ik stuurde een brief: {what}." in words
    assert "uiterlijk op maandag 1 juni 2026" in words
    assert "mijn besluit" not in words
    assert objection_terms() == {}


def test_who_was_found_after_the_change_gets_the_change_of_then(
    register: Path, tmp_path: Path
) -> None:
    """As the others got it, to him; and a warning that was withdrawn he hears of no more."""
    walk = changed(warned(register), ChangeKind.WITHDRAW_WARNING)
    record(walk, tmp_path, line(TENANT), on=date(2026, 4, 15))
    reach(walk, 3, 2)
    later, then = words_of(DocumentKind.LATER_DECISION)
    assert "de intrekking van een waarschuwing" in later
    assert "Intrekking van mijn waarschuwing voor de woning" in then
    assert "Yara Verzonnen" in then
    with pytest.raises(NothingToServeError, match="'besluit ingetrokken'"):
        made(walk, 3, SERVED, SERVED)


def test_where_a_warning_is_a_step_his_term_to_object_begins(
    register: Path, tmp_path: Path
) -> None:
    """Six weeks from his own service."""
    with a_warning_is_a_step_in_lindewaarde(tmp_path / "places"):
        walk = changed(warned(register, "2;later"), ChangeKind.CHANGE_WARNING, "2;later")
        for number in (1, 2):
            said = reach(walk, 2, number)
            assert "deze partij kan bezwaar maken tot en met maandag 1 juni 2026" in said
    assert objection_terms()[2] == date(2026, 6, 1)
