"""What the letter of a change may say: frozen values for one party."""

from datetime import date

from models.closure.closure_views import TermLine
from models.closure.letter_views import ToldLetter
from models.common.views import View
from models.law.closure.changes import ChangeKind
from models.law.closure.duration_start import RunsFrom


class ChangedLine(View):
    """One part of the decision: what it was and what it becomes."""

    label: str
    was: str
    becomes: str


class ChangeLetter(ToldLetter):
    """A letter to one party about a change of the decision, or a withdrawn intent."""

    capacity: str
    """As what the addressee gets it: "eigenaar", "gemachtigde van Verzonnen Naam"."""
    kind: ChangeKind
    ground: tuple[str, ...]
    """One paragraph each."""
    hearing: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    """What holds now, of a warning that changes."""
    warning_is_a_step: bool = False
    """Whether the policy makes a warning the condition for a heavier measure."""
    intent_on: date | None = None
    """The day on which the intent left; of a withdrawn intent."""
    order_on: date | None = None
    """The day on which the order left."""
    changed_before_on: tuple[date, ...] = ()
    """The days on which earlier changes left."""
    lines: tuple[ChangedLine, ...] = ()
    duration: str = ""
    """How long the closure lasts from now on: "6 maanden"."""
    closed_on: date | None = None
    """The day on which the premises were in fact closed."""
    is_suspended: bool = False
    """A judge lets the order rest: nothing of it is carried out now (Awb 8:81)."""
    closed_part: str = ""
    ordered_from: date | None = None
    ordered_until: date | None = None
    runs_from: RunsFrom | None = None
    """Of a closure with an end that has still to be carried out."""
    grace_term: TermLine | None = None
    closure_term: TermLine | None = None
    objection_term: TermLine | None = None
