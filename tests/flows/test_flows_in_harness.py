"""Flows run by Prefect itself, on a server of the test and a real register."""

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from prefect import Flow, tags
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import (
    ConcurrencyLimitStrategy,
    ConcurrencyOptions,
    FlowRun,
    StateType,
)
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Pending, Running
from sqlmodel import func, select

from flows.control_cycle import plan_control_rounds
from flows.deadline_watch import watch_deadlines
from flows.mail_sending import send_mail
from flows.premises_closure import close_premises, record_police_report
from flows.yearly_evaluation import evaluate_year, publish_evaluation
from models.closure.closure import ClosureCase
from models.closure.closure_forms import MorningForm, PoliceReportForm, StepForm
from models.common.message import MessageState, OutgoingMessage
from models.common.municipality import Municipality
from models.control.control_round import ControlRound
from models.control.round_forms import PlanForm
from models.evaluation.evaluation_forms import EvaluateForm, EvaluationApprovalForm
from models.law.closure.procedure import CaseStatus
from models.law.common.errors import FaultsError
from models.law.control.control_cycle import RoundKind
from portal.settle_prefect import BROKEN_OFF, POOL, settle
from tasks.acts.done import PartlyDoneError
from tasks.closure.execution import TooEarlyError
from tasks.control.round_overview import list_rounds
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import (
    Walk,
    decision_announced,
    fill_register,
    police_report_values,
)
from tests.builders.round_builder import quiet_year

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server", "register")]

