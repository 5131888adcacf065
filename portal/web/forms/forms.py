"""A form of ours as a form of a page: shown, read back, and every fault beside its field.

The forms are those of the commands and of Prefect, so that nothing is said twice. What was typed
is kept until it is right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pydantic import BaseModel

from models.common.dutch_faults import DUTCH_FAULTS, DutchFault
from models.common.forms import Form, FormFaultsError
from portal.web.forms.asked_fields import (
    BETWEEN,
    Asked,
    Offered,
    asked_of,
    value_of,
    without_empty_rows,
)
from portal.web.forms.form_fields import fields_of
from portal.web.forms.posted import Posted

AnyForm = TypeVar("AnyForm", bound=Form)
MISSING = DUTCH_FAULTS["missing"]


@dataclass(frozen=True)
class ShownForm:
    """A form on a page."""

    asked: tuple[Asked, ...]
    faults: tuple[tuple[str, str], ...] = field(default=())
    """Every fault as a line of the summary, with the id of its field; no id: of the whole."""


def to_fill(
    model: type[BaseModel],
    hidden: Sequence[str] = (),
    offered: Offered | None = None,
    values: Posted | None = None,
) -> ShownForm:
    """The form before anything was typed: nothing is filled in but what is known of the thing."""
    return _shown(model, values or Posted(), hidden, offered or {}, ())


def with_fault(shown: ShownForm, words: Sequence[str]) -> ShownForm:
    """The form with what the act refused, above its fields."""
    return replace(shown, faults=(*shown.faults, *((text, "") for text in words)))


def read(
    model: type[AnyForm],
    posted: Posted,
    fixed: Mapping[str, object],
    offered: Offered | None = None,
) -> tuple[AnyForm | None, ShownForm]:
    """The form that was sent; `fixed` is what is not typed, such as who acts.

    Without a form the page says at each field what is wrong, with what was typed in it.
    """
    hidden, offered = tuple(fixed), offered or {}
    posted = without_empty_rows(model, posted)
    asked = [each for each in fields_of(model) if each.name not in hidden]
    values = {each.name: value_of(each, each.name, posted) for each in asked}
    faults = [
        DutchFault((each.name,), MISSING)
        for each in asked
        if each.is_required and values[each.name] in (None, "", [])
    ]
    given = {name: value for name, value in values.items() if value not in (None, "", [])}
    try:
        form = model.model_validate(given | dict(fixed))
    except FormFaultsError as error:
        known = {fault.place for fault in faults}
        faults += [fault for fault in error.placed if fault.place not in known]
        form = None
    if faults:
        return None, _shown(model, posted, hidden, offered, faults)
    return form, _shown(model, posted, hidden, offered, ())


def more_rows(
    model: type[BaseModel], posted: Posted, hidden: Sequence[str], offered: Offered | None = None
) -> ShownForm:
    """The form with what was typed, and one more empty row where that was asked."""
    return _shown(model, without_empty_rows(model, posted), hidden, offered or {}, ())


def _shown(
    model: type[BaseModel],
    posted: Posted,
    hidden: Sequence[str],
    offered: Offered,
    faults: Sequence[DutchFault],
) -> ShownForm:
    asked = tuple(
        asked_of(each, (each.name,), posted, offered, faults)
        for each in fields_of(model)
        if each.name not in hidden
    )
    names = {place for each in asked for place in _places(each)}
    summary = [(f"{_title(asked, fault)}{fault.words}", _target(fault, names)) for fault in faults]
    return ShownForm(asked, tuple(summary))


def _places(asked: Asked) -> list[str]:
    return [asked.name, *(name for row in asked.rows for part in row for name in _places(part))]


def _target(fault: DutchFault, names: set[str]) -> str:
    """The id of the nearest field that is on the page."""
    place = [str(part) for part in fault.place]
    while place:
        name = BETWEEN.join(place)
        if name in names:
            return "veld-" + name.replace(BETWEEN, "-")
        place.pop()
    return ""


def _title(asked: Sequence[Asked], fault: DutchFault) -> str:
    """What stands before a fault in the summary: "Vondsten, regel 2, Hoeveelheid: "."""
    words: list[str] = []
    fields = {each.field.name: each.field for each in asked}
    for part in fault.place:
        if isinstance(part, int):
            words.append(f"regel {part + 1}")
            continue
        found = fields.get(part)
        if found is not None:
            words.append(found.title)
            fields = {each.name: each for each in fields_of(found.row)} if found.row else {}
    return ", ".join(words) + (": " if words else "")
