"""Before a letter leaves: an offender, who may use the premises, and who lives there."""

from collections.abc import Sequence
from datetime import datetime

from models.closure.closure_forms import StepForm
from models.closure.party import Party
from models.common.history import EventKind
from models.law.closure.addressees import Channel, missing_addressees
from models.law.closure.capacities import Capacity
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, join_dutch
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from tasks.closure.case_step import Step, begin_step, occurrences_of, parties_of, place_of
from tasks.closure.known_facts import is_inhabited_dwelling
from tasks.closure.site.places import lines_of
from tasks.register.resources import transaction
from tasks.register.step import step


class OffenderKnownError(WeerbaarError):
    """Raised when it is said that no offender is known while the case has one."""


class NotAgreedError(WeerbaarError):
    """Raised when a letter goes by e-mail to a party that did not agree to that."""


def refuse_missing_addressees(step: Step) -> None:
    """Refuse to announce while somebody is missing without whom it cannot stand."""
    _, premises, _ = place_of(step.session, step.case)
    here = lines_of(step.session, step.case)
    parties = parties_of(step.session, step.case_id)
    held = [
        {*party.capacities, Capacity.RESIDENT}
        if party.reachable_street in here and not party.acts_only_for_others
        else set(party.capacities)
        for party in parties
    ]
    missing = missing_addressees(
        held,
        inhabited_dwelling=is_inhabited_dwelling(step, premises),
        no_offender_known=_is_said(step),
    )
    if missing:
        raise FaultsError(
            f"Het bekendmaken in zaak {step.case.reference} op {dutch_date(step.on)}",
            [f"bij de partijen ontbreekt {words}" for words in missing],
        )


def refuse_email_without_agreement(step: Step, channel: Channel, parties: Sequence[Party]) -> None:
    """A letter goes by e-mail only to who agreed to that (section 2.3 Awb)."""
    numbers = [str(party.number) for party in parties if party.email_agreed_on is None]
    if channel is Channel.EMAIL and numbers:
        raise NotAgreedError(
            f"Zaak {step.case.reference}: partij {join_dutch(numbers)} heeft niet ingestemd met "
            f"e-mail; bekendmaken op {dutch_date(step.on)} kan zo niet (afdeling 2.3 Awb)."
        )


def _is_said(step: Step) -> bool:
    return any(
        event.what is Occurrence.NO_OFFENDER_KNOWN
        for event in occurrences_of(step.session, step.case_id)
    )


@step("geen-overtreder-bekend")
def declare_no_offender(form: StepForm, at: datetime) -> str:
    """Record that no offender is known. Twice is once; one that is found later changes nothing."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.ASSESS, form.on, at)
        offenders = [
            party.number
            for party in parties_of(session, step.case_id)
            if Capacity.OFFENDER in party.capacities
        ]
        if offenders:
            raise OffenderKnownError(
                f"Zaak {form.reference}: partij {offenders[0]} is overtreder; dat er op "
                f"{dutch_date(form.on)} geen bekend is, klopt dan niet."
            )
        if not _is_said(step):
            step.record(EventKind.RECORD, "Vastgesteld: er is geen overtreder bekend.")
            step.happened(Occurrence.NO_OFFENDER_KNOWN)
        return step.case.status.label
