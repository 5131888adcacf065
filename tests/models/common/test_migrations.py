"""The migrations make exactly the tables that the models describe, checks and all."""

import importlib
import pkgutil
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect
from sqlmodel import Session, SQLModel, col, select

import models
from models.closure.case_event import CaseEvent
from models.closure.closure import ClosureCase, PreviousOffence
from models.closure.decision import Decision
from models.closure.document import Dispatch
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
from models.law.closure.tracks import TrackState
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import WeerbaarError
from models.signals.signal import Enrichment, Signal, SignalUrgency
from tasks.register import database, resources

PARTNER = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    "INSERT INTO partner VALUES (7, '9002', 'police', 'Politie', 'politie@partner.invalid')",
    (
        "INSERT INTO controlround VALUES (1, 'LIN-CON-018', '9002', 18, 'dor', NULL, 'planned', "
        "'2026-01-15', '2026-01-15', 'verzonnen', '2026-01-05', 0, '', 0, '')"
    ),
    (
        "INSERT INTO invitation (round_id, partner_id, sequence, planned_on, reply_until, "
        "is_cancelled) VALUES (1, 7, 0, '2026-01-15', '2026-01-10', 0)"
    ),
)
"""Rows of a register at migration 0007."""
INVITED = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    (
        "INSERT INTO partner (id, municipality_code, kind, name, email, telephone) "
        "VALUES (7, '9002', 'police', 'Politie', 'politie@partner.invalid', '')"
    ),
    (
        "INSERT INTO controlround (id, reference, municipality_code, number, kind, status, "
        "slot_on, planned_on, why, made_on, overdue_left, warning, cost, policy_version) VALUES "
        "(1, 'LIN-CON-018', '9002', 18, 'dor', 'planned', '2026-01-15', '2026-01-15', "
        "'verzonnen', '2026-01-05', 0, '', 0, '')"
    ),
    (
        "INSERT INTO invitation (round_id, partner_id, sequence, planned_on, reply_until, "
        "is_cancelled) VALUES (1, 7, 0, '2026-01-15', '2026-01-10', false)"
    ),
)
"""An invitation at migration 0014."""
SIGNAL = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    (
        "INSERT INTO officer (id, code, name, email, active) "
        "VALUES (1, 'ZAAK1', 'Verzonnen', 'o@gemeente.invalid', true)"
    ),
    (
        "INSERT INTO signal (id, reference, municipality_code, source, source_number, received_on, "
        "is_anonymous, theme, facts, interpretation, reliability, sharing, legal_ground, is_open, "
        "review_on, retain_until) VALUES (1, 'LIN-SIG-2026-001', '9002', 'police', 'P-1', "
        "'2026-01-05', false, 'drugs', 'Verzonnen feit.', '', 'unknown', 'consultation', "
        "'verzonnen', true, '2026-02-16', '2031-01-05')"
    ),
    (
        'INSERT INTO enrichment (signal_id, number, "on", officer_id, source, facts) '
        "VALUES (1, 1, '2026-01-06', 1, 'BAG', 'Verzonnen feit.')"
    ),
)
WEIGHED = (
    "INSERT INTO municipality VALUES ('9002', 'Lindewaarde', 'lindewaarde')",
    (
        "INSERT INTO officer (id, code, name, email, active) "
        "VALUES (1, 'ZAAK1', 'Verzonnen', 'o@gemeente.invalid', true)"
    ),
    (
        "INSERT INTO address VALUES ('9002200000000001', '9002', 'Verzonnenstraat', 1, '', '', "
        "'6931ZZ', 'Lindewaarde', 0, 0, '2020-01-01', NULL)"
    ),
    "INSERT INTO premises VALUES (1, '9002200000000001', 'dwelling', true)",
    (
        "INSERT INTO closurecase (status, suspended_from, id, reference, report_number, "
        "municipality_code, premises_id, found_on, reported_on, with_other_offences, "
        "of_housing_corporation, urgency, policy_source, letter_streets) VALUES "
        "('view_received', NULL, 1, 'LIN-2026-001', 'PL-1', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', ''), "
        "('view_lapsed', NULL, 2, 'LIN-2026-002', 'PL-2', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', ''), "
        "('suspended', 'view_lapsed', 3, 'LIN-2026-003', 'PL-3', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', ''), "
        "('closed', NULL, 4, 'LIN-2026-004', 'PL-4', '9002', 1, '2026-02-20', "
        "'2026-02-24', false, false, 'none', '', '')"
    ),
    (
        "INSERT INTO party (id, case_id, number, capacity, name, reachable_street, "
        "reachable_postcode, reachable_place, phone, view_received_on, view_manner, view_summary) "
        "VALUES (1, 1, 1, 'owner', 'Verzonnen Partij', 'Verzonnenstraat 1', '', 'Lindewaarde', '', "
        "'2026-03-10', 'oral', 'Het klopt niet.')"
    ),
    (
        "INSERT INTO term (id, case_id, kind, number, nature, starts_on, last_day, explanation) "
        "VALUES (1, 1, 'view', 1, 'eigen', '2026-03-03', '2026-03-16', 'verzonnen'), "
        "(2, 1, 'review', 1, 'eigen', '2026-03-03', '2026-03-16', 'verzonnen')"
    ),
    "INSERT INTO termnotice VALUES (1, '7', '2026-03-09')",
    (
        "INSERT INTO weighing (id, case_id, moment, factor, finding, source_document, weight, "
        "recorded_on, recorded_by) VALUES "
        "(1, 1, 'before_intent', 'A1', 'Ja.', 'bron', 'zwaar', '2026-03-01', 1), "
        "(2, 1, 'after_view', 'A1', 'Ja.', 'bron', 'zwaar', '2026-03-01', 1)"
    ),
)
"""Cases at migration 0014, before the zienswijze had its own word."""
MESSAGES = (
    *WEIGHED,
    (
        "INSERT INTO outgoingmessage (id, key, case_id, recipient, message_id, mime, state, "
        "queued_at, next_try_at, claimed_by, attempts, last_reply) VALUES "
        "(1, 'of-a-case', 4, 'p@partner.invalid', '<1@x.invalid>', 'x', 'queued', '2026-03-16', "
        "'2026-03-16', '', 0, ''), "
        "(2, 'of-none', NULL, 'p@partner.invalid', '<2@x.invalid>', 'x', 'queued', '2026-03-16', "
        "'2026-03-16', '', 0, '')"
    ),
)
"""The same with a message about a case and one about none."""
DECIDED = (
    (
        "INSERT INTO municipality (code, name, folder, abbreviation) "
        "VALUES ('9002', 'Lindewaarde', 'lindewaarde', 'LIN')"
    ),
    *WEIGHED[1:4],
    (
        "INSERT INTO closurecase (status, id, reference, report_number, municipality_code, "
        "premises_id, found_on, reported_on, with_other_offences, of_housing_corporation, urgency, "
        "policy_source, letter_streets, measure, measure_amount, measure_unit, ordered_from, "
        "ordered_until, closed_on) VALUES ('closed', 1, 'LIN-2026-001', 'PL-1', '9002', 1, "
        "'2026-02-20', '2026-02-24', false, false, 'none', '', '', 'closure', 3, 'months', "
        "'2026-04-10', '2026-07-09', '2026-04-10')"
    ),
    (
        "INSERT INTO party (id, case_id, number, capacity, name, reachable_street, "
        "reachable_postcode, reachable_place, phone, zienswijze_received_on, zienswijze_manner, "
        "zienswijze_summary) VALUES (1, 1, 1, 'owner', 'Verzonnen Partij', 'Verzonnenstraat 1', "
        "'', 'Lindewaarde', '', '2026-03-10', 'oral', 'Het klopt niet.')"
    ),
    (
        "INSERT INTO weighing (id, case_id, moment, factor, finding, source_document, weight, "
        "recorded_on, recorded_by) VALUES "
        "(1, 1, 'before_intent', 'A1', 'Ja.', 'bron', 'zwaar', '2026-03-01', 1)"
    ),
    (
        "INSERT INTO document (id, case_id, kind, name, version, party_number, media_type, "
        "content, sha256, template_version, policy_version, prepared_by, made_on) VALUES "
        "(1, 1, 'notice_of_intent', 'a.pdf', 1, 1, 'application/pdf', 'x', 'x', 'x', '', 1, "
        "'2026-03-01'), "
        "(2, 1, 'decision', 'b.pdf', 1, 1, 'application/pdf', 'x', 'x', 'x', '', 1, '2026-04-01')"
    ),
    (
        "INSERT INTO dispatch (document_id, case_id, party_number, channel, sent_on, tracking) "
        "VALUES (1, 1, 1, 'handed_over', '2026-03-02', ''), (2, 1, 1, 'handed_over', "
        "'2026-04-02', '')"
    ),
)
"""A closed case at migration 0019, before its course was kept."""


