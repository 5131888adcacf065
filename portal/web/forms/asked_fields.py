"""One field as it stands on a page: what was typed in it, and what a form takes of that."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from models.common.dutch_faults import DutchFault
from models.common.entry import Entered
from portal.web.forms.form_fields import Field, Kind, Option, fields_of
from portal.web.forms.posted import Posted

BETWEEN = "."
"""Between the parts of a name: "findings.0.amount"."""
MORE = "meer"
"""Name of the button that asks for one more row; its value is the list."""
MOST_ROWS = 99
Offered = Mapping[str, Sequence[Option]]
"""What can be chosen in fields that others type in, such as the number of a party."""
TYPED_PLACE = "De naam of de CBS-code."
"""Help that nobody needs who chooses a municipality."""
CHOSEN = {
    Kind.NUMBER: Kind.CHOICE,
    Kind.TEXT: Kind.CHOICE,
    Kind.CHOICE: Kind.CHOICE,
    Kind.LINES: Kind.MANY,
    Kind.LONG_TEXT: Kind.TEXT,
}
"""What such a field becomes; of a choice fewer can be offered. Of a long text they are suggestions,
beside which others are typed."""


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


_ANSWERS = {"ja": True, "nee": False}


def value_of(each: Field, name: str, posted: Posted) -> Any:
    """What was typed, as the form takes it; it judges that itself."""
    text = posted.one(name)
    match each.kind:
        case Kind.TICK:
            return bool(text) or None
        case Kind.YES_NO:
            return _ANSWERS.get(text, text)
        case Kind.MANY:
            return list(posted.all(name))
        case Kind.LINES:
            lines = [line for typed in posted.all(name) for line in typed.split("\n")]
            return [line for line in (part.strip() for part in lines) if line]
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
        {
            part.name: value_of(part, BETWEEN.join((name, number, part.name)), posted)
            for part in parts
        }
        for number in _numbers(name, posted)
    ]


def _numbers(name: str, posted: Posted) -> list[str]:
    """The rows that were on the page, empty ones too."""
    own = re.compile(re.escape(name + BETWEEN) + r"([0-9]{1,3})" + re.escape(BETWEEN))
    found = {int(match[1]) for key in posted.fields if (match := own.match(key))}
    return [str(number) for number in sorted(found) if number < MOST_ROWS]


def without_empty_rows(model: type[BaseModel], posted: Posted) -> Posted:
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


def asked_of(
    each: Field,
    place: tuple[str, ...],
    posted: Posted,
    offered: Offered,
    faults: Sequence[DutchFault],
) -> Asked:
    name = BETWEEN.join(place)
    if each.kind in CHOSEN and offered.get(each.name):
        help_text = each.help.replace(TYPED_PLACE, "").strip()
        options = offered[each.name]
        each = replace(each, kind=CHOSEN[each.kind], options=options, help=help_text)
    rows = tuple(
        tuple(
            asked_of(part, (*place, str(number), part.name), posted, offered, faults)
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
