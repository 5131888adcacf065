"""Which partners the places of a round need: as stored with each visit, and as people read it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session, col, select

from models.common.business import Business
from models.law.common.business_labels import Label
from models.law.common.dutch import join_dutch, plural
from models.law.common.partner_kinds import PartnerKind
from models.law.control.place_partners import Need, PartnerNeeds
from models.law.control.round_clearance import Participant, as_participant

ON_REQUEST: tuple[Participant, ...] = (PartnerKind.CUSTOMS, PartnerKind.DOT)
"""Invited when asked for; the others are the base team."""


def needs_of(
    session: Session, business_ids: Sequence[int], policy: PartnerNeeds
) -> Mapping[int, tuple[Need, ...]]:
    """What each business needs, by its id."""
    rows = session.exec(
        select(Business.id, Business.label, Business.sbi).where(col(Business.id).in_(business_ids))
    )
    return {key: policy.needed(Label(label), sbi) for key, label, sbi in rows if key is not None}


def stored(needs: Iterable[Need]) -> str:
    """One need on each line, as a visit keeps it."""
    return "\n".join(f"{need.partner.value}:{need.why}" for need in needs)


def read(text: str) -> tuple[Need, ...]:
    """The needs of a visit."""
    pairs = (line.partition(":") for line in text.splitlines())
    return tuple(Need(as_participant(partner), why) for partner, _, why in pairs)


def in_words(text: str) -> tuple[str, ...]:
    """The needs of a visit for people: "politie (rood label)"."""
    return tuple(f"{_name(need.partner)} ({need.why})" for need in read(text))


def guests_asked(texts: Iterable[str]) -> str:
    """One Dutch sentence when places need a partner that comes on request; otherwise empty."""
    places = Counter(need.partner for text in texts for need in read(text))
    named = [
        f"{_name(partner)} ({plural(places[partner], 'plek', 'plekken')})"
        for partner in ON_REQUEST
        if places[partner]
    ]
    return f"Ook nodig, en alleen op verzoek: {join_dutch(named)}." if named else ""


def _name(partner: Participant) -> str:
    return partner.label
