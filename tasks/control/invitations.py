"""Inviting partners to a round: once, anew when the day changes, withdrawn when it falls out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from secrets import token_hex

from sqlmodel import col, select

from models.common.business import Business
from models.common.history import EventKind
from models.common.municipality import Partner
from models.control.control_round import Visit
from models.control.invitation import Invitation
from models.control.round_forms import AnswerForm, InviteForm, MoveForm
from models.control.visit_draft import VisitDraft, VisitPhoto
from models.law.common.dutch import dutch_date, plural
from models.law.common.errors import FaultsError
from models.law.common.partner_kinds import PartnerKind
from models.law.common.roles import Action
from models.law.control.control_cycle import why_not
from models.law.control.round_clearance import as_participant
from tasks.control.round_choice import PLACES_CHANGED, Staff, choose_again
from tasks.control.round_mail import queue_debrief, queue_invitation
from tasks.control.round_needs import stored
from tasks.control.round_policies import control_cycle, place_partners, place_scores
from tasks.control.round_step import RoundStateError, RoundStep, begin_round_step, require_planned
from tasks.control.round_words import refuse_names
from tasks.control.rounds import absences_of
from tasks.control.signal_desk import SignalDesk
from tasks.register import policies
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

BASE_TEAM = (
    PartnerKind.POLICE,
    PartnerKind.ENVIRONMENTAL_SERVICE,
    PartnerKind.OWN_DEPARTMENT,
)
"""Municipality, police and environmental service (plan 2024, chapter 3 ad 2)."""


@step("partners-uitnodigen")
def invite_partners(form: InviteForm, at: datetime) -> int:
    """Invite the base team, and who is asked for; return how many mails are new."""
    with transaction() as session:
        step = begin_round_step(session, form, Action.PLAN_ROUND, at)
        planned_on = day_ahead(step)
        asked = {PartnerKind.CUSTOMS: form.with_customs, PartnerKind.DOT: form.with_dot}
        kinds = {*BASE_TEAM, *(kind for kind, is_asked in asked.items() if is_asked)}
        partners = session.exec(
            select(Partner)
            .where(
                Partner.municipality_code == step.round.municipality_code,
                col(Partner.kind).in_(kinds),
            )
            .order_by(col(Partner.id))
        ).all()
        faults = [
            f"{kind.label} staat niet in de organisatie van deze gemeente"
            for kind, is_asked in asked.items()
            if is_asked and kind not in {partner.kind for partner in partners}
        ]
        if not partners:
            faults.append(
                "er staat geen politie, omgevingsdienst of eigen afdeling in de organisatie"
            )
        if faults:
            raise FaultsError(f"De uitnodiging van {form.reference}", faults)
        return _record_messages(
            step, sum(_invite(step, partner, planned_on) for partner in partners)
        )


@step("controle-verzetten")
def move_round(form: MoveForm, at: datetime, *, desk: SignalDesk) -> str:
    """Move a planned round to another day; who was invited gets the new day.

    The places are chosen anew: which may be visited depends on the day.
    """
    with transaction() as session:
        step = begin_round_step(session, form, Action.PLAN_ROUND, at)
        if step.round.planned_on == form.to:
            return dutch_date(form.to)
        day_ahead(step)
        _refuse_day(step, form.to)
        refuse_names(step, f"Het verzetten van {form.reference}", "de reden", form.reason)
        step.round.planned_on = form.to
        step.round.why = f"Verzet naar {dutch_date(form.to)}: {form.reason}"
        step.record(EventKind.TRANSITION, step.round.why)
        rows = invited(step)
        for _, row in rows:
            # An answer was for the day before.
            row.capacity, row.answered_on = None, None
        _fit_places(step, desk)
        _record_messages(step, sum(_invite(step, partner, form.to) for partner, _ in rows))
        return dutch_date(form.to)


@step("antwoord-vastleggen")
def record_answer(form: AnswerForm, at: datetime, *, desk: SignalDesk) -> int:
    """Record for how many teams the partners of a kind have people; return that number.

    The places are chosen anew for the teams that there are.
    """
    with transaction() as session:
        step = begin_round_step(session, form, Action.PLAN_ROUND, at)
        require_planned(step.round)
        rows = [row for partner, row in invited(step) if partner.kind.value == form.partner]
        if not rows:
            raise RoundStateError(
                f"Controle {form.reference}: {form.partner.label} is niet uitgenodigd."
            )
        changed = [row for row in rows if row.capacity != form.capacity]
        for row in changed:
            row.capacity, row.answered_on = form.capacity, form.on
        if changed:
            label = form.partner.label
            step.record(EventKind.RECORD, f"Antwoord van {label}: {form.capacity} team(s).")
            _fit_places(step, desk)
        return form.capacity


def keep_rules(step: RoundStep, desk: SignalDesk) -> None:
    """Choose the places anew when one is gone, or needs other partners than it was chosen with.

    A label that changed after the planning changes who must come: a red place asks the police.
    """
    policy = place_partners(step.round.municipality_code, step.round.planned_on or step.on)
    rows = step.session.exec(
        select(Visit, Business)
        .join(Business, col(Business.id) == col(Visit.business_id))
        .where(Visit.round_id == step.round.id)
    ).all()
    if any(
        business.ended_on is not None
        or stored(policy.needed(business.label, business.sbi)) != visit.needed
        for visit, business in rows
    ):
        _fit_places(step, desk)


def _fit_places(step: RoundStep, desk: SignalDesk) -> None:
    """As many teams as municipality and service can man; red places go to those with police.

    Does nothing from the day itself on, or when a visit was recorded: the teams have the list.
    """
    planned_on = require_planned(step.round)
    if step.at.date() >= planned_on or has_recorded_visit(step):
        return
    choose_again(step.session, step.round, step.on, staff_of(step, planned_on), desk)
    step.record(EventKind.RECORD, "De plekken zijn opnieuw gekozen.", PLACES_CHANGED)


def staff_of(step: RoundStep, planned_on: date) -> Staff:
    """How many teams municipality and service can man, and how many of these the police."""
    policy = place_scores(step.round.municipality_code, planned_on)
    capacities = {
        partner.kind: row.capacity
        for partner, row in invited(step)
        if partner.kind in BASE_TEAM and row.capacity is not None
    }
    # Who did not answer yet comes with everybody.
    police = capacities.pop(PartnerKind.POLICE, policy.teams)
    teams = min([policy.teams, *capacities.values()])
    return Staff(teams, min(teams, police))


def withdraw_invitations(step: RoundStep) -> None:
    """Take the round out of the calendar of everybody who was invited."""
    rows = invited(step)
    for partner, row in rows:
        row.sequence, row.is_cancelled = row.sequence + 1, True
        queue_invitation(step, partner, row, "cancelled")
    _record_messages(step, len(rows))


def debrief_partners(step: RoundStep) -> None:
    """Tell everybody who was invited what it may know of the result."""
    rows = invited(step)
    for partner, row in rows:
        queue_debrief(step, partner, row)
    _record_messages(step, len(rows))


def invited(step: RoundStep) -> Sequence[tuple[Partner, Invitation]]:
    """Who has an invitation that was not withdrawn."""
    return step.session.exec(
        select(Partner, Invitation)
        .join(Invitation, col(Invitation.partner_id) == col(Partner.id))
        .where(Invitation.round_id == step.round.id, col(Invitation.is_cancelled).is_(False))
        .order_by(col(Partner.id))
    ).all()


def _invite(step: RoundStep, partner: Partner, planned_on: date) -> bool:
    """True when the partner is told something new."""
    as_participant(partner.kind)  # a kind without clearance may not be asked at all
    row = step.session.exec(
        select(Invitation).where(
            Invitation.round_id == step.round.id, Invitation.partner_id == partner.id
        )
    ).first()
    policy = control_cycle(step.round.municipality_code, step.round.slot_on)
    reply_until = max(step.on, planned_on - timedelta(days=policy.reply_days))
    if row is None:
        row = Invitation(
            round_id=id_of(step.round),
            partner_id=id_of(partner),
            uid=_new_uid(step, partner),
            planned_on=planned_on,
            reply_until=reply_until,
        )
        step.session.add(row)
        step.session.flush()
        queue_invitation(step, partner, row, "invited")
        return True
    if row.planned_on == planned_on:
        return False
    row.sequence, row.planned_on, row.reply_until = row.sequence + 1, planned_on, reply_until
    queue_invitation(step, partner, row, "changed")
    return True


def _new_uid(step: RoundStep, partner: Partner) -> str:
    """What a calendar knows the meeting by; kept with the invitation, as it can be made once."""
    return f"{step.round.reference.lower()}-{id_of(partner)}-{token_hex(8)}@weerbaar"


def _record_messages(step: RoundStep, count: int) -> int:
    if count:
        messages = plural(count, "bericht", "berichten")
        step.record(EventKind.MESSAGE, f"{messages} aan partners klaargezet.")
    return count


def day_ahead(step: RoundStep) -> date:
    """The day of a round that is still to come; otherwise RoundStateError."""
    planned_on = require_planned(step.round)
    if step.on >= planned_on:
        raise RoundStateError(
            f"Controle {step.round.reference} is op {dutch_date(planned_on)}; op "
            f"{dutch_date(step.on)} kan dit niet meer."
        )
    return planned_on


def _refuse_day(step: RoundStep, to: date) -> None:
    """A day in the past, a holiday, a decree day, a weekend or an absence: all said at once."""
    absences = absences_of(step.session, step.round.municipality_code)
    faults = [f"kies een dag na {dutch_date(step.on)}"] if to <= step.on else []
    reason = why_not(to, policies.calendar(), absences)
    if reason is not None:
        faults.append(f"{dutch_date(to)} past niet: {reason}")
    policy = control_cycle(step.round.municipality_code, step.round.slot_on)
    # Less than half an interval, so that no round passes the next.
    most = (7 * policy.interval_weeks - 1) // 2
    if abs(to - step.round.slot_on) > timedelta(days=most):
        faults.append(f"dat is meer dan {most} dagen van {dutch_date(step.round.slot_on)}")
    if has_recorded_visit(step):
        faults.append("er is al een bezoek vastgelegd of ingevuld")
    if faults:
        raise FaultsError(f"Het verzetten van {step.round.reference}", faults)


def has_recorded_visit(step: RoundStep) -> bool:
    """Whether something of a visit stands in the register, so that the round cannot be undone.

    Also what is only being filled in, and a photograph: they would be lost with their place.
    """
    of_round = select(Visit.id).where(Visit.round_id == step.round.id)
    begun = of_round.where(
        col(Visit.access).is_not(None)
        | col(Visit.id).in_(select(VisitDraft.visit_id))
        | col(Visit.id).in_(select(VisitPhoto.visit_id))
    )
    return step.session.exec(begun).first() is not None
