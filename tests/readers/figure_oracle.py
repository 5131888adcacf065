"""The figures counted slowly, in plain Python, from the Dutch definitions; no pandas, no SQL rule.

Each figure is a list of what counts: municipality, deciding day, amount.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import yaml
from sqlmodel import Session, select

from models.closure.approval import Approval
from models.closure.closure import ClosureCase, Finding
from models.closure.document import Dispatch, Document
from models.closure.money.claim import Claim, ClaimPayment
from models.closure.track import Track
from models.common.ledger import LedgerEntry
from models.common.premises import Premises
from models.control.control_round import ControlRound, FollowUp, Visit
from models.instruments.instrument import BibobInvestigation, Instrument, StopTalk
from models.plan.action import PlanMeeting
from models.signals.riec import RiecForm
from models.signals.signal import Signal

Counted = tuple[str, date, int]
EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
PLAN = EXAMPLE / "municipalities" / "shared" / "alverlo-lindewaarde" / "action-plan-2024.yaml"
MEASURE_OF = {"warning": "warnings", "penalty_order": "penalty_orders", "decision": "closures"}
KNOWN_FOLLOW_UPS = (
    "waarschuwing",
    "herstelbrief",
    "last_onder_dwangsom",
    "last_onder_bestuursdwang",
    "spoedeisende_bestuursdwang",
    "sluiting",
    "bibob",
    "stop_gesprek",
    "brp_adresonderzoek",
    "proces_verbaal",
    "riec_signaal",
    "belastingonderzoek",
    "uitkeringsonderzoek",
    "arbeidsonderzoek",
    "inbeslagneming",
    "extra_bezoek",
    "doorgeven_partner",
    "intern_onderzoek",
)


@dataclass(frozen=True)
class Decision:
    """A case with the decision that left."""

    case: ClosureCase
    sent_on: date
    measure: str
    place: str
    lists: set[str]


class Oracle:
    """What counts for each figure, and from that its value."""

    def __init__(self, session: Session) -> None:
        """Read every row of every table that counts."""
        self.cases = list(session.exec(select(ClosureCase)))
        self.premises = {row.id: row for row in session.exec(select(Premises))}
        self.findings = list(session.exec(select(Finding)))
        self.documents = {row.id: row for row in session.exec(select(Document))}
        self.dispatches = list(session.exec(select(Dispatch)))
        self.approvals = list(session.exec(select(Approval)))
        self.claims = {row.id: row for row in session.exec(select(Claim))}
        self.payments = list(session.exec(select(ClaimPayment)))
        self.tracks = list(session.exec(select(Track)))
        self.instruments = list(session.exec(select(Instrument)))
        self.talks = {row.instrument_id: row for row in session.exec(select(StopTalk))}
        self.bibobs = {row.instrument_id: row for row in session.exec(select(BibobInvestigation))}
        self.rounds = {row.id: row for row in session.exec(select(ControlRound))}
        self.visits = {row.id: row for row in session.exec(select(Visit))}
        self.follow_ups = list(session.exec(select(FollowUp)))
        self.signals = {row.id: row for row in session.exec(select(Signal))}
        self.riec_forms = list(session.exec(select(RiecForm)))
        self.ledger = list(session.exec(select(LedgerEntry)))
        self.meetings = list(session.exec(select(PlanMeeting)))
        self.counted: dict[str, list[Counted]] = {}
        for part in PARTS:
            for key, code, on, amount in part(self):
                self.counted.setdefault(key, []).append((code, on, amount))

    def value(self, key: str, year: int, codes: tuple[str, ...]) -> int | None:
        """The figure of these municipalities together in a year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        amounts = [
            amount
            for code, on, amount in self.counted.get(key, [])
            if code in codes and first <= on <= last
        ]
        if key.startswith("days_"):
            return half_up(Fraction(sum(amounts), len(amounts))) if amounts else None
        if key in ("budget_available", "budget_planned") and not amounts:
            return None
        if key == "meeting_attendance" and any(
            self._held(code, year) and not self._attended(code, year) for code in codes
        ):
            return None
        return sum(amounts)

    def _held(self, code: str, year: int) -> list[PlanMeeting]:
        rows = [row for row in self.meetings if row.municipality_code == code]
        return [row for row in rows if row.on.year == year]

    def _attended(self, code: str, year: int) -> bool:
        return any(row.attendance is not None for row in self._held(code, year))

    def case_of(self, case_id: int) -> ClosureCase:
        """The case with this id."""
        return next(case for case in self.cases if case.id == case_id)

    def decisions(self) -> Iterator[Decision]:
        """Each case with a decision that left; the first letter decides."""
        for case in self.cases:
            sent = [
                (row.sent_on, MEASURE_OF[self.documents[row.document_id].kind])
                for row in self.dispatches
                if row.case_id == case.id and self.documents[row.document_id].kind in MEASURE_OF
            ]
            if sent:
                sent_on, measure = min(sent)
                place = self.premises[case.premises_id].kind
                lists = {
                    str(f.drug_list).removesuffix("A")
                    for f in self.findings
                    if f.case_id == case.id
                }
                where = "dwelling" if place == "dwelling" else "premises"
                yield Decision(case, sent_on, measure, where, lists)


