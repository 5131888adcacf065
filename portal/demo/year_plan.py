"""What came of the 21 actions in the example year: meetings, calendar, invoices and progress."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from models.plan.plan_forms import (
    CalendarDoneForm,
    CalendarForm,
    CostForm,
    MeetingForm,
    ProgressForm,
)
from portal.demo.diary import CODES, COMMUNICATIONS, HANDLER, Diary, at, day, say
from tasks.acts import plan_acts

BOTH = tuple(CODES)
HALFWAY, ROUNDED_OFF = day(7, 1), day(11, 29)
# action, day, kind, title, and who came in each municipality that counted its own people.
MEETINGS: Sequence[tuple[int, date, str, str, Mapping[str, int]]] = (
    (
        3,
        day(3, 14),
        "theme_day",
        "Drugs en witwassen herkennen",
        {"Alverlo": 38, "Lindewaarde": 27},
    ),
    (
        1,
        day(4, 16),
        "meeting",
        "Mensenhandel herkennen",
        {"Alverlo": 44, "Lindewaarde": 31},
    ),
    (5, day(5, 14), "training", "Het meldpunt voor nieuwe collega's", {"Alverlo": 16}),
    (5, day(5, 15), "training", "Het meldpunt voor nieuwe collega's", {"Lindewaarde": 12}),
    (10, day(5, 27), "campaign", "Actieweek bij autobedrijven", {}),
    (2, day(6, 11), "meeting", "Weerbaar ondernemen", {"Alverlo": 52, "Lindewaarde": 23}),
    (19, day(7, 6), "event", "Kraam op een zomermarkt", {"Alverlo": 210}),
    (19, day(9, 14), "event", "Kraam op een sportdag", {"Lindewaarde": 165}),
    (4, day(9, 24), "meeting", "Zorgfraude herkennen", {"Alverlo": 35}),
    (18, day(10, 7), "campaign", "Meld Misdaad Anoniem en synthetische drugs", {}),
    (
        16,
        day(10, 22),
        "meeting",
        "Integriteit op het werk",
        {"Alverlo": 61, "Lindewaarde": 34},
    ),
)
# action, planned on, channel, audience, what; done on that day in both municipalities.
CALENDAR = (
    (20, day(2, 13), "newspaper", "residents", "Zo herkent u mensenhandel"),
    (17, day(4, 9), "social_media", "residents", "Toolkit over mensenhandel"),
    (20, day(5, 21), "social_media", "youth", "Geldezel: zeg nee"),
    (5, day(6, 4), "intranet", "colleagues", "Waar u een signaal meldt"),
    (20, day(9, 17), "newspaper", "residents", "Zo werkt zorgfraude"),
    (18, day(10, 8), "social_media", "residents", "Ruikt u een drugslab? Meld het"),
    (20, day(11, 12), "newspaper", "entrepreneurs", "Verhuurt u een loods? Kijk wie er huurt"),
)
# municipality, action, day, invoice, amount, what.
INVOICES = (
    ("Alverlo", 11, day(1, 31), "F2024-0101", 480, "Handelsregister van de KVK"),
    ("Lindewaarde", 11, day(1, 31), "F2024-0201", 455, "Handelsregister van de KVK"),
    (
        "Alverlo",
        19,
        day(7, 19),
        "F2024-0144",
        1385,
        "Kraam en drukwerk voor een zomermarkt",
    ),
    ("Lindewaarde", 19, day(9, 27), "F2024-0237", 1240, "Kraam en drukwerk voor een sportdag"),
)
RUNNING = (5, 6, 7, 8, 9, 11, 13, 15, 20, 21)
"""What goes on all year, halfway."""
NOT_DONE = {
    ("Lindewaarde", 4): (
        "partly",
        "De bijeenkomst was in Alverlo; een eigen bijeenkomst volgt in het voorjaar.",
    ),
    ("Alverlo", 7): ("partly", "Twee van de drie bedrijventerreinen zijn bekeken."),
    ("Lindewaarde", 7): ("partly", "Nog niet elk bedrijf op het terrein heeft een label."),
    ("Alverlo", 12): (
        "carried_over",
        "Het project Phoenix van de provincie is nog niet begonnen.",
    ),
    ("Lindewaarde", 12): (
        "carried_over",
        "Het project Phoenix van de provincie is nog niet begonnen.",
    ),
    ("Alverlo", 14): ("carried_over", "De opzet van Samen Weerbaar kwam pas in november."),
    ("Lindewaarde", 14): ("carried_over", "De opzet van Samen Weerbaar kwam pas in november."),
}
"""How the others ended, and why."""
ACTIONS = range(1, 22)


def enter(diary: Diary) -> None:
    """Put everything in the diary."""
    for action, on, kind, title, came in MEETINGS:
        for municipality in came or BOTH:
            values = {"kind": kind, "title": title, "attendance": came.get(municipality)}
            diary.add(on, partial(_meet, municipality, action, values))
    diary.add(day(1, 8), _fill_calendar)
    for number, (_, on, *_) in enumerate(CALENDAR):
        diary.add(on, partial(_tell, number))
    for municipality, action, on, *invoice in INVOICES:
        diary.add(on, partial(_pay, municipality, action, invoice))
    diary.add(HALFWAY, _halfway)
    diary.add(ROUNDED_OFF, _round_off)


def _step(municipality: str, action: int, on: date) -> dict[str, object]:
    return {"municipality": municipality, "action": action, "on": on, "by": HANDLER}


def _meet(municipality: str, action: int, values: Mapping[str, object], on: date) -> None:
    form = MeetingForm.model_validate({**_step(municipality, action, on), **values})
    plan_acts.record_meeting(form, at(on))
    say(on, f"{municipality}, {form.kind.label}: {form.title}.")


def _fill_calendar(on: date) -> None:
    for action, planned, channel, audience, what in CALENDAR:
        for municipality in BOTH:
            values = {"municipality": municipality, "on": on, "by": COMMUNICATIONS}
            item = {"action": action, "channel": channel, "audience": audience, "what": what}
            form = CalendarForm.model_validate(values | item | {"planned": planned.isoformat()})
            plan_acts.add_to_calendar(form, at(on))


def _tell(number: int, on: date) -> None:
    """An item of the calendar is done in both municipalities; it has the same number in each."""
    for municipality in BOTH:
        item = plan_acts.list_calendar(municipality, on.year)[number]
        values = {"reference": item.reference, "on": on, "by": COMMUNICATIONS}
        plan_acts.finish_in_calendar(CalendarDoneForm.model_validate(values), at(on))


def _pay(municipality: str, action: int, invoice: list[object], on: date) -> None:
    values = dict(zip(("invoice", "amount", "what"), invoice, strict=True))
    form = CostForm.model_validate(_step(municipality, action, on) | values)
    say(on, plan_acts.book_cost(form, at(on)).words)


def _halfway(on: date) -> None:
    for municipality in BOTH:
        for action in RUNNING:
            _progress(municipality, action, on, "running")


def _round_off(on: date) -> None:
    for municipality in BOTH:
        for action in ACTIONS:
            status, reason = NOT_DONE.get((municipality, action), ("done", ""))
            _progress(municipality, action, on, status, reason)
    say(on, f"van alle {len(ACTIONS)} acties is in beide gemeenten de stand vastgelegd.")


def _progress(municipality: str, action: int, on: date, status: str, reason: str = "") -> None:
    values = {"status": status, "reason": reason}
    form = ProgressForm.model_validate(_step(municipality, action, on) | values)
    plan_acts.record_progress(form, at(on))
