"""Poster, letters and press release: the privacy gate, who gets a letter, what the press gets."""

import email
import email.policy
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.document import Document, DocumentKind
from models.closure.party import Party
from models.common.message import OutgoingMessage
from models.common.municipality import Officer, OfficerRole
from models.law.common.roles import Role
from tasks.closure.approvals import NotApprovedError, NotPreparedError, ReasonMissingError
from tasks.closure.papers.public_documents import PUBLIC_DOCUMENTS
from tasks.documents.rendering import RenderedFile
from tasks.privacy.privacy_text import parts_of
from tasks.register.acting import SamePersonError
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import LINDEWAARDE, Walk
from tests.builders.case_states import add_party, walk_at
from tests.readers.register_counts import counts

MADE_ON, APPROVED_ON = date(2026, 4, 8), date(2026, 4, 9)
CLOSED_ON = date(2026, 4, 10)
PRESS = "redactie@pers.invalid"
NAMED = "Dries Opiumwet"
"""A party whose name is a word of every public text."""


def documents(kind: DocumentKind) -> list[Document]:
    """The documents of this kind, oldest first."""
    with reading() as session:
        rows = session.exec(
            select(Document).where(Document.kind == kind).order_by(col(Document.id))
        )
        return list(rows.all())


def newest(kind: DocumentKind, media_type: str) -> Document:
    """The last document of this kind and type."""
    return [row for row in documents(kind) if row.media_type.startswith(media_type)][-1]


def mail_to(recipient: str) -> list[OutgoingMessage]:
    """What waits for this recipient."""
    with reading() as session:
        rows = session.exec(select(OutgoingMessage).where(OutgoingMessage.recipient == recipient))
        return list(rows.all())


def approve(walk: Walk, by: str = "JUR1", on: date = APPROVED_ON) -> Walk:
    """A second person approves the communication."""
    return walk.approve(ApprovalSubject.COMMUNICATION, on, by=by)


def overrule(walk: Walk, by: str = "JUR1", reason: str = "Een woord van de wet.") -> Walk:
    """Set the privacy gate aside."""
    return walk.approve(ApprovalSubject.PRIVACY_OVERRULE, APPROVED_ON, by=by, reason=reason)


@pytest.fixture(name="hit")
def fixture_hit(register: Path) -> Walk:
    """A case in whose communication the gate found a name."""
    return walk_at(register, "privacy hit")


def test_a_find_tells_where_and_not_what(register: Path) -> None:
    """File, page and kind, so that the officer can mend the text; the name itself is masked."""
    walk = walk_at(register, "decision announced")
    sentences = add_party(walk, NAMED).communicate()

    assert any(sentence.startswith("persbericht") for sentence in sentences)
    assert any(sentence.startswith("poster") for sentence in sentences)
    assert all("naam van een betrokkene" in sentence for sentence in sentences)
    assert all("opiumwet" not in sentence.lower() for sentence in sentences)


def test_a_find_blocks_approval_until_a_second_person_overrules_it(
    hit: Walk,
) -> None:
    """Refused, overruled with a reason by a lawyer, and then allowed; the reason is kept."""
    before = counts()
    with pytest.raises(NotApprovedError, match="privacytoets vond iets"):
        approve(hit)

    assert counts() == before
    approve(overrule(hit))
    with reading() as session:
        row = session.exec(
            select(Approval).where(Approval.subject == ApprovalSubject.PRIVACY_OVERRULE)
        ).one()
        officers = {o.id: o.code for o in session.exec(select(Officer))}

    assert row.reason == "Een woord van de wet."
    assert (officers[row.prepared_by], officers[row.approved_by]) == ("COM1", "JUR1")


@pytest.mark.parametrize("reason", ["", "   "])
def test_overruling_without_a_reason_is_refused(hit: Walk, reason: str) -> None:
    """Who sets the gate aside says why."""
    with pytest.raises(ReasonMissingError, match="geef een reden"):
        overrule(hit, reason=reason)
    with pytest.raises(NotApprovedError):
        approve(hit)


def test_the_maker_cannot_overrule_his_own_find(hit: Walk) -> None:
    """Not even when the maker is a lawyer as well."""
    with transaction() as session:
        maker = session.exec(select(Officer).where(Officer.code == "COM1")).one()
        session.add(
            OfficerRole(officer_id=maker.id or 0, municipality_code=LINDEWAARDE, role=Role.LAWYER)
        )
    with pytest.raises(SamePersonError, match="COM1"):
        overrule(hit, by="COM1")
    with pytest.raises(SamePersonError, match="COM1"):
        approve(hit, by="COM1")


def test_an_overruled_version_does_not_clear_the_next(hit: Walk) -> None:
    """Other texts are searched anew, and their finds are overruled anew."""
    approve(overrule(hit))
    hit.communicate(closing_on=date(2026, 4, 13))
    with pytest.raises(NotApprovedError, match="privacytoets vond iets"):
        approve(hit)


