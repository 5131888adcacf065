"""Objection, appeal, interim relief, notice of default: one act for each kind of step."""

from dataclasses import replace
from datetime import datetime

from models.closure.closure_forms import AnnouncementForm
from models.closure.late.late_forms import LatePaidForm, LatePenaltyForm
from models.closure.remedy_forms import (
    AppealForm,
    DefaultNoticeForm,
    ObjectionForm,
    ReliefForm,
    RemedyDecisionForm,
)
from models.law.closure.remedies.tracks import TrackKind
from models.law.common.dutch import dutch_date
from tasks.acts.closure.case_answers import announced, made, taken, told_personal
from tasks.acts.done import Announced, Done, Versioned
from tasks.closure.remedies import remedy_decisions, remedy_steps
from tasks.closure.remedies.late import late_decisions, late_penalties

OWN_GROUND = "Zet het dan in de reden voor de indiener (own_ground)"


def record_objection(form: ObjectionForm, at: datetime) -> Done:
    """A step of an objection; the term to decide moves with it."""
    return Done(reference=form.reference, said=remedy_steps.record_objection(form, at))


def record_relief(form: ReliefForm, at: datetime) -> Done:
    """A request for interim relief, or what the judge made of it."""
    return Done(reference=form.reference, said=remedy_steps.record_relief(form, at))


def record_appeal(form: AppealForm, at: datetime) -> Done:
    """A step of an appeal or higher appeal."""
    return Done(reference=form.reference, said=remedy_steps.record_appeal(form, at))


def record_default_notice(form: DefaultNoticeForm, at: datetime) -> Done:
    """A notice of default; from when deciding late costs money."""
    return Done(reference=form.reference, said=late_decisions.record_default_notice(form, at))


def prepare_remedy_decision(form: RemedyDecisionForm, at: datetime) -> Versioned:
    """Make the decision on an objection or a request, to each party; the mayor approves it."""
    version = remedy_decisions.prepare_remedy_decision(form, at)
    said = (
        f"Zaak {form.reference}: versie {version} van de beslissing op het {form.about.label} is "
        f"gemaakt ({form.outcome.label})."
    )
    return Versioned(
        reference=form.reference,
        said=(said, *told_personal(form.ground, OWN_GROUND)),
        version=version,
    )


def announce_remedy_decision(form: AnnouncementForm, at: datetime) -> Announced:
    """It was sent: it is in force, and the term against it begins."""
    told = remedy_decisions.announce_remedy_decision(form, at)
    kind, last_day = told.kind, told.last_day
    remedy = "beroep" if kind is TrackKind.OBJECTION else "bezwaar"
    words = (
        f"de beslissing op het {kind.label} is bekendgemaakt; {remedy} kan tot en met "
        f"{dutch_date(last_day)}"
    )
    answered = announced(form, last_day, words)
    return replace(answered, said=(*answered.said, *told.told))


def prepare_late_penalty(form: LatePenaltyForm, at: datetime) -> Versioned:
    """Make the decision that fixes what is owed for deciding late, or that nothing is."""
    version = late_penalties.prepare_late_penalty(form, at)
    return made(form, version, "het besluit over de dwangsom voor te laat beslissen")


def announce_late_penalty(form: AnnouncementForm, at: datetime) -> Announced:
    """It was sent: the municipality pays in time or not at all, and it can be objected to."""
    decided = late_penalties.announce_late_penalty(form, at)
    what = (
        "de gemeente betaalt uiterlijk op"
        if decided.is_owed
        else "er is geen dwangsom, en bezwaar kan tot en met"
    )
    words = f"het besluit over de dwangsom is bekendgemaakt; {what} {dutch_date(decided.last_day)}"
    return announced(form, decided.last_day, words)


def record_late_payment(form: LatePaidForm, at: datetime) -> Done:
    """The municipality paid it."""
    return taken(late_penalties.record_late_payment, form, at)
