"""What may be said in the letter of a decision after the order, to one party: frozen values."""

from datetime import date
from enum import StrEnum

from models.closure.closure_views import TermLine
from models.closure.decision import ORDER
from models.closure.letter_views import ToldLetter
from models.law.closure.backed_sentences import CHANGED


class Standing(StrEnum):
    """How it stands with the order on the day on which the letter leaves."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    """By a judge: it holds, but nothing is carried out."""
    OVER = "over"
    """The closure ended or was lifted: what was decided stays as it was."""
    WITHDRAWN = "withdrawn"


class RemedyLetter(ToldLetter):
    """A letter to one party about the decision on an objection, or on a request to reopen."""

    is_objection: bool
    is_own: bool
    """The objection or the request is of the addressee."""
    is_of_his_party: bool
    """It is of a party for whom the addressee acts."""
    outcome: str
    """Value of the state with which the track ends."""
    against: str = "besluit"
    """What the objection is against, as the letter calls it: "kostenbesluit"."""
    is_of_money: bool = False
    """It is against a decision about a sum: the order itself is not what is decided on."""
    is_of_request: bool = False
    """It is against the refusal to open earlier: founded, the request is granted after all."""
    asks_money: bool = False
    """That decision asks somebody to pay."""
    old_sum: str = ""
    new_sum: str = ""
    """What is owed instead; empty: nothing changed in that."""
    order_on: date | None
    """The day on which the decision left that the objection is against."""
    order_number: int = ORDER
    """Its number: what was changed by a later one, was changed since, also on the same day."""
    standing: Standing = Standing.IN_FORCE
    opened_on: date
    """The day on which the objection or request came in."""
    heard_on: tuple[date, ...] = ()
    waived: str = ""
    """Why nobody was heard (Awb 7:3)."""
    ground: tuple[str, ...]
    own_ground: tuple[str, ...] = ()
    """Of who made it alone: others read that there is more, never what."""
    new_duration: str = ""
    new_term: TermLine | None = None
    new_part: str = ""
    """What stays closed; empty: nothing changed in that."""
    new_penalty: str = ""
    """The amounts of the order under penalty, when they become lower."""
    comply_until: date | None = None
    """Until when nothing is forfeited, when that becomes later."""
    changes: tuple[str, ...] = ()
    """What else comes in the place of what was decided (Awb 7:11(2))."""
    costs_asked: bool = False
    costs: int | None = None
    objection_term: TermLine
    """To appeal against a decision on objection; to object to one on a request."""

    @property
    def changed_on(self) -> tuple[date, ...]:
        """The days on which the decision objected to was changed since (Awb 6:19)."""
        if self.is_of_money:
            return ()
        changed = [each for each in self.course if each.what in CHANGED]
        return tuple(
            sorted({each.on for each in changed if (each.decision or 0) > self.order_number})
        )


class LaterLetter(ToldLetter):
    """To whom a decision after the order was not announced; his letter of then goes with it."""

    capacity: str
    what: str
    """Dutch words, with the article: "een kostenbesluit"."""
    decided_on: date
    """The day that stands above the decision."""
    is_appeal: bool
    """True: the next remedy is the court. False: objection."""
    is_warning: bool = False
    """It changes or withdraws a warning, which need be no decision."""
    may_object: bool = True
    """Whether a term to object began."""
    remedy_term: TermLine
    """Of this party, from his own announcement."""
    payment_term: TermLine | None = None
    """His own; only where the decision asks money for which a term begins at its announcement."""
    is_owed_jointly: bool = False
    """Whether what another paid need not be paid again; a penalty is of each alone."""
