"""Takes an invented case through the procedure, with the files that officers get as example."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.change_forms import ChangeForm, LandRegisterChangeForm
from models.closure.closure import ClosureCase
from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.party import Party
from models.closure.place.repeat_form import RepeatForm
from models.closure.remedy_forms import (
    AppealForm,
    ObjectionForm,
    ReliefForm,
    RemedyDecisionForm,
)
from models.closure.track_form import TrackForm
from models.common.municipality import Municipality
from models.common.premises import Address
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import TrackKind, TrackState, Urgency
from models.law.closure.weighing import WeighingMoment
from tasks.acts.closure import change_acts, closure_acts, premises_acts, remedy_acts
from tasks.acts.done import Announced, Done
from tasks.closure import (
    archiving,
    communication,
    decision,
    execution,
    intent,
    parties,
    police_reports,
    weighing,
)
from tasks.closure.party_file import read_parties
from tasks.closure.remedies import recording
from tasks.register import addresses
from tasks.register.resources import AMSTERDAM, reading
from tests.builders.people.set_up import import_organisation

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
LINDEWAARDE = "9002"
PREMISES = "9002200000000012"
"""Voorbeeldstraat 12, Verzonnendorp: no such street and no such place."""


COCAINE = {"kind": "substance", "description": "cocaïne", "amount": "120", "unit": "gram"}


def at(day: date) -> datetime:
    """Ten in the morning of that day in Amsterdam: the moment of recording."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=AMSTERDAM)


@dataclass(frozen=True)
class Home:
    """The municipality in which the invented premises of the example lie."""

    code: str = LINDEWAARDE
    organisation: Path = EXAMPLE / "organisatie.yaml"


def fill_register(home: Home = Home()) -> None:
    """An organisation, and the addresses of the example in this municipality."""
    import_organisation(home.organisation)
    addresses.import_addresses(EXAMPLE / "adressen.csv", home.code, date(2020, 1, 1))


def municipality_of(bag_id: str) -> str:
    """The name of the municipality in which this address lies."""
    with reading() as session:
        return session.exec(
            select(Municipality.name).join(Address).where(Address.bag_id == bag_id)
        ).one()


def example_answers(reference: str, number: int) -> tuple[weighing.WeighingRow, ...]:
    """A weighing of the example, with an answer to each zienswijze that this case has."""
    rows = weighing.read_weighing(EXAMPLE / f"weging-{number}.csv")
    with reading() as session:
        case_id = session.exec(
            select(ClosureCase.id).where(ClosureCase.reference == reference)
        ).one()
        heard = session.exec(
            select(Party.number).where(
                Party.case_id == case_id, col(Party.zienswijze_received_on).is_not(None)
            )
        ).all()
    answers = tuple(
        weighing.WeighingRow(
            factor="zienswijze",
            about=party,
            finding="Dit verandert mijn oordeel niet.",
            source_document="verslag",
            weight="niet gevolgd",
        )
        for party in heard
    )
    return tuple(row for row in rows if row.factor != "zienswijze") + answers


WHY_URGENT = "In de schuur stonden vaten met zuur. Er was gevaar voor brand en voor de buren."


def police_report_values(**changes: Any) -> dict[str, Any]:
    """A good report of Lindewaarde: 120 gram of cocaine in a dwelling; `changes` replace values.

    Where there is urgency, it has its reason.
    """
    if changes.get("urgency", Urgency.NONE) != Urgency.NONE:
        changes.setdefault("urgency_reason", WHY_URGENT)
    return {
        "municipality": "Lindewaarde",
        "report_number": "PL-2026-0001",
        "bag_id": PREMISES,
        "premises_kind": "dwelling",
        "inhabited": "yes",
        "with_other_offences": "no",
        "of_housing_corporation": "yes",
        "urgency": "none",
        "found_on": date(2026, 2, 10),
        "on": date(2026, 2, 24),
        "by": "ZAAK1",
        "findings": [COCAINE],
    } | changes


GROUND = "Er is iets gebeurd waardoor het eerdere besluit anders moet."
"""Why a decision changes, without a name."""


