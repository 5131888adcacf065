"""The papers of a round as they were kept, and what happened to it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.common.history import EventKind
from models.control.control_round import ControlRound, Visit
from models.control.round_paper import RoundPaper
from models.law.common.errors import WeerbaarError
from tasks.control.debrief_report import ANNEX
from tasks.control.round_choice import PLACES_CHANGED
from tasks.documents.rendering import RenderedFile
from tasks.register.acting import id_of
from tasks.register.chains import events_of

PDF = ".pdf"
MEDIA_TYPES = {
    PDF: "application/pdf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_OF_PLACE = re.compile(r"-(\d+)-(\d+)[-.]")
"""In the name of a paper of one place: its team and rank."""


class UnknownRoundPaperError(WeerbaarError):
    """Raised when a round has no such paper, or none for this officer."""


@dataclass(frozen=True)
class KeptPaper:
    """The newest version of one paper."""

    name: str
    version: int
    made_on: date
    is_old: bool
    """Of a place that is no longer on the list."""


@dataclass(frozen=True)
class RoundEvent:
    """One thing that happened."""

    on: date
    officer: str
    what: str
    rule: str


def kept_papers(
    session: Session, found: ControlRound, *, with_annex: bool
) -> tuple[KeptPaper, ...]:
    """The newest of each name; the annex to the report is for who handles the file alone."""
    places = set(
        session.exec(select(Visit.team, Visit.rank).where(Visit.round_id == found.id)).all()
    )
    rows = session.exec(
        select(RoundPaper.name, RoundPaper.version, col(RoundPaper.made_on))
        .where(RoundPaper.round_id == found.id)
        .order_by(col(RoundPaper.name), col(RoundPaper.version))
    ).all()
    newest = {name: (version, made_on) for name, version, made_on in rows}
    return tuple(
        KeptPaper(name, version, made_on, _is_gone(name, places))
        for name, (version, made_on) in newest.items()
        if with_annex or name != ANNEX
    )


def _is_gone(name: str, places: Collection[tuple[int, int]]) -> bool:
    of_place = _OF_PLACE.search(name)
    return of_place is not None and (int(of_place[1]), int(of_place[2])) not in places


def kept_file(
    session: Session, found: ControlRound, name: str, version: int, *, with_annex: bool
) -> RenderedFile:
    """The bytes as they were handed out, or UnknownRoundPaperError."""
    row = session.exec(
        select(RoundPaper).where(
            RoundPaper.round_id == id_of(found),
            RoundPaper.name == name,
            RoundPaper.version == version,
        )
    ).first()
    if row is None or (name == ANNEX and not with_annex):
        raise UnknownRoundPaperError(f"Controle {found.reference} heeft dit stuk niet.")
    ending = "." + name.rpartition(".")[2]
    return RenderedFile(row.name, MEDIA_TYPES.get(ending, "application/octet-stream"), row.content)


def history_of(session: Session, found: ControlRound) -> tuple[tuple[RoundEvent, ...], bool]:
    """Everything that happened to the round, in order; and whether its papers are outdated.

    They are when the list of places changed after they were made.
    """
    events = events_of(session, found.reference)
    papers = [event.number for event in events if event.kind is EventKind.DOCUMENT]
    places = [event.number for event in events if event.rule == PLACES_CHANGED]
    lines = tuple(RoundEvent(event.on, event.officer, event.what, event.rule) for event in events)
    return lines, bool(papers and places) and max(papers) < max(places)
