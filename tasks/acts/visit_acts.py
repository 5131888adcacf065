"""What a control round gave: its visits, what must follow, and its report."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from models.control.round_forms import DebriefForm, FollowUpDoneForm, VisitForm
from tasks.acts.done import Counted, Done
from tasks.acts.linked_signals import DESK
from tasks.control import follow_ups, visits
from tasks.control.debrief_report import kept_report
from tasks.control.sheets import visit_intake
from tasks.plan.plan_policies import paying_action


def record_visit(form: VisitForm, at: datetime) -> Done:
    """Record what came of one visit; the label of the place follows from it."""
    label = visits.record_visit(form, at, desk=DESK)
    said = _recorded(form.reference, form.team, form.rank, label)
    return Done(reference=form.reference, said=(said,))


def record_sheets(files: Sequence[Path], by: str, at: datetime) -> Counted:
    """Read filled in visit sheets; a fault in one refuses them all."""
    found = visit_intake.record_sheets(files, by, at, desk=DESK)
    said = [_recorded(item.reference, item.team, item.rank, item.label) for item in found]
    named = dict.fromkeys(item.reference for item in found)
    return Counted(reference=", ".join(named), said=tuple(said), count=len(found))


def finish_follow_up(form: FollowUpDoneForm, at: datetime) -> Done:
    """Something that had to follow a visit is done."""
    kind = follow_ups.finish_follow_up(form, at)
    said = f"Controle {form.reference}, bezoek {form.team}-{form.rank}: {kind} is gedaan."
    return Done(reference=form.reference, said=(said,))


def debrief_round(form: DebriefForm, at: datetime) -> Done:
    """Every visit is recorded: the cost is booked, the report is made and kept."""
    label = visits.debrief_round(form, at, desk=DESK, paid_by=paying_action)
    files = tuple(kept_report(form.reference))
    said = f"Controle {form.reference} is {label}."
    return Done(reference=form.reference, said=(said,), files=files)


def _recorded(reference: str, team: int, rank: int, label: str) -> str:
    return f"Controle {reference}, bezoek {team}-{rank} is vastgelegd; het label is nu {label}."
