"""What each term of a case must be, counted slowly from the rows that it rests on."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.readers.oracles.days_oracle import (
    ONE,
    Days,
    days_by_law,
    last_closed,
    months_on,
    own,
    rolled,
    six_weeks,
    standing_still,
    weeks_by_law,
)
from tests.readers.oracles.facts import reached
from tests.readers.oracles.money_term_oracle import MoneyTermOracle
from tests.readers.oracles.register_rows import Row

ZIENSWIJZE_DAYS, WEIGHING_DAYS, ASSESSMENT_DAYS, URGENT_DAYS = 14, 14, 14, 3
REOPENING_WEEKS, REVIEW_MONTHS, SINCE_FIND = 2, 6, (2, 4, 6)
REGISTER_DAYS = 4
"""As the policies say it of Lindewaarde and of everywhere; read there, and not from there."""
COURT = {"on_objection": "appeal"}
"""Against which decision one goes to court; against the others one objects."""


@dataclass(frozen=True)
class TermOracle(MoneyTermOracle):
    """Says of a running term which days it may have; nothing: it should not be there."""

    more_time: Mapping[int, date] = field(default_factory=dict)
    """Until when each party that asked for more time for its zienswijze got it."""

    def answers(self, term: Row) -> Collection[Days]:
        """The days that the rows leave possible; one pair wherever they tell it all."""
        return list(_ANSWERS[term["kind"]](self, term))

    def assessment(self, _term: Row) -> list[Days]:
        return [own(self.facts.case["reported_on"], ASSESSMENT_DAYS)]

    def time_since_find(self, _term: Row) -> list[Days]:
        found = self.facts.case["found_on"]
        return [(found, months_on(found, months)) for months in SINCE_FIND]

    def zienswijze(self, term: Row) -> list[Days]:
        """As the notice says, or as this party was given, or from its own notice."""
        noticed = [own(day, ZIENSWIJZE_DAYS) for day in self.facts.days_of("intent_announced")]
        party = term["party_number"]
        if party is None:
            return noticed
        served = self.facts.days_of("intent_served", party_number=party)
        mine = [own(day, ZIENSWIJZE_DAYS) for day in served[-1:]]
        more = self.more_time.get(party)
        return mine if more is None else [(day, more) for day, _ in mine or noticed]

    def second_weighing(self, _term: Row) -> list[Days]:
        """After the last day of who is silent still, or for whom another speaks who is."""
        parties = self.facts.those("party", withdrawn_on=None)
        spoke = {row["number"] for row in parties if row["zienswijze_received_on"]}
        silent = [row["number"] for row in parties if not spoke.issuperset(self._speaks_for(row))]
        noticed = self.facts.one("term", kind="zienswijze", party_number=None)["last_day"]
        longer = [
            row["last_day"]
            for row in self.facts.those("term", kind="zienswijze")
            if row["party_number"] in silent
        ]
        # A letter that came back makes a longer term of one party shorter again.
        return [own(last, WEIGHING_DAYS) for last in (max([noticed, *longer]), noticed)]

    def _speaks_for(self, party: Row) -> set[int]:
        held = self.facts.those("partycapacity", party_id=party["id"])
        acts_only = held and all(row["for_party"] for row in held)
        return {row["for_party"] for row in held} if acts_only else {party["number"]}

    def grace(self, term: Row) -> list[Days]:
        """Of the newest decision that gave another last day to leave, or to comply.

        Of who was served the order later: as many days as the order gave, from his own service.
        """
        if term["party_number"] is not None:
            return self._own_grace(term["party_number"])
        given: list[Days] = []
        for row in self.facts.rows["decision"]:
            if row["grace_until"] and (not given or given[-1][1] != row["grace_until"]):
                given.append((row["announced_on"] + ONE, row["grace_until"]))
        order = self.facts.those("decision", kind="order")
        penalty = self.facts.those("penaltyorder", decision_number=1)
        if order and penalty and penalty[0]["compliance_until"]:
            return [(order[0]["announced_on"] + ONE, penalty[0]["compliance_until"])]
        return given if self.facts.case["closed_on"] else given[-1:]

    def _own_grace(self, party: int) -> list[Days]:
        """As many days as the others had, from the letter that reached this party."""
        order = self.facts.one("decision", kind="order")
        penalty = self.facts.those("penaltyorder", decision_number=1)
        until = penalty[0]["compliance_until"] if penalty else order["grace_until"]
        sent = dict(self.facts.sendings(order))[party]
        days = (until - order["announced_on"]).days
        return [own(sent["sent_on"], days)] if reached(sent) else []

    def against(self, term: Row) -> list[Days]:
        """To object or to appeal: from the newest letter that reached this party."""
        return [
            six_weeks(sending["sent_on"])
            for decision in self.facts.those("decision", number=term["decision_number"])
            if COURT.get(decision["kind"], "objection") == term["kind"]
            for party, sending in self.facts.sendings(decision)
            if party == term["party_number"] and reached(sending)
        ]

    def decision_on_objection(self, term: Row) -> list[Days]:
        """After the term to object, with each step that moves it."""
        track = self.facts.one("track", id=term["track_id"])
        steps = self.facts.those("trackstep", track_id=track["id"])
        return [self._decide_after(last, steps) for last in self._after(track)]

    def _after(self, track: Row) -> list[date]:
        """The last day of the term to object that this objection is counted from."""
        if track["about_id"] is not None:
            return [track["opened_on"]]
        decision = self.facts.one("decision", number=track["decision_number"] or 1)
        sent = dict(self.facts.sendings(decision))
        party = track["party_number"]
        if party in sent and reached(sent[party]):
            return [six_weeks(sent[party]["sent_on"])[1]]
        others = {
            row["last_day"]
            for row in self.facts.those(
                "term", kind="objection", decision_number=decision["number"]
            )
        }
        # Of whom it did not reach, that of the others counts, or else the day of the objection.
        return sorted(others | {max(day, track["opened_on"]) for day in others})

    def _decide_after(self, last: date, steps: list[Row]) -> Days:
        start, committee = last + ONE, any(step["committee"] for step in steps)
        end = weeks_by_law(last, 12 if committee else 6)
        if any(step["state"] == "postponed" for step in steps):
            end = weeks_by_law(end, 6)
        still = _still(steps)
        moved = standing_still(start, end, still)
        if moved != end:
            end = rolled(moved)
        agreed = [step["until"] for step in steps if step["state"] == "consented"]
        return start, max([end, *agreed])

    def land_registration(self, term: Row) -> list[Days]:
        """From the announcement; of a closing on a later day from that day."""
        number = term["decision_number"]
        days = [r["announced_on"] for r in self.facts.those("decision", number=number or 1)]
        if number is not None:
            days += self.facts.days_of("premises_closed")[-1:]
        return [(day + ONE, days_by_law(day, REGISTER_DAYS)) for day in days]

    def land_deregistration(self, _term: Row) -> list[Days]:
        """From the day on which the closure was over by law."""
        ends = ("closure_ended", "closure_lifted", "decision_withdrawn")
        event = [row for row in self.facts.rows["caseevent"] if row["what"] in ends][-1]
        day = event["on"]
        if event["what"] == "closure_ended":
            day = self.facts.case["ordered_until"]
            told = [r for r in self.facts.rows["decision"] if r["ordered_until"] == day]
            day = max(day, told[0]["announced_on"]) if told else day
        return [(day + ONE, days_by_law(day, REGISTER_DAYS))]

    def closure(self, _term: Row) -> list[Days]:
        """As ordered now, and as long as the measure says."""
        case = self.facts.case
        first, amount, unit = case["ordered_from"], case["measure_amount"], case["measure_unit"]
        if first is None or unit not in {"weeks", "months"}:
            return []
        last = last_closed(first, amount, unit)
        return [(first, last)] if last == case["ordered_until"] else []

    def review(self, _term: Row) -> list[Days]:
        """Six months after it was ordered or last reviewed, or the day that was chosen."""
        reviews = [
            row
            for row in self.facts.those("casechange", kind="review_continue")
            if row["decision_number"] is not None
        ]
        if reviews:
            sent = self.facts.one("decision", number=reviews[-1]["decision_number"])["announced_on"]
            return [(sent, reviews[-1]["review_on"] or last_closed(sent, REVIEW_MONTHS, "months"))]
        first = self.facts.one("decision", kind="order")["ordered_from"]
        return [(first, last_closed(first, REVIEW_MONTHS, "months"))]

    def reopening_decision(self, term: Row) -> list[Days]:
        track = self.facts.one("track", id=term["track_id"])
        return [own(track["opened_on"], 7 * REOPENING_WEEKS)]

    def repair(self, term: Row) -> list[Days]:
        asked = [
            step
            for step in self.facts.those("trackstep", track_id=term["track_id"])
            if step["state"] in {"repair_asked", "interlocutory"}
        ]
        return [(step["on"], step["until"]) for step in asked[-1:]]

    def urgent_decision(self, _term: Row) -> list[Days]:
        return [own(self.facts.case["closed_on"], URGENT_DAYS)]


def _still(steps: list[Row]) -> set[date]:
    """The days on which a default was being mended."""
    still: set[date] = set()
    for place, step in enumerate(steps):
        if step["state"] != "repair_asked":
            continue
        last = step["until"]
        mended = [s["on"] for s in steps[place + 1 : place + 2] if s["state"] == "repaired"]
        last = min([last, *mended])
        still |= {step["on"] + timedelta(days=d) for d in range(1, (last - step["on"]).days + 1)}
    return still


_ANSWERS: Mapping[str, Callable[[TermOracle, Row], list[Days]]] = {
    "assessment": TermOracle.assessment,
    "time_since_find": TermOracle.time_since_find,
    "zienswijze": TermOracle.zienswijze,
    "second_weighing": TermOracle.second_weighing,
    "grace": TermOracle.grace,
    "objection": TermOracle.against,
    "appeal": TermOracle.against,
    "decision_on_objection": TermOracle.decision_on_objection,
    "land_registration": TermOracle.land_registration,
    "land_deregistration": TermOracle.land_deregistration,
    "closure": TermOracle.closure,
    "review": TermOracle.review,
    "reopening_decision": TermOracle.reopening_decision,
    "repair": TermOracle.repair,
    "urgent_decision": TermOracle.urgent_decision,
    "collection_zienswijze": TermOracle.collection_zienswijze,
    "late_penalty": TermOracle.late_penalty,
    "late_payment": TermOracle.late_payment,
    "repayment_decision": TermOracle.repayment_decision,
    "repayment": TermOracle.late_payment,
    "payment": TermOracle.payment,
    "reminder": TermOracle.reminder,
    "deferral": TermOracle.deferral,
    "instalment": TermOracle.instalment,
    "prescription": TermOracle.prescription,
    "interruption": TermOracle.interruption,
}
