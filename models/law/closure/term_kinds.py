"""The terms of a closure: their Dutch words, and what must have become of each in the archive."""

from collections.abc import Sequence
from enum import Enum

from models.law.common.dutch import join_dutch
from models.law.common.labelled import Labelled


def only(party: int | None) -> tuple[int, ...]:
    """The party whose term it is; nobody when it runs for the whole case."""
    return () if party is None else (party,)


def whose(parties: Sequence[int], decision: int | None) -> str:
    """Whose term it is, and of which later decision: "partij 1 en 2, besluit 3"; or nothing."""
    numbers = join_dutch([str(number) for number in parties])
    said = [f"partij {numbers}"] if parties else []
    if decision is not None and decision > 1:
        said.append(f"besluit {decision}")
    return ", ".join(said)


class AtArchiving(Enum):
    """What must have become of a term before the file is closed."""

    ANYTHING = "anything"
    MET = "met"
    MET_OR_PAST = "met_or_past"
    """Of a right that nobody need use, such as objection."""


class TermKind(Labelled):
    """Which term of the procedure."""

    ZIENSWIJZE = "zienswijze", "zienswijze"
    GRACE = "grace", "begunstigingstermijn"
    OBJECTION = "objection", "bezwaar"
    DECISION_ON_OBJECTION = "decision_on_objection", "beslissing op bezwaar"
    LAND_REGISTRATION = "land_registration", "inschrijving Wkpb"
    LAND_DEREGISTRATION = "land_deregistration", "doorhaling Wkpb"
    CLOSURE = "closure", "duur van de sluiting"
    REOPENING_DECISION = "reopening_decision", "beslissing op verzoek tot heropening"
    SECOND_WEIGHING = "second_weighing", "tweede belangenafweging"
    REPAIR = "repair", "herstel van een verzuim of gebrek"
    APPEAL = "appeal", "beroep"
    REVIEW = "review", "ambtshalve heroverweging"
    ASSESSMENT = "assessment", "eerste weging na de rapportage"
    URGENT_DECISION = "urgent_decision", "besluit na sluiting zonder besluit"
    TIME_SINCE_FIND = "time_since_find", "tijd sinds de vondst"
    COST_DECISION = "cost_decision", "vaststelling van de kosten"
    PAYMENT = "payment", "betaling"
    REMINDER = "reminder", "betaling na aanmaning"
    DEFERRAL = "deferral", "uitstel van betaling"
    INSTALMENT = "instalment", "betaling in delen"
    PRESCRIPTION = "prescription", "verjaring van de vordering"
    INTERRUPTION = "interruption", "stuiting van de verjaring"
    COLLECTION_ZIENSWIJZE = "collection_zienswijze", "zienswijze over de invordering"
    LATE_PENALTY = "late_penalty", "vaststelling van de dwangsom voor te laat beslissen"
    LATE_PAYMENT = "late_payment", "betaling van de dwangsom voor te laat beslissen"
    REPAYMENT_DECISION = "repayment_decision", "besluit over terugbetaling"
    REPAYMENT = "repayment", "terugbetaling door de gemeente"

    @property
    def at_archiving(self) -> AtArchiving:
        """What must have become of it before the file is closed."""
        return _AT_ARCHIVING[self]


DAILY = frozenset({TermKind.URGENT_DECISION})
"""Told every morning until it is met: the decision must follow at once (Awb 5:31(2))."""
_AT_ARCHIVING = {
    TermKind.ZIENSWIJZE: AtArchiving.ANYTHING,
    TermKind.GRACE: AtArchiving.ANYTHING,
    TermKind.OBJECTION: AtArchiving.MET_OR_PAST,
    TermKind.DECISION_ON_OBJECTION: AtArchiving.MET,
    TermKind.LAND_REGISTRATION: AtArchiving.MET,
    TermKind.LAND_DEREGISTRATION: AtArchiving.MET,
    TermKind.CLOSURE: AtArchiving.ANYTHING,
    TermKind.REOPENING_DECISION: AtArchiving.MET,
    TermKind.SECOND_WEIGHING: AtArchiving.ANYTHING,
    TermKind.REVIEW: AtArchiving.ANYTHING,
    TermKind.REPAIR: AtArchiving.ANYTHING,
    TermKind.APPEAL: AtArchiving.MET_OR_PAST,
    TermKind.ASSESSMENT: AtArchiving.ANYTHING,
    TermKind.URGENT_DECISION: AtArchiving.MET,
    TermKind.TIME_SINCE_FIND: AtArchiving.ANYTHING,
    # Whether the money is in is asked of the claim itself.
    TermKind.COST_DECISION: AtArchiving.ANYTHING,
    TermKind.PAYMENT: AtArchiving.ANYTHING,
    TermKind.REMINDER: AtArchiving.ANYTHING,
    TermKind.DEFERRAL: AtArchiving.ANYTHING,
    TermKind.INSTALMENT: AtArchiving.ANYTHING,
    TermKind.PRESCRIPTION: AtArchiving.ANYTHING,
    TermKind.INTERRUPTION: AtArchiving.ANYTHING,
    TermKind.COLLECTION_ZIENSWIJZE: AtArchiving.MET_OR_PAST,
    TermKind.LATE_PENALTY: AtArchiving.MET,
    TermKind.LATE_PAYMENT: AtArchiving.MET,
    TermKind.REPAYMENT_DECISION: AtArchiving.MET,
    TermKind.REPAYMENT: AtArchiving.MET,
}
