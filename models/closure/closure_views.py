"""What a template may see: frozen values, one type for the public and one for a party."""

from datetime import date, datetime

from models.common.views import View
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import Measure
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
    """Street and number: for the residents' letter and partner mail only."""
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
    urgent: bool = False
    embargo_until: datetime | None = None
    quote: str = ""
    """The mayor's quote; empty means that the standard quote of the text is used."""
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
    """One factor of the weighing, as it is copied into the reasons."""

    code: str
    question: str
    finding: str
    source_document: str
    weight: str


class FoundItem(View):
    """One finding as a party may read it."""

    description: str
    """For example "hennep (lijst II)"."""
    quantity: str
    """For example "120 gram"; empty for goods."""
    ground: str
    """"artikel 13b, eerste lid, onder a" or "... onder b"."""


class TermLine(View):
    """One term with its reason."""

    label: str
    last_day: date
    explanation: str


class PartyLetter(View):
    """A letter to one party: notice of intent, decision, warning or order under penalty."""

    reference: str
    municipality: str
    folder: str
    addressee: str
    addressee_lines: tuple[str, ...]
    """Street, and postcode with place, where post really reaches this party."""
    capacity: str
    """Dutch word: eigenaar, huurder, bewoner, overtreder, verhuurder, hypotheekhouder."""
    is_offender: bool
    premises_kind: PremisesKind
    inhabited: bool
    premises_address: str
    premises_place: str
    report_number: str
    found_on: date
    reported_on: date
    findings: tuple[FoundItem, ...]
    previous_offences: tuple[date, ...] = ()
    policy_source: str
    policy_valid_from: date
    proposal_explanation: str
    """Why the matrix gives this measure."""
    must_confirm: str = ""
    """Dutch warning when a jurist must still confirm the matrix; empty otherwise."""
    measure: Measure
    weighing: tuple[WeighedFactor, ...]
    deviation_reason: str = ""
    """Reason to deviate from the matrix (Awb 4:84)."""
    zienswijze_terms: tuple[TermLine, ...] = ()
    """Notice of intent: the term for a view (zienswijze)."""
    zienswijze_summary: str = ""
    """Decision: what this party brought forward; empty when nothing came."""
    any_zienswijze_received: bool = False
    urgent_ground: str = ""
    """"artikel 5:31, eerste lid" or "... tweede lid" of the Awb; empty when not urgent."""
    grace_until: TermLine | None = None
    ordered_from: date | None = None
    closure_term: TermLine | None = None
    objection_term: TermLine | None = None
    runs_from: RunsFrom | None = None
    """Decision: the day from which the duration counts; None for a closure without an end."""
    cost_recovery: bool = True
    """Whether the order says that costs are for the offender (Awb 5:25, second paragraph)."""
    sent_on: date
    version: int = 1
