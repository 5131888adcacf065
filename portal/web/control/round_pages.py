"""The control rounds: the list, the calendar of a year, one round, its papers and its acts."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Response

from models.control.round_forms import AbsenceForm, FollowUpDoneForm
from models.law.common.municipality_facts import ABBREVIATION
from models.law.common.roles import Action, may
from portal.web.control.round_acts import ACTS, RoundAct, possible_acts
from portal.web.forms.act_form import ActForm, Place, ask_act, do_act
from portal.web.forms.form_fields import Option
from portal.web.headers import PAPER_POLICY
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Number, SentForm, Visit
from tasks.acts import control_acts, visit_acts
from tasks.acts.control import round_page_acts

router = APIRouter(prefix="/controles")
RoundNumber = Annotated[str, Path(pattern=rf"^{ABBREVIATION}-CON-[0-9]{{3,}}$")]
"""The number of a round in an address."""
Year = Annotated[int, Path(ge=2024, le=2099)]
Team = Annotated[int, Path(ge=1, le=99)]
Rank = Annotated[int, Path(ge=1, le=999)]
Kind = Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
HERE = "controles"


@router.get("")
def rounds(visit: CurrentVisit) -> Response:
    """What is planned, what must still be done after visits, and what is over."""
    found = round_page_acts.rounds_of(visit.by, visit.at.date())
    may_plan = any(may(Action.PLAN_ROUND, held) for held in visit.visitor.roles.values())
    return page(
        "control/rounds",
        visit,
        here=HERE,
        found=found,
        today=visit.at.date(),
        may_plan=may_plan,
        state_of=round_page_acts.state_of,
    )


@router.get("/kalender/{year}")
def calendar(year: Year, visit: CurrentVisit) -> Response:
    """The rounds of a year and why each is on its day; looking plans nothing."""
    found = round_page_acts.calendar_of(year, visit.by)
    return page("control/calendar", visit, here=HERE, year=year, found=found)


@router.get("/bekend")
def coverage(visit: CurrentVisit) -> Response:
    """Which share of the places is known, and what the rounds gave."""
    found = round_page_acts.coverage_of(visit.by, visit.at.date())
    return page("control/coverage", visit, here=HERE, found=found)


@router.get("/afwezigheid")
def ask_absence(visit: CurrentVisit) -> Response:
    """On which days a partner cannot come."""
    return ask_act(ABSENCE, _absence(visit), visit)


@router.post("/afwezigheid")
def record_absence(visit: CurrentVisit, sent: SentForm) -> Response:
    """Record it; the answer names the rounds that a person must move."""
    return do_act(ABSENCE, _absence(visit), visit, sent)


ABSENCE = Place(
    "Afwezigheid van een partner",
    "Een planning mijdt deze dagen. Het antwoord noemt de controles die u zelf moet verzetten.",
    "/controles/afwezigheid",
    "/controles",
    "Controles",
    HERE,
)


def _absence(visit: Visit) -> ActForm:
    where = round_page_acts.planning_municipalities(visit.by)
    offered = {"municipality": [Option(code, name) for code, name in where]}
    return ActForm(AbsenceForm, control_acts.record_absence, {"by": visit.by}, offered)


@router.get("/{reference}")
def one_round(reference: RoundNumber, visit: CurrentVisit) -> Response:
    """One round, from its day to its history."""
    found = round_page_acts.open_round(reference, visit.by, visit.at)
    roles = visit.visitor.roles.get(found.municipality_code, frozenset())
    return page(
        "control/round",
        visit,
        here=HERE,
        round=found,
        today=visit.at.date(),
        acts=possible_acts(roles),
        titles={name: act.title for name, act in ACTS.items()},
        may_plan=may(Action.PLAN_ROUND, roles),
        may_record=may(Action.RECORD_VISIT, roles),
    )


@router.get("/{reference}/stukken/{version}/{name}")
def paper(reference: RoundNumber, version: Number, name: str, visit: CurrentVisit) -> Response:
    """One paper as it was handed out."""
    file = round_page_acts.paper_of(reference, name, version, visit.by)
    shown = "inline" if file.media_type == "application/pdf" else "attachment"
    headers = {
        "Content-Security-Policy": PAPER_POLICY,
        "Content-Disposition": f'{shown}; filename="{file.name}"',
    }
    return Response(file.content, media_type=file.media_type, headers=headers)


@router.get("/{reference}/doen/{name}")
def ask(reference: RoundNumber, name: str, visit: CurrentVisit) -> Response:
    """The form of an act of the round."""
    act, found = _act(name), round_page_acts.open_round(reference, visit.by, visit.at)
    fixed = {"reference": reference, "by": visit.by}
    asked = ActForm(act.form, act.act, fixed, act.offered(found, visit.by))
    return ask_act(_place(reference, act), asked, visit, act.known(found))


@router.post("/{reference}/doen/{name}")
def do(reference: RoundNumber, name: str, visit: CurrentVisit, sent: SentForm) -> Response:
    """Do it."""
    act, found = _act(name), round_page_acts.open_round(reference, visit.by, visit.at)
    fixed = {"reference": reference, "by": visit.by}
    asked = ActForm(act.form, act.act, fixed, act.offered(found, visit.by))
    return do_act(_place(reference, act), asked, visit, sent)


@router.get("/{reference}/vervolg/{team}/{rank}/{kind}")
def ask_follow_up(
    reference: RoundNumber, team: Team, rank: Rank, kind: Kind, visit: CurrentVisit
) -> Response:
    """On which day what had to follow a visit was done."""
    place, asked = _follow_up(reference, team, rank, kind, visit)
    return ask_act(place, asked, visit)


@router.post("/{reference}/vervolg/{team}/{rank}/{kind}")
def finish_follow_up(
    reference: RoundNumber, team: Team, rank: Rank, kind: Kind, visit: CurrentVisit, sent: SentForm
) -> Response:
    """Record that it is done."""
    place, asked = _follow_up(reference, team, rank, kind, visit)
    return do_act(place, asked, visit, sent)


def _follow_up(
    reference: str, team: int, rank: int, kind: str, visit: Visit
) -> tuple[Place, ActForm]:
    title = f"Vervolg gedaan: {kind.replace('_', ' ')}, plek {team}-{rank}"
    address = f"vervolg/{team}/{rank}/{kind}"
    fixed = {"reference": reference, "by": visit.by, "team": team, "rank": rank, "kind": kind}
    place = place_in(reference, title, address, "Het vervolg verdwijnt van de lijst.")
    return place, ActForm(FollowUpDoneForm, visit_acts.finish_follow_up, fixed)


def place_in(reference: str, title: str, address: str, lead: str) -> Place:
    """A form of a round."""
    whole = f"/controles/{reference}"
    return Place(title, lead, f"{whole}/{address}", whole, reference, HERE)


def _place(reference: str, act: RoundAct) -> Place:
    return place_in(reference, act.title, f"doen/{act.name}", act.help)


def _act(name: str) -> RoundAct:
    if name not in ACTS:
        raise HTTPException(404)
    return ACTS[name]
