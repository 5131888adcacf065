"""The mail with which an evaluation is published: to the college, the partners and the press."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.common.municipality import Municipality, Partner
from models.evaluation.year_evaluation import YearEvaluation
from models.law.common.dutch import join_dutch, short_date
from models.law.common.partner_kinds import PartnerKind
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile
from tasks.evaluation.evaluation_reading import published_before
from tasks.mail.mail_texts import MailText, mail_text
from tasks.mail.outbox import queue_message
from tasks.register.acting import id_of

PICTURE = ("-a4.pdf", "-1200.png")
"""How the names of the files end that everybody gets."""
REPORT = "evaluatie-"
"""How the name of the report begins, which the press does not get by mail."""


def queue_evaluation(
    session: Session, row: YearEvaluation, files: Sequence[RenderedFile], at: datetime
) -> int:
    """Queue one mail for each address, however many municipalities know it; the number of mails."""
    codes = row.municipality_codes.split(",")
    municipalities = session.exec(
        select(Municipality)
        .where(col(Municipality.code).in_(codes))
        .order_by(col(Municipality.code))
    ).all()
    partners = told_partners(session, codes)
    replaces = published_before(session, row)
    kinds = {partner.kind for partner in partners}
    texts = {kind: text_of_mail(row.year, kind, municipalities, replaces) for kind in kinds}
    for partner in partners:
        text = texts[partner.kind]
        queue_message(
            session,
            key=f"evaluation:{row.reference}:{row.number}:partner:{id_of(partner)}",
            recipient=partner.email,
            subject=text.subject,
            text=text.text,
            html=text.html,
            attachments=attachments_for(partner.kind, files),
            partner_id=id_of(partner),
            queued_at=at,
        )
    return len(partners)


def told_partners(session: Session, codes: Sequence[str]) -> Sequence[Partner]:
    """Who gets a mail: one partner for each address, however many municipalities know it."""
    partners = session.exec(
        select(Partner).where(col(Partner.municipality_code).in_(codes)).order_by(col(Partner.id))
    ).all()
    first = {partner.email.lower(): partner for partner in reversed(partners)}
    return sorted(first.values(), key=id_of)


def attachments_for(kind: PartnerKind, files: Sequence[RenderedFile]) -> list[RenderedFile]:
    """The infographic; for who works with the municipality the report as well."""
    report = () if kind is PartnerKind.PRESS else (REPORT,)
    return [
        file
        for file in files
        if file.name.endswith(PICTURE)
        or (file.name.startswith(report) and file.name.endswith(".pdf"))
    ]


def text_of_mail(
    year: int,
    kind: PartnerKind,
    municipalities: Sequence[Municipality],
    replaces: date | None = None,
) -> MailText:
    """The words for one kind of partner; `replaces` is when an earlier evaluation was published."""
    names = [row.name for row in municipalities]
    one_or_more = "Gemeente" if len(names) == 1 else "Gemeenten"
    return mail_text(
        "evaluation_published.md.j2",
        house_style_of(municipalities[0].folder),
        year=year,
        kind=kind.value,
        replaces=short_date(replaces) if replaces else "",
        senders=f"{one_or_more} {join_dutch(names)}",
    )
