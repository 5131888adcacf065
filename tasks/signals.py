"""The signals list: record, enrich ("opplussen"), decide; each reading is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import yaml
from prefect import task
from prefect.cache_policies import NO_CACHE
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlmodel import Session, col, func, select

from models.business import Business
from models.dutch_faults import dutch_faults
from models.errors import FaultsError, WeerbaarError
from models.history import EventKind
from models.law.roles import Action, Role, RoleError
from models.law.signal_access import SignalSource, may_read
from models.law.terms import months_later
from models.municipality import Municipality, Officer, OfficerRole
from models.signal import (
    ConsultationDecision,
    Enrichment,
    Reliability,
    Sharing,
    Signal,
    SignalDecision,
    SignalTheme,
)
from tasks.casework import acting_officer, id_of, refuse_future
from tasks.csv_files import text_of
from tasks.resources import reading, transaction
from tasks.round_history import Entry, remember
from tasks.round_policies import signal_terms


class UnknownSignalError(WeerbaarError):
    """Raised when no signal has the given reference."""


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


@dataclass(frozen=True)
class SignalLine:
    """One line of the list: nothing of what the signal says."""

    reference: str
    source: SignalSource
    theme: SignalTheme
    received_on: date
    review_on: date
    is_open: bool


@dataclass(frozen=True)
class SignalText:
    """What a signal says, for one reader who may know it."""

    reference: str
    facts: str
    interpretation: str
    enrichments: tuple[str, ...]
    decisions: tuple[str, ...]


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
    refuse_future(signal.received_on, at)
    with transaction() as session:
        officer = acting_officer(session, by, Action.RECORD_SIGNAL, municipality_code)
        municipality = session.exec(
            select(Municipality).where(Municipality.code == municipality_code).with_for_update()
        ).one()
        found = session.exec(
            select(Signal).where(
                Signal.municipality_code == municipality_code,
                Signal.source == signal.source,
                Signal.source_number == signal.source_number,
            )
        ).first()
        if found is not None:
            return found.reference
        terms = signal_terms(on)
        row = Signal(
            **signal.model_dump(exclude={"kvk_number"}),
            reference=_next_reference(session, municipality, signal.received_on.year),
            municipality_code=municipality_code,
            business_id=_business(session, municipality_code, signal.kvk_number),
            review_on=signal.received_on + timedelta(weeks=terms.review_weeks),
            retain_until=months_later(signal.received_on, terms.retention_months),
        )
        session.add(row)
        _remember(session, row, officer, f"Signaal van {row.source.label} vastgelegd.", (on, at))
        return row.reference


def _next_reference(session: Session, municipality: Municipality, year: int) -> str:
    prefix = f"{municipality.name[:3].upper()}-SIG-{year}-"
    count = session.exec(select(func.count()).where(col(Signal.reference).startswith(prefix))).one()
    return f"{prefix}{count + 1:03d}"


def _business(session: Session, municipality_code: str, kvk_number: str) -> int | None:
    """The business that the signal is about; with two addresses a person must choose later."""
    if not kvk_number:
        return None
    found = session.exec(
        select(Business.id).where(
            Business.municipality_code == municipality_code, Business.kvk_number == kvk_number
        )
    ).all()
    if not found:
        raise FaultsError(
            "Het signaal", ["kvk_number: dit bedrijf staat niet in de lijst van bedrijven"]
        )
    return found[0]


def _remember(
    session: Session, signal: Signal, officer: Officer, what: str, when: tuple[date, datetime]
) -> None:
    remember(session, Entry(signal.reference, officer.code, EventKind.RECORD, what), *when)


@task(name="signaal-opplussen", cache_policy=NO_CACHE)
def enrich_signal(reference: str, source: str, facts: str, by: str, on: date, at: datetime) -> int:
    """Add facts from a source; return the number of the entry. The same facts twice are one."""
    refuse_future(on, at)
    with transaction() as session:
        signal, officer = _begin(session, reference, by, Action.RECORD_SIGNAL)
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
        _remember(session, signal, officer, f"Signaal opgeplust, regel {number}.", (on, at))
        return number


@task(name="signaal-beslissen", cache_policy=NO_CACHE)
def decide_signal(reference: str, decision: SignalDecision, by: str, on: date, at: datetime) -> str:
    """What the local consultation decided on a day; a later word of that day replaces it."""
    refuse_future(on, at)
    with transaction() as session:
        signal, officer = _begin(session, reference, by, Action.RECORD_SIGNAL)
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
        _remember(session, signal, officer, f"Overleg: {decision.label}.", (on, at))
        return decision.label


def _begin(session: Session, reference: str, by: str, action: Action) -> tuple[Signal, Officer]:
    signal = session.exec(
        select(Signal).where(Signal.reference == reference).with_for_update()
    ).first()
    if signal is None:
        raise UnknownSignalError(f"Signaal {reference} bestaat niet.")
    return signal, acting_officer(session, by, action, signal.municipality_code)


@task(name="signaal-lezen", cache_policy=NO_CACHE)
def read_signal(reference: str, by: str, on: date, at: datetime) -> SignalText:
    """What a signal says; the reading is written down, also when it is refused."""
    with transaction() as session:
        signal, officer = _begin(session, reference, by, Action.READ_SIGNAL)
        roles = session.exec(
            select(OfficerRole.role).where(
                OfficerRole.officer_id == officer.id,
                OfficerRole.municipality_code == signal.municipality_code,
            )
        ).all()
        allowed = may_read(signal.source, [Role(role) for role in roles])
        what = "Signaal gelezen." if allowed else "Lezen van het signaal geweigerd."
        _remember(session, signal, officer, what, (on, at))
        text = _text(session, signal)
        source = signal.source
    if not allowed:
        # Only now: the refused reading is committed.
        raise RoleError(
            f"Medewerker {by} mag dit niet: een signaal van {source.label} is alleen voor wie "
            "het behandelt."
        )
    return text


def _text(session: Session, signal: Signal) -> SignalText:
    entries = session.exec(
        select(Enrichment).where(Enrichment.signal_id == signal.id).order_by(col(Enrichment.number))
    )
    decisions = session.exec(
        select(ConsultationDecision)
        .where(ConsultationDecision.signal_id == signal.id)
        .order_by(col(ConsultationDecision.on))
    )
    return SignalText(
        signal.reference,
        signal.facts,
        signal.interpretation,
        tuple(f"{entry.on} ({entry.source}): {entry.facts}" for entry in entries),
        tuple(f"{row.on}: {row.decision.label}" for row in decisions),
    )


def list_signals(municipality_code: str, on: date | None = None) -> list[SignalLine]:
    """The signals, or with `on` only those that are open and due for discussion on that day."""
    with reading() as session:
        query = select(Signal).where(Signal.municipality_code == municipality_code)
        if on is not None:
            query = query.where(col(Signal.is_open), Signal.review_on <= on)
        return [
            SignalLine(
                row.reference, row.source, row.theme, row.received_on, row.review_on, row.is_open
            )
            for row in session.exec(query.order_by(col(Signal.review_on), col(Signal.id)))
        ]


def open_signals_by_business(session: Session, municipality_code: str) -> Mapping[int, int]:
    """How many open signals each business has, for the score of a round."""
    rows = session.exec(
        select(Signal.business_id, func.count())
        .where(
            Signal.municipality_code == municipality_code,
            col(Signal.is_open),
            col(Signal.business_id).is_not(None),
        )
        .group_by(col(Signal.business_id))
    )
    return {business: count for business, count in rows if business is not None}
