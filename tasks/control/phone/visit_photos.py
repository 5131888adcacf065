"""The photographs of a visit: kept in the register, read by who may read the visit alone."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from models.common.history import EventKind
from models.control.control_round import ControlRound, Visit
from models.control.phone_forms import PhotoForm
from models.control.visit_draft import VisitPhoto
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.control.phone.visit_drafts import begin_visit
from tasks.documents.photographs import Photograph
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

MOST = 20
"""Photographs of one place."""


class UnknownPhotoError(WeerbaarError):
    """Raised when a visit has no such photograph."""


@dataclass(frozen=True)
class PhotoLine:
    """One photograph, without its bytes."""

    number: int
    """Its id."""
    added_by: str
    added_at: datetime


@step("foto-bewaren")
def keep_photo(form: PhotoForm, at: datetime, photo: Photograph) -> int:
    """Keep a photograph; return how many the visit has. The same pixels twice are once."""
    digest = hashlib.sha256(photo.content).hexdigest()
    with transaction() as session:
        step, visit = begin_visit(session, form, at)
        rows = photos_of(session, visit)
        known = session.exec(
            select(VisitPhoto.id).where(
                VisitPhoto.visit_id == visit.id, VisitPhoto.sha256 == digest
            )
        ).first()
        if known is not None:
            return len(rows)
        if len(rows) >= MOST:
            raise FaultsError("De foto", [f"een bezoek heeft hoogstens {MOST} foto's"])
        session.add(
            VisitPhoto(
                visit_id=id_of(visit),
                content=photo.content,
                sha256=digest,
                width=photo.width,
                height=photo.height,
                added_by=step.officer.code,
                added_at=at,
            )
        )
        step.record(EventKind.RECORD, f"Foto toegevoegd bij bezoek {visit.place}.")
        return len(rows) + 1


@step("foto-weghalen")
def remove_photo(form: PhotoForm, at: datetime, number: int) -> None:
    """Take a photograph away that should not have been taken, until the round is closed."""
    with transaction() as session:
        step, visit = begin_visit(session, form, at)
        row = session.exec(
            select(VisitPhoto).where(VisitPhoto.id == number, VisitPhoto.visit_id == visit.id)
        ).first()
        if row is not None:
            session.delete(row)
            step.record(EventKind.RECORD, f"Foto weggehaald bij bezoek {visit.place}.")


def photos_of(session: Session, visit: Visit) -> tuple[PhotoLine, ...]:
    """The photographs of a visit, the first taken first."""
    rows = session.exec(
        select(VisitPhoto.id, VisitPhoto.added_by, col(VisitPhoto.added_at))
        .where(VisitPhoto.visit_id == visit.id)
        .order_by(col(VisitPhoto.id))
    )
    return tuple(PhotoLine(number, by, at) for number, by, at in rows if number is not None)


def photo_of(session: Session, visit: Visit, number: int) -> bytes:
    """The JPEG, or UnknownPhotoError."""
    row = session.exec(
        select(VisitPhoto).where(VisitPhoto.id == number, VisitPhoto.visit_id == visit.id)
    ).first()
    if row is None:
        raise UnknownPhotoError("Deze foto is er niet.")
    return row.content


def photo_counts(session: Session, found: ControlRound) -> dict[int, int]:
    """How many photographs each visit of a round has, by the id of the visit."""
    rows = session.exec(
        select(VisitPhoto.visit_id, func.count())
        .join(Visit, col(Visit.id) == col(VisitPhoto.visit_id))
        .where(Visit.round_id == found.id)
        .group_by(col(VisitPhoto.visit_id))
    )
    return dict(rows.all())
