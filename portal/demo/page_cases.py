"""The invented cases of `make demo-page`: four premises, each somewhere else in the procedure.

Their days count back from today, so that terms run, and something waits for everybody.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.party_forms import PartiesForm
from models.law.closure.capacities import Capacity
from portal.demo.diary import COMMUNICATIONS, HANDLER, LAWYER, MAYOR
from tasks.acts.closure import closure_acts, party_acts
from tasks.acts.closure.party_acts import PartyRow
from tasks.register.resources import AMSTERDAM

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
FOUND = {
    "9002200000000005": ("cocaïne", "120", "gram"),
    "9002200000000007": ("hennep", "900", "gram"),
    "9002200000000009": ("heroïne", "60", "gram"),
    "9002200000000012": ("cocaïne", "250", "gram"),
}
"""What was found at which address."""
INVENTED = ("Xander", "Yara", "Quinten", "Zoë", "Ulrich")


class DemoCase:
    """One case on its way; each step is so many days ago."""

    def __init__(self, today: date, bag_id: str) -> None:
        self.today, self.bag_id = today, bag_id
        self.reference = ""

    def _day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def _at(self, ago: int) -> datetime:
        day = self._day(ago)
        return datetime(day.year, day.month, day.day, 10, tzinfo=AMSTERDAM)

    def _values(self, ago: int, by: str = HANDLER, **more: Any) -> dict[str, Any]:
        return {"reference": self.reference, "on": self._day(ago), "by": by} | more

    def report(self, ago: int) -> "DemoCase":
        """The police report comes in, two weeks after the find."""
        what, amount, unit = FOUND[self.bag_id]
        form = PoliceReportForm.model_validate(
            {
                "municipality": "Lindewaarde",
                "report_number": f"PL-VERZONNEN-{self.bag_id[-2:]}",
                "bag_id": self.bag_id,
                "premises_kind": "dwelling",
                "inhabited": "yes",
                "with_other_offences": "no",
                "of_housing_corporation": "yes",
                "urgency": "none",
                "found_on": self._day(ago + 14),
                "on": self._day(ago),
                "by": HANDLER,
                "findings": [
                    {"kind": "substance", "description": what, "amount": amount, "unit": unit}
                ],
            }
        )
        self.reference = closure_acts.record_police_report(form, self._at(ago)).reference
        return self

    def _parties(self) -> tuple[PartyRow, ...]:
        """Who lives there and whose it is; nobody is called so, and the street does not exist."""
        number = int(self.bag_id[-2:])
        return (
            PartyRow(
                capacities=(Capacity.OFFENDER, Capacity.TENANT),
                name=f"{INVENTED[number % len(INVENTED)]} Nietbestaand",
                reachable_street=f"Voorbeeldstraat {number}",
                reachable_postcode="9999 XA",
                reachable_place="Verzonnendorp",
            ),
            PartyRow(
                capacities=(Capacity.OWNER,),
                name="Stichting Woningbezit Nergens",
                reachable_street="Postbus 1",
                reachable_postcode="9999 ZZ",
                reachable_place="Verzonnendorp",
            ),
        )

    def weigh(self, ago: int, *, again: bool = False) -> "DemoCase":
        """The parties, the first time, and the checklist of the example."""
        at = self._at(ago)
        if not again:
            parties = PartiesForm.model_validate(self._values(ago))
            party_acts.record_party_rows(parties, at, self._parties())
        file = EXAMPLE / f"weging-{2 if again else 1}.csv"
        form = StepForm.model_validate(self._values(ago))
        closure_acts.record_weighing(form, at, file, after_zienswijze=again)
        return self

    def intend(self, ago: int, leaves: int) -> "DemoCase":
        """The intent is made for the day on which it leaves."""
        values = self._values(ago, outcome="closure", sent_on=self._day(leaves))
        closure_acts.prepare_intent(OutcomeForm.model_validate(values), self._at(ago))
        return self

    def announce_intent(self, ago: int) -> "DemoCase":
        """The mayor approves, it leaves, and one party answers four days later."""
        self._approve(ApprovalSubject.INTENT, ago, MAYOR)
        form = AnnouncementForm.model_validate(self._values(ago, tracking="3SVERZONNEN01"))
        closure_acts.announce_intent(form, self._at(ago))
        heard = ZienswijzeForm.model_validate(self._values(ago - 4, party=1, manner="written"))
        said = "De huurder zegt dat de drugs van een kennis waren."
        closure_acts.record_zienswijze(heard, self._at(ago - 4), said)
        return self

    def decide(self, ago: int, leaves: int) -> "DemoCase":
        """The decision is made for the day on which it leaves."""
        sent_on = self._day(leaves)
        values = self._values(ago, outcome="closure", sent_on=sent_on, cost_share=100)
        closure_acts.decide(DecisionForm.model_validate(values), self._at(ago))
        return self

    def close(self, ago: int) -> "DemoCase":
        """Decided, told to the street, and shut eight days after the decision left."""
        left, told = ago + 8, ago + 2
        self._approve(ApprovalSubject.DECISION, left, MAYOR)
        form = AnnouncementForm.model_validate(self._values(left, tracking="3SVERZONNEN02"))
        closure_acts.announce_decision(form, self._at(left))
        closing_on = self._day(ago)
        values = self._values(told, COMMUNICATIONS, closing_on=closing_on, radius=100)
        closure_acts.prepare_communication(CommunicationForm.model_validate(values), self._at(told))
        self._approve(ApprovalSubject.COMMUNICATION, told, LAWYER)
        closure_acts.close_premises(StepForm.model_validate(self._values(ago)), self._at(ago))
        return self

    def _approve(self, subject: ApprovalSubject, ago: int, by: str) -> None:
        form = ApprovalForm.model_validate(self._values(ago, by, subject=subject))
        closure_acts.approve(form, self._at(ago))


def enter_cases(today: date) -> None:
    """A report that came in, an intent and a decision that wait, and premises that are shut."""
    reported, intended, decided, closed = FOUND
    DemoCase(today, reported).report(3)
    DemoCase(today, intended).report(12).weigh(9).intend(1, leaves=0)
    waiting = DemoCase(today, decided).report(40).weigh(36).intend(31, leaves=30)
    waiting.announce_intent(30).weigh(12, again=True).decide(1, leaves=0)
    shut = DemoCase(today, closed).report(70).weigh(66).intend(61, leaves=60)
    shut.announce_intent(60).weigh(42, again=True).decide(31, leaves=30).close(22)
