"""The history of the labels of a municipality, read once for all that is counted from it."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from models.common.business import Business, LabelChange
from models.law.common.business_labels import Label
from models.law.control.coverage_curve import LabelEvent


def label_events(session: Session, municipality_code: str, on: date) -> Sequence[LabelEvent]:
    """Every label up to the end of a day, oldest first, and the end of what is no longer there."""
    labels = session.exec(
        select(col(LabelChange.on), LabelChange.business_id, Business.park, LabelChange.label)
        .join(Business, col(Business.id) == col(LabelChange.business_id))
        .where(Business.municipality_code == municipality_code, LabelChange.on <= on)
        .order_by(col(LabelChange.on), col(LabelChange.number))
    )
    gone = session.exec(
        select(col(Business.ended_on), col(Business.id), Business.park).where(
            Business.municipality_code == municipality_code, col(Business.ended_on) <= on
        )
    )
    events = [LabelEvent(day, place, park, Label(label)) for day, place, park, label in labels]
    events += [LabelEvent(day, place, park, None) for day, place, park in gone if day and place]
    # In the order of the days; what ended on a day is gone whatever label it got that day.
    return sorted(events, key=lambda event: event.on)