ONE_AT_A_TIME = ConcurrencyOptions(collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def runs_of(flow: Flow[..., Any]) -> Sequence[FlowRun]:
    """The runs of a flow that the server knows, the newest first."""
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(sort=FlowRunSort.EXPECTED_START_TIME_DESC)
    return [run for run in found if run.name.startswith(str(flow.flow_run_name).split(" {")[0])]


def messages() -> list[MessageState]:
    """Where each message of the outbox is."""
    with reading() as session:
        return [message.state for message in session.exec(select(OutgoingMessage))]


def status_of(walk: Walk) -> CaseStatus:
    """Where the case is."""
    with reading() as session:
        case = session.exec(
            select(ClosureCase).where(ClosureCase.reference == walk.reference)
        ).one()
    return case.status


def test_reporting_twice_makes_one_case() -> None:
    """The number of the police report is the key."""
    fill_register()
    form = PoliceReportForm.model_validate(police_report_values())

    references = {record_police_report(form), record_police_report(form)}

    with reading() as session:
        assert session.exec(select(func.count()).select_from(ClosureCase)).one() == 1
    assert len(references) == 1


def test_closing_writes_the_register_and_names_the_run_after_the_case() -> None:
    """The flow that an officer starts, with the moment of now."""
    fill_register()
    walk = decision_announced()
    form = StepForm(reference=walk.reference, on=date(2026, 4, 10), by="ZAAK1")

    assert close_premises(form).startswith(f"Zaak {walk.reference}: {CaseStatus.CLOSED.label}")
    assert status_of(walk) is CaseStatus.CLOSED
    assert runs_of(close_premises)[0].name == f"sluiten {walk.reference}"


def test_a_refused_step_leaves_its_sentence_in_the_state() -> None:
    """The officer reads there why it did not happen, and the case stays where it was."""
    fill_register()
    walk = decision_announced()
    form = StepForm(reference=walk.reference, on=date(2026, 4, 3), by="ZAAK1")

    with pytest.raises(TooEarlyError) as refused:
        close_premises(form)

    state = runs_of(close_premises)[0].state
    assert state is not None
    assert state.message is not None
    assert state.message.endswith(str(refused.value))
    assert status_of(walk) is CaseStatus.DECISION_ANNOUNCED


def test_wrong_values_are_refused_before_anything_happens() -> None:
    """Also when a flow is called as a function."""
    form: Any = {"reference": "LIN-2026-001", "on": "morgen", "by": "ZAAK1"}
    with pytest.raises(FaultsError, match="Datum: dit is geen datum"):
        close_premises(form)


def test_a_morning_run_twice_tells_the_officers_once(register: Path) -> None:
    """On the day before the closing everything due is told; then what waits is sent once."""
    fill_register()
    decision_announced()
    on = MorningForm(on=date(2026, 4, 9))

    first = watch_deadlines(on)
    told = len(messages())
    second = watch_deadlines(on)

    assert first.startswith("Ochtendronde van donderdag 9 april 2026: ")
    assert "0 meldingen over termijnen" in second
    assert len(messages()) == told > 0
    outcome = send_mail()
    assert send_mail() != outcome
    assert set(messages()) == {MessageState.SENT}
    assert len(list((register / "mail").rglob("*.eml"))) == told


def test_a_run_that_was_broken_off_does_not_stop_the_mail_for_ever() -> None:
    """After a power cut its place is given back, and its state says what to do."""
    asyncio.run(settle())
    with get_client(sync_client=True) as client:
        deployment_id = client.create_deployment(
            client.create_flow(send_mail),
            "Mail bezorgen",
            work_pool_name=POOL,
            concurrency_limit=1,
            concurrency_options=ONE_AT_A_TIME,
        )
        broken = client.create_flow_run_from_deployment(deployment_id)

        def place_is_taken() -> bool:
            waiting = client.create_flow_run_from_deployment(deployment_id)
            client.set_flow_run_state(waiting.id, Pending())
            return client.read_flow_run(waiting.id).state_type is StateType.CANCELLED

        client.set_flow_run_state(broken.id, Pending())
        client.set_flow_run_state(broken.id, Running())
        assert place_is_taken()

        asyncio.run(settle())

        assert not place_is_taken()
        state = client.read_flow_run(broken.id).state
        pool = client.read_work_pool(POOL)
    assert state is not None
    assert (state.type, state.message) == (StateType.CRASHED, BROKEN_OFF)
    assert (pool.type, pool.is_paused) == ("process", False)


def test_the_planning_flow_plans_each_round_once() -> None:
    """Both municipalities, by their own cycle; a second run of the day finds nothing to do."""
    fill_register()
    form = PlanForm(on=date(2026, 7, 30))

    assert plan_control_rounds(form) == ("ALV-CON-024", "LIN-CON-023")
    assert plan_control_rounds(form) == ()


def test_the_evaluation_is_made_by_the_schedule_and_published_by_a_person() -> None:
    """The run of December twice is one draft; the person who approves sends the mail, once."""
    fill_register()
    quiet_year(2024)
    planned = EvaluateForm(on=date(2024, 12, 1))
    with pytest.raises(FaultsError, match="geef de code op van wie haar maakt"):
        evaluate_year(planned)
    with tags("auto-scheduled"):
        assert evaluate_year(planned) == evaluate_year(planned) == ("ALV-EVA-2024",)
    assert messages() == []

    form = EvaluationApprovalForm(year=2024, municipality="Alverlo", on=date(2024, 12, 9), by="BGM")
    assert publish_evaluation(form) == publish_evaluation(form) == "ALV-EVA-2024"
    assert len(messages()) == 5
    assert runs_of(publish_evaluation)[0].name == "publiceren 2024"


def test_a_municipality_that_cannot_be_planned_does_not_stop_the_others() -> None:
    """The number of its round is taken by a municipality with the same first letters."""
    fill_register()
    day = date(2026, 7, 30)
    taken = ControlRound(
        reference="ALV-CON-024",
        municipality_code="9999",
        number=24,
        kind=RoundKind.DOR,
        slot_on=day,
        planned_on=day,
        why="verzonnen",
        made_on=day,
    )
    with transaction() as session:
        session.add(
            Municipality(code="9999", name="Alververzonnen", folder="verzonnen", abbreviation="VER")
        )
        session.flush()
        session.add(taken)
    with pytest.raises(PartlyDoneError, match="9001 nummer 24"):
        plan_control_rounds(PlanForm(on=day))
    assert [line.reference for line in list_rounds()] == ["LIN-CON-023", "ALV-CON-024"]
