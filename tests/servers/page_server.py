"""The page as a browser finds it: a real server on this machine, with a clock of the test."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import uvicorn

from portal.web.app import create_app
from tests.servers.serve_process import free_port

LIMIT_SECONDS = 30


@contextmanager
def page_server(clock: Callable[[], datetime]) -> Iterator[str]:
    """Serve the page of the present register; yields its address."""
    port = free_port()
    config = uvicorn.Config(
        create_app(clock), host="127.0.0.1", port=port, access_log=False, log_level="warning"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        give_up = time.monotonic() + LIMIT_SECONDS
        while not server.started:
            assert time.monotonic() < give_up
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(LIMIT_SECONDS)
