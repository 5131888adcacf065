"""What is tried against a decision: objection, relief, appeal, requests, notices of default."""

from datetime import timedelta
from typing import Any

from models.closure.closure_forms import StepForm
from models.closure.late.late_forms import LatePaidForm, LatePenaltyForm
from models.closure.remedy_forms import (
    AppealForm,
    DefaultNoticeForm,
    ObjectionForm,
    ReliefForm,
    RemedyDecisionForm,
)
from models.closure.track_form import TrackForm
from models.law.closure.remedies.late_decision import NoneOwed
from models.law.closure.remedies.remedy_rules import OUTCOMES, Missing, WaiverGround
from models.law.closure.remedies.tracks import TrackKind, TrackState, next_track_states
from tasks.acts.closure import closure_acts, remedy_acts
from tests.builders.case_builder import GROUND
from tests.builders.remedy_builder import COMMITTEE, PLACE
from tests.builders.wandering.wanderer import Attempt, Wanderer, length

MOST_TRACKS = 3


def _which(walk: Wanderer, kind: TrackKind) -> tuple[dict[str, Any], str | None]:
    """A track that is there and its state, or a new one of some party."""
    known = [row for row in walk.rows["track"] if row["kind"] == kind.value]
    if known and (len(known) >= MOST_TRACKS or walk.by_chance(0.75)):
        row = walk.one_of(known)
        return {"number": row["number"]}, row["state"]
    given: dict[str, Any] = {"party": walk.party()} if walk.by_chance(0.9) else {}
    if walk.by_chance(0.3):
        given["decision"] = walk.number_in("decision") or 1
    return given, None


def _next(walk: Wanderer, kind: TrackKind, state: str | None) -> str:
    """Mostly a step that may follow."""
    able = sorted(each.value for each in next_track_states(kind, state))
    if able and walk.by_chance(0.93):
        return walk.one_of(able)
    return walk.one_of([each.value for each in TrackState])


def object_to(walk: Wanderer) -> Attempt:
    """A step of an objection."""
    given, state = _which(walk, TrackKind.OBJECTION)
    given["state"] = _next(walk, TrackKind.OBJECTION, state)
    if given["state"] in {"repair_asked", "consented"}:
        given["until"] = walk.today + timedelta(days=walk.dice.randint(1, 40))
    if given["state"] == "repair_asked" and walk.by_chance(0.5):
        given["missing"] = walk.one_of(list(Missing))
    if given["state"] == "invited":
        given |= {"hearing_at": "10:00", "hearing_by": COMMITTEE, "papers_at": PLACE}
        given |= {"hearing_place": PLACE, "hearing_on": walk.later(40)}
    if given["state"] == "hearing_waived":
        given["waiver"] = walk.one_of(list(WaiverGround))
    if given["state"] == "filed":
        given["committee"] = walk.by_chance(0.3)
        if walk.by_chance(0.3):
            given["posted_on"] = walk.today - timedelta(days=walk.dice.randint(0, 8))
        if walk.by_chance(0.1):
            given |= {"excused": True, "note": "De indiener lag in het ziekenhuis."}
    return walk.asks(ObjectionForm, remedy_acts.record_objection, **given)


def relief(walk: Wanderer) -> Attempt:
    """A step of a request for interim relief."""
    given, state = _which(walk, TrackKind.INTERIM_RELIEF)
    given["state"] = _next(walk, TrackKind.INTERIM_RELIEF, state)
    if given["state"] in {"granted", "changed"}:
        given |= walk.one_of(
            (
                {},
                {"until": walk.later(60)},
                {"from_on": walk.later(20)},
                {"until_event": "decision_on_objection", "weeks_after": 6},
                {"until_event": "ruling_on_appeal"},
                {"part": "de bovenwoning"},
                length(walk),
            )
        )
        if walk.by_chance(0.1):
            given["main_case"] = walk.one_of(("dismissed", "upheld", "effects_kept"))
    return walk.asks(ReliefForm, remedy_acts.record_relief, **given)


