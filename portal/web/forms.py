"""A form of ours as a form of a page: shown, read back, and every fault beside its field.

The forms are those of the commands and of Prefect, so that nothing is said twice. What was typed
is kept until it is right.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel

from models.common.dutch_faults import DUTCH_FAULTS, DutchFault
from models.common.entry import Entered
from models.common.forms import Form, FormFaultsError
from portal.web.form_fields import Field, Kind, Option, fields_of
from portal.web.posted import Posted

AnyForm = TypeVar("AnyForm", bound=Form)
BETWEEN = "."
"""Between the parts of a name: "findings.0.amount"."""
MORE = "meer"
"""Name of the button that asks for one more row; its value is the list."""
MISSING = DUTCH_FAULTS["missing"]
MOST_ROWS = 99
Offered = Mapping[str, Sequence[Option]]
"""What can be chosen in fields that ask for a number of the case, such as that of a party."""


@dataclass(frozen=True)
class Asked:
    """One field as it stands on the page: what was typed, and what is wrong with it."""

    field: Field
    name: str
    """Of the element in the page, unique in it."""
    value: str = ""
    chosen: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    rows: tuple[tuple["Asked", ...], ...] = ()

    @property
    def id(self) -> str:
        """Where a link of the summary of faults leads."""
        return "veld-" + self.name.replace(BETWEEN, "-")


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
    posted = _without_empty_rows(model, posted)
    asked = [each for each in fields_of(model) if each.name not in hidden]
    values = {each.name: _value(each, each.name, posted) for each in asked}
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
    return _shown(model, _without_empty_rows(model, posted), hidden, offered or {}, ())


def _without_empty_rows(model: type[BaseModel], posted: Posted) -> Posted:
    """The same with the filled rows of each list numbered from 0, as the form counts them."""
    fields = dict(posted.fields)
    for each in fields_of(model):
        if each.kind is not Kind.ROWS:
            continue
        parts = [part.name for part in fields_of(each.row or Entered)]
        kept = [
            {part: posted.all(BETWEEN.join((each.name, number, part))) for part in parts}
            for number in _numbers(each.name, posted)
        ]
        fields = {key: value for key, value in fields.items() if not _is_of(key, each.name)}
        filled_in = [row for row in kept if any("".join(texts).strip() for texts in row.values())]
        for number, row in enumerate(filled_in):
            own = {BETWEEN.join((each.name, str(number), part)): row[part] for part in parts}
            fields |= {key: value for key, value in own.items() if value}
    return Posted(fields)


def _is_of(key: str, name: str) -> bool:
    return key.startswith(name + BETWEEN)


def texts_of(form: BaseModel, hidden: Sequence[str] = ()) -> Posted:
    """A filled form as a browser would send it."""
    texts: dict[str, list[str]] = {}
    for each in fields_of(type(form)):
        if each.name not in hidden:
            _write(texts, each, each.name, getattr(form, each.name))
    return Posted(texts)


def _write(texts: dict[str, list[str]], each: Field, name: str, value: Any) -> None:
    if each.kind is Kind.ROWS:
        for number, row in enumerate(value):
            for part in fields_of(each.row or Entered):
                own = BETWEEN.join((name, str(number), part.name))
                _write(texts, part, own, getattr(row, part.name))
    elif each.kind is Kind.LINES:
        texts[name] = ["\n".join(value)]
    elif each.kind in (Kind.TICK, Kind.YES_NO):
        if each.kind is Kind.YES_NO or value:
            texts[name] = ["ja" if value else "nee"]
    else:
        texts[name] = ["" if value is None else _text(value)]


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", ",")
    if hasattr(value, "strftime") and hasattr(value, "year"):
        return f"{value:%d-%m-%Y}"
    if hasattr(value, "strftime"):
        return f"{value:%H:%M}"
    return str(value)


_ANSWERS = {"ja": True, "nee": False}


def _value(each: Field, name: str, posted: Posted) -> Any:
    """What was typed, as the form takes it; it judges that itself."""
    text = posted.one(name)
    match each.kind:
        case Kind.TICK:
            return bool(text) or None
        case Kind.YES_NO:
            return _ANSWERS.get(text, text)
        case Kind.LINES:
            return [line for line in (part.strip() for part in text.split("\n")) if line]
        case Kind.ROWS:
            return [
                {key: value for key, value in row.items() if value not in (None, "", [])}
                for row in _rows(each, name, posted)
            ]
        case _:
            return text.strip()


def _rows(each: Field, name: str, posted: Posted) -> list[dict[str, Any]]:
    parts = fields_of(each.row or Entered)
    return [
        {part.name: _value(part, BETWEEN.join((name, number, part.name)), posted) for part in parts}
        for number in _numbers(name, posted)
    ]


def _numbers(name: str, posted: Posted) -> list[str]:
    """The rows that were on the page, empty ones too."""
    own = re.compile(re.escape(name + BETWEEN) + r"([0-9]{1,3})" + re.escape(BETWEEN))
    found = {int(match[1]) for key in posted.fields if (match := own.match(key))}
    return [str(number) for number in sorted(found) if number < MOST_ROWS]


def _shown(
    model: type[BaseModel],
    posted: Posted,
    hidden: Sequence[str],
    offered: Offered,
    faults: Sequence[DutchFault],
) -> ShownForm:
    asked = tuple(
        _asked(each, (each.name,), posted, offered, faults)
        for each in fields_of(model)
        if each.name not in hidden
    )
    names = {place for each in asked for place in _places(each)}
    summary = [(f"{_title(asked, fault)}{fault.words}", _target(fault, names)) for fault in faults]
    return ShownForm(asked, tuple(summary))


def _asked(
    each: Field,
    place: tuple[str, ...],
    posted: Posted,
    offered: Offered,
    faults: Sequence[DutchFault],
) -> Asked:
    name = BETWEEN.join(place)
    if each.name in offered and each.kind is Kind.NUMBER and offered[each.name]:
        each = replace(each, kind=Kind.CHOICE, options=offered[each.name])
    rows = tuple(
        tuple(
            _asked(part, (*place, str(number), part.name), posted, offered, faults)
            for part in fields_of(each.row or Entered)
        )
        for number in range(_row_count(each, name, posted))
    )
    return Asked(
        each,
        name,
        posted.one(name),
        tuple(posted.all(name)),
        tuple(fault.words for fault in faults if _is_at(fault, place, each)),
        rows,
    )


def _row_count(each: Field, name: str, posted: Posted) -> int:
    """How many rows the page has: those that were filled, and one more where it is asked."""
    if each.kind is not Kind.ROWS:
        return 0
    count = len(_numbers(name, posted))
    wants_more = posted.one(MORE) == name or (not count and each.is_required)
    return count + (1 if wants_more else 0)


def _is_at(fault: DutchFault, place: tuple[str, ...], each: Field) -> bool:
    told = tuple(str(part) for part in fault.place)
    if each.kind is Kind.LINES:
        return told[: len(place)] == place
    return told == place


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
