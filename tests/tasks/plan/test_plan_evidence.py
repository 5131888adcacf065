"""What counts as evidence for an action by itself: everything in its year, nothing of another."""

from datetime import date
from typing import Any

import pytest

from models.closure.approval import ApprovalSubject
from models.control.control_round import ControlRound, RoundStatus
from models.instruments.instrument_forms import BibobForm, DorForm, StopForm
from models.law.closure.measures import MeasureKind
from models.law.common.signal_themes import SignalTheme
from models.law.control.control_cycle import RoundKind
from models.law.plan.action_plan import ActionPlan
from models.law.signals.signal_access import Sharing, SignalSource
from models.plan.plan_forms import EvidenceForm
from models.signals.signal import ConsultationDecision, Reliability, Signal, SignalDecision
from tasks.acts.plan_sources import EVIDENCE
from tasks.instruments import instruments
from tasks.plan.plan_evidence import evidence_of, line_of
from tasks.plan.plan_policies import paying_action, the_plan
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import COCAINE, Walk, closed, fill_register
from tests.builders.round_builder import at, fill_organisation

LATER = at(date(2027, 6, 1))
ACT = {"municipality": "Lindewaarde", "file_number": "Z/26/001234", "by": "ZAAK1"}
ANSWERS = ("dealer_known", "is_registered", "register_up_to_date", "sample_matched")


def plan_in(year: int) -> ActionPlan:
    """The plan of 2024, moved to another year."""
    dates = {"valid_from": date(year, 1, 1), "valid_to": date(year, 12, 31)}
    return ActionPlan.model_validate(dict(the_plan(2024)) | dates)


def words(number: int, year: int = 2026, code: str = "9002") -> list[str]:
    """The evidence of an action, with its day."""
    with reading() as session:
        found = evidence_of(session, plan_in(year), readers=EVIDENCE).get((code, number), ())
    return [f"{item.on} {item.reference} {item.words}" for item in found]


def add_round(kind: RoundKind, on: date, status: RoundStatus, number: int) -> None:
    """A round of Lindewaarde."""
    with transaction() as session:
        session.add(
            ControlRound(
                reference=f"LIN-CON-{number:03d}",
                municipality_code="9002",
                number=number,
                kind=kind,
                status=status,
                slot_on=on,
                planned_on=None if status is RoundStatus.SKIPPED else on,
                why="Verzonnen.",
                made_on=on,
            )
        )


def test_a_closure_counts_for_the_policy_and_for_its_communication(any_register: str) -> None:
    """Closed on 10 April 2026, its papers approved the day before; nothing in other years."""
    assert any_register
    fill_register()
    walk = closed()

    assert words(13) == [f"2026-04-10 {walk.reference} pand gesloten"]
    assert words(21) == [f"2026-04-09 {walk.reference} poster, bewonersbrief en persbericht"]
    assert words(13, code="9001") == []
    for year in (2025, 2027):
        assert words(13, year) == words(21, year) == []


def test_a_warning_counts_once_although_each_party_gets_a_letter(any_register: str) -> None:
    """On the day on which it was sent."""
    assert any_register
    fill_register()
    findings = [COCAINE | {"amount": "3"}]
    walk = Walk().police_report(findings=findings).parties().weigh()
    assert words(13) == []
    walk.decide(outcome=MeasureKind.WARNING, sent_on=date(2026, 3, 30))
    walk.approve(ApprovalSubject.DECISION, date(2026, 3, 30)).announce_decision(date(2026, 3, 30))

    assert words(13) == [f"2026-03-30 {walk.reference} waarschuwing"]


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (RoundKind.WHITE_SPOTS, {7, 8}),
        (RoundKind.RED_LABELS, {7, 8}),
        (RoundKind.THEME, {8}),
        (RoundKind.SIGNALS, {8}),
        (RoundKind.DOR, {8, 9}),
        (RoundKind.ACTION_WEEK, {8, 10}),
    ],
)
def test_a_held_round_counts_for_the_actions_of_its_kind(
    any_register: str, kind: RoundKind, numbers: set[int]
) -> None:
    """On the first and the last day of the year; not when it is only planned or was skipped."""
    assert any_register
    fill_organisation()
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    for number, day in enumerate(days, start=1):
        add_round(kind, day, RoundStatus.HELD, number)
    add_round(kind, date(2026, 6, 1), RoundStatus.PLANNED, 5)
    add_round(kind, date(2026, 6, 2), RoundStatus.SKIPPED, 6)

    assert {number for number in range(1, 22) if words(number)} == numbers
    assert words(8) == [
        f"2026-01-01 LIN-CON-002 controle: {kind.label}",
        f"2026-12-31 LIN-CON-003 controle: {kind.label}",
    ]


