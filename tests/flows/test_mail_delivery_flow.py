"""The delivery flow as Prefect sees it; what it does is tested without Prefect in tests/tasks."""

from prefect import Flow
from prefect.cache_policies import NO_CACHE
from prefect.flows import load_flow_from_entrypoint

from tasks.outbox import DeliveryReport, run_delivery


def test_the_flow_loads_by_the_entrypoint_of_its_deployment() -> None:
    """The name is what an administrator sees; the flow asks nothing, so a schedule can start it."""
    flow: Flow[[], DeliveryReport] = load_flow_from_entrypoint("flows.mail_delivery.deliver_mail")

    assert flow.name == "mail-bezorgen"
    assert flow.validate_parameters({}) == {}


def test_prefect_neither_repeats_nor_skips_the_delivery() -> None:
    """A retry could send twice; a cached result would skip the second delivery of a run."""
    assert run_delivery.retries == 0
    assert run_delivery.cache_policy == NO_CACHE
