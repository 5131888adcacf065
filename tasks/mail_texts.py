"""The words of each mail. What a partner may know is a table; the template gets nothing else.

A template that asks for a fact its partner may not know does not render (StrictUndefined).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from models.errors import WeerbaarError
from models.law.dutch import short_date
from models.law.sanctions import PremisesKind
from models.municipality import PartnerKind
from models.views import PublicView
from tasks.house import house_style
from tasks.rendering import parse, render_text, to_html, to_plain_text

Occasion = Literal["closing_announced", "closed", "ended", "lifted", "suspended"]
OCCASIONS: tuple[Occasion, ...] = ("closing_announced", "closed", "ended", "lifted", "suspended")
SUBJECT = "Onderwerp: "


class NotForPartnerError(WeerbaarError):
    """Raised when a kind of partner gets no mail on an occasion."""


@dataclass(frozen=True)
class MailText:
    """A finished mail without its recipient: subject, and the same body as text and as HTML."""

    subject: str
    text: str
    html: str


class Fact(StrEnum):
    """One thing that a mail about a closure can tell."""

    PLACE = "place"
    PERIOD = "period"
    PREMISES = "premises_words"
    ADDRESS = "address"
    REFERENCE = "reference"


_NEAR = frozenset({Fact.PLACE, Fact.PERIOD, Fact.PREMISES, Fact.ADDRESS})

MAY_KNOW: dict[PartnerKind, frozenset[Fact]] = {
    PartnerKind.POLICE: _NEAR | {Fact.REFERENCE},
    PartnerKind.ENVIRONMENTAL_SERVICE: _NEAR,
    PartnerKind.HOUSING_CORPORATION: _NEAR,
    PartnerKind.OWN_DEPARTMENT: _NEAR | {Fact.REFERENCE},
    PartnerKind.CUSTOMS: frozenset({Fact.PLACE, Fact.PERIOD}),
    PartnerKind.PRESS: frozenset(),
}
"""What each kind of partner may know (facts 2.3, AVG art. 5: no more than its task needs).

The find, the quote and the persons of a case are in no row. The press gets the press release,
which decides for itself what it tells.
"""
