"""A filled form as a browser would send it: to show what is known, and to test what is read."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from portal.web.forms.asked_fields import BETWEEN
from portal.web.forms.form_fields import Field, Kind, fields_of
from portal.web.forms.posted import Posted


def texts_of(form: BaseModel, hidden: Sequence[str] = ()) -> Posted:
    """A filled form as a browser would send it."""
    texts: dict[str, list[str]] = {}
    for each in fields_of(type(form)):
        if each.name not in hidden:
            write_texts(texts, each, each.name, getattr(form, each.name))
    return Posted(texts)


def texts_of_rows(name: str, rows: Sequence[BaseModel]) -> dict[str, list[str]]:
    """The same of the rows of one list."""
    texts: dict[str, list[str]] = {}
    for number, row in enumerate(rows):
        for part in fields_of(type(row)):
            own = BETWEEN.join((name, str(number), part.name))
            write_texts(texts, part, own, getattr(row, part.name))
    return texts


def write_texts(texts: dict[str, list[str]], each: Field, name: str, value: Any) -> None:
    if each.kind is Kind.ROWS:
        texts |= texts_of_rows(name, value)
    elif each.kind is Kind.MANY:
        texts[name] = [str(one) for one in value]
    elif each.kind is Kind.NUMBER and not each.is_required and not value:
        texts[name] = [""]
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
