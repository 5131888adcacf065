"""A control round before its day: invited, answered, moved, prepared, or skipped."""

from datetime import datetime

from models.control.round_forms import (
    AbsenceForm,
    AnswerForm,
    BriefForm,
    InviteForm,
    MoveForm,
    SkipForm,
)
from models.law.common.dutch import plural
from tasks.acts.done import Counted, Done, Noted
from tasks.acts.linked_signals import DESK
from tasks.control import absences, briefing, invitations, round_overview, visits


def invite_partners(form: InviteForm, at: datetime) -> Counted:
    """Invite the partners of a round; each reads only what it may know."""
    count = invitations.invite_partners(form, at)
    told = plural(count, "uitnodiging", "uitnodigingen") if count else "geen nieuwe uitnodiging"
    said = f"Controle {form.reference}: {told} klaargezet."
    return Counted(reference=form.reference, said=(said,), count=count)


def record_answer(form: AnswerForm, at: datetime) -> Counted:
    """A partner answered for how many teams it has people; the places are divided anew."""
    count = invitations.record_answer(form, at, desk=DESK)
    who = form.partner.label
    teams = {place.team for place in round_overview.round_of(form.reference).places}
    said = (
        f"Controle {form.reference}: {who} komt met mensen voor {plural(count, 'team', 'teams')}. "
        f"De plekken zijn nu verdeeld over {plural(len(teams), 'team', 'teams')}."
    )
    return Counted(reference=form.reference, said=(said,), count=count)


def move_round(form: MoveForm, at: datetime) -> Done:
    """A planned round goes to another day; who was invited hears of it."""
    day = invitations.move_round(form, at, desk=DESK)
    return Done(reference=form.reference, said=(f"Controle {form.reference} is nu op {day}.",))


def record_absence(form: AbsenceForm, at: datetime) -> Noted:
    """When a partner cannot come; `named` are the planned rounds that a person must move."""
    hit = absences.record_absence(form, at)
    moves = f" Verzet zelf: {', '.join(hit)}." if hit else ""
    said = f"De afwezigheid is vastgelegd; een planning mijdt deze dagen.{moves}"
    return Noted(said=(said,), named=hit)


def brief_round(form: BriefForm, at: datetime) -> Done:
    """Make the papers of the day; they are in the register as well."""
    files = briefing.brief_round(form, at, desk=DESK)
    pieces = plural(len(files), "stuk is", "stukken zijn")
    said = f"Controle {form.reference}: {pieces} gemaakt."
    return Done(reference=form.reference, said=(said,), files=files)


def skip_round(form: SkipForm, at: datetime) -> Done:
    """A planned round is not held; the reason is kept."""
    said = f"Controle {form.reference} is {visits.skip_round(form, at)}."
    return Done(reference=form.reference, said=(said,))
