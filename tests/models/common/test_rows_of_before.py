"""A register of an earlier version keeps its rows and what they say, on both databases."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import col, select

from models.closure.case_event import CaseEvent
from models.closure.closure import ClosureCase, PreviousOffence
from models.closure.decision import Decision
from models.closure.document import Dispatch, Document
from models.closure.party import Capacity, Party, Weighing, ZienswijzeManner
from models.closure.place.further_place import FurtherPlace
from models.closure.term import Term, TermKind, TermNotice
from models.closure.track import Track, TrackStep
from models.common.message import OutgoingMessage
from models.common.municipality import Municipality
from models.control.invitation import Invitation
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import MeasureKind
from models.law.closure.occurrences import Occurrence
from models.law.closure.procedure import CaseStatus
from models.law.closure.remedies.tracks import TrackState
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import WeerbaarError
from models.signals.signal import Enrichment, Signal, SignalUrgency
from tasks.register import database
from tests.models.common.older_registers import filled, migrate_to
from tests.models.common.older_rows import (
    DECIDED,
    INVITED,
    MESSAGES,
    PARTNER,
    SIGNAL,
    WEIGHED,
    WITH_PREMISES,
    WITH_TRACKS,
)

pytestmark = pytest.mark.many


def test_a_table_that_is_made_anew_keeps_its_rows(tmp_path: Path) -> None:
    """A register of before the DOT, with a partner that was invited: nothing is lost."""
    url = f"sqlite:///{tmp_path / 'register.db'}"
    migrate_to(url, "0007", PARTNER)
    with database.open_register(url).connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT p.name, p.telephone, i.partner_id FROM partner p"
            " JOIN invitation i ON i.partner_id = p.id"
        ).all()
    assert [tuple(row) for row in found] == [("Politie", "", 7)]


def test_an_invitation_that_was_sent_keeps_its_uid(empty_database: str) -> None:
    """A partner's calendar knows the meeting by it: a later change must find that meeting."""
    with filled(empty_database, "0014", INVITED) as session:
        assert session.exec(select(Invitation.uid)).all() == ["lin-con-018-7@weerbaar"]


def test_a_filled_register_gets_the_whole_signal(tmp_path: Path) -> None:
    """A signal with an entry that points at it keeps both, with what nobody had written down."""
    url = f"sqlite:///{tmp_path / 'register.db'}"
    with filled(url, "0007", SIGNAL) as session:
        signal, entry = session.exec(select(Signal)).one(), session.exec(select(Enrichment)).one()

    assert (signal.urgency, signal.place, signal.answer_by) == (SignalUrgency.NORMAL, "", None)
    assert entry.legal_ground == "niet vastgelegd"


def test_what_was_stored_as_a_view_is_a_zienswijze(empty_database: str) -> None:
    """Status, term, weighing and party keep what they say under the new word, and their rows."""
    with filled(empty_database, "0014", WEIGHED) as session:
        cases = session.exec(select(ClosureCase).order_by(col(ClosureCase.id))).all()
        party = session.exec(select(Party)).one()
        terms = session.exec(select(Term).order_by(col(Term.id))).all()
        weighings = session.exec(select(Weighing).order_by(col(Weighing.id))).all()
        notice = session.exec(select(TermNotice)).one()

        assert [(case.status, case.suspended_from) for case in cases] == [
            (CaseStatus.ZIENSWIJZE_RECEIVED, None),
            (CaseStatus.ZIENSWIJZE_LAPSED, None),
            (CaseStatus.SUSPENDED, CaseStatus.ZIENSWIJZE_LAPSED),
            (CaseStatus.CLOSED, None),
        ]
        assert (
            party.zienswijze_received_on,
            party.zienswijze_manner,
            party.zienswijze_summary,
        ) == (
            date(2026, 3, 10),
            ZienswijzeManner.ORAL,
            "Het klopt niet.",
        )
        assert [term.kind for term in terms] == [TermKind.ZIENSWIJZE, TermKind.REVIEW]
        assert [row.moment for row in weighings] == list(WeighingMoment)
        assert notice.term_id == terms[0].id


def test_a_filled_register_keeps_what_its_references_begin_with(empty_database: str) -> None:
    """Who has numbers keeps their beginning; who has none gives way, and gets a longer one."""
    other = "INSERT INTO municipality VALUES ('0200', 'Lindebedacht', 'bedacht')"
    with filled(empty_database, "0014", (*SIGNAL, other)) as session:
        found = {row.folder: row.abbreviation for row in session.exec(select(Municipality))}

    assert found == {"lindewaarde": "LIN", "bedacht": "LIND"}


@pytest.mark.parametrize(
    ("name", "start", "fault"),
    [
        (
            "Lindebedacht",
            "LIN",
            "De nummers van Lindebedacht en Lindewaarde beginnen allemaal met LIN",
        ),
        ("De Verzonnen", "DE ", 'van De Verzonnen beginnen met "DE "'),
    ],
)
def test_numbers_that_cannot_be_told_apart_are_refused_at_once(
    empty_database: str, name: str, start: str, fault: str
) -> None:
    """One sentence, and the register stays what it was."""
    other = SIGNAL[2].replace("(1, 'LIN", f"(2, '{start}").replace("2026-001", "2026-002")
    other = other.replace("'9002'", "'0200'").replace("'P-1'", "'P-2'")
    second = SIGNAL[0].replace("9002", "0200").replace("Lindewaarde", name)
    rows = (*SIGNAL, second.replace("lindewaarde", "bedacht"), other)
    migrate_to(empty_database, "0014", rows)

    with pytest.raises(WeerbaarError, match=fault):
        database.open_register(empty_database)
    engine = create_engine(empty_database)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    engine.dispose()
    assert version == "0014"


