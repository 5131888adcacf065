"""A Prefect for tests: one server for all flows called here, and one with a worker of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.prefect_environment import START_LIMIT, prefect_environment
from tasks.register import resources
from tests.builders.blank_registers import copy_sqlite
from tests.builders.case_builder import Walk, decision_announced, fill_register
from tests.conftest import forget_register
from tests.servers.serve_process import PAGE, ServeProcess, serving


@pytest.fixture(name="prefect_server", scope="session")
def fixture_prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A server without a worker: flows run in the test itself."""
    from prefect.settings import (  # noqa: PLC0415  (Prefect takes a second to import)
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        PREFECT_LOGGING_TO_API_ENABLED,
        temporary_settings,
    )
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415

    quiet = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None, PREFECT_LOGGING_TO_API_ENABLED: False}
    with pytest.MonkeyPatch.context() as patch, temporary_settings(quiet):
        for name, value in prefect_environment(tmp_path_factory.mktemp("prefect"), 0).items():
            patch.setenv(name, value)
        with prefect_test_harness(server_startup_timeout=START_LIMIT.seconds):
            yield


@dataclass
class Office:
    """A municipality at work: server, worker, and a register with one decided case."""

    serve: ServeProcess
    register_url: str
    walk: Walk

    def use_register(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let this test look into the register that the worker writes to."""
        monkeypatch.setenv("WEERBAAR_DATABASE_URL", self.register_url)
        forget_register()


@pytest.fixture(name="office", scope="module")
def fixture_office(
    blank_register: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """Everything that `make serve` starts, with its own Prefect, register and mail folder."""
    folder = tmp_path_factory.mktemp("office")
    url = copy_sqlite(blank_register, folder / "register.db")
    ours = {"WEERBAAR_DATABASE_URL": url, "WEERBAAR_MAIL_FOLDER": str(folder / "mail")}
    with serving(folder / "prefect", **ours) as serve:
        walk = _decided_case(ours)
        serve.wait_for(PAGE)
        yield Office(serve, url, walk)


def _decided_case(environment: dict[str, str]) -> Walk:
    """Build the case while the server starts."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        forget_register()
        fill_register()
        walk = decision_announced()
        resources.engine().dispose()
    forget_register()
    return walk