def test_the_other_instruments_count(any_register: str) -> None:
    """DOR for 9; Bibob and STOP talk for 11."""
    assert any_register
    fill_organisation()
    act: dict[str, Any] = ACT | {"on": "2026-03-02"}
    answers = dict.fromkeys((*ANSWERS, "retention_kept"), "yes")
    stop = {"invited_by": "mayor", "invitee": "resident", "theme": "drugs"}
    instruments.record_dor(DorForm.model_validate(act | answers | {"outcome": "none"}), LATER)
    instruments.record_stop_talk(
        StopForm.model_validate(act | stop | {"attended_by": ["mayor"], "outcome": "agreements"}),
        LATER,
    )
    instruments.record_bibob(BibobForm.model_validate(act), LATER, paid_by=paying_action)

    assert words(9) == ["2026-03-02 LIN-DOR-2026-001 DOR-controle"]
    assert words(11) == [
        "2026-03-02 LIN-BIB-2026-001 Bibob-onderzoek",
        "2026-03-02 LIN-STP-2026-001 STOP-gesprek",
    ]
    assert words(9, 2025) == words(11, 2027) == []


def test_a_consultation_counts_by_its_day_and_never_names_a_signal(any_register: str) -> None:
    """Two signals on one day are one consultation."""
    assert any_register
    fill_organisation()
    for number, on in enumerate((date(2026, 3, 2), date(2026, 3, 2), date(2026, 4, 2)), start=1):
        add_decision(number, on)

    assert words(6) == [
        "2026-03-02  overleg: besluit over 2 signalen",
        "2026-04-02  overleg: besluit over 1 signaal",
    ]


def add_decision(number: int, on: date) -> None:
    """A signal of Lindewaarde, and what the consultation decided about it."""
    with transaction() as session:
        signal = Signal(
            reference=f"LIN-SIG-2026-{number:03d}",
            municipality_code="9002",
            source=SignalSource.REPORTING_POINT,
            source_number=str(number),
            received_on=date(2026, 1, 2),
            theme=SignalTheme.DRUGS,
            facts="Verzonnen feiten.",
            reliability=Reliability.UNKNOWN,
            sharing=Sharing.CONSULTATION,
            legal_ground="verzonnen",
            review_on=on,
            retain_until=date(2031, 1, 2),
        )
        session.add(signal)
        session.flush()
        session.add(
            ConsultationDecision(
                signal_id=signal.id or 0, on=on, decision=SignalDecision.KEEP, officer_id=1
            )
        )


def test_each_kind_of_reference_is_found_in_its_own_municipality(any_register: str) -> None:
    """A round, a case and an act; not those of a neighbour."""
    assert any_register
    fill_register()
    walk = Walk().police_report()
    add_round(RoundKind.THEME, date(2026, 2, 2), RoundStatus.PLANNED, 1)
    instruments.record_bibob(
        BibobForm.model_validate(ACT | {"on": "2026-03-02"}), LATER, paid_by=paying_action
    )
    with reading() as session:
        for reference in (walk.reference, "LIN-CON-001", "LIN-BIB-2026-001"):
            found = line_of(session, "9002", reference, readers=EVIDENCE)
            assert found is not None
            assert found.reference == reference
            assert line_of(session, "9001", reference, readers=EVIDENCE) is None
        assert line_of(session, "9002", "LIN-2026-999", readers=EVIDENCE) is None


@pytest.mark.parametrize(
    "reference", ["LIN-2026-001", "LIN-CON-018", "LIN-DOR-2026-001", "ALV-STR-2024-1000"]
)
def test_a_reference_has_the_form_of_what_it_names(reference: str) -> None:
    values = {"action": 8, "municipality": "Alverlo", "on": "2024-06-03", "by": "ZAAK1"}
    assert EvidenceForm.model_validate(values | {"reference": reference}).reference == reference
