"""What the letter of a decision on objection or request may say: frozen values for one party."""

from datetime import date

from models.closure.closure_views import Happening, TermLine
from models.common.views import View
from models.law.common.premises_kinds import PremisesKind


class RemedyLetter(View):
    """A letter to one party about the decision on an objection, or on a request to reopen."""

    reference: str
    municipality: str
    folder: str
    party: int
    course: tuple[Happening, ...]
    addressee: str
    addressee_lines: tuple[str, ...]
    premises_kind: PremisesKind
    premises_address: str
    premises_place: str
    is_objection: bool
    is_own: bool
    """The objection or the request is of the addressee."""
    outcome: str
    """Value of the state with which the track ends."""
    order_on: date | None
    """The day on which the decision left that the objection is against."""
    opened_on: date
    """The day on which the objection or request came in."""
    heard_on: tuple[date, ...] = ()
    waived: str = ""
    """Why nobody was heard (Awb 7:3)."""
    ground: tuple[str, ...]
    new_duration: str = ""
    new_term: TermLine | None = None
    costs_asked: bool = False
    costs: int | None = None
    objection_term: TermLine
    """To appeal against a decision on objection; to object to one on a request."""
    sent_on: date
    version: int = 1
