"""What a page tells of the closures: the list, one file, one document, one mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from models.closure.approval import APPROVE_ACTIONS, ApprovalSubject
from models.common.municipality import Municipality
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import in_cents
from models.law.common.roles import Action, may, require_role
from tasks.acts.closure.next_acts import next_command
from tasks.closure import case_overview
from tasks.closure.approvals import latest_approval
from tasks.closure.case_overview import Timeline
from tasks.closure.case_step import UnknownCaseError
from tasks.closure.money.claim_lines import ClaimLine, claim_lines
from tasks.closure.people import party_overview
from tasks.closure.people.party_overview import PartyLine, party_lines
from tasks.closure.reading import case_file, case_papers
from tasks.closure.reading.case_course import CourseStep, Place
from tasks.closure.reading.case_file import CaseFacts, CaseOutline, MailLine, ProposalLine
from tasks.closure.reading.case_papers import MailPage, UnknownPaperError
from tasks.closure.reading.case_readers import remember_reading, sees_all
from tasks.closure.reading.case_search import CaseQuery, FoundCase, FoundCases, find_cases
from tasks.closure.reading.ready_papers import PaperLine, ReadyLine, made_with, ready_lines
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import id_of, roles_of
from tasks.register.resources import reading

__all__ = [
    "CaseOutline",
    "CaseQuery",
    "CourseStep",
    "FoundCase",
    "FoundCases",
    "MailLine",
    "MailPage",
    "PaperLine",
    "Place",
    "ProposalLine",
    "ReadyLine",
    "UnknownCaseError",
    "UnknownPaperError",
]

OUTLINE = Action.PREPARE_COMMUNICATION
"""Who may do this sees where a case stands, without its address and its people."""


@dataclass(frozen=True)
class People:
    """The parties of a case, with their names."""

    lines: Sequence[PartyLine]
    names: Mapping[int, str]


@dataclass(frozen=True)
class OpenCase:
    """One case as its page tells it; what the officer may not read is None."""

    outline: CaseOutline
    next_command: str
    """The command that comes next, with {ref} for the case; empty when the file is closed."""
    facts: CaseFacts | None = None
    timeline: Timeline | None = None
    claims: Sequence[ClaimLine] = ()
    people: People | None = None


@dataclass(frozen=True)
class ToRead:
    """What somebody reads before he approves it."""

    reference: str
    municipality_code: str
    ready: ReadyLine
    papers: Sequence[PaperLine]
    about: str
    """Address and measure; empty for who may not read the case."""
    may_approve: bool
    is_own: bool
    """Whether he made it himself, so that another must approve it."""


def search_cases(query: CaseQuery, by: str, most: int) -> FoundCases:
    """The cases that this officer may see; of communications without an address."""
    with reading() as session:
        roles = roles_of(session, by)
    whole = [code for code, held in roles.items() if may(Action.READ_CASE, held)]
    outline = [code for code, held in roles.items() if may(OUTLINE, held)]
    if not whole and not outline:
        require_role(Action.READ_CASE, {role for held in roles.values() for role in held}, by)
    return find_cases(query, whole, outline, most)


def own_municipalities(by: str) -> Sequence[Municipality]:
    """Where this officer sees cases, by name."""
    with reading() as session:
        roles = roles_of(session, by)
        codes = [code for code, held in roles.items() if may(Action.READ_CASE, held)]
        codes += [code for code, held in roles.items() if may(OUTLINE, held)]
        asked = select(Municipality).where(col(Municipality.code).in_(codes))
        return session.exec(asked.order_by(col(Municipality.name))).all()


def numbers_of(reference: str, by: str, at: datetime) -> Mapping[str, Mapping[int, str]]:
    """What the numbers in a form mean in this case, by the name of the field."""
    with reading() as session:
        if not sees_all(session, case_file.find_case(session, reference), by):
            return {}
    names = party_overview.known_names(reference)
    remember_reading(reference, by, at)
    people = {
        line.number: f"{line.number}: {names[line.number]} ({line.capacities})"
        for line in party_lines(reference)
        if line.withdrawn_on is None
    }
    return {
        "party": people,
        "about": people,
        "claim": {
            line.number: f"{line.number}: {line.kind.label}, {in_cents(line.cents)}"
            for line in claim_lines(reference, at.date())
        },
    }


def case_states() -> Sequence[CaseStatus]:
    """Every state, to choose from."""
    return tuple(CaseStatus)


def open_case(reference: str, by: str, at: datetime) -> OpenCase:
    """The whole file for who may read it, and its outline for communications.

    Raises UnknownCaseError and RoleError. That the file was read is in its history.
    """
    on = at.date()
    with reading() as session:
        case = case_file.find_case(session, reference)
        is_whole = sees_all(session, case, by)
        outline = case_file.outline_of(session, case, only_public=not is_whole)
        facts = case_file.facts_of(session, case, on) if is_whole else None
    command = next_command(reference)
    if facts is None:
        return OpenCase(outline, command)
    remember_reading(reference, by, at)
    return OpenCase(
        outline,
        command,
        facts=facts,
        timeline=case_overview.timeline_of(reference),
        claims=claim_lines(reference, on),
        people=People(party_lines(reference), party_overview.known_names(reference)),
    )


def paper_of(reference: str, name: str, version: int, by: str, at: datetime) -> RenderedFile:
    """One version of one document; communications gets only what it makes itself."""
    with reading() as session:
        case = case_file.find_case(session, reference)
        is_whole = sees_all(session, case, by)
        found = case_papers.paper_of(session, case, name, version, only_public=not is_whole)
    if is_whole:
        remember_reading(reference, by, at)
    return found


def mail_of(reference: str, number: int, by: str, at: datetime) -> MailPage:
    """One mail of a case, as its reader gets it."""
    with reading() as session:
        case = case_file.find_case(session, reference)
        sees_all(session, case, by)
        require_role(Action.READ_CASE, roles_of(session, by).get(case.municipality_code, ()), by)
        found = case_papers.mail_page(session, case.reference, number)
    remember_reading(reference, by, at)
    return found


def to_read(reference: str, subject: ApprovalSubject, by: str, at: datetime) -> ToRead | None:
    """What lies ready of this subject, with every document; None when nothing does."""
    with reading() as session:
        case = case_file.find_case(session, reference)
        is_whole = sees_all(session, case, by)
        ready = {line.subject: line for line in ready_lines(session, case)}.get(subject)
        approval = latest_approval(session, id_of(case), subject)
        if ready is None or approval is None:
            return None
        papers = made_with(session, case, approval)
        held = roles_of(session, by).get(case.municipality_code, frozenset())
        shown = [paper for paper in papers if is_whole or paper.kind in case_papers.PUBLIC_KINDS]
        about = case_file.in_short(session, case) if is_whole else ""
    if is_whole:
        remember_reading(reference, by, at)
    return ToRead(
        reference,
        case.municipality_code,
        ready,
        shown,
        about=about,
        may_approve=may(APPROVE_ACTIONS[subject], held),
        is_own=ready.prepared_by == by,
    )
