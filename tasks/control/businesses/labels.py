"""Changing the label of a place, with its history."""

from datetime import date

from sqlmodel import Session, col, select

from models.common.business import Business, LabelChange
from models.law.common.business_labels import Label
from tasks.register.acting import id_of


def change_label(session: Session, business: Business, label: Label, reason: str, on: date) -> bool:
    """Give a place a label with its reason; green or red again counts as seen anew.

    White again changes nothing: a place that is still not known keeps waiting as long as it did.
    Nor does what the place has already, with the same reason and of the same day. A label of an
    earlier day than the present one goes into the history alone. False when nothing changed.
    """
    known = (business.label, business.label_reason, business.labelled_on)
    if business.label is label is Label.WHITE or known == (label, reason[:200], on):
        return False
    of_day = session.exec(
        select(LabelChange)
        .where(LabelChange.business_id == business.id, LabelChange.on == on)
        .order_by(col(LabelChange.number))
    ).all()
    is_old = on < business.labelled_on
    if is_old and of_day and of_day[-1].label is label:
        return False
    session.add(
        LabelChange(
            business_id=id_of(business),
            on=on,
            number=len(of_day) + 1,
            label=label,
            reason=reason[:200],
        )
    )
    if not is_old:
        business.label, business.labelled_on, business.label_reason = label, on, reason[:200]
        session.add(business)
    return True


def take_back_label(session: Session, business: Business, given: str, reason: str) -> bool:
    """Undo the label of which the reason begins with `given`: the one before holds as it did.

    False when the present label is another.
    """
    if not business.label_reason.startswith(given):
        return False
    before = session.exec(
        select(LabelChange)
        .where(
            LabelChange.business_id == business.id,
            ~col(LabelChange.reason).startswith(given, autoescape=True),
        )
        .order_by(col(LabelChange.on).desc(), col(LabelChange.number).desc())
        .limit(1)
    ).one()
    change_label(session, business, before.label, reason, business.labelled_on)
    business.label, business.labelled_on = before.label, before.on
    business.label_reason = before.reason
    return True
