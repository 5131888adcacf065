"""What the evaluation of a year says, and whose year it is."""

from datetime import date
from pathlib import Path

import pytest

from models.common.municipality import Municipality
from models.control.round_forms import DebriefForm
from models.law.common.errors import WeerbaarError
from models.plan.plan_forms import MeetingForm, ProgressForm
from tasks.acts.evaluation_sources import SOURCES
from tasks.acts.linked_signals import DESK
from tasks.control import visits
from tasks.evaluation import figure_snapshot, year_evaluation
from tasks.evaluation.evaluation_view import evaluated_together, evaluation_view, group_of
from tasks.plan import plan_progress
from tasks.plan.plan_policies import paying_action
from tasks.register.resources import transaction
from tests.builders.round_builder import (
    at,
    fill_businesses,
    plan_on,
    quiet_year,
    row,
    visit_all,
)
from tests.tasks.evaluation.test_year_evaluation import (
    BOTH,
    MADE_ON,
    approve,
    carry_over,
    draft,
    fixture_organisation,
    words,
)

__all__ = ["fixture_organisation"]


def test_the_report_tells_plan_lessons_and_proposals(organisation: Path) -> None:
    """What was held, what the debrief taught, what goes on and why."""
    fill_businesses(organisation, [row(1), row(2)])
    held_on = date(2024, 3, 14)
    (reference,) = [found for found in plan_on(date(2024, 2, 8)) if found.startswith("LIN")]
    visit_all(reference, held_on)
    lesson = DebriefForm(
        reference=reference, on=held_on, by="ZAAK1", lessons="Begin een uur later."
    )
    visits.debrief_round(lesson, at(held_on), desk=DESK, paid_by=paying_action)
    carry_over("wacht op project Phoenix")
    meeting = {"title": "Zorgfraude herkennen", "attendance": 42, "kind": "meeting"}
    form = MeetingForm.model_validate(
        {"action": 4, "municipality": "Alverlo", "on": "2024-05-16", "by": "ZAAK1"} | meeting
    )
    plan_progress.record_meeting(form, at(date(2024, 5, 16)))
    draft()
    said = words("evaluatie-2024.pdf")

    for told in (
        "Begin een uur later",
        "wacht op project Phoenix",
        "Zorgfraude herkennen",
        "42 bezoekers",
        "5.000 3.700",
    ):
        assert told in said
    view = evaluation_view(2024, BOTH, sources=SOURCES)
    assert view.proposals == (
        "Actie 12, Het Bibob-beleid vernieuwen (Alverlo en Lindewaarde): wacht op project Phoenix",
    )
    assert view.figures.value("rounds_held", 2024, "9002") == 1
    assert [(line.municipality, line.left) for line in view.money] == [
        ("Alverlo", 1300),
        ("Lindewaarde", 1300),
    ]


def test_the_same_on_several_days_is_told_once(organisation: Path) -> None:
    """With where and when; municipalities with the same days stand together."""
    assert organisation
    for municipality, days in (("Alverlo", (4, 6)), ("Lindewaarde", (4, 6)), ("Alverlo", (8,))):
        for day in days:
            title = "Weerbaar" if len(days) > 1 else "Zorgfraude"
            values = {"action": 2, "municipality": municipality, "by": "ZAAK1", "kind": "training"}
            on = date(2024, 6, day)
            form = MeetingForm.model_validate(values | {"on": on, "title": title})
            plan_progress.record_meeting(form, at(on))
    draft()
    action = evaluation_view(2024, BOTH, sources=SOURCES).actions[1]
    assert [item.words for item in action.evidence] == [
        "training: Weerbaar (Alverlo en Lindewaarde: 4 juni en 6 juni)",
        "training: Zorgfraude (Alverlo: 8 juni)",
    ]


def test_reasons_that_differ_name_their_municipality(organisation: Path) -> None:
    """A sentence for each; who does a part goes on with it as well."""
    assert organisation
    for municipality, status, reason in (
        ("Alverlo", "partly", "een van de twee is klaar."),
        ("Lindewaarde", "carried_over", "wacht op de provincie"),
    ):
        values = {"action": 14, "municipality": municipality, "on": MADE_ON, "by": "ZAAK1"}
        form = ProgressForm.model_validate(values | {"status": status, "reason": reason})
        plan_progress.record_progress(form, at(MADE_ON))
    draft()
    action = evaluation_view(2024, BOTH, sources=SOURCES).actions[13]
    assert (
        action.reason == "Een van de twee is klaar (Alverlo). Wacht op de provincie (Lindewaarde)."
    )
    assert action.is_carried_over


def test_a_year_without_a_plan_is_evaluated_by_municipality(organisation: Path) -> None:
    """Municipalities share an evaluation when they share a plan; otherwise figures alone."""
    assert organisation
    assert evaluated_together(2024, sources=SOURCES) == (BOTH,)
    assert evaluated_together(2025, sources=SOURCES) == (("9001",), ("9002",))
    assert group_of(2024, "Lindewaarde", sources=SOURCES) == BOTH
    on = date(2025, 12, 1)
    quiet_year(2025)
    figure_snapshot.freeze_figures(2025, "ZAAK1", on, at(on), sources=SOURCES)
    made = year_evaluation.draft_evaluation(2025, ("9002",), "ZAAK1", on, at(on), sources=SOURCES)
    assert made.reference == "LIN-EVA-2025"
    view = evaluation_view(2025, ("9002",), sources=SOURCES)
    assert (view.actions, view.money, view.folders) == ((), (), ("lindewaarde",))
    assert view.figures.municipalities == (("9002", "Lindewaarde"),)


def test_only_municipalities_of_the_register_are_evaluated(register: Path) -> None:
    """Of a plan for two with one in the register only that one is evaluated."""
    assert register
    with transaction() as session:
        session.add(
            Municipality(code="9002", name="Lindewaarde", folder="lindewaarde", abbreviation="LIN")
        )
    assert evaluated_together(2024, sources=SOURCES) == (("9002",),)
    with pytest.raises(WeerbaarError, match="Niet elke gemeente"):
        approve()
