"""The control rounds of the example year: planned each week, held, or skipped with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from models.control.control_round import Access, RoundStatus
from models.control.round_forms import (
    AnswerForm,
    DebriefForm,
    FollowUpDoneForm,
    InviteForm,
    SkipForm,
    VisitForm,
)
from models.law.common.partner_kinds import PartnerKind
from models.law.common.signal_themes import SignalTheme
from portal.demo.diary import CODES, HANDLER, Diary, at, day, say, table_file
from tasks.acts import control_acts, planning_act, register_acts, visit_acts
from tasks.acts.control_overviews import RoundPlace, round_of

SINCE = day(1, 2)
FIRST_PLANNING, LAST_PLANNING = day(1, 4), day(11, 28)
TRADES = (
    ("Autohandel", "47810"),
    ("Garage", "95311"),
    ("Opslag", "52109"),
    ("Eethuis", "56111"),
    ("Drukkerij", "18129"),
)
BUSINESS_COLUMNS = "kvk_nummer;bag_nummer;handelsnaam;sbi;bedrijventerrein;label;reden;sinds"
REDS, GREENS = (3, 17, 31), (4, 18, 32)
"""Which businesses begin with a label of their own."""
IN_LINDEWAARDE, IN_ALVERLO, ADDRESSES_OF_ALVERLO = 50, 48, 6
NO_PLACE = "geen plek om te bezoeken"
SKIPPED = {
    "ALV-CON-006": "vakantie bij politie en omgevingsdienst",
    "LIN-CON-005": "te weinig controleurs in de vakantie",
}
LESSONS = {
    "ALV-CON-001": "Spreek bij de briefing af wie bij elke plek het woord voert.",
    "LIN-CON-002": "Neem bij autobedrijven de milieu-inspecteur vanaf het begin mee.",
    "ALV-CON-004": "Bel de verhuurder van een verzamelgebouw een dag vooraf voor de sleutel.",
    "LIN-CON-004": "Controleer de vergunning voordat het team op pad gaat.",
    "ALV-CON-005": "Plan niet meer dan acht plekken per team; daarna is de tijd te kort.",
    "LIN-CON-007": "Leg bevindingen ter plekke vast; achteraf kost het twee keer zoveel tijd.",
}
FINDINGS = (
    ("own_department:permits", "herstelbrief"),
    ("environmental_service:environment", "waarschuwing"),
    ("own_department:zoning", "waarschuwing"),
    ("own_department:fire_safety", "herstelbrief"),
    ("own_department:brp_registration", "brp_adresonderzoek"),
    ("police:goods", "proces_verbaal"),
)
"""What is found in turn, and what follows."""
SIGNALS = (SignalTheme.MONEY_LAUNDERING, SignalTheme.HUMAN_TRAFFICKING, SignalTheme.DRUGS)


def import_businesses(folder: Path) -> None:
    """Invented businesses on the example addresses, from a file as an officer would have it."""
    for municipality, word, number, addresses in (
        ("Lindewaarde", "Verzonnen", IN_LINDEWAARDE, IN_LINDEWAARDE),
        ("Alverlo", "Bedachte", IN_ALVERLO, ADDRESSES_OF_ALVERLO),
    ):
        path = folder / f"bedrijven-{municipality.lower()}.csv"
        rows = _lines(CODES[municipality], word, number, addresses)
        file = table_file(path, BUSINESS_COLUMNS, rows)
        register_acts.import_businesses(file, municipality, HANDLER, at(SINCE))


def _lines(code: str, word: str, number: int, addresses: int) -> Iterator[tuple[object, ...]]:
    for place in range(1, number + 1):
        trade, sbi = TRADES[place % len(TRADES)]
        label, reason = "wit", ""
        if place in REDS:
            label, reason = "rood", "veel wisselende huurders"
        elif place in GREENS:
            label, reason = "groen", "bezocht bij een eerdere controle"
        kvk = f"0000{code[-1]}{place:03d}"
        bag_id = f"{code}2{(place - 1) % addresses + 1:011d}"
        yield kvk, bag_id, f"{word} {trade} {place}", sbi, f"Terrein {word}", label, reason, SINCE


def enter(diary: Diary) -> None:
    """The planning of every week; each round that it plans comes into the diary by itself."""
    cycle = _Cycle(diary)
    on = FIRST_PLANNING
    while on <= LAST_PLANNING:
        diary.add(on, cycle.plan)
        on += timedelta(weeks=1)


@dataclass
class _Cycle:
    """The rounds of both municipalities, with the places seen so far."""

    diary: Diary
    _seen: Iterator[int] = field(default_factory=count)

    def plan(self, on: date) -> None:
        """Plan what is due, and invite; the environmental service has people for one team."""
        for reference in planning_act.plan_control_rounds(on, at(on)).references:
            found = round_of(reference, HANDLER)
            held_on = found.planned_on
            if found.status is not RoundStatus.PLANNED or held_on is None:
                continue
            self.diary.add(held_on, partial(self._hold, reference))
            step = {"reference": reference, "on": on, "by": HANDLER}
            control_acts.invite_partners(InviteForm.model_validate(step), at(on))
            answer = step | {"partner": PartnerKind.ENVIRONMENTAL_SERVICE, "capacity": 1}
            control_acts.record_answer(AnswerForm.model_validate(answer), at(on))

    def _hold(self, reference: str, on: date) -> None:
        places = round_of(reference, HANDLER).places
        reason = SKIPPED.get(reference, "" if places else NO_PLACE)
        step = {"reference": reference, "on": on, "by": HANDLER}
        if reason:
            control_acts.skip_round(SkipForm.model_validate(step | {"reason": reason}), at(on))
            say(on, f"controle {reference} gaat niet door: {reason}.")
            return
        for place in places:
            self._visit(step, place, on)
        debrief = DebriefForm.model_validate(step | {"lessons": LESSONS.get(reference, "")})
        visit_acts.debrief_round(debrief, at(on))
        say(on, f"controle {reference} is gehouden, met {len(places)} plekken.")

    def _visit(self, step: dict[str, Any], place: RoundPlace, on: date) -> None:
        values = step | {"team": place.team, "rank": place.rank}
        outcome = _outcome(next(self._seen), on, is_re_control=place.is_re_control)
        visit_acts.record_visit(VisitForm.model_validate(values | outcome), at(on))
        for row in outcome.get("follow_ups", ()):
            done_on = row["due_on"]
            done = values | {"on": done_on, "done_on": done_on, "kind": row["kind"]}
            form = FollowUpDoneForm.model_validate(done)
            self.diary.add(done_on, partial(_finish, form))


def _finish(form: FollowUpDoneForm, on: date) -> None:
    visit_acts.finish_follow_up(form, at(on))


def _outcome(number: int, on: date, *, is_re_control: bool) -> dict[str, Any]:
    """Most places are in order; some are shut, in some is something to repair, in turn."""
    if is_re_control and number % 4:
        return {"access": Access.GRANTED, "is_repaired": True}
    if not is_re_control and number % 3:
        is_shut = (number + 4) % 9 == 0
        return {"access": Access.NOBODY_PRESENT if is_shut else Access.GRANTED}
    found, kind = FINDINGS[number // 3 % len(FINDINGS)]
    signal = (SIGNALS[number // 12 % len(SIGNALS)],) if number % 12 == 0 else ()
    return {
        "access": Access.GRANTED,
        "found": (found,),
        "repair_until": on + timedelta(weeks=5),
        "follow_ups": ({"kind": kind, "owner": "gemeente", "due_on": on + timedelta(weeks=3)},),
        "signals": signal,
    }
