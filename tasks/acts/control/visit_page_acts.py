"""The visit on a telephone: what its page tells, saving as it is filled in, and recording it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from models.common.business import Business
from models.common.municipality import Partner
from models.common.premises import Address
from models.control.control_round import ControlRound, RoundStatus, Visit
from models.control.phone_forms import DraftForm, PhotoForm, VisitOnPage
from models.law.common.business_labels import Label
from models.law.common.roles import Action, may
from models.law.control.round_clearance import PARTICIPANTS
from tasks.acts.done import Counted, Done
from tasks.acts.linked_signals import DESK
from tasks.control import round_overview
from tasks.control.phone import visit_drafts, visit_photos, visit_records
from tasks.control.phone.visit_answers import (
    Answers,
    DraftAnswer,
    draft_answers,
    mark_of,
    recorded_answers,
)
from tasks.control.phone.visit_drafts import SavedAnswer
from tasks.control.phone.visit_photos import PhotoLine, UnknownPhotoError
from tasks.control.round_needs import in_words
from tasks.control.round_policies import outcome_kinds
from tasks.control.round_step import UnknownRoundError
from tasks.documents.photographs import made_anew
from tasks.register.acting import roles_of
from tasks.register.resources import reading

__all__ = ["DraftAnswer", "PhotoLine", "SavedAnswer", "UnknownPhotoError"]


@dataclass(frozen=True, repr=False)
class VisitPage:
    """One place of a round as its page tells it; nothing of another place."""

    reference: str
    team: int
    rank: int
    planned_on: date
    is_open: bool
    """Whether it can be filled in: the round is planned, and its day has come."""
    business: str
    address: str
    kvk_number: str
    sbi: str
    label: Label
    reasons: Sequence[str]
    needed: Sequence[str]
    is_re_control: bool
    is_recorded: bool
    answers: Answers
    """What stands in the form: what was recorded, and over it what is being filled in."""
    drafts: Mapping[str, DraftAnswer]
    recorded: str
    """The mark of what was recorded; empty for nothing."""
    photos: Sequence[PhotoLine]
    may_signal: bool
    choices: Mapping[str, Sequence[tuple[str, str]]]
    """What can be chosen, by the name of the field: the value and its words."""

    @property
    def place(self) -> str:
        """What people call it: "1-2"."""
        return f"{self.team}-{self.rank}"


def open_visit(reference: str, team: int, rank: int, by: str, at: datetime) -> VisitPage:
    """One place, for who may read its business; UnknownRoundError when there is none."""
    round_overview.require_reader(reference, by)
    with reading() as session:
        found = round_overview.round_named(session, reference)
        visit = _visit(session, found, team, rank)
        business = session.get_one(Business, visit.business_id)
        address = session.get_one(Address, business.bag_id)
        recorded = recorded_answers(session, visit)
        drafts = draft_answers(session, visit)
        on = found.planned_on or at.date()
        held = roles_of(session, by).get(found.municipality_code, frozenset())
        return VisitPage(
            reference=reference,
            team=team,
            rank=rank,
            planned_on=on,
            is_open=found.status is RoundStatus.PLANNED
            and at.date() >= on
            and may(Action.RECORD_VISIT, held),
            business=business.trade_name,
            address=f"{address.line}, {address.place}",
            kvk_number=business.kvk_number,
            sbi=business.sbi,
            label=business.label,
            reasons=visit.reasons.splitlines(),
            needed=in_words(visit.needed),
            is_re_control=visit.is_re_control,
            is_recorded=visit.access is not None,
            answers={**recorded, **{name: draft.answer for name, draft in drafts.items()}},
            drafts=drafts,
            recorded=mark_of(recorded),
            photos=visit_photos.photos_of(session, visit),
            may_signal=may(Action.RECORD_SIGNAL, held),
            choices=_choices(session, found, on),
        )


def _visit(session: Session, found: ControlRound, team: int, rank: int) -> Visit:
    visit = session.exec(
        select(Visit).where(Visit.round_id == found.id, Visit.team == team, Visit.rank == rank)
    ).first()
    if visit is None:
        raise UnknownRoundError(f"Controle {found.reference} heeft geen bezoek {team}-{rank}.")
    return visit


def _choices(
    session: Session, found: ControlRound, on: date
) -> Mapping[str, Sequence[tuple[str, str]]]:
    kinds = outcome_kinds(on)
    partners = session.exec(
        select(Partner.name).where(Partner.municipality_code == found.municipality_code)
    ).all()
    owners = dict.fromkeys((*kinds.owners, *(each.label for each in PARTICIPANTS), *partners))
    return {
        "finding": tuple(kinds.finding_labels.items()),
        "kind": tuple(kinds.follow_up_labels.items()),
        "owner": tuple((owner, owner) for owner in owners),
    }


def save_answers(forms: Sequence[DraftForm], at: datetime) -> Sequence[SavedAnswer]:
    """Save what is filled in so far; what a colleague saved meanwhile is not overwritten."""
    return visit_drafts.save_answers(forms, at)


def record_visit(form: VisitOnPage, at: datetime) -> Done:
    """Record what came of the visit; the label of the place follows from it."""
    label = visit_records.record_visit(form, at, desk=DESK)
    place = f"bezoek {form.team}-{form.rank}"
    said = f"Controle {form.reference}, {place} is vastgelegd; het label is nu {label}."
    return Done(reference=form.reference, said=(said,))


def keep_photo(form: PhotoForm, at: datetime, content: bytes) -> Counted:
    """Keep a photograph without the place and time that a camera writes in it."""
    count = visit_photos.keep_photo(form, at, made_anew(content))
    said = f"De foto is bewaard, zonder de plaats en tijd die het toestel erin schreef ({count})."
    return Counted(reference=form.reference, said=(said,), count=count)


def remove_photo(form: PhotoForm, at: datetime, number: int) -> Done:
    """Take a photograph away."""
    visit_photos.remove_photo(form, at, number)
    return Done(reference=form.reference, said=("De foto is weggehaald.",))


def photo_of(reference: str, team: int, rank: int, number: int, by: str) -> bytes:
    """A JPEG, for who may read the visit."""
    round_overview.require_reader(reference, by)
    with reading() as session:
        found = round_overview.round_named(session, reference)
        return visit_photos.photo_of(session, _visit(session, found, team, rank), number)
