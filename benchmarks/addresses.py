"""`make bench`: what taking over the addresses of one municipality costs, beside bare parsing.

All run in this process on the same invented delivery.
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from lxml import etree
from sqlalchemy import Engine
from sqlmodel import Session

from models.common.municipality import Municipality
from tasks.imports.bag import read_bag
from tasks.register.addresses import write_addresses
from tasks.register.database import open_register
from tests.builders.incoming.bag_delivery import Delivery
from tests.builders.incoming.bag_delivery_xml import CODE

COUNT = 12_000
MOST_TIMES_BARE = 4
ON = date(2026, 9, 15)
ENVELOPES = ("{*}stand", "{*}GemeenteWoonplaatsRelatie")
EVERY, OBJECTS = "lxml alone, every element", "lxml alone, every object"
KINDS = ("WPL", "OPR", "NUM", "VBO", "LIG", "STA", "GEM-WPL-RELATIE")
WHAT_IS_MEASURED = """
From the zip of Kadaster (invented, in the shape of a real delivery of one municipality) to
addresses that are committed in a new register on SQLite, and the same file once more, when nothing
changed. Beside it lxml alone (iterparse), over the same files in the same zip and with nothing done
with them: a step for every element, and a step for every object, the least that a reader must do.
CPU: user and system seconds of one thread, the fastest of three.
"""


def parse(path: Path, tag: Sequence[str] | None) -> int:
    """Bare lxml: how many elements it gave."""
    count = 0
    for file in _files(path.read_bytes()):
        for _, element in etree.iterparse(file, tag=tag):
            count += 1
            element.clear()
            parent = element.getparent()
            if tag and parent is not None:
                while element.getprevious() is not None:
                    del parent[0]
    return count


def _files(content: bytes) -> Iterator[IO[bytes]]:
    """The XML that an address needs, in zips in zips."""
    with ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if any(kind in name for kind in KINDS) and name.endswith(".xml"):
                with archive.open(name) as file:
                    yield file
            elif any(name.startswith((f"{CODE}{kind}", kind)) for kind in ("GEM", *KINDS)):
                yield from _files(archive.read(name))


def take_over(path: Path, engine: Engine) -> int:
    """Read, check and store, in one transaction, as the import does."""
    rows = read_bag(path, CODE, ON)
    with Session(engine) as session, session.begin():
        write_addresses(session, rows, CODE, ON)
    return len(rows)


def fastest(works: Sequence[Callable[[], int]]) -> tuple[int, float]:
    """What each of the works found (all the same), and the CPU seconds of the fastest."""
    seconds, found = [], set()
    for work in works:
        started = time.process_time()
        found.add(work())
        seconds.append(time.process_time() - started)
    [count] = found
    return count, min(seconds)


def measure(path: Path, folder: Path) -> dict[str, tuple[int, float]]:
    """What each way found, and its CPU seconds."""
    with ExitStack() as opened:
        engines = []
        for number in range(3):
            engines.append(open_register(f"sqlite:///{folder / f'{number}.db'}"))
            opened.callback(engines[-1].dispose)
            with Session(engines[-1]) as session, session.begin():
                session.add(
                    Municipality(
                        code=CODE, name="Verzonnen", folder="verzonnen", abbreviation="VER"
                    )
                )
        into = [partial(take_over, path, engine) for engine in engines]
        return {
            "into a new register": fastest(into),
            "once more": fastest(into),
            EVERY: fastest([partial(parse, path, None)] * 3),
            OBJECTS: fastest([partial(parse, path, ENVELOPES)] * 3),
        }


def main() -> None:
    """Print seconds, ratios and the aim; another number of addresses may be given as argument."""
    count = int(sys.argv[1]) if sys.argv[1:] else COUNT
    print(WHAT_IS_MEASURED)
    with tempfile.TemporaryDirectory() as folder:
        path = Delivery(count).write(Path(folder) / f"BAGGEM{CODE}L-15092026.zip")
        costs = measure(path, Path(folder))
        size = path.stat().st_size / 1024**2
    every, objects = costs[EVERY][1], costs[OBJECTS][1]
    print(f"{count:,} addresses, {size:.1f} MiB as zip\n")
    print(f"{'':28}{'found':>12}{'CPU, s':>9}{'element = 1':>13}{'object = 1':>12}")
    for name, (found, seconds) in costs.items():
        ratios = f"{seconds / every:>13.2f}{seconds / objects:>12.2f}"
        print(f"{name:28}{found:>12,}{seconds:>9.2f}{ratios}")
    ours = costs["into a new register"][1] / every
    print(f"\nThe aim: at most {MOST_TIMES_BARE} times lxml alone, every element: {ours:.2f}")


if __name__ == "__main__":
    main()
