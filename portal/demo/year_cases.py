"""The drug premises of the example year: warnings at once, and closures with every step.

All lie in Lindewaarde: the matrix of Alverlo is not confirmed, so that no decision of Alverlo can
be approved.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
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
from models.closure.remedy_forms import ObjectionForm, RemedyDecisionForm
from models.law.closure.letter_clearance import ZIENSWIJZE
from models.law.closure.measures import MeasureKind
from models.law.closure.remedies.tracks import TrackState
from portal.demo.diary import (
    COMMUNICATIONS,
    DEPUTY,
    HANDLER,
    LAWYER,
    MAYOR,
    Diary,
    at,
    day,
    say,
    table_file,
)
from tasks.acts.closure import closure_acts, party_acts, remedy_acts


@dataclass(frozen=True)
class Found:
    """What the police found where, and when the report came in."""

    reported_on: date
    place: int
    """Number of the example address."""
    kind: str
    substance: str
    amount: int
    unit: str = "gram"


WARNED = (
    Found(day(1, 15), 3, "dwelling", "hennep", 12),
    Found(day(2, 12), 9, "dwelling", "cocaïne", 3),
    Found(day(4, 8), 15, "dwelling", "hennepplanten", 18, "plants"),
    Found(day(5, 27), 21, "dwelling", "hasj", 25),
    Found(day(6, 10), 46, "premises", "cocaïne", 2),
    Found(day(8, 19), 27, "dwelling", "amfetamine", 4),
    Found(day(10, 14), 33, "dwelling", "hennepplanten", 20, "plants"),
)
"""So little that the matrix gives a warning."""
CLOSED = (
    Found(day(2, 5), 12, "dwelling", "cocaïne", 120),
    Found(day(3, 25), 18, "dwelling", "hennepplanten", 240, "plants"),
    Found(day(5, 13), 24, "dwelling", "heroïne", 60),
    Found(day(7, 1), 30, "dwelling", "hennep", 900),
    Found(day(8, 26), 39, "dwelling", "amfetamine", 350),
    Found(day(4, 15), 41, "premises", "hasj", 1200),
    Found(day(9, 16), 58, "premises", "cocaïne", 400),
)
WITH_LETTERS = (12, 24, 58)
"""Places that were really closed, with poster, residents' letter and press release."""
OBJECTING = 24
FIRST_NAMES = (
    *("Anna", "Bert", "Cor", "Dora", "Eef", "Fred", "Gijs"),
    *("Hans", "Ida", "Jan", "Kees", "Loes", "Mia", "Nel"),
)
STREETS = ("Voorbeeldstraat", "Verzonnenlaan")
IN_A_STREET = 30
"""How many example addresses a street has."""
REPORT = "bestuurlijke rapportage"
PARTY_COLUMNS = "hoedanigheid;naam;straat_en_nummer;postcode;plaats;geboren_op;telefoon"
WEIGHING_COLUMNS = "factor;bevinding;bron;gewicht;partij"
ANSWERS = (
    ("A1", "De politie vond {what}, meer dan iemand voor zichzelf mag hebben."),
    ("A2", "De vindplaats hoort bij het pand van deze zaak."),
    ("B", "De maatregel haalt het pand uit het drugscircuit."),
    ("C1", "De vondst is ernstig voor de buurt."),
    ("C2", "In het pand lagen een weegschaal en verpakkingen."),
    ("C5", "Een lichter middel is hier afgewogen tegen het doel."),
    ("D1", "De betrokkene wist van de drugs."),
)
ANSWERS_AFTER_ZIENSWIJZE = (
    ("A3", "De zienswijze maakt niet aannemelijk dat er geen handel was."),
    ("C6", "Sinds de vondst is weinig tijd voorbij; sluiten is nog nodig."),
    ("C7", "Deze duur is nodig om de bekendheid van het pand weg te nemen."),
)
ANSWER_TO_ZIENSWIJZE = (ZIENSWIJZE, "De spullen lagen in het zicht. Ik volg u daarom niet.")
ANSWERS_OF_DWELLING = (
    ("D2", "De bewoner kan na de sluiting terug."),
    ("D3", "De bewoner kan bij familie wonen; de gemeente vroeg dit na."),
    ("D4", "Er wonen geen minderjarige kinderen."),
)
ANSWERS_OF_PREMISES = (("E", "De gebruiker kan elders werken."),)


def enter(diary: Diary, folder: Path) -> None:
    """Put every case in the diary, from its report on; files with persons come in a folder."""
    for number, found in enumerate((*WARNED, *CLOSED)):
        diary.add(found.reported_on, partial(_report, diary, folder, found, number))


def _report(diary: Diary, folder: Path, found: Found, number: int, on: date) -> None:
    form = PoliceReportForm.model_validate(
        {
            "municipality": "Lindewaarde",
            "report_number": f"PL-2024-{number:04d}",
            "bag_id": f"90022{found.place:011d}",
            "premises_kind": found.kind,
            "inhabited": "yes" if found.kind == "dwelling" else "no",
            "with_other_offences": "no",
            "of_housing_corporation": "no",
            "urgency": "none",
            "found_on": on - timedelta(days=7),
            "on": on,
            "by": HANDLER,
            "findings": [
                {
                    "kind": "substance",
                    "description": found.substance,
                    "amount": found.amount,
                    "unit": found.unit,
                }
            ],
        }
    )
    reference = closure_acts.record_police_report(form, at(on)).reference
    case = _Case(reference, found, FIRST_NAMES[number], folder)
    if found in WARNED:
        diary.add(on + timedelta(days=10), case.warn)
        return
    for later, step in (
        (7, case.intend),
        (14, case.hear),
        (18, case.weigh_again),
        (30, case.decide),
    ):
        diary.add(on + timedelta(days=later), step)
    if found.place in WITH_LETTERS:
        diary.add(on + timedelta(days=38), case.close)
    if found.place == OBJECTING:
        diary.add(on + timedelta(days=44), partial(case.object, state=TrackState.FILED))
        diary.add(on + timedelta(days=86), partial(case.object, state=TrackState.HEARD))
        diary.add(on + timedelta(days=100), case.dismiss)


