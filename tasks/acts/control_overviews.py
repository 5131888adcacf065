"""Reading the control cycle: its calendar, rounds, places, businesses and what it achieves."""

from collections.abc import Sequence
from datetime import date, datetime

from models.control.control_round import RoundStatus
from models.law.common.roles import Action
from models.law.control.control_cycle import PlannedDay
from tasks.control import follow_ups, round_overview
from tasks.control.businesses import business_details, business_reading, coverage
from tasks.control.businesses.business_details import BusinessDetails, UnknownBusinessError
from tasks.control.businesses.business_reading import BusinessLine
from tasks.control.businesses.coverage import Coverage, RoundResult
from tasks.control.follow_ups import FollowUpLine
from tasks.control.round_overview import RoundDetails, RoundLine, RoundPlace
from tasks.register import organisation
from tasks.register.authority import municipalities_where

# For doors that name the types.
__all__ = ["BusinessLine", "RoundPlace", "RoundResult", "UnknownBusinessError"]


def calendar_of_year(municipality: str, year: int) -> Sequence[PlannedDay]:
    """The rounds of a year by the rules and the absences that are known; nothing is planned."""
    return round_overview.calendar_of_year(organisation.municipality_code(municipality), year)


def list_rounds() -> Sequence[RoundLine]:
    """Every round, without a place or a business."""
    return round_overview.list_rounds()


def state_of(status: RoundStatus, planned_on: date | None, on: date) -> str:
    """The state in Dutch, and that a day went by on which nobody closed the round."""
    is_late = status is RoundStatus.PLANNED and planned_on is not None and planned_on < on
    return f"{status.label}, nog niet afgesloten" if is_late else status.label


def round_of(reference: str, by: str) -> RoundDetails:
    """One round with its places and why each is on the list: what is known of a business."""
    round_overview.require_reader(reference, by)
    return round_overview.round_of(reference)


def open_follow_ups(municipality: str, on: date) -> Sequence[FollowUpLine]:
    """What must still be done after visits, the first to be done first."""
    return follow_ups.open_follow_ups(organisation.municipality_code(municipality), on)


def coverage_of(municipality: str, on: date) -> Coverage:
    """Which share of the places is known, and what the rounds gave."""
    return coverage.coverage_of(organisation.municipality_code(municipality), on)


def search_businesses(words: str, by: str, most: int) -> Sequence[BusinessLine]:
    """Businesses that this officer may read, by a part of the name, KVK number or address."""
    codes = municipalities_where(by, Action.READ_BUSINESS)
    return business_reading.search_businesses(words, codes, most)


def read_business(
    kvk_number: str, municipality: str, by: str, at: datetime
) -> Sequence[BusinessDetails]:
    """A business at each of its addresses, with its label and the reason; the history tells it."""
    code = organisation.municipality_code(municipality)
    found = business_details.read_business(kvk_number, code, by)
    business_reading.remember_reading(kvk_number, code, by, at)
    return found
