"""What was recorded wrongly is put right: told with a reason, and never sent with the old data."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.document import Dispatch, Document, DocumentKind
from models.law.closure.occurrences import Occurrence
from models.law.common.errors import FaultsError
from tasks.closure import case_overview
from tasks.closure.approvals import NotPreparedError, VoidVersionError
from tasks.closure.case_step import OrderOfDaysError, UnknownPartyError
from tasks.closure.people.rectifications import RectificationDueError
from tasks.closure.people.withdrawn_parties import StoodInForError
from tasks.register.resources import reading
from tests.builders.case_builder import (
    LINDEWAARDE,
    Walk,
    decision_announced,
    fill_register,
    intent_announced,
)
from tests.builders.people.party_lines import OFFENDER, OWNER, line, record, rectify, withdraw
from tests.readers.case_reading import words_of

FEB_25 = date(2026, 2, 25)
MARCH_3 = date(2026, 3, 3)
APRIL_7 = date(2026, 4, 7)
MISSPELT = OFFENDER.replace("Nietbestaand", "Nietbestant")


@pytest.fixture(autouse=True)
def _filled(register: Path) -> None:
    assert register
    fill_register()


def course() -> list[tuple[Occurrence, int | None]]:
    """What happened to which party."""
    with reading() as session:
        rows = session.exec(select(CaseEvent).order_by(col(CaseEvent.number))).all()
        return [(row.what, row.party_number) for row in rows]


def sent() -> list[tuple[str, int]]:
    """Name of each letter that left, with the party."""
    with reading() as session:
        rows = session.exec(
            select(Document, Dispatch).join(Dispatch, col(Dispatch.document_id) == col(Document.id))
        ).all()
        return [(document.name, row.party_number) for document, row in rows]


def history(reference: str) -> list[str]:
    """What the history tells."""
    return [event.what for event in case_overview.timeline_of(reference).events]


def prepared(folder: Path) -> Walk:
    """A case with a misspelt offender, of which the notice is made and approved."""
    walk = Walk().police_report()
    record(walk, folder, line(MISSPELT), line(OWNER))
    return walk.weigh().prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2))


def test_a_misspelt_party_gets_no_letter_with_the_wrong_name_ever(tmp_path: Path) -> None:
    """The approved letters are void; made anew they carry the name as it is, and only they go."""
    walk = prepared(tmp_path)
    mended = line(OFFENDER, number="1")
    record(walk, tmp_path, mended, on=date(2026, 3, 2), reason="verkeerd gespeld", correction=True)
    with pytest.raises(VoidVersionError, match="versie 1 van het voornemen geldt niet meer"):
        walk.announce_intent()
    assert sent() == []

    walk.prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    with reading() as session:
        left = session.exec(
            select(Document.version).join(Dispatch, col(Dispatch.document_id) == col(Document.id))
        ).all()
    assert left == [2, 2]
    old, _, new, _ = words_of(DocumentKind.NOTICE_OF_INTENT)
    assert "Nietbestant" in old
    assert "Nietbestaand" in new
    assert "Nietbestant" not in new
    assert ApprovalSubject.RECTIFICATION not in {
        item.subject for item in case_overview.waiting_approvals((LINDEWAARDE,))
    }


def test_a_void_version_is_not_approved_either(tmp_path: Path) -> None:
    """And it waits for nobody."""
    walk = Walk().police_report()
    record(walk, tmp_path, line(MISSPELT), line(OWNER))
    walk.weigh().prepare_intent()
    record(walk, tmp_path, line(OFFENDER, number="1"), on=date(2026, 3, 2), reason="gespeld")
    with pytest.raises(VoidVersionError):
        walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2))
    assert case_overview.waiting_approvals((LINDEWAARDE,)) == ()


def test_every_change_is_an_event_with_its_reason_and_no_person(tmp_path: Path) -> None:
    """An address and a birth date after the decision: told by what changed, not by its value."""
    walk = decision_announced()
    moved = OFFENDER.replace("overtreder + bewoner", "overtreder").replace("12", "14")
    record(
        walk, tmp_path, line(moved, born="1987-03-15", number="1"), on=APRIL_7, reason="verhuisd"
    )
    assert course()[-1] == (Occurrence.PARTY_CHANGED, 1)
    told = [what for what in history(walk.reference) if "gewijzigd" in what]
    assert told == ["Partij 1 gewijzigd (adres, geboortedatum en telefoonnummer). Reden: verhuisd"]


def test_the_same_file_again_is_no_change(tmp_path: Path) -> None:
    """No event, no reason asked."""
    walk = Walk().police_report()
    record(walk, tmp_path, line(OFFENDER), line(OWNER))
    before = history(walk.reference)
    record(walk, tmp_path, line(OFFENDER), line(OWNER))
    assert history(walk.reference) == before


def test_a_change_without_a_reason_is_refused(tmp_path: Path) -> None:
    """It says which party; nothing is stored."""
    walk = intent_announced()
    with pytest.raises(FaultsError, match="partij 1 staat al in de zaak met andere gegevens"):
        record(walk, tmp_path, line(MISSPELT, number="1"), on=MARCH_3)
    assert (Occurrence.PARTY_CHANGED, 1) not in course()


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("het is Nietbestaand", "naam van een betrokkene"),
        ("het is Nietbestant", "naam van een betrokkene"),
        ("geboren op 14 maart 1987", "geboortedatum"),
        ("woont op voorbeeldstraat 12", "adres van een betrokkene"),
        ("postcode is 9999xa", "adres van een betrokkene"),
        ("belde met 06-00000001", "telefoonnummer van een betrokkene"),
    ],
)
def test_a_reason_names_nobody(tmp_path: Path, reason: str, kind: str) -> None:
    """As the party was, and as it becomes."""
    walk = intent_announced()
    with pytest.raises(FaultsError) as refused:
        record(walk, tmp_path, line(MISSPELT, number="1"), on=MARCH_3, reason=reason)
    assert kind in str(refused.value)
    with pytest.raises(FaultsError, match=kind if "bestant" not in reason else "De reden|naam"):
        withdraw(walk, 1, MARCH_3, f"{reason} Xander")


@pytest.mark.parametrize("reason", ["verkeerd gespeld", "verhuisd", "de eigenaar bleek een ander"])
def test_an_ordinary_reason_is_taken(tmp_path: Path, reason: str) -> None:
    """Words without a person."""
    walk = intent_announced()
    record(walk, tmp_path, line(MISSPELT, number="1"), on=MARCH_3, reason=reason)
    assert course()[-1] == (Occurrence.PARTY_CHANGED, 1)


def test_who_is_withdrawn_gets_a_rectification_and_then_nothing_more() -> None:
    """What went out is put right by a letter that a second person approves; no decision comes."""
    walk = intent_announced()
    said = withdraw(walk, 2, MARCH_3)
    assert "Versie 1 van de rectificatie is gemaakt" in said[1]
    (words,) = words_of(DocumentKind.RECTIFICATION)
    plain = " ".join(words.split())
    assert "een brief van 2 maart 2026: voornemen" in plain
    assert "U bent geen partij in deze zaak" in plain
    assert rectify(walk, date(2026, 3, 4)) == 1
    assert course()[-1] == (Occurrence.RECTIFICATION_SENT, 2)

    walk.zienswijze().weigh_again().decide()
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    assert sent() == [
        ("voornemen-partij-1.pdf", 1),
        ("voornemen-partij-2.pdf", 2),
        ("rectificatie-partij-2.pdf", 2),
        ("besluit-partij-1.pdf", 1),
    ]
    with pytest.raises(UnknownPartyError, match="partij 2 is ingetrokken"):
        walk.zienswijze(party=2, on=date(2026, 4, 8))


def test_nobody_is_withdrawn_before_the_day_of_his_letter() -> None:
    """On the day itself he is: the letter of the morning is put right."""
    walk = intent_announced()
    with pytest.raises(OrderOfDaysError, match="partij 2 ging op maandag 2 maart 2026 nog een"):
        withdraw(walk, 2, date(2026, 3, 1))
    assert "Versie 1 van de rectificatie is gemaakt" in withdraw(walk, 2, date(2026, 3, 2))[1]


def test_who_is_withdrawn_before_anything_left_gets_no_letter_at_all(tmp_path: Path) -> None:
    """No rectification, and the prepared letters are void."""
    walk = prepared(tmp_path)
    assert withdraw(walk, 2, date(2026, 3, 2)) == (
        f"Zaak {walk.reference}: partij 2 is ingetrokken.",
    )
    with pytest.raises(VoidVersionError):
        walk.announce_intent()
    walk.prepare_intent().approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    assert sent() == [("voornemen-partij-1.pdf", 1)]


def test_a_correction_after_a_letter_is_told_to_the_party(tmp_path: Path) -> None:
    """A mistake gets a rectification, a removal does not."""
    walk = intent_announced()
    record(walk, tmp_path, line(MISSPELT, number="1"), on=MARCH_3, reason="andere spelling")
    assert words_of(DocumentKind.RECTIFICATION) == []
    mended = line(OFFENDER, number="1")
    record(walk, tmp_path, mended, on=MARCH_3, reason="verkeerd gespeld", correction=True)
    (words,) = words_of(DocumentKind.RECTIFICATION)
    assert "Uw gegevens stonden daarin niet goed" in " ".join(words.split())
    assert rectify(walk, MARCH_3) == 1


def test_two_rectifications_that_wait_go_together(tmp_path: Path) -> None:
    """The newest version holds both; sent twice is sent once."""
    walk = intent_announced()
    withdraw(walk, 2, MARCH_3)
    record(walk, tmp_path, line(MISSPELT, number="1"), on=MARCH_3, reason="fout", correction=True)
    assert rectify(walk, MARCH_3) == 2
    before = sent()
    rectify(walk, MARCH_3)
    assert sent() == before


def test_a_file_is_not_closed_while_a_rectification_waits() -> None:
    """Somebody still holds a letter that was not meant for him."""
    walk = decision_announced()
    withdraw(walk, 2, APRIL_7)
    walk.end(date(2026, 7, 10))
    walk.register_both(date(2026, 7, 10))
    with pytest.raises(RectificationDueError, match="partij 2 is nog niet verzonden"):
        walk.archive(date(2026, 7, 20))
    rectify(walk, APRIL_7)
    walk.archive(date(2026, 7, 20))


def test_a_party_for_whom_another_acts_stays_until_that_one_is_gone(tmp_path: Path) -> None:
    """Else a representative of nobody would be left."""
    walk = Walk().police_report()
    agent = "gemachtigde;Mr. Bedacht Advocaat;Postbus 3;9999 ZY;Verzonnendorp"
    record(walk, tmp_path, line(OFFENDER), line(OWNER), line(agent, of="2"))
    with pytest.raises(StoodInForError, match="partij 3 treedt op voor partij 2"):
        withdraw(walk, 2, FEB_25)
    withdraw(walk, 3, FEB_25)
    withdraw(walk, 2, FEB_25)
    assert course()[-1] == (Occurrence.PARTY_WITHDRAWN, 2)


def test_a_withdrawn_party_is_withdrawn_once() -> None:
    """The same day again changes nothing; a party that never was is unknown."""
    walk = intent_announced()
    withdraw(walk, 2, MARCH_3)
    before = course()
    withdraw(walk, 2, MARCH_3)
    assert course() == before
    with pytest.raises(UnknownPartyError, match="heeft geen partij 9"):
        withdraw(walk, 9, MARCH_3)


def test_no_rectification_is_sent_that_was_not_made() -> None:
    walk = intent_announced()
    with pytest.raises(NotPreparedError, match="de rectificatie is nog niet gemaakt"):
        rectify(walk, MARCH_3)
