"""The signals list: record, enrich ("opplussen"), decide."""

from datetime import date, datetime, timedelta
from pathlib import Path

import yaml
from prefect import task
from prefect.cache_policies import NO_CACHE
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlmodel import Session, col, func, select

from models.business import Business
from models.control_round import ControlRound, Visit
from models.destruction import DestructionItem, DestructionList
from models.dutch_faults import dutch_faults
from models.errors import FaultsError
from models.law.roles import Action
from models.law.signal_access import Sharing, SignalSource
from models.law.terms import months_later
from models.municipality import Municipality, Officer
from models.signal import (
    ConsultationDecision,
    Enrichment,
    Reliability,
    Signal,
    SignalDecision,
    SignalReporter,
    SignalTheme,
)
from tasks.casework import acting_officer, id_of, refuse_future
from tasks.csv_files import text_of
from tasks.resources import transaction
from tasks.round_policies import signal_terms
from tasks.signal_step import begin_signal_step, remember_signal

POINTERS = {"kvk_number", "bag_id", "reporter_function", "control", "visit"}
"""What the file names and the row keeps as a key, or elsewhere."""


class SignalFile(BaseModel):
    """A signal as an officer writes it down: it may name persons, so it comes from a file."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    source: SignalSource
    source_number: str = Field(min_length=1, max_length=40)
    received_on: date
    is_anonymous: bool = True
    theme: SignalTheme
    kvk_number: str = Field(default="", pattern=r"^(\d{8})?$")
    facts: str = Field(min_length=3, max_length=4000)
    interpretation: str = Field(default="", max_length=4000)
    reliability: Reliability = Reliability.UNKNOWN
    sharing: Sharing = Sharing.CONSULTATION
    legal_ground: str = Field(min_length=3, max_length=120)
    bag_id: str = Field(default="", pattern=r"^(\d{16})?$")
    """Needed when the business has more than one address."""
    reporter_function: str = Field(default="", max_length=40, pattern=r"^([a-z][a-z ()-]+)?$")
    """In which function somebody reported; small letters only, so that no name fits."""
    control: str = Field(default="", pattern=r"^(\S{3}-CON-\d{3,})?$")
    visit: str = Field(default="", pattern=r"^(\d{1,2}-\d{1,3})?$")
    """Team and rank of the visit of that control."""


def read_signal_file(path: Path) -> SignalFile:
    """The signal in a YAML file, or FaultsError with every fault."""
    try:
        return SignalFile.model_validate(yaml.safe_load(text_of(path)))
    except yaml.YAMLError:
        raise FaultsError(path.name, ["het bestand is geen geldige YAML"]) from None
    except ValidationError as error:
        raise FaultsError(path.name, dutch_faults(error, {})) from None


@task(name="signaal-vastleggen", cache_policy=NO_CACHE)
def record_signal(
    signal: SignalFile, municipality_code: str, by: str, on: date, at: datetime
) -> str:
    """Record a signal; return its reference. The same number of the same source is one signal."""
    with transaction() as session:
        officer = acting_officer(session, by, Action.RECORD_SIGNAL, municipality_code)
        return add_signal(session, officer, municipality_code, signal, on, at).reference


def add_signal(
    session: Session,
    officer: Officer,
    municipality_code: str,
    values: SignalFile,
    on: date,
    at: datetime,
) -> Signal:
    """The signal, stored in the transaction of the caller, who checked the role of the officer.

    The same number of the same source is one signal.
    """
    refuse_future(values.received_on, at)
    if values.is_anonymous and values.reporter_function:
        raise FaultsError("Het signaal", ["reporter_function: een anonieme melder heeft er geen"])
    municipality = session.exec(
        select(Municipality).where(Municipality.code == municipality_code).with_for_update()
    ).one()
    found = session.exec(
        select(Signal).where(
            Signal.municipality_code == municipality_code,
            Signal.source == values.source,
            Signal.source_number == values.source_number,
        )
    ).first()
    if found is not None:
        return found
    terms = signal_terms(on)
    row = Signal(
        **values.model_dump(exclude=POINTERS),
        reference=_next_reference(session, municipality, values.received_on.year),
        municipality_code=municipality_code,
        business_id=_business(session, municipality_code, values),
        visit_id=_visit(session, municipality_code, values),
        review_on=values.received_on + timedelta(weeks=terms.review_weeks),
        retain_until=months_later(values.received_on, terms.retention_months),
    )
    session.add(row)
    session.flush()
    if values.reporter_function:
        session.add(SignalReporter(signal_id=id_of(row), function=values.reporter_function))
    remember_signal(session, row, officer, f"Signaal van {row.source.label} vastgelegd.", (on, at))
    return row


def _visit(session: Session, municipality_code: str, signal: SignalFile) -> int | None:
    """The visit at which it was seen, by the number of the control and of the place."""
    if not signal.visit:
        return None
    team, _, rank = signal.visit.partition("-")
    found = session.exec(
        select(Visit.id)
        .join(ControlRound, col(ControlRound.id) == col(Visit.round_id))
        .where(
            ControlRound.municipality_code == municipality_code,
            ControlRound.reference == signal.control,
            Visit.team == int(team),
            Visit.rank == int(rank),
        )
    ).first()
    if found is None:
        raise FaultsError("Het signaal", ["visit: dit bezoek is er niet"])
    return found


def _next_reference(session: Session, municipality: Municipality, year: int) -> str:
    prefix = f"{municipality.name[:3].upper()}-SIG-{year}-"
    kept = session.exec(select(func.count()).where(col(Signal.reference).startswith(prefix))).one()
    # A number is never used again, also when its signal was destroyed.
    gone = session.exec(
        select(func.count())
        .select_from(DestructionItem)
        .join(DestructionList, col(DestructionList.id) == col(DestructionItem.list_id))
        .where(
            col(DestructionItem.signal_reference).startswith(prefix),
            col(DestructionList.approved_by).is_not(None),
        )
    ).one()
    return f"{prefix}{kept + gone + 1:03d}"


def _business(session: Session, municipality_code: str, signal: SignalFile) -> int | None:
    """The business that the signal is about; with two addresses the file must say which."""
    if not signal.kvk_number:
        return None
    found = session.exec(
        select(Business.id, Business.bag_id).where(
            Business.municipality_code == municipality_code,
            Business.kvk_number == signal.kvk_number,
        )
    ).all()
    fitting = [key for key, bag_id in found if signal.bag_id in ("", bag_id)]
    if not fitting:
        fault = "kvk_number: dit bedrijf staat niet (op dit adres) in de lijst van bedrijven"
    elif len(fitting) > 1:
        fault = "bag_id: dit bedrijf heeft meer adressen; vul in over welk adres het gaat"
    else:
        return fitting[0]
    raise FaultsError("Het signaal", [fault])


@task(name="signaal-opplussen", cache_policy=NO_CACHE)
def enrich_signal(reference: str, source: str, facts: str, by: str, on: date, at: datetime) -> int:
    """Add facts from a source; return the number of the entry. The same facts twice are one."""
    refuse_future(on, at)
    with transaction() as session:
        signal, officer = begin_signal_step(session, reference, by, Action.RECORD_SIGNAL)
        entries = session.exec(
            select(Enrichment)
            .where(Enrichment.signal_id == signal.id)
            .order_by(col(Enrichment.number))
        ).all()
        for entry in entries:
            if (entry.source, entry.facts) == (source, facts):
                return entry.number
        number = len(entries) + 1
        session.add(
            Enrichment(
                signal_id=id_of(signal),
                number=number,
                on=on,
                officer_id=id_of(officer),
                source=source,
                facts=facts,
            )
        )
        remember_signal(session, signal, officer, f"Signaal opgeplust, regel {number}.", (on, at))
        return number


@task(name="signaal-beslissen", cache_policy=NO_CACHE)
def decide_signal(reference: str, decision: SignalDecision, by: str, on: date, at: datetime) -> str:
    """What the local consultation decided on a day; a later word of that day replaces it."""
    refuse_future(on, at)
    with transaction() as session:
        signal, officer = begin_signal_step(session, reference, by, Action.RECORD_SIGNAL)
        row = session.exec(
            select(ConsultationDecision).where(
                ConsultationDecision.signal_id == signal.id, ConsultationDecision.on == on
            )
        ).first()
        if row is not None and row.decision is decision:
            return decision.label
        row = row or ConsultationDecision(
            signal_id=id_of(signal), on=on, decision=decision, officer_id=id_of(officer)
        )
        row.decision, row.officer_id = decision, id_of(officer)
        session.add(row)
        signal.is_open = decision.keeps_open
        signal.review_on = on + timedelta(weeks=signal_terms(on).review_weeks)
        remember_signal(session, signal, officer, f"Overleg: {decision.label}.", (on, at))
        return decision.label
