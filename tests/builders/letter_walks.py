"""Random walks through the procedure, by the law's own tables, and the letters made on the way."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from models.closure.closure_views import OwnZienswijze, PartyLetter
from models.closure.letter_views import Happening
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.occurrences import Occurrence, may_happen
from models.law.closure.procedure import CaseStatus, Urgency, allowed
from tests.templates import party_letter_cases as cases

MOST_PARTIES = 4
STEPS = 26
WEIGHED = {Occurrence.WEIGHED_BEFORE_INTENT, Occurrence.WEIGHED_AFTER_ZIENSWIJZE}
GROUND = {
    Urgency.NONE: "normal",
    Urgency.URGENT_5_31_1: "urgent1",
    Urgency.URGENT_5_31_2: "urgent2",
}


@dataclass
class LetterWalk:
    """A case on its way; a step that the law does not allow is not taken."""

    dice: random.Random
    status: CaseStatus = CaseStatus.REPORTED
    urgency: Urgency = Urgency.NONE
    on: date = date(2026, 2, 24)
    course: list[Happening] = field(default_factory=list)
    parties: int = 0
    spoken: dict[int, OwnZienswijze] = field(default_factory=dict)

    def letters(self) -> Iterator[tuple[str, PartyLetter]]:
        """Begin with the report, walk, and hand over each letter that is made on the way."""
        self.urgency = self.dice.choice(list(Urgency))
        self._happen(Occurrence.REPORT_RECEIVED)
        self.add_party()
        for _ in range(STEPS):
            self.on += timedelta(days=self.dice.randrange(6))
            kind = self.dice.choice(self._choices())()
            if kind:
                for number in range(1, self.parties + 1):
                    yield kind, self._letter(kind, number)

    def _choices(self) -> list[Callable[[], str]]:
        """What may be tried; what moves a case on is tried more often."""
        return [
            self.add_party,
            self.speak,
            self.lapse,
            self.close_first,
            *(2 * [self.write]),
            *(3 * [self.weigh, self.weigh_again, self.announce_intent]),
            *(3 * [self.decide]),
        ]

    def _happen(self, what: Occurrence, party: int | None = None) -> str:
        if may_happen(what, self.status):
            self.course.append(Happening(what=what, on=self.on, party=party))
        return ""

    def _move(self, wanted: CaseStatus) -> bool:
        if self.status is not wanted and not allowed(self.status, wanted, self.urgency):
            return False
        self.status = wanted
        return True

    def add_party(self) -> str:
        """Somebody turns up."""
        if self.parties < MOST_PARTIES and may_happen(Occurrence.PARTY_ADDED, self.status):
            self.parties += 1
            self._happen(Occurrence.PARTY_ADDED, self.parties)
        return ""

    def weigh(self) -> str:
        """The first weighing."""
        if self.status is CaseStatus.REPORTED and self._move(CaseStatus.ASSESSED):
            self._happen(Occurrence.WEIGHED_BEFORE_INTENT)
        return ""

    def write(self) -> str:
        """The lawyer adds a paragraph."""
        return self._happen(Occurrence.PARAGRAPHS_WRITTEN)

    def announce_intent(self) -> str:
        """The notice is made, approved and sent."""
        if not self._move(CaseStatus.INTENT_PREPARED):
            return ""
        self._move(CaseStatus.INTENT_ANNOUNCED)
        self._happen(Occurrence.INTENT_ANNOUNCED)
        return "notice_of_intent"

    def speak(self) -> str:
        """A party gives its zienswijze, in time or late, for the first time or again."""
        if not may_happen(Occurrence.ZIENSWIJZE_RECEIVED, self.status):
            return ""
        party = self.dice.randint(1, self.parties)
        self._move(CaseStatus.ZIENSWIJZE_RECEIVED)
        self._happen(Occurrence.ZIENSWIJZE_RECEIVED, party)
        self.spoken[party] = OwnZienswijze(
            received_on=self.on, is_oral=True, summary=f"Mening van {party}.", answer="Nee."
        )
        return ""

    def lapse(self) -> str:
        """The term is over."""
        if self._move(CaseStatus.ZIENSWIJZE_LAPSED):
            self._happen(Occurrence.ZIENSWIJZE_LAPSED)
        return ""

    def weigh_again(self) -> str:
        """The second weighing, or the only one of an urgent case; it names every zienswijze."""
        in_haste = self.urgency is not Urgency.NONE and self.status in {
            CaseStatus.ASSESSED,
            CaseStatus.CLOSED,
        }
        if in_haste or self._move(CaseStatus.REASSESSED):
            self._happen(Occurrence.WEIGHED_AFTER_ZIENSWIJZE)
        return ""

    def close_first(self) -> str:
        """Art. 5:31(2): closed before there is a decision."""
        if self.urgency is Urgency.URGENT_5_31_2 and self._move(CaseStatus.CLOSED):
            self._happen(Occurrence.PREMISES_CLOSED)
        return ""

    def decide(self) -> str:
        """A decision is made when all was weighed; a warning when there was no notice."""
        heard = self.last(Occurrence.ZIENSWIJZE_RECEIVED)
        weighed = max(self.last(what) for what in WEIGHED)
        closed = self.last(Occurrence.PREMISES_CLOSED) >= 0
        may = weighed > heard and (self.urgency is not Urgency.URGENT_5_31_2 or closed)
        if not may:
            return ""
        if self.status is CaseStatus.ASSESSED and self.dice.random() < 1 / 3:
            return "warning"
        if not self._move(CaseStatus.DECISION_PREPARED):
            return ""
        return self.dice.choice(["decision", "decision", "penalty_order"])

    def last(self, what: Occurrence, party: int | None = None) -> int:
        """Place of the last of these in the course, of one party when it is given; or -1."""
        return max(
            (
                place
                for place, event in enumerate(self.course)
                if event.what is what and party in (None, event.party)
            ),
            default=-1,
        )

    def _letter(self, kind: str, party: int) -> PartyLetter:
        values: dict[str, Any] = {
            "party": party,
            "course": tuple(self.course),
            "zienswijze": self.spoken.get(party),
            "is_withheld": self.dice.random() < 1 / 2,
        }
        if kind == "notice_of_intent":
            return cases.intent(**values | {"zienswijze": None})
        if kind == "decision":
            return cases.letter(urgency=GROUND[self.urgency], **values)
        measures = {"warning": MeasureKind.WARNING, "penalty_order": MeasureKind.PENALTY_ORDER}
        urgent = cases.URGENT[GROUND[self.urgency]]
        measure = Measure(kind=measures[kind])
        return cases.outcome(measures[kind], urgent_ground=urgent, **values | {"measure": measure})
