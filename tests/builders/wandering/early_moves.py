"""What is tried until the decision: the report, the parties, weighing, intent and zienswijzen."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from models.closure.closure_forms import (
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.letter_paragraph import LetterKind, LetterSection, ParagraphManner
from models.closure.party import Capacity
from models.closure.party_forms import (
    MoreTimeForm,
    UnheardForm,
    WithdrawCaseForm,
    WithdrawPartyForm,
)
from models.law.closure.people.hearing_grounds import HearingGround
from models.law.closure.weighing import WeighingMoment
from tasks.acts.closure import closure_acts, party_acts
from tasks.closure import parties, weighing
from tasks.closure.letters import own_paragraphs
from tasks.closure.letters.own_paragraphs import ParagraphRow
from tasks.closure.party_file import PartyRow
from tasks.closure.people.party_changes import Why
from tasks.closure.weighing import WeighingRow
from tests.builders.case_builder import (
    COCAINE,
    EXAMPLE,
    WHY_URGENT,
    at,
    police_report_values,
)
from tests.builders.ordered_closures import USE
from tests.builders.wandering.wanderer import Attempt, Wanderer, length
from tests.readers.case_reading import PROPORTION, REASON

FOUND = (
    COCAINE,
    COCAINE,
    COCAINE,
    {"kind": "substance", "description": "heroïne", "amount": "3", "unit": "gram"},
    {"kind": "substance", "description": "hennep", "amount": "40", "unit": "gram"},
    {"kind": "substance", "description": "hennep", "amount": "12", "unit": "plants"},
    {"kind": "preparatory_goods", "description": "lampen en filters"},
)
NAMES = ("Iv Verzonnen", "Xa Nietbestaand", "Stichting Nergens", "Ro Bedacht", "Ty Denkbeeldig")
STREETS = ("Voorbeeldstraat 12", "Verzonnenlaan 3", "Postbus 1")
CAPACITIES = (
    (Capacity.OFFENDER, Capacity.TENANT),
    (Capacity.OFFENDER, Capacity.TENANT),
    (Capacity.OWNER,),
    (Capacity.OWNER, Capacity.LANDLORD),
    (Capacity.OFFENDER, Capacity.OWNER, Capacity.RESIDENT),
    (Capacity.MORTGAGEE,),
    (Capacity.OFFENDER,),
    (Capacity.RESIDENT,),
    (Capacity.REPRESENTATIVE,),
)
REPORT = "record_police_report"
UNKNOWN = ("inhabited", "of_housing_corporation", "with_other_offences")
"""What a report need not know."""
LATE = frozenset({"party_added", "intent_missed"})
"""After the notice of intent: this party did not get it."""
OWN_WORDS = "Deze alinea schreef de jurist zelf."
WHY = "uit nieuw onderzoek blijkt iets anders"


def report(walk: Wanderer) -> Attempt | None:
    """The police report comes in, or is put right."""
    if walk.status and walk.case["withdrawn_on"]:
        return None
    earlier = [taken.attempt for taken in walk.taken if taken.attempt.act == REPORT]
    given = _put_right(walk, earlier[-1].values) if earlier else _reported(walk)
    now = at(walk.today)

    def go() -> object:
        return closure_acts.record_police_report(PoliceReportForm.model_validate(given), now)

    return Attempt(REPORT, given["on"], given, go)


def _reported(walk: Wanderer) -> dict[str, Any]:
    known = ("yes", "no", "no")
    return police_report_values(
        findings=[walk.one_of(FOUND)],
        premises_kind=walk.one_of(("dwelling", "dwelling", "dwelling", "premises")),
        inhabited=walk.one_of(("yes", "yes", "no")),
        of_housing_corporation=walk.one_of(known),
        with_other_offences=walk.one_of(known),
        urgency=walk.one_of(("none", "none", "none", "none", "urgent_5_31_1", "urgent_5_31_2")),
        found_on=walk.today - timedelta(days=walk.dice.randint(0, 40)),
        on=walk.today,
    ) | ({walk.one_of(UNKNOWN): "unknown"} if walk.by_chance(0.2) else {})


def _put_right(walk: Wanderer, before: Mapping[str, Any]) -> dict[str, Any]:
    """The same with another day, find or urgency, or with what was not known before."""
    anew = _reported(walk)
    unknown = [name for name in UNKNOWN if before[name] == "unknown"]
    names = unknown or [walk.one_of((*UNKNOWN, "found_on", "findings", "urgency", "on"))]
    given = dict(before) | {"correction": True} | {name: anew[name] for name in names}
    return given | {"urgency_reason": "" if given["urgency"] == "none" else WHY_URGENT}


def acts_for(capacities: tuple[Capacity, ...], party: int) -> str:
    """A representative acts for this party, whoever it is."""
    return str(party) if Capacity.REPRESENTATIVE in capacities else ""


def add_parties(walk: Wanderer) -> Attempt | None:
    """One more party turns up, or one that is there turns out to be otherwise."""
    known = walk.rows["party"]
    number = None
    is_full = len(known) >= walk.most_parties
    if is_full and walk.by_chance(0.8):
        return None
    if known and (is_full or walk.by_chance(0.1)):
        number = walk.party()
    place = (number or len(known) + 1) - 1
    capacities = CAPACITIES[0] if not known else walk.one_of(CAPACITIES)
    row = PartyRow(
        capacities=capacities,
        for_parties=acts_for(capacities, walk.party()),
        name=NAMES[place % len(NAMES)] + walk.one_of(("", "", "", " Junior") if number else ("",)),
        reachable_street=walk.one_of(STREETS),
        reachable_postcode="9999 XA",
        reachable_place="Verzonnendorp",
        number=number,
        email_agreed_on=walk.today if walk.by_chance(0.3) else None,
    )
    why = Why(WHY if number and walk.by_chance(0.9) else "", is_correction=walk.by_chance(0.5))
    on, now = walk.day(), at(walk.today)

    def go() -> object:
        return parties.record_parties(walk.reference, (row,), "ZAAK1", on, now, why)

    values = {"row": row.model_dump(), "why": why, "on": on}
    return Attempt("record_parties", on, values, go)


def withdraw_party(walk: Wanderer) -> Attempt | None:
    """Somebody turns out to be no party; mostly one of several."""
    if len(walk.rows["party"]) < 2 and walk.by_chance(0.9):
        return None
    return walk.asks(WithdrawPartyForm, party_acts.withdraw_party, party=walk.party(), reason=WHY)


def withdraw_case(walk: Wanderer) -> Attempt:
    """The case was a mistake."""
    return walk.asks(WithdrawCaseForm, party_acts.withdraw_case, reason=WHY)


def declare_no_offender(walk: Wanderer) -> Attempt:
    """Nobody knows whose it was."""
    return walk.asks(StepForm, party_acts.declare_no_offender)


@cache
def _example() -> tuple[WeighingRow, ...]:
    rows = weighing.read_weighing(EXAMPLE / "weging-2.csv")
    return tuple(row for row in rows if row.factor != "zienswijze")


def answers(about: int, heard: Iterable[int]) -> list[WeighingRow]:
    """The checklist of the example about this party, with an answer to who was heard."""
    asked = [row.model_copy(update={"about": about}) if row.about else row for row in _example()]
    return asked + [
        WeighingRow(
            factor="zienswijze",
            about=party,
            finding="Dit weegt mee, maar het verandert niets.",
            source_document="verslag",
            weight="niet gevolgd",
        )
        for party in heard
    ]


def weigh(walk: Wanderer) -> Attempt | None:
    """The interests are weighed, for the first time or again; now and then with a gap."""
    ends = [row["last_day"] for row in walk.rows["term"] if row["kind"] == "zienswijze"]
    if ends and walk.by_chance(0.8):
        walk.today = max(walk.today, ends[-1] + timedelta(days=1))
    early = walk.status in {"reported", "assessed", "intent_prepared"}
    moment = WeighingMoment.BEFORE_INTENT
    if early is walk.by_chance(0.05):
        moment = WeighingMoment.AFTER_ZIENSWIJZE
    there = [row["number"] for row in walk.rows["party"] if row["withdrawn_on"] is None]
    if not there and walk.by_chance(0.95):
        return None
    about = walk.one_of(there) if there and walk.by_chance(0.97) else 1
    heard = [row["number"] for row in walk.rows["party"] if row["zienswijze_received_on"]]
    rows = [
        *answers(about, [party for party in heard if walk.by_chance(0.97)]),
        USE,
        REASON,
        PROPORTION,
    ]
    if walk.by_chance(0.3):
        rows.append(
            WeighingRow(
                factor="5:25",
                about=about,
                finding="Niet alle kosten zijn redelijk.",
                source_document="advies jurist",
                weight="zwaar",
            )
        )
    if walk.by_chance(0.05):
        rows.remove(walk.one_of(rows))
    on, now, given = walk.day(), at(walk.today), tuple(rows)

    def go() -> object:
        return weighing.record_weighing(walk.reference, moment, given, "ZAAK1", on, now)

    values = {"moment": moment.value, "answers": len(given), "heard": heard, "on": on}
    return Attempt("record_weighing", on, values, go)


def give_more_time(walk: Wanderer) -> Attempt:
    """A party asked for more time for its zienswijze."""
    return walk.asks(
        MoreTimeForm,
        party_acts.give_more_time,
        party=walk.party(),
        until=walk.later(30),
        reason="De advocaat is deze week niet beschikbaar.",
    )


def leave_unheard(walk: Wanderer) -> Attempt:
    """A party is not asked what it thinks; mostly one that came after the notice."""
    events = walk.rows["caseevent"]
    noticed = [row["number"] for row in events if row["what"] == "intent_announced"]
    late = [
        row["party_number"]
        for row in events
        if row["what"] in LATE and noticed and row["number"] > noticed[0]
    ]
    party = walk.one_of(late) if late and walk.by_chance(0.8) else walk.party()
    ground = walk.one_of(list(HearingGround))
    return walk.asks(UnheardForm, party_acts.record_unheard, party=party, ground=ground, reason=WHY)


def write_paragraphs(walk: Wanderer) -> Attempt:
    """A lawyer writes a paragraph of his own, or takes it back."""
    row = ParagraphRow(
        letter=walk.one_of(list(LetterKind)),
        section=walk.one_of(list(LetterSection)),
        manner=walk.one_of(list(ParagraphManner)),
        text=OWN_WORDS,
    )
    rows = (row,) if walk.by_chance(0.8) else ()
    on, now = walk.day(), at(walk.today)

    def go() -> object:
        return own_paragraphs.record_paragraphs(walk.reference, rows, "JUR1", on, now)

    return Attempt("record_paragraphs", on, {"rows": len(rows), "row": row, "on": on}, go)


def prepare_intent(walk: Wanderer) -> Attempt:
    """A notice of intent is made."""
    outcome = walk.one_of((*(6 * ["closure"]), "penalty_order"))
    more = length(walk) if outcome == "closure" and walk.by_chance(0.6) else {}
    return walk.asks(
        OutcomeForm, closure_acts.prepare_intent, outcome=outcome, sent_on=walk.later(2), **more
    )


def zienswijze(walk: Wanderer) -> Attempt | None:
    """A party says what it thinks; seldom once more."""
    party = walk.party()
    spoke = [row["number"] for row in walk.rows["party"] if row["zienswijze_received_on"]]
    if party in spoke and walk.by_chance(0.8):
        return None
    said = "" if walk.by_chance(0.02) else "De drugs waren van een kennis."
    return walk.asks(
        ZienswijzeForm,
        closure_acts.record_zienswijze,
        said,
        party=party,
        manner=walk.one_of(("written", "oral")),
    )
