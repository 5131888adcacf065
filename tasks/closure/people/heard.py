"""Each party is heard before the decision, or a ground of the law says why not (Awb 4:8, 4:11)."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import select

from models.closure.party import Party
from models.closure.party_forms import UnheardForm
from models.closure.people.unheard import UnheardParty
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.closure.procedure import Urgency
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from tasks.closure.case_step import Step, begin_step, has_happened, parties_of, party_of
from tasks.closure.people.history_reasons import refuse_naming_reason
from tasks.closure.people.reached import letters_that_reach
from tasks.closure.people.sendings import INTENT
from tasks.closure.people.zienswijze_terms import refuse_while_one_may_speak
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step


class HeardPartyError(WeerbaarError):
    """Raised when it is said that a party is not heard while it spoke, or has the notice."""


def refuse_unheard(step: Step, what: str) -> None:
    """Refuse it while a party that is known did not get the notice of intent, or may yet speak.

    Urgent orders have no notice, and a warning at once has none (Awb 4:11, 5:31). `what` is what
    would be done, such as "besluiten".
    """
    refuse_while_one_may_speak(step, what)
    if step.case.urgency is not Urgency.NONE or not has_happened(step, Occurrence.INTENT_ANNOUNCED):
        return
    faults = [
        f"partij {party.number} kreeg het voornemen niet; maak het aan haar bekend ("
        "“Brief aan één partij maken”) en wacht haar termijn af, of leg vast waarom zij niet wordt "
        "gehoord (“Horen achterwege laten”; artikelen 4:8 en 4:11 Awb)"
        for party in _unheard(step)
    ]
    if faults:
        raise FaultsError(
            f"Het besluit van {step.case.reference} ({step.case.status.label}) op "
            f"{dutch_date(step.on)}",
            faults,
        )


def _unheard(step: Step) -> Iterator[Party]:
    """Who only acts for others is heard for them, and not for himself."""
    grounds = unheard_parties(step)
    for party in parties_of(step.session, step.case_id):
        is_asked = party.number in grounds or _has_notice(step, party)
        if not party.acts_only_for_others and not is_asked:
            yield party


def _has_notice(step: Step, party: Party) -> bool:
    spoke = party.zienswijze_received_on is not None
    return spoke or party.number in letters_that_reach(step, INTENT)


def unheard_parties(step: Step) -> dict[int, UnheardParty]:
    """Who is not heard, by number of the party, with the ground."""
    rows = step.session.exec(select(UnheardParty).where(UnheardParty.case_id == step.case_id)).all()
    return {row.party_number: row for row in rows}


@step("horen-achterwege-laten")
def record_unheard(form: UnheardForm, at: datetime) -> str:
    """Keep why one party is not heard before the decision. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.PREPARE_DECISION, form.on, at)
        party = party_of(step, form.party)
        require_occurrence(form.reference, Occurrence.HEARING_OMITTED, step.case.status, form.on)
        known = unheard_parties(step).get(form.party)
        if known is None or (known.ground, known.reason) != (form.ground, form.reason):
            _refuse_heard(step, party)
            refuse_naming_reason(step, form.reason)
            if known is not None:
                session.delete(known)
                session.flush()
            session.add(
                UnheardParty(
                    case_id=step.case_id,
                    party_number=form.party,
                    ground=form.ground,
                    reason=form.reason,
                    recorded_on=form.on,
                    recorded_by=id_of(step.officer),
                )
            )
            step.record(
                EventKind.RECORD,
                f"Partij {form.party} wordt niet vooraf gehoord: {form.ground.label}. Reden: "
                f"{form.reason}",
                f"{form.ground.article}, Awb",
            )
            step.happened(Occurrence.HEARING_OMITTED, party=form.party)
        return step.case.status.label


def _refuse_heard(step: Step, party: Party) -> None:
    if _has_notice(step, party):
        raise HeardPartyError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}': partij "
            f"{party.number} kreeg het voornemen, of gaf haar zienswijze al; dat zij niet wordt "
            f"gehoord, klopt op {dutch_date(step.on)} niet."
        )
