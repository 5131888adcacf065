"""Planning the rounds of all municipalities: one that fails never stops the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from models.law.common.dutch import dutch_date, plural
from tasks.acts.done import Done, PartlyDoneError
from tasks.acts.each import do_each
from tasks.acts.linked_signals import DESK
from tasks.control import rounds
from tasks.control.rounds import DueRound, PlannedRound
from tasks.register.municipalities import told_without_folder


@dataclass(frozen=True, kw_only=True)
class Planning(Done):
    """The rounds that were planned, or recorded as skipped because their day had passed."""

    references: tuple[str, ...]


def plan_control_rounds(on: date, at: datetime) -> Planning:
    """Plan every round that is near, in every municipality; twice gives the same.

    Raises PartlyDoneError at the end, with what was planned, when one of them failed.
    """
    due, unread = do_each(
        rounds.municipality_codes(),
        lambda code: rounds.due_rounds(code, on),
        lambda code: f"gemeente {code}",
        "Controles zoeken",
    )
    planned, failed = do_each(
        [item for found in due for item in found],
        lambda item: rounds.plan_control_round(item, on, at, desk=DESK),
        _named,
        "Controles plannen",
    )
    failed = [*unread, *failed]
    answer = Planning(
        said=(*_said(planned, failed, on), *told_without_folder()),
        references=tuple(item.reference for item in planned),
    )
    if failed:
        raise PartlyDoneError(answer, "Deze controles zijn niet gepland", failed)
    return answer


def _named(due: DueRound) -> str:
    return f"gemeente {due.municipality_code} nummer {due.number}"


def _said(planned: list[PlannedRound], failed: list[str], on: date) -> Iterator[str]:
    for item in planned:
        day = f" op {dutch_date(item.planned_on)}" if item.planned_on else ""
        places = f", met {plural(item.places, 'plek', 'plekken')}" if item.planned_on else ""
        yield f"Controle {item.reference} is {item.status.label}{day}{places}. {item.why}"
        yield from filter(None, (item.warning, item.guests))
    if not planned and not failed:
        yield f"Op {dutch_date(on)} is er geen controle te plannen."
