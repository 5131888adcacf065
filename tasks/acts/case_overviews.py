"""Reading the cases: one of them with its documents, and what waits for approval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.closure.approval import APPROVE_ACTIONS
from models.law.common.roles import Action
from tasks.closure import case_overview
from tasks.closure.case_overview import Timeline, WaitingApproval
from tasks.closure.money.claim_lines import ClaimLine, claim_lines
from tasks.closure.people.party_overview import PartyLine, party_lines, party_names
from tasks.documents.rendering import RenderedFile
from tasks.register.authority import municipalities_where

__all__ = ["ClaimLine", "PartyLine", "Timeline", "WaitingApproval"]


@dataclass(frozen=True)
class CaseRead:
    """A case as an officer reads it."""

    timeline: Timeline
    parties: Sequence[PartyLine]
    names: Mapping[int, str]
    """Who each party is, by number."""
    claims: Sequence[ClaimLine]
    documents: Sequence[RenderedFile]
    """The newest version of each, when they were asked."""


def read_case(
    reference: str, by: str, on: date, at: datetime, *, with_documents: bool = False
) -> CaseRead:
    """What happened in a case, who is in it and what is owed; the reading is recorded."""
    names = party_names(reference, by, on, at, with_documents=with_documents)
    return CaseRead(
        timeline=case_overview.timeline_of(reference),
        parties=party_lines(reference),
        names=names,
        claims=claim_lines(reference, on),
        documents=case_overview.documents_of(reference) if with_documents else (),
    )


def waiting_approvals(by: str) -> Sequence[WaitingApproval]:
    """What waits for a second person, oldest first: of where this officer approves or may read."""
    subjects = dict.fromkeys(APPROVE_ACTIONS.values())
    codes = municipalities_where(by, Action.READ_CASE, *subjects)
    return case_overview.waiting_approvals(codes)
