"""Poster, residents' letter and press release, behind the privacy gate."""

from collections.abc import Sequence
from datetime import date, datetime

from models.closure.approval import Approval, ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.closure_forms import CommunicationForm
from models.closure.closure_views import DeliveryAddress
from models.common.history import EventKind
from models.common.premises import Address
from models.common.progress import track
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import CaseStatus
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Action
from tasks.closure.approvals import Prepared, latest_approval, prepare
from tasks.closure.case_step import Step, begin_step, every_party_of
from tasks.closure.letter_addresses import addresses_around_all, addresses_in_streets
from tasks.closure.papers.public_documents import PUBLIC_DOCUMENTS
from tasks.closure.partner_mail import queue_press_release
from tasks.closure.public_views import view_of_form
from tasks.closure.remedies.standing import refuse_fallen_order
from tasks.closure.site.places import bag_ids_of, places_of
from tasks.privacy import privacy
from tasks.privacy.privacy_addresses import AddressSecret
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

READY_FOR = (CaseStatus.DECISION_ANNOUNCED, CaseStatus.CLOSED)
DELIVERY_FIELDS = set(DeliveryAddress.model_fields)


class TooEarlyError(WeerbaarError):
    """Raised when public texts are asked for before the decision was announced."""


@step("communicatie-maken")
def prepare_communication(form: CommunicationForm, at: datetime) -> tuple[str, ...]:
    """Make all public documents; return what the privacy gate found, which may be nothing.

    A find blocks approval until the text is mended or a second person overrules it with a reason.
    """
    with transaction() as session:
        step = begin_step(
            session, form.reference, form.by, Action.PREPARE_COMMUNICATION, form.on, at
        )
        _require_announced(step.case, form.on, form.closing_on)
        refuse_fallen_order(step, "bekendmaken dat het pand dichtgaat")
        addresses = _delivery_addresses(step, form)

        def render(version: int) -> list[Prepared]:
            return _documents(step, form, addresses, version)

        approval, files = prepare(step, ApprovalSubject.COMMUNICATION, form.closing_on, render)
        hits = privacy.search([prepared.file for prepared in files], _secrets(step, form))
        if hits:
            _ask_overrule(step, approval)
        return tuple(hit.sentence for hit in hits)


def _require_announced(case: ClosureCase, on: date, closing_on: date) -> None:
    """Nothing public is made before there is a decision to close (docs/facts.md 7, rule 3)."""
    if case.status not in READY_FOR or case.measure is not MeasureKind.CLOSURE:
        raise TooEarlyError(
            f"Zaak {case.reference} staat op '{case.status.label}'; communicatie kan pas na een "
            f"bekendgemaakt besluit tot sluiting (gevraagd op {dutch_date(on)})."
        )
    if case.ordered_from is not None and closing_on < case.ordered_from:
        raise TooEarlyError(
            f"Zaak {case.reference}: de sluiting begint volgens het besluit op "
            f"{dutch_date(case.ordered_from)}; papieren voor {dutch_date(closing_on)} kunnen niet."
        )


def _delivery_addresses(step: Step, form: CommunicationForm) -> list[DeliveryAddress]:
    """Who gets a letter: a circle around the premises, or whole streets."""
    closed = bag_ids_of(step.session, step.case)
    found: Sequence[Address]
    if form.streets:
        found = addresses_in_streets(
            step.session,
            step.case.municipality_code,
            form.streets,
            form.closing_on,
            without=closed,
        )
    else:
        found = addresses_around_all(step.session, closed, form.radius, form.closing_on)
    step.case.letter_radius_m = None if form.streets else form.radius
    step.case.letter_streets = ", ".join(form.streets)[:400]
    return [
        DeliveryAddress.model_validate(address.model_dump(include=DELIVERY_FIELDS))
        for address in found
    ]


def _documents(
    step: Step, form: CommunicationForm, addresses: Sequence[DeliveryAddress], version: int
) -> list[Prepared]:
    view = view_of_form(step, form, version)
    return [
        Prepared(document.kind, file)
        for document in track(PUBLIC_DOCUMENTS, "Communicatie opmaken")
        for file in document.make(view, addresses)
    ]


def _secrets(step: Step, form: CommunicationForm) -> privacy.CaseSecrets:
    """What may stand in no public text: the people of this case, and its number in the press."""
    parties = every_party_of(step.session, step.case_id)
    first, *more = (place.address for place in places_of(step.session, step.case))
    return privacy.CaseSecrets(
        names=tuple(name for party in parties for name in (party.name, party.agent_name) if name),
        birth_dates=tuple(party.born_on for party in parties if party.born_on),
        phones=tuple(party.phone for party in parties if party.phone),
        street=first.street,
        house_number=first.house_number,
        postcode=first.postcode,
        further_addresses=tuple(
            AddressSecret(address.street, address.house_number, address.postcode)
            for address in more
        ),
        street_released=form.street_released,
    )


def _ask_overrule(step: Step, approval: Approval) -> None:
    """Open the question to a second person, once for each version."""
    asked = latest_approval(step.session, step.case_id, ApprovalSubject.PRIVACY_OVERRULE)
    if asked is not None and asked.digest == approval.digest:
        return
    step.session.add(
        Approval(
            case_id=step.case_id,
            subject=ApprovalSubject.PRIVACY_OVERRULE,
            number=asked.number + 1 if asked else 1,
            prepared_by=id_of(step.officer),
            prepared_on=step.on,
            takes_effect_on=approval.takes_effect_on,
            digest=approval.digest,
        )
    )
    step.record(EventKind.REFUSAL, "De privacytoets vond iets in de communicatie.", "AVG art. 5")


def void_communication(step: Step, decision: int) -> bool:
    """What was made before a change tells what no longer holds: it must be made anew."""
    approval = latest_approval(step.session, step.case_id, ApprovalSubject.COMMUNICATION)
    if approval is None:
        return False
    approval.draft = f"besluit {decision} wijzigde de sluiting; maak de communicatie opnieuw."
    step.record(EventKind.DOCUMENT, "De communicatie is vervallen; maak haar opnieuw.")
    return True


@step("persbericht-klaarzetten")
def publish_press_release(reference: str, by: str, on: date, at: datetime) -> int:
    """Queue the press release once it is approved and the premises are closed; return how many.

    Before that it does nothing: the press never hears it before the residents concerned.
    """
    with transaction() as session:
        step = begin_step(session, reference, by, Action.APPROVE_COMMUNICATION, on, at)
        return publish_if_ready(step)


def publish_if_ready(step: Step) -> int:
    """Queue the press release when it is approved for the day on which the premises closed."""
    approval = latest_approval(step.session, step.case_id, ApprovalSubject.COMMUNICATION)
    is_ready = (
        approval is not None
        and approval.approved_by is not None
        and not approval.draft
        and approval.voided_on is None
        and step.case.status is CaseStatus.CLOSED
        and step.case.closed_on == approval.takes_effect_on
    )
    return queue_press_release(step, approval) if approval is not None and is_ready else 0