@dataclass(frozen=True)
class _Case:
    """One case on its way."""

    reference: str
    found: Found
    first_name: str
    folder: Path

    @property
    def is_dwelling(self) -> bool:
        return self.found.kind == "dwelling"

    def _values(self, on: date, by: str = HANDLER, **more: Any) -> dict[str, Any]:
        return {"reference": self.reference, "on": on, "by": by} | more

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}-{self.reference.lower()}.csv"

    def _weigh(self, on: date, *, again: bool) -> None:
        own = ANSWERS_OF_DWELLING if self.is_dwelling else ANSWERS_OF_PREMISES
        later = (*ANSWERS_AFTER_ZIENSWIJZE, *own, ANSWER_TO_ZIENSWIJZE)
        rows = [
            (
                *(factor, words.format(what=self.found.substance), REPORT, "voor de maatregel"),
                1 if factor == ZIENSWIJZE else "",
            )
            for factor, words in (*ANSWERS, *(later if again else ()))
        ]
        file = table_file(self._file(f"weging-{2 if again else 1}"), WEIGHING_COLUMNS, rows)
        form = StepForm.model_validate(self._values(on))
        closure_acts.record_weighing(form, at(on), file, after_zienswijze=again)

    def _know(self, on: date) -> None:
        """The one party, and the first weighing."""
        street, number = divmod(self.found.place - 1, IN_A_STREET)
        name, address = f"{self.first_name} Nietbestaand", f"{STREETS[street]} {number + 1}"
        row = ("overtreder + bewoner", name, address, "9999 XA", "Verzonnendorp", "", "")
        file = table_file(self._file("partijen"), PARTY_COLUMNS, [row])
        party_acts.record_parties(PartiesForm.model_validate(self._values(on)), at(on), file)
        self._weigh(on, again=False)

    def _approve(self, subject: ApprovalSubject, on: date, by: str = MAYOR) -> None:
        form = ApprovalForm.model_validate(self._values(on, by, subject=subject))
        closure_acts.approve(form, at(on))

    def _leaving(self, on: date) -> AnnouncementForm:
        return AnnouncementForm.model_validate(self._values(on, tracking="3SVERZONNEN"))

    def warn(self, on: date) -> None:
        """A warning needs no intent."""
        self._know(on)
        self.decide(on, MeasureKind.WARNING)

    def intend(self, on: date) -> None:
        """The notice of intent is made, approved and sent."""
        self._know(on)
        closure_acts.prepare_intent(
            OutcomeForm.model_validate(self._values(on, outcome="closure", sent_on=on)), at(on)
        )
        self._approve(ApprovalSubject.INTENT, on)
        closure_acts.announce_intent(self._leaving(on), at(on))

    def hear(self, on: date) -> None:
        """The party gives its zienswijze."""
        closure_acts.record_zienswijze(
            ZienswijzeForm.model_validate(self._values(on, party=1, manner="written")),
            at(on),
            "De betrokkene ontkent.",
        )

    def weigh_again(self, on: date) -> None:
        """The second weighing, after the zienswijze."""
        self._weigh(on, again=True)

    def decide(self, on: date, outcome: MeasureKind = MeasureKind.CLOSURE) -> None:
        """The decision is made, approved and sent."""
        costs: dict[str, Any] = {"cost_share": 100} if outcome is MeasureKind.CLOSURE else {}
        values = self._values(on, sent_on=on, outcome=outcome, **costs)
        closure_acts.decide(DecisionForm.model_validate(values), at(on))
        self._approve(ApprovalSubject.DECISION, on)
        closure_acts.announce_decision(self._leaving(on), at(on))
        what = "een waarschuwing" if outcome is MeasureKind.WARNING else "een sluiting"
        place = "een woning" if self.is_dwelling else "een lokaal"
        say(on, f"{self.reference}, {what} voor {place} is bekendgemaakt.")

    def close(self, on: date) -> None:
        """The premises are closed, with poster, residents' letter and press release."""
        values = self._values(on, COMMUNICATIONS, closing_on=on, radius=100)
        closure_acts.prepare_communication(CommunicationForm.model_validate(values), at(on))
        self._approve(ApprovalSubject.COMMUNICATION, on, LAWYER)
        closure_acts.close_premises(StepForm.model_validate(self._values(on)), at(on))
        say(on, f"{self.reference}, het pand gaat dicht; de buurt krijgt een brief.")

    def object(self, on: date, state: TrackState) -> None:
        """A step of the objection against the decision."""
        form = ObjectionForm.model_validate(self._values(on, state=state))
        remedy_acts.record_objection(form, at(on))

    def dismiss(self, on: date) -> None:
        """The mayor decides that the objection is unfounded."""
        values = self._values(
            on,
            outcome=TrackState.DISMISSED,
            sent_on=on,
            ground="Wat u noemt, verandert niet wat in het pand is gevonden.",
        )
        remedy_acts.prepare_remedy_decision(RemedyDecisionForm.model_validate(values), at(on))
        self._approve(ApprovalSubject.REMEDY_DECISION, on, DEPUTY)
        remedy_acts.announce_remedy_decision(self._leaving(on), at(on))
