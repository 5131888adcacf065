"""More time for a zienswijze: one party gets a later last day, and a letter that says so."""

from collections.abc import Iterator
from datetime import date, datetime

from models.closure.document import DocumentKind
from models.closure.letter_views import MoreTimeLetter
from models.closure.party import Party
from models.closure.party_forms import MoreTimeForm
from models.closure.term import Term, TermKind
from models.law.closure.letter_clearance import tells_of_a_person
from models.law.closure.occurrences import Occurrence, require_occurrence
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError
from models.law.common.roles import Action
from models.law.common.terms import TermNature, TermResult
from tasks.closure.approvals import Prepared
from tasks.closure.case_step import Of, Step, begin_step, occurrences_of, parties_of, party_of
from tasks.closure.changes.change_guard import refuse_names
from tasks.closure.letters.case_values import addressee_values, course_of_case, premises_values
from tasks.closure.money.money_letter_facts import send_at_once
from tasks.closure.papers.more_time_letter import more_time_letter
from tasks.closure.people.zienswijze_terms import term_of_party
from tasks.register.resources import transaction
from tasks.register.step import step

RULE = "artikelen 3:2 en 4:8 Awb"


@step("meer-tijd-voor-een-zienswijze")
def give_more_time(form: MoreTimeForm, at: datetime) -> date:
    """Give one party a later last day for its zienswijze, and return it. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_ZIENSWIJZE, form.on, at)
        party = party_of(step, form.party)
        what, status = Occurrence.MORE_TIME_GIVEN, step.case.status
        require_occurrence(form.reference, what, status, form.on)
        running = term_of_party(step, form.party)
        if running is None or _is_given(running, form):
            return form.until
        _refuse(step, form, party, running)
        words = (
            f"partij {form.party} kreeg meer tijd dan tot en met {dutch_date(running.last_day)}, "
            f"omdat: {form.reason}; laatste dag: {dutch_date(form.until)}"
        )
        result = TermResult(running.starts_on, form.until, TermNature.OWN, words)
        was_until = running.last_day
        step.start_term(TermKind.ZIENSWIJZE, result, RULE, Of(party=form.party))
        step.happened(what, party=form.party)
        _send(step, form, was_until)
        return form.until


def _is_given(running: Term, form: MoreTimeForm) -> bool:
    return running.party_number == form.party and running.last_day == form.until


def _refuse(step: Step, form: MoreTimeForm, party: Party, running: Term) -> None:
    faults = list(_faults(form, party, running))
    if faults:
        raise FaultsError(f"Meer tijd in zaak {form.reference}", faults)
    refuse_names(step, {"Reden": form.reason}, "Meer tijd")


def _faults(form: MoreTimeForm, party: Party, running: Term) -> Iterator[str]:
    if party.zienswijze_received_on is not None:
        yield (
            f"Partij: partij {form.party} gaf haar zienswijze op "
            f"{dutch_date(party.zienswijze_received_on)}"
        )
    if form.on > running.last_day:
        yield (
            f"Datum: de termijn van partij {form.party} was op {dutch_date(form.on)} al voorbij, "
            f"sinds {dutch_date(running.last_day)}; wat zij nu nog zegt, kunt u vastleggen"
        )
    if form.until <= running.last_day:
        yield f"Nieuwe laatste dag: deze ligt niet na {dutch_date(running.last_day)}"
    word = tells_of_a_person(form.reason)
    if word:
        yield f"Reden: dit lijkt iets persoonlijks te vertellen ('{word}'); zeg het algemener"


def _send(step: Step, form: MoreTimeForm, was_until: date) -> None:
    """To the party, and to who acts for it (Awb 2:1)."""
    course = occurrences_of(step.session, step.case_id)
    values = premises_values(step) | {
        "course": course_of_case(step),
        "party": form.party,
        "intent_on": max(event.on for event in course if event.what is Occurrence.INTENT_ANNOUNCED),
        "was_until": was_until,
        "until": form.until,
        "reason": form.reason,
        "sent_on": form.on,
    }
    letters = [
        Prepared(
            DocumentKind.MORE_TIME,
            more_time_letter(
                MoreTimeLetter.model_validate(
                    values
                    | addressee_values(addressee)
                    | {"is_own": addressee.number == form.party}
                ),
                addressee.number,
            ),
            addressee.number,
        )
        for addressee in parties_of(step.session, step.case_id)
        if addressee.reads_for(form.party)
    ]
    version = sum(
        event.what is Occurrence.MORE_TIME_GIVEN and event.party_number == form.party
        for event in course
    )
    send_at_once(step, letters, version, RULE)
