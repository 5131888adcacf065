"""The words of each mail about a closure. What a partner may know is a table.

The template gets nothing else: one that asks for a fact its partner may not know does not render
(StrictUndefined).
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal, get_args

from models.closure.closure_views import PublicView
from models.law.common.dutch import short_date
from models.law.common.errors import WeerbaarError
from models.law.common.partner_kinds import PartnerKind
from models.law.common.premises_kinds import PremisesKind
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, render_text
from tasks.mail.mail_texts import MailText, mail_text, split_subject

Occasion = Literal[
    "closing_announced", "closed", "changed", "ended", "lifted", "withdrawn", "suspended"
]
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)


class NotForPartnerError(WeerbaarError):
    """Raised when a kind of partner gets no mail on an occasion."""


class Fact(StrEnum):
    """One thing that a mail about a closure can tell."""

    PLACE = "place"
    PERIOD = "period"
    PREMISES = "premises_kind"
    ADDRESS = "address"
    REFERENCE = "reference"
    DRUGS = "drugs"
    """That it is because of drugs; never what or how much."""
    SEAL = "seal"
    DANGERS = "dangers"
    """Dangers of drug premises in general, not of this one."""
    LEASE = "lease"
    """That the lease is the landlord's own decision."""
    PART = "part"
    """What stays closed, when a change left only a part of the premises closed."""
    REQUEST = "request"
    """What is asked of each department."""


_NEAR = frozenset({Fact.PLACE, Fact.PERIOD, Fact.PREMISES, Fact.ADDRESS, Fact.DRUGS, Fact.PART})


MAY_KNOW: dict[PartnerKind, frozenset[Fact]] = {
    PartnerKind.POLICE: _NEAR | {Fact.REFERENCE, Fact.SEAL},
    PartnerKind.ENVIRONMENTAL_SERVICE: _NEAR | {Fact.DANGERS},
    PartnerKind.HOUSING_CORPORATION: _NEAR | {Fact.LEASE},
    PartnerKind.OWN_DEPARTMENT: _NEAR | {Fact.REFERENCE, Fact.REQUEST},
    PartnerKind.CUSTOMS: frozenset({Fact.PLACE, Fact.PERIOD}),
}
"""What each kind of partner may know (facts 2.3, AVG art. 5: no more than its task needs).

What was found, the quote and the persons of a case are in no row.
"""


NOT_TOLD = {
    PartnerKind.PRESS: "krijgt alleen het persbericht",
    PartnerKind.DOT: "krijgt geen bericht over een sluiting",
    PartnerKind.COLLEGE: "krijgt geen bericht over een sluiting",
}
"""The kinds without a row, and why. The approved release goes to the press: see `press_mail`."""


def partner_mail(kind: PartnerKind, occasion: Occasion, view: PublicView) -> MailText:
    """The mail to one kind of partner, with only the facts in its row of MAY_KNOW.

    Raises NotForPartnerError for a kind that is not told of a closure.
    """
    if kind in NOT_TOLD:
        raise NotForPartnerError(f"Zaak {view.reference}: {kind.label} {NOT_TOLD[kind]}.")
    known = {fact.value: value(view) for fact, value in _FACTS.items() if fact in MAY_KNOW[kind]}
    house_style = house_style_of(view.folder)
    context = {"municipality": view.municipality, "occasion": occasion}
    return mail_text(f"{kind.value}.md.j2", house_style, **context, **known)


def press_mail(kind: PremisesKind, place: str, release: Sequence[RenderedFile]) -> MailText:
    """The mail to the press: the very words of the approved release, nothing rendered anew."""
    words = {
        file.media_type.partition(";")[0]: file.content.decode()
        for file in release
        if file.media_type.startswith("text/")
    }
    line = render_text("press.md.j2", premises_kind=kind.value, place=place)
    subject, _ = split_subject(line)
    return MailText(subject, words["text/plain"], words["text/html"])


def _period(view: PublicView) -> str:
    """The days as ordered: they keep running whatever happens in fact."""
    if view.ordered_until is None:
        return f"vanaf {short_date(view.ordered_from)}, zonder vaste laatste dag"
    return f"van {short_date(view.ordered_from)} tot en met {short_date(view.ordered_until)}"


_FACTS: dict[Fact, Callable[[PublicView], str]] = {
    Fact.PLACE: lambda view: view.place,
    Fact.PERIOD: _period,
    Fact.PREMISES: lambda view: view.premises_kind.value,
    Fact.ADDRESS: lambda view: view.address_line,
    Fact.REFERENCE: lambda view: view.reference,
    Fact.PART: lambda view: view.closed_part,
}
"""The facts that are values of the case; the others are fixed words of a template."""


def term_notice(
    reference: str, label: str, rung_label: str, last_day: date, explanation: str
) -> MailText:
    """The mail of the morning run to the officer of a case: no person, no address, no find."""
    return mail_text(
        "term_notice.md.j2",
        reference=reference,
        label=label,
        rung_label=rung_label,
        last_day=last_day,
        explanation=explanation,
    )
