"""From the register to a letter: what every letter of a case says, whatever it is about."""

import re
from collections.abc import Sequence
from typing import Any

from models.closure.letter_views import Happening, NamedPlace
from models.closure.party import Party
from tasks.closure.case_step import Step, occurrences_of, place_of
from tasks.closure.site.places import CasePlace, places_of, told_places


def case_values(step: Step) -> dict[str, Any]:
    """Whose letter it is."""
    municipality, _, _ = place_of(step.session, step.case)
    return {
        "reference": step.case.reference,
        "municipality": municipality.name,
        "folder": municipality.folder,
    }


def premises_values(step: Step) -> dict[str, Any]:
    """The same, with the premises that it is about."""
    _, premises, address = place_of(step.session, step.case)
    places = places_of(step.session, step.case)
    return case_values(step) | {
        "premises_kind": premises.kind,
        "premises_address": told_places(places),
        "premises_place": address.place,
        "has_addresses": len({place.address.bag_id for place in places}) > 1,
        "places": _one_by_one(places, address.place),
    }


def _one_by_one(places: Sequence[CasePlace], usual_place: str) -> tuple[NamedPlace, ...]:
    if len(places) == 1:
        return ()
    return tuple(NamedPlace(kind=place.kind, line=place.words(usual_place)) for place in places)


def course_of_case(step: Step) -> tuple[Happening, ...]:
    """What happened in the case so far, which the facts of a letter rest on."""
    return tuple(
        Happening(
            what=event.what,
            on=event.on,
            party=event.party_number,
            decision=event.decision_number,
        )
        for event in occurrences_of(step.session, step.case_id)
    )


def addressee_values(party: Party) -> dict[str, Any]:
    """To whom it goes."""
    return {"addressee": party.name, "addressee_lines": address_lines(party)}


def address_lines(party: Party) -> tuple[str, ...]:
    """As the post wants them: a country in capitals on the last line, and none for our own."""
    lines = (
        f"t.a.v. {party.acts_through}" if party.acts_through else "",
        party.reachable_street,
        f"{party.reachable_postcode} {party.reachable_place}".strip(),
        party.reachable_country.upper(),
    )
    return tuple(line for line in lines if line)


def paragraphs(text: str) -> tuple[str, ...]:
    """What an officer wrote, a paragraph each."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text) if part.strip())
