"""`make setup` behind a proxy with its own certificates: decided beforehand, no error printed."""

import hashlib
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.servers.own_certificate import untrusted_context

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).parent / "uv"
WHEEL = "verzonnen-1.0-py3-none-any.whl"
SHOW = ("make", "-s", "--eval=show: ; @echo $$UV_SYSTEM_CERTS", "show")


@pytest.fixture(name="index")
def fixture_index(tmp_path: Path) -> Iterator[str]:
    """An index of packages on this machine, with a certificate that only its folder knows."""
    page = tmp_path / "served" / "simple" / "verzonnen"
    page.mkdir(parents=True)
    with zipfile.ZipFile(page / WHEEL, "w") as wheel:
        info = "verzonnen-1.0.dist-info"
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: verzonnen\nVersion: 1.0\n")
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")
    (page / "index.html").write_text(f'<a href="{WHEEL}">{WHEEL}</a>', encoding="utf-8")
    handler = partial(Quiet, directory=str(tmp_path / "served"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.socket = untrusted_context(tmp_path).wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}/simple"
    server.shutdown()
    server.server_close()
    thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing about a request."""

    def log_message(self, *_said: object) -> None:
        pass


def decided(**environment: str) -> str:
    """What the Makefile decides about the certificates of the system."""
    asked = subprocess.run(
        SHOW,
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
    )
    assert asked.stderr == ""
    return asked.stdout.strip()


def fetch(index: str, folder: Path, decision: str) -> subprocess.CompletedProcess[str]:
    """What uv does with the index, trusting the certificate of the folder."""
    wanted = folder / "wanted.txt"
    wheel = folder / "served" / "simple" / "verzonnen" / WHEEL
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    wanted.write_text(f"verzonnen==1.0 --hash=sha256:{digest}\n", encoding="utf-8")
    return subprocess.run(
        [UV, "pip", "install", "-q", "--require-hashes", "--target", folder / "in", "-r", wanted],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ
        | {
            "UV_SYSTEM_CERTS": decision,
            "UV_DEFAULT_INDEX": index,
            "UV_CACHE_DIR": str(folder / "cache"),
            "UV_NO_CONFIG": "1",
            "UV_HTTP_RETRIES": "0",
            "NO_PROXY": "127.0.0.1",
            "SSL_CERT_FILE": str(folder / "certificate.pem"),
        },
    )


def test_the_certificates_of_the_system_are_taken_where_there_are_any(tmp_path: Path) -> None:
    """A system without any leaves uv to its own; make itself prints nothing."""
    own = tmp_path / "own.pem"
    own.touch()
    nowhere = {"SSL_CERT_FILE": "/nergens", "SSL_CERT_DIR": "/nergens"}

    assert decided(SSL_CERT_FILE=str(own)) == "1"
    assert decided(**nowhere) == ("1" if sys.platform in {"darwin", "win32"} else "0")


def test_an_index_with_a_certificate_of_its_own_is_read_without_an_error(
    index: str, tmp_path: Path
) -> None:
    """What was decided beforehand succeeds at once."""
    certificate = str(tmp_path / "certificate.pem")
    ran = fetch(index, tmp_path, decided(SSL_CERT_FILE=certificate))

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert (tmp_path / "in" / "verzonnen-1.0.dist-info" / "METADATA").is_file()
