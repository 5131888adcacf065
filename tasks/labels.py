"""Changing the label of a place, with its history."""

from datetime import date

from sqlmodel import Session, func, select

from models.business import Business, LabelChange
from models.law.place_score import Label
from tasks.casework import id_of


def change_label(session: Session, business: Business, label: Label, reason: str, on: date) -> None:
    """Give a place a label with its reason; green or red again counts as seen anew.

    White again changes nothing: a place that is still not known keeps waiting as long as it did.
    Nor does what the place has already, with the same reason and of the same day.
    """
    known = (business.label, business.label_reason, business.labelled_on)
    if business.label is label is Label.WHITE or known == (label, reason[:200], on):
        return
    count = session.exec(
        select(func.count()).where(LabelChange.business_id == business.id, LabelChange.on == on)
    ).one()
    business.label, business.labelled_on, business.label_reason = label, on, reason[:200]
    session.add(business)
    session.add(
        LabelChange(
            business_id=id_of(business), on=on, number=count + 1, label=label, reason=reason[:200]
        )
    )
