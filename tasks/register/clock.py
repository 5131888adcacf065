"""What time it is in Amsterdam. Only flows and the portal ask for it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """The present moment, aware. Only flows and the portal ask for it."""
    return datetime.now(AMSTERDAM)


def today() -> date:
    """The day it is in Amsterdam. Only flows and the portal ask for it."""
    return now().date()