def appeal(walk: Wanderer) -> Attempt:
    """A step of an appeal or a higher appeal."""
    higher = walk.by_chance(0.3)
    kind = TrackKind.HIGHER_APPEAL if higher else TrackKind.APPEAL
    given, state = _which(walk, kind)
    given |= {"state": _next(walk, kind, state), "higher": higher}
    if higher and "number" not in given and walk.by_chance(0.3):
        given["of_authority"] = True
        given.pop("party", None)
    if given["state"] == "interlocutory":
        given["until"] = walk.today + timedelta(days=walk.dice.randint(1, 60))
    if given["state"] == "judge_decided":
        given |= length(walk) if walk.by_chance(0.6) else {"revoked": walk.by_chance(0.5)}
    if given["state"] == "upheld" and walk.by_chance(0.3):
        given["revoked"] = True
    return walk.asks(AppealForm, remedy_acts.record_appeal, **given)


def ask_reopening(walk: Wanderer) -> Attempt:
    """A step of a request to reopen, but for the decision on it."""
    given, state = _which(walk, TrackKind.REOPENING_REQUEST)
    given["state"] = _next(walk, TrackKind.REOPENING_REQUEST, state)
    return walk.asks(TrackForm, closure_acts.record_track, track="reopening_request", **given)


def give_notice(walk: Wanderer) -> Attempt:
    """A notice of default, or its withdrawal."""
    if walk.by_chance(0.5):
        walk.wait(60)
    given: dict[str, Any] = {"about": walk.one_of(("objection", "objection", "reopening_request"))}
    if walk.by_chance(0.5):
        given["number"] = walk.number_in("track", kind=given["about"])
    if walk.by_chance(0.5):
        given["party"] = walk.party()
    state = "received" if walk.by_chance(0.85) else "withdrawn"
    return walk.asks(DefaultNoticeForm, remedy_acts.record_default_notice, state=state, **given)


def decide_on_it(walk: Wanderer) -> Attempt | None:
    """A decision on an objection or a request is made."""
    open_ones = [
        row
        for row in walk.rows["track"]
        if row["kind"] in {"objection", "reopening_request"}
        and next_track_states(TrackKind(row["kind"]), row["state"])
    ]
    if not open_ones:
        return None
    row = walk.one_of(open_ones)
    about = TrackKind(row["kind"])
    given: dict[str, Any] = {
        "about": about,
        "number": row["number"],
        "outcome": walk.one_of(OUTCOMES[about]),
        "ground": GROUND,
        "sent_on": walk.later(2),
    }
    if given["outcome"] is TrackState.PARTLY_UPHELD and walk.by_chance(0.7):
        given |= length(walk)
    if about is TrackKind.OBJECTION and walk.by_chance(0.3):
        given["costs_asked"] = True
        if walk.by_chance(0.5):
            given["costs"] = 1200
    return walk.asks(RemedyDecisionForm, remedy_acts.prepare_remedy_decision, **given)


def fix_late_penalty(walk: Wanderer) -> Attempt:
    """What deciding late costs is fixed by a decision, or that it costs nothing."""
    given: dict[str, Any] = {"sent_on": walk.later(2)}
    if walk.by_chance(0.5):
        given["none"] = walk.one_of(list(NoneOwed))
        if walk.by_chance(0.7):
            given["reason"] = "De brief kwam een half jaar na het einde van de termijn."
    return walk.asks(LatePenaltyForm, remedy_acts.prepare_late_penalty, **given)


def pay_late_penalty(walk: Wanderer) -> Attempt:
    """The municipality pays it."""
    decision = walk.number_in("decision", kind="late_penalty") or 2
    return walk.asks(LatePaidForm, remedy_acts.record_late_payment, decision=decision)


def resume(walk: Wanderer) -> Attempt:
    """The suspension is over."""
    return walk.asks(StepForm, closure_acts.resume)
