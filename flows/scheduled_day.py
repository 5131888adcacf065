"""What a run knows of the schedule that started it, and the day it acts for."""

from datetime import date

from prefect import runtime

from tasks.register.resources import AMSTERDAM, now


def is_scheduled() -> bool:
    """True when the schedule started this run, and no person."""
    return "auto-scheduled" in (runtime.flow_run.tags or ())


def scheduled_day() -> date:
    """The day for which this run was planned, so that a late run acts for the right day."""
    planned = runtime.flow_run.scheduled_start_time
    return planned.astimezone(AMSTERDAM).date() if planned else now().date()
