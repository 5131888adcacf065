"""What is known of a visit as answers on its page: what was recorded, and what is being filled in.

A name of an answer is that of its field in the form: "access", "findings.0.text".
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.control.control_round import DwellingEntry, FollowUp, Visit, VisitFinding
from models.control.visit_draft import VisitDraft
from tasks.register.acting import id_of

Answers = Mapping[str, tuple[str, ...]]
"""By the name of the field; what is empty is left out."""


@dataclass(frozen=True)
class DraftAnswer:
    """One answer as somebody saved it."""

    answer: tuple[str, ...]
    version: int
    by: str
    at: datetime


def recorded_answers(session: Session, visit: Visit) -> Answers:
    """What the register holds of a visit that was recorded; of the new label it holds none."""
    if visit.access is None:
        return {}
    entry = session.get(DwellingEntry, id_of(visit))
    plain = {
        "access": visit.access.value,
        "consent_at": f"{entry.consent_at:%H:%M}" if entry and entry.consent_at else "",
        "warrant_number": entry.warrant_number if entry else "",
        "is_repaired": "ja" if visit.is_repaired else "",
        "repair_until": f"{visit.repair_until:%d-%m-%Y}" if visit.repair_until else "",
    }
    findings = session.exec(
        select(VisitFinding)
        .where(VisitFinding.visit_id == visit.id)
        .order_by(col(VisitFinding.participant), col(VisitFinding.kind))
    )
    for number, found in enumerate(findings):
        plain |= {
            f"findings.{number}.participant": found.participant,
            f"findings.{number}.finding": found.kind,
            f"findings.{number}.text": found.text,
        }
    follow_ups = session.exec(
        select(FollowUp).where(FollowUp.visit_id == visit.id).order_by(col(FollowUp.id))
    )
    for number, row in enumerate(follow_ups):
        plain |= {
            f"follow_ups.{number}.kind": row.kind,
            f"follow_ups.{number}.owner": row.owner,
            f"follow_ups.{number}.due_on": f"{row.due_on:%d-%m-%Y}",
        }
    return {name: (value,) for name, value in plain.items() if value}


def mark_of(answers: Answers) -> str:
    """Tells whether a visit was recorded anew; empty for one that was not recorded."""
    if not answers:
        return ""
    return hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()


def draft_answers(session: Session, visit: Visit) -> Mapping[str, DraftAnswer]:
    """What is being filled in, by the name of the field."""
    rows: Sequence[VisitDraft] = session.exec(
        select(VisitDraft).where(VisitDraft.visit_id == visit.id)
    ).all()
    return {row.field: draft_answer(row) for row in rows}


def draft_answer(row: VisitDraft) -> DraftAnswer:
    """One row as it is read."""
    return DraftAnswer(tuple(json.loads(row.answer)), row.version, row.saved_by, row.saved_at)
