"""The letter that puts right what went out: made at once, approved by another, and then sent."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlmodel import col, select

from models.closure.approval import ApprovalSubject
from models.closure.case_event import CaseEvent
from models.closure.closure_forms import AnnouncementForm
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party import Party
from models.closure.rectification_letter import RectificationLetter, SentLetter
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.approvals import Prepared, documents_of, prepare, require_approved
from tasks.closure.case_step import Step, begin_step, every_party_of, occurrences_of
from tasks.closure.dispatch import are_out
from tasks.closure.letters.case_values import addressee_values, case_values, course_of_case
from tasks.closure.papers import rectification
from tasks.closure.people.routes import keep, leaving, told
from tasks.register.resources import transaction
from tasks.register.step import step

PUT_RIGHT = frozenset({Occurrence.PARTY_WITHDRAWN, Occurrence.PARTY_CORRECTED})
"""What makes a letter wrong that went out before."""


class RectificationDueError(WeerbaarError):
    """Raised when a file would be closed while somebody still holds a letter that is wrong."""


def prepare_rectifications(step: Step) -> int:
    """Make a letter for each party that holds a wrong one; return the version, 0 for none."""
    step.session.flush()
    due = list(_due(step))
    if not due:
        return 0

    def render(version: int) -> list[Prepared]:
        return [
            Prepared(
                DocumentKind.RECTIFICATION,
                rectification.rectification(_letter(step, party, sent, version), party.number),
                party.number,
            )
            for party, sent in due
        ]

    approval, _ = prepare(step, ApprovalSubject.RECTIFICATION, step.on, render)
    return approval.number


def _due(step: Step) -> Iterator[tuple[Party, Sequence[SentLetter]]]:
    """Each party of whom something was put right after letters went out, with those letters."""
    course = occurrences_of(step.session, step.case_id)
    for party in every_party_of(step.session, step.case_id):
        mended = _last(course, party.number, PUT_RIGHT)
        told = _last(course, party.number, frozenset({Occurrence.RECTIFICATION_SENT}))
        if mended is None or (told is not None and told.number > mended.number):
            continue
        sent = _sent_to(step, party.number, mended.on)
        if sent:
            yield party, sent


def _last(course: Sequence[CaseEvent], party: int, what: frozenset[Occurrence]) -> CaseEvent | None:
    found = [event for event in course if event.party_number == party and event.what in what]
    return found[-1] if found else None


def _sent_to(step: Step, party: int, until: date) -> list[SentLetter]:
    """The letters that went out to a party, each once, in the order of their days."""
    rows = step.session.exec(
        select(col(Document.kind), col(Dispatch.sent_on))
        .join(Dispatch, col(Dispatch.document_id) == col(Document.id))
        .where(
            Dispatch.case_id == step.case_id,
            Dispatch.party_number == party,
            col(Dispatch.sent_on) <= until,
            col(Document.kind) != DocumentKind.RECTIFICATION,
        )
        .order_by(col(Dispatch.sent_on), col(Document.id))
    ).all()
    return [SentLetter(kind=kind.label, sent_on=on) for kind, on in rows]


def _letter(
    step: Step, party: Party, sent: Sequence[SentLetter], version: int
) -> RectificationLetter:
    return RectificationLetter(
        **case_values(step),
        **addressee_values(party),
        party=party.number,
        course=course_of_case(step),
        is_withdrawn=party.withdrawn_on is not None,
        sent_before=tuple(sent),
        sent_on=step.on,
        version=version,
    )


@step("rectificatie-verzenden")
def send_rectification(form: AnnouncementForm, at: datetime) -> int:
    """Record that the approved rectifications left; return to how many. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ASSESS, form.on, at)
        approval = require_approved(step, ApprovalSubject.RECTIFICATION)
        letters = documents_of(session, approval, {DocumentKind.RECTIFICATION})
        if are_out(step, letters):
            return len(letters)
        found = leaving(step, form, letters, form.party_channels)
        for one in found:
            keep(step, one)
        step.record(EventKind.MESSAGE, f"Rectificatie verzonden {told(found, letters)}.")
        for one in found:
            step.happened(Occurrence.RECTIFICATION_SENT, party=one.party)
        return len(found)


def refuse_open_rectification(step: Step) -> None:
    """A file is not closed while somebody holds a letter that was never put right."""
    numbers = [str(party.number) for party, _ in _due(step)]
    if numbers:
        raise RectificationDueError(
            f"Zaak {step.case.reference}: de rectificatie aan partij {join_dutch(numbers)} is nog "
            "niet verzonden; laat haar goedkeuren en verstuur haar."
        )
