"""Every morning: what is due today, for every open case of every municipality."""

import logging
from datetime import date

from prefect import flow, runtime

from models.forms import MorningForm
from models.law.dutch import dutch_date
from tasks.deadlines import MorningReport, run_morning
from tasks.resources import AMSTERDAM, now

AS_PLANNED = MorningForm()
logger = logging.getLogger(__name__)


class CasesFailedError(Exception):
    """Raised at the end of a morning run in which some cases failed; the others were done."""


@flow(name="Ochtendronde")
def watch_deadlines(form: MorningForm = AS_PLANNED) -> MorningReport:
    """Meld elke termijn die afloopt en zet zaken verder waarvan een termijn is verstreken."""
    report = run_morning(form.on or _scheduled_day(), now())
    if report.missed:
        first, last = dutch_date(report.missed[0]), dutch_date(report.missed[-1])
        logger.warning("Er was geen ochtendronde van %s tot en met %s.", first, last)
    if report.failed:
        raise CasesFailedError(
            f"Ochtendronde van {dutch_date(report.on)}: deze zaken mislukten: "
            + ", ".join(report.failed)
        )
    return report


def _scheduled_day() -> date:
    """The day for which this run was planned, so that a late run acts for the right day."""
    planned = runtime.flow_run.scheduled_start_time
    return planned.astimezone(AMSTERDAM).date() if planned else now().date()
