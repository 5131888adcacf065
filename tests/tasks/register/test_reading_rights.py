"""Who may read what: every role, in his own municipality and in another, through every act."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.history import Event, EventKind
from models.common.municipality import Officer, OfficerRole
from models.common.visitor import Door, Visitor, visiting
from models.law.common.errors import WeerbaarError
from models.law.common.roles import MAY, Action, Role, RoleError
from tasks.acts import case_list_acts, case_overviews, control_overviews, register_acts, signal_acts
from tasks.acts.closure import money_acts
from tasks.acts.desk import account_acts
from tasks.register.acting import id_of
from tasks.register.authority import NotYourselfError, UnknownOfficerError
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import EXAMPLE, LINDEWAARDE, at
from tests.builders.case_states import REFERENCE, STATES
from tests.builders.doors.use_case_registers import round_planned, signal_then
from tests.builders.filled_registers import fill_once

ON = date(2026, 12, 1)
ALVERLO = "9001"
ROUND, SIGNAL, KVK = "LIN-CON-023", "LIN-SIG-2026-001", "00000001"
APPROVES_A_CASE = {
    *(Action.READ_CASE, Action.APPROVE_INTENT, Action.APPROVE_DECISION, Action.APPROVE_CHANGE),
    *(Action.APPROVE_COMMUNICATION, Action.OVERRULE_PRIVACY_GATE, Action.APPROVE_MONEY),
    Action.APPROVE_RECTIFICATION,
}
READINGS: Mapping[str, tuple[set[Action], Callable[[str], object]]] = {
    "a case": ({Action.READ_CASE}, lambda by: case_overviews.read_case(REFERENCE, by, ON, at(ON))),
    "its documents": (
        {Action.READ_CASE},
        lambda by: case_overviews.read_case(REFERENCE, by, ON, at(ON), with_documents=True),
    ),
    "all cases": ({Action.READ_CASE}, case_list_acts.list_cases),
    "what is due": ({Action.READ_CASE}, lambda by: case_list_acts.due_on(ON, by)),
    "approvals": (APPROVES_A_CASE, case_overviews.waiting_approvals),
    "what is owed": ({Action.READ_CASE}, lambda by: money_acts.list_claims(REFERENCE, ON, by)),
    "a round": ({Action.READ_BUSINESS}, lambda by: control_overviews.round_of(ROUND, by)),
    "a business": (
        {Action.READ_BUSINESS},
        lambda by: control_overviews.read_business(KVK, "Lindewaarde", by, at(ON)),
    ),
    "signals": (
        {Action.READ_SIGNAL},
        lambda by: signal_acts.list_signals("Lindewaarde", None, by),
    ),
    "a signal": ({Action.READ_SIGNAL}, lambda by: signal_acts.read_signal(SIGNAL, by, ON, at(ON))),
    "a reporter": (
        {Action.READ_REPORTER},
        lambda by: signal_acts.read_reporter(SIGNAL, by, ON, at(ON)),
    ),
    "accounts": (
        {Action.MANAGE_OFFICERS},
        lambda by: account_acts.list_accounts("Lindewaarde", by, at(ON)),
    ),
    "addresses": (
        {Action.IMPORT_ADDRESSES},
        lambda by: register_acts.import_addresses(
            EXAMPLE / "adressen.csv", "Lindewaarde", by, ON, dry_run=True
        ),
    ),
}
"""What is read by which act, and the actions of which one suffices."""
CELLS = [
    (name, role)
    for name in READINGS
    for role in Role
    # The source narrows this one further, see below.
    if (name, role) != ("a signal", Role.MAYOR)
]


@pytest.fixture(name="filled")
def fixture_filled(register: Path) -> Path:
    """A case, a round and a signal of Lindewaarde."""

    def fill() -> None:
        round_planned()(register)
        signal_then()(register)
        STATES["intent announced"]()

    fill_once("a case, a round and a signal", fill)
    return register


def only(role: Role, where: str) -> str:
    """A new officer with one role in one municipality."""
    with transaction() as session:
        officer = Officer(code="WIE1", name="Wie Verzonnen", email="wie1@gemeente.invalid")
        session.add(officer)
        session.flush()
        session.add(OfficerRole(officer_id=id_of(officer), municipality_code=where, role=role))
    return "WIE1"


def history() -> list[tuple[str, EventKind, str]]:
    """Of each event whose chain, which kind, and what."""
    with reading() as session:
        return [(row.chain, row.kind, row.what) for row in session.exec(select(Event))]


@pytest.mark.parametrize(("name", "role"), CELLS)
def test_each_role_reads_what_the_table_says(filled: Path, name: str, role: Role) -> None:
    """Cell by cell: his own municipality as the table says, another one never."""
    assert filled
    actions, read = READINGS[name]
    is_allowed = any(role in MAY[action] for action in actions)
    by = only(role, LINDEWAARDE)
    if is_allowed:
        assert read(by) is not None
        return
    before = history()
    with pytest.raises(RoleError, match="Medewerker WIE1 mag dit niet"):
        read(by)
    assert history() == before


@pytest.mark.parametrize("name", READINGS)
def test_every_role_of_another_municipality_reads_nothing(filled: Path, name: str) -> None:
    """A list is empty of what is not his; one thing, whose number he knows, is refused."""
    assert filled
    _, read = READINGS[name]
    by = only(Role.MAYOR, ALVERLO)
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == by)).one()
        for role in set(Role) - {Role.MAYOR}:
            row = OfficerRole(officer_id=id_of(officer), municipality_code=ALVERLO, role=role)
            session.add(row)
    before = history()
    if name in {"all cases", "what is due", "approvals"}:
        assert len(read("ZAAK1") if name != "approvals" else [1]) > 0  # type: ignore[arg-type]
        assert read(by) == ()
    else:
        with pytest.raises(RoleError, match="gevonden is geen rol"):
            read(by)
    assert history() == before


@pytest.mark.parametrize("name", READINGS)
def test_nobody_and_somebody_else_read_nothing(filled: Path, name: str) -> None:
    """No code, the code of the system, of who left, and of another than who logged in."""
    assert filled
    _, read = READINGS[name]
    with transaction() as session:
        session.exec(select(Officer).where(Officer.code == "JUR1")).one().active = False
    for code in ("", "weerbaar", "WEERBAAR", "NIEMAND", "JUR1"):
        with pytest.raises(UnknownOfficerError):
            read(code)
    visitor = Visitor(officer_code="COM1", name="Cas", roles={}, door=Door.PAGE)
    with visiting(visitor), pytest.raises(NotYourselfError):
        read("ZAAK1")


@pytest.mark.parametrize(
    ("name", "by", "chain", "what"),
    [
        ("a case", "BGM", REFERENCE, "Namen van de partijen gelezen."),
        ("its documents", "ZAAK1", REFERENCE, "Namen en documenten gelezen."),
        ("a signal", "ZAAK1", SIGNAL, "Signaal gelezen."),
        ("a reporter", "ZAAK1", SIGNAL, "Melder gelezen."),
    ],
)
def test_reading_what_is_personal_leaves_an_event(
    filled: Path, name: str, by: str, chain: str, what: str
) -> None:
    """Each time, and of its own kind, without what was read."""
    assert filled
    _, read = READINGS[name]
    count = len(history())
    for _ in range(2):
        read(by)
    assert history()[count:] == [(chain, EventKind.READ, what)] * 2


def test_a_refused_reading_of_a_signal_leaves_an_event_as_well(filled: Path) -> None:
    """Who may read signals, but none of the police."""
    assert filled
    with pytest.raises(WeerbaarError, match="alleen voor wie het behandelt"):
        signal_acts.read_signal(SIGNAL, "BGM", ON, at(ON))
    assert history()[-1] == (SIGNAL, EventKind.READ, "Lezen van het signaal geweigerd.")
