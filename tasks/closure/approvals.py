"""Preparing and approving: finished documents, a digest over them, and two different people."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.closure.approval import APPROVE_ACTIONS, Approval, ApprovalSubject
from models.closure.closure_forms import ApprovalForm
from models.closure.document import Document, DocumentKind
from models.common.history import EventKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step, begin_step
from tasks.closure.letters.letter_version import letter_version, named_version, told_version
from tasks.closure.remedies.mandates import refuse_own_decision
from tasks.documents.rendering import RenderedFile, template_version
from tasks.register.acting import SamePersonError, id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class NotPreparedError(WeerbaarError):
    """Raised when there is nothing to approve or announce."""


class VoidVersionError(WeerbaarError):
    """Raised when a version would be approved or sent that no longer holds."""


class NotApprovedError(WeerbaarError):
    """Raised when something would leave the house without a second person's approval."""


class DraftError(WeerbaarError):
    """Raised when a draft would be approved, such as a decision under an unconfirmed matrix."""


class ReasonMissingError(WeerbaarError):
    """Raised when the privacy gate is overruled without a reason."""


@dataclass(frozen=True)
class Prepared:
    """One finished file, what it is, and for which party."""

    kind: DocumentKind
    file: RenderedFile
    party_number: int | None = None
    decision_number: int | None = None
    """Of a letter to one party alone: which decision it makes known to him."""


@dataclass(frozen=True)
class Receipt:
    """Under which policy something was made, and why it may still be only a draft."""

    policy_version: str = ""
    draft: str = ""


NO_RECEIPT = Receipt()


def prepare(
    step: Step,
    subject: ApprovalSubject,
    takes_effect_on: date,
    render: Callable[[int], Sequence[Prepared]],
    receipt: Receipt = NO_RECEIPT,
) -> tuple[Approval, Sequence[Prepared]]:
    """Store what `render(version)` makes; the same content again keeps version and approval.

    The version that a letter tells is that of `letter_version`.
    """
    latest = latest_approval(step.session, step.case_id, subject)
    if latest is not None and latest.voided_on is None:
        files = render(letter_version(step, subject, latest.number))
        if digest_of(files) == latest.digest:
            return latest, files
    number = latest.number + 1 if latest else 1
    files = render(letter_version(step, subject, number))
    for prepared in files:
        store_document(step, prepared, number, receipt.policy_version)
    approval = Approval(
        case_id=step.case_id,
        subject=subject,
        number=number,
        prepared_by=id_of(step.officer),
        prepared_on=step.on,
        takes_effect_on=takes_effect_on,
        digest=digest_of(files),
        draft=receipt.draft,
    )
    step.session.add(approval)
    step.session.flush()
    step.record(
        EventKind.DOCUMENT,
        f"Versie {told_version(step.session, approval)} van {subject.label} is gemaakt.",
    )
    return approval, files


def store_document(step: Step, prepared: Prepared, version: int, policy_version: str) -> Document:
    document = Document(
        case_id=step.case_id,
        kind=prepared.kind,
        name=prepared.file.name,
        version=version,
        party_number=prepared.party_number,
        decision_number=prepared.decision_number,
        media_type=prepared.file.media_type,
        content=prepared.file.content,
        sha256=hashlib.sha256(prepared.file.content).hexdigest(),
        template_version=template_version(),
        policy_version=policy_version[:240],
        prepared_by=id_of(step.officer),
        made_on=step.on,
    )
    step.session.add(document)
    return document


def digest_of(files: Sequence[Prepared]) -> str:
    """SHA-256 over names and contents, in the order in which they were made."""
    digest = hashlib.sha256()
    for prepared in files:
        digest.update(prepared.file.name.encode())
        digest.update(hashlib.sha256(prepared.file.content).digest())
    return digest.hexdigest()


def latest_approval(session: Session, case_id: int, subject: ApprovalSubject) -> Approval | None:
    """The approval row of the newest version."""
    return session.exec(
        select(Approval)
        .where(Approval.case_id == case_id, Approval.subject == subject)
        .order_by(col(Approval.number).desc())
        .limit(1)
    ).first()


def documents_of(session: Session, approval: Approval, kinds: set[DocumentKind]) -> list[Document]:
    """The documents that were prepared together with this approval."""
    return list(
        session.exec(
            select(Document)
            .where(
                Document.case_id == approval.case_id,
                Document.version == approval.number,
                col(Document.kind).in_(kinds),
            )
            .order_by(col(Document.id))
        )
    )


def require_approved(step: Step, subject: ApprovalSubject) -> Approval:
    """The approval of the newest version, given by a second person."""
    approval = latest_approval(step.session, step.case_id, subject)
    if approval is None:
        raise NotPreparedError(f"Zaak {step.case.reference}: {subject.label} is nog niet gemaakt.")
    _refuse_void(step, approval)
    if approval.approved_by is None:
        raise NotApprovedError(
            f"Zaak {step.case.reference}: {named_version(step.session, approval)} "
            "is nog niet door een tweede persoon goedgekeurd."
        )
    if approval.approved_on is not None and step.on < approval.approved_on:
        raise NotApprovedError(
            f"Zaak {step.case.reference}: {named_version(step.session, approval)} is "
            f"goedgekeurd op {dutch_date(approval.approved_on)}; bekendmaken op "
            f"{dutch_date(step.on)} kan niet."
        )
    return approval


