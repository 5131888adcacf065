"""What officers do with money after a closure, through either door."""

from datetime import date

from tests.builders.doors.closure_registers import DEFERRAL_ENDS_ON, case_at, of_case
from tests.builders.doors.use_case import UseCase
from tests.builders.money_builder import FIXED_ON, ITEMS, REMINDED_ON, WHY_IT_ENDS, WRIT_ON
from tests.builders.penalty_builder import COLLECTED_ON, INTENDED_ON, SEEN_ON, WEIGHED
from tests.builders.repayment_builder import BACK_ON, TOLD_ON

MONEY = (
    UseCase(
        "prepare_costs",
        ("closure", "money", "costs"),
        of_case(FIXED_ON, sent_on=FIXED_ON, items=list(ITEMS)),
        case_at("closed"),
    ),
    UseCase(
        "announce_costs",
        ("closure", "money", "announce-costs"),
        of_case(FIXED_ON, tracking="3SVERZONNEN03"),
        case_at("costs approved"),
    ),
    UseCase(
        "record_payment",
        ("closure", "money", "payment"),
        of_case(date(2026, 5, 20), claim=1, amount="100.50", party=1),
        case_at("costs fixed"),
    ),
    UseCase(
        "remind",
        ("closure", "money", "remind"),
        of_case(REMINDED_ON, claim=1, fee=True),
        case_at("costs fixed"),
    ),
    UseCase(
        "prepare_writ",
        ("closure", "money", "writ"),
        of_case(WRIT_ON, claim=1, costs="131.08", costs_source="Btag (verzonnen)", sent_on=WRIT_ON),
        case_at("costs reminded"),
    ),
    UseCase(
        "grant_deferral",
        ("closure", "money", "defer"),
        of_case(
            date(2026, 5, 20),
            claim=1,
            until=date(2026, 9, 30),
            instalments=2,
            first_on=date(2026, 7, 1),
        ),
        case_at("costs fixed"),
    ),
    UseCase(
        "prepare_deferral_change",
        ("closure", "money", "change-deferral"),
        of_case(
            DEFERRAL_ENDS_ON,
            claim=1,
            ground="not_kept",
            reason=WHY_IT_ENDS,
            until=date(2026, 8, 31),
            instalments=2,
            first_on=date(2026, 7, 20),
            sent_on=DEFERRAL_ENDS_ON,
        ),
        case_at("payment deferred"),
    ),
    UseCase(
        "announce_deferral_change",
        ("closure", "money", "announce-deferral-change"),
        of_case(DEFERRAL_ENDS_ON, tracking="3SVERZONNEN07"),
        case_at("deferral change approved"),
    ),
    UseCase(
        "interrupt_prescription",
        ("closure", "money", "interrupt"),
        of_case(date(2026, 9, 20), claim=1, ground="acknowledged"),
        case_at("costs fixed"),
    ),
    UseCase(
        "prepare_interest",
        ("closure", "money", "interest"),
        of_case(date(2026, 10, 2), claim=1, sent_on=date(2026, 10, 2)),
        case_at("penalty paid late"),
    ),
    UseCase(
        "announce_interest",
        ("closure", "money", "announce-interest"),
        of_case(date(2026, 10, 2), tracking="3SVERZONNEN06"),
        case_at("interest approved"),
    ),
    UseCase(
        "end_claim",
        ("closure", "money", "end"),
        of_case(date(2026, 8, 1), claim=1, ending="uncollected", reason="geen inkomen"),
        case_at("costs fixed"),
    ),
    UseCase(
        "record_forfeiture",
        ("closure", "money", "forfeit"),
        of_case(SEEN_ON, party=1, times=2, seen_by="police", report_number="PL-2026-0099"),
        case_at("penalty ordered"),
    ),
    UseCase(
        "intend_collection",
        ("closure", "money", "intend-collection"),
        of_case(INTENDED_ON, claim=1),
        case_at("penalty forfeited"),
    ),
    UseCase(
        "record_collection_zienswijze",
        ("closure", "money", "zienswijze"),
        of_case(date(2026, 5, 28), claim=1, party=1, manner="oral"),
        case_at("collection intended"),
    ),
    UseCase(
        "prepare_collection",
        ("closure", "money", "collect"),
        of_case(COLLECTED_ON, claim=1, sent_on=COLLECTED_ON, reason=WEIGHED),
        case_at("collection intended"),
    ),
    UseCase(
        "announce_collection",
        ("closure", "money", "announce-collection"),
        of_case(COLLECTED_ON, tracking="3SVERZONNEN04"),
        case_at("collection approved"),
    ),
    UseCase(
        "prepare_penalty_change",
        ("closure", "money", "change-penalty"),
        of_case(
            COLLECTED_ON,
            change="suspend",
            ground="impossible",
            requested_on=SEEN_ON,
            until=date(2026, 8, 1),
            reason="het pand is afgebrand",
            sent_on=COLLECTED_ON,
        ),
        case_at("penalty ordered"),
    ),
    UseCase(
        "announce_penalty_change",
        ("closure", "money", "announce-change"),
        of_case(COLLECTED_ON, tracking="3SVERZONNEN05"),
        case_at("penalty change approved"),
    ),
    UseCase(
        "prepare_repayment",
        ("closure", "money", "repay"),
        of_case(TOLD_ON, claim=1, pay_on=BACK_ON, sent_on=TOLD_ON),
        case_at("too much paid"),
    ),
    UseCase(
        "announce_repayment",
        ("closure", "money", "announce-repayment"),
        of_case(TOLD_ON, tracking="3SVERZONNEN06"),
        case_at("repayment approved"),
    ),
    UseCase(
        "record_repayment",
        ("closure", "money", "repaid"),
        of_case(BACK_ON, decision=4),
        case_at("repayment decided"),
    ),
    UseCase(
        "serve_writ",
        ("closure", "money", "writ-served"),
        of_case(WRIT_ON),
        case_at("writ approved"),
    ),
)
