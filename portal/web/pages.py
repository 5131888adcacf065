"""From a template to an answer: every value is text, and a value that is missing is a fault."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.common.visitor import Visitor
from models.law.common.dutch import dutch_date, dutch_number, in_cents, short_date
from portal.printing import numeric_date
from portal.web.entry.csrf import FIELD
from portal.web.forms.form_fields import Kind
from portal.web.menu import menu_of
from portal.web.visits import Visit
from tasks.acts.desk.look_acts import Look, look_of
from tasks.register.clock import AMSTERDAM

TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "begin": lambda words: words[:1].upper() + words[1:],
        "day": short_date,
        "whole_day": dutch_date,
        "numeric": numeric_date,
        "number": dutch_number,
        "cents": in_cents,
        "moment": lambda at: f"{at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
    }
    environment.globals |= {"SIGN_FIELD": FIELD, "Kind": Kind}
    return environment


def page(
    template: str,
    visit: Visit | None = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """A page of ours, in the house style of the municipality of its visitor."""
    shown = {
        "visitor": visit.visitor if visit else None,
        "sign": visit.sign if visit else "",
        "look": _look(visit.visitor) if visit else Look.plain(),
        "menu": menu_of(visit.visitor if visit else None),
        "here": "",
    }
    made = _environment().get_template(f"{template}.html.j2").render(shown | values)
    return HTMLResponse(made, status, headers)


def fault_page(request: Request, status: int, title: str, words: str) -> HTMLResponse:
    """A page about what cannot be, without a frame: it may be that nobody is logged in."""
    return page("fault", status=status, title=title, words=words, path=request.url.path)


def _look(visitor: Visitor) -> Look:
    return look_of(tuple(sorted(visitor.roles)))
