"""From which day something can be directed against a decision: not before that is made."""

from datetime import date, timedelta

from sqlmodel import col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import ORDER, Decision
from models.law.closure.remedies.tracks import REMEDIES, TrackKind, decides, is_ruling
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.case_step import Step
from tasks.closure.people.sendings import decision_of
from tasks.closure.remedies.track_rows import Meant, name_of, tracks_of, undecided_tracks

AFTER_A_NOTICE = timedelta(weeks=2, days=1)
"""An appeal against not deciding in time can come when two weeks have passed (Awb 6:12(2))."""
ONE_OF_A_PARTY = REMEDIES | {TrackKind.INTERIM_RELIEF}
NOTHING_YET = {
    TrackKind.INTERIM_RELIEF: "is er nog geen besluit dat de rechter kan schorsen (artikel 8:81 "
    "Awb)",
    TrackKind.APPEAL: "is er nog geen beslissing op bezwaar, en sinds een ingebrekestelling zijn "
    "nog geen twee weken voorbij (artikelen 6:12, 7:1 en 8:1 Awb)",
    TrackKind.HIGHER_APPEAL: "is er nog geen uitspraak op een beroep (artikel 8:104 Awb)",
}


class NothingAgainstWhichError(WeerbaarError):
    """Raised when something is recorded against a decision on a day before there was one."""


def premature_remark(step: Step, decision_number: int | None) -> str:
    """What to say of an objection that came before the decision was announced (Awb 6:10).

    It counts from the day on which the decision was made; before that day it is refused.
    """
    decision = step.session.exec(
        select(Decision).where(
            Decision.case_id == step.case_id, Decision.number == (decision_number or ORDER)
        )
    ).first()
    if decision is None or step.on >= decision.announced_on:
        return ""
    made_on = _made_on(step, decision)
    if step.on < made_on:
        raise NothingAgainstWhichError(
            f"Zaak {step.case.reference}: het besluit is gemaakt op {dutch_date(made_on)}; een "
            f"bezwaar dat binnenkwam op {dutch_date(step.on)} kan daar niet tegen zijn (artikel "
            "6:10 Awb)."
        )
    return (
        f"; het kwam voor de bekendmaking op {dutch_date(decision.announced_on)}, maar het telt: "
        "het besluit was al gemaakt (artikel 6:10 Awb)"
    )


def _made_on(step: Step, decision: Decision) -> date:
    """When a first version of it was made; older versions did not keep that."""
    made = (
        None
        if decision.approval_id is None
        else step.session.get_one(Approval, decision.approval_id)
    )
    if made is None:
        return decision.announced_on
    if decision.number == ORDER:
        return min(_prepared_on(step, made.subject))
    return made.prepared_on


def _prepared_on(step: Step, subject: ApprovalSubject) -> list[date]:
    return list(
        step.session.exec(
            select(col(Approval.prepared_on))
            .where(Approval.case_id == step.case_id, Approval.subject == subject)
            .order_by(col(Approval.number))
        )
    )


class OpenAlreadyError(WeerbaarError):
    """Raised when a party would have two of the same open against one decision."""


def refuse_a_second(step: Step, meant: Meant) -> None:
    """What a party sends in more belongs to what it has open already (Awb 6:5, 8:81)."""
    if meant.party is None or meant.kind not in ONE_OF_A_PARTY:
        return
    for track in undecided_tracks(step, meant.kind):
        if (track.party_number, track.decision_number) == (meant.party, meant.decision):
            raise OpenAlreadyError(
                f"Zaak {step.case.reference}: {name_of(track)} staat al open tegen dit besluit, "
                f"sinds {dutch_date(track.opened_on)}; wat deze partij op {dutch_date(step.on)} "
                "stuurde, hoort daarbij."
            )


def refuse_before_there_is_one(step: Step, meant: Meant) -> None:
    """Refuse relief before an order, an appeal too early, and what is against no decision."""
    _refuse_unknown_number(step, meant)
    match meant.kind:
        case TrackKind.INTERIM_RELIEF:
            days = _days_of_orders(step)
        case TrackKind.APPEAL:
            days = _days_of_decisions_on_objection(step)
        case TrackKind.HIGHER_APPEAL:
            days = [
                track.changed_on
                for track in tracks_of(step.session, step.case_id, TrackKind.APPEAL)
                if is_ruling(track.kind, track.state)
            ]
        case _:
            return
    if not days or step.on < min(days):
        raise NothingAgainstWhichError(
            f"Zaak {step.case.reference}: op {dutch_date(step.on)} {NOTHING_YET[meant.kind]}."
        )


def _refuse_unknown_number(step: Step, meant: Meant) -> None:
    """The order may still have to leave; of what came after it there is a number once it left."""
    number = meant.decision
    if number is None or number == ORDER or decision_of(step, number) is not None:
        return
    raise NothingAgainstWhichError(
        f"Zaak {step.case.reference}: er is op {dutch_date(step.on)} geen besluit {number} "
        f"bekendgemaakt; een {meant.kind.label} kan daar niet tegen zijn. Kijk in de zaak welk "
        "nummer het besluit heeft."
    )


def _days_of_orders(step: Step) -> list[date]:
    """An order is there when it is made; of art. 5:31(2) the premises are shut before that."""
    announced = select(col(Decision.announced_on)).where(Decision.case_id == step.case_id)
    closed_on = step.case.closed_on
    return [
        *_prepared_on(step, ApprovalSubject.DECISION),
        *step.session.exec(announced),
        *([] if closed_on is None else [closed_on]),
    ]


def _days_of_decisions_on_objection(step: Step) -> list[date]:
    """The day on which one was made or known, or on which deciding late counts as a refusal."""
    tracks = tracks_of(step.session, step.case_id)
    decided = [
        track.changed_on
        for track in tracks
        if track.kind is TrackKind.OBJECTION and decides(track.kind, track.state)
    ]
    late = [
        track.opened_on + AFTER_A_NOTICE
        for track in tracks
        if track.kind is TrackKind.NOTICE_OF_DEFAULT
    ]
    return [*decided, *late, *_prepared_on(step, ApprovalSubject.REMEDY_DECISION)]
