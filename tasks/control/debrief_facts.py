"""What the report of a round tells, read from the register: numbers of places, never a name."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, func, select

from models.common.business import Business
from models.common.ledger import LedgerEntry
from models.control.control_round import FollowUp, Visit, VisitFinding
from models.law.common.business_labels import Label
from models.law.common.dutch import dutch_number, plural, sentence, short_date
from models.law.common.partner_kinds import PartnerKind
from tasks.control.follow_ups import follow_up_lines
from tasks.control.round_findings import findings_of
from tasks.control.round_policies import control_cycle, finding_label, follow_up_label
from tasks.control.round_step import RoundStep, day_of_visits
from tasks.control.signal_desk import SignalDesk
from tasks.register.acting import id_of

FOUND_BY_POLICE = "iets door de politie"
"""What stands for every finding of the police."""


@dataclass(frozen=True)
class PlaceResult:
    """One place: its number on the visit list and what came of it, in Dutch."""

    number: str
    access: str
    found: str
    label: str


@dataclass(frozen=True)
class AgreedFollowUp:
    """One thing that must be done, or was done before the report."""

    number: str
    kind: str
    owner: str
    due_on: date
    done_on: date | None


@dataclass(frozen=True)
class DebriefReport:
    """The facts of one report, each ready to be read."""

    reference: str
    on: date
    kind: str
    totals: tuple[str, ...]
    loose_ends: tuple[str, ...]
    places: tuple[PlaceResult, ...]
    repairs: tuple[str, ...]
    follow_ups: tuple[AgreedFollowUp, ...]
    cost: str
    lessons: tuple[str, ...]


def debrief_facts(step: RoundStep, desk: SignalDesk) -> DebriefReport:
    """The report of a round of which every visit is recorded and the cost is booked."""
    rows = step.session.exec(
        select(Visit, Business)
        .join(Business, col(Business.id) == col(Visit.business_id))
        .where(Visit.round_id == step.round.id)
        .order_by(col(Visit.team), col(Visit.rank))
    ).all()
    visits = [visit for visit, _ in rows]
    found_at = findings_of(step.session, step.round)
    new = desk.of_visits(step.session, [id_of(visit) for visit in visits])
    return DebriefReport(
        reference=step.round.reference,
        on=day_of_visits(step),
        kind=step.round.purpose,
        totals=_sentences(_totals(visits, [business.label for _, business in rows], found_at, new)),
        loose_ends=_sentences(_loose_ends(step, visits)),
        places=tuple(
            PlaceResult(
                number=visit.place,
                access=visit.access.label if visit.access else "",
                found=_found(visit, found_at.get(visit.id, ())),
                label=business.label.label,
            )
            for visit, business in rows
        ),
        repairs=_sentences(_repairs(visits)),
        follow_ups=_follow_ups(step),
        cost=_cost(step),
        lessons=tuple(line.strip("-* \t") for line in step.round.lessons.splitlines() if line),
    )


def _sentences(parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(sentence, parts))


def _found(visit: Visit, findings: Sequence[VisitFinding]) -> str:
    """Each kind once, whoever found it; of the police only that it found something."""
    if not visit.is_seen:
        return "niet gezien"
    kinds = dict.fromkeys(
        FOUND_BY_POLICE if row.participant is PartnerKind.POLICE else finding_label(row.kind)
        for row in findings
    )
    return ", ".join(kinds) or "niets"


def _totals(
    visits: Sequence[Visit],
    labels: Sequence[Label],
    found_at: Mapping[int | None, Sequence[VisitFinding]],
    new: int,
) -> list[str]:
    seen = [visit for visit in visits if visit.is_seen]
    found = [visit for visit in seen if visit.has_findings]
    kinds = Counter(
        finding_label(row.kind)
        for visit in visits
        for row in found_at.get(visit.id, ())
        if row.participant is not PartnerKind.POLICE
    )
    colours = Counter(label.label for label in labels)
    places = plural(len(visits), "plek", "plekken")
    told = [
        f"{places} op de lijst, {len(seen)} gezien, {len(found)} met bevindingen",
        "labels na de controle: " + ", ".join(f"{n} {name}" for name, n in colours.items()),
    ]
    if kinds:
        told.append("gevonden: " + ", ".join(f"{kind} ({n})" for kind, n in kinds.most_common()))
    if new:
        told.append(f"{plural(new, 'nieuw signaal', 'nieuwe signalen')} op de signalenlijst")
    return told


def _loose_ends(step: RoundStep, visits: Sequence[Visit]) -> list[str]:
    """Places that were not seen, places left out, and follow-ups of earlier rounds."""
    ends = [
        f"plek {visit.place}: {visit.access.label}"
        for visit in visits
        if visit.access is not None and not visit.access.is_inside
    ]
    left = step.round.overdue_left
    if left:
        ends.append(f"{plural(left, 'witte plek', 'witte plekken')} pasten niet in deze controle")
    lines = follow_up_lines(step.session, step.round.municipality_code, step.on)
    for line in lines:
        if line.reference != step.round.reference:
            late = ", te laat" if line.is_late else ""
            ends.append(
                f"open van {line.reference}, plek {line.team}-{line.rank}: {line.kind} door "
                f"{line.owner}, uiterlijk {short_date(line.due_on)}{late}"
            )
    return ends


def _repairs(visits: Sequence[Visit]) -> list[str]:
    """What came of each re-control, and each repair period that runs."""
    told = []
    for visit in visits:
        said = {True: "hersteld", False: "niet hersteld", None: "niet gezien, blijft staan"}
        words = [f"hercontrole: {said[visit.is_repaired]}"] if visit.is_re_control else []
        if visit.repair_until is not None:
            words.append(f"hersteltermijn tot en met {short_date(visit.repair_until)}")
        if words:
            told.append(f"plek {visit.place}: {'; '.join(words)}")
    return told


def _follow_ups(step: RoundStep) -> tuple[AgreedFollowUp, ...]:
    rows = step.session.exec(
        select(FollowUp, Visit)
        .join(Visit, col(Visit.id) == col(FollowUp.visit_id))
        .where(Visit.round_id == step.round.id)
        .order_by(col(FollowUp.due_on), col(FollowUp.id))
    )
    return tuple(
        AgreedFollowUp(
            visit.place,
            follow_up_label(row.kind),
            row.owner,
            row.due_on,
            row.done_on,
        )
        for row, visit in rows
    )


def _cost(step: RoundStep) -> str:
    """The cost of the round beside the budget of its year."""
    policy = control_cycle(step.round.municipality_code, step.round.slot_on)
    year = day_of_visits(step).year
    booked = step.session.exec(
        select(func.coalesce(func.sum(LedgerEntry.amount), 0)).where(
            LedgerEntry.municipality_code == step.round.municipality_code,
            col(LedgerEntry.key).startswith("round:"),
            col(LedgerEntry.on).between(date(year, 1, 1), date(year, 12, 31)),
        )
    ).one()
    return (
        f"Inzet van de omgevingsdienst: {dutch_number(step.round.cost)} euro. In {year} is nu "
        f"{dutch_number(int(booked))} euro geboekt; begroot is "
        f"{dutch_number(policy.service_budget_per_year)} euro."
    )
