"""What the letter of a penalty for deciding late says: frozen values."""

from datetime import date

from models.closure.closure_views import TermLine
from models.closure.letter_views import ToldLetter
from models.common.views import View
from models.law.closure.remedies.late_decision import NoneOwed


class LateDays(View):
    """Some days with one amount a day."""

    days: int
    euros_a_day: int


class LateLetter(ToldLetter):
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
    """None: there is still no decision."""
    objection_term: TermLine


class LatePenaltyLetter(LateLetter):
    """How much is owed; without a decision it rises no more."""

    first_day: date
    last_day: date
    days: int
    euros: int
    parts: tuple[LateDays, ...]
    payment_term: TermLine


class NoLatePenaltyLetter(LateLetter):
    """Why nothing is owed."""

    ground: NoneOwed
    paragraph: str
    """Of Awb 4:17, as it stands on the day of the letter."""
    first_day: date | None = None
    """From when it would have been owed; None when the notice started nothing."""
    reason: tuple[str, ...] = ()
    """In paragraphs."""
