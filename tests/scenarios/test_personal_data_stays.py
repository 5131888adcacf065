"""After a whole year of one case nothing of a person stands outside the tables that are for it."""

import email
import email.policy
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import SQLModel, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase, Finding
from models.closure.closure_forms import ZienswijzeForm
from models.closure.document import Dispatch, Document, DocumentKind
from models.closure.party import Party
from models.closure.term import Term
from models.closure.track import Track
from models.common.history import Event
from models.common.message import OutgoingMessage
from models.common.premises import Premises
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.closure.weighing import WeighingMoment
from models.law.common.errors import WeerbaarError
from tasks.closure import case_overview, deadlines, intent, parties
from tasks.closure.party_file import read_parties
from tasks.documents.rendering import RenderedFile
from tasks.privacy.privacy_text import parts_of
from tasks.register.resources import reading
from tests.builders.case_builder import Walk, at, fill_register
from tests.builders.remedy_builder import decided

PARTIES = """\
hoedanigheid;naam;straat_en_nummer;postcode;plaats;geboren_op;telefoon
overtreder + huurder;Quirijn Zonderling;Dwaalspoor 77;9999 YQ;Spookdorp;1987-03-14;06 00 00 00 77
eigenaar;Wolkenkrabber Vastgoed;Postbus 4711;9999 ZQ;Luchtstad;;06 00 00 00 88
"""
ZIENSWIJZE = "Quirijn zegt dat hij bij tante Ludmilla was."
PERSONAL = (
    "Quirijn",
    "Zonderling",
    "Wolkenkrabber",
    "Dwaalspoor",
    "9999 YQ",
    "9999YQ",
    "Spookdorp",
    "Postbus 4711",
    "Luchtstad",
    "1987-03-14",
    "14 maart 1987",
    "14-03-1987",
    "06 00 00 00 77",
    "0600000077",
    "06 00 00 00 88",
    "Ludmilla",
)
WITHOUT_PERSONS: tuple[type[SQLModel], ...] = (
    ClosureCase,
    Finding,
    Premises,
    Approval,
    Dispatch,
    Term,
    Track,
    Event,
)
PARTY_LETTERS = {
    DocumentKind.NOTICE_OF_INTENT,
    DocumentKind.DECISION,
    DocumentKind.REMEDY_DECISION,
}


@dataclass
class Heard:
    """Everything that the steps answered: return values and refusals."""

    answers: list[str] = field(default_factory=list)

    def note(self, step: Callable[[], object]) -> None:
        """Take a step and keep what it says."""
        self.answers.append(repr(step()))

    def refused(self, step: Callable[[], object]) -> None:
        """Try a step that is refused and keep why."""
        with pytest.raises(WeerbaarError) as refusal:
            step()
        self.answers += [str(refusal.value), repr(refusal.value)]

    def mornings(self, first: date, last: date) -> None:
        """The morning run of every seventh day, and of the last."""
        days = range(0, (last - first).days, 7)
        for day in (*(first + timedelta(days=number) for number in days), last):
            self.note(lambda day=day: deadlines.run_morning(day, at(day)))  # type: ignore[misc]