WITH_TRACKS = (
    *DECIDED[:5],
    (
        "INSERT INTO decision (id, case_id, number, kind, announced_on) "
        "VALUES (1, 1, 1, 'order', '2026-04-02')"
    ),
    (
        "INSERT INTO track (id, case_id, kind, number, state, opened_on, changed_on, amount) "
        "VALUES (1, 1, 'objection', 1, 'dismissed', '2026-04-20', '2026-06-22', NULL), "
        "(2, 1, 'interim_relief', 1, 'granted', '2026-04-04', '2026-04-08', NULL), "
        "(3, 1, 'cost_recovery', 1, 'fixed', '2026-05-04', '2026-05-04', 1250)"
    ),
    (
        'INSERT INTO event (id, chain, number, at, "on", officer, kind, what, rule, previous, '
        "digest) VALUES (1, 'LIN-2026-001', 1, '2026-04-28 08:00:00', '2026-04-28', 'ZAAK1', "
        "'transition', 'De zaak is nu: gesloten.', 'artikel 8:85 Awb', '', 'x')"
    ),
)
"""A case at migration 0021 with tracks: only where each stands was kept."""


WITH_PREMISES = (
    DECIDED[0],
    *WEIGHED[1:4],
    (
        "INSERT INTO closurecase (status, id, reference, report_number, municipality_code, "
        "premises_id, found_on, reported_on, urgency, policy_source, letter_streets, closed_part) "
        "VALUES ('reported', 1, 'LIN-2026-001', 'PL-1', '9002', 1, '2026-02-20', '2026-02-24', "
        "'none', '', '', '')"
    ),
)
"""A case at migration 0034."""


