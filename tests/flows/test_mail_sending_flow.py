"""The sending flow as Prefect sees it; what it does is tested without Prefect in tests/tasks."""

from datetime import UTC, datetime

import pytest
from prefect import Flow
from prefect.flows import load_flow_from_entrypoint

from flows.mail_sending import send_mail
from tasks.mail.outbox import SendingOutcome
from tests.servers.mail_box import TestBox
from tests.servers.smtp_servers import MailServers

pytest_plugins = ["tests.servers.mail_fixtures"]


def test_the_flow_loads_by_the_entrypoint_of_its_deployment() -> None:
    """The name is what an administrator sees; the flow asks nothing, so a schedule can start it."""
    flow: Flow[[], str] = load_flow_from_entrypoint("flows.mail_sending.send_mail")

    assert flow.name == "mail-bezorgen"
    assert flow.validate_parameters({}) == {}


@pytest.mark.prefect
@pytest.mark.usefixtures("prefect_server")
def test_a_flow_run_sends_what_waits(box: TestBox, mail_servers: MailServers) -> None:
    """Within a run of Prefect the connection to the mail server works as it does without."""
    box.queue("stroom", queued_at=datetime(2020, 1, 1, tzinfo=UTC))
    box.send_to(mail_servers, "accepts")

    assert send_mail() == str(SendingOutcome(sent=1))
    assert len(mail_servers.arrived("accepts", "stroom@partner.example")) == 1
