"""What is tried with the decision: made, changed, served, carried out, ended, put away."""

from datetime import timedelta
from typing import Any

from models.closure.change_forms import ChangeForm, LandRegisterChangeForm
from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    StepForm,
)
from models.closure.party_forms import Withdrawable, WithdrawPreparedForm
from models.closure.service_forms import ReturnForm, ServedForm, ServiceForm
from models.closure.track_form import TrackForm
from models.law.closure.changes import BURDENS, CHANGE_IN, ChangeKind
from tasks.acts.closure import change_acts, closure_acts, money_acts, party_acts, remedy_acts
from tasks.closure import deadlines
from tests.builders.case_builder import GROUND, at
from tests.builders.ordered_closures import HEARING
from tests.builders.wandering.wanderer import Attempt, Wanderer, length
from tests.readers.oracles.register_rows import Row

LEAVES = {
    "intent": closure_acts.announce_intent,
    "decision": closure_acts.announce_decision,
    "change": change_acts.announce_change,
    "rectification": party_acts.send_rectification,
    "costs": money_acts.announce_costs,
    "collection": money_acts.announce_collection,
    "penalty_change": money_acts.announce_penalty_change,
    "remedy_decision": remedy_acts.announce_remedy_decision,
    "late_penalty": remedy_acts.announce_late_penalty,
    "interest": money_acts.announce_interest,
    "repayment": money_acts.announce_repayment,
    "deferral_change": money_acts.announce_deferral_change,
}
"""How each thing that was approved leaves the house."""
APPROVES = dict.fromkeys(("intent", "decision", "change", "remedy_decision", "late_penalty"), "BGM")
"""Who approves; what is not here the lawyer does."""

INTENT = 0
"""As which decision the notice of intent is named."""


def decide(walk: Wanderer) -> Attempt:
    """A decision is made, of any kind."""
    is_urgent = walk.case["urgency"] != "none"
    outcome = walk.one_of((*(6 * ["closure"]), "penalty_order", "penalty_order", "warning", "none"))
    if is_urgent and walk.by_chance(0.9):
        outcome = "closure"
    given: dict[str, Any] = {"outcome": outcome, "sent_on": walk.later(3)}
    if outcome == "closure":
        given["cost_share"] = walk.one_of((*(9 * [100]), 60, 0, None))
        if walk.by_chance(0.85):
            given |= length(walk)
        if walk.by_chance(0.05):
            given |= {"unit": "indefinite"}
            given.pop("amount", None)
        if walk.by_chance(0.03 if is_urgent else 0.4):
            given["grace_days"] = walk.dice.randint(0, 12)
        if walk.by_chance(0.4):
            given["runs_from"] = walk.one_of(("ordered_day", "actual_closing"))
    if outcome == "penalty_order":
        per = walk.one_of(("once", "offence", "offence", "day", "week", "month"))
        given |= {"penalty_amount": 2500, "penalty_per": per, "grace_days": walk.one_of((0, 14))}
        given["penalty_maximum"] = 0 if per == "once" else 10_000
    return walk.asks(DecisionForm, closure_acts.decide, **given)


def desk(walk: Wanderer) -> Attempt | None:
    """What lies on the desk is approved, or leaves the house."""
    newest = {row["subject"]: row for row in walk.rows["approval"]}
    waiting = [
        row
        for key, row in newest.items()
        if (key, row["number"]) not in walk.sent and _waits(walk, row)
    ]
    if not waiting:
        return None
    row = walk.one_of(waiting)
    subject = row["subject"]
    if row["approved_by"] is None:
        by = APPROVES.get(subject, "JUR1" if walk.by_chance(0.9) else "ZAAK1")
        if subject == "remedy_decision" and walk.by_chance(0.7):
            # Mostly not who took the order (10:3(3)).
            by = "LOCO"
        return walk.asks(ApprovalForm, closure_acts.approve, subject=subject, by=by, reason="Goed.")
    if walk.by_chance(0.97):
        walk.today = max(walk.today, row["takes_effect_on"])
    if subject == "service":
        return _serve(walk, row["number"])
    if subject not in LEAVES:
        return None
    return walk.asks(
        AnnouncementForm, LEAVES[subject], on=walk.today, party_channels=_otherwise(walk)
    )


def _waits(walk: Wanderer, row: Row) -> bool:
    """Whether it can still be approved or sent; what is too late now and then is tried too."""
    subject, today = row["subject"], walk.today
    if row["voided_on"] or (row["takes_effect_on"] < today and walk.by_chance(0.95)):
        return False
    if row["approved_by"] is None:
        return True
    is_none = subject == "decision" and walk.case["measure"] == "none"
    return not is_none and (subject in LEAVES or subject == "service")


def _otherwise(walk: Wanderer) -> tuple[str, ...]:
    party = walk.party()
    several = (f"{party};later", f"{party};handed_over;;14:30", f"{party};email", f"{party};later")
    return (walk.one_of(several),) if walk.by_chance(0.25) else ()


def _serve(walk: Wanderer, version: int) -> Attempt | None:
    letters = [
        row
        for row in walk.rows["document"]
        if row["kind"] == "later_decision" and row["version"] == version
    ]
    if not letters:
        return None
    party, decision = letters[-1]["party_number"], letters[-1]["decision_number"]
    return walk.asks(
        ServedForm, party_acts.announce_service, on=walk.today, party=party, decision=decision
    )


