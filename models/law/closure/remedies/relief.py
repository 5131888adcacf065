"""Interim relief: on which days it holds, and when it ends by itself (Awb 8:81 to 8:87)."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.law.common.dutch import dutch_date, plural
from models.law.common.labelled import Labelled


class ReliefEnd(Labelled):
    """The event after which relief ends, as a judge words it."""

    DECISION_ON_OBJECTION = "decision_on_objection", "de beslissing op bezwaar"
    RULING_ON_APPEAL = "ruling_on_appeal", "de uitspraak op het beroep"


@dataclass(frozen=True)
class Relief:
    """What a judge granted: the days on which it holds, and for which part of the premises."""

    from_on: date
    until: date | None
    """Last day, inclusive; None: until an event, or until it is lifted or lapses."""
    part: str = ""

    def holds_on(self, on: date) -> bool:
        """Whether it holds on this day."""
        return self.from_on <= on and not self.is_over_on(on)

    def is_over_on(self, on: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < on

    def suspends_on(self, on: date) -> bool:
        """Whether nothing of the order can be carried out; relief for a part leaves the rest."""
        return not self.part and self.holds_on(on)


def last_day_after(event_on: date, weeks: int) -> date:
    """The last day of relief that ends some weeks after an event; what a judge sets never rolls."""
    return event_on + timedelta(weeks=weeks)


def relief_words(relief: Relief, until_event: ReliefEnd | None, weeks: int | None) -> str:
    """In Dutch for what, from when and until when it holds."""
    what = f"voor {relief.part}" if relief.part else "voor het hele pand"
    return f"{what}, vanaf {dutch_date(relief.from_on)}, {end_words(relief, until_event, weeks)}"


def end_words(relief: Relief, until_event: ReliefEnd | None, weeks: int | None) -> str:
    """In Dutch until when it holds."""
    if relief.until is not None:
        return f"tot en met {dutch_date(relief.until)}"
    if until_event is None:
        return "zonder einddag"
    after = f"{plural(weeks, 'week', 'weken')} na " if weeks else ""
    return f"tot {after}{until_event.label}"
