"""From the register to what the public and the partners may know: a view without any person."""

from collections.abc import Sequence
from datetime import date

from models.closure.closure import ClosureCase
from models.closure.closure_forms import CommunicationForm
from models.closure.closure_views import PublicView
from models.law.closure.duration_start import period_as_closed
from models.law.closure.procedure import Urgency
from models.law.common.dutch import join_dutch
from tasks.closure.case_step import Step, findings_of, place_of
from tasks.closure.changes.waiting import measure_of, ordered_period
from tasks.closure.known_facts import is_inhabited
from tasks.closure.letter_facts import found_in_general
from tasks.closure.site.places import CasePlace, places_of, told_places


def public_view(
    step: Step, closing_on: date, *, street_released: bool = False, version: int = 1
) -> PublicView:
    """The facts for poster, letter, press release and partner mail."""
    case = step.case
    municipality, premises, address = place_of(step.session, case)
    places = places_of(step.session, case)
    first_day, last_day = _period(case, closing_on)
    return PublicView(
        reference=case.reference,
        municipality=municipality.name,
        folder=municipality.folder,
        premises_kind=premises.kind,
        inhabited=is_inhabited(step, premises),
        place=address.place,
        street=join_dutch(list(dict.fromkeys(place.address.street for place in places))),
        address_line=told_places(places),
        part_words=_part_words(places),
        place_count=len(places),
        address_count=len({place.address.bag_id for place in places}),
        street_released=street_released,
        found=found_in_general(findings_of(step.session, step.case_id)),
        found_on=case.found_on,
        measure=measure_of(case),
        closed_on=closing_on,
        ordered_from=first_day,
        ordered_until=last_day,
        closed_part=case.closed_part,
        urgent=case.urgency is not Urgency.NONE,
        made_on=closing_on,
        version=version,
    )


def _part_words(places: Sequence[CasePlace]) -> str:
    parts = [place.part for place in places]
    return join_dutch(parts) if all(parts) else ""


def _period(case: ClosureCase, closing_on: date) -> tuple[date, date | None]:
    """The days in force, or those that will be when the premises close on this day."""
    period = ordered_period(case)
    if period is None:
        return case.ordered_from or closing_on, None
    if case.closed_on is not None or closing_on <= period.first_day:
        return period.first_day, period.last_day
    counted = period_as_closed(measure_of(case), period, closing_on)
    return counted.starts_on, counted.last_day


def view_of_form(step: Step, form: CommunicationForm, version: int) -> PublicView:
    """The view as the communications officer asked for it."""
    return public_view(step, form.closing_on, street_released=form.street_released, version=version)
