"""Reading the cases: one timeline with its documents, and what waits for approval."""

from collections.abc import Sequence
from pathlib import Path

from tasks.closure import case_overview
from tasks.closure.case_overview import Timeline, WaitingApproval

__all__ = ["Timeline", "WaitingApproval"]


def timeline_of(reference: str) -> Timeline:
    """What happened in a case, and which terms it has."""
    return case_overview.timeline_of(reference)


def save_documents(reference: str, folder: Path) -> Sequence[Path]:
    """Write the newest version of each document of a case to a folder."""
    return case_overview.save_documents(reference, folder)


def waiting_approvals() -> Sequence[WaitingApproval]:
    """What waits for a second person, oldest first."""
    return case_overview.waiting_approvals()
