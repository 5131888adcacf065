"""The ways to count the rows of the yearly figures that are compared, each in its own process.

`python -m benchmarks.figure_peers NAME COUNT` makes COUNT invented rows, counts them three times,
and prints what it found with the seconds of the fastest. Imports of a peer stand inside it.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from models.law.evaluation.figure_rows import CountedRow, FigureContent, RowTable

YEARS = (2024, 2025, 2026, 2027, 2028)
CODES = [f"{number:04d}" for number in range(1, 343)]
YES_NO = ["no", "yes"]
SOURCES = [
    "reporting_point",
    "mma",
    "police",
    "environmental_service",
    "customs",
    "control",
    "open_source",
]
THEMES = ["drugs", "human_trafficking", "money_laundering", "care_fraud", "fencing", "cyber"]
TABLES: Mapping[str, tuple[float, Mapping[str, Sequence[str]]]] = {
    "visits": (0.5, {"findings": YES_NO, "re_control": YES_NO, "repaired": YES_NO}),
    "signals": (0.4, {"source": SOURCES, "theme": THEMES}),
    "spending": (0.1, {}),
}
"""Of each table its share of the rows, and the words of its kinds."""
Frames = dict[str, pd.DataFrame]
Found = tuple[int, int, int]
"""Cells that are not empty, rows, and the sum of the amounts."""


def invented(count: int) -> Frames:
    """The same rows in every process, as `frame_of` makes them: categories, days, amounts."""
    lot = np.random.default_rng(count)
    return {name: _frame(lot, int(count * share), words) for name, (share, words) in TABLES.items()}


def _frame(
    lot: np.random.Generator, count: int, words: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    first, last = np.datetime64(date(YEARS[0], 1, 1)), np.datetime64(date(YEARS[-1], 12, 31))
    days = lot.integers(0, int((last - first).astype(int)) + 1, count, dtype=np.int32)
    columns: dict[str, Any] = {
        "on": (first + days.astype("timedelta64[D]")).astype("datetime64[s]"),
        "amount": lot.integers(1, 1000, count, dtype=np.int64),
    }
    for name, values in {"municipality": CODES, **words}.items():
        codes = lot.integers(0, len(values), count, dtype=np.int16)
        columns[name] = pd.Categorical.from_codes(codes, list(values))  # type: ignore[call-overload]
    return pd.DataFrame(columns, copy=False)


def content_of(tables: "Sequence[RowTable]") -> "FigureContent":
    """What the figures of these tables follow from, beside their rows."""
    from models.law.evaluation.figure_rows import FigureContent  # noqa: PLC0415
    from tasks.evaluation.figure_policies import figure_book  # noqa: PLC0415

    definitions = figure_book(YEARS[-1]).definitions
    return FigureContent(
        year=YEARS[-1],
        years=YEARS,
        municipalities=tuple((code, code) for code in CODES),
        first_years=tuple((code, YEARS[0]) for code in CODES),
        definitions=tuple(item for item in definitions if item.rule and item.rule.rows in TABLES),
        versions=(),
        tables=tuple(tables),
        given=(),
    )


def weerbaar(frames: Frames) -> Callable[[], Found]:
    """From these frames to every value of every figure: group, cube, sums, totals."""
    from tasks.evaluation.figure_counts import cube_of, figures_in  # noqa: PLC0415

    content = content_of(())

    def count() -> Found:
        cubes = {
            name: cube_of(frames[name], list(words), YEARS) for name, (_, words) in TABLES.items()
        }
        if figures_in(cubes, content, date(2029, 1, 1)).value("places_visited", YEARS[0]) is None:
            raise RuntimeError("no figure was made")
        return (
            sum(int(np.count_nonzero(cube.rows)) for cube in cubes.values()),
            sum(int(cube.rows.sum()) for cube in cubes.values()),
            sum(int(cube.amounts.sum()) for cube in cubes.values()),
        )

    return count


def pandas(frames: Frames) -> Callable[[], Found]:
    """A bare group-by over year, municipality and kinds; nothing is made of its answer."""

    def count() -> Found:
        answers = []
        for name, (_, words) in TABLES.items():
            frame = frames[name]
            by = [frame["on"].dt.year, "municipality", *words]
            groups = frame.groupby(by, observed=True, sort=False)["amount"]
            answers.append(groups.agg(["size", "sum"]))
        return (
            sum(len(answer) for answer in answers),
            sum(int(answer["size"].sum()) for answer in answers),
            sum(int(answer["sum"].sum()) for answer in answers),
        )

    return count


def duckdb(frames: Frames) -> Callable[[], Found]:
    """The same group-by in DuckDB, over tables of its own, with all cores."""
    import duckdb as engine  # type: ignore[import-not-found]  # noqa: PLC0415

    connection = engine.connect()
    for name in list(frames):
        connection.register("frame", frames.pop(name))
        days = '* REPLACE ("on"::DATE AS "on")'
        connection.execute(f"CREATE TABLE {name} AS SELECT {days} FROM frame")  # noqa: S608
        connection.unregister("frame")

    def count() -> Found:
        cells = rows = amounts = 0
        for name, (_, words) in TABLES.items():
            by = ", ".join(['year("on")', "municipality", *words])
            query = f"SELECT {by}, count(*), sum(amount) FROM {name} GROUP BY ALL"  # noqa: S608
            answer = connection.execute(query).fetchall()
            cells += len(answer)
            rows += sum(row[-2] for row in answer)
            amounts += sum(int(row[-1]) for row in answer)
        return cells, rows, amounts

    return count


def snapshot(frames: Frames) -> Callable[[], Found]:
    """The whole way from the bytes of a snapshot: read, frame, count, figures."""
    from models.law.evaluation.figure_rows import FigureContent, RowTable  # noqa: PLC0415
    from tasks.evaluation.figure_counts import figures_of  # noqa: PLC0415

    count = sum(len(frame) for frame in frames.values())
    amount = sum(int(frame["amount"].sum()) for frame in frames.values())
    written = content_of(
        [
            RowTable(name=name, kinds=tuple(words), rows=_rows(name, frames.pop(name), list(words)))
            for name, (_, words) in TABLES.items()
        ]
    ).to_bytes()

    def read() -> Found:
        content = FigureContent.model_validate_json(written)
        found = figures_of(content, date(2029, 1, 1))
        return len(found.definitions), count, amount

    return read


def _rows(name: str, frame: pd.DataFrame, kinds: Sequence[str]) -> "tuple[CountedRow, ...]":
    days = frame["on"].dt.strftime("%Y-%m-%d")
    columns = [frame["municipality"], days, *(frame[kind] for kind in kinds), frame["amount"]]
    keys = (f"{name}-{number:09d}" for number in range(len(frame)))
    return tuple(zip(keys, *(column.tolist() for column in columns), strict=True))


RUN: Mapping[str, Callable[[Frames], Callable[[], Found]]] = {
    "weerbaar": weerbaar,
    "pandas": pandas,
    "duckdb": duckdb,
    "snapshot": snapshot,
}


def main() -> None:
    """Print what was found, and the seconds of the fastest of three."""
    count = RUN[sys.argv[1]](invented(int(sys.argv[2])))
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        found = count()
        seconds.append(time.perf_counter() - started)
    print(json.dumps({"found": found, "seconds": min(seconds)}))


if __name__ == "__main__":
    main()
