"""From the register to what the public and the partners may know: a view without any person."""

from datetime import date

from models.closure.closure_forms import CommunicationForm
from models.closure.closure_views import PublicView
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.procedure import Urgency
from tasks.closure.case_step import Step, findings_of, place_of
from tasks.closure.letter_facts import found_in_general


def public_view(
    step: Step, closing_on: date, *, street_released: bool = False, version: int = 1
) -> PublicView:
    """The facts for poster, letter, press release and partner mail."""
    case = step.case
    municipality, premises, address = place_of(step.session, case)
    return PublicView(
        reference=case.reference,
        municipality=municipality.name,
        folder=municipality.folder,
        premises_kind=premises.kind,
        inhabited=premises.inhabited,
        place=address.place,
        street=address.street,
        address_line=address.line,
        street_released=street_released,
        found=found_in_general(findings_of(step.session, step.case_id)),
        found_on=case.found_on,
        measure=Measure(
            kind=case.measure or MeasureKind.NONE,
            amount=case.measure_amount,
            unit=case.measure_unit,
        ),
        closed_on=closing_on,
        ordered_from=case.ordered_from or closing_on,
        ordered_until=case.ordered_until,
        urgent=case.urgency is not Urgency.NONE,
        made_on=closing_on,
        version=version,
    )


def view_of_form(step: Step, form: CommunicationForm, version: int) -> PublicView:
    """The view as the communications officer asked for it."""
    return public_view(step, form.closing_on, street_released=form.street_released, version=version)
