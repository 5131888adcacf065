"""Rows that a page asks each by itself, such as the questions of the weighing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from models.common.dutch_faults import DutchFault, faults_with_place
from models.common.entry import Entered
from portal.web.forms.asked_fields import BETWEEN, Asked, Offered, asked_of, value_of
from portal.web.forms.form_fields import Field, Kind, fields_of
from portal.web.forms.form_texts import write_texts
from portal.web.forms.posted import Posted


@dataclass(frozen=True)
class AskedRow:
    """One row of a page that asks each by itself, such as a question of the weighing."""

    asked: tuple[Asked, ...]
    row: Entered | None = None
    """None when nothing was typed, or when it is wrong."""
    faults: tuple[tuple[str, str], ...] = ()


def row_to_fill(
    known: Entered | None,
    model: type[Entered],
    place: str,
    hidden: Collection[str],
    offered: Offered,
) -> AskedRow:
    """The row with what was answered before."""
    texts: dict[str, list[str]] = {}
    parts = [part for part in fields_of(model) if part.name not in hidden]
    for part in parts if known is not None else ():
        write_texts(texts, part, BETWEEN.join((place, part.name)), getattr(known, part.name))
    return AskedRow(_asked_in_row(parts, place, Posted(texts), offered, ()))


def read_row(
    model: type[Entered],
    posted: Posted,
    place: str,
    fixed: Mapping[str, object],
    offered: Offered,
) -> AskedRow:
    """The row that was sent, if anything was typed in it beyond a choice."""
    parts = [part for part in fields_of(model) if part.name not in fixed]
    hardly = {part.name for part in parts if part.name in offered and part.kind is Kind.NUMBER}
    given = {part.name: value_of(part, BETWEEN.join((place, part.name)), posted) for part in parts}
    if not any(given[part.name] for part in parts if part.name not in hardly):
        return AskedRow(_asked_in_row(parts, place, posted, offered, ()))
    typed = {name: value for name, value in given.items() if value not in (None, "", [])}
    try:
        row = model.model_validate(typed | dict(fixed))
    except ValidationError as error:
        faults = faults_with_place(error)
        asked = _asked_in_row(parts, place, posted, offered, faults)
        told = [
            (f"{each.field.title}: {words}", each.id) for each in asked for words in each.faults
        ]
        return AskedRow(asked, None, tuple(told))
    return AskedRow(_asked_in_row(parts, place, posted, offered, ()), row)


def _asked_in_row(
    parts: Sequence[Field],
    place: str,
    posted: Posted,
    offered: Offered,
    faults: Sequence[DutchFault],
) -> tuple[Asked, ...]:
    at_place = [DutchFault((*place.split(BETWEEN), *fault.place), fault.words) for fault in faults]
    return tuple(
        asked_of(part, (*place.split(BETWEEN), part.name), posted, offered, at_place)
        for part in parts
    )
