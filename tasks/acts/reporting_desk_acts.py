"""The reporting desk: who sees something tells it in three answers; he reads no signal here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from models.law.common.dutch import dutch_date, plural
from models.law.common.reporting_lines import ReportingLines
from models.law.common.roles import Action
from models.law.signals.red_flags import FlagGroup
from models.signals.report_forms import MakeLinkForm, WithdrawLinkForm
from tasks.acts.done import Done
from tasks.acts.linked_signals import NEAR
from tasks.documents.photographs import made_anew
from tasks.register import policies
from tasks.register.authority import municipalities_where
from tasks.register.clock import AMSTERDAM
from tasks.register.municipalities import names_of
from tasks.register.resources import reading
from tasks.signals import report_links, reporting_desk
from tasks.signals.report_links import Guest, LinkError, OpenLink
from tasks.signals.reporting_desk import DeskReport, Sending, TooOftenError
from tasks.signals.signal_policies import red_flags, signal_terms

__all__ = [
    "DeskReport",
    "FlagGroup",
    "Guest",
    "LinkError",
    "OpenLink",
    "Sending",
    "TooOftenError",
]
RECORD = Action.RECORD_SIGNAL


@dataclass(frozen=True)
class Checklist:
    """What can be ticked, and where it comes from."""

    groups: Sequence[FlagGroup]
    source: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Linked(Done):
    """A link was made; its code is told nowhere else."""

    code: str = field(repr=False)
    partner: str
    until: datetime


@dataclass(frozen=True)
class LinkDesk:
    """The links of an officer's municipalities, and who can get one."""

    links: Sequence[OpenLink]
    partners: Sequence[tuple[int, str]]
    """Key and words of each."""


def checklist(on: date) -> Checklist:
    """What the desk lets people tick on a day."""
    found = red_flags(on)
    return Checklist(found.groups, found.source, found.url or "")


def reporting_lines(on: date) -> ReportingLines:
    """Where somebody reports what cannot wait, or without anybody knowing."""
    return policies.reporting_lines(on)


def own_municipalities(by: str) -> Mapping[str, str]:
    """Where this colleague can report: names by CBS code."""
    codes = municipalities_where(by, Action.REPORT)
    with reading() as session:
        return names_of(session, codes)


def what_happens_next(code: str, on: date, *, wants_answer: bool) -> Sequence[str]:
    """What becomes of a report in this municipality (CBS code), with its own terms."""
    terms = signal_terms(code, on)
    days = plural(terms.answer_working_days, "werkdag", "werkdagen")
    weeks = plural(terms.review_weeks, "week", "weken")
    answer = "U krijgt geen antwoord, want wie u bent is niet bewaard."
    if wants_answer:
        answer = f"U krijgt binnen {days} antwoord van de behandelaar."
    consultation = (
        f"Over hoogstens ongeveer {weeks} bespreekt het overleg uw melding en besluit het wat er "
        "gebeurt. Dat hoort u niet altijd: het kan over mensen gaan."
    )
    kept = (
        f"Wordt er niets mee gedaan, dan bewaren we uw melding {terms.dropped_months} maanden na "
        f"dat besluit; anders {terms.retention_months} maanden."
    )
    weighing = "De behandelaar kijkt of dit bij een taak van de gemeente hoort: de eerste weging."
    return weighing, answer, consultation, kept


def count_officer(by: str, at: datetime) -> None:
    """Count one sending of an account; raises TooOftenError."""
    reporting_desk.count_sending(reporting_desk.subject_of_officer(by), at)


def count_link(code: str, at: datetime) -> None:
    """Count one sending by a link; raises TooOftenError."""
    reporting_desk.count_sending(reporting_desk.subject_of_link(code), at)


def report_by_colleague(sending: Sending, code: str, by: str, at: datetime) -> Done:
    """A signal in its first weighing, of a colleague in a municipality (CBS code)."""
    reference = reporting_desk.report_by_colleague(_clean(sending), code, by, at, near=NEAR)
    return _received(reference)


def report_by_partner(sending: Sending, link: str, at: datetime) -> Done:
    """The same of a partner, by the code of his link, which is used up."""
    return _received(reporting_desk.report_by_partner(_clean(sending), link, at, near=NEAR))


def _clean(sending: Sending) -> Sending:
    """Outside the transaction: a photograph takes its time."""
    if not sending.photo:
        return sending
    return Sending(sending.report, sending.once, made_anew(sending.photo).content)


def _received(reference: str) -> Done:
    return Done(reference=reference, said=(f"Uw melding is binnen, met nummer {reference}.",))


def link_desk(by: str, at: datetime) -> LinkDesk:
    """The open links of the municipalities where this officer records signals."""
    codes = municipalities_where(by, RECORD)
    return LinkDesk(report_links.open_links(codes, at), report_links.partners_of(codes))


def make_link(form: MakeLinkForm, at: datetime) -> Linked:
    """Let a partner make one report."""
    made = report_links.make_link(form, at)
    last = made.until.astimezone(AMSTERDAM)
    said = (
        f"{made.partner} kan tot {dutch_date(last.date())}, {last:%H:%M} uur, één melding doen.",
        "Geef de link, de code of de afbeelding persoonlijk; zij wordt maar één keer getoond.",
    )
    return Linked(said=said, code=made.code, partner=made.partner, until=made.until)


def withdraw_link(form: WithdrawLinkForm, at: datetime) -> Done:
    """Let a link open nothing any more."""
    report_links.withdraw_link(form, at)
    return Done(said=("De meldlink is ingetrokken.",))


def open_link(code: str, at: datetime) -> Guest:
    """Whose link this is; raises LinkError."""
    return report_links.open_link(code, at)
