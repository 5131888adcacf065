"""What every letter of a case has: to whom it goes, and which premises it is about."""

from datetime import date

from models.common.views import View
from models.law.closure.occurrences import Occurrence
from models.law.closure.remedies.hearing_days import HearingDays
from models.law.closure.remedies.remedy_rules import Missing
from models.law.closure.remedies.tracks import TrackState
from models.law.common.premises_kinds import PremisesKind


class Happening(View):
    """One occurrence in the course of the case."""

    what: Occurrence
    on: date
    party: int | None = None
    """Number of the party to whom it happened, where there is one."""
    decision: int | None = None
    """Number of the decision by which it happened, where there is one."""


class AddressedLetter(View):
    """A letter of a case to one addressee."""

    reference: str
    municipality: str
    folder: str
    addressee: str
    addressee_lines: tuple[str, ...]
    """Street, and postcode with place, where post really reaches this party."""
    sent_on: date
    version: int = 1


class NamedPlace(View):
    """One of several places that are the premises together."""

    kind: PremisesKind
    line: str
    """Street and number, with the part of the building where it is only a part."""


class PremisesLetter(AddressedLetter):
    """A letter that names the premises."""

    premises_kind: PremisesKind
    premises_address: str
    """Every address, each with the part of the building where it is only a part."""
    premises_place: str
    has_addresses: bool = False
    """Whether it is more than one address."""
    places: tuple[NamedPlace, ...] = ()
    """The places one by one, when there is more than one."""


class ToldLetter(PremisesLetter):
    """A letter that tells what happened in the case, as far as the course of the case proves it."""

    party: int
    """Number of the addressee in the case."""
    course: tuple[Happening, ...]
    """What happened so far, in the order in which it was recorded."""

    @property
    def has_others(self) -> bool:
        """Whether the case has another party, who then gets a letter of his own."""
        added = {each.party for each in self.course if each.what is Occurrence.PARTY_ADDED}
        gone = {each.party for each in self.course if each.what is Occurrence.PARTY_WITHDRAWN}
        return bool(added - gone - {self.party})


class KeyStatement(ToldLetter):
    """The form that a party signs for keys."""

    handed_on: date
    keys: int


class MoreTimeLetter(ToldLetter):
    """To a party, or who acts for it: until when it may give its zienswijze now."""

    is_own: bool
    """Whether the addressee is that party itself."""
    intent_on: date
    """The day on which the notice of intent left."""
    was_until: date
    until: date
    reason: str


class TrackLetter(ToldLetter):
    """To who objected, or who acts for him: how the handling of the objection stands."""

    is_own: bool
    """Whether the addressee objected himself."""
    number: int
    """Of the objection in the case."""
    state: TrackState
    """Filed, asked to mend or postponed: which of the three letters it is."""
    filed_on: date
    """The day on which the objection came in."""
    decide_until: date
    """Last day to decide on it, as the register holds it (Awb 7:10)."""
    committee: bool = False
    """An advisory committee hears it first (Awb 7:13)."""
    missing: Missing | None = None
    """What must be mended (Awb 6:6)."""
    mend_until: date | None = None


class Invitation(TrackLetter):
    """To whoever may be heard about an objection (Awb 7:2): when, where and by whom."""

    is_of_another: bool = False
    """The objection is of somebody else; the addressee may be heard too (7:2(2))."""
    spoke_himself: bool = False
    """The addressee gave a zienswijze before, and not only a party for whom he acts."""
    against_on: date | None = None
    """The day on which the decision left against which it is; None while it did not."""
    hearing: HearingDays
    replaced_on: date | None = None
    """The day for which people were invited before."""
    at: str
    place: str
    heard_by: str
    papers_at: str