def hits(texts: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where something of a person stands."""
    return [(where, word) for where, text in texts for word in PERSONAL if word in text]


def rows() -> Iterator[tuple[str, str]]:
    """Every row of the tables that are not about persons."""
    with reading() as session:
        for table in WITHOUT_PERSONS:
            for row in session.exec(select(table)):
                yield table.__name__, str(row.model_dump())


def mails() -> Iterator[tuple[str, str]]:
    """Every mail: its envelope, its headers and all its parts, decoded."""
    with reading() as session:
        messages = session.exec(select(OutgoingMessage)).all()
    for row in messages:
        mail = email.message_from_bytes(row.mime, policy=email.policy.default)
        yield row.key, f"{row.key} {row.recipient} {row.last_reply} {mail.items()}"
        for part in mail.walk():
            if part.is_multipart():
                continue
            name, content = part.get_filename(), part.get_payload(decode=True)
            if not isinstance(content, bytes):
                pytest.fail("a part without content")
            if name is None:
                yield row.key, content.decode()
            else:
                yield row.key, words_of(RenderedFile(name, part.get_content_type(), content))


def public_documents() -> Iterator[tuple[str, str]]:
    """Every document but the letters to the parties, read back out of its bytes."""
    with reading() as session:
        documents = session.exec(select(Document)).all()
    for row in documents:
        yield row.name, f"{row.name} {row.policy_version}"
        if row.kind not in PARTY_LETTERS:
            yield row.name, words_of(RenderedFile(row.name, row.media_type, row.content))


def words_of(file: RenderedFile) -> str:
    """The words of a finished file on one line, and its bytes as they are."""
    parts = " ".join(" ".join(text.split()) for _, text in parts_of(file))
    return parts + file.content.decode("latin-1")


def tell_parties(walk: Walk, folder: Path) -> int:
    """Two parties with telling names, from a file."""
    path = folder / "partijen.csv"
    path.write_text(PARTIES, encoding="utf-8")
    day = date(2026, 2, 25)
    return parties.record_parties(walk.reference, read_parties(path, day), "ZAAK1", day, at(day))


def tell_zienswijze(walk: Walk) -> str:
    """A zienswijze that names a person who is no party."""
    day = date(2026, 3, 10)
    form = ZienswijzeForm(reference=walk.reference, on=day, by="ZAAK1", party=1, manner="written")
    return intent.record_zienswijze(form, at(day), ZIENSWIJZE)


def a_year(heard: Heard, folder: Path) -> Walk:
    """From report to archive, with the refusals that a year brings."""
    walk = Walk().police_report()
    heard.note(lambda: tell_parties(walk, folder))
    walk.weigh()
    heard.refused(walk.announce_intent)
    walk.prepare_intent()
    heard.refused(walk.announce_intent)
    heard.refused(lambda: walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2), by="ZAAK1"))
    walk.approve(ApprovalSubject.INTENT, date(2026, 3, 2))
    heard.note(walk.announce_intent)
    heard.mornings(date(2026, 3, 3), date(2026, 3, 9))
    heard.refused(lambda: walk.zienswijze(party=3))
    heard.note(lambda: tell_zienswijze(walk))
    heard.refused(lambda: walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 12)))
    heard.mornings(date(2026, 3, 10), date(2026, 3, 20))
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20)).decide()
    walk.approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    heard.note(walk.announce_decision)
    walk.track(TrackKind.LAND_REGISTER, TrackState.REGISTERED, date(2026, 4, 7))
    heard.note(walk.communicate)
    walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 4, 9), by="JUR1")
    heard.refused(lambda: walk.close(date(2026, 4, 9)))
    walk.close()
    walk.track(TrackKind.OBJECTION, TrackState.FILED, date(2026, 5, 12))
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.REQUESTED, date(2026, 5, 13))
    walk.track(TrackKind.INTERIM_RELIEF, TrackState.GRANTED, date(2026, 5, 20))
    heard.refused(lambda: walk.close(date(2026, 5, 21)))
    walk.resume(date(2026, 6, 1))
    decided(walk, date(2026, 6, 22), "dismissed")
    heard.mornings(date(2026, 6, 23), date(2026, 7, 10))
    walk.reopen(date(2026, 7, 13))
    heard.refused(lambda: walk.archive(date(2026, 7, 13)))
    walk.track(TrackKind.LAND_REGISTER, TrackState.DEREGISTERED, date(2026, 7, 14))
    return walk.archive(date(2027, 2, 24))


@pytest.fixture(name="year")
def fixture_year(register: Path, caplog: pytest.LogCaptureFixture) -> tuple[Walk, Heard, str]:
    """The case after its year, what was heard, and everything that was logged."""
    fill_register()
    heard = Heard()
    with caplog.at_level(logging.DEBUG):
        walk = a_year(heard, register)
    return walk, heard, caplog.text


def test_a_year_leaves_no_personal_data_behind(year: tuple[Walk, Heard, str]) -> None:
    """History, terms, answers, refusals, logs, mail and public papers hold nothing of a person."""
    walk, heard, logged = year
    story = case_overview.timeline_of(walk.reference)

    assert story.status is CaseStatus.ARCHIVED
    assert len(heard.answers) > 25
    assert hits(rows()) == []
    assert hits(iter([("timeline", repr(story)), ("log", logged)])) == []
    assert hits(("answer", text) for text in heard.answers) == []
    assert hits(mails()) == []
    assert hits(public_documents()) == []
    # The search itself can find: the parties and their letters do hold what was looked for.
    with reading() as session:
        known = str([row.model_dump() for row in session.exec(select(Party))])
        letters = [
            words_of(RenderedFile(row.name, row.media_type, row.content))
            for row in session.exec(select(Document))
            if row.kind in PARTY_LETTERS
        ]

    assert {"Quirijn", "Dwaalspoor", "06 00 00 00 77", "Ludmilla"} <= {
        w for _, w in hits(iter([("p", known)]))
    }
    assert all(hits(iter([("letter", text)])) for text in letters)
