"""Registers in which each thing that an officer does can be done next."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from models.control.round_forms import InviteForm
from models.evaluation.evaluation_forms import EvaluateForm
from models.plan.plan_forms import CalendarForm, CostForm
from models.signals.signal_forms import DecideForm, DestructionForm, SignalForm
from tasks.acts import consultation_acts, control_acts, evaluation_acts, plan_acts, signal_acts
from tasks.control.round_overview import round_of
from tests.builders.case_builder import (
    at,
)
from tests.builders.round_builder import (
    fill_businesses,
    fill_organisation,
    plan_on,
    quiet_year,
    row,
    visit_all,
)

PLANNED, HELD_ON = date(2026, 7, 30), date(2026, 8, 13)
ROUND, SIGNAL, OLD = "LIN-CON-023", "LIN-SIG-2026-001", "LIN-SIG-2025-001"
LIST = "LIN-VER-2026-001"
ON = date(2026, 1, 5)
LISTED_ON = date(2026, 11, 2)
SIGNAL_FILE = """source: police
source_number: VERZONNEN-1
received_on: {on}
is_anonymous: true
theme: drugs
place: parkeerplaats aan de Voorbeeldweg
facts: Verzonnen feit, er komen nooit klanten.
legal_ground: artikel 16 Wet politiegegevens (verzonnen voorbeeld)
"""


def round_planned(then: Callable[[], object] = lambda: None) -> Callable[[Path], object]:
    def prepare(folder: Path) -> None:
        fill_organisation()
        fill_businesses(folder, [row(number, "wit") for number in range(12)])
        plan_on(PLANNED)
        then()

    return prepare


def unplanned(folder: Path) -> None:
    fill_organisation()
    fill_businesses(folder, [row(number, "wit") for number in range(12)])


def signal_then(
    on: date = ON, then: Callable[[], object] = lambda: None
) -> Callable[[Path], object]:
    def prepare(folder: Path) -> None:
        fill_organisation()
        file = folder / "signaal.yaml"
        file.write_text(SIGNAL_FILE.format(on=on), encoding="utf-8")
        signal_acts.record_signal(file, "Lindewaarde", "ZAAK1", on, at(on))
        then()

    return prepare


def decided(reference: str = SIGNAL, on: date = ON, what: str = "riec_form") -> None:
    values = {"reference": reference, "on": on, "by": "ZAAK1", "decision": what}
    signal_acts.decide_signal(DecideForm.model_validate(values), at(on))


def riec_made() -> None:
    decided()
    form = SignalForm.model_validate({"reference": SIGNAL, "on": ON, "by": "ZAAK1"})
    consultation_acts.prepare_riec_form(form, at(ON))


def riec_sent() -> None:
    riec_made()
    approval, export = (
        SignalForm.model_validate({"reference": SIGNAL, "on": ON, "by": by})
        for by in ("JUR1", "ZAAK1")
    )
    consultation_acts.approve_riec_form(approval, at(ON))
    consultation_acts.export_riec_form(export, at(ON))


def dropped() -> None:
    decided(OLD, date(2025, 1, 6), "drop")


def all_seen() -> None:
    visit_all(ROUND, HELD_ON)


def found_something() -> None:
    first = next(place for place in round_of(ROUND).places if (place.team, place.rank) == (1, 1))
    visit_all(ROUND, HELD_ON, frozenset({first.business}))


def listed() -> None:
    dropped()
    form = DestructionForm.model_validate(
        {"municipality": "Lindewaarde", "on": LISTED_ON, "by": "DIV1"}
    )
    consultation_acts.list_for_destruction(form, at(LISTED_ON))


def plan_values(on: date, **more: Any) -> dict[str, Any]:
    return {"municipality": "Lindewaarde", "on": on, "by": "ZAAK1"} | more


CALENDAR = plan_values(
    date(2024, 1, 8),
    planned="2024-04-09",
    channel="newspaper",
    audience="residents",
    what="Zo herkent u mensenhandel",
)
COST = plan_values(
    date(2024, 7, 19), action=19, invoice="F2024-0144", amount=1385, what="Kraam en drukwerk"
)
PUBLISHED_ON = date(2024, 12, 2)


def in_calendar(_folder: Path) -> None:
    fill_organisation()
    plan_acts.add_to_calendar(CalendarForm.model_validate(CALENDAR), at(date(2024, 1, 8)))


def booked(_folder: Path) -> None:
    fill_organisation()
    plan_acts.book_cost(CostForm.model_validate(COST), at(date(2024, 7, 19)))


def known_year(_folder: Path) -> None:
    fill_organisation()
    quiet_year(2024)


def drafted(folder: Path) -> None:
    known_year(folder)
    form = EvaluateForm(year=2024, by="COM1")
    evaluation_acts.evaluate_year(form, PUBLISHED_ON, at(PUBLISHED_ON))


def organised(_folder: Path) -> None:
    fill_organisation()


def of_round(on: date = PLANNED, **more: Any) -> dict[str, Any]:
    return {"reference": ROUND, "on": on, "by": "ZAAK1"} | more


def of_signal(by: str = "ZAAK1", **more: Any) -> dict[str, Any]:
    return {"reference": SIGNAL, "on": ON, "by": by} | more


def invited() -> None:
    form = InviteForm.model_validate(of_round())
    control_acts.invite_partners(form, at(PLANNED))


DOR = {
    "dealer_known": "yes",
    "is_registered": "yes",
    "register_up_to_date": "yes",
    "sample_matched": "yes",
    "retention_kept": "yes",
    "outcome": "none",
}
INSTRUMENT = {
    "municipality": "Lindewaarde",
    "file_number": "Z/26/001234",
    "on": ON,
    "by": "ZAAK1",
}
