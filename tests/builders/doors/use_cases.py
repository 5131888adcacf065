"""Every flow that an officer starts, with the command that does the same and what it is given."""

from datetime import date

from tests.builders.case_states import REFERENCE
from tests.builders.doors.closure_registers import case_at
from tests.builders.doors.closure_use_cases import CLOSURE
from tests.builders.doors.money_use_cases import MONEY
from tests.builders.doors.use_case import UseCase
from tests.builders.doors.use_case_registers import (
    CALENDAR,
    COST,
    DOR,
    HELD_ON,
    INSTRUMENT,
    LIST,
    LISTED_ON,
    ON,
    PLANNED,
    PUBLISHED_ON,
    all_seen,
    booked,
    decided,
    drafted,
    dropped,
    found_something,
    in_calendar,
    invited,
    known_year,
    listed,
    of_round,
    of_signal,
    organised,
    plan_values,
    riec_made,
    riec_sent,
    round_planned,
    signal_then,
    unplanned,
)

CONTROL = (
    UseCase("plan_control_rounds", ("round", "plan"), {"on": PLANNED}, unplanned),
    UseCase("invite_partners", ("round", "invite"), of_round(), round_planned()),
    UseCase(
        "record_answer",
        ("round", "answer"),
        of_round(partner="police", capacity=1),
        round_planned(invited),
    ),
    UseCase(
        "move_round",
        ("round", "move"),
        of_round(to=date(2026, 8, 20), reason="geen zaal"),
        round_planned(invited),
    ),
    UseCase(
        "record_absence",
        ("round", "absence"),
        {
            "municipality": "Lindewaarde",
            "partner": "police",
            "first": HELD_ON,
            "last": HELD_ON,
            "on": PLANNED,
            "by": "ZAAK1",
        },
        round_planned(),
    ),
    UseCase("brief_round", ("round", "brief"), of_round(leader="JUR1"), round_planned()),
    UseCase("skip_round", ("round", "skip"), of_round(reason="geen zaal"), round_planned(invited)),
    UseCase(
        "record_visit",
        ("round", "record"),
        of_round(
            HELD_ON,
            team=1,
            rank=1,
            access="granted",
            found=["police:drugs"],
            repair_until=date(2026, 10, 1),
            follow_ups=["waarschuwing;gemeente;2026-10-01"],
            signals=["drugs"],
        ),
        round_planned(),
    ),
    UseCase("debrief_round", ("round", "debrief"), of_round(HELD_ON), round_planned(all_seen)),
    UseCase(
        "finish_follow_up",
        ("round", "follow-up"),
        of_round(HELD_ON, team=1, rank=1, kind="waarschuwing", done_on=HELD_ON),
        round_planned(found_something),
    ),
)
SIGNALS = (
    UseCase("decide_signal", ("signal", "decide"), of_signal(decision="keep"), signal_then()),
    UseCase(
        "update_signal",
        ("signal", "update"),
        of_signal(urgency="high", owner="ZAAK1"),
        signal_then(),
    ),
    UseCase(
        "prepare_riec_form", ("signal", "riec", "prepare"), of_signal(), signal_then(ON, decided)
    ),
    UseCase(
        "approve_riec_form",
        ("signal", "riec", "approve"),
        of_signal("JUR1"),
        signal_then(ON, riec_made),
    ),
    UseCase(
        "record_riec_outcome",
        ("signal", "riec", "outcome"),
        of_signal(outcome="taken_up"),
        signal_then(ON, riec_sent),
    ),
    UseCase(
        "list_for_destruction",
        ("signal", "destroy", "list"),
        {"municipality": "Lindewaarde", "on": LISTED_ON, "by": "DIV1"},
        signal_then(date(2025, 1, 6), dropped),
    ),
    UseCase(
        "approve_destruction",
        ("signal", "destroy", "approve"),
        {"reference": LIST, "on": LISTED_ON, "by": "JUR1"},
        signal_then(date(2025, 1, 6), listed),
    ),
)
INSTRUMENTS = (
    UseCase("record_dor", ("instrument", "dor"), INSTRUMENT | DOR, organised),
    UseCase(
        "record_stop_talk",
        ("instrument", "stop"),
        INSTRUMENT
        | {
            "invited_by": "mayor",
            "invitee": "entrepreneur",
            "theme": "drugs",
            "attended_by": ["safety_officer", "police"],
            "outcome": "agreements",
        },
        organised,
    ),
    UseCase("record_bibob", ("instrument", "bibob"), INSTRUMENT | {"requested_on": ON}, organised),
    UseCase(
        "record_street_measure",
        ("instrument", "street"),
        INSTRUMENT | {"measure": "area_ban", "amount": 4, "unit": "weeks"},
        organised,
    ),
)
YEAR = date(2024, 7, 19)
PLAN = (
    UseCase(
        "record_progress",
        ("plan", "action"),
        plan_values(YEAR, action=19, status="done"),
        organised,
        is_positional="action",
    ),
    UseCase(
        "link_evidence",
        ("plan", "evidence"),
        plan_values(YEAR, action=19, reference=REFERENCE),
        case_at("assessed"),
        is_positional="action",
    ),
    UseCase(
        "record_meeting",
        ("plan", "meeting"),
        plan_values(YEAR, action=19, kind="event", title="Kraam op een zomermarkt", attendance=21),
        organised,
        is_positional="action",
    ),
    UseCase("book_cost", ("ledger", "add"), COST, organised),
    UseCase(
        "correct_cost",
        ("ledger", "correct"),
        plan_values(YEAR, action=19, invoice="F2024-0144", amount=1300, reason="korting"),
        booked,
    ),
    UseCase("add_to_calendar", ("plan", "calendar", "add"), CALENDAR, organised),
    UseCase(
        "finish_in_calendar",
        ("plan", "calendar", "done"),
        {"reference": "LIN-KAL-2024-001", "on": date(2024, 4, 9), "by": "ZAAK1"},
        in_calendar,
    ),
    UseCase(
        "evaluate_year",
        ("evaluate",),
        {"year": 2024, "on": PUBLISHED_ON, "by": "COM1"},
        known_year,
        is_positional="year",
    ),
    UseCase(
        "publish_evaluation",
        ("evaluate",),
        {"year": 2024, "municipality": "Alverlo", "on": PUBLISHED_ON, "by": "BGM"},
        drafted,
        is_positional="year",
        extra=("--publish",),
    ),
)
__all__ = ["USE_CASES", "UseCase"]

USE_CASES = (*CLOSURE, *MONEY, *CONTROL, *SIGNALS, *INSTRUMENTS, *PLAN)
