"""The example year of the demo: one walk through 2024, up to its published evaluation."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from sqlmodel import select

from models.closure.party import Party
from models.common.municipality import Officer
from models.common.progress import listening
from models.control.control_round import RoundStatus
from models.law.common.action_status import ActionStatus
from portal.demo import year
from portal.demo.diary import Diary, day
from tasks.acts.evaluation_sources import SOURCES
from tasks.acts.plan_sources import EVIDENCE
from tasks.acts.register_acts import CHECKS
from tasks.control.round_overview import list_rounds
from tasks.evaluation.earlier_figures import COLUMNS
from tasks.evaluation.evaluation_view import evaluation_view
from tasks.plan.plan_overview import plan_of_year
from tasks.register import resources
from tasks.register.chains import verify_chains
from tasks.register.resources import reading
from tests.builders.blank_registers import copy_sqlite
from tests.conftest import forget_register
from tests.readers.pdf_checks import pages_of

pytestmark = pytest.mark.deep

PUBLISHED = {
    *(f"evaluatie-2024.{ending}" for ending in ("pdf", "odt", "docx", "html")),
    *(f"infographic-2024-{size}.pdf" for size in ("a3", "a4", "vierkant")),
    *(f"infographic-2024-{size}.png" for size in ("1200", "2400", "vierkant")),
    "infographic-2024.svg",
    "infographic-2024.html",
}


@pytest.fixture(name="year", scope="module")
def fixture_year(blank_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder in which the year left its files, walked once."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEERBAAR_DATABASE_URL", copy_sqlite(blank_register, folder / "jaar.db"))
        patch.setenv("WEERBAAR_MAIL_FOLDER", str(folder / "jaar" / "mail"))
        forget_register()
        year.walk(folder / "jaar")
        yield folder / "jaar"
        resources.engine().dispose()
    forget_register()


def test_the_year_leaves_its_evaluation_and_the_next_plan(year: Path) -> None:
    """Report, pictures, mail and the draft of 2025; what is not for the public lies apart."""
    assert {path.name for path in year.iterdir() if path.is_file()} == {
        *PUBLISHED,
        "concept-actieplan-2025.yaml",
    }
    internal = {path.name for path in (year / "intern").iterdir()}
    assert "evaluatie-2024-intern.pdf" in internal
    assert any(name.startswith("signaalformulier-lin-sig-2024-") for name in internal)
    assert len(list((year / "mail").glob("*.eml"))) > len(PUBLISHED)
    draft = yaml.safe_load((year / "concept-actieplan-2025.yaml").read_text(encoding="utf-8"))
    assert {4, 7, 12, 14} <= {action["number"] for action in draft["actions"]}


def test_every_action_of_the_plan_has_ended(year: Path) -> None:
    """All 21, in both municipalities; two go on with a reason."""
    assert year.exists()
    actions = plan_of_year(2024, "9001", evidence=EVIDENCE).actions
    assert len(actions) == 21
    parts = [part for action in actions for part in action.parts]
    assert not any(part.status.is_open for part in parts)
    off = [part for part in parts if part.status is ActionStatus.CARRIED_OVER]
    assert len(off) == 4
    assert all(part.reason for part in off)


def test_the_rounds_were_held_or_skipped_with_a_reason(year: Path) -> None:
    """Seven of each municipality were held, one was skipped; the next is still to come."""
    assert year.exists()
    for municipality in ("ALV", "LIN"):
        rounds = [line for line in list_rounds() if line.reference.startswith(municipality)]
        assert [line.status for line in rounds].count(RoundStatus.HELD) == 7
        assert [line.status for line in rounds].count(RoundStatus.SKIPPED) == 1
    assert verify_chains(CHECKS)[1] == []


def test_the_picture_has_numbers_and_some_words_in_their_place(year: Path) -> None:
    """What a small municipality would publish."""
    figures = evaluation_view(2024, ("9001", "9002"), sources=SOURCES).figures
    assert figures.value("measures_dwellings", 2024) == 11
    assert figures.value("sent_to_riec", 2024) == 1
    words = " ".join(pages_of((year / "infographic-2024-a4.pdf").read_bytes()))
    assert "minder dan 5" in words
    for number in ("11", "14", "101", "2021", "2024"):
        assert number in words.split()


def test_the_published_report_names_nobody(year: Path) -> None:
    """No officer and no party."""
    words = " ".join(pages_of((year / "evaluatie-2024.pdf").read_bytes()))
    with reading() as session:
        names = [*session.exec(select(Officer.name)), *session.exec(select(Party.name))]
    assert len(names) > 6
    assert not [name for name in names if name in words]


def test_earlier_figures_are_recognisably_invented() -> None:
    """Each line of the example file says so in its source."""
    path = year.EXAMPLE / "jaarcijfers-2021-2023.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    assert head == ";".join(COLUMNS.required)
    assert all(line.rpartition(";")[2].startswith("Verzonnen ") for line in lines)


def test_the_diary_says_how_far_it_is() -> None:
    """After each step, also of those that a step adds; what comes later stays undone."""
    diary, done = Diary(), list[date]()
    diary.add(day(1, 2), lambda on: diary.add(on, done.append))
    diary.add(day(3, 1), done.append)
    heard: list[tuple[str, int, int | None]] = []
    with listening(lambda *said: heard.append(said)):
        diary.run(until=day(2, 1))
    assert done == [day(1, 2)]
    assert heard[-1] == ("Stappen van het jaar", 2, 2)
