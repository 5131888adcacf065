"""What the database itself refuses, also when the code is bypassed; on SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase, Finding, FindingKind
from models.closure.document import Document, DocumentKind
from models.common.history import Event, EventKind, append_event, broken_links
from models.common.municipality import Municipality, Officer
from models.common.premises import Address, Premises
from models.law.closure.measures import DrugList, Unit
from models.law.closure.procedure import Urgency
from models.law.common.premises_kinds import PremisesKind
from tasks.register import resources

DAY = date(2026, 3, 2)
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(name="session")
def fixture_session(any_register: str) -> Iterator[Session]:
    """A register with one case, one preparer (1) and one approver (2)."""
    assert any_register
    with Session(resources.engine()) as session:
        session.add(
            Municipality(code="9002", name="Lindewaarde", folder="lindewaarde", abbreviation="LIN")
        )
        for number in (1, 2):
            session.add(
                Officer(id=number, code=f"O{number}", name="Verzonnen", email="o@gemeente.invalid")
            )
        session.flush()
        session.add(
            Address(
                bag_id="9002200000000012",
                municipality_code="9002",
                street="Voorbeeldstraat",
                house_number=12,
                place="Verzonnendorp",
                rd_x=1,
                rd_y=1,
                valid_from=date(2000, 1, 1),
            )
        )
        session.flush()
        session.add(
            Premises(id=1, bag_id="9002200000000012", kind=PremisesKind.DWELLING, inhabited=True)
        )
        session.flush()
        session.add(
            ClosureCase(
                with_other_offences=False,
                of_housing_corporation=False,
                urgency=Urgency.NONE,
                id=1,
                reference="LIN-2026-001",
                municipality_code="9002",
                premises_id=1,
                report_number="PL-1",
                found_on=DAY,
                reported_on=DAY,
            )
        )
        session.commit()
        yield session


def approval(**changes: Any) -> Approval:
    """A prepared notice of intent."""
    values: dict[str, Any] = {
        "case_id": 1,
        "subject": ApprovalSubject.INTENT,
        "prepared_by": 1,
        "prepared_on": DAY,
        "takes_effect_on": DAY,
        "digest": "d" * 64,
    }
    return Approval(**(values | changes))


def refused(session: Session, statement: str, reason: str) -> None:
    """The database refuses this statement for this reason, and the row stays as it was."""
    with pytest.raises(DatabaseError, match=reason):
        session.execute(text(statement))
    session.rollback()


def test_one_person_cannot_prepare_and_approve(session: Session) -> None:
    """Neither by inserting such a row nor by changing one behind the back of the code."""
    session.add(approval(approved_by=1, approved_on=DAY))
    with pytest.raises(DatabaseError, match="two_different_people"):
        session.commit()
    session.rollback()
    session.add(approval())
    session.commit()

    refused(
        session,
        "UPDATE approval SET approved_by = 1, approved_on = '2026-03-02'",
        "two_different_people",
    )


def test_who_prepared_cannot_be_changed_to_make_room_for_an_approval(session: Session) -> None:
    """The maker and the content of a version are fixed, so the check cannot be walked around."""
    session.add(approval())
    session.commit()

    refused(session, "UPDATE approval SET prepared_by = 2", "wie iets maakte, ligt vast")
    refused(session, "UPDATE approval SET digest = 'other'", "wie iets maakte, ligt vast")


def test_a_given_approval_cannot_be_taken_over(session: Session) -> None:
    """Nobody can put another name under an approval, or take it away."""
    session.add(Officer(id=3, code="O3", name="Verzonnen", email="o@gemeente.invalid"))
    session.add(approval(approved_by=2, approved_on=DAY))
    session.commit()

    refused(session, "UPDATE approval SET approved_by = 3", "een goedkeuring ligt vast")


def test_a_finished_document_keeps_its_content(session: Session) -> None:
    """What was approved is what leaves, whoever asks it otherwise."""
    session.add(
        Document(
            case_id=1,
            kind=DocumentKind.DECISION,
            name="besluit.pdf",
            media_type="application/pdf",
            content=b"x",
            sha256="s" * 64,
            template_version="1",
            prepared_by=1,
            made_on=DAY,
        )
    )
    session.commit()

    refused(session, "UPDATE document SET sha256 = 'other'", "een document ligt vast")


def test_history_can_only_grow(session: Session) -> None:
    """No update and no delete of an event, whoever asks it."""
    append_event(session, event("Eerste."))
    append_event(session, event("Tweede."))
    session.commit()

    refused(session, "UPDATE event SET what = 'Anders.' WHERE number = 1", "de geschiedenis ligt")
    refused(session, "DELETE FROM event WHERE number = 2", "de geschiedenis ligt vast")
    if session.get_bind().dialect.name == "postgresql":
        refused(session, "TRUNCATE event", "de geschiedenis ligt vast")
    events = list(session.exec(select(Event).order_by(text("number"))))

    assert [e.what for e in events] == ["Eerste.", "Tweede."]
    assert broken_links(events) == []


def test_a_changed_event_is_found(session: Session) -> None:
    """Who drops the trigger and rewrites an event is found by walking the chain."""
    for what in ("Eerste.", "Tweede.", "Derde."):
        append_event(session, event(what))
    session.commit()
    on_table = "" if session.get_bind().dialect.name == "sqlite" else " ON event"
    session.execute(text(f"DROP TRIGGER event_no_update{on_table}"))
    session.execute(text("UPDATE event SET what = 'Anders.' WHERE number = 2"))
    session.commit()
    events = list(session.exec(select(Event).order_by(text("number"))))

    assert broken_links(events) == ["LIN-2026-001: gebeurtenis 2 is later gewijzigd."]
    assert broken_links([events[0], events[2]])[0] == ("LIN-2026-001: gebeurtenis 2 ontbreekt.")


def event(what: str) -> Event:
    """An event of the case."""
    return Event(
        chain="LIN-2026-001",
        kind=EventKind.RECORD,
        on=DAY,
        at=MOMENT,
        officer="O1",
        what=what,
        number=0,
        previous="",
        digest="",
    )


def test_a_moment_comes_back_aware_and_equal(session: Session) -> None:
    """Stored as UTC, read back as the same moment, so that its hash still fits."""
    append_event(session, event("Eerste."))
    session.commit()
    session.expire_all()

    assert session.exec(select(Event)).one().at == MOMENT


@pytest.mark.parametrize("amount", ["0.5", "0.501", "5", "30.999", "999999.999"])
def test_an_amount_comes_back_exactly(session: Session, amount: str) -> None:
    """Half a gram is a bound of the law: it may not become a rounded float."""
    session.add(
        Finding(
            case_id=1,
            kind=FindingKind.SUBSTANCE,
            description="hennep",
            drug_list=DrugList.II,
            amount=Decimal(amount),
            unit=Unit.GRAM,
        )
    )
    session.commit()
    session.expire_all()

    assert session.exec(select(Finding)).one().amount == Decimal(amount)


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE closurecase SET status = 'invented'", "case_status"),
        ("UPDATE closurecase SET found_on = '2026-03-03'", "found_before_reported"),
        ("UPDATE closurecase SET ordered_until = '2026-07-01'", "an_end_has_a_start"),
        ("UPDATE address SET house_number = 0", "house_number_positive"),
        ("UPDATE address SET valid_to = '1999-01-01'", "ends_after_it_begins"),
    ],
)
def test_an_invariant_is_refused_by_name(session: Session, statement: str, rule: str) -> None:
    """Each invariant of a table is a named constraint of the database."""
    refused(session, statement, rule)


def test_a_report_makes_one_case(session: Session) -> None:
    """Municipality and report number are the natural key of a case."""
    session.add(
        ClosureCase(
            with_other_offences=False,
            of_housing_corporation=False,
            urgency=Urgency.NONE,
            reference="LIN-2026-002",
            municipality_code="9002",
            premises_id=1,
            report_number="PL-1",
            found_on=DAY,
            reported_on=DAY,
        )
    )
    with pytest.raises(DatabaseError, match=r"(?i)unique"):
        session.commit()
