"""The papers of the day: operation plan, visit list per team, one form per place and partner."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.control.control_round import Access
from models.law.common.dutch import plural
from models.law.common.partner_kinds import PartnerKind
from models.law.control.place_partners import Need
from models.law.control.round_clearance import PARTICIPANTS, Paper, Participant, RoundField, cleared
from tasks.documents.house_style import house_style_of
from tasks.documents.paper import paper_pdf, round_foot, table
from tasks.documents.rendering import RenderedFile, render_text

BRIEFING = timedelta(minutes=30)
DEBRIEFING = timedelta(minutes=45)
_FILE_WORDS = {
    PartnerKind.POLICE: "politie",
    PartnerKind.ENVIRONMENTAL_SERVICE: "omgevingsdienst",
    PartnerKind.OWN_DEPARTMENT: "gemeente",
    PartnerKind.CUSTOMS: "douane",
    PartnerKind.DOT: "dot",
}


@dataclass(frozen=True)
class PaperPlace:
    """One place as its papers show it, by field."""

    team: int
    rank: int
    values: Mapping[RoundField, str]
    needed: tuple[Need, ...] = ()


@dataclass(frozen=True)
class PaperPerson:
    """One line of the telephone list; empty is filled in by hand."""

    role: str
    name: str = ""
    telephone: str = ""


@dataclass(frozen=True)
class PaperRound:
    """What the papers of one round need."""

    reference: str
    folder: str
    on: date
    made_on: date
    kind: str
    starts_at: datetime
    ends_at: datetime
    meeting_point: str
    metres: Mapping[int, int]
    """Length of the walk of each team."""
    places: Sequence[PaperPlace]
    participants: Sequence[Participant]
    people: Sequence[PaperPerson] = ()


def papers_of(found: PaperRound) -> list[RenderedFile]:
    """Every paper of the round; the same round gives the same bytes."""
    teams = sorted({place.team for place in found.places})
    return [
        operation_plan(found),
        *(visit_list(found, team) for team in teams),
        *(
            visit_form(found, place, participant)
            for place in found.places
            for participant in found.participants
            if _comes_to(place, participant)
        ),
    ]


def _comes_to(place: PaperPlace, participant: Participant) -> bool:
    """Customs come for goods alone, so that they get the places that need them and no other."""
    needed = {need.partner for need in place.needed}
    return participant is not PartnerKind.CUSTOMS or participant in needed


def operation_plan(found: PaperRound) -> RenderedFile:
    """Roles, teams, telephone list, timetable and powers; no place and no business."""
    house_style = house_style_of(found.folder)
    text = render_text(
        "operation_plan.md.j2",
        reference=found.reference,
        on=found.on,
        kind=found.kind,
        meeting_point=found.meeting_point,
        starts_at=f"{found.starts_at:%H.%M}",
        participants=[item.value for item in found.participants],
        house_style=house_style,
    )
    people = [[person.role, person.name, person.telephone] for person in found.people]
    hours = [
        (found.starts_at, "briefing: doel, teams, bevoegdheden, veiligheid, wie het woord voert"),
        (found.starts_at + BRIEFING, "eerste bezoek"),
        (found.ends_at - DEBRIEFING, "debriefing: resultaat per plek, wie wat doet, wat beter kan"),
        (found.ends_at, "einde"),
    ]
    sections = [
        {
            "name": "Tijdschema",
            "table": table((0, 1), ("Tijd", "Wat"), [[f"{at:%H.%M}", what] for at, what in hours]),
        },
        {
            "name": "Teams",
            "table": table(
                (0, 0, 0, 1), ("Team", "Plekken", "Looproute", "Nodig"), _team_rows(found)
            ),
        },
        {
            "name": "Rollen en telefoon (vul bij de briefing in wat leeg is)",
            "table": table((3, 3, 2), ("Rol", "Wie", "Telefoon"), people),
        },
    ]
    return _file("operatieplan.pdf", text, sections, found)


def _team_rows(found: PaperRound) -> list[list[str]]:
    """How many places each team has and at how many each partner is needed; never which."""
    rows = []
    for team, metres in sorted(found.metres.items()):
        places = [place for place in found.places if place.team == team]
        needed = Counter(need.partner for place in places for need in place.needed)
        named = [
            f"{partner.label} op {plural(needed[partner], 'plek', 'plekken')}"
            for partner in PARTICIPANTS
            if needed[partner]
        ]
        rows.append([str(team), str(len(places)), f"{metres} meter", "; ".join(named)])
    return rows


def visit_list(found: PaperRound, team: int) -> RenderedFile:
    """The places of one team in walking order, each with why; for the own team leader."""
    text = render_text(
        "visit_list.md.j2",
        team=team,
        reference=found.reference,
        on=found.on,
        metres=found.metres[team],
    )
    shown = (RoundField.BUSINESS, RoundField.ADDRESS, RoundField.LABEL, RoundField.REASONS)
    rows = [
        [str(place.rank), *(place.values[field] for field in shown), "; ".join(_partners_at(place))]
        for place in found.places
        if place.team == team
    ]
    header = ("Plek", *(field.label for field in shown), "Nodig")
    section = {"name": "Plekken", "table": table((0, 3, 3, 0, 5, 3), header, rows)}
    return _file(f"bezoeklijst-team-{team}.pdf", text, [section], found)


def _partners_at(place: PaperPlace) -> list[str]:
    return [need.partner.label for need in place.needed]


def visit_form(found: PaperRound, place: PaperPlace, participant: Participant) -> RenderedFile:
    """The form of one partner for one place, with only what that partner may know."""
    text = render_text(
        "visit_form.md.j2",
        team=place.team,
        rank=place.rank,
        participant=participant.label,
        is_police=participant is PartnerKind.POLICE,
    )
    facts = cleared(participant, Paper.VISIT_FORM, place.values)
    sections: list[dict[str, Any]] = [
        {"name": "De plek", "facts": [[fact.title, fact.value] for fact in facts]},
        {"name": "Toegang", "boxes": [access.label for access in Access]},
        {"name": "Toestemming of machtiging (wie, hoe laat, nummer)", "lines": 1},
        {"name": "Op grond van welke bevoegdheid", "lines": 1},
        {"name": "Wat u heeft gezien", "lines": 6},
        {
            "name": "Vervolg",
            "table": table((2, 1, 1), ("Wat", "Wie", "Uiterlijk op"), [["", "", ""]] * 3),
        },
    ]
    name = f"bezoekformulier-{place.team}-{place.rank}-{_FILE_WORDS[participant]}.pdf"
    return _file(name, text, sections, found)


def _file(
    name: str, text: str, sections: Sequence[Mapping[str, Any]], found: PaperRound
) -> RenderedFile:
    foot = round_foot(found.reference, found.made_on)
    house_style = house_style_of(found.folder)
    content = paper_pdf(text, foot, sections, house_style, found.made_on)
    return RenderedFile(name, "application/pdf", content)
