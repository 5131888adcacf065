"""Reading the cases: one timeline with its documents, and what waits for approval."""

from collections.abc import Sequence

from tasks.closure import case_overview
from tasks.closure.case_overview import Timeline, WaitingApproval
from tasks.documents.rendering import RenderedFile

__all__ = ["Timeline", "WaitingApproval"]


def timeline_of(reference: str) -> Timeline:
    """What happened in a case, and which terms it has."""
    return case_overview.timeline_of(reference)


def documents_of(reference: str) -> Sequence[RenderedFile]:
    """The newest version of each document of a case."""
    return case_overview.documents_of(reference)


def waiting_approvals() -> Sequence[WaitingApproval]:
    """What waits for a second person, oldest first."""
    return case_overview.waiting_approvals()
