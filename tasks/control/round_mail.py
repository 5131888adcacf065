"""The mail of a control round to its partners: each gets only what it may know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlmodel import col, func, select

from models.common.municipality import Municipality, Partner
from models.control.control_round import FollowUp, Visit
from models.control.invitation import Invitation
from models.law.common.dutch import dutch_date, plural, short_date
from models.law.control.round_clearance import (
    Paper,
    Participant,
    RoundField,
    as_participant,
    cleared,
)
from tasks.control.round_findings import findings_of
from tasks.control.round_policies import control_cycle, finding_label, follow_up_label
from tasks.control.round_step import RoundStep
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile
from tasks.mail.calendar_file import Meeting, calendar_file
from tasks.mail.mail_texts import MailText, mail_text
from tasks.mail.mime import bare_address
from tasks.mail.outbox import queue_message
from tasks.register.acting import id_of
from tasks.register.resources import settings

RoundOccasion = Literal["invited", "changed", "cancelled", "held"]


@dataclass(frozen=True)
class RoundMail:
    """One mail to one partner, before it is queued."""

    occasion: RoundOccasion
    participant: Participant
    values: Mapping[RoundField, str]
    reply_until: date


def text_of_mail(mail: RoundMail, folder: str, meeting_point: str) -> MailText:
    """The words of a mail; what the participant may not know never reaches the template."""
    paper = Paper.DEBRIEF if mail.occasion == "held" else Paper.INVITATION
    return mail_text(
        "round.md.j2",
        house_style_of(folder),
        occasion=mail.occasion,
        reference=mail.values[RoundField.REFERENCE],
        facts=cleared(mail.participant, paper, mail.values),
        meeting_point=meeting_point,
        reply_until=mail.reply_until,
    )


def queue_invitation(
    step: RoundStep, partner: Partner, invitation: Invitation, occasion: RoundOccasion
) -> None:
    """Queue the mail with its calendar file; the number in the key makes each change one mail."""
    policy = control_cycle(step.round.municipality_code, step.round.slot_on)
    folder = step.session.get_one(Municipality, step.round.municipality_code).folder
    participant = as_participant(partner.kind)
    values = _values(step, invitation.planned_on)
    mail = RoundMail(occasion, participant, values, invitation.reply_until)
    text = text_of_mail(mail, folder, policy.meeting_point)
    reference = step.round.reference
    meeting = Meeting(
        uid=invitation.uid,
        sequence=invitation.sequence,
        on=invitation.planned_on,
        starts_at=policy.starts_at,
        ends_at=policy.ends_at,
        title=f"Controle {reference}",
        description="Vertrouwelijk. Lees de mail waarmee deze afspraak kwam.",
        place=policy.meeting_point,
        organiser=bare_address(settings().mail_sender),
        guest=partner.email,
        made_at=step.at,
    )
    method: Literal["REQUEST", "CANCEL"] = "CANCEL" if occasion == "cancelled" else "REQUEST"
    _queue(step, partner, f"{invitation.sequence}", text, calendar_file(meeting, method))


def queue_debrief(step: RoundStep, partner: Partner, invitation: Invitation) -> None:
    """Queue what a partner may know of a round that is over."""
    policy = control_cycle(step.round.municipality_code, step.round.slot_on)
    folder = step.session.get_one(Municipality, step.round.municipality_code).folder
    participant = as_participant(partner.kind)
    values = _values(step, invitation.planned_on) | _results(step, partner)
    mail = RoundMail("held", participant, values, invitation.reply_until)
    _queue(step, partner, "held", text_of_mail(mail, folder, policy.meeting_point))


def _values(step: RoundStep, planned_on: date) -> dict[RoundField, str]:
    policy = control_cycle(step.round.municipality_code, step.round.slot_on)
    places = step.session.exec(select(func.count()).where(Visit.round_id == step.round.id)).one()
    return {
        RoundField.REFERENCE: step.round.reference,
        RoundField.DAY: f"{dutch_date(planned_on)}, {policy.hours}",
        RoundField.KIND: step.round.purpose,
        RoundField.PLACES: plural(places, "plek", "plekken"),
    }


def _results(step: RoundStep, partner: Partner) -> dict[RoundField, str]:
    visits = step.session.exec(
        select(Visit)
        .where(Visit.round_id == step.round.id)
        .order_by(col(Visit.team), col(Visit.rank))
    ).all()
    seen = [visit for visit in visits if visit.is_seen]
    found = [visit for visit in seen if visit.has_findings]
    return {
        RoundField.TOTALS: f"{plural(len(visits), 'plek', 'plekken')} op de lijst, {len(seen)} "
        f"gezien, {len(found)} met bevindingen",
        RoundField.OUTCOME: "; ".join(
            f"plek {visit.place}: {visit.access.label}"
            for visit in visits
            if visit.access is not None
        ),
        RoundField.OWN_FINDINGS: _own_findings(step, visits, as_participant(partner.kind)),
        RoundField.OWN_FOLLOW_UPS: _own_follow_ups(step, visits, partner),
    }


def _own_findings(step: RoundStep, visits: Sequence[Visit], participant: Participant) -> str:
    """What this participant itself found, by kind; never what another found, and no text."""
    found_at = findings_of(step.session, step.round)
    own = {
        f"plek {visit.place}": [
            finding_label(row.kind)
            for row in found_at.get(visit.id, ())
            if row.participant is participant
        ]
        for visit in visits
    }
    return "; ".join(f"{place}: {', '.join(kinds)}" for place, kinds in own.items() if kinds)


def _own_follow_ups(step: RoundStep, visits: Sequence[Visit], partner: Partner) -> str:
    own = step.session.exec(
        select(FollowUp)
        .where(
            col(FollowUp.visit_id).in_([id_of(visit) for visit in visits]),
            func.lower(FollowUp.owner).in_([partner.kind.label.lower(), partner.name.lower()]),
        )
        .order_by(col(FollowUp.id))
    )
    return "; ".join(
        f"{follow_up_label(row.kind)}, uiterlijk {short_date(row.due_on)}" for row in own
    )


def _queue(
    step: RoundStep, partner: Partner, what: str, text: MailText, *files: RenderedFile
) -> None:
    queue_message(
        step.session,
        key=f"round:{step.round.reference}:partner:{id_of(partner)}:{what}",
        recipient=partner.email,
        subject=text.subject,
        text=text.text,
        html=text.html,
        attachments=files,
        partner_id=id_of(partner),
        queued_at=step.at,
    )
