"""What older registers knew of money goes on: every amount and every state."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from models.closure.late.late_penalty import LatePenalty
from models.closure.money.claim import Claim, ClaimPayment, Deferral, Witness
from models.closure.money.deferral_change import DeferralChange
from models.closure.money.penalty import PenaltyOrder, PenaltyState
from models.closure.track import Track, TrackStep
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.closure.money.deferral_grounds import DeferralGround
from models.law.closure.money.penalties import PenaltyPer
from models.law.closure.money.repayments import Paid
from models.law.closure.remedies.late_decision import NoneOwed
from models.law.closure.remedies.tracks import TrackKind
from tasks.closure.money.repayment_duties import duties
from tests.models.common.older_registers import CASE, GROUND, filled

pytestmark = pytest.mark.many

PENALTY = ", measure, penalty_per_offence, penalty_maximum"
ORDERED = (
    *GROUND,
    CASE.format(
        id=1, status="penalty_ordered", columns=PENALTY, values=", 'penalty_order', 2500, 10000"
    ),
    CASE.format(
        id=2, status="decision_prepared", columns=PENALTY, values=", 'penalty_order', 100, 100"
    ),
    # Amounts that were typed before the mayor chose to close after all.
    CASE.format(id=3, status="decision_prepared", columns=PENALTY, values=", 'closure', 500, 900"),
    CASE.format(id=4, status="reported", columns="", values=""),
    (
        "INSERT INTO approval (id, case_id, subject, number, prepared_by, prepared_on, "
        "takes_effect_on, digest, draft, reason) VALUES (5, 1, 'decision', 1, 1, '2026-03-30', "
        "'2026-03-30', '', '', '')"
    ),
    (
        "INSERT INTO decision (case_id, number, kind, approval_id, announced_on, measure) VALUES "
        "(1, 1, 'order', 5, '2026-03-30', 'penalty_order')"
    ),
)


def test_the_amounts_of_an_order_are_for_each_offence(empty_database: str) -> None:
    """As they were until then; the order that left has its number, a draft has none."""
    with filled(empty_database, "0023", ORDERED) as session:
        found = session.exec(select(PenaltyOrder).order_by(col(PenaltyOrder.case_id))).all()
        assert [
            (row.case_id, row.decision_number, row.approval_id, row.amount, row.per, row.maximum)
            for row in found
        ] == [
            (1, 1, 5, 2500, PenaltyPer.OFFENCE, 10000),
            (2, None, None, 100, PenaltyPer.OFFENCE, 100),
        ]
        assert {(row.state, row.compliance_until) for row in found} == {
            (PenaltyState.IN_FORCE, None)
        }


TRACKS = "INSERT INTO track (case_id, kind, number, state, opened_on, changed_on, amount) VALUES "
COSTS = (
    *GROUND,
    *(CASE.format(id=number, status="closed", columns="", values="") for number in (1, 2)),
    TRACKS
    + "(1, 'cost_recovery', 1, 'paid', '2026-05-04', '2026-06-01', 300), "
    + "(1, 'cost_recovery', 2, 'reminded', '2026-05-04', '2026-06-20', 1250), "
    + "(1, 'objection', 1, 'filed', '2026-05-04', '2026-05-04', NULL), "
    + "(2, 'cost_recovery', 1, 'paid', '2026-05-04', '2026-06-01', NULL), "
    + "(2, 'cost_recovery', 2, 'writ', '2026-05-04', '2026-07-01', 80), "
    + "(2, 'cost_recovery', 3, 'uncollected', '2026-05-04', '2026-08-01', 90), "
    + "(2, 'cost_recovery', 4, 'fixed', '2026-05-04', '2026-05-04', 100)",
)


def test_tracks_of_costs_become_claims(empty_database: str) -> None:
    """Each keeps its amount and its state; what was paid came in whole; other tracks stay."""
    with filled(empty_database, "0024", COSTS) as session:
        claims = session.exec(select(Claim).order_by(col(Claim.case_id), col(Claim.number))).all()
        assert [(row.case_id, row.number, row.state, row.cents) for row in claims] == [
            (1, 1, ClaimState.PAID, 30_000),
            (1, 2, ClaimState.REMINDED, 125_000),
            (2, 1, ClaimState.PAID, None),
            (2, 2, ClaimState.WRIT, 8_000),
            (2, 3, ClaimState.UNCOLLECTED, 9_000),
            (2, 4, ClaimState.FIXED, 10_000),
        ]
        assert {row.kind for row in claims} == {ClaimKind.COSTS}
        assert claims[1].changed_on == date(2026, 6, 20)
        (payment,) = session.exec(select(ClaimPayment)).all()
        assert (payment.claim_id, payment.cents, payment.on) == (
            claims[0].id,
            30_000,
            date(2026, 6, 1),
        )
        (kept,) = session.exec(select(Track)).all()
        assert kept.kind is TrackKind.OBJECTION
        assert {row.track_id for row in session.exec(select(TrackStep))} == {kept.id}


JOINT = (
    *GROUND,
    CASE.format(id=1, status="closed", columns=", closed_part", values=", ''"),
    (
        "INSERT INTO claim (case_id, number, kind, state, cents, fee_cents, arose_on, changed_on, "
        "reason, times, seen_by, report_number) VALUES (1, 1, 'penalty', 'forfeited', 250000, 0, "
        "'2026-05-20', '2026-05-20', '', 1, 'police', 'PL-2026-0099')"
    ),
)


def test_a_penalty_of_before_stays_one_claim_of_all(empty_database: str) -> None:
    """Which offender forfeited it is not known, so nobody is filled in."""
    with filled(empty_database, "0046", JOINT) as session:
        (claim,) = session.exec(select(Claim)).all()
        assert (claim.kind, claim.cents, claim.seen_by) == (
            ClaimKind.PENALTY,
            250_000,
            Witness.POLICE,
        )
        assert (claim.party_number, claim.about_claim, claim.interest_approval_id) == (
            None,
            None,
            None,
        )


LATE = (
    *GROUND,
    CASE.format(id=1, status="closed", columns=", closed_part", values=", ''"),
    (
        "INSERT INTO track (id, case_id, kind, number, of_authority, state, opened_on, changed_on) "
        "VALUES (1, 1, 'notice_of_default', 1, false, 'received', '2026-07-06', '2026-07-06')"
    ),
    (
        "INSERT INTO approval (id, case_id, subject, number, prepared_by, prepared_on, "
        "takes_effect_on, digest, draft, reason) VALUES "
        "(1, 1, 'late_penalty', 1, 1, '2026-08-17', '2026-08-17', '', '', '')"
    ),
    (
        "INSERT INTO latepenalty (case_id, approval_id, track_id, first_day, last_day, days, "
        "euros, decision_number, paid_on) VALUES "
        "(1, 1, 1, '2026-07-21', '2026-08-09', 20, 532, 3, '2026-09-01')"
    ),
)


def test_a_penalty_for_deciding_late_of_before_stays_what_it_was(empty_database: str) -> None:
    """A sum and no ground; a ground beside a sum, or neither, is refused since."""
    with filled(empty_database, "0055", LATE) as session:
        (row,) = session.exec(select(LatePenalty)).all()
        assert (row.days, row.euros, row.decision_number, row.ground) == (20, 532, 3, None)
        assert (row.first_day, row.last_day) == (date(2026, 7, 21), date(2026, 8, 9))
        wrong: tuple[dict[str, object], ...] = (
            {"ground": NoneOwed.IN_TIME},
            {"euros": 0},
            {"days": 0},
            {"last_day": None},
        )
        for values in wrong:
            with pytest.raises(IntegrityError), session.begin_nested():
                session.execute(update(LatePenalty).values(**values))


REVOKED_BEFORE = (
    *GROUND,
    CASE.format(id=1, status="closed", columns=", closed_part", values=", ''"),
    (
        "INSERT INTO claim (id, case_id, number, kind, state, cents, fee_cents, arose_on, "
        "changed_on, reason, report_number) VALUES (1, 1, 1, 'costs', 'paid', 40000, 0, "
        "'2026-05-04', '2026-05-25', 'het besluit daarover is herroepen', '')"
    ),
    (
        'INSERT INTO claimpayment (claim_id, number, "on", cents, party_number) '
        "VALUES (1, 1, '2026-05-25', 40000, 1)"
    ),
)


def test_what_was_paid_too_much_before_is_still_to_be_paid_back(empty_database: str) -> None:
    """An older version only said so in the history; the morning run finds it in the claim."""
    with filled(empty_database, "0055", REVOKED_BEFORE) as session:
        (duty,) = duties(session, 1)
        assert (duty.claim.number, duty.cents, duty.undecided_cents) == (1, 40_000, 40_000)
        assert duty.parts == (Paid(date(2026, 5, 25), 40_000, 1),)


DEFERRED_BEFORE = (
    *GROUND,
    CASE.format(id=1, status="closed", columns=", closed_part", values=", ''"),
    (
        "INSERT INTO claim (id, case_id, number, kind, state, cents, fee_cents, arose_on, "
        "changed_on, reason, report_number) VALUES (1, 1, 1, 'costs', 'fixed', 40000, 0, "
        "'2026-05-04', '2026-05-04', '', '')"
    ),
    (
        "INSERT INTO deferral (claim_id, number, granted_on, until, instalments, first_on, "
        "owed_cents) VALUES (1, 1, '2026-06-10', '2026-09-30', 3, '2026-07-15', 40000)"
    ),
    (
        "INSERT INTO approval (id, case_id, subject, number, prepared_by, prepared_on, "
        "takes_effect_on, digest, draft, reason) VALUES "
        "(1, 1, 'costs', 1, 1, '2026-05-04', '2026-05-04', '', '', '')"
    ),
)


def test_a_deferral_of_before_runs_on_and_can_be_changed_since(empty_database: str) -> None:
    """A change has both days of what takes its place, or neither, and a ground from the list."""
    with filled(empty_database, "0061", DEFERRED_BEFORE) as session:
        (deferral,) = session.exec(select(Deferral)).all()
        assert (deferral.until, deferral.withdrawn_on) == (date(2026, 9, 30), None)
        given: dict[str, Any] = {"case_id": 1, "approval_id": 1, "claim_number": 1}
        given |= {"deferral_number": 1, "owed_cents": 40_000, "instalments": 1}
        wrong: tuple[dict[str, Any], ...] = (
            {"until": date(2026, 8, 31)},
            {"first_on": date(2026, 8, 31)},
            {"owed_cents": 0},
            {"instalments": 0},
        )
        for values in wrong:
            change = DeferralChange(**given | {"ground": DeferralGround.NOT_KEPT} | values)
            with pytest.raises(IntegrityError), session.begin_nested():
                session.add(change)
        session.add(DeferralChange(**given | {"ground": DeferralGround.NOT_KEPT}))
        session.flush()
