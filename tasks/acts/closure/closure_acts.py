"""The closure of drug premises, from the police report to the archive: one act per legal step."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from models.closure.approval import ApprovalSubject
from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.decision import ORDER
from models.closure.track_form import TrackForm
from models.law.closure.measures import MeasureKind
from models.law.closure.weighing import WeighingMoment
from models.law.common.dutch import dutch_date, plural
from models.law.common.roles import Action
from tasks.acts.closure.case_answers import announced, answer, taken, told_objection
from tasks.acts.closure.next_acts import names_next
from tasks.acts.done import Announced, Counted, Done, Noted, Versioned
from tasks.closure import (
    approvals,
    archiving,
    closure_policies,
    communication,
    decision,
    execution,
    intent,
    police_reports,
    weighing,
)
from tasks.closure.letters import letter_notes, own_paragraphs
from tasks.closure.letters.own_paragraphs import ParagraphRow
from tasks.closure.papers.party_prose import NEUTRAL
from tasks.closure.people.own_terms import may_be_objected_to
from tasks.closure.reading.case_file import find_case
from tasks.closure.reading.case_readers import remember_reading
from tasks.closure.reading.weighing_questions import Question, questions_of
from tasks.closure.remedies import recording
from tasks.closure.site import repeats
from tasks.closure.weighing import WeighingRow
from tasks.register.acting import acting_officer
from tasks.register.resources import reading

__all__ = ["ParagraphRow", "Question", "WeighingRow"]
WEIGHTS = (
    *("zwaar, voor sluiten", "beperkt, voor sluiten", "licht, voor sluiten"),
    *("zwaar, tegen sluiten", "beperkt, tegen sluiten", "licht, tegen sluiten"),
    NEUTRAL,
)
"""Words for a weight of which a letter makes a sentence; an officer may type others."""


@names_next
def record_police_report(form: PoliceReportForm, at: datetime) -> Done:
    """Record a police report; it makes the case, and tells which earlier offences are known."""
    reference = police_reports.record_police_report(form, at)
    proposed = repeats.told_repeats(reference, form.on)
    return Done(reference=reference, said=(f"Zaak {reference} is vastgelegd.", *proposed))


def record_weighing(
    form: StepForm, at: datetime, file: Path, *, after_zienswijze: bool = False
) -> Done:
    """Read a weighing, the first or the one after the zienswijze; it comes from a file too."""
    rows = weighing.read_weighing(file)
    return record_answers(form, at, rows, after_zienswijze=after_zienswijze)


def weighing_questions(
    reference: str, by: str, at: datetime, *, after_zienswijze: bool
) -> Sequence[Question]:
    """What is asked of this case, with what was answered; the second begins with the first."""
    moment = WeighingMoment.AFTER_ZIENSWIJZE if after_zienswijze else WeighingMoment.BEFORE_INTENT
    checklist = closure_policies.weighing_checklist(at.date())
    with reading() as session:
        case = find_case(session, reference)
        acting_officer(session, by, Action.ASSESS, case.municipality_code)
        questions = questions_of(session, case, checklist, moment)
    remember_reading(reference, by, at)
    return questions


@names_next
def record_answers(
    form: StepForm, at: datetime, rows: Sequence[WeighingRow], *, after_zienswijze: bool
) -> Done:
    """Keep a whole weighing, as it was typed or read."""
    moment = WeighingMoment.AFTER_ZIENSWIJZE if after_zienswijze else WeighingMoment.BEFORE_INTENT
    status = weighing.record_weighing(form.reference, moment, tuple(rows), form.by, form.on, at)
    return answer(form.reference, status)


def record_paragraphs(form: StepForm, at: datetime, file: Path) -> Counted:
    """Read a lawyer's own paragraphs for the letters; who makes a letter after this prints them."""
    return record_paragraph_rows(form, at, own_paragraphs.read_paragraphs(file))


def paragraph_rows(reference: str, by: str) -> Sequence[ParagraphRow]:
    """The lawyer's own paragraphs of a case as they are, to change them."""
    return own_paragraphs.known_paragraphs(reference, by)


