"""The snapshot of a year: the same figures for ever, and what changed since, with the reason."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session, col, select

from models.closure.closure import ClosureCase
from models.closure.track import Track
from models.common.history import Event
from models.common.ledger import LedgerEntry
from models.common.municipality import OfficerRole
from models.common.visitor import SYSTEM
from models.control.control_round import ControlRound, RoundStatus, Visit
from models.evaluation.evaluation import FigureSnapshot
from models.law.closure.procedure import TrackKind, TrackState
from models.law.common.roles import Role, RoleError
from models.law.evaluation.figure_changes import Change
from models.law.evaluation.figure_rows import FigureContent
from models.plan.plan_forms import MeetingForm
from models.signals.destruction import DestructionItem, DestructionList
from models.signals.signal import Signal
from tasks.acts.evaluation_sources import SOURCES
from tasks.acts.register_acts import CHECKS
from tasks.evaluation.figure_comparison import Comparison, compare_figures
from tasks.evaluation.figure_counts import figures_of
from tasks.evaluation.figure_snapshot import SnapshotError, freeze_figures, snapshot_figures
from tasks.evaluation.figures import YearToComeError, count_figures
from tasks.plan.plan_progress import record_meeting
from tasks.register.acting import FutureDateError
from tasks.register.chains import verify_chains
from tasks.register.resources import engine, reading, transaction
from tests.builders.case_builder import at, closed, fill_register
from tests.builders.figure_lot import ALVERLO, CODES
from tests.builders.figure_world import fill_world
from tests.builders.filled_registers import fill_once

YEAR = 2026
ON = date(2027, 1, 15)
A_YEAR_LATER = date(2028, 1, 15)
GOLDEN = Path(__file__).parent / "vastlegging"


@pytest.fixture(name="world")
def fixture_world(any_register: str) -> str:
    """A register made by lot, on SQLite and on PostgreSQL; officer V1 may freeze in both."""
    fill_once("a world with somebody who freezes", _fill)
    return any_register


def _fill() -> None:
    with Session(engine()) as session:
        fill_world(session, 7)
        for code in CODES:
            session.add(OfficerRole(officer_id=1, municipality_code=code, role=Role.CASE_HANDLER))
        session.commit()


def freeze(on: date = ON, by: str = "V1") -> int:
    """Freeze the year; the version."""
    return freeze_figures(YEAR, by, on, at(on), sources=SOURCES).version


def compared() -> Comparison:
    """The newest snapshot beside the register a year later."""
    return compare_figures(YEAR, A_YEAR_LATER, sources=SOURCES)


def a_year_of_changes(session: Session) -> None:
    """Rows are added, changed and taken away in every way that a year brings."""
    fine = LedgerEntry(
        key="round:ALV-CON-900",
        municipality_code=ALVERLO,
        action_number=8,
        amount=55,
        on=date(2026, 3, 1),
        what="verzonnen",
    )
    session.add(fine)
    for held in session.exec(
        select(ControlRound).where(ControlRound.status == RoundStatus.PLANNED)
    ):
        held.status = RoundStatus.HELD
    for visit in session.exec(select(Visit).where(col(Visit.access).is_not(None))).all()[::3]:
        visit.has_findings = not visit.has_findings
    for track in session.exec(select(Track).where(Track.state == TrackState.FILED)):
        track.state, track.changed_on = TrackState.UPHELD, date(2026, 12, 31)
    for case in session.exec(select(ClosureCase).where(col(ClosureCase.closed_on).is_not(None))):
        case.closed_on = (case.closed_on or ON) + timedelta(days=1)
    for table in ("riecform", "signal"):
        session.execute(text(f"DELETE FROM {table}"))  # noqa: S608  two fixed names
    session.commit()


def test_after_a_year_of_changes_the_snapshot_gives_the_same_bytes(world: str) -> None:
    """Recomputed from the snapshot alone: the register has become another one."""
    assert world
    before = count_figures(YEAR, ON, sources=SOURCES).model_dump_json()
    freeze()
    assert snapshot_figures(YEAR).model_dump_json() == before
    with Session(engine()) as session:
        a_year_of_changes(session)

    assert snapshot_figures(YEAR).model_dump_json() == before
    assert count_figures(YEAR, ON, sources=SOURCES).model_dump_json() != before


def test_unchanged_counts_twice_are_one_snapshot(world: str) -> None:
    """Also on a later day; a change makes the next version and leaves the first as it was."""
    assert world
    assert [freeze(), freeze(), freeze(date(2027, 3, 1))] == [1, 1, 1]
    first = snapshot_figures(YEAR)
    with Session(engine()) as session:
        a_year_of_changes(session)
    assert [freeze(A_YEAR_LATER), freeze(A_YEAR_LATER)] == [2, 2]

    assert snapshot_figures(YEAR, 1) == first
    assert snapshot_figures(YEAR) == snapshot_figures(YEAR, 2) != first
    assert snapshot_figures(YEAR, 2).counted_on == A_YEAR_LATER
    with reading() as session:
        chain = session.exec(select(Event).where(Event.chain == f"JAAR-{YEAR}")).all()
    assert [event.what.split(",")[1] for event in chain] == [" versie 1", " versie 2"]


def test_the_comparison_explains_every_figure_that_changed(world: str) -> None:
    """Each figure that differs is touched by a row that differs, and the other way round."""
    assert world
    freeze()
    assert (compared().rows, compared().figures) == ((), ())
    with Session(engine()) as session:
        a_year_of_changes(session)
    found = compared()
    touched = {key for change in found.rows for key in change.row.figures}

    assert {difference.key for difference in found.figures} <= touched
    assert {change.row.change for change in found.rows} == set(Change)
    assert {change.row.table for change in found.rows} >= {
        "rounds",
        "visits",
        "objection_outcomes",
        "closings",
        "signals",
        "riec_exports",
        "spending",
    }
    spent = next(change.row for change in found.rows if change.row.key == "round:ALV-CON-900")
    assert (spent.change, spent.old, spent.figures) == (Change.ADDED, "", ("budget_spent",))
    assert spent.new == "gemeente: Alverlo, dag: 1 maart 2026, aantal: 55"
    held = next(change.row for change in found.rows if change.row.table == "rounds")
    assert (held.old, held.new) == ("stand: gepland", "stand: gehouden")
    assert held.figures == ("rounds_held", "rounds_open")


def test_the_comparison_tells_from_the_history_why(register: Path) -> None:
    """An objection that came after the count: the history of its case says so."""
    assert register
    fill_register()
    walk = closed()
    freeze_figures(YEAR, "ZAAK1", date(2026, 4, 30), at(date(2026, 4, 30)), sources=SOURCES)
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 5, 11))
    [change] = compare_figures(YEAR, date(2026, 6, 1), sources=SOURCES).rows

    assert (change.row.table, change.row.change) == ("objections", Change.ADDED)
    assert "11 mei 2026: Bezwaar 1: ingediend." in change.why
    [changed] = compare_figures(YEAR, date(2026, 6, 1), sources=SOURCES).figures
    assert (changed.key, changed.municipality_code) == ("objections_filed", "9002")
    assert (changed.old, changed.new) == (0, 1)


def test_a_meeting_is_explained_by_the_history_of_its_action(register: Path) -> None:
    """The row has no title; the history of the action says which meeting it is."""
    assert register
    fill_register()
    before, after = date(2024, 11, 1), date(2024, 12, 5)
    freeze_figures(2024, SYSTEM, before, at(before), sources=SOURCES)
    values = {"action": "1", "municipality": "Alverlo", "on": after.isoformat(), "by": "ZAAK1"}
    values |= {"kind": "training", "title": "Verzonnen training", "attendance": "12"}
    record_meeting(MeetingForm.model_validate(values), at(after))
    found = compare_figures(2024, after, sources=SOURCES)
    [change] = [item for item in found.rows if item.row.table == "meetings"]

    assert change.row.key == "PLAN-9001-2024-1 1"
    assert change.row.figures == ("meeting_attendance", "meetings")
    assert "training op 5 december 2024 is vastgelegd." in change.why
    assert "Verzonnen" not in f"{change.row.new}{change.why}"


def test_a_destroyed_signal_is_named_as_such(world: str) -> None:
    """Its retention was over: the figures of the snapshot stay, and the reason is the list."""
    assert world
    freeze()
    with transaction() as session:
        days = date(2026, 1, 1), date(2026, 12, 31)
        signal = session.exec(select(Signal).where(col(Signal.received_on).between(*days))).first()
        assert signal is not None
        reference = signal.reference
        session.execute(text("DELETE FROM riecform"))
        session.delete(signal)
        session.add(
            DestructionList(
                id=1,
                reference="ALV-VER-2027-001",
                municipality_code=ALVERLO,
                made_by=1,
                made_on=ON,
                approved_by=2,
                approved_on=ON,
                declaration=b"%PDF",
            )
        )
        session.flush()
        session.add(DestructionItem(list_id=1, signal_reference=reference, retain_until=ON))
    [change] = [item for item in compared().rows if item.row.table == "signals"]

    assert (change.row.key, change.row.change) == (reference, Change.REMOVED)
    assert change.why == "Vernietigd na de bewaartermijn, lijst ALV-VER-2027-001."
    assert "signals_received" in change.row.figures


def test_the_snapshot_holds_no_personal_data(register: Path) -> None:
    """A whole closure with parties: no name, no street, no house number, no phone."""
    assert register
    fill_register()
    closed()
    freeze_figures(YEAR, SYSTEM, date(2026, 12, 1), at(date(2026, 12, 1)), sources=SOURCES)
    with reading() as session:
        content = session.exec(select(FigureSnapshot)).one().content.decode()

    assert "LIN-2026-001" in content
    for secret in (
        "Verzonnen",
        "Voorbeeldstraat",
        "Postbus",
        "cocaïne",
        "PL-2026",
        "9002200000000012",
    ):
        assert secret not in content


def snapshot_faults() -> list[str]:
    """What `weerbaar verify` says of the snapshots; the invented cases have no history."""
    return [fault for fault in verify_chains(CHECKS)[1] if fault.startswith("JAAR-")]


def test_nobody_changes_or_deletes_a_snapshot(world: str) -> None:
    """The database refuses it, whoever asks; what walks around it is found by its hash."""
    assert world
    freeze()
    with Session(engine()) as session:
        is_sqlite = session.get_bind().dialect.name == "sqlite"
        statements = ["UPDATE figuresnapshot SET version = 9", "DELETE FROM figuresnapshot"]
        for statement in (
            statements if is_sqlite else [*statements, "TRUNCATE figuresnapshot CASCADE"]
        ):
            with pytest.raises(DatabaseError, match="wat een evaluatie telde, ligt vast"):
                session.execute(text(statement))
            session.rollback()
        on_table = "" if is_sqlite else " ON figuresnapshot"
        session.execute(text(f"DROP TRIGGER figuresnapshot_no_update{on_table}"))
        session.commit()
        assert snapshot_faults() == []
        row = session.exec(select(FigureSnapshot)).one()
        row.content = row.content.replace(b"held", b"sold", 1)
        session.commit()
        fault = ["JAAR-2026: versie 1 van de cijfers is later gewijzigd."]
        assert snapshot_faults() == fault
        with pytest.raises(SnapshotError, match="Versie 1 van de cijfers van 2026 is later"):
            snapshot_figures(YEAR)
        # With a hash that fits on the other content: the history still knows the first.
        row.sha256 = hashlib.sha256(row.content).hexdigest()
        session.commit()
        assert snapshot_faults() == fault


def test_only_who_may_freezes_and_only_what_has_begun(world: str) -> None:
    """A role in one municipality is not enough for the figures of both."""
    assert world
    with pytest.raises(YearToComeError, match="Het jaar 2028 is nog niet begonnen"):
        count_figures(2028, date(2027, 12, 31), sources=SOURCES)
    assert count_figures(2028, date(2028, 1, 1), sources=SOURCES).year == 2028
    with pytest.raises(FutureDateError):
        freeze_figures(YEAR, "V1", ON + timedelta(days=1), at(ON), sources=SOURCES)
    with transaction() as session:
        session.delete(session.get_one(OfficerRole, (1, ALVERLO, Role.CASE_HANDLER)))
    with pytest.raises(RoleError, match="jaarcijfers vastleggen"):
        freeze()
    with pytest.raises(SnapshotError, match="Van 2026 zijn nog geen cijfers vastgelegd"):
        snapshot_figures(YEAR)

    assert freeze(by=SYSTEM) == 1
    with pytest.raises(SnapshotError, match="nog geen versie 2"):
        snapshot_figures(YEAR, 2)


def test_a_snapshot_of_the_first_format_still_gives_its_figures() -> None:
    """Kept in this folder since that format was made: whatever the code becomes, it reads this."""
    content = FigureContent.model_validate_json((GOLDEN / "format-1.json").read_bytes())
    figures = figures_of(content, ON).model_dump_json(include={"year", "counted_on", "values"})

    assert figures == (GOLDEN / "cijfers-1.json").read_text(encoding="utf-8").strip()