def half_up(mean: Fraction) -> int:
    """Rounded to a whole number, a half away from zero."""
    whole = int(abs(mean))
    if abs(mean) - whole >= Fraction(1, 2):
        whole += 1
    return whole if mean >= 0 else -whole


Found = Iterator[tuple[str, str, date, int]]


def _measures(oracle: Oracle) -> Found:
    for decision in oracle.decisions():
        code, sent_on = decision.case.municipality_code, decision.sent_on
        whole = "measures_dwellings" if decision.place == "dwelling" else "measures_premises"
        yield whole, code, sent_on, 1
        yield f"{decision.place}_{decision.measure}", code, sent_on, 1
        if decision.place == "dwelling" and "I" in decision.lists:
            yield "dwelling_list_i", code, sent_on, 1
        if decision.place == "dwelling" and "II" in decision.lists:
            yield "dwelling_list_ii", code, sent_on, 1


def _days(oracle: Oracle) -> Found:
    for case in oracle.cases:
        if case.withdrawn_on is not None:
            continue
        days = (case.reported_on - case.found_on).days
        yield "days_find_to_report", case.municipality_code, case.reported_on, days
    for decision in oracle.decisions():
        case = decision.case
        code, closed_on = case.municipality_code, case.closed_on
        days = (decision.sent_on - case.reported_on).days
        yield "days_report_to_decision", code, decision.sent_on, days
        if decision.measure == "closures" and closed_on and closed_on >= decision.sent_on:
            days = (closed_on - decision.sent_on).days
            yield "days_decision_to_closing", code, closed_on, days


def _objections(oracle: Oracle) -> Found:
    for track in oracle.tracks:
        if track.kind == "objection":
            code = oracle.case_of(track.case_id).municipality_code
            yield "objections_filed", code, track.opened_on, 1
            if track.state != "filed":
                yield f"objections_{track.state}", code, track.changed_on, 1


def _costs(oracle: Oracle) -> Found:
    for payment in oracle.payments:
        claim = oracle.claims[payment.claim_id]
        if claim.kind == "costs":
            code = oracle.case_of(claim.case_id).municipality_code
            yield "costs_recovered", code, payment.on, half_up(Fraction(payment.cents, 100))


def _letters(oracle: Oracle) -> Found:
    for case in oracle.cases:
        versions = [
            row.number
            for row in oracle.approvals
            if row.case_id == case.id
            and row.subject == "communication"
            and row.approved_by is not None
            and row.takes_effect_on == case.closed_on
        ]
        for document in oracle.documents.values():
            is_list = document.case_id == case.id and document.name == "bezorglijst.csv"
            if case.closed_on and versions and is_list and document.version == max(versions):
                letters = document.content.decode().count("\n") - 1
                yield "letters_delivered", case.municipality_code, case.closed_on, letters


