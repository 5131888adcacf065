"""Each step asks its own role: all other roles together do not allow it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.party_forms import WithdrawCaseForm
from models.common.municipality import Officer, OfficerRole
from models.law.closure.changes import ChangeKind
from models.law.common.roles import MAY, Action, Role, RoleError
from tasks.closure.letters.own_paragraphs import record_paragraphs
from tasks.closure.people.withdrawn_cases import withdraw_case
from tasks.register.resources import transaction
from tests.builders.case_builder import LINDEWAARDE, Walk, at
from tests.builders.case_states import walk_at
from tests.builders.money_builder import FIXED_ON, announce_costs, pay, prepare_costs
from tests.builders.refusals import APRIL_10, APRIL_13, MARCH_2, MARCH_30, asks_relief
from tests.readers.register_counts import every_row

BY_ROLE: dict[Action, tuple[str, str, Callable[[Walk], object]]] = {
    Action.RECORD_POLICE_REPORT: (
        "reported",
        "ZAAK1",
        lambda _: Walk().police_report(report_number="PL-2"),
    ),
    Action.ASSESS: ("reported", "ZAAK1", lambda walk: walk.weigh()),
    Action.PREPARE_INTENT: ("assessed", "ZAAK1", lambda walk: walk.prepare_intent()),
    Action.APPROVE_INTENT: (
        "intent prepared",
        "BGM",
        lambda walk: walk.approve(ApprovalSubject.INTENT, MARCH_2),
    ),
    Action.ANNOUNCE_INTENT: ("intent prepared", "ZAAK1", lambda walk: walk.announce_intent()),
    Action.RECORD_ZIENSWIJZE: ("intent announced", "ZAAK1", lambda walk: walk.zienswijze()),
    Action.PREPARE_DECISION: ("reassessed", "ZAAK1", lambda walk: walk.decide()),
    Action.APPROVE_DECISION: (
        "decision prepared",
        "BGM",
        lambda walk: walk.approve(ApprovalSubject.DECISION, MARCH_30),
    ),
    Action.ANNOUNCE_DECISION: (
        "decision approved",
        "ZAAK1",
        lambda walk: walk.announce_decision(),
    ),
    Action.PREPARE_CHANGE: (
        "closed",
        "ZAAK1",
        lambda walk: walk.prepare_change(ChangeKind.LIFT, APRIL_13),
    ),
    Action.APPROVE_CHANGE: (
        "change prepared",
        "BGM",
        lambda walk: walk.approve(ApprovalSubject.CHANGE, APRIL_13),
    ),
    Action.ANNOUNCE_CHANGE: (
        "change prepared",
        "ZAAK1",
        lambda walk: walk.announce_change(APRIL_13),
    ),
    Action.PREPARE_COMMUNICATION: (
        "decision announced",
        "COM1",
        lambda walk: walk.communicate(),
    ),
    Action.APPROVE_COMMUNICATION: (
        "closed",
        "JUR1",
        lambda walk: walk.approve(ApprovalSubject.COMMUNICATION, APRIL_10, by="JUR1"),
    ),
    Action.OVERRULE_PRIVACY_GATE: (
        "closed",
        "JUR1",
        lambda walk: walk.approve(
            ApprovalSubject.PRIVACY_OVERRULE, APRIL_10, by="JUR1", reason="Een reden."
        ),
    ),
    Action.CLOSE: ("decision announced", "ZAAK1", lambda walk: walk.close()),
    Action.RECORD_TRACK: ("decision announced", "ZAAK1", asks_relief),
    Action.LIFT_OR_END: ("closed", "ZAAK1", lambda walk: walk.end(APRIL_10, lifted=True)),
    Action.REOPEN: ("ended", "ZAAK1", lambda walk: walk.reopen(date(2026, 7, 10))),
    Action.PREPARE_MONEY: ("closed", "ZAAK1", prepare_costs),
    Action.APPROVE_MONEY: (
        "closed",
        "JUR1",
        lambda walk: walk.approve(ApprovalSubject.COSTS, APRIL_10, by="JUR1"),
    ),
    Action.ANNOUNCE_MONEY: ("closed", "ZAAK1", announce_costs),
    Action.RECORD_MONEY: ("closed", "ZAAK1", lambda walk: pay(walk, "1", FIXED_ON)),
    Action.APPROVE_RECTIFICATION: (
        "closed",
        "JUR1",
        lambda walk: walk.approve(ApprovalSubject.RECTIFICATION, APRIL_10, by="JUR1"),
    ),
    Action.WITHDRAW_CASE: (
        "reported",
        "ZAAK1",
        lambda walk: withdraw_case(
            WithdrawCaseForm(
                reference=walk.reference, on=MARCH_2, by="ZAAK1", reason="Dubbel vastgelegd."
            ),
            at(MARCH_2),
        ),
    ),
    Action.ANSWER_REPEAT: (
        "repeat proposed",
        "ZAAK1",
        lambda walk: walk.answer_repeat("counts", MARCH_2),
    ),
    Action.WRITE_PARAGRAPHS: (
        "reported",
        "JUR1",
        lambda walk: record_paragraphs(walk.reference, (), "JUR1", MARCH_2, at(MARCH_2)),
    ),
    Action.ARCHIVE: ("ended", "DIV1", lambda walk: walk.archive(date(2026, 7, 10))),
}


def give_only_other_roles(code: str, action: Action) -> None:
    """The officer gets every role but those that allow the action."""
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == code)).one()
        for row in session.exec(select(OfficerRole).where(OfficerRole.officer_id == officer.id)):
            session.delete(row)
        session.flush()
        for role in set(Role) - MAY[action]:
            session.add(
                OfficerRole(officer_id=officer.id or 0, municipality_code=LINDEWAARDE, role=role)
            )


@pytest.mark.parametrize("action", BY_ROLE)
def test_all_other_roles_together_do_not_allow_a_step(register: Path, action: Action) -> None:
    """Who has every role but the right one is refused, and reads which role is asked."""
    state, code, attempt = BY_ROLE[action]
    walk = walk_at(register, state)
    give_only_other_roles(code, action)
    before = every_row()
    with pytest.raises(RoleError) as refused:
        attempt(walk)

    assert action.label in str(refused.value)
    assert all(role.label in str(refused.value) for role in MAY[action])
    assert every_row() == before


def test_every_step_of_a_case_has_a_row() -> None:
    """A new action without a row here fails this test."""
    elsewhere = {
        Action.APPROVE_DESTRUCTION,
        Action.APPROVE_EVALUATION,
        Action.APPROVE_RIEC,
        Action.BOOK_COST,
        Action.FREEZE_FIGURES,
        Action.IMPORT_ADDRESSES,
        Action.IMPORT_BUSINESSES,
        Action.IMPORT_FIGURES,
        Action.LIST_DESTRUCTION,
        Action.MANAGE_OFFICERS,
        Action.PLAN_ROUND,
        Action.READ_BUSINESS,
        Action.READ_CASE,
        Action.READ_REPORTER,
        Action.READ_SIGNAL,
        Action.RECORD_INSTRUMENT,
        Action.RECORD_PROGRESS,
        Action.RECORD_SIGNAL,
        Action.RECORD_VISIT,
        Action.REPORT,
        Action.SETTLE_MAIL,
    }

    assert set(BY_ROLE) == set(Action) - elsewhere


def test_a_role_holds_in_its_own_municipality_only(register: Path) -> None:
    """A case handler of Alverlo cannot touch a case of Lindewaarde."""
    walk = walk_at(register, "decision announced")
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == "ZAAK1")).one()
        session.delete(session.get_one(OfficerRole, (officer.id, LINDEWAARDE, Role.CASE_HANDLER)))
    before = every_row()
    with pytest.raises(RoleError, match="gevonden is geen rol"):
        walk.close()

    assert every_row() == before
