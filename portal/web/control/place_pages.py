"""Putting a place on the list of a round: first find the business, then say why."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from portal.web.control.round_acts import add_form
from portal.web.control.round_pages import HERE, RoundNumber, place_in
from portal.web.forms import forms
from portal.web.forms.act_form import ActForm, do_act
from portal.web.forms.posted import Posted
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm, Visit
from tasks.acts.control import place_acts, round_page_acts

router = APIRouter(prefix="/controles")
WORDS = "zoek"
LONGEST = 100


@router.get("/{reference}/plek-toevoegen")
def ask_business(reference: RoundNumber, visit: CurrentVisit) -> Response:
    """Which business: its words stand in no address."""
    return _search(reference, visit, Posted())


@router.post("/{reference}/plek-toevoegen")
def add_place(reference: RoundNumber, visit: CurrentVisit, sent: SentForm) -> Response:
    """Find the business, or put the one that was chosen on the list."""
    if WORDS in sent.fields:
        return _search(reference, visit, sent)
    place = place_in(reference, "Plek toevoegen", "plek-toevoegen", LEAD)
    chosen = place_acts.business_named(reference, sent.one("business"), visit.by)
    asked = _asked(reference, visit, {each.key: each.words for each in chosen})
    return do_act(place, asked, visit, sent)


LEAD = "De plek komt achteraan bij het team; de reden staat erbij op de bezoeklijst."


def _search(reference: str, visit: Visit, sent: Posted) -> Response:
    words = sent.one(WORDS)[:LONGEST]
    found = place_acts.search_businesses(reference, words, visit.by)
    asked = _asked(reference, visit, {each.key: each.words for each in found})
    shown = forms.to_fill(asked.form, tuple(asked.fixed), asked.offered) if found else None
    return page(
        "control/add_place",
        visit,
        here=HERE,
        reference=reference,
        words=words,
        form=shown,
        lead=LEAD,
        today=visit.at.date(),
    )


def _asked(reference: str, visit: Visit, found: Mapping[str, str]) -> ActForm:
    details = round_page_acts.open_round(reference, visit.by, visit.at)
    form, offered = add_form(tuple(found.items()), details)
    fixed = {"reference": reference, "by": visit.by}
    return ActForm(form, place_acts.add_place, fixed, offered)