def withdraw_prepared(walk: Wanderer) -> Attempt:
    """What was prepared does not leave."""
    subject = walk.one_of([member.value for member in Withdrawable])
    return walk.asks(
        WithdrawPreparedForm, party_acts.withdraw_prepared, subject=subject, reason=GROUND
    )


def _decision(walk: Wanderer) -> int:
    return walk.number_in("decision") or 1


def come_back(walk: Wanderer) -> Attempt:
    """A letter comes back."""
    causes = ("undeliverable", "wrong_address", "not_collected", "refused")
    decision = INTENT if walk.by_chance(0.15) else _decision(walk)
    return walk.asks(
        ReturnForm,
        party_acts.record_return,
        party=walk.party(),
        decision=decision,
        cause=walk.one_of(causes),
    )


def prepare_service(walk: Wanderer) -> Attempt:
    """A decision is made for one party alone; mostly for one that it has not reached."""
    missed = [
        (row["party_number"], row["decision_number"] or INTENT)
        for row in walk.rows["caseevent"]
        if row["what"] in {"decision_missed", "intent_missed"}
    ]
    party, decision = walk.party(), _decision(walk)
    if not walk.rows["decision"] or walk.by_chance(0.05):
        decision = INTENT
    if missed and walk.by_chance(0.8):
        party, decision = walk.one_of(missed)
    return walk.asks(
        ServiceForm,
        party_acts.prepare_service,
        party=party,
        decision=decision,
        sent_on=walk.later(3),
    )


def communicate(walk: Wanderer) -> Attempt:
    """Poster, residents' letter and press release."""
    return walk.asks(
        CommunicationForm,
        closure_acts.prepare_communication,
        by="COM1",
        closing_on=walk.later(2),
        radius=50,
    )


def close(walk: Wanderer) -> Attempt | None:
    """The premises are shut; mostly when the order begins, or at once when that is allowed."""
    is_early = walk.status in {"reported", "assessed"}
    if is_early and walk.case["urgency"] != "urgent_5_31_2" and walk.by_chance(0.95):
        return None
    first = walk.case["ordered_from"]
    if first and walk.by_chance(0.7):
        walk.today = max(walk.today, first + timedelta(days=walk.one_of((0, 0, 1, 4))))
    return walk.asks(StepForm, closure_acts.close_premises)


def end(walk: Wanderer) -> Attempt:
    """The closure is over."""
    last = walk.case["ordered_until"]
    if last and walk.by_chance(0.5):
        walk.today = max(walk.today, last + timedelta(days=walk.dice.randint(1, 9)))
    return walk.asks(EndForm, closure_acts.end_closure, lifted=walk.by_chance(0.2))


def reopen(walk: Wanderer) -> Attempt:
    """The premises are given back."""
    return walk.asks(StepForm, closure_acts.reopen_premises)


def archive(walk: Wanderer) -> Attempt:
    """The file is put away; mostly when every term can be over."""
    if walk.by_chance(0.3):
        walk.wait(200)
    return walk.asks(StepForm, closure_acts.archive, by="DIV1")


def change(walk: Wanderer) -> Attempt:
    """A change of the decision or the withdrawal of the intent is made."""
    able = [kind for kind in ChangeKind if walk.status in CHANGE_IN[kind]]
    kind = walk.one_of(able if able and walk.by_chance(0.85) else list(ChangeKind))
    given: dict[str, Any] = {"kind": kind, "ground": GROUND, "sent_on": walk.later(2)}
    first = walk.case["ordered_from"] or walk.today
    match kind:
        case ChangeKind.FIRST_DAY:
            given["first_day"] = first + timedelta(days=walk.dice.randint(-1, 20))
        case ChangeKind.GRACE:
            given["grace_until"] = first + timedelta(days=walk.dice.randint(-1, 20))
        case ChangeKind.SHORTER | ChangeKind.LONGER | ChangeKind.EXTENSION:
            given |= length(walk)
        case ChangeKind.CHANGE_WARNING:
            given["changes"] = "De waarschuwing geldt voortaan een jaar."
        case ChangeKind.PART:
            given["part"] = "de schuur achter de woning"
        case ChangeKind.REVIEW_CONTINUE if walk.by_chance(0.5):
            given["review_on"] = walk.later(200)
        case _:
            pass
    if kind in BURDENS or walk.by_chance(0.05):
        given["hearing"] = HEARING
    return walk.asks(ChangeForm, change_acts.prepare_change, **given)


def tell_land_register(walk: Wanderer) -> Attempt:
    """The land register heard of the closure, of its end, or of a change."""
    if walk.by_chance(0.5):
        return walk.asks(
            LandRegisterChangeForm,
            change_acts.record_land_register_change,
            decision=_decision(walk),
        )
    state = walk.one_of(("registered", "deregistered"))
    return walk.asks(TrackForm, closure_acts.record_track, track="land_register", state=state)


def morning(walk: Wanderer) -> Attempt:
    """The run of this morning, in which no case may fail."""
    on = walk.today

    def go() -> object:
        run = deadlines.run_morning(on, at(on))
        assert run.failed == (), on
        return run

    return Attempt("run_morning", on, {"on": on}, go)
