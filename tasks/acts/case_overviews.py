"""Reading the cases: one timeline with its documents, and what waits for approval."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tasks.closure import case_overview
from tasks.closure.case_overview import Timeline, WaitingApproval
from tasks.closure.money.claim_lines import ClaimLine, claim_lines
from tasks.closure.people import party_overview
from tasks.closure.people.party_overview import PartyLine, party_lines
from tasks.documents.rendering import RenderedFile

__all__ = ["ClaimLine", "PartyLine", "Timeline", "WaitingApproval", "claim_lines", "party_lines"]


def timeline_of(reference: str) -> Timeline:
    """What happened in a case, and which terms it has."""
    return case_overview.timeline_of(reference)


def documents_of(reference: str) -> Sequence[RenderedFile]:
    """The newest version of each document of a case."""
    return case_overview.documents_of(reference)


def waiting_approvals() -> Sequence[WaitingApproval]:
    """What waits for a second person, oldest first."""
    return case_overview.waiting_approvals()


def party_names(reference: str, by: str, on: date, at: datetime) -> Mapping[int, str]:
    """Who each party is, by number; nothing without an officer. Each reading is logged."""
    return party_overview.party_names(reference, by, on, at) if by else {}
