"""Reading the cases: the list, one timeline, what waits for approval, and what is due."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tasks.closure import case_overview, deadlines
from tasks.closure.case_overview import CaseLine, Timeline, WaitingApproval
from tasks.closure.deadlines import DueItem

__all__ = ["CaseLine", "DueItem", "Timeline", "WaitingApproval"]


def list_cases() -> Sequence[CaseLine]:
    """Every case, oldest first, with the first last day that is still to be met."""
    return case_overview.list_cases()


def timeline_of(reference: str) -> Timeline:
    """What happened in a case, and which terms it has."""
    return case_overview.timeline_of(reference)


def save_documents(reference: str, folder: Path) -> Sequence[Path]:
    """Write the newest version of each document of a case to a folder."""
    return case_overview.save_documents(reference, folder)


def waiting_approvals() -> Sequence[WaitingApproval]:
    """What waits for a second person, oldest first."""
    return case_overview.waiting_approvals()


def due_on(on: date) -> Sequence[DueItem]:
    """Every running term that asks attention on a day; writes nothing."""
    return deadlines.due_on(on)