@dataclass
class Walk:
    """One case on its way; each method is one step, on a day that can be given."""

    reference: str = ""

    def police_report(self, **changes: Any) -> "Walk":
        """The police report comes in."""
        changes.setdefault("municipality", municipality_of(changes.get("bag_id", PREMISES)))
        form = PoliceReportForm.model_validate(police_report_values(**changes))
        self.reference = police_reports.record_police_report(form, at(form.on))
        return self

    def parties(self, on: date = date(2026, 2, 25)) -> "Walk":
        """Two invented parties."""
        rows = read_parties(EXAMPLE / "partijen.csv", on)
        parties.record_parties(self.reference, rows, "ZAAK1", on, at(on))
        return self

    def weigh(
        self,
        moment: WeighingMoment = WeighingMoment.BEFORE_INTENT,
        on: date = date(2026, 2, 27),
        extra: tuple[weighing.WeighingRow, ...] = (),
    ) -> "Walk":
        """The checklist of the example, with rows of one's own beside or instead of its rows."""
        number = 1 if moment is WeighingMoment.BEFORE_INTENT else 2
        own = {(row.factor, row.about) for row in extra}
        example = example_answers(self.reference, number)
        rows = tuple(row for row in example if (row.factor, row.about) not in own) + extra
        weighing.record_weighing(self.reference, moment, rows, "ZAAK1", on, at(on))
        return self

    def weigh_again(self, on: date = date(2026, 3, 20)) -> "Walk":
        """The second weighing."""
        return self.weigh(WeighingMoment.AFTER_ZIENSWIJZE, on)

    def prepare_intent(
        self, on: date = date(2026, 3, 2), sent_on: date = date(2026, 3, 2), **changes: Any
    ) -> "Walk":
        """Make the notice of intent."""
        values = self._values(on, **{"outcome": "closure", "sent_on": sent_on} | changes)
        intent.prepare_intent(OutcomeForm.model_validate(values), at(on))
        return self

    def approve(self, subject: ApprovalSubject, on: date, by: str = "", **more: Any) -> "Walk":
        """A second person approves; on an objection another than who took the order (10:3(3))."""
        mayor = "LOCO" if subject is ApprovalSubject.REMEDY_DECISION else "BGM"
        values = self._values(on, subject=subject, **more) | {"by": by or mayor}
        form = ApprovalForm.model_validate(values)
        closure_acts.approve(form, at(on))
        return self

    def announce_intent(self, on: date = date(2026, 3, 2)) -> date:
        """The notice leaves; the last day for a zienswijze."""
        form = AnnouncementForm.model_validate(self._values(on, tracking="3SVERZONNEN01"))
        return intent.announce_intent(form, at(on))

    def zienswijze(
        self,
        party: int = 1,
        on: date = date(2026, 3, 10),
        said: str = "De cocaïne was van een kennis.",
    ) -> "Walk":
        """A party gives its zienswijze."""
        form = ZienswijzeForm.model_validate(self._values(on, party=party, manner="written"))
        intent.record_zienswijze(form, at(on), said)
        return self

    def decide(
        self, on: date = date(2026, 3, 30), sent_on: date = date(2026, 4, 2), **changes: Any
    ) -> "Walk":
        """Make the decision; of a closure all costs are for the offender."""
        if changes.get("outcome", MeasureKind.CLOSURE) is MeasureKind.CLOSURE:
            changes.setdefault("cost_share", 100)
        values = self._values(on, **{"outcome": "closure", "sent_on": sent_on} | changes)
        decision.prepare_decision(DecisionForm.model_validate(values), at(on))
        return self

    def announce_decision(self, on: date = date(2026, 4, 2)) -> date:
        """The decision leaves; the last day for objection."""
        form = AnnouncementForm.model_validate(self._values(on, tracking="3SVERZONNEN02"))
        return decision.announce_decision(form, at(on))

    def communicate(
        self, on: date = date(2026, 4, 8), closing_on: date = date(2026, 4, 10), **changes: Any
    ) -> tuple[str, ...]:
        """Make the public documents; what the privacy gate found."""
        values = self._values(on, closing_on=closing_on, **changes) | {"by": "COM1"}
        return communication.prepare_communication(CommunicationForm.model_validate(values), at(on))

    def close(self, on: date = date(2026, 4, 10)) -> "Walk":
        """The premises are closed and sealed."""
        execution.close_premises(StepForm.model_validate(self._values(on)), at(on))
        return self

    def track(self, kind: TrackKind, state: TrackState, on: date, **more: Any) -> "Walk":
        """A step of what runs beside the case, by the form that this kind has."""
        values = self._values(on, state=state, **more)
        match kind:
            case TrackKind.OBJECTION:
                remedy_acts.record_objection(ObjectionForm.model_validate(values), at(on))
            case TrackKind.INTERIM_RELIEF:
                remedy_acts.record_relief(ReliefForm.model_validate(values), at(on))
            case TrackKind.APPEAL | TrackKind.HIGHER_APPEAL:
                values["higher"] = kind is TrackKind.HIGHER_APPEAL
                remedy_acts.record_appeal(AppealForm.model_validate(values), at(on))
            case _:
                values["track"] = kind
                recording.record_track(TrackForm.model_validate(values), at(on))
        return self

    def register_both(self, on: date) -> "Walk":
        """The closure stands in the land register, and out of it again."""
        self.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, on)
        return self.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, on)

    def resume(self, on: date) -> "Walk":
        """The suspension is over."""
        recording.resume(StepForm.model_validate(self._values(on)), at(on))
        return self

    def end(self, on: date, *, lifted: bool = False) -> "Walk":
        """The closure ends or is lifted."""
        values = self._values(on, lifted=lifted)
        execution.end_closure(EndForm.model_validate(values), at(on))
        return self

    def prepare_change(self, kind: ChangeKind, on: date, **more: Any) -> "Walk":
        """Make a change of the decision, to be sent on the same day unless another is given."""
        values = self._values(on, kind=kind, **{"sent_on": on, "ground": GROUND} | more)
        change_acts.prepare_change(ChangeForm.model_validate(values), at(on))
        return self

    def announce_change(self, on: date) -> Done:
        """The change leaves."""
        form = AnnouncementForm.model_validate(self._values(on, tracking="3SVERZONNEN03"))
        return change_acts.announce_change(form, at(on))

    def change(self, kind: ChangeKind, on: date, **more: Any) -> "Walk":
        """A change is made, approved and sent on one day."""
        self.prepare_change(kind, on, **more).approve(ApprovalSubject.CHANGE, on)
        self.announce_change(on)
        return self

    def decide_remedy(self, on: date, sent_on: date, *, hears: bool = True, **more: Any) -> "Walk":
        """Make a decision on an objection, which is heard on that day, or on a request."""
        if hears and "about" not in more:
            self.track(TrackKind.OBJECTION, TrackState.HEARD, on, number=more.get("number"))
        values = self._values(on, **{"sent_on": sent_on, "ground": GROUND} | more)
        remedy_acts.prepare_remedy_decision(RemedyDecisionForm.model_validate(values), at(on))
        return self

    def announce_remedy(self, on: date) -> Announced:
        """It leaves."""
        form = AnnouncementForm.model_validate(self._values(on, tracking="3SVERZONNEN04"))
        return remedy_acts.announce_remedy_decision(form, at(on))

    def record_land_register_change(self, on: date, decision: int) -> Done:
        """The land register has heard of a change."""
        form = LandRegisterChangeForm.model_validate(self._values(on, decision=decision))
        return change_acts.record_land_register_change(form, at(on))

    def answer_repeat(
        self, answer: str, on: date, earlier: str = "LIN-2026-001", **more: Any
    ) -> Done:
        """Somebody says whether an earlier offence counts."""
        values = self._values(on, earlier=earlier, answer=answer, **more)
        return premises_acts.answer_repeat(RepeatForm.model_validate(values), at(on))

    def reopen(self, on: date) -> "Walk":
        """Keys are handed over."""
        execution.reopen_premises(StepForm.model_validate(self._values(on)), at(on))
        return self

    def archive(self, on: date) -> "Walk":
        """The file is closed."""
        values = self._values(on) | {"by": "DIV1"}
        archiving.archive(StepForm.model_validate(values), at(on))
        return self

    def _values(self, on: date, **more: Any) -> dict[str, Any]:
        return {"reference": self.reference, "on": on, "by": "ZAAK1"} | more


