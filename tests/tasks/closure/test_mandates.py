"""Who decides on an objection: never who took the decision under mandate (Awb 10:3(3))."""

import re
from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import TrackKind, TrackState
from tasks.closure.remedies.mandates import TookTheDecisionError
from tests.builders.case_builder import EXAMPLE, Home, Walk, closed, fill_register
from tests.builders.case_states import walk_at
from tests.builders.municipality_places import copy_folder
from tests.conftest import UsePlaces
from tests.readers.case_reading import words_of
from tests.readers.register_counts import counts

MADE, APPROVED = date(2026, 6, 1), date(2026, 6, 2)
SUBJECT = ApprovalSubject.REMEDY_DECISION
OVERKANT = "9104"


def objected(walk: Walk) -> Walk:
    """Party 1 objected to the order, which BGM approved on 1 April 2026."""
    return walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 4, 20), party=1)


def decision_made(walk: Walk) -> Walk:
    """The objection is unfounded."""
    return walk.decide_remedy(MADE, date(2026, 6, 3), outcome="dismissed")


def test_who_took_the_order_under_mandate_does_not_decide_on_the_objection(register: Path) -> None:
    """One sentence, nothing kept; another who may decide can."""
    walk = decision_made(objected(walk_at(register, "closed")))
    before = counts()
    with pytest.raises(TookTheDecisionError) as refused:
        walk.approve(SUBJECT, APPROVED, by="BGM")
    assert str(refused.value) == (
        "Zaak LIN-2026-001: BGM nam het besluit van donderdag 2 april 2026 in mandaat "
        "(Mandaatbesluit Lindewaarde (verzonnen)) en mag op dinsdag 2 juni 2026 niet op het "
        "bezwaar beslissen; een ander keurt goed (artikel 10:3, derde lid, Awb)."
    )
    assert counts() == before
    walk.approve(SUBJECT, APPROVED, by="LOCO")
    walk.announce_remedy(date(2026, 6, 3))


def test_who_took_a_change_that_was_joined_does_not_decide_either(register: Path) -> None:
    """Awb 6:19: the objection is against the change as well."""
    walk = objected(walk_at(register, "closed"))
    day = date(2026, 4, 24)
    walk.prepare_change(ChangeKind.SHORTER, day, amount=2, unit="months")
    walk.approve(ApprovalSubject.CHANGE, day, by="LOCO").announce_change(day)
    decision_made(walk)
    for officer, words in (("BGM", "het besluit van"), ("LOCO", "het wijzigingsbesluit van")):
        with pytest.raises(TookTheDecisionError, match=f"{officer} nam {words}"):
            walk.approve(SUBJECT, APPROVED, by=officer)


def test_a_request_may_be_decided_by_the_same_officer(register: Path) -> None:
    """It is no objection."""
    walk = walk_at(register, "closed")
    walk.track(TrackKind.REOPENING_REQUEST, TrackState.REQUESTED, date(2026, 5, 18), party=2)
    walk.decide_remedy(MADE, date(2026, 6, 3), outcome="refused", about="reopening_request")
    walk.approve(SUBJECT, APPROVED, by="BGM")
    assert all(
        "Namens de burgemeester" in words for words in words_of(DocumentKind.REMEDY_DECISION)
    )


def test_a_mayor_who_signs_himself_decides_on_the_objection_too(
    tmp_path: Path, register: Path, use_places: UsePlaces
) -> None:
    """Without a mandate nobody took the order for him."""
    assert register
    rules = copy_folder(tmp_path, "overkant", OVERKANT, "Overkant", "OVK") / "local-rules.yaml"
    text = re.sub(r"mandate:\n(  .*\n)+", "", rules.read_text(encoding="utf-8"))
    rules.write_text(text.replace("[mandate]", "[]"), encoding="utf-8")
    use_places(tmp_path)
    file = tmp_path / "organisatie.yaml"
    text = (EXAMPLE / "organisatie.yaml").read_text(encoding="utf-8")
    text = text.replace("lindewaarde", "overkant").replace("9002", OVERKANT)
    file.write_text(text, encoding="utf-8")
    fill_register(Home(OVERKANT, file))
    walk = decision_made(objected(closed()))
    walk.approve(SUBJECT, APPROVED, by="BGM")
    own, other = words_of(DocumentKind.REMEDY_DECISION)
    assert "De burgemeester van Overkant" in own
    assert "Namens de burgemeester" not in own + other


def test_the_mayor_signs_on_objection_where_others_sign_for_him(register: Path) -> None:
    """The mandate for decisions is none for objections."""
    decision_made(objected(walk_at(register, "closed")))
    for words in words_of(DocumentKind.REMEDY_DECISION):
        assert "De burgemeester van Lindewaarde" in words
        assert "Namens de burgemeester" not in words
