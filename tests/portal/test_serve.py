"""`make serve` when something is wrong; the whole of it is tested with a worker in tests/flows."""

import os
import signal
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal import processes
from portal.serve import ServeError, Service
from tests.servers.serve_process import PAGE, ServeProcess, serving, still_alive

pytestmark = pytest.mark.prefect


@pytest.fixture(name="heard_interrupts")
def fixture_heard_interrupts() -> Iterator[None]:
    """What a shell starts in the background ignores Ctrl-C, and so would all that it starts.

    `make serve` itself always has a handler for it, so that what it starts hears it.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def answer(serve: ServeProcess) -> str:
    """What it says last, after the line that tells where the officers' page is."""
    first, _, rest = serve.said().partition("\n")
    assert first.startswith("Weerbaar staat op http://127.0.0.1:")
    return rest


def test_a_port_in_use_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Nothing is started, and the sentence says what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with serving(tmp_path, PREFECT_SERVER_API_PORT=port) as serve:
            assert serve.process.wait(60) == 2
    assert serve.said() == (
        f"Poort {port} is al in gebruik; stop wat daar draait of kies een andere poort met "
        "PREFECT_SERVER_API_PORT.\n"
    )


@pytest.mark.parametrize("port", ["vier", "99999", "-1"])
def test_a_port_that_is_no_port_is_refused(tmp_path: Path, port: str) -> None:
    """A typing error in the setting gets one sentence too."""
    with serving(tmp_path, PREFECT_SERVER_API_PORT=port) as serve:
        assert serve.process.wait(60) == 2
    assert serve.said() == f"PREFECT_SERVER_API_PORT is geen poortnummer: {port}.\n"


def test_stopping_while_it_starts_leaves_nothing(tmp_path: Path) -> None:
    """SIGTERM before the page is there: exit code 0, and the server is gone."""
    with serving(tmp_path) as serve:
        server = serve.wait_for_child("prefect server start")
        assert serve.end(signal.SIGTERM) == 0
        assert still_alive([server]) == []
    assert PAGE not in serve.said()


def test_a_server_that_dies_is_told_in_one_sentence(tmp_path: Path) -> None:
    """The sentence names the log."""
    with serving(tmp_path) as serve:
        serve.wait_for_child("prefect server start").kill()
        assert serve.process.wait(60) == 2
    assert answer(serve) == (
        f"De server is vanzelf gestopt en de rest nu ook; lees {tmp_path / 'server.log'}.\n"
    )


@pytest.mark.parametrize(
    ("first", "last"), [("De server", "De worker"), ("De worker", "De server")]
)
@pytest.mark.usefixtures("heard_interrupts")
def test_when_one_of_the_two_ends_the_other_is_stopped(
    tmp_path: Path, first: str, last: str
) -> None:
    """A server without a worker would take orders that nobody carries out."""
    service = Service(tmp_path, 0, os.environ, 0)
    for name, module in ((last, ("http.server", "0")), (first, ("calendar", "2026"))):
        log = tmp_path / f"{name}.log"
        service.running[name] = processes.start(module, log, os.environ, tmp_path)

    with pytest.raises(ServeError, match=f"^{first} is vanzelf gestopt en de rest nu ook; lees "):
        service.watch()
    service.stop_all()

    assert [process.poll() is None for process in service.running.values()] == [False, False]


def test_the_page_is_there_before_the_rest(tmp_path: Path) -> None:
    """An officer can log in while Prefect still starts; the address is the first thing told."""
    ours = {"WEERBAAR_DATABASE_URL": f"sqlite:///{tmp_path / 'register.db'}"}
    with serving(tmp_path, **ours) as serve:
        serve.wait_for("Weerbaar staat op")
        assert PAGE not in serve.said()
        address = serve.said().split()[3].rstrip(".")
        with urllib.request.urlopen(f"{address}/inloggen") as page:  # noqa: S310  (our own)
            assert b"Inloggen" in page.read()
        left = serve.children()
        assert serve.end(signal.SIGTERM) == 0
        assert still_alive(left) == []
