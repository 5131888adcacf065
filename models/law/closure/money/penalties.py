"""The amounts of an order under penalty: how a penalty is forfeited, and up to what (Awb 5:32b)."""

from datetime import date, timedelta
from itertools import count

from models.law.common.dutch import euro
from models.law.common.labelled import Labelled
from models.law.common.policy import Frozen
from models.law.common.terms import months_later


class PenaltyPer(Labelled):
    """For what one amount is forfeited (Awb 5:32b(1))."""

    ONCE = "once", "ineens"
    OFFENCE = "offence", "per overtreding"
    DAY = "day", "per dag"
    WEEK = "week", "per week"
    MONTH = "month", "per maand"


class PenaltyAmounts(Frozen):
    """Whole euros; an amount at once has no maximum, every other has one (Awb 5:32b(2))."""

    amount: int
    per: PenaltyPer
    maximum: int | None = None

    @property
    def most(self) -> int:
        """What can be forfeited in all."""
        return self.amount if self.maximum is None else self.maximum

    def describe(self) -> str:
        """In Dutch: "2.500 euro per overtreding, ten hoogste 10.000 euro"."""
        up_to = "" if self.maximum is None else f", ten hoogste {euro(self.maximum)}"
        return f"{euro(self.amount)} {self.per.label}{up_to}"

    def forfeited(self, times: int, before: int) -> int:
        """What `times` offences or units of time add to what was forfeited `before`, in euro."""
        counted = 1 if self.per is PenaltyPer.ONCE else times
        return max(0, min(counted * self.amount, self.most - before))


_DAYS = {PenaltyPer.DAY: 1, PenaltyPer.WEEK: 7}


def units_between(per: PenaltyPer, free_until: date, seen_on: date) -> int | None:
    """How many days, weeks or months have begun after the last free day; None: it counts no time.

    A penalty by time is forfeited for time in which the order was not kept (Awb 5:32b(1)).
    """
    if per is PenaltyPer.MONTH:
        return next(n for n in count() if months_later(free_until, n) >= seen_on)
    if per in _DAYS:
        return -(-(seen_on - free_until).days // _DAYS[per])
    return None


def first_forfeited(per: PenaltyPer, times: int, seen_on: date) -> date:
    """The day of the first of so many units up to that on which it was seen.

    Each is forfeited on a day of its own, and prescribes from that (Awb 5:35(1)).
    """
    if per is PenaltyPer.MONTH:
        return months_later(seen_on, 1 - times)
    return seen_on - timedelta(days=_DAYS.get(per, 0) * (times - 1))


def faults_in_amounts(amount: int, per: PenaltyPer | None, maximum: int) -> list[str]:
    """What the amounts of an order still lack, in Dutch; 0 is an amount that was not given."""
    faults = []
    if amount == 0:
        faults.append("Dwangsom: vul het bedrag in, in hele euro's")
    if per is None:
        faults.append("Dwangsom per: kies waarvoor het bedrag geldt")
    if per is PenaltyPer.ONCE and maximum not in (0, amount):
        faults.append("Dwangsom ten hoogste: een bedrag ineens heeft geen ander hoogste bedrag")
    if per not in (None, PenaltyPer.ONCE) and (maximum == 0 or maximum < amount):
        faults.append(
            "Dwangsom ten hoogste: vul een hoogste bedrag in dat niet lager is dan de dwangsom"
        )
    return faults


def faults_in_lower(old: PenaltyAmounts, amount: int, maximum: int) -> list[str]:
    """What new amounts lack that must be lower than the old ones, and nowhere higher."""
    faults = faults_in_amounts(amount, old.per, maximum)
    most = amount if old.maximum is None else maximum
    if (amount, most) == (old.amount, old.most) or amount > old.amount or most > old.most:
        faults.append(f"Dwangsom: de bedragen moeten lager zijn dan {old.describe()}")
    return faults


def may_ask_lifting_from(announced_on: date) -> date:
    """The first day on which the order was in force for a year (Awb 5:34(2)).

    It is in force from its announcement (Awb 3:40).
    """
    return months_later(announced_on, 12)
