"""The report of a round on the day itself, read back from the finished files."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlmodel import func, select

from models.common.history import Event
from models.common.ledger import LedgerEntry
from models.common.municipality import Officer
from models.control.control_round import ControlRound
from models.control.round_forms import DebriefForm, FollowUpDoneForm, VisitForm
from models.control.round_paper import RoundPaper
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.acts.linked_signals import DESK
from tasks.acts.register_acts import CHECKS
from tasks.control import visits
from tasks.control.debrief_report import ANNEX, REPORT, REPORT_ODT, kept_report
from tasks.control.follow_ups import finish_follow_up
from tasks.control.round_overview import round_of
from tasks.documents.rendering import RenderedFile
from tasks.plan.plan_policies import paying_action
from tasks.register.chains import verify_chains
from tasks.register.resources import reading
from tests.builders.round_builder import at, fill_businesses, fill_organisation, plan_on, row
from tests.readers.pdf_checks import assert_accessible_archive, pages_of

ROUND, NEXT = "LIN-CON-018", "LIN-CON-019"
SLOT, NEXT_SLOT = date(2026, 1, 15), date(2026, 2, 26)
LESSONS = "- begin een half uur eerder\n- neem een tolk mee"


@pytest.fixture(autouse=True)
def fixture_visited(register: Path) -> None:
    """Four places: findings of three participants, nobody present, two green; round 18."""
    fill_organisation()
    fill_businesses(register, [row(number) for number in range(1, 5)])
    plan_on(date(2026, 1, 5))
    places = round_of(ROUND).places
    changes: list[dict[str, object]] = [{"access": "granted"} for _ in places]
    changes[0] |= {
        "found": ("own_department:permits", "environmental_service:environment", "police:drugs"),
        "repair_until": "2026-02-20",
        "follow_ups": ["waarschuwing;gemeente;2026-02-01", "bibob;jurist;2026-03-01"],
        "signals": ("drugs",),
    }
    changes[1] = {"access": "nobody_present"}
    changes[2] = {"access": "dwelling_consent", "consent_at": "10:15"}
    changes[3] = {"access": "dwelling_warrant", "warrant_number": "LIN/2026-1"}
    for place, change in zip(places, changes, strict=True):
        record(ROUND, SLOT, place.team, place.rank, **change)


def record(reference: str, on: date, team: int, rank: int, **changes: object) -> None:
    """Record one visit."""
    values = {"reference": reference, "on": on, "by": "ZAAK1", "team": team, "rank": rank}
    visits.record_visit(VisitForm.model_validate(values | changes), at(on), desk=DESK)


def debrief(lessons: str = LESSONS, reference: str = ROUND, on: date = SLOT) -> str:
    """Close the round."""
    form = DebriefForm(reference=reference, on=on, by="ZAAK1", lessons=lessons)
    return visits.debrief_round(form, at(on), desk=DESK, paid_by=paying_action)


def papers(reference: str = ROUND) -> dict[str, RenderedFile]:
    """The files that the register keeps, by name."""
    return {file.name: file for file in kept_report(reference)}


def words(file: RenderedFile) -> str:
    """What a PDF says, on one line."""
    return " ".join(pages_of(file.content))


def words_of_odt(file: RenderedFile) -> str:
    """What an ODT says, on one line."""
    with ZipFile(BytesIO(file.content)) as archive:
        xml = archive.read("content.xml").decode()
    return " ".join(re.sub(r"<[^>]+>", " ", xml).split())


def test_the_report_tells_the_mayor_what_came_of_it() -> None:
    """Totals, result and label per place, follow-ups, loose ends, cost, lessons: in both files."""
    debrief()
    for text in (words(papers()[REPORT]), words_of_odt(papers()[REPORT_ODT])):
        assert text.count("Verslag controle") == 1
        for told in (
            "4 plekken op de lijst, 3 gezien, 1 met bevindingen",
            "1 nieuw signaal op de signalenlijst",
            "vergunning",
            "iets door de politie",
            "rood",
            "Plek 1-2: niemand aanwezig",
            "niet gezien",
            "Plek 1-1: hersteltermijn tot en met 20 februari 2026",
            "waarschuwing gemeente 1 februari 2026",
            "Bibob-onderzoek jurist 1 maart 2026",
            "111 euro geboekt; begroot is 1.000 euro",
            "begin een half uur eerder",
        ):
            assert told in text


def test_a_follow_up_that_was_done_at_once_is_in_the_report() -> None:
    """With the day on which it was done instead of its last day."""
    values = {"reference": ROUND, "on": SLOT, "by": "ZAAK1", "team": 1, "rank": 1}
    form = FollowUpDoneForm.model_validate(values | {"kind": "waarschuwing", "done_on": SLOT})
    finish_follow_up(form, at(SLOT))
    debrief()
    assert "waarschuwing gemeente gedaan op 15 januari 2026" in words(papers()[REPORT])


def test_a_round_that_is_closed_in_january_costs_in_its_own_year() -> None:
    """The booking and the report take the year in which the places were seen."""
    debrief(on=date(2027, 1, 4))
    with reading() as session:
        assert session.exec(select(LedgerEntry)).one().on == SLOT
    assert "In 2026 is nu 111 euro geboekt" in words(papers()[REPORT])


def test_the_part_for_the_mayor_names_no_business_and_no_police_data() -> None:
    """Neither name, nor address, nor what kind of thing the police found."""
    debrief()
    for text in (words(papers()[REPORT]), words_of_odt(papers()[REPORT_ODT])):
        for secret in ("Verzonnen Bedrijf", "Voorbeeldstraat", "drugs", "Terrein Verzonnen"):
            assert secret not in text


def test_the_annex_says_which_number_is_which_business() -> None:
    """Every place with its address, and who found what."""
    debrief()
    text = words(papers()[ANNEX])
    assert [f"Verzonnen Bedrijf {number}" in text for number in range(1, 5)] == [True] * 4
    assert "politie: drugs" in text
    assert "met toestemming van de bewoner, om 10.15 uur" in text
    assert "met machtiging tot binnentreden, nummer LIN/2026-1" in text


def test_the_pdfs_are_accessible_and_made_once() -> None:
    """Closing twice keeps one version of each file."""
    assert debrief() == debrief() == debrief("") == "gehouden"
    for name in (REPORT, ANNEX):
        assert_accessible_archive(papers()[name].content)
    with reading() as session:
        assert session.exec(select(func.count()).select_from(RoundPaper)).one() == 3
    assert verify_chains(CHECKS)[1] == []


def test_a_later_report_tells_of_re_controls_and_of_what_is_late() -> None:
    """Mended or not, and the follow-ups of the round before that are still open."""
    debrief()
    plan_on(date(2026, 2, 2))
    for place in round_of(NEXT).places:
        mended = {"is_repaired": True} if place.is_re_control else {}
        record(NEXT, NEXT_SLOT, place.team, place.rank, access="granted", **mended)
    debrief("", NEXT, NEXT_SLOT)
    text = words(papers(NEXT)[REPORT])

    assert "hercontrole: hersteld" in text
    assert re.search(r"Open van LIN-CON-018, plek \d-\d: waarschuwing door gemeente", text)
    assert "1 februari 2026, te laat" in text
    assert "1 maart 2026, te laat" not in text
    assert "Er zijn geen lessen genoteerd" in text


def test_lessons_are_kept_with_the_round_and_do_not_change() -> None:
    """The yearly evaluation reads them; the report that tells them is made already."""
    debrief()
    with reading() as session:
        found = session.exec(select(ControlRound).where(ControlRound.reference == ROUND)).one()
        told = [event.what for event in session.exec(select(Event))]
    assert found.lessons == LESSONS
    assert not any("tolk" in what for what in told)
    with pytest.raises(WeerbaarError, match="haar lessen liggen vast"):
        debrief("iets anders")


@pytest.mark.parametrize(
    ("lessons", "kind"),
    [
        (
            "goed gegaan\nbij verzonnen  bedrijf 1 ging het mis",
            "regel 2 van de lessen staat een naam",
        ),
        ("het ging goed\nbel 06 12 34 56 78", "regel 2 van de lessen staat een mobiel"),
        ("mail naar iemand@voorbeeld.invalid", "e-mailadres"),
        ("vraag het aan {officer}", "naam van een betrokkene"),
    ],
)
def test_lessons_that_name_somebody_are_refused(lessons: str, kind: str) -> None:
    """The round stays open, and the refusal does not repeat the name."""
    with reading() as session:
        officer = session.exec(select(Officer.name)).first()
    with pytest.raises(FaultsError) as refused:
        debrief(lessons.format(officer=officer))
    assert kind in str(refused.value)
    assert str(officer) not in str(refused.value)
    assert round_of(ROUND).status.value == "planned"


@pytest.mark.parametrize(("length", "is_kept"), [(500, True), (501, False)])
def test_lessons_are_short(length: int, is_kept: bool) -> None:  # noqa: FBT001
    """500 signs; one more is refused."""
    if is_kept:
        assert debrief("x" * length) == "gehouden"
        return
    with pytest.raises(FaultsError, match="hoogstens 500 tekens"):
        debrief("x" * length)