def test_a_message_of_a_case_keeps_its_history(empty_database: str) -> None:
    """What becomes of it is told where it was told before; a message without a case has none."""
    with filled(empty_database, "0014", MESSAGES) as session:
        rows = session.exec(select(OutgoingMessage.key, OutgoingMessage.chain)).all()

    assert dict(rows) == {"of-a-case": "LIN-2026-004", "of-none": ""}


def test_a_filled_register_keeps_the_course_of_its_cases(empty_database: str) -> None:
    """What the rows prove to have happened is kept in order; the order stands as it left."""
    with filled(empty_database, "0019", DECIDED) as session:
        rows = session.exec(select(CaseEvent).order_by(col(CaseEvent.number))).all()
        order = session.exec(select(Decision)).one()
        assert order.ordered_until == date(2026, 7, 9)
        assert (order.announced_on, order.measure) == (date(2026, 4, 2), MeasureKind.CLOSURE)
        # What left then said that the ordered days run.
        case = session.exec(select(ClosureCase)).one()
        assert {order.duration_runs_from, case.duration_runs_from} == {RunsFrom.ORDERED_DAY}

    assert [(row.what, row.on, row.party_number) for row in rows] == [
        (Occurrence.REPORT_RECEIVED, date(2026, 2, 24), None),
        (Occurrence.PARTY_ADDED, date(2026, 2, 24), 1),
        (Occurrence.WEIGHED_BEFORE_INTENT, date(2026, 3, 1), None),
        (Occurrence.INTENT_ANNOUNCED, date(2026, 3, 2), None),
        (Occurrence.ZIENSWIJZE_RECEIVED, date(2026, 3, 10), 1),
        (Occurrence.DECISION_ANNOUNCED, date(2026, 4, 2), None),
        (Occurrence.PREMISES_CLOSED, date(2026, 4, 10), None),
    ]


def test_a_filled_register_keeps_where_its_tracks_stand(empty_database: str) -> None:
    """Opening and newest state become steps; relief is over once the case went on."""
    with filled(empty_database, "0021", WITH_TRACKS) as session:
        tracks = session.exec(select(Track).order_by(col(Track.id))).all()
        rows = session.exec(
            select(TrackStep).order_by(col(TrackStep.track_id), col(TrackStep.number))
        ).all()

    assert [(track.state, track.decision_number) for track in tracks] == [
        (TrackState.DISMISSED, 1),
        (TrackState.LAPSED, 1),
    ]
    assert [(row.track_id, row.number, row.state, row.on) for row in rows] == [
        (1, 1, TrackState.FILED, date(2026, 4, 20)),
        (1, 2, TrackState.DISMISSED, date(2026, 6, 22)),
        (2, 1, TrackState.REQUESTED, date(2026, 4, 4)),
        (2, 2, TrackState.GRANTED, date(2026, 4, 8)),
        (2, 3, TrackState.LAPSED, date(2026, 4, 28)),
    ]


def test_the_parties_of_a_filled_register_keep_their_capacity(empty_database: str) -> None:
    """As what each was a party becomes a row; nobody is withdrawn, and nothing is void."""
    with filled(empty_database, "0019", DECIDED) as session:
        party = session.exec(select(Party)).one()
        assert party.capacities == (Capacity.OWNER,)
        assert (party.acts_for, party.acts_through, party.withdrawn_on) == ((), "", None)
        assert [case.withdrawn_on for case in session.exec(select(ClosureCase))] == [None]


def test_each_letter_that_left_is_its_first_attempt(empty_database: str) -> None:
    """Document, day and channel as they were; none came back."""
    with filled(empty_database, "0019", DECIDED) as session:
        rows = session.exec(select(Dispatch).order_by(col(Dispatch.id))).all()
        assert [(r.id, r.document_id, r.attempt, r.sent_on, r.cause) for r in rows] == [
            (1, 1, 1, date(2026, 3, 2), None),
            (2, 2, 1, date(2026, 4, 2), None),
        ]


def test_a_typed_earlier_offence_gets_the_report_as_its_source(empty_database: str) -> None:
    """Its day stays; that it was typed from the report of its case is all that is known."""
    offence = "INSERT INTO previousoffence VALUES (1, '2024-05-01')"
    with filled(empty_database, "0035", (*WITH_PREMISES, offence)) as session:
        row = session.exec(select(PreviousOffence)).one()
        assert (row.offence_on, row.source) == (
            date(2024, 5, 1),
            "de bestuurlijke rapportage van deze zaak",
        )


def test_a_case_of_before_has_one_whole_address(empty_database: str) -> None:
    """Nobody said that it was a part, and there was no further address to name."""
    with filled(empty_database, "0036", WITH_PREMISES) as session:
        case = session.exec(select(ClosureCase)).one()
        assert (case.reference, case.premises_part) == ("LIN-2026-001", "")
        assert session.exec(select(FurtherPlace)).all() == []


def test_a_letter_to_one_party_of_before_told_the_order(empty_database: str) -> None:
    """Nothing else could be served later; other documents are of no one decision."""
    letters = (
        "INSERT INTO document (id, case_id, kind, name, version, party_number, media_type, "
        "content, sha256, template_version, policy_version, prepared_by, made_on) VALUES "
        "(1, 1, 'decision', 'a.pdf', 1, 1, 'application/pdf', 'x', 'x', 'x', '', 1, '2026-04-01'), "
        "(2, 1, 'later_decision', 'b.pdf', 1, 2, 'application/pdf', 'x', 'x', 'x', '', 1, "
        "'2026-04-08')"
    )
    with filled(empty_database, "0040", (*WITH_PREMISES, letters)) as session:
        rows = session.exec(select(Document).order_by(col(Document.id))).all()
        assert [row.decision_number for row in rows] == [None, 1]