def test_a_clean_text_needs_no_overruling(register: Path) -> None:
    """Nothing of the people of the example stands in any public text."""
    walk = walk_at(register, "decision announced")

    with pytest.raises(NotPreparedError, match="de privacytoets vond niets in de communicatie, of"):
        overrule(walk)
    assert walk.communicate() == ()
    approve(walk)


def test_a_name_that_comes_later_is_found_before_approval(register: Path) -> None:
    """A party that is added after the texts were made is looked for as well."""
    walk = walk_at(register, "communicated")
    add_party(walk, NAMED)

    assert walk.communicate() != ()
    with pytest.raises(NotApprovedError, match="privacytoets vond iets"):
        approve(walk)


def test_no_public_text_holds_a_party(register: Path) -> None:
    """Names, birth date and telephone of the parties, looked for in every file by hand."""
    walk_at(register, "communicated")
    with reading() as session:
        parties = session.exec(select(Party)).all()
    secrets = [party.name for party in parties] + ["Nietbestaand", "14 maart 1987", "06 00 00 00"]
    files = [row for document in PUBLIC_DOCUMENTS for row in documents(document.kind)]
    words = {
        row.name: " ".join(
            text for _, text in parts_of(RenderedFile(row.name, row.media_type, row.content))
        )
        for row in files
    }

    assert len(words) >= 10
    assert [(name, s) for name, text in words.items() for s in secrets if s in text] == []
    assert [n for n, t in words.items() if n.startswith("persbericht") and "traat 12" in t] == []


def test_the_press_gets_the_approved_words_and_no_other(register: Path) -> None:
    """After approval and closing: one mail, its text and its PDF byte for byte as approved."""
    walk = walk_at(register, "communicated")
    approve(walk)

    assert mail_to(PRESS) == []
    walk.close(CLOSED_ON)
    (mail,) = mail_to(PRESS)
    message = email.message_from_bytes(mail.mime, policy=email.policy.default)
    body, page = message.get_body(("plain",)), message.get_body(("html",))
    (attached,) = message.iter_attachments()
    if body is None or page is None:
        pytest.fail("the mail has no text")

    approved = newest(DocumentKind.PRESS_RELEASE, "text/plain").content.decode()

    assert body.get_content().replace("\r\n", "\n").strip() == approved.strip()
    html = newest(DocumentKind.PRESS_RELEASE, "text/html").content.decode()

    assert page.get_content().replace("\r\n", "\n").strip() == html.strip()
    pdf = newest(DocumentKind.PRESS_RELEASE, "application/pdf")

    assert attached.get_content() == pdf.content
    assert attached.get_filename() == pdf.name


def test_the_press_hears_nothing_of_what_was_not_approved(register: Path) -> None:
    """Closed with communication that nobody approved: silence, until it is approved after all."""
    walk = walk_at(register, "communicated")
    walk.close(CLOSED_ON)

    assert mail_to(PRESS) == []
    approve(walk, on=date(2026, 4, 13))

    assert len(mail_to(PRESS)) == 1
    approve(walk, on=date(2026, 4, 13))

    assert len(mail_to(PRESS)) == 1


def test_another_day_needs_other_papers(register: Path) -> None:
    """Closed a day later than the papers say: no press release until they are made anew."""
    walk = walk_at(register, "communicated")
    approve(walk)
    walk.close(date(2026, 4, 13))

    assert mail_to(PRESS) == []
    first = newest(DocumentKind.POSTER, "application/pdf")
    walk.communicate(on=date(2026, 4, 13), closing_on=date(2026, 4, 14))
    with pytest.raises(NotPreparedError, match="maak haar opnieuw"):
        approve(walk, on=date(2026, 4, 14))
    walk.communicate(on=date(2026, 4, 13), closing_on=date(2026, 4, 13))
    again = newest(DocumentKind.POSTER, "application/pdf")
    approve(walk, on=date(2026, 4, 13))

    assert (first.version, again.version) == (1, 3)
    assert first.content != again.content
    (mail,) = mail_to(PRESS)

    assert (
        "13 april" in email.message_from_bytes(mail.mime, policy=email.policy.default).as_string()
    )


def test_partner_kinds_other_than_the_press_get_no_attachment(register: Path) -> None:
    """Partners get their facts in words; the press release is for the press list alone."""
    walk_at(register, "closed")
    with reading() as session:
        rows = session.exec(
            select(OutgoingMessage).where(col(OutgoingMessage.partner_id).is_not(None))
        ).all()
    parsed = {
        row.recipient: email.message_from_bytes(row.mime, policy=email.policy.default)
        for row in rows
    }

    assert {name for name, mail in parsed.items() if list(mail.iter_attachments())} == {PRESS}
