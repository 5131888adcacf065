"""What a template may see: frozen values, one type for the public and one for a party."""

from datetime import date, datetime, timedelta

from models.closure.letter_views import ToldLetter
from models.common.views import View
from models.law.closure.capacities import Capacity
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import DrugList, Measure
from models.law.closure.occurrences import Occurrence
from models.law.closure.people.hearing_grounds import HearingGround
from models.law.common.premises_kinds import PremisesKind


class PublicView(View):
    """All that a poster, residents' letter, press release or partner mail may draw from.

    It has no field for a person, so no template can print one.
    """

    reference: str
    municipality: str
    """Name of the municipality."""
    folder: str
    """The folder of the municipality: its house style, its rules."""
    premises_kind: PremisesKind
    inhabited: bool
    place: str
    street: str
    """Name of the street without number; printed by the press release only when released."""
    address_line: str
    """Street and number of every address: for the residents' letter and partner mail only."""
    part_words: str = ""
    """The parts that the case is about, when each place is a part: "de winkel en de schuur"."""
    place_count: int = 1
    """How many places the case has; there can be several parts at one address."""
    address_count: int = 1
    street_released: bool = False
    """Whether the lawyer released the street name for the press."""
    found: str
    """The find in general Dutch words: "een handelshoeveelheid harddrugs"."""
    found_on: date
    measure: Measure
    closed_on: date
    """The day on which the premises were in fact closed."""
    ordered_from: date
    ordered_until: date | None
    """Last day of the closure, inclusive; None for a closure until further notice."""
    closed_part: str = ""
    """What stays closed, when a change left only a part of the premises closed."""
    urgent: bool = False
    embargo_until: datetime | None = None
    quote: str = ""
    """The mayor's quote; empty when the mayor gave none: then the text quotes nobody."""
    made_on: date
    version: int = 1


class DeliveryAddress(View):
    """One letterbox; never a name."""

    bag_id: str
    street: str
    house_number: int
    house_letter: str = ""
    addition: str = ""
    postcode: str = ""
    place: str

    @property
    def line(self) -> str:
        """Street and number as they stand on an envelope."""
        suffix = f"-{self.addition}" if self.addition else ""
        return f"{self.street} {self.house_number}{self.house_letter}{suffix}"


class WeighedFactor(View):
    """One answer of the weighing, as it is told in the reasons."""

    code: str
    finding: str
    source_document: str
    weight: str


class OwnZienswijze(View):
    """What the addressee brought forward, and what the mayor says to it."""

    received_on: date
    is_oral: bool
    summary: str
    answer: str
    """Empty while nothing is decided."""


class OwnParagraph(View):
    """A paragraph that the lawyer wrote for this letter."""

    section: str
    """Dutch word of the section: "belangen"."""
    replaces: bool
    """Whether it stands instead of the standing text of the section."""
    text: str


class FoundItem(View):
    """One finding as a party may read it."""

    description: str
    """For example "hennep (lijst II)"."""
    quantity: str
    """For example "120 gram"; empty for goods."""
    ground: str
    """"artikel 13b, eerste lid, onder a" or "... onder b"."""
    drug_list: DrugList | None = None
    """Of a substance, or of what goods are for where that is known."""


class TermLine(View):
    """One term with its reason."""

    label: str
    last_day: date
    explanation: str


class PartyLetter(ToldLetter):
    """A letter to one party: notice of intent, decision, warning or order under penalty."""

    capacity: str
    """In Dutch: "eigenaar", "overtreder en eigenaar", "gemachtigde van Verzonnen Naam"."""
    capacities: frozenset[Capacity] = frozenset()
    """Those of the addressee, or of who is stood in for: what the reasons are written for."""
    stands_in_for: str = ""
    """Names of the parties for whom the addressee acts, when he is no party himself."""
    is_offender: bool
    inhabited: bool
    report_number: str
    found_on: date
    reported_on: date
    findings: tuple[FoundItem, ...]
    previous_offences: tuple[date, ...] = ()
    """Days of earlier offences that count, as far as this party may read them."""
    is_repeated: bool = False
    """Whether an earlier offence counts, also when this party may not read its day."""
    is_repeat_of_register: bool = False
    """Whether an own earlier case shows it."""
    policy_source: str
    policy_valid_from: date
    policy_since_is_known: bool = True
    """False when the first day of the policy is only about right: then no day is printed."""
    warning_is_a_step: bool | None = None
    """Whether the policy makes a warning the condition for a heavier measure; None: not known."""
    policy_proposes: bool = True
    """False when the policy has no rule for this find: then nothing deviates from it."""
    proposal_explanation: str
    """Why the matrix gives this measure."""
    must_confirm: str = ""
    """Dutch warning when a jurist must still confirm the matrix; empty otherwise."""
    measure: Measure
    weighing: tuple[WeighedFactor, ...]
    """The answers that this party may read."""
    answered: frozenset[str]
    """Codes of every question that was answered, also of what this party may not read."""
    is_withheld: bool = False
    """Whether personal circumstances of others were left out of this party's letter."""
    is_judged: bool = False
    """Whether a lawyer judged a find for which the policy has no measure."""
    deviates: bool = False
    """Whether the measure is another than the policy proposes."""
    deviation_reason: str = ""
    """Reason to deviate (Awb 4:84), or to choose where the policy is silent; empty: not for him."""
    paragraphs: tuple[OwnParagraph, ...] = ()
    """What the lawyer wrote beside or instead of the standing text."""
    zienswijze_terms: tuple[TermLine, ...] = ()
    """Notice of intent: the term for a view (zienswijze)."""
    zienswijze: OwnZienswijze | None = None
    """Decision: what this party brought forward."""
    unheard: HearingGround | None = None
    """Decision: why this party was not asked for its zienswijze; None when it was."""
    urgent_ground: str = ""
    """"artikel 5:31, eerste lid" or "... tweede lid" of the Awb; empty when not urgent."""
    urgency_reason: str = ""
    """Why nothing could wait; empty when not urgent, and of orders of before it was asked."""
    grace_until: TermLine | None = None
    ordered_from: date | None = None
    closure_term: TermLine | None = None
    objection_term: TermLine | None = None
    runs_from: RunsFrom | None = None
    """Decision: the day from which the duration counts; None for a closure without an end."""
    cost_share: int | None = None
    """Decision: the percentage of the costs that is for the offender (Awb 5:25)."""
    cost_reason: str = ""
    """Why that is less than all; empty when this party may not read it."""
    decided_on: date | None = None
    """Of a decision that this party hears later than the others: the day it was announced first."""
    shut_on: date | None = None
    """Of such a decision: the day on which the premises were closed on it, when they are."""
    is_suspended: bool = False
    """Of such a decision: a judge lets it rest on the day of this letter (Awb 8:81)."""
    over_by: Occurrence | None = None
    """How the closure was over when this letter was made; None while it is not."""
    over_on: date | None = None
    """Its last day, or the day on which it was lifted or the decision withdrawn."""

    @property
    def may_close_from(self) -> date | None:
        """The first day on which the order can be carried out against the addressee."""
        own = self.grace_until.last_day + timedelta(days=1) if self.grace_until else None
        days = [day for day in (own, self.ordered_from) if day is not None]
        return max(days, default=None)