@step("goedkeuren")
def approve(form: ApprovalForm, at: datetime, seen: int | None = None) -> int:
    """A second person approves the newest version; return which it is. Twice is once.

    Who tells which version he has `seen` approves that one, and no other.
    """
    with transaction() as session:
        action = APPROVE_ACTIONS[form.subject]
        step = begin_step(session, form.reference, form.by, action, form.on, at)
        approval = latest_approval(session, step.case_id, form.subject)
        if approval is None:
            raise NotPreparedError(_nothing_to_approve(form))
        _require_may_approve(step, approval, form)
        version = told_version(session, approval)
        if seen not in (None, version):
            raise VoidVersionError(
                f"Zaak {form.reference}: u las versie {seen} van {form.subject.label}, maar er is "
                f"nu versie {version}; lees die eerst."
            )
        if approval.approved_by is None:
            approval.approved_by = id_of(step.officer)
            approval.approved_on = form.on
            approval.reason = form.reason
            step.record(
                EventKind.APPROVAL,
                f"Versie {version} van {form.subject.label} is goedgekeurd.",
                "vierogenprincipe",
            )
            if form.subject is ApprovalSubject.DECISION:
                _refrain_when_decided(step)
        return version


def _nothing_to_approve(form: ApprovalForm) -> str:
    if form.subject is ApprovalSubject.PRIVACY_OVERRULE:
        return (
            f"Zaak {form.reference}: de privacytoets vond niets in de communicatie, of die is nog "
            f"niet gemaakt; op {dutch_date(form.on)} is er niets om terzijde te stellen."
        )
    return f"Zaak {form.reference}: {form.subject.label} is nog niet gemaakt."


def _refrain_when_decided(step: Step) -> None:
    """A decision to take no measure has no letter to announce: the approval ends the case."""
    if step.case.measure is MeasureKind.NONE:
        had_intent = step.case.status is CaseStatus.REASSESSED
        step.move_to(
            CaseStatus.INTENT_WITHDRAWN if had_intent else CaseStatus.NO_ACTION, "artikel 3:4 Awb"
        )


def _refuse_void(step: Step, approval: Approval) -> None:
    """What changed under it, or was withdrawn, leaves the house in no form."""
    if approval.voided_on is not None:
        raise VoidVersionError(
            f"Zaak {step.case.reference}: {named_version(step.session, approval)} "
            f"geldt niet meer sinds {dutch_date(approval.voided_on)}; maak een nieuwe versie en "
            "laat die goedkeuren."
        )


def _require_may_approve(step: Step, approval: Approval, form: ApprovalForm) -> None:
    reference, subject = step.case.reference, form.subject
    _refuse_void(step, approval)
    if approval.prepared_by == step.officer.id:
        raise SamePersonError(
            f"Zaak {reference}: {step.officer.code} heeft {subject.label} zelf gemaakt; "
            "een ander keurt goed."
        )
    if form.on < approval.prepared_on:
        raise NotPreparedError(
            f"Zaak {reference}: {named_version(step.session, approval)} is gemaakt op "
            f"{dutch_date(approval.prepared_on)}; goedkeuren op {dutch_date(form.on)} kan niet."
        )
    if approval.draft:
        raise DraftError(f"Zaak {reference}: {subject.label} is een concept: {approval.draft}")
    if subject is ApprovalSubject.PRIVACY_OVERRULE and not form.reason.strip():
        raise ReasonMissingError(
            f"Zaak {reference}: geef een reden om de privacytoets terzijde te stellen."
        )
    if subject is ApprovalSubject.REMEDY_DECISION:
        refuse_own_decision(step, approval)
    if subject is ApprovalSubject.COMMUNICATION:
        _refuse_communication(step, approval)


def _refuse_communication(step: Step, approval: Approval) -> None:
    """Of another day than the closing, or with something the privacy gate found."""
    reference, closed_on = step.case.reference, step.case.closed_on
    if closed_on is not None and closed_on != approval.takes_effect_on:
        raise NotPreparedError(
            f"Zaak {reference}: de communicatie is gemaakt voor "
            f"{dutch_date(approval.takes_effect_on)}, maar het pand is gesloten op "
            f"{dutch_date(closed_on)}; maak haar opnieuw."
        )
    overrule = latest_approval(step.session, step.case_id, ApprovalSubject.PRIVACY_OVERRULE)
    if overrule and overrule.digest == approval.digest and overrule.approved_by is None:
        raise NotApprovedError(
            f"Zaak {reference}: de privacytoets vond iets in de communicatie; pas de tekst aan "
            "of laat een tweede persoon de toets met een reden terzijde stellen."
        )
