"""Every flow of a closure but those about money, with its command and what it is given."""

from datetime import date

from tests.builders.case_builder import police_report_values
from tests.builders.case_states import REFERENCE
from tests.builders.doors.closure_registers import LATE_FIXED_ON, case_at, of_case
from tests.builders.doors.use_case import UseCase

CLOSURE = (
    UseCase(
        "record_police_report", ("closure", "police-report"), police_report_values(), case_at("")
    ),
    UseCase(
        "prepare_intent",
        ("closure", "intent"),
        of_case(date(2026, 3, 2), outcome="closure", sent_on=date(2026, 3, 2)),
        case_at("assessed"),
    ),
    UseCase(
        "approve",
        ("closure", "approve"),
        of_case(date(2026, 4, 10), "JUR1", subject="communication"),
        case_at("closed and communicated"),
    ),
    UseCase(
        "announce_intent",
        ("closure", "announce-intent"),
        of_case(date(2026, 3, 2), tracking="3SVERZONNEN01"),
        case_at("intent approved"),
    ),
    UseCase(
        "record_zienswijze",
        ("closure", "zienswijze"),
        of_case(date(2026, 3, 10), party=1, manner="oral"),
        case_at("intent announced"),
    ),
    UseCase(
        "record_unheard",
        ("closure", "unheard"),
        of_case(date(2026, 3, 10), party=3, ground="urgent", reason="er dreigt gevaar"),
        case_at("party after the intent"),
    ),
    UseCase(
        "give_more_time",
        ("closure", "more-time"),
        of_case(
            date(2026, 3, 10), party=1, until=date(2026, 3, 24), reason="de advocaat is op reis"
        ),
        case_at("intent announced"),
    ),
    UseCase(
        "decide",
        ("closure", "decide"),
        of_case(
            date(2026, 3, 30),
            outcome="closure",
            sent_on=date(2026, 4, 2),
            grace_days=7,
            cost_share=100,
        ),
        case_at("reassessed"),
    ),
    UseCase(
        "announce_decision",
        ("closure", "announce-decision"),
        of_case(date(2026, 4, 2), tracking="3SVERZONNEN02"),
        case_at("decision approved"),
    ),
    UseCase(
        "prepare_communication",
        ("closure", "communicate"),
        of_case(date(2026, 4, 8), "COM1", closing_on=date(2026, 4, 10), radius=100),
        case_at("decision announced"),
    ),
    UseCase(
        "prepare_change",
        ("closure", "change", "prepare"),
        of_case(
            date(2026, 4, 13),
            kind="extension",
            amount=1,
            unit="months",
            sent_on=date(2026, 4, 14),
            ground="Er is opnieuw handel gezien bij het pand.",
            hearing="De partijen konden tot en met 10 april reageren.",
        ),
        case_at("closed"),
    ),
    UseCase(
        "announce_change",
        ("closure", "change", "announce"),
        of_case(date(2026, 4, 13), tracking="3SVERZONNEN03"),
        case_at("change approved"),
    ),
    UseCase(
        "record_land_register_change",
        ("closure", "change", "land-register"),
        of_case(date(2026, 4, 14), decision=2),
        case_at("changed"),
    ),
    UseCase(
        "close_premises", ("closure", "close"), of_case(date(2026, 4, 10)), case_at("communicated")
    ),
    UseCase(
        "record_track",
        ("closure", "track"),
        of_case(date(2026, 5, 18), track="reopening_request", state="requested", party=1),
        case_at("closed"),
    ),
    UseCase(
        "record_objection",
        ("closure", "objection"),
        of_case(date(2026, 4, 20), state="filed", party=1, posted_on=date(2026, 4, 18)),
        case_at("closed"),
    ),
    UseCase(
        "record_relief",
        ("closure", "relief"),
        of_case(date(2026, 4, 24), state="granted", from_on=date(2026, 5, 1), note="Zorg eerst."),
        case_at("relief asked"),
    ),
    UseCase(
        "record_appeal",
        ("closure", "appeal"),
        of_case(date(2026, 7, 20), state="filed", party=1),
        case_at("objection decided"),
    ),
    UseCase(
        "record_default_notice",
        ("closure", "late-notice"),
        of_case(date(2026, 7, 6)),
        case_at("objected"),
    ),
    UseCase(
        "prepare_remedy_decision",
        ("closure", "decide-remedy"),
        of_case(
            date(2026, 6, 1),
            outcome="dismissed",
            sent_on=date(2026, 6, 3),
            ground="De drugs lagen in het pand en waren voor de handel bestemd.",
        ),
        case_at("objection heard"),
    ),
    UseCase(
        "announce_remedy_decision",
        ("closure", "announce-remedy"),
        of_case(date(2026, 6, 3), tracking="3SVERZONNEN04"),
        case_at("objection decided"),
    ),
    UseCase(
        "prepare_late_penalty",
        ("closure", "late-penalty"),
        of_case(LATE_FIXED_ON, sent_on=LATE_FIXED_ON),
        case_at("decided late"),
    ),
    UseCase(
        "announce_late_penalty",
        ("closure", "announce-late-penalty"),
        of_case(LATE_FIXED_ON, tracking="3SVERZONNEN05"),
        case_at("late penalty approved"),
    ),
    UseCase(
        "record_late_payment",
        ("closure", "late-penalty-paid"),
        of_case(date(2026, 9, 1), decision=3),
        case_at("late penalty fixed"),
    ),
    UseCase("resume", ("closure", "resume"), of_case(date(2026, 5, 20)), case_at("suspended")),
    UseCase(
        "end_closure",
        ("closure", "end"),
        of_case(date(2026, 7, 10), lifted=False),
        case_at("closed"),
    ),
    UseCase("reopen_premises", ("closure", "reopen"), of_case(date(2026, 7, 10)), case_at("ended")),
    UseCase(
        "archive", ("closure", "archive"), of_case(date(2026, 7, 20), "DIV1"), case_at("reopened")
    ),
    UseCase(
        "withdraw_party",
        ("closure", "withdraw-party"),
        of_case(date(2026, 3, 3), party=2, reason="bleek geen eigenaar"),
        case_at("intent announced"),
    ),
    UseCase(
        "send_rectification",
        ("closure", "rectify"),
        of_case(date(2026, 3, 4), tracking="3SVERZONNEN03"),
        case_at("rectification approved"),
    ),
    UseCase(
        "send_back",
        ("closure", "send-back"),
        of_case(date(2026, 3, 30), "BGM", subject="decision", remark="de duur is te lang"),
        case_at("decision prepared"),
    ),
    UseCase(
        "withdraw_prepared",
        ("closure", "withdraw-prepared"),
        of_case(date(2026, 3, 2), subject="intent", reason="te vroeg gemaakt"),
        case_at("intent prepared"),
    ),
    UseCase(
        "record_return",
        ("closure", "returned"),
        of_case(date(2026, 4, 8), party=2, cause="undeliverable"),
        case_at("decision announced"),
    ),
    UseCase(
        "prepare_service",
        ("closure", "serve-prepare"),
        of_case(date(2026, 4, 8), party=2, sent_on=date(2026, 4, 9)),
        case_at("decision returned"),
    ),
    UseCase(
        "announce_service",
        ("closure", "serve"),
        of_case(date(2026, 4, 9), party=2, channel="bailiff"),
        case_at("service approved"),
    ),
    UseCase(
        "declare_no_offender",
        ("closure", "no-offender"),
        of_case(date(2026, 3, 2)),
        case_at("without parties"),
    ),
    UseCase(
        "withdraw_case",
        ("closure", "withdraw-case"),
        of_case(date(2026, 3, 2), reason="dubbel vastgelegd"),
        case_at("assessed"),
    ),
    UseCase(
        "find_seal_broken",
        ("closure", "seal-broken"),
        of_case(date(2026, 4, 20)),
        case_at("closed"),
    ),
    UseCase(
        "report_seal_breach",
        ("closure", "seal-reported"),
        of_case(date(2026, 4, 21), police_number="PL-2026-77"),
        case_at("seal broken"),
    ),
    UseCase("reseal", ("closure", "reseal"), of_case(date(2026, 4, 21)), case_at("seal broken")),
    UseCase(
        "let_in",
        ("closure", "let-in"),
        of_case(date(2026, 4, 20), reason="belongings", party=1, since="09:00", until="09:30"),
        case_at("closed"),
    ),
    UseCase(
        "record_new_find",
        ("closure", "new-find"),
        of_case(date(2026, 5, 1), report_number="PL-2026-0099", found_on=date(2026, 4, 30)),
        case_at("closed"),
    ),
    UseCase(
        "hand_over_keys",
        ("closure", "keys"),
        of_case(date(2026, 7, 10), party=1, count=3),
        case_at("ended"),
    ),
    UseCase(
        "answer_repeat",
        ("closure", "repeat"),
        of_case(
            date(2026, 3, 2),
            reference="LIN-2026-002",
            earlier=REFERENCE,
            answer="set_aside",
            reason="van een vorige bewoner",
        ),
        case_at("repeat proposed"),
    ),
    UseCase(
        "watch_deadlines", ("morning",), {"on": date(2026, 3, 17)}, case_at("intent announced")
    ),
    UseCase("send_mail", ("mail", "send"), {}, case_at("decision announced")),
)
