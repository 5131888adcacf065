"""The example year of `make demo`: 2024, for which there is an action plan, with its evaluation.

Its register stands alone. Steps run without Prefect, each on its own day of 2024. Everything is
invented; nothing joins a real address to a crime.
"""

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import typer

from models.common.progress import Listener, ProgressLog, listening
from models.evaluation.evaluation_forms import EvaluateForm, EvaluationApprovalForm
from models.law.common.dutch import plural
from portal.demo import year_cases, year_plan, year_rounds, year_work
from portal.demo.diary import ADMINISTRATOR, COMMUNICATIONS, HANDLER, MAYOR, Diary, at, day, say
from portal.file_output import write_files
from portal.progress_bar import progress_shown
from tasks.acts import evaluation_acts, figure_acts, mail_acts, plan_acts, register_acts

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example"
OUT = ROOT / "out" / "demo" / "jaar-2024"
YEAR = 2024
SET_UP_ON = date(2020, 1, 1)
EVALUATED_ON = day(12, 2)


def main() -> int:
    """Run the year in a register and a mail folder of its own."""
    shutil.rmtree(OUT, ignore_errors=True)
    os.environ |= {
        "WEERBAAR_DATABASE_URL": f"sqlite:///{OUT / 'weerbaar.db'}",
        "WEERBAAR_MUNICIPALITIES": str(ROOT / "docs" / "example" / "municipalities"),
        "WEERBAAR_MAIL_MODE": "folder",
        "WEERBAAR_MAIL_FOLDER": str(OUT / "mail"),
    }
    with _progress_told() as told, listening(told):
        walk(OUT)
    return 0


@contextmanager
def _progress_told() -> Iterator[Listener]:
    """A bar on a terminal; lines between the others when `make demo` reads along."""
    progress = logging.getLogger(ProgressLog.__module__)
    lines = logging.StreamHandler(sys.stdout)
    lines.setFormatter(logging.Formatter("  %(message)s"))
    progress.addHandler(lines)
    progress.setLevel(logging.INFO)
    with progress_shown() as told:
        yield told


def walk(out: Path) -> None:
    """The whole year, and its evaluation of 2 December; the files come in a folder."""
    internal = out / "intern"
    entered = internal / "invoer"
    entered.mkdir(parents=True)
    typer.echo(f"\n  Het jaar {YEAR} in een eigen register; iedereen en alles is verzonnen.")
    _begin(entered)
    diary = Diary()
    year_plan.enter(diary)
    year_cases.enter(diary, entered)
    year_rounds.enter(diary)
    year_work.enter(diary, internal, entered)
    diary.run(until=EVALUATED_ON)
    _evaluate(out, internal, EVALUATED_ON)


def _begin(entered: Path) -> None:
    """Organisation, addresses, businesses, and the figures of the years before the system."""
    register_acts.import_organisation(EXAMPLE / "organisatie.yaml", "", at(SET_UP_ON))
    register_acts.import_organisation(EXAMPLE / "college.yaml", ADMINISTRATOR, at(SET_UP_ON))
    for name, municipality in (("adressen", "Lindewaarde"), ("adressen-alverlo", "Alverlo")):
        path = EXAMPLE / f"{name}.csv"
        register_acts.import_addresses(path, municipality, ADMINISTRATOR, SET_UP_ON)
    year_rounds.import_businesses(entered)
    on = year_rounds.SINCE
    path = EXAMPLE / "jaarcijfers-2021-2023.csv"
    found = figure_acts.import_figures(path, HANDLER, at(on))
    say(on, f"{found.added} cijfers van 2021 tot en met 2023 zijn ingelezen.")


def _evaluate(out: Path, internal: Path, on: date) -> None:
    """Frozen and drafted by one, approved by another; then the mail, and the next plan."""
    asked = EvaluateForm(year=YEAR, municipality="Alverlo", by=COMMUNICATIONS)
    draft = evaluation_acts.evaluate_year(asked, on, at(on), internal=True)
    say(on, draft.words)
    form = EvaluationApprovalForm(year=YEAR, municipality="Alverlo", on=on, by=MAYOR)
    published = evaluation_acts.publish_evaluation(form, at(on))
    say(on, published.words)
    mails = 0
    while sent := mail_acts.send_mail(at(on)).outcome.in_folder:
        mails += sent
    say(on, f"{plural(mails, 'bericht staat', 'berichten staan')} in de map mail.")
    public = {file.name for file in published.files}
    write_files(published.files, out)
    write_files([file for file in draft.files if file.name not in public], internal)
    path = out / f"concept-actieplan-{YEAR + 1}.yaml"
    typer.echo(plan_acts.draft_plan(YEAR + 1, on, path).words)


if __name__ == "__main__":
    sys.exit(main())
