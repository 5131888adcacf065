"""The draft of the next year: what goes on, where, with which money and with which note."""

from datetime import date
from typing import Any

import pytest

from models.law.common.action_status import ActionStatus
from models.law.common.plan_themes import PlanTheme
from models.law.plan.action_plan import ActionPlan, Funding, TimingKind
from models.law.plan.next_plan import LastWord, NothingLeftError, next_plan, undecided

EAST, WEST = "0998", "0999"
ONCE = {"kind": TimingKind.QUARTER, "quarter": 2}
EVERY_YEAR = {"kind": TimingKind.CONTINUOUS}
COST = {"what": "een zaal", "amounts": {EAST: 200, WEST: 300}}


def plan(*actions: dict[str, Any]) -> ActionPlan:
    """An invented plan of two municipalities for 2024."""
    values = [
        {
            "number": number,
            "theme": PlanTheme.ENFORCEMENT,
            "title": f"verzonnen actie {number}",
            "owner": "openbare orde",
            "timing": ONCE,
            "funding": [Funding.REGULAR_WORK],
            **action,
        }
        for number, action in enumerate(actions, 1)
    ]
    return ActionPlan.model_validate(
        {
            "valid_from": date(2024, 1, 1),
            "valid_to": date(2024, 12, 31),
            "source": "verzonnen",
            "available": [
                {"municipality_code": EAST, "municipality": "Oostbedacht", "amount": 1000},
                {"municipality_code": WEST, "municipality": "Westbedacht", "amount": 2000},
            ],
            "actions": values,
        }
    )


def ended(
    status: ActionStatus, reason: str = "", number: int = 1
) -> dict[tuple[str, int], LastWord]:
    """The same end in both municipalities."""
    return {(code, number): LastWord(status, reason) for code in (EAST, WEST)}


@pytest.mark.parametrize(
    ("timing", "status", "goes_on"),
    [
        (ONCE, ActionStatus.PLANNED, False),
        (ONCE, ActionStatus.DONE, False),
        (ONCE, ActionStatus.DROPPED, False),
        (ONCE, ActionStatus.PARTLY, True),
        (ONCE, ActionStatus.CARRIED_OVER, True),
        (EVERY_YEAR, ActionStatus.PLANNED, True),
        (EVERY_YEAR, ActionStatus.DONE, True),
        (EVERY_YEAR, ActionStatus.DROPPED, False),
    ],
)
def test_what_goes_on(timing: dict[str, Any], status: ActionStatus, *, goes_on: bool) -> None:
    """Work of every year unless it was dropped; other work when it is not finished."""
    draft = next_plan(plan({"timing": timing}, {"timing": EVERY_YEAR}), ended(status), "bron")

    assert [action.number for action in draft.actions] == ([1, 2] if goes_on else [2])


@pytest.mark.parametrize("kind", [TimingKind.AFTER_EACH_CLOSURE, TimingKind.FEW_TIMES_A_YEAR])
def test_work_of_every_year_has_other_names(kind: TimingKind) -> None:
    """After each closure, and a few times a year: never finished by being done."""
    draft = next_plan(plan({"timing": {"kind": kind}}), ended(ActionStatus.DONE), "bron")

    assert draft.action(1) is not None


def test_the_draft_is_of_the_next_year() -> None:
    """A whole year, its own source, the same money and the same numbers."""
    draft = next_plan(plan({}, {"timing": EVERY_YEAR}), {}, "het concept")

    assert (draft.valid_from, draft.valid_to) == (date(2025, 1, 1), date(2025, 12, 31))
    assert draft.source == "het concept"
    assert (draft.available_for(EAST), draft.available_for(WEST)) == (1000, 2000)
    assert [action.number for action in draft.actions] == [2]


def test_nothing_left_is_said() -> None:
    """A plan without actions is no plan."""
    with pytest.raises(NothingLeftError, match=r"^Uit het actieplan van 2024 blijft niets over "):
        next_plan(plan({}), ended(ActionStatus.DONE), "bron")


def test_money_goes_along_where_the_action_goes_on() -> None:
    """West finished it and pays no more; who is left without cost is paid from regular work."""
    paid = {"costs": [COST], "funding": [Funding.SAFETY_BUDGET]}
    words = {
        (EAST, 1): LastWord(ActionStatus.CARRIED_OVER),
        (WEST, 1): LastWord(ActionStatus.DONE),
    }
    first = next_plan(plan(paid), words, "bron").actions[0]
    only_west = paid | {"costs": [{"what": "een zaal", "amounts": {WEST: 300}}]}
    second = next_plan(plan(only_west), words, "bron").actions[0]

    assert (first.budget(EAST), first.budget(WEST)) == (200, 0)
    assert first.funding == (Funding.SAFETY_BUDGET,)
    assert (second.costs, second.funding) == ((), (Funding.REGULAR_WORK,))


def test_who_else_pays_keeps_paying() -> None:
    """Only the safety budget goes when its costs go."""
    paid = {
        "costs": [{"what": "een zaal", "amounts": {WEST: 300}}],
        "funding": [Funding.SAFETY_BUDGET],
        "paid_by": ["Programma Verzonnen"],
    }
    words = {(EAST, 1): LastWord(ActionStatus.PARTLY), (WEST, 1): LastWord(ActionStatus.DONE)}

    next_action = next_plan(plan(paid), words, "bron").actions[0]
    assert (next_action.funding, next_action.paid_by) == ((), ("Programma Verzonnen",))


@pytest.mark.parametrize(
    ("last", "expected"), [(2023, 2025), (2024, 2025), (2025, 2025), (2026, 2026)]
)
def test_a_span_of_years_is_stretched_when_it_has_passed(last: int, expected: int) -> None:
    """To the year of the draft; one that reaches it stays as it was."""
    span = {"kind": TimingKind.YEARS, "first_year": 2022, "last_year": last}
    draft = next_plan(plan({"timing": span}), ended(ActionStatus.PARTLY), "bron")

    timing = draft.actions[0].timing
    assert (timing.first_year, timing.last_year) == (2022, expected)


def test_the_note_says_how_it_ended_in_each_municipality() -> None:
    """With the reason, without its full stop; nothing said gives no note."""
    words = {
        (EAST, 1): LastWord(ActionStatus.CARRIED_OVER, "Er was geen zaal."),
        (WEST, 1): LastWord(ActionStatus.PARTLY),
    }
    draft = next_plan(plan({}, {"timing": EVERY_YEAR}), words, "bron")

    assert [action.note for action in draft.actions] == [
        "Uit 2024: Oostbedacht doorgeschoven (Er was geen zaal); Westbedacht deels gedaan.",
        "",
    ]


def test_undecided_is_what_ends_with_the_year_and_has_no_last_word() -> None:
    """One municipality that says nothing is enough; work of every year needs no word."""
    actions = plan({}, {"timing": EVERY_YEAR}, {}, {})
    words = {
        **ended(ActionStatus.DONE, number=1),
        (EAST, 3): LastWord(ActionStatus.DONE),
        **ended(ActionStatus.RUNNING, number=4),
    }

    assert undecided(actions, words) == (3, 4)
