"""The acts of a round as pages: their titles, what they ask, and what can be chosen in them.

Who may do what is decided in the act; the table only keeps what somebody cannot do out of his
sight.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from pydantic import Field

from models.common.entry import EnteredRow
from models.common.forms import Form
from models.common.shapes import OfficerCode
from models.control.place_forms import AddPlaceForm, OrderPlaceForm, RemovePlaceForm
from models.control.round_forms import (
    AnswerForm,
    BriefForm,
    DebriefForm,
    InviteForm,
    MoveForm,
    RoundForm,
    SkipForm,
)
from models.law.common.roles import Action, Role, may
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.forms.posted import Posted
from tasks.acts import control_acts, visit_acts
from tasks.acts.control import place_acts, round_page_acts
from tasks.acts.control.round_page_acts import OpenRound
from tasks.acts.done import Done


class TeamLeaderRow(EnteredRow):
    """Who leads a team."""

    team: int = Field(ge=1, le=99, title="Team", description="Het nummer op de bezoeklijst.")
    officer: OfficerCode = Field(title="Teamleider", description="Kies wie dit team leidt.")


class BriefOnPage(RoundForm):
    """The papers of the day; what a command takes as a list of codes is chosen here."""

    leader: str = Field(
        default="", max_length=20, title="Operationeel leider", description="Mag leeg."
    )
    spokesperson: str = Field(
        default="", max_length=20, title="Woordvoerder tijdens de bezoeken", description="Mag leeg."
    )
    registrar: str = Field(
        default="", max_length=20, title="Registratie en foto's", description="Mag leeg."
    )
    team_leaders: tuple[TeamLeaderRow, ...] = Field(
        default=(),
        max_length=20,
        title="Teamleiders",
        description="Wat u leeg laat, vult u bij de briefing met de hand in.",
    )


def _brief(form: BriefOnPage, at: datetime) -> Done:
    leaders = {row.team: row.officer for row in form.team_leaders}
    values = form.model_dump(exclude={"team_leaders"})
    ordered = [leaders.get(team, "") for team in range(1, max(leaders, default=0) + 1)]
    return control_acts.brief_round(BriefForm(**values, team_leaders=tuple(ordered)), at)


@dataclass(frozen=True)
class RoundAct:
    """One act of a round as a page."""

    name: str
    """The last part of its address."""
    title: str
    help: str
    action: Action
    form: type[Form]
    act: Callable[[Any, datetime], Done]
    offered: Callable[[OpenRound, str], Offered] = lambda _found, _by: {}
    known: Callable[[OpenRound], Posted] = lambda _found: Posted()


def _partners(found: OpenRound, _by: str) -> Offered:
    kinds = {one.kind: one.name for one in found.details.partners if not one.is_cancelled}
    return {"partner": [Option(kind.value, f"{kind.label}: {kinds[kind]}") for kind in kinds]}


def _places(found: OpenRound, _by: str) -> Offered:
    places = found.details.places
    most = max((place.rank for place in places), default=0) + 1
    return {
        "business": [
            Option(place.key, f"{place.team}-{place.rank} {place.business}, {place.address}")
            for place in places
        ],
        "team": _teams(found),
        "rank": [Option(str(rank), f"plek {rank}") for rank in range(1, most + 1)],
    }


def _teams(found: OpenRound) -> Sequence[Option]:
    return [Option(str(team), f"team {team}") for team in teams_of(found)]


def add_form(keys: Sequence[tuple[str, str]], found: OpenRound) -> tuple[type[Form], Offered]:
    """What adding a place asks, with the businesses that were found by searching."""
    offered = {"business": [Option(key, words) for key, words in keys], "team": _teams(found)}
    return AddPlaceForm, offered


def _officers(found: OpenRound, by: str) -> Offered:
    people = round_page_acts.officers_in(found.details.reference, by)
    options = [Option(code, f"{name} ({code})") for code, name in people]
    names = ("leader", "spokesperson", "registrar", "officer")
    teams = [Option(str(team), f"team {team}") for team in teams_of(found)]
    return dict.fromkeys(names, options) | {"team": teams}


def _leader_rows(found: OpenRound) -> Posted:
    rows = enumerate(teams_of(found))
    return Posted({f"team_leaders.{number}.team": [str(team)] for number, team in rows})


def teams_of(found: OpenRound) -> Sequence[int]:
    """The numbers of the teams that have a place."""
    return sorted({place.team for place in found.details.places})


_ACTS = (
    RoundAct(
        round_page_acts.INVITE,
        "Partners uitnodigen",
        "Elke partner krijgt een mail met een afspraak; elk leest alleen wat hij mag weten. Wie al "
        "is uitgenodigd, krijgt geen tweede mail.",
        Action.PLAN_ROUND,
        InviteForm,
        control_acts.invite_partners,
    ),
    RoundAct(
        round_page_acts.ANSWER,
        "Antwoord van een partner vastleggen",
        "Voor hoeveel teams de partner mensen heeft. De plekken worden daarna opnieuw verdeeld.",
        Action.PLAN_ROUND,
        AnswerForm,
        control_acts.record_answer,
        _partners,
    ),
    RoundAct(
        round_page_acts.BRIEF,
        "Stukken maken",
        "Operatieplan, bezoeklijst per team en een formulier per plek en partner. Nog eens maken "
        "geeft een nieuwe versie van wat veranderde.",
        Action.PLAN_ROUND,
        BriefOnPage,
        _brief,
        _officers,
        _leader_rows,
    ),
    RoundAct(
        "order",
        "Volgorde van de plekken veranderen",
        "Een plek eerder of later bezoeken, of met een ander team. De reden staat in de historie.",
        Action.PLAN_ROUND,
        OrderPlaceForm,
        place_acts.order_place,
        _places,
    ),
    RoundAct(
        "remove",
        "Plek van de lijst halen",
        "De plekken erna schuiven op. De plek kan in een volgende controle weer gekozen worden.",
        Action.PLAN_ROUND,
        RemovePlaceForm,
        place_acts.remove_place,
        _places,
    ),
    RoundAct(
        "move",
        "Verzetten naar een andere dag",
        "Wie is uitgenodigd, krijgt de nieuwe dag en antwoordt opnieuw. De plekken worden voor die "
        "dag opnieuw gekozen.",
        Action.PLAN_ROUND,
        MoveForm,
        control_acts.move_round,
    ),
    RoundAct(
        "skip",
        "Overslaan",
        "De controle gaat niet door; wie is uitgenodigd, krijgt bericht. De plekken kunnen in een "
        "volgende controle.",
        Action.PLAN_ROUND,
        SkipForm,
        control_acts.skip_round,
    ),
    RoundAct(
        round_page_acts.DEBRIEF,
        "Afsluiten",
        "Elk bezoek is vastgelegd: de kosten worden geboekt, het verslag wordt gemaakt, en elke "
        "partner leest het resultaat dat hij mag weten.",
        Action.PLAN_ROUND,
        DebriefForm,
        visit_acts.debrief_round,
    ),
)
ACTS: Mapping[str, RoundAct] = MappingProxyType({act.name: act for act in _ACTS})


def possible_acts(roles: Collection[Role]) -> Sequence[RoundAct]:
    """What somebody with these roles can do."""
    return [act for act in ACTS.values() if may(act.action, roles)]
