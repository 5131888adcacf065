"""The papers of the day, read back from the finished PDF."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import func, select

from models.control.round_forms import BriefForm, InviteForm, SkipForm
from models.control.round_paper import RoundPaper
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.partner_kinds import PartnerKind
from models.law.control.place_partners import Need
from models.law.control.round_clearance import PARTICIPANTS, Paper, Participant, RoundField
from tasks.acts.linked_signals import DESK
from tasks.control import briefing, invitations, visits
from tasks.control.round_papers import (
    PaperPlace,
    PaperRound,
    operation_plan,
    papers_of,
    visit_form,
    visit_list,
)
from tasks.documents.rendering import RenderedFile
from tasks.register.resources import reading, transaction
from tests.builders.clearance_cells import MARKERS, Cell, cells
from tests.builders.round_builder import at, fill_businesses, fill_organisation, plan_on, row
from tests.readers.pdf_checks import assert_accessible_archive, pages_of

ROUND = "LIN-CON-018"
BRIEFED_ON = date(2026, 1, 14)
HELD_ON = date(2026, 1, 15)
MARKED = PaperRound(
    reference="LIN-CON-018",
    folder="lindewaarde",
    on=HELD_ON,
    made_on=BRIEFED_ON,
    kind="witte vlekken",
    starts_at=datetime(2026, 1, 15, 9, 30),  # noqa: DTZ001  the clock on the wall
    ends_at=datetime(2026, 1, 15, 15, 30),  # noqa: DTZ001
    meeting_point="gemeentehuis",
    metres={1: 850},
    places=[PaperPlace(1, 1, MARKERS)],
    participants=list(PARTICIPANTS),
)


def words(file: RenderedFile) -> str:
    """What a PDF says, on one line."""
    return " ".join(" ".join(pages_of(file.content)).split())


def brief(on: date = BRIEFED_ON, **people: Any) -> dict[str, RenderedFile]:
    """The papers of round 18 by their name."""
    form = BriefForm(reference=ROUND, on=on, by="ZAAK1", **people)
    return {file.name: file for file in briefing.brief_round(form, at(on), desk=DESK)}


def pdfs(papers: dict[str, RenderedFile]) -> dict[str, RenderedFile]:
    """Without the sheets."""
    return {name: file for name, file in papers.items() if name.endswith(".pdf")}


@pytest.fixture(name="planned")
def fixture_planned(register: Path) -> Path:
    """Round 18 of Lindewaarde with three places, of which one is red."""
    fill_organisation()
    red = row(2, "rood", "verzonnen reden", "2025-06-02")
    fill_businesses(register, [row(1), red, row(3)], date(2025, 6, 3))
    assert ROUND in plan_on(date(2026, 1, 5))
    return register


@pytest.fixture(name="papers")
def fixture_papers(planned: Path) -> dict[str, RenderedFile]:
    """The papers of that round."""
    assert planned
    return brief()


def test_there_is_a_plan_a_list_a_team_and_a_form_a_place_and_partner(
    papers: dict[str, RenderedFile],
) -> None:
    """Three places for three partners, two teams, a sheet for each place; all PDFs accessible."""
    assert len(papers) == 1 + 2 + 9 + 3
    assert "operatieplan.pdf" in papers
    assert {"bezoeklijst-team-1.pdf", "bezoeklijst-team-2.pdf"} <= set(papers)
    for file in pdfs(papers).values():
        assert_accessible_archive(file.content)


def test_the_plan_names_no_place(papers: dict[str, RenderedFile]) -> None:
    """Roles, hours and powers only."""
    text = words(papers["operatieplan.pdf"])

    for told in ("09.30", "14.45", "Operationeel leider", "artikel 5:12 Awb", "politie blijven"):
        assert told in text
    assert "Verzonnen Bedrijf" not in text


def test_the_plan_says_who_does_what_and_where_to_call(planned: Path) -> None:
    """Names and numbers from the register; what is unknown is left to the briefing."""
    assert planned
    invitations.invite_partners(
        InviteForm(reference=ROUND, on=BRIEFED_ON, by="ZAAK1"), at(BRIEFED_ON)
    )
    text = words(brief(leader="JUR1", team_leaders=("ZAAK1",))["operatieplan.pdf"])

    for told in ("Operationeel leider Joris Verzonnen 06 00000002", "Teamleider team 2"):
        assert told in text
    assert "Teamleider team 1 Zita Verzonnen 06 00000001" in text
    assert "Politie (veiligheid) Politie 085 0000010" in text
    assert "politie op 1 plek" in text


@pytest.mark.parametrize(
    ("people", "fault"),
    [
        ({"leader": "WIE9"}, "medewerker WIE9 is niet bekend"),
        ({"team_leaders": ("ZAAK1", "JUR1", "BGM")}, "er zijn 3 teamleiders en 2 team"),
    ],
)
def test_a_role_is_for_an_officer_and_a_team_there_is(
    planned: Path, people: dict[str, Any], fault: str
) -> None:
    """Refused in one sentence; no paper is kept."""
    assert planned
    with pytest.raises(FaultsError, match=fault):
        brief(**people)
    with reading() as session:
        assert session.exec(select(RoundPaper)).all() == []


def test_the_plan_names_the_powers_of_who_takes_part(papers: dict[str, RenderedFile]) -> None:
    """The base team; customs and the DOT only when they come."""
    text = words(papers["operatieplan.pdf"])

    assert "Toezichthouder van de omgevingsdienst" in text
    assert "Algemene douanewet" not in text
    assert "Algemene douanewet" in words(operation_plan(MARKED))


def test_customs_get_the_places_that_need_them_and_no_other() -> None:
    """Storage needs customs, the garage beside it does not; the others get a form of each."""
    need = (Need(PartnerKind.CUSTOMS, "activiteit 52109"),)
    places = [PaperPlace(1, 1, MARKERS, need), PaperPlace(1, 2, MARKERS)]
    names = {file.name for file in papers_of(replace(MARKED, places=places))}

    assert "bezoekformulier-1-1-douane.pdf" in names
    assert "bezoekformulier-1-2-douane.pdf" not in names
    for word in ("politie", "omgevingsdienst", "gemeente", "dot"):
        assert f"bezoekformulier-1-2-{word}.pdf" in names


def test_a_form_holds_nothing_of_another_place(papers: dict[str, RenderedFile]) -> None:
    """Each form names exactly one business."""
    forms = [words(file) for name, file in pdfs(papers).items() if "formulier" in name]

    for text in forms:
        assert sum(f"Verzonnen Bedrijf {number}" in text for number in (1, 2, 3)) == 1


@pytest.mark.parametrize("participant", PARTICIPANTS)
def test_the_police_keeps_its_own_form(participant: Participant) -> None:
    """The others hand theirs in at the debrief."""
    text = words(visit_form(MARKED, MARKED.places[0], participant))

    assert ("Houd het bij de politie" in text) is (participant is PartnerKind.POLICE)
    assert ("Lever het in" in text) is (participant is not PartnerKind.POLICE)


def test_each_line_of_a_list_says_why(papers: dict[str, RenderedFile]) -> None:
    """With its points; and the length of the walk is printed."""
    text = " ".join(words(papers[f"bezoeklijst-team-{team}.pdf"]) for team in (1, 2))

    assert text.count("nog nooit bezocht: 10 punten") == 3
    assert text.count("meter") == 2


def test_the_walk_is_printed() -> None:
    """As it was measured."""
    assert "850 meter" in words(visit_list(MARKED, 1))


@pytest.mark.parametrize(
    "cell", [cell for cell in cells() if cell[1] is Paper.VISIT_FORM], ids="-".join
)
def test_a_form_tells_only_what_the_table_says(cell: Cell) -> None:
    """Every cell, in the text that is read out of the finished PDF."""
    participant, _, field = cell
    text = words(visit_form(MARKED, MARKED.places[0], participant))

    assert (MARKERS[field] in text) is cells()[cell]


def test_made_twice_is_kept_once(papers: dict[str, RenderedFile]) -> None:
    """The same day gives the same bytes; another day a new version."""
    assert brief() == papers
    with reading() as session:
        assert session.exec(select(func.count()).select_from(RoundPaper)).one() == len(papers)
    with transaction() as session:
        paper = session.exec(select(RoundPaper)).first()
        assert paper is not None
        paper.sha256 = "0" * 64
    brief()
    with reading() as session:
        assert session.exec(select(func.count()).select_from(RoundPaper)).one() == len(papers) + 1


def test_a_round_that_is_off_has_no_papers(planned: Path) -> None:
    """Refused in one sentence."""
    assert planned
    visits.skip_round(
        SkipForm(reference=ROUND, on=BRIEFED_ON, by="ZAAK1", reason="sneeuw en ijzel"),
        at(BRIEFED_ON),
    )
    with pytest.raises(WeerbaarError, match="overgeslagen"):
        brief()


def test_a_round_without_places_has_no_papers(register: Path) -> None:
    """There is nothing to visit."""
    assert register
    fill_organisation()
    plan_on(date(2026, 1, 5))
    with pytest.raises(FaultsError, match="geen plekken"):
        brief()


def test_every_field_of_a_place_has_a_marker() -> None:
    """A new field without a marker would go unseen."""
    assert set(MARKERS) == set(RoundField)
