"""How near the end of a term is: the rungs at which the morning run speaks up, once each."""

from datetime import date

from models.law.common.labelled import Labelled


class Rung(Labelled):
    """How near the end of a term is when the morning run speaks up."""

    SEVEN_DAYS = "7", "eindigt binnen 7 dagen"
    TWO_DAYS = "2", "eindigt binnen 2 dagen"
    TODAY = "0", "eindigt vandaag"
    PASSED = "passed", "is verstreken"


def rung_on(last_day: date, on: date) -> Rung | None:
    """The rung that a term stands on; None when it ends more than seven days from `on`."""
    left = (last_day - on).days
    if left < 0:
        return Rung.PASSED
    if left == 0:
        return Rung.TODAY
    if left <= 2:  # noqa: PLR2004 the rung of two days
        return Rung.TWO_DAYS
    return Rung.SEVEN_DAYS if left <= 7 else None  # noqa: PLR2004 the rung of seven days
