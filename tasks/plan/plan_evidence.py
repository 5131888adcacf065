"""What in the register shows that the actions of a plan are carried out: read, never copied."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.common.plan_year import EvidenceLine
from models.law.common.dutch import plural
from models.law.plan.action_plan import ActionPlan, EvidenceSource
from models.plan.action import ActionEvidence, CommunicationItem, PlanMeeting
from tasks.register.evidence import EvidenceReader, EvidenceYear, LineFinder


@dataclass(frozen=True)
class EvidenceReaders:
    """What the other processes can show of a plan; an act knows them and hands them over."""

    of_source: Mapping[EvidenceSource, Sequence[EvidenceReader]]
    by_reference: Sequence[LineFinder]
    """Each is asked in turn for what an officer links by its reference."""


Numbered = tuple[int, str, EvidenceLine]
"""The number of an action, the CBS code of the municipality, and what was done there."""
EvidenceOf = Mapping[tuple[str, int], tuple[EvidenceLine, ...]]
"""Everything found, by CBS code and number of the action, by day."""


def evidence_of(session: Session, plan: ActionPlan, readers: EvidenceReaders) -> EvidenceOf:
    """Everything that was done for each action of each municipality of the plan, by day."""
    year = EvidenceYear(session, tuple(plan.municipalities), plan.valid_from, plan.valid_to)
    found: dict[tuple[str, int], set[EvidenceLine]] = defaultdict(set)
    for action in plan.actions:
        for source in action.evidence:
            for read in readers.of_source[source]:
                for code, line in read(year):
                    found[code, action.number].add(line)
    for number, code, line in (*_meetings(year), *_calendar(year)):
        found[code, number].add(line)
    for number, code, line in _links(year, readers):
        if line.reference not in {known.reference for known in found[code, number]}:
            found[code, number].add(line)
    return {
        key: tuple(
            sorted(lines, key=lambda line: (line.on or date.max, line.reference, line.words))
        )
        for key, lines in found.items()
    }


def linkable(
    session: Session, plan: ActionPlan, codes: Sequence[str], readers: EvidenceReaders
) -> Mapping[str, EvidenceLine]:
    """Everything that these municipalities did in the year of a plan and that has a reference."""
    year = EvidenceYear(session, tuple(codes), plan.valid_from, plan.valid_to)
    everything = [read for of_source in readers.of_source.values() for read in of_source]
    done = (line for read in everything for _, line in read(year))
    linked = (line for _, _, line in _links(year, readers))
    found = {line.reference: line for line in (*linked, *done) if line.reference}
    return dict(sorted(found.items()))


def _meetings(year: EvidenceYear) -> Iterator[Numbered]:
    for row in year.session.exec(
        select(PlanMeeting).where(
            col(PlanMeeting.municipality_code).in_(year.codes), PlanMeeting.year == year.first.year
        )
    ):
        came = (
            "" if row.attendance is None else f", {plural(row.attendance, 'bezoeker', 'bezoekers')}"
        )
        words = f"{row.kind.label}: {row.title}{came}"
        yield (
            row.action_number,
            row.municipality_code,
            EvidenceLine("", row.on, words, is_public=True),
        )


def _calendar(year: EvidenceYear) -> Iterator[Numbered]:
    """What was done of the calendar of this year and names an action."""
    rows = year.session.exec(
        select(CommunicationItem).where(
            col(CommunicationItem.municipality_code).in_(year.codes),
            col(CommunicationItem.planned_on).between(year.first, year.last),
            col(CommunicationItem.done_on).is_not(None),
        )
    )
    for row in rows:
        if row.action_number is not None:
            words = f"{row.channel.label}: {row.what}"
            line = EvidenceLine(row.reference, row.done_on, words, is_public=True)
            yield row.action_number, row.municipality_code, line


def _links(year: EvidenceYear, readers: EvidenceReaders) -> Iterator[Numbered]:
    rows = year.session.exec(
        select(ActionEvidence).where(
            col(ActionEvidence.municipality_code).in_(year.codes),
            ActionEvidence.year == year.first.year,
        )
    )
    for row in rows:
        gone = EvidenceLine(row.reference, None, "staat niet meer in het register")
        line = line_of(year.session, row.municipality_code, row.reference, readers) or gone
        yield row.action_number, row.municipality_code, line


def line_of(
    session: Session, municipality_code: str, reference: str, readers: EvidenceReaders
) -> EvidenceLine | None:
    """The round, closure or act of this municipality with this reference."""
    lines = (find(session, municipality_code, reference) for find in readers.by_reference)
    return next((line for line in lines if line), None)