def record_paragraph_rows(form: StepForm, at: datetime, typed: Sequence[ParagraphRow]) -> Counted:
    """Keep these paragraphs, as they were typed or read, instead of those that were."""
    rows = tuple(typed)
    count = own_paragraphs.record_paragraphs(form.reference, rows, form.by, form.on, at)
    number = plural(count, "eigen alinea", "eigen alinea's")
    said = f"Zaak {form.reference} heeft nu {number}; maak de brief opnieuw en laat hem goedkeuren."
    return Counted(reference=form.reference, said=(said,), count=count)


@names_next
def prepare_intent(form: OutcomeForm, at: datetime) -> Versioned:
    """Make the letter of intent to each party; another approves it."""
    version = intent.prepare_intent(form, at)
    said = f"Zaak {form.reference}: versie {version} van het voornemen is gemaakt."
    notes = letter_notes.notes_on_letters(form.reference, form.sent_on)
    return Versioned(reference=form.reference, said=(said, *notes), version=version)


@names_next
def approve(form: ApprovalForm, at: datetime, seen: int | None = None) -> Versioned:
    """A second person approves; communication of premises that are closed goes to the press.

    With `seen` only that version: what was made meanwhile nobody has read.
    """
    version = approvals.approve(form, at, seen)
    said = [f"Zaak {form.reference}: versie {version} van {form.subject.label} is goedgekeurd."]
    if form.subject is ApprovalSubject.COMMUNICATION:
        told = communication.publish_press_release(form.reference, form.by, form.on, at)
        if told:
            said.append(f"Het persbericht staat klaar in {plural(told, 'mail', 'mails')}.")
    return Versioned(reference=form.reference, said=tuple(said), version=version)


@names_next
def announce_intent(form: AnnouncementForm, at: datetime) -> Announced:
    """The intent was sent: the term for a zienswijze begins."""
    last_day = intent.announce_intent(form, at)
    return announced(form, last_day, f"zienswijze kan tot en met {dutch_date(last_day)}")


@names_next
def record_zienswijze(form: ZienswijzeForm, at: datetime, summary: str = "") -> Done:
    """A party gave its zienswijze; the summary is personal data and comes from a file."""
    return answer(form.reference, intent.record_zienswijze(form, at, summary))


@names_next
def decide(form: DecisionForm, at: datetime) -> Versioned:
    """Make the decision to each party; the mayor approves it."""
    version = decision.prepare_decision(form, at)
    if form.outcome is MeasureKind.NONE:
        said: tuple[str, ...] = (f"Zaak {form.reference}: er komt geen maatregel.",)
    else:
        said = (
            f"Zaak {form.reference}: versie {version} van het besluit is gemaakt.",
            *letter_notes.notes_on_letters(form.reference, form.sent_on),
        )
    return Versioned(reference=form.reference, said=said, version=version)


@names_next
def announce_decision(form: AnnouncementForm, at: datetime) -> Announced:
    """The decision was sent: every term begins, and the partners hear of it."""
    last_day = decision.announce_decision(form, at)
    is_open = may_be_objected_to(form.reference, ORDER)
    words = f"het besluit is bekendgemaakt; {told_objection(last_day, is_open=is_open)}"
    return announced(form, last_day, words)


def prepare_communication(form: CommunicationForm, at: datetime) -> Noted:
    """Make poster, residents' letter and press release; `named` is what the privacy gate found."""
    hits = communication.prepare_communication(form, at)
    said = f"Zaak {form.reference}: poster, bewonersbrief en persbericht zijn gemaakt."
    return Noted(reference=form.reference, said=(said, *hits), named=hits)


@names_next
def close_premises(form: StepForm, at: datetime) -> Done:
    """The premises are shut and sealed; partners and press hear of it."""
    return taken(execution.close_premises, form, at)


def record_track(form: TrackForm, at: datetime) -> Done:
    """A step of a request to reopen, or of the land register."""
    return taken(recording.record_track, form, at)


@names_next
def resume(form: StepForm, at: datetime) -> Done:
    """The suspension is over: the case goes on where it stood."""
    return taken(recording.resume, form, at)


@names_next
def end_closure(form: EndForm, at: datetime) -> Done:
    """The closure ran out, or was lifted before its end."""
    return taken(execution.end_closure, form, at)


@names_next
def reopen_premises(form: StepForm, at: datetime) -> Done:
    """Seal and posters are gone, the keys were handed over."""
    return taken(execution.reopen_premises, form, at)


@names_next
def archive(form: StepForm, at: datetime) -> Done:
    """Close the file, and record until when it is kept."""
    return taken(archiving.archive, form, at)
