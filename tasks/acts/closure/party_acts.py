"""Who the parties of a closure are, and what was recorded wrongly and is put right."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from models.closure.closure_forms import AnnouncementForm, StepForm
from models.closure.party_forms import (
    MoreTimeForm,
    PartiesForm,
    SendBackForm,
    UnheardForm,
    WithdrawCaseForm,
    WithdrawPartyForm,
    WithdrawPreparedForm,
)
from models.closure.service_forms import ReturnForm, ServedForm, ServiceForm
from models.law.common.dutch import dutch_date, plural
from tasks.acts.closure.case_answers import NO_OBJECTION, announced, taken
from tasks.acts.closure.next_acts import names_next
from tasks.acts.done import Announced, Counted, Done, Versioned
from tasks.closure import parties
from tasks.closure.money import intent_sendings
from tasks.closure.party_file import PartyRow, read_parties, refuse_faulty_parties
from tasks.closure.people import (
    addressees_present,
    heard,
    more_time,
    prepared_acts,
    rectifications,
    services,
    withdrawn_cases,
    withdrawn_parties,
)
from tasks.closure.people.party_changes import Why
from tasks.closure.people.party_overview import known_parties

__all__ = ["PartyRow"]


def record_parties(form: PartiesForm, at: datetime, file: Path) -> Counted:
    """Read the parties of a case from a file: no command and no form of Prefect holds a name."""
    return record_party_rows(form, at, read_parties(file, at.date()))


def party_rows(reference: str, by: str, on: date, at: datetime) -> Sequence[PartyRow]:
    """The parties of a case as they are recorded, to change them; the reading is recorded."""
    return known_parties(reference, by, on, at)


@names_next
def record_party_rows(form: PartiesForm, at: datetime, rows: Sequence[PartyRow]) -> Counted:
    """Keep the parties of a case, as they were typed or read."""
    refuse_faulty_parties(rows, at.date())
    why = Why(form.reason, form.correction)
    count = parties.record_parties(form.reference, tuple(rows), form.by, form.on, at, why)
    said = [f"Zaak {form.reference} heeft nu {plural(count, 'partij', 'partijen')}."]
    if form.correction:
        said.append("Ging er al een brief uit? Laat dan de rectificatie goedkeuren en verzend die.")
    return Counted(reference=form.reference, said=tuple(said), count=count)


def withdraw_party(form: WithdrawPartyForm, at: datetime) -> Versioned:
    """Somebody is no party: nothing goes out any more, and what went out is put right."""
    version = withdrawn_parties.withdraw_party(form, at)
    said = [f"Zaak {form.reference}: partij {form.party} is ingetrokken."]
    if version:
        said.append(
            f"Versie {version} van de rectificatie is gemaakt; laat die goedkeuren en verstuur die."
        )
    return Versioned(reference=form.reference, said=tuple(said), version=version)


def send_rectification(form: AnnouncementForm, at: datetime) -> Counted:
    """The approved rectifications left the house."""
    count = rectifications.send_rectification(form, at)
    said = (
        f"Zaak {form.reference}: de rectificatie is verzonden aan "
        f"{plural(count, 'partij', 'partijen')}."
    )
    return Counted(reference=form.reference, said=(said,), count=count)


def record_unheard(form: UnheardForm, at: datetime) -> Done:
    """A party is not asked for its zienswijze; the letter to it says on which ground."""
    heard.record_unheard(form, at)
    said = (
        f"Zaak {form.reference}: vastgelegd dat partij {form.party} niet vooraf wordt gehoord: "
        f"{form.ground.label}."
    )
    return Done(reference=form.reference, said=(said,))


def give_more_time(form: MoreTimeForm, at: datetime) -> Announced:
    """A party gets more time for its zienswijze; the letter that says so leaves at once."""
    last_day = more_time.give_more_time(form, at)
    words = (
        f"partij {form.party} kan haar zienswijze geven tot en met {dutch_date(last_day)}; "
        "verstuur de brief vandaag"
    )
    return announced(form, last_day, words)


def withdraw_prepared(form: WithdrawPreparedForm, at: datetime) -> Done:
    """What was prepared and has not left is withdrawn."""
    return taken(prepared_acts.withdraw_prepared, form, at)


def send_back(form: SendBackForm, at: datetime) -> Done:
    """Who would approve a thing sends it back to who made it, with a remark."""
    status = prepared_acts.send_back(form, at)
    what = form.subject.subject.label
    said = f"Zaak {form.reference}: {what} is teruggestuurd; de zaak staat op '{status}'."
    return Done(reference=form.reference, said=(said,))


def withdraw_case(form: WithdrawCaseForm, at: datetime) -> Done:
    """The case was registered by mistake."""
    return taken(withdrawn_cases.withdraw_case, form, at)


def declare_no_offender(form: StepForm, at: datetime) -> Done:
    """It is recorded that no offender is known."""
    addressees_present.declare_no_offender(form, at)
    said = f"Zaak {form.reference}: vastgelegd dat er geen overtreder bekend is."
    return Done(reference=form.reference, said=(said,))


def prepare_service(form: ServiceForm, at: datetime) -> Versioned:
    """Make the decision for a party that it did not reach; another approves it."""
    version = services.prepare_service(form, at)
    said = f"Zaak {form.reference}: de brief aan partij {form.party} is gemaakt (versie {version})."
    return Versioned(reference=form.reference, said=(said,), version=version)


def announce_service(form: ServedForm, at: datetime) -> Announced:
    """That letter left: the term of this party begins."""
    served = services.announce_service(form, at)
    what = "in beroep gaan" if served.is_appeal else "bezwaar maken"
    if served.is_zienswijze:
        what = "haar zienswijze geven"
    letter = "voornemen" if served.is_zienswijze else "besluit"
    until = f"deze partij kan {what} tot en met {dutch_date(served.last_day)}"
    words = (
        f"het {letter} is aan partij {form.party} bekendgemaakt; "
        f"{until if served.is_open else NO_OBJECTION}"
    )
    return announced(form, served.last_day, words)


def record_return(form: ReturnForm, at: datetime) -> Done:
    """The decision to a party came back."""
    if form.claim is None:
        what = services.record_return(form, at)
    else:
        what = intent_sendings.record_intent_return(form, at)
    letter = "besluit" if form.decision else "voornemen"
    said = f"Zaak {form.reference}: het {letter} aan partij {form.party} {what}."
    return Done(reference=form.reference, said=(said,))
