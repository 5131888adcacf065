"""The reporting desk: a colleague or a partner tells what he saw, and a signal comes of it.

Who reports without wanting an answer is told of nowhere: not in the row, and not in the history.
"""

import hashlib
import logging
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select

from models.common.entry import Entered
from models.common.shapes import Shape
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.signals.report_limits import WINDOW, counted_sendings, is_too_often
from models.law.signals.signal_access import Sharing, SignalSource
from models.signals.reporting_desk import LinkEnd, ReportCount, SignalPhoto
from models.signals.signal import Signal, SignalReporter
from tasks.register.accounts.sealing import keyed_hash, token_hash
from tasks.register.acting import acting_officer, id_of
from tasks.register.clock import AMSTERDAM
from tasks.register.resources import transaction
from tasks.register.step import step
from tasks.signals.report_links import usable_link
from tasks.signals.signal_file import SignalFile
from tasks.signals.signal_links import Lookup
from tasks.signals.signal_neighbours import SignalNeighbours
from tasks.signals.signal_policies import red_flags
from tasks.signals.signals import add_signal

logger = logging.getLogger(__name__)
MOST_FLAGS = 30
"""With both answers they fit in the facts of a signal; a test holds the list to it."""
NUMBER_SIGNS = 12
"""Of the number at the source: enough that two reports never share one."""


class TooOftenError(WeerbaarError):
    """Raised when somebody sent too much within an hour."""


class DeskReport(Entered):
    """What somebody tells the reporting desk: three questions, and what he recognised."""

    where: str = Field(
        min_length=2,
        max_length=80,
        title="Waar is het?",
        description="Straat en nummer, de naam van het bedrijf, of hoe u de plek vindt.",
    )
    seen: str = Field(
        min_length=3,
        max_length=1500,
        title="Wat zag of hoorde u?",
        description="Schrijf op wat u merkte. Noem namen of kentekens alleen als het nodig is.",
    )
    known: str = Field(
        min_length=3,
        max_length=300,
        title="Wanneer was dat, en hoe weet u het?",
        description="Een dag of tijd, en of u het zelf zag of het hoorde van een ander.",
    )
    flags: tuple[str, ...] = Field(
        min_length=1,
        max_length=MOST_FLAGS,
        title="Wat herkent u?",
        description="Kruis aan wat past, minstens één ding. Weet u het niet zeker, kies dan wat er "
        "het meest op lijkt.",
    )
    wants_answer: bool = Field(
        title="Wilt u antwoord van de behandelaar?",
        description="Dan wordt bewaard wie u bent, apart van de melding. Kiest u nee, dan bewaren "
        "we dat niet.",
    )
    function: Annotated[str, Shape(r"[a-z][a-z ()-]{1,39}", "baliemedewerker", optional=True)] = (
        Field(
            default="",
            title="In welke functie merkte u dit?",
            description="In kleine letters, zoals baliemedewerker. Alleen als u antwoord wilt.",
        )
    )


@dataclass(frozen=True)
class Sending:
    """One report as it was sent."""

    report: DeskReport
    once: str
    """A word by chance of the form: sent twice it is one report."""
    photo: bytes = field(default=b"", repr=False)
    """A JPEG without anything hidden in it; empty: none."""


def subject_of_officer(officer_code: str) -> str:
    """How an account is counted: nobody reads from the count who it is."""
    return keyed_hash(f"reporting desk: officer {officer_code}")


def subject_of_link(code: str) -> str:
    """How a link is counted."""
    return token_hash(f"reporting desk: link {code}")


@step("melding-tellen")
def count_sending(subject_hash: str, at: datetime) -> None:
    """Count one sending, also one that is refused after this; raises TooOftenError."""
    with transaction() as session:
        session.exec(delete(ReportCount).where(col(ReportCount.begun_at) <= at - WINDOW))
        row = _count_of(session, subject_hash, at)
        row.count, row.begun_at = counted_sendings(row.count, row.begun_at, at)
        again = (row.begun_at + WINDOW).astimezone(AMSTERDAM)
        refused = is_too_often(row.count)
    if refused:
        # Only now: the sending is counted.
        raise TooOftenError(
            f"U verstuurde het afgelopen uur te veel. Probeer het na {again:%H:%M} uur opnieuw. "
            "Kan het niet wachten, bel dan."
        )


