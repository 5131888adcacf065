"""`make bench`: what choosing the places of a round costs, beside a bare SQL scan of the same rows.

Both run in this process on the same SQLite file, three times, and the fastest of each counts.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from models.control.control_round import ControlRound
from models.law.control.control_cycle import RoundKind, Theme
from models.law.control.place_choice import choose
from models.law.control.place_score import RoundContext
from tasks.control.round_places import places_of
from tasks.control.round_policies import place_scores, themes
from tasks.register.database import open_register

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
MOST_TIMES_THE_SCAN = 10
ON = date(2026, 6, 4)
ROUND = ControlRound(
    reference="LIN-CON-001",
    municipality_code="9002",
    number=1,
    kind=RoundKind.THEME,
    theme=Theme.AUTOMOTIVE,
    slot_on=ON,
    planned_on=ON,
    why="",
    made_on=ON,
)
SCAN = (
    "SELECT id, label, park, sbi, labelled_on, last_visited_on, re_control_due_on FROM business "
    "WHERE municipality_code = '9002' AND ended_on IS NULL"
)


def fill(path: Path, count: int) -> None:
    """Invented businesses, all at one invented address."""
    lot = random.Random(count)  # noqa: S311  invented rows, no secret
    labels, codes = ("white", "white", "green", "red"), ("95311", "56111", "01110", "68203")
    rows = (
        (
            f"{number:08d}",
            lot.choice(codes),
            lot.choice(("", "Terrein Verzonnen")),
            lot.choice(labels),
            f"2024-{lot.randint(1, 12):02d}-01",
            lot.choice((None, f"2025-{lot.randint(1, 12):02d}-01")),
        )
        for number in range(count)
    )
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO municipality VALUES ('9002', 'Verzonnen', 'verzonnen', 'VER')"
        )
        connection.execute(
            "INSERT INTO address (bag_id, municipality_code, street, house_number, house_letter, "
            "addition, postcode, place, rd_x, rd_y, valid_from) "
            "VALUES ('1', '9002', 'Verzonnen', 1, '', '', '', '', 0, 0, '2020-01-01')"
        )
        connection.executemany(
            "INSERT INTO business (municipality_code, kvk_number, bag_id, trade_name, sbi, park, "
            "label, labelled_on, label_reason, last_visited_on) "
            "VALUES ('9002', ?, '1', '', ?, ?, ?, ?, '', ?)",
            rows,
        )
    connection.close()


def scan(path: Path) -> int:
    """Every row to Python, and nothing done with it."""
    with sqlite3.connect(path) as connection:
        count = sum(1 for _ in connection.execute(SCAN))
    connection.close()
    return count


def plan(engine: Engine) -> int:
    """Score every place and keep the best, as the planning does."""
    policy = place_scores(ROUND.municipality_code, ON)
    context = RoundContext(ON, ROUND.kind, police_teams=policy.teams, seed=1)
    with Session(engine.execution_options(reading=True)) as session:
        places = places_of(session, ROUND, ON, themes(ROUND.municipality_code, ON), {})
        return len(choose(places, policy, context).chosen)


def fastest(work: Callable[[], int]) -> float:
    """Seconds of the fastest of three."""
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        if not work():
            raise RuntimeError("nothing was read or chosen")
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def main() -> None:
    """Print the growth curve; other numbers of businesses may be given as arguments."""
    print("\nChoosing the places of one round; the aim: under 1 s at 10,000 businesses, at most")
    print(f"{MOST_TIMES_THE_SCAN} times a bare SQL scan of the same rows.")
    print(f"{'businesses':>12}{'choose, s':>12}{'scan, s':>12}{'scan = 1':>12}")
    for count in [int(argument) for argument in sys.argv[1:]] or COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "register.db"
            engine = open_register(f"sqlite:///{path}")
            fill(path, count)
            ours, bare = fastest(lambda e=engine: plan(e)), fastest(lambda p=path: scan(p))  # type: ignore[misc]
            engine.dispose()
        print(f"{count:>12,}{ours:>12.3f}{bare:>12.3f}{ours / bare:>12.1f}")


if __name__ == "__main__":
    main()