def earlier_measure(found_on: date = date(2025, 5, 11), **changes: Any) -> Walk:
    """An earlier find, of which the premises were closed at once (Awb 5:31(2))."""
    values = {"report_number": "PL-2025-0001", "urgency": Urgency.URGENT_5_31_2} | changes
    return Walk().police_report(found_on=found_on, **values).close(date(2026, 2, 24))


def reported(**changes: Any) -> Walk:
    """A case with its parties and first weighing."""
    return Walk().police_report(**changes).parties().weigh()


def intent_announced(**changes: Any) -> Walk:
    """A case of which the notice of intent left on 2 March 2026."""
    walk = reported(**changes).prepare_intent()
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2)).announce_intent()
    return walk


def reassessed(**changes: Any) -> Walk:
    """A case weighed again after the zienswijze of party 1."""
    walk = intent_announced(**changes).zienswijze()
    return walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20))


def decision_announced(**changes: Any) -> Walk:
    """A case of which the decision left on 2 April 2026: objection until 18 May."""
    walk = reassessed(**changes).decide()
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    return walk


def closed(**changes: Any) -> Walk:
    """A case closed on 10 April 2026, with its communication approved the day before."""
    walk = decision_announced(**changes)
    walk.communicate()
    return walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 4, 9), by="JUR1").close()
