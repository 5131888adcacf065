"""What the letters about money may draw from: frozen values, no person but the addressee."""

from datetime import date

from models.closure.closure_views import TermLine
from models.closure.letter_views import ToldLetter
from models.common.views import View
from models.law.closure.money.deferral_grounds import DeferralGround


class CostLine(View):
    """One invoice as the letter shows it."""

    kind: str
    what: str
    invoice: str
    made_on: date
    amount: str
    """With its sign: "€ 250,50"."""


class ForfeitureFacts(View):
    """What was seen, as proof of a forfeited penalty."""

    on: date
    seen_by: str
    report_number: str
    times: int
    unit: str
    """"overtreding", "dag" and so on, in the right number."""
    order_words: str
    """The amounts of the order: "2.500 euro per overtreding, ten hoogste 10.000 euro"."""
    compliance_until: date | None = None


class InterestLine(View):
    """Days on which the sum and the rate stayed the same."""

    first: date
    last: date
    base: str
    """The sum that bears interest, with its sign."""
    percent: str


class HearingFacts(View):
    """How one offender was heard before his penalty is collected, in the letter to him alone."""

    asked_on: date
    received_on: date | None = None
    is_oral: bool = False
    summary: str = ""
    """What he said."""
    ground: str = ""
    """Why he was not asked; empty when he was."""
    article: str = ""


class MoneyLetter(ToldLetter):
    """A letter about money to one offender."""

    order_on: date
    """The day on which the order was announced."""
    offenders: int
    """How many offenders get this letter."""
    is_for_costs: bool = False
    """Costs are owed jointly (Awb 5:25); a penalty is owed by who broke the order."""
    is_for_interest: bool = False
    """The sum is interest on those costs, or on that penalty."""
    claim: int = 0
    """Number of the claim; 0 while it is not fixed."""
    amount: str
    """The sum of this letter."""
    items: tuple[CostLine, ...] = ()
    total: str = ""
    """Of the invoices together."""
    share: int = 100
    """Percent of it that is for the offender, as the order says (Awb 5:25(1))."""
    closed_on: date | None = None
    forfeiture: ForfeitureFacts | None = None
    hearing: HearingFacts | None = None
    interest: str = ""
    """Reminder: what it has grown by; empty when by nothing."""
    interest_lines: tuple[InterestLine, ...] = ()
    paid_on: date | None = None
    """Interest: the day on which the whole was paid."""
    zienswijze_term: TermLine | None = None
    payment_term: TermLine | None = None
    objection_term: TermLine | None = None
    fixed_on: date | None = None
    """Reminder: the day of the decision that fixed the sum."""
    due_on: date | None = None
    """Reminder: the day until which could be paid."""
    deferred_until: date | None = None
    """Reminder and interest: the end of the deferral, when there was one (Awb 4:94)."""
    paid: str = ""
    """Reminder: what came in; empty when nothing did."""
    principal: str = ""
    fee: str = ""
    """Reminder: what it costs; empty without."""
    left: str = ""
    """Writ: what of the principal can be collected (Awb 4:122(1)(b))."""
    costs: str = ""
    """Writ: what it costs."""
    costs_source: str = ""
    reminded_on: date | None = None
    reminded_until: date | None = None
    interest_starts: date | None = None
    """Writ: from when interest is owed (Awb 4:122(2)(b)); None where none is."""
    interest_from: str = ""
    """Below this no interest is owed."""
    change: str = ""
    """Change of the order: lift, suspend or lower."""
    change_ground: str = ""
    requested_on: date | None = None
    suspended_until: date | None = None
    old_words: str = ""
    new_words: str = ""
    reason: str = ""


class InstalmentLine(View):
    """One part of the sum."""

    last_day: date
    """To pay it."""
    amount: str


class OfDeferral(ToldLetter):
    """What both letters about a deferral say, to one offender."""

    claim: int
    offenders: int
    """How many people owe the sum, jointly."""
    is_for_costs: bool
    """Whether each of them can be asked for the whole sum; a penalty is owed by each alone."""
    is_for_interest: bool = False
    """Interest bears no interest."""
    amount: str
    """What was still open when it was granted, or changed."""
    interest_from: str
    """Below this no interest is owed."""
    objection_term: TermLine


class DeferralLetter(OfDeferral):
    """More time to pay."""

    until: date
    parts: tuple[InstalmentLine, ...]


class DeferralChangeLetter(OfDeferral):
    """It ends before its last day, or another takes its place (Awb 4:96)."""

    granted_on: date
    """The day of the deferral that ends."""
    old_until: date
    """Its last day."""
    ground: DeferralGround
    reason: tuple[str, ...]
    """In paragraphs."""
    missed: InstalmentLine | None = None
    """What was not paid in time, where that is the ground."""
    until: date | None = None
    """The last day of what takes its place; None when it ends."""
    parts: tuple[InstalmentLine, ...] = ()
    pay_by: date | None = None
    """The last day to pay, where it ends and that day is still to come."""
    is_reminded: bool = False
    """A reminder was sent before: a writ can follow."""
