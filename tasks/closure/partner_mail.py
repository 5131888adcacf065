"""The mail that a closure causes: rows of the outbox, written with the step that causes them."""

from collections.abc import Sequence

from sqlmodel import col, select

from models.closure.approval import Approval
from models.closure.document import DocumentKind
from models.common.history import EventKind
from models.common.municipality import Partner
from models.law.common.dutch import plural
from models.law.common.partner_kinds import PartnerKind
from tasks.closure.approvals import documents_of
from tasks.closure.case_step import Step, place_of
from tasks.closure.closure_mail import NOT_TOLD, Occasion, partner_mail, press_mail
from tasks.closure.public_views import public_view
from tasks.documents.rendering import RenderedFile
from tasks.mail.mail_texts import MailText
from tasks.mail.outbox import queue_message
from tasks.register.acting import id_of


def queue_partner_mail(step: Step, occasion: Occasion, once: str = "") -> int:
    """Queue one mail to each partner that must know; return how many are new.

    `once` tells apart what can come more than once, such as the changes of a decision.
    """
    view = public_view(step, step.case.closed_on or step.case.ordered_from or step.on)
    untold = set(NOT_TOLD)
    if not step.case.of_housing_corporation:
        untold.add(PartnerKind.HOUSING_CORPORATION)
    told = [partner for partner in _partners(step) if partner.kind not in untold]
    count = sum(
        _queue(step, partner, f"{_once_for(step, occasion)}{once}", text)
        for partner in told
        for text in [partner_mail(partner.kind, occasion, view)]
    )
    if count:
        messages = plural(count, "bericht", "berichten")
        step.record(EventKind.MESSAGE, f"{messages} aan partners klaargezet.")
    return count


def queue_press_release(step: Step, approval: Approval) -> int:
    """Queue the press release to the press list, in the very words that were approved.

    The mail is the approved text, with the PDF beside it; nothing is rendered anew.
    """
    release = [
        RenderedFile(name=document.name, media_type=document.media_type, content=document.content)
        for document in documents_of(step.session, approval, {DocumentKind.PRESS_RELEASE})
    ]
    _, premises, address = place_of(step.session, step.case)
    text = press_mail(premises.kind, address.place, release)
    paper = [file for file in release if file.media_type == "application/pdf"]
    press = [partner for partner in _partners(step) if partner.kind is PartnerKind.PRESS]
    count = sum(_queue(step, partner, "closed", text, paper) for partner in press)
    if count:
        step.record(
            EventKind.MESSAGE, f"Persbericht klaargezet voor {plural(count, 'adres', 'adressen')}."
        )
    return count


def _partners(step: Step) -> Sequence[Partner]:
    return step.session.exec(
        select(Partner)
        .where(Partner.municipality_code == step.case.municipality_code)
        .order_by(col(Partner.id))
    ).all()


def _once_for(step: Step, occasion: Occasion) -> str:
    """A closure has each occasion once, but a judge can suspend it again later."""
    return f"{occasion}:{step.on.isoformat()}" if occasion == "suspended" else occasion


def _queue(
    step: Step,
    partner: Partner,
    once: str,
    text: MailText,
    files: Sequence[RenderedFile] = (),
) -> bool:
    return queue_message(
        step.session,
        key=f"closure:{step.case_id}:{once}:partner:{id_of(partner)}",
        recipient=partner.email,
        subject=text.subject,
        text=text.text,
        html=text.html,
        attachments=files,
        chain=step.case.reference,
        partner_id=id_of(partner),
        queued_at=step.at,
    )
