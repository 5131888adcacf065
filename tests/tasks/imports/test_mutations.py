"""Thousands of wrong files over every import: one sentence each, and nothing half stored.

At the full depth 6,000 of them; those of the BAG have a test of their own.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from models.closure.closure_forms import StepForm
from models.closure.party_forms import PartiesForm
from models.law.common.errors import WeerbaarError
from tasks.acts import (
    figure_acts,
    register_acts,
    signal_acts,
    visit_acts,
)
from tasks.acts.closure import closure_acts, party_acts
from tasks.imports.text_files import read_text
from tests.builders.case_builder import EXAMPLE, Walk
from tests.builders.incoming.mutations import mutations
from tests.builders.incoming.workbooks import by_openpyxl, by_xlsxwriter
from tests.builders.people.set_up import ADMINISTRATOR
from tests.builders.round_builder import at, fill_businesses, fill_organisation, plan_on, row
from tests.depth import at_depth
from tests.tasks.control.test_round_papers import HELD_ON, brief

FILES = at_depth(6_000)
SEED = 20261128
ON = date(2026, 6, 3)
ENGLISH = ("Traceback", "Error", "expected", "Invalid", "not a", "must", "None")
Import = Callable[[Path], object]


def step(**more: object) -> StepForm:
    """A step of the one case."""
    values = {"reference": "LIN-2026-001", "by": "ZAAK1", "on": ON} | more
    return StepForm.model_validate(values)


def parties() -> PartiesForm:
    """The parties of that case."""
    return PartiesForm.model_validate(step().model_dump())


IMPORTS: Mapping[str, tuple[str, Import]] = {
    "parties": ("partijen.csv", lambda path: party_acts.record_parties(parties(), at(ON), path)),
    "weighing": ("weging-1.csv", lambda path: closure_acts.record_weighing(step(), at(ON), path)),
    "businesses": (
        "bedrijven.csv",
        lambda path: register_acts.import_businesses(path, "", "ZAAK1", at(ON)),
    ),
    "figures": (
        "jaarcijfers.csv",
        lambda path: figure_acts.import_figures(path, "ZAAK1", at(ON)),
    ),
    "addresses": (
        "adressen.csv",
        lambda path: register_acts.import_addresses(path, "Lindewaarde", ADMINISTRATOR, ON),
    ),
    "organisation": (
        "organisatie.yaml",
        lambda path: register_acts.import_organisation(path, ADMINISTRATOR, at(ON)),
    ),
    "signal": (
        "signaal.yaml",
        lambda path: signal_acts.record_signal(path, "", "ZAAK1", ON, at(ON)),
    ),
    "text": ("partijen.csv", read_text),
}


def right_files(folder: Path) -> dict[str, tuple[bytes, Import]]:
    """A right file of every kind of every import."""
    found: dict[str, tuple[bytes, Import]] = {}
    for name, (example, read) in IMPORTS.items():
        content = (EXAMPLE / example).read_bytes()
        found[name] = (content, read)
        if example.endswith(".csv") and name != "text":
            rows = [line.split(";") for line in content.decode().splitlines()]
            found[f"{name} openpyxl"] = (by_openpyxl(rows), read)
            found[f"{name} XlsxWriter"] = (by_xlsxwriter(rows), read)
    fill_businesses(folder, [row(1), row(2)])
    plan_on(date(2026, 1, 5))
    sheet = brief()["bezoekformulier-1-1.xlsx"].content
    found["visit sheet"] = (
        sheet,
        lambda path: visit_acts.record_sheets([path], "ZAAK1", at(HELD_ON)),
    )
    return found


def judged(read: Import, path: Path, version: Callable[[], int]) -> tuple[str, str]:
    """What came of one file, and what is wrong with the answer; nothing when all is well."""
    before = version()
    try:
        read(path)
    except WeerbaarError as error:
        said = str(error)
        english = [word for word in ENGLISH if word in said]
        if english:
            return "refused", f"said {english}: {said[:200]}"
        if version() != before:
            return "refused", f"stored something: {said[:200]}"
        return "refused", "" if said else "said nothing"
    except BaseException as error:  # noqa: BLE001  whatever comes out is a fault to be shown
        return "crashed", f"{type(error).__name__}: {str(error)[:200]}"
    return "read", ""


def test_no_wrong_file_ends_in_a_traceback(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is read as it was meant, or refused with one Dutch sentence and nothing stored."""
    fill_organisation()
    Walk().police_report()
    files = right_files(register)
    watch = sqlite3.connect(register / "register.db")
    answers: Counter[str] = Counter()
    faults: list[str] = []

    def version() -> int:
        """Changes when anybody has stored anything."""
        return int(watch.execute("PRAGMA data_version").fetchone()[0])

    for place, (name, (content, read)) in enumerate(files.items()):
        path = tmp_path / "bestand"
        for number, wrong in enumerate(
            islice(mutations(content, SEED + place), FILES // len(files) + 1)
        ):
            path.write_bytes(wrong)
            answer, fault = judged(read, path, version)
            answers[answer] += 1
            if fault:
                faults.append(f"{name} {number}: {fault}")
    watch.close()
    with capsys.disabled():
        print(f"\n{answers.total()} files: {dict(answers)}")  # noqa: T201

    assert not faults, "\n".join([f"{len(faults)} faults", *faults[:40]])
    assert answers["refused"] > FILES / 2


def test_the_same_seed_gives_the_same_files() -> None:
    """So that what one machine finds another can repeat."""
    content = (EXAMPLE / "partijen.csv").read_bytes()
    first, again = (list(islice(mutations(content, SEED), 20)) for _ in range(2))
    assert first == again
    assert len(set(first)) > 10
