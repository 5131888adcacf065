"""Takes what runs against an invented decision through its steps, as the forms ask them."""

from datetime import date
from typing import Any

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.late.late_forms import LatePenaltyForm
from models.closure.party_forms import MoreTimeForm
from models.closure.remedy_forms import AppealForm, DefaultNoticeForm, ObjectionForm, ReliefForm
from tasks.acts.closure import party_acts, remedy_acts
from tests.builders.case_builder import Walk, at

REASON = "De advocaat is deze week niet beschikbaar."
"""Why a party needs more time."""


def objection(walk: Walk, state: str, on: date, **more: Any) -> tuple[str, ...]:
    """A step of an objection; what the officer is told."""
    form = ObjectionForm(reference=walk.reference, on=on, by="ZAAK1", state=state, **more)
    return remedy_acts.record_objection(form, at(on)).said


PLACE = "gemeentehuis, Verzonnenplein 1, Verzonnendorp"
LONG_PLACE = (
    "vergaderzaal De Lindeboom op de bovenste verdieping van het gemeentehuis, aan de kant van "
    "het park, Burgemeester Nietbestaandplein 101, Verzonnendorp"
)
COMMITTEE = "de adviescommissie bezwaarschriften"


def invited(
    walk: Walk, on: date, hearing_on: date = date(2026, 5, 20), *, long: bool = False, **more: Any
) -> tuple[str, ...]:
    """Who objected is invited to be heard; what the officer is told."""
    values: dict[str, Any] = {
        "hearing_on": hearing_on,
        "hearing_at": "14:30" if long else "09:00",
        "hearing_place": LONG_PLACE if long else PLACE,
        "hearing_by": f"{COMMITTEE} van de samenwerkende gemeenten" if long else COMMITTEE,
        "papers_at": f"{LONG_PLACE if long else PLACE}, op werkdagen van 9.00 tot 12.00 uur",
    }
    return objection(walk, "invited", on, **values | more)


def relief(walk: Walk, state: str, on: date, **more: Any) -> tuple[str, ...]:
    """A step of a request for interim relief; what the officer is told."""
    form = ReliefForm(reference=walk.reference, on=on, by="ZAAK1", state=state, **more)
    return remedy_acts.record_relief(form, at(on)).said


def appeal(walk: Walk, state: str, on: date, **more: Any) -> tuple[str, ...]:
    """A step of an appeal; what the officer is told."""
    form = AppealForm(reference=walk.reference, on=on, by="ZAAK1", state=state, **more)
    return remedy_acts.record_appeal(form, at(on)).said


def notice(walk: Walk, on: date, **more: Any) -> tuple[str, ...]:
    """A notice of default; what the officer is told."""
    form = DefaultNoticeForm(reference=walk.reference, on=on, by="ZAAK1", **more)
    return remedy_acts.record_default_notice(form, at(on)).said


def decided(walk: Walk, on: date, outcome: str, **more: Any) -> date:
    """The decision on an objection is made, approved and sent; the last day for appeal."""
    walk.decide_remedy(on, on, outcome=outcome, **more)
    walk.approve(ApprovalSubject.REMEDY_DECISION, on)
    return walk.announce_remedy(on).last_day


def more_time(walk: Walk, on: date, until: date, party: int = 1, reason: str = REASON) -> date:
    """A party gets more time for its zienswijze; its last day."""
    form = MoreTimeForm(
        reference=walk.reference, on=on, by="ZAAK1", party=party, until=until, reason=reason
    )
    return party_acts.give_more_time(form, at(on)).last_day


def fix_late_penalty(walk: Walk, on: date, **more: Any) -> int:
    """The decision on what the municipality owes for deciding late is made; its version."""
    form = LatePenaltyForm(reference=walk.reference, on=on, by="ZAAK1", sent_on=on, **more)
    return remedy_acts.prepare_late_penalty(form, at(on)).version


def announce_late_penalty(walk: Walk, on: date) -> date:
    """It leaves; the last day to pay."""
    form = AnnouncementForm(reference=walk.reference, on=on, by="ZAAK1")
    return remedy_acts.announce_late_penalty(form, at(on)).last_day
