"""A form that does one act, wherever it stands: asked, read, done, or shown with its faults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fastapi import Response

from models.common.forms import Form
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import RoleError
from portal.web.forms import forms
from portal.web.forms.asked_fields import MORE, Offered
from portal.web.forms.forms import ShownForm
from portal.web.forms.posted import Posted
from portal.web.pages import page
from portal.web.visits import Visit
from tasks.acts.done import Done


@dataclass(frozen=True)
class Place:
    """The page on which a form stands, and that to which it belongs."""

    title: str
    lead: str
    address: str
    """Where the form is asked and sent."""
    back: str
    """The page of what it is about."""
    subject: str
    """The name of that, such as the number of a case."""
    here: str
    """The part of the main menu."""


@dataclass(frozen=True)
class ActForm:
    """What a form asks, and what it does."""

    form: type[Form]
    act: Callable[[Any, datetime], Done]
    fixed: Mapping[str, object]
    """What is not typed, such as who acts and on what."""
    offered: Offered = field(default_factory=dict)


def ask_act(place: Place, asked: ActForm, visit: Visit, known: Posted | None = None) -> Response:
    """The form before anything is typed."""
    shown = forms.to_fill(asked.form, tuple(asked.fixed), asked.offered, known)
    return _page(place, visit, shown)


def do_act(place: Place, asked: ActForm, visit: Visit, sent: Posted) -> Response:
    """Do it, or show the form again with what is wrong."""
    if sent.one(MORE):
        more = forms.more_rows(asked.form, sent, tuple(asked.fixed), asked.offered)
        return _page(place, visit, more)
    form, shown = forms.read(asked.form, sent, asked.fixed, asked.offered)
    if form is None:
        return _page(place, visit, shown, 422)
    try:
        done = asked.act(form, visit.at)
    except RoleError:
        # What somebody may not do is no fault in what he typed.
        raise
    except WeerbaarError as error:
        return _page(place, visit, forms.with_fault(shown, told(error)), 422)
    return done_page(place, visit, done)


def told(error: WeerbaarError) -> tuple[str, ...]:
    """What an act refused: each fault for itself, or its one sentence."""
    faults = error.faults if isinstance(error, FaultsError) else (str(error),)
    return (*error.said, *faults)


def done_page(place: Place, visit: Visit, done: Done) -> Response:
    """What came of it."""
    return page("done", visit, here=place.here, place=place, done=done)


def _page(place: Place, visit: Visit, shown: ShownForm, status: int = 200) -> Response:
    today = visit.at.date()
    return page("act", visit, status, here=place.here, place=place, form=shown, today=today)
