"""The delivery flow as Prefect sees it; what it does is tested without Prefect in tests/tasks."""

import pytest
from prefect import Flow, Task
from prefect.cache_policies import NO_CACHE
from prefect.flows import load_flow_from_entrypoint

from tasks.outbox import DeliveryReport, deliver_waiting, recover_claims


def test_the_flow_loads_by_the_entrypoint_of_its_deployment() -> None:
    """The name is what an administrator sees; the flow asks nothing, so a schedule can start it."""
    flow: Flow[[], DeliveryReport] = load_flow_from_entrypoint("flows.mail_delivery.deliver_mail")

    assert flow.name == "mail-bezorgen"
    assert flow.validate_parameters({}) == {}


@pytest.mark.parametrize("step", [deliver_waiting, recover_claims], ids=lambda step: step.name)
def test_prefect_neither_repeats_nor_skips_a_step(step: Task[..., object]) -> None:
    """A retry could send twice; a cached result would skip the second delivery of a run."""
    assert step.retries == 0
    assert step.cache_policy == NO_CACHE
