"""Who was let in while the premises are closed, what was found again, and who got the keys."""

from datetime import datetime, time
from typing import Any

from sqlmodel import func, select

from models.closure.document import DocumentKind
from models.closure.letter_views import KeyStatement
from models.closure.party import Party
from models.closure.site import Access, KeyHandover, NewFind
from models.closure.site_forms import AccessForm, KeysForm, NewFindForm
from models.common.history import EventKind
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import dutch_date, plural
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from tasks.closure.approvals import Prepared, store_document
from tasks.closure.case_step import (
    OrderOfDaysError,
    Step,
    UnknownPartyError,
    begin_step,
    parties_of,
)
from tasks.closure.letters.case_values import addressee_values, course_of_case, premises_values
from tasks.closure.papers.key_statement import key_statement
from tasks.closure.people.history_reasons import refuse_naming_reason
from tasks.closure.site.shut import refuse_open_premises, refuse_shut_premises
from tasks.register.acting import id_of
from tasks.register.resources import AMSTERDAM, transaction
from tasks.register.step import step


@step("toegang-vastleggen")
def let_in(form: AccessForm, at: datetime) -> str:
    """Record who was let in, why, from when until when, accompanied by whom. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.CLOSE, form.on, at)
        if form.party is not None:
            _party(step, form.party)
        refuse_naming_reason(step, form.capacity)
        begins_at, ends_at = _moment(form, form.since), _moment(form, form.until)
        if ends_at > at:
            raise FaultsError("De toegang", ["het einde ligt in de toekomst, leg dit later vast"])
        facts: dict[str, Any] = {
            "reason": form.reason,
            "party_number": form.party,
            "capacity": form.capacity,
            "begins_at": begins_at,
            "ends_at": ends_at,
        }
        known = session.exec(select(Access).where(Access.case_id == step.case_id)).all()
        if not any(facts == row.model_dump(include=set(facts)) for row in known):
            refuse_open_premises(step, Occurrence.LET_IN)
            officer = id_of(step.officer)
            number = _next(step, Access)
            session.add(
                Access(case_id=step.case_id, number=number, accompanied_by=officer, **facts)
            )
            who = f"partij {form.party}" if form.party else form.capacity
            step.record(
                EventKind.RECORD,
                f"Toegang tijdens de sluiting: {who}, {form.reason.label}, "
                f"van {form.since} tot {form.until} uur.",
                "toestemming van de burgemeester",
            )
            step.happened(Occurrence.LET_IN, party=form.party)
        return "toegang vastgelegd"


def _moment(form: AccessForm, clock: str) -> datetime:
    return datetime.combine(form.on, time.fromisoformat(clock), tzinfo=AMSTERDAM)


@step("nieuwe-vondst-vastleggen")
def record_new_find(form: NewFindForm, at: datetime) -> str:
    """Record that a new report came about premises of which an order stands. Twice is once.

    It gets a case of its own; there the register proposes this one as an earlier offence.
    """
    with transaction() as session:
        step = begin_step(
            session, form.reference, form.by, Action.RECORD_POLICE_REPORT, form.on, at
        )
        if form.report_number == step.case.report_number:
            raise FaultsError(
                "De nieuwe vondst", ["dit is het rapport waarmee deze zaak zelf begon"]
            )
        if not step.case.found_on < form.found_on <= form.on:
            raise OrderOfDaysError(
                f"Zaak {form.reference}: een nieuwe vondst ligt na die van "
                f"{dutch_date(step.case.found_on)} en niet na {dutch_date(form.on)}."
            )
        known = session.exec(
            select(NewFind).where(
                NewFind.case_id == step.case_id, NewFind.report_number == form.report_number
            )
        ).first()
        if known is None:
            session.add(
                NewFind(
                    case_id=step.case_id, report_number=form.report_number, found_on=form.found_on
                )
            )
            step.record(
                EventKind.RECORD,
                f"Nieuwe vondst op {dutch_date(form.found_on)} terwijl het besluit geldt.",
                "artikel 13b Opiumwet",
            )
            step.happened(Occurrence.NEW_FIND)
        return "nieuwe vondst vastgelegd; leg het rapport ook zelf vast, het krijgt een eigen zaak"


@step("sleutels-overdragen")
def hand_over_keys(form: KeysForm, at: datetime) -> str:
    """Record that a party got keys back and make the form that it signs. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.REOPEN, form.on, at)
        party = _party(step, form.party)
        rows = session.exec(select(KeyHandover).where(KeyHandover.case_id == step.case_id)).all()
        facts = (form.on, form.party, form.count)
        if facts not in [(row.handed_on, row.party_number, row.keys) for row in rows]:
            refuse_shut_premises(step, Occurrence.KEYS_HANDED_OVER)
            number = _next(step, KeyHandover)
            session.add(
                KeyHandover(
                    case_id=step.case_id,
                    number=number,
                    handed_on=form.on,
                    party_number=form.party,
                    keys=form.count,
                )
            )
            keys = plural(form.count, "sleutel", "sleutels")
            step.record(EventKind.RECORD, f"{keys} overgedragen aan partij {form.party}.")
            step.happened(Occurrence.KEYS_HANDED_OVER, party=form.party)
            _make_statement(step, party, form.count, number)
        return "sleuteloverdracht vastgelegd; laat de sleutelverklaring tekenen"


def _make_statement(step: Step, party: Party, keys: int, number: int) -> None:
    """The form that the party signs for the keys of this handover."""
    values = {
        "party": party.number,
        "course": course_of_case(step),
        "handed_on": step.on,
        "keys": keys,
        "sent_on": step.on,
    }
    statement = KeyStatement.model_validate(
        premises_values(step) | addressee_values(party) | values
    )
    made = Prepared(DocumentKind.KEY_STATEMENT, key_statement(statement, number), party.number)
    store_document(step, made, 1, "")
    step.record(EventKind.DOCUMENT, f"Sleutelverklaring {number} is gemaakt.")


def _party(step: Step, number: int) -> Party:
    for party in parties_of(step.session, step.case_id):
        if party.number == number:
            return party
    raise UnknownPartyError(f"Zaak {step.case.reference} heeft geen partij {number}.")


def _next(step: Step, table: type[Access] | type[KeyHandover]) -> int:
    newest = step.session.exec(
        select(func.max(table.number)).where(table.case_id == step.case_id)
    ).one()
    return (newest or 0) + 1
