"""A decision that did not reach a party, and reaches it later."""

from datetime import date

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import AnnouncementForm
from models.closure.service_forms import ReturnForm, ServedForm, ServiceForm
from tasks.closure import decision
from tasks.closure.people import services
from tests.builders.case_builder import Walk, at

APRIL_8, APRIL_9 = date(2026, 4, 8), date(2026, 4, 9)


def returned(walk: Walk, cause: str, party: int = 2, on: date = APRIL_8, decision: int = 1) -> str:
    """The decision to a party comes back."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "party": party}
    form = ReturnForm.model_validate(values | {"cause": cause, "decision": decision})
    return services.record_return(form, at(on))


def came_back(walk: Walk, party: int = 2) -> Walk:
    """To this party it could not be delivered."""
    returned(walk, "undeliverable", party)
    return walk


def made(
    walk: Walk, party: int = 2, sent_on: date = APRIL_9, on: date = APRIL_8, decision: int = 1
) -> int:
    """A decision is made anew for one party."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "party": party}
    form = ServiceForm.model_validate(values | {"sent_on": sent_on, "decision": decision})
    return services.prepare_service(form, at(on))


def made_again(walk: Walk, party: int = 2) -> Walk:
    """And approved."""
    made(walk, party)
    return walk.approve(ApprovalSubject.SERVICE, APRIL_9)


def served(walk: Walk, party: int = 2, on: date = APRIL_9, **more: object) -> date:
    """It leaves; the last day for objection of this party."""
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "party": party}
    return services.announce_service(ServedForm.model_validate(values | more), at(on)).last_day


def decided(walk: Walk, *otherwise: str) -> date:
    """The decision leaves, to some parties otherwise; the last day for objection."""
    on = date(2026, 4, 2)
    values = {"reference": walk.reference, "on": on, "by": "ZAAK1", "tracking": "3SVERZONNEN02"}
    form = AnnouncementForm.model_validate(values | {"party_channels": otherwise})
    return decision.announce_decision(form, at(on))


def order_served(walk: Walk, party: int, on: date) -> Walk:
    """The order is made for one party, approved and served, all on one day."""
    made(walk, party, on, on)
    walk.approve(ApprovalSubject.SERVICE, on)
    served(walk, party, on)
    return walk