def _instruments(oracle: Oracle) -> Found:
    for act in oracle.instruments:
        code, on, key = act.municipality_code, act.on, act.id or 0
        if act.kind == "street":
            yield "street_measures", code, on, 1
        if act.kind == "dor":
            yield "dor_controls", code, on, 1
        if act.kind == "bibob":
            asked = oracle.bibobs[key].requested_on is not None
            yield "bibob_investigations", code, on, 1
            yield "bibob_lbb" if asked else "bibob_own", code, on, 1
        if act.kind == "stop_talk" and oracle.talks[key].outcome != "not_attended":
            yield "stop_talks", code, on, 1


def _rounds(oracle: Oracle) -> Found:
    names = {"planned": "rounds_open", "held": "rounds_held", "skipped": "rounds_skipped"}
    for found in oracle.rounds.values():
        yield "rounds_planned", found.municipality_code, found.slot_on, 1
        yield names[found.status], found.municipality_code, found.slot_on, 1


def _visits(oracle: Oracle) -> Found:
    for visit in oracle.visits.values():
        code = oracle.rounds[visit.round_id].municipality_code
        if visit.visited_on is None or visit.access in ("refused", "nobody_present"):
            continue
        on = visit.visited_on
        yield "places_visited", code, on, 1
        yield f"visits_{'with' if visit.has_findings else 'without'}_findings", code, on, 1
        if visit.is_re_control:
            yield "re_controls", code, on, 1
            yield f"re_controls_{'' if visit.is_repaired else 'not_'}repaired", code, on, 1


def _follow_ups(oracle: Oracle) -> Found:
    for row in oracle.follow_ups:
        visit = oracle.visits[row.visit_id]
        code = oracle.rounds[visit.round_id].municipality_code
        if visit.visited_on:
            kind = row.kind if row.kind in KNOWN_FOLLOW_UPS else "other"
            yield "follow_ups", code, visit.visited_on, 1
            yield f"follow_up_{kind}", code, visit.visited_on, 1


def _signals(oracle: Oracle) -> Found:
    for signal in oracle.signals.values():
        code, on = signal.municipality_code, signal.received_on
        yield "signals_received", code, on, 1
        yield f"signals_{signal.source}", code, on, 1
        yield f"signals_theme_{signal.theme}", code, on, 1
        sent = [
            form.exported_on
            for form in oracle.riec_forms
            if form.signal_id == signal.id and form.exported_on
        ]
        if sent:
            yield "sent_to_riec", code, min(sent), 1


def _money(oracle: Oracle) -> Found:
    for entry in oracle.ledger:
        yield "budget_spent", entry.municipality_code, entry.on, entry.amount


def _meetings(oracle: Oracle) -> Found:
    for meeting in oracle.meetings:
        code, on = meeting.municipality_code, meeting.on
        yield "meetings", code, on, 1
        if meeting.attendance is not None:
            yield "meeting_attendance", code, on, meeting.attendance


def _budget(_oracle: Oracle) -> Found:
    """Read from the only plan there is, of 2024."""
    text = PLAN.read_text(encoding="utf-8")
    plan, on = yaml.safe_load(text), date(2024, 1, 1)
    for municipality in plan["available"]:
        yield "budget_available", municipality["municipality_code"], on, municipality["amount"]
    for action in plan["actions"]:
        for cost in action.get("costs", []):
            for code, amount in cost["amounts"].items():
                yield "budget_planned", code, on, amount


PARTS: tuple[Callable[[Oracle], Found], ...] = (
    _measures,
    _days,
    _objections,
    _costs,
    _letters,
    _instruments,
    _rounds,
    _visits,
    _follow_ups,
    _signals,
    _money,
    _meetings,
    _budget,
)