for found_module in pkgutil.walk_packages(models.__path__, "models."):
    # Every table, also when this file runs alone and nothing else asked for it.
    importlib.import_module(found_module.name)


def checks(engine: Engine) -> dict[str, set[tuple[str, str]]]:
    """Name and condition of every check, by table."""
    inspector = inspect(engine)
    return {
        table: {
            (str(check["name"]), " ".join(check["sqltext"].split()))
            for check in inspector.get_check_constraints(table)
        }
        for table in SQLModel.metadata.tables
    }


def test_the_migrations_make_the_tables_of_the_models(any_register: str) -> None:
    """On SQLite and PostgreSQL: no table, column, key or index more or less."""
    assert any_register
    with resources.engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_migrations_make_the_checks_of_the_models(any_register: str, tmp_path: Path) -> None:
    """Each CHECK by name; on SQLite also what it says."""
    assert any_register
    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    SQLModel.metadata.create_all(plain)
    wanted, found = checks(plain), checks(resources.engine())

    if resources.engine().dialect.name == "sqlite":
        assert found == wanted
    for table, named in wanted.items():
        assert {name for name, _ in found[table]} == {name for name, _ in named}


def test_a_register_that_is_open_stays_checked(tmp_path: Path) -> None:
    """Foreign keys are off only while a migration runs."""
    engine = database.open_register(f"sqlite:///{tmp_path / 'register.db'}")
    for _ in range(2):
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_table_that_is_made_anew_keeps_its_rows(tmp_path: Path) -> None:
    """A register of before the DOT, with a partner that was invited: nothing is lost."""
    url = f"sqlite:///{tmp_path / 'register.db'}"
    _migrate_to("0007", url, PARTNER)
    with database.open_register(url).connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT p.name, p.telephone, i.partner_id FROM partner p"
            " JOIN invitation i ON i.partner_id = p.id"
        ).all()
    assert [tuple(row) for row in found] == [("Politie", "", 7)]


def test_an_invitation_that_was_sent_keeps_its_uid(empty_database: str) -> None:
    """A partner's calendar knows the meeting by it: a later change must find that meeting."""
    _migrate_to("0014", empty_database, INVITED)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        assert session.exec(select(Invitation.uid)).all() == ["lin-con-018-7@weerbaar"]
    engine.dispose()


def test_a_filled_register_gets_the_whole_signal(tmp_path: Path) -> None:
    """A signal with an entry that points at it keeps both, with what nobody had written down."""
    url = f"sqlite:///{tmp_path / 'register.db'}"
    _migrate_to("0007", url, SIGNAL)
    engine = database.open_register(url)
    with Session(engine) as session:
        signal, entry = session.exec(select(Signal)).one(), session.exec(select(Enrichment)).one()

    assert (signal.urgency, signal.place, signal.answer_by) == (SignalUrgency.NORMAL, "", None)
    assert entry.legal_ground == "niet vastgelegd"
    engine.dispose()


def test_what_was_stored_as_a_view_is_a_zienswijze(empty_database: str) -> None:
    """Status, term, weighing and party keep what they say under the new word, and their rows."""
    _migrate_to("0014", empty_database, WEIGHED)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
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
    engine.dispose()