def _count_of(session: Session, subject_hash: str, at: datetime) -> ReportCount:
    """The row under lock; made when it is new, also when another sending makes it meanwhile."""
    query = select(ReportCount).where(ReportCount.subject_hash == subject_hash).with_for_update()
    found = session.exec(query).first()
    if found is not None:
        return found
    try:
        with session.begin_nested():
            session.add(ReportCount(subject_hash=subject_hash, begun_at=at, count=0))
    except IntegrityError:
        logger.debug("another sending made the row meanwhile")
    return session.exec(query).one()


@step("melding-van-collega")
def report_by_colleague(
    sending: Sending, municipality_code: str, by: str, at: datetime, *, near: SignalNeighbours
) -> str:
    """A colleague reports; the reference of the signal. Sent twice it is one."""
    with transaction() as session:
        officer = acting_officer(session, by, Action.REPORT, municipality_code)
        row = _add(Lookup(session, municipality_code, near), sending, at)
        _keep_reporter(session, row, sending.report, officer_id=id_of(officer))
        return row.reference


@step("melding-van-partner")
def report_by_partner(sending: Sending, code: str, at: datetime, *, near: SignalNeighbours) -> str:
    """A partner reports by a link, which is used up; raises LinkError."""
    with transaction() as session:
        link = usable_link(session, code, at, lock=True)
        row = _add(Lookup(session, link.municipality_code, near), sending, at)
        _keep_reporter(session, row, sending.report, partner_id=link.partner_id)
        link.ended_at, link.ended_by, link.partner_id = at, LinkEnd.USED, None
        return row.reference


def _add(lookup: Lookup, sending: Sending, at: datetime) -> Signal:
    """The signal in its first weighing; nobody outside the municipality may know it yet."""
    on, report = at.astimezone(AMSTERDAM).date(), sending.report
    policy = red_flags(on)
    ticked = policy.labels_of(report.flags)
    if not ticked:
        raise FaultsError("De melding", ["kruis aan wat u herkent"])
    number = hashlib.sha256(sending.once.encode("utf-8", "replace")).hexdigest()[:NUMBER_SIGNS]
    told = (
        ("Gezien of gehoord", report.seen),
        ("Wanneer, en hoe bekend", report.known),
        ("Aangekruist", "; ".join(ticked)),
    )
    signal = SignalFile(
        source=SignalSource.REPORTING_POINT,
        source_number=f"MELD-{number.upper()}",
        received_on=on,
        received_time=f"{at.astimezone(AMSTERDAM):%H:%M}",
        is_anonymous=not report.wants_answer,
        theme=policy.theme_of(report.flags),
        place=report.where,
        facts="\n".join(f"{title}: {words}" for title, words in told),
        sharing=Sharing.MUNICIPALITY_ONLY,
        legal_ground=policy.legal_ground,
    )
    row = add_signal(lookup, None, signal, on, at)
    if sending.photo:
        _keep_photo(lookup.session, row, sending.photo)
    return row


def _keep_photo(session: Session, row: Signal, photo: bytes) -> None:
    """Once: a report that is sent twice has one photograph."""
    if session.exec(select(SignalPhoto).where(SignalPhoto.signal_id == id_of(row))).first():
        return
    digest = hashlib.sha256(photo).hexdigest()
    session.add(SignalPhoto(signal_id=id_of(row), number=1, content=photo, sha256=digest))


def _keep_reporter(
    session: Session,
    row: Signal,
    report: DeskReport,
    officer_id: int | None = None,
    partner_id: int | None = None,
) -> None:
    """Apart from the signal, and only of who wants an answer."""
    if report.wants_answer:
        session.merge(
            SignalReporter(
                signal_id=id_of(row),
                function=report.function,
                officer_id=officer_id,
                partner_id=partner_id,
            )
        )
