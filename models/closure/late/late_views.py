"""What the letter of a penalty for deciding late says: frozen values."""

from datetime import date

from models.closure.closure_views import TermLine
from models.closure.letter_views import ToldLetter
from models.common.views import View


class LateDays(View):
    """Some days with one amount a day."""

    days: int
    euros_a_day: int


class LatePenaltyLetter(ToldLetter):
    """To the party that gave notice, or to who acts for it."""

    is_own: bool
    """Whether the addressee is that party itself."""
    is_objection: bool
    """On an objection nobody decided in time; else on a request to reopen."""
    order_on: date
    """The day on which the order left."""
    asked_on: date
    """The day on which the objection or the request came in."""
    term_until: date
    """The last day on which could have been decided."""
    notice_on: date
    decided_on: date | None = None
    """None: there is still no decision, and it rises no more."""
    first_day: date
    last_day: date
    days: int
    euros: int
    parts: tuple[LateDays, ...]
    payment_term: TermLine
    objection_term: TermLine
