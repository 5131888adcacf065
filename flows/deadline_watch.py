"""Every morning: what is due today, for every open case of every municipality."""

import logging

from prefect import flow

from flows.scheduled_day import scheduled_day
from models.closure.forms import MorningForm
from models.law.common.dutch import dutch_date
from tasks.closure.deadlines import MorningReport, run_morning
from tasks.control.cycle_watch import watch_cycle
from tasks.register.resources import now

AS_PLANNED = MorningForm()
logger = logging.getLogger(__name__)


class CasesFailedError(Exception):
    """Raised at the end of a morning run in which some cases failed; the others were done."""


@flow(name="Ochtendronde")
def watch_deadlines(form: MorningForm = AS_PLANNED) -> MorningReport:
    """Meld elke termijn die afloopt en zet zaken verder waarvan een termijn is verstreken."""
    report = run_morning(form.on or scheduled_day(), now())
    cycle = watch_cycle(report.on, now())
    if report.missed:
        first, last = dutch_date(report.missed[0]), dutch_date(report.missed[-1])
        logger.warning("Er was geen ochtendronde van %s tot en met %s.", first, last)
    failed = (*report.failed, *cycle.failed)
    if failed:
        raise CasesFailedError(
            f"Ochtendronde van {dutch_date(report.on)}: deze zaken mislukten: {', '.join(failed)}"
        )
    return report
