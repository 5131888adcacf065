"""The example year of `make demo`: 2024, for which there is an action plan, with its evaluation.

Its register stands alone. Steps run without Prefect, each on its own day of 2024. Everything is
invented; nothing joins a real address to a crime.
"""

import os
import shutil
import sys
from datetime import date
from pathlib import Path

import typer

from models.evaluation.evaluation_forms import EvaluationApprovalForm
from models.law.common.dutch import plural
from portal.demo import year_cases, year_plan, year_rounds, year_work
from portal.demo.diary import CODES, COMMUNICATIONS, HANDLER, MAYOR, Diary, at, day, say
from portal.file_output import write_files
from tasks.acts.evaluation_sources import SOURCES
from tasks.evaluation import earlier_figures, figure_snapshot
from tasks.evaluation.evaluation_report import evaluation_report
from tasks.evaluation.evaluation_view import evaluated_together, evaluation_view
from tasks.evaluation.year_evaluation import approve_evaluation, draft_evaluation, read_evaluation
from tasks.mail.outbox import send_waiting
from tasks.plan import plan_draft
from tasks.register import addresses, organisation

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example"
OUT = ROOT / "out" / "demo" / "jaar-2024"
YEAR = 2024
EVALUATED_ON = day(12, 2)
MOST_MAILS = 1000


def main() -> int:
    """Run the year in a register and a mail folder of its own."""
    shutil.rmtree(OUT, ignore_errors=True)
    os.environ |= {
        "WEERBAAR_DATABASE_URL": f"sqlite:///{OUT / 'weerbaar.db'}",
        "WEERBAAR_MUNICIPALITIES": str(ROOT / "docs" / "example" / "municipalities"),
        "WEERBAAR_MAIL_MODE": "folder",
        "WEERBAAR_MAIL_FOLDER": str(OUT / "mail"),
    }
    walk(OUT)
    return 0


def walk(out: Path) -> None:
    """The whole year, and its evaluation of 2 December; the files come in a folder."""
    internal = out / "intern"
    internal.mkdir(parents=True)
    typer.echo(f"\n  Het jaar {YEAR} in een eigen register; iedereen en alles is verzonnen.")
    _begin(internal)
    diary = Diary()
    year_plan.enter(diary)
    year_cases.enter(diary)
    year_rounds.enter(diary)
    year_work.enter(diary, internal)
    diary.run(until=EVALUATED_ON)
    _evaluate(out, internal, EVALUATED_ON)


def _begin(internal: Path) -> None:
    """Organisation, addresses, businesses, and the figures of the years before the system."""
    organisation.import_organisation(EXAMPLE / "organisatie.yaml")
    organisation.import_organisation(EXAMPLE / "college.yaml")
    for name, municipality in (("adressen", "Lindewaarde"), ("adressen-alverlo", "Alverlo")):
        path = EXAMPLE / f"{name}.csv"
        addresses.import_addresses(path, CODES[municipality], date(2020, 1, 1))
    year_rounds.import_businesses(internal)
    on = year_rounds.SINCE
    path = EXAMPLE / "jaarcijfers-2021-2023.csv"
    found = earlier_figures.import_earlier_figures(path, HANDLER, at(on), sources=SOURCES)
    say(on, f"{found.added} cijfers van 2021 tot en met 2023 zijn ingelezen.")


def _evaluate(out: Path, internal: Path, on: date) -> None:
    """Frozen and drafted by one, approved by another; then the mail, and the next plan."""
    frozen = figure_snapshot.freeze_figures(YEAR, COMMUNICATIONS, on, at(on), sources=SOURCES)
    say(on, f"de jaarcijfers liggen vast als versie {frozen.version}.")
    (codes,) = evaluated_together(YEAR, sources=SOURCES)
    draft = draft_evaluation(YEAR, codes, COMMUNICATIONS, on, at(on), sources=SOURCES)
    say(on, f"evaluatie {draft.reference} is gemaakt door {COMMUNICATIONS}.")
    form = EvaluationApprovalForm(year=YEAR, municipality="Alverlo", on=on, by=MAYOR)
    approve_evaluation(form, codes, at(on), sources=SOURCES)
    say(on, f"{MAYOR} keurt haar goed: zij is gepubliceerd.")
    mails = send_waiting(at(on), MOST_MAILS).in_folder
    say(on, f"{plural(mails, 'bericht staat', 'berichten staan')} in de map mail.")
    write_files(read_evaluation(codes, YEAR), out)
    write_files(
        evaluation_report(evaluation_view(YEAR, codes, sources=SOURCES), is_public=False), internal
    )
    path = out / f"concept-actieplan-{YEAR + 1}.yaml"
    plan_draft.write_draft(path, plan_draft.draft_plan(YEAR + 1, on))
    typer.echo(f"Het concept van het actieplan voor {YEAR + 1} staat in {path}.")


if __name__ == "__main__":
    sys.exit(main())