def test_a_filled_register_keeps_what_its_references_begin_with(empty_database: str) -> None:
    """Who has numbers keeps their beginning; who has none gives way, and gets a longer one."""
    other = "INSERT INTO municipality VALUES ('0200', 'Lindebedacht', 'bedacht')"
    _migrate_to("0014", empty_database, (*SIGNAL, other))
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        found = {row.folder: row.abbreviation for row in session.exec(select(Municipality))}
    engine.dispose()

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
    _migrate_to("0014", empty_database, rows)

    with pytest.raises(WeerbaarError, match=fault):
        database.open_register(empty_database)
    engine = create_engine(empty_database)
    with engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    engine.dispose()
    assert version == "0014"


def test_a_message_of_a_case_keeps_its_history(empty_database: str) -> None:
    """What becomes of it is told where it was told before; a message without a case has none."""
    _migrate_to("0014", empty_database, MESSAGES)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        rows = session.exec(select(OutgoingMessage.key, OutgoingMessage.chain)).all()

    assert dict(rows) == {"of-a-case": "LIN-2026-004", "of-none": ""}
    engine.dispose()


def test_a_filled_register_keeps_the_course_of_its_cases(empty_database: str) -> None:
    """What the rows prove to have happened is kept in order; the order stands as it left."""
    _migrate_to("0019", empty_database, DECIDED)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        rows = session.exec(select(CaseEvent).order_by(col(CaseEvent.number))).all()
        order = session.exec(select(Decision)).one()
        assert order.ordered_until == date(2026, 7, 9)
        assert (order.announced_on, order.measure) == (date(2026, 4, 2), MeasureKind.CLOSURE)
        # What left then said that the ordered days run.
        case = session.exec(select(ClosureCase)).one()
        assert {order.duration_runs_from, case.duration_runs_from} == {RunsFrom.ORDERED_DAY}
    engine.dispose()

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
    _migrate_to("0021", empty_database, WITH_TRACKS)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        tracks = session.exec(select(Track).order_by(col(Track.id))).all()
        rows = session.exec(
            select(TrackStep).order_by(col(TrackStep.track_id), col(TrackStep.number))
        ).all()
    engine.dispose()

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
    _migrate_to("0019", empty_database, DECIDED)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        party = session.exec(select(Party)).one()
        assert party.capacities == (Capacity.OWNER,)
        assert (party.acts_for, party.acts_through, party.withdrawn_on) == ((), "", None)
        assert [case.withdrawn_on for case in session.exec(select(ClosureCase))] == [None]
    engine.dispose()


def test_each_letter_that_left_is_its_first_attempt(empty_database: str) -> None:
    """Document, day and channel as they were; none came back."""
    _migrate_to("0019", empty_database, DECIDED)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        rows = session.exec(select(Dispatch).order_by(col(Dispatch.id))).all()
        assert [(r.id, r.document_id, r.attempt, r.sent_on, r.cause) for r in rows] == [
            (1, 1, 1, date(2026, 3, 2), None),
            (2, 2, 1, date(2026, 4, 2), None),
        ]
    engine.dispose()


def test_a_typed_earlier_offence_gets_the_report_as_its_source(empty_database: str) -> None:
    """Its day stays; that it was typed from the report of its case is all that is known."""
    offence = "INSERT INTO previousoffence VALUES (1, '2024-05-01')"
    _migrate_to("0035", empty_database, (*WITH_PREMISES, offence))
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        row = session.exec(select(PreviousOffence)).one()
        assert (row.offence_on, row.source) == (
            date(2024, 5, 1),
            "de bestuurlijke rapportage van deze zaak",
        )
    engine.dispose()


def test_a_case_of_before_has_one_whole_address(empty_database: str) -> None:
    """Nobody said that it was a part, and there was no further address to name."""
    _migrate_to("0036", empty_database, WITH_PREMISES)
    engine = database.open_register(empty_database)
    with Session(engine) as session:
        case = session.exec(select(ClosureCase)).one()
        assert (case.reference, case.premises_part) == ("LIN-2026-001", "")
        assert session.exec(select(FurtherPlace)).all() == []
    engine.dispose()


def _migrate_to(revision: str, url: str, rows: tuple[str, ...]) -> None:
    """A register as it was at `revision`, filled with `rows`."""
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    with engine.begin() as connection:
        for row in rows:
            connection.exec_driver_sql(row)
    engine.dispose()


def test_both_databases_forbid_the_same(blank_register: Path, blank_postgres: str) -> None:
    """A table that SQLite makes anew for a migration keeps the triggers on it."""
    names = {
        f"sqlite:///{blank_register}": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        blank_postgres: "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    found = []
    for url, asked in names.items():
        engine = create_engine(url)
        with engine.connect() as connection:
            # That of TRUNCATE has no twin: SQLite has no such statement.
            triggers = connection.exec_driver_sql(asked).scalars()
            found.append({str(name) for name in triggers if not str(name).endswith("_all")})
        engine.dispose()

    assert found[0] == found[1]
    assert len(found[0]) > 10
