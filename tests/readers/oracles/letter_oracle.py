"""What a letter says, read back out of its PDF and held against what the register knew then."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tests.readers.oracles.facts import ORDERS, Facts, reached
from tests.readers.oracles.register_rows import Row

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
    *("oktober", "november", "december"),
)
DAY = rf"(?:\w+dag )?(\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})"
CHANGES = (
    *("first_day_changed", "grace_extended", "duration_shortened", "duration_lengthened"),
    *("closure_extended", "limited_to_part", "closure_reviewed", "penalty_changed"),
)
SPOKE = ("zienswijze_received", "collection_zienswijze")
WEIGHED = ("weighed_before_intent", "weighed_after_zienswijze")
LETTERS = frozenset(
    {
        *ORDERS,
        *("notice_of_intent", "change_decision", "withdrawn_intent", "rectification"),
        *("cost_decision", "reminder", "collection_decision", "penalty_change"),
        *("remedy_decision", "later_decision", "key_statement", "deferral", "more_time"),
        *("collection_intent", "late_penalty", "warning_change", "track_letter"),
        *("repayment_decision", "writ", "deferral_change"),
    }
)


@dataclass(frozen=True)
class Letter:
    """One letter to one party, with the register as it was when the letter was made."""

    row: Row
    words: str
    """On one line."""
    facts: Facts

    @property
    def kind(self) -> str:
        """Which letter it is; the order for one party alone counts as an order."""
        is_order = self.row["kind"] == "later_decision" and self.row["decision_number"] == 1
        warned = is_order and self.facts.one("decision", number=1)["measure"] == "warning"
        return "warning" if warned else "decision" if is_order else str(self.row["kind"])

    @property
    def party(self) -> int:
        """To whom."""
        return int(self.row["party_number"])

    @property
    def read_by(self) -> set[int]:
        """The reader, or of who only acts for others they: "u" is what he reads of them."""
        party = self.facts.one("party", number=self.party)
        held = self.facts.those("partycapacity", party_id=party["id"])
        acts_only = held and all(row["for_party"] for row in held)
        return {row["for_party"] for row in held} if acts_only else {self.party}

    def _is_own(self, event: Row) -> bool:
        told = {"zienswijze_received", "more_time_given", "hearing_omitted"}
        whose = self.read_by if event["what"] in told else {self.party}
        return event["party_number"] in whose

    def place(self, *what: str, own: bool | None = None) -> int:
        """Where in the course one of these happened last, to the reader or to others; or -1."""
        places = [
            place
            for place, event in enumerate(self.facts.rows["caseevent"])
            if event["what"] in what and own in (None, self._is_own(event))
        ]
        return max(places, default=-1)

    def happened(self, *what: str, own: bool | None = None) -> bool:
        """Whether one of these did."""
        return self.place(*what, own=own) >= 0

    def days(self, *what: str, own: bool | None = None) -> set[date]:
        """The days on which they did."""
        return {
            event["on"]
            for event in self.facts.rows["caseevent"]
            if event["what"] in what and own in (None, self._is_own(event))
        }

    @property
    def had_notice(self) -> bool:
        """Whether the reader was known when the notice left, or got it later."""
        noticed = max(self.place("intent_announced"), self.place("intent_served", own=True))
        return self.place("party_added", own=True) < noticed

    @property
    def left_unheard(self) -> bool:
        """Whether the notice missed the reader, and it was kept why he is not asked."""
        return self.place("hearing_omitted", own=True) > self.place("intent_served", own=True)

    @property
    def others_who_spoke(self) -> int:
        """How many others gave a zienswijze."""
        spoke = self.facts.those("caseevent", what="zienswijze_received")
        return len({each["party_number"] for each in spoke} - self.read_by)

    @property
    def is_offender(self) -> bool:
        """Whether the reader is an offender."""
        offenders = {
            row["party_id"] for row in self.facts.those("partycapacity", capacity="offender")
        }
        return any(
            self.facts.one("party", number=number)["id"] in offenders for number in self.read_by
        )

    @property
    def has_paid(self) -> bool:
        """Whether anything came in on the claim that this letter names."""
        number = int(str(self.row["name"]).split("-vordering-")[1].split("-")[0])
        claim = self.facts.one("claim", number=number)
        return bool(self.facts.those("claimpayment", claim_id=claim["id"]))

    def sent_on(self) -> set[date]:
        """The days on which a letter left to the reader."""
        return {row["sent_on"] for row in self.facts.those("dispatch", party_number=self.party)}

    @property
    def was_reached(self) -> bool:
        """Whether the decision that this letter makes known had reached the reader before."""
        decision = self.facts.one("decision", number=self.row["decision_number"])
        sent = dict(self.facts.sendings(decision))
        return self.party in sent and reached(sent[self.party])


Says = Callable[[Letter], bool]
ORDER: Mapping[str, Says] = {
    "uw mening over mijn plan. Dat heet een zienswijze. U vond": lambda each: each.happened(
        "zienswijze_received", own=True
    ),
    "Ik heb alles wat u zei meegewogen": lambda each: each.happened(
        "zienswijze_received", own=True
    ),
    "Ik heb van u geen zienswijze gekregen": lambda each: (
        not each.happened("zienswijze_received", own=True)
        and each.happened("intent_announced")
        and each.had_notice
        and not each.happened("hearing_omitted", own=True)
        and not each.left_unheard
    ),
    "Van iemand anders kreeg ik een zienswijze": lambda each: each.others_who_spoke == 1,
    "Van anderen kreeg ik ook zienswijzen": lambda each: each.others_who_spoke > 1,
    "maakte ik mijn voornemen bekend": lambda each: each.happened("intent_announced"),
    "woog ik alle belangen opnieuw af": lambda each: each.happened("weighed_after_zienswijze"),
    "heb ik alle belangen afgewogen": lambda each: each.happened(*WEIGHED),
}
"""What an order says if and only if it happened."""
SAID: Mapping[str, Mapping[str, Says]] = {
    "decision": ORDER,
    "penalty_order": ORDER,
    "change_decision": {
        "maakte ik het besluit tot sluiting bekend": lambda each: each.happened(
            "decision_announced"
        ),
        "maakte ik een wijziging van dat besluit bekend": lambda each: each.happened(*CHANGES),
    },
    "withdrawn_intent": {
        "maakte ik mijn voornemen": lambda each: each.happened("intent_announced"),
    },
    "rectification": {
        "U bent geen partij in deze zaak": lambda each: each.happened("party_withdrawn", own=True),
        "Ik heb ze verbeterd": lambda each: not each.happened("party_withdrawn", own=True),
    },
    "later_decision": {
        "niet eerder bekendgemaakt. Dat doe ik nu.": lambda each: not each.was_reached
    },
}
"""What a letter says if and only if it happened."""
ONLY_IF: Mapping[str, Says] = {
    "Deze alinea schreef de jurist zelf.": lambda each: each.happened("paragraphs_written"),
    "U bent overtreder.": lambda each: each.is_offender,
    "U krijgt deze brief als": lambda each: each.happened("party_added", own=True),
    "mag weer open. Verbreek het zegel niet zelf": lambda each: each.happened("premises_closed"),
    "gaat niet dicht. U hoeft": lambda each: not each.happened("premises_closed"),
    "Mijn besluit blijft gelden.": lambda each: not each.happened(*CHANGES),
    "Mijn besluit blijft gelden, zoals ik het wijzigde": lambda each: each.happened(*CHANGES),
    "Er was geen hoorzitting": lambda each: each.happened("objection_handled"),
    "Ik heb nog geen betaling gekregen": lambda each: not each.has_paid,
    "Dat is niet het hele bedrag": lambda each: each.has_paid,
    "Ik heb ze verbeterd": lambda each: each.happened("party_corrected", own=True),
    "niet eerder bekendgemaakt. Dat doe ik nu.": lambda each: each.happened(
        "decision_missed", own=True
    ),
    "Dit is een dwangbevel van de burgemeester": lambda each: each.happened("claim_reminded"),
    "terugbetaalt, wanneer dat gebeurt": lambda each: each.happened("repayment_owed"),
    "Ik geef u meer tijd om te betalen": lambda each: each.happened("payment_deferred"),
    "staat dat u meer tijd krijgt om te betalen": lambda each: each.happened("payment_deferred"),
    "Dan kan een deurwaarder het geld bij u halen": lambda each: each.happened("claim_reminded"),
    "Toen ik mijn plan bekendmaakte, wist ik nog niet dat u": lambda each: not each.had_notice,
    "Bij grote spoed mag ik deze stap overslaan": lambda each: (
        not each.happened("intent_announced")
    ),
}
"""What a letter says only if it happened; another wording may say it too."""
DATED: Mapping[str, tuple[tuple[str, ...], bool | None]] = {
    rf"Op {DAY} ontving ik de bestuurlijke rapportage": (("report_received",), None),
    rf"Op {DAY} maakte ik mijn voornemen": (("intent_announced", "intent_served"), None),
    rf"Op {DAY} gaf u uw zienswijze": (SPOKE, True),
    rf"Op {DAY} gaf u (?:in een gesprek|schriftelijk) uw mening": (SPOKE, True),
    rf"Op {DAY} kreeg ik een zienswijze van een ander": (("zienswijze_received",), False),
    rf"Op {DAY} woog ik alle belangen opnieuw af": (("weighed_after_zienswijze",), None),
    rf"In mijn besluit van {DAY} staat dat u meer tijd krijgt": (
        ("payment_deferred", "deferral_changed"),
        None,
    ),
    rf"Op {DAY} sloot ik": (("premises_closed",), None),
    rf"is gesloten op {DAY}": (("premises_closed",), None),
    rf"Op {DAY} maakte ik het besluit tot sluiting bekend": (("decision_announced",), None),
    rf"Op {DAY} nam ik een besluit over de sluiting": (("decision_announced",), None),
    rf"Op {DAY} legde ik een last onder dwangsom op": (("decision_announced",), None),
    rf"Op {DAY} maakte ik een wijziging van dat besluit bekend": (CHANGES, None),
    rf"zoals ik het wijzigde op {DAY}": (CHANGES, None),
    rf"bezwaar kwam bij mij binnen op {DAY}": (("objection_filed",), None),
    rf"verzoek kwam bij mij binnen op {DAY}": (("reopening_asked",), None),
    rf"Op {DAY} was er een hoorzitting": (("objection_handled",), None),
    rf"Op {DAY} zag (?:de|een)": (("penalty_forfeited",), None),
    rf"Op {DAY} stuurde ik u een aanmaning": (("claim_reminded",), None),
    rf"Op {DAY} kreeg u een besluit": (("costs_decided", "collection_decided"), None),
    rf"Ik heb op {DAY} van de gemeente": (("keys_handed_over",), True),
}
"""Each day that a letter tells, and what must have happened on it, to whom."""
SENT = (rf"een brief van {DAY}:", rf"Op {DAY} kreeg u een besluit")
"""On these days a letter went to the reader."""

DECIDES, DECIDE_BY = "decision_on_objection", rf"Ik beslis (?:nu )?uiterlijk op {DAY}"
"""The term from which a letter tells until when the mayor must decide on an objection."""


def day_of(words: str) -> date:
    """The day of "18 mei 2026"."""
    number, month, year = words.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))


def faults_in_letter(letter: Letter) -> Iterator[str]:
    """Every sentence of it that did not happen, and every one that is not said though it did."""
    name = f"{letter.row['name']} version {letter.row['version']}"
    for fault in (*_faults_in_words(letter), *_faults_in_days(letter)):
        yield f"{name}: {fault}"


def _faults_in_words(letter: Letter) -> Iterator[str]:
    for phrase, holds in SAID.get(letter.kind, {}).items():
        if (phrase in letter.words) is not holds(letter):
            yield f"{phrase!r} is {'' if phrase in letter.words else 'not '}said"
    for phrase, holds in ONLY_IF.items():
        if phrase in letter.words and not holds(letter):
            yield f"{phrase!r} did not happen"


def _faults_in_days(letter: Letter) -> Iterator[str]:
    for pattern, (what, own) in DATED.items():
        told, known = _told(pattern, letter), letter.days(*what, own=own)
        if not told <= known:
            yield f"{what} is told on {told}, known of {known}"
    decide_by = {row["last_day"] for row in letter.facts.those("term", kind=DECIDES)}
    if letter.kind == "track_letter" and not _told(DECIDE_BY, letter) <= decide_by:
        yield f"the last day to decide is not one of {decide_by}"
    for pattern in SENT:
        told, sent = _told(pattern, letter), letter.sent_on()
        if not told <= sent:
            yield f"letters are told of on {told}, sent were those of {sent}"


def _told(pattern: str, letter: Letter) -> set[date]:
    return {day_of(found) for found in re.findall(pattern, letter.words)}
