"""What each term about money must be, counted slowly from the rows that it rests on."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.readers.oracles.days_oracle import ONE, Days, months_on, own, six_weeks, weeks_by_law
from tests.readers.oracles.facts import Facts
from tests.readers.oracles.register_rows import Row

ZIENSWIJZE_DAYS, LATE_DAYS, NONE_DAYS, REPAYING_DAYS = 14, 42, 14, 28
WARN_BEFORE = timedelta(weeks=13)
"""As the policies say it; read there, and not from there."""
OVER = {
    *("upheld", "partly_upheld", "dismissed", "inadmissible", "withdrawn", "granted", "refused"),
}
"""How an objection or a request ends."""


@dataclass(frozen=True)
class MoneyTermOracle:
    """Of paying, reminding, prescription, and of what the municipality itself owes."""

    facts: Facts

    def late_penalty(self, term: Row) -> list[Days]:
        """Two weeks after the last day that is owed: two weeks and six more, or the decision.

        Where nothing is owed: from the notice that came too early, or from the decision.
        """
        notice = self.facts.one("track", id=term["track_id"])
        about = self.facts.one("track", id=notice["about_id"])
        begins, decided = notice["opened_on"] + timedelta(days=15), about["changed_on"]
        is_over = about["state"] in OVER
        if is_over and self._is_plainly_nothing(about):
            return [own(decided, NONE_DAYS)]
        if notice["opened_on"] <= self._decide_until(about):
            return [own(notice["opened_on"], NONE_DAYS)]
        if is_over and decided <= begins:
            return [own(decided, NONE_DAYS)]
        last = begins + timedelta(days=LATE_DAYS - 1)
        last = min(last, decided - ONE) if is_over else last
        return [(last + ONE, weeks_by_law(last, 2))]

    def _decide_until(self, about: Row) -> date:
        """The last day on which could be decided on it."""
        kind = "decision_on_objection" if about["kind"] == "objection" else "reopening_decision"
        until: date = self.facts.one("term", kind=kind, track_id=about["id"])["last_day"]
        return until

    def _is_plainly_nothing(self, about: Row) -> bool:
        """Turned down without a hearing, on the ground that goes with it (Awb 7:3(a), (b))."""
        ground = {"inadmissible": "onder a,", "dismissed": "onder b,"}.get(about["state"])
        before = self.facts.those("track", kind="objection", party_number=about["party_number"])
        same = [about] if about["about_id"] is None else before
        ids = {row["id"] for row in same if row["id"] <= about["id"]}
        steps = [row for row in self.facts.rows["trackstep"] if row["track_id"] in ids]
        if ground is None or any(step["state"] == "heard" for step in steps):
            return False
        return any(
            step["state"] == "hearing_waived" and ground in step["note"]
            for step in steps
            if step["track_id"] == about["id"]
        )

    def collection_zienswijze(self, term: Row) -> list[Days]:
        """From the letter that asked this offender."""
        asked = {row["id"] for row in self.facts.those("document", kind="collection_intent")}
        return [
            own(row["sent_on"], ZIENSWIJZE_DAYS)
            for row in self.facts.those("dispatch", party_number=term["party_number"])
            if row["document_id"] in asked
        ]

    def late_payment(self, term: Row) -> list[Days]:
        decision = self.facts.one("decision", number=term["decision_number"])
        return [six_weeks(decision["announced_on"])]

    def repayment_decision(self, _term: Row) -> list[Days]:
        """Four weeks from a day on which too much turned out to be paid."""
        return [own(day, REPAYING_DAYS) for day in self.facts.days_of("repayment_owed")]

    def payment(self, term: Row) -> list[Days]:
        """Costs: from the newest letter that let somebody know; a penalty: from its forfeiture."""
        claim = self.facts.one("claim", number=term["claim_number"])
        if claim["kind"] == "penalty":
            return [six_weeks(claim["arose_on"])]
        decision = self.facts.one("decision", number=claim["decision_number"])
        days = [decision["announced_on"]]
        days += self.facts.days_of("decision_served", decision_number=decision["number"])
        return [six_weeks(day) for day in (days if claim["state"] != "fixed" else days[-1:])]

    def reminder(self, term: Row) -> list[Days]:
        claim = self.facts.one("claim", number=term["claim_number"])
        if claim["state"] != "reminded":
            return []
        return [(claim["changed_on"] + ONE, weeks_by_law(claim["changed_on"], 2))]

    def deferral(self, term: Row) -> list[Days]:
        claim = self.facts.one("claim", number=term["claim_number"])
        newest = self.facts.one("deferral", claim_id=claim["id"])
        return [(newest["granted_on"], newest["until"])]

    def instalment(self, term: Row) -> list[Days]:
        """The first part that what was paid since does not cover."""
        claim = self.facts.one("claim", number=term["claim_number"])
        plans = self.facts.those("deferral", claim_id=claim["id"])
        plan = [row for row in plans if row["instalments"] > 1][-1]
        return [
            (min(plan["granted_on"], day), day)
            for each in range(plan["instalments"])
            for day in (months_on(plan["first_on"], each),)
        ]

    def prescription(self, term: Row) -> list[Days]:
        """Years after a day that stands in the course, longer by each day of deferral."""
        claim = self.facts.one("claim", number=term["claim_number"])
        years = 1 if claim["kind"] == "penalty" else 5
        begins = self.facts.days_of(
            "claim_reminded", "writ_issued", "prescription_interrupted", "collection_decided"
        )
        begins += [self._first_owed(claim), *(last for _, last in self._paid_after(claim))]
        return [
            (day + ONE, months_on(day, 12 * years) + self._deferred(claim, day)) for day in begins
        ]

    def _deferred(self, claim: Row, after: date) -> timedelta:
        """How many days after this one were days of a deferral, each counted once."""
        still: set[date] = set()
        for row in self.facts.those("deferral", claim_id=claim["id"]):
            last = row["until"]
            if row["withdrawn_on"]:
                last = min(last, row["withdrawn_on"] - ONE)
            first = max(row["granted_on"], after + ONE)
            still |= {first + timedelta(days=each) for each in range((last - first).days + 1)}
        return timedelta(days=len(still))

    def _first_owed(self, claim: Row) -> date:
        """The day of the first unit that is claimed: each prescribes from its own (Awb 5:35).

        A breach is forfeited on the day on which it was seen, and so is an amount at once.
        """
        arose: date = claim["arose_on"]
        if claim["kind"] != "penalty":
            return arose
        return _units_before(arose, self.facts.rows["penaltyorder"][-1]["per"], claim["times"] - 1)

    def _paid_after(self, claim: Row) -> list[Days]:
        return [] if claim["kind"] == "penalty" else [six_weeks(claim["arose_on"])]

    def interruption(self, term: Row) -> list[Days]:
        """Thirteen weeks before the claim lapses."""
        lapses = self.facts.one("term", kind="prescription", claim_number=term["claim_number"])
        return [(lapses["starts_on"], max(lapses["starts_on"], lapses["last_day"] - WARN_BEFORE))]


def _units_before(day: date, per: str, units: int) -> date:
    """So many days, weeks or months before; of breaches, and of an amount at once, the same day."""
    if per != "month":
        return day - timedelta(days={"day": 1, "week": 7}.get(per, 0) * units)
    first = day.replace(day=1)
    for _ in range(units):
        first = (first - ONE).replace(day=1)
    last = months_on(first, 1) - ONE
    return first.replace(day=min(day.day, last.day))
