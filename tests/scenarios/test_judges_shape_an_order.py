"""Rulings in which the interim judge changed what may be closed, how long or from when.

Persons are invented. What a ruling or the news about it does not tell is invented too, and each
test says what that is.
"""

from datetime import date
from pathlib import Path

import pytest

from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from models.law.common.errors import FaultsError
from tasks.closure import case_overview
from tasks.closure.remedies.track_course import TrackLine
from tests.builders.case_builder import Walk
from tests.builders.ordered_closures import HEARING, OFFENDER, OWNER, TENANT, USE, ordered, party
from tests.builders.remedy_builder import decided, objection, relief
from tests.readers.case_reading import (
    PARTNERS,
    case_row,
    decisions,
    morning,
    objection_terms,
    recipients,
    status,
    terms,
    track_course,
    words_of,
)

SHOP = {"premises_kind": "premises", "inhabited": "no", "of_housing_corporation": "no"}
SHOP_WITH_DWELLING = SHOP | {"inhabited": "yes"}
PLANTS = [{"kind": "substance", "description": "hennep", "amount": "1300", "unit": "plants"}]
SPARED = "de showroom en het magazijn"


def reliefs(walk: Walk) -> list[TrackLine]:
    """What the officer reads of the requests for interim relief."""
    lines = case_overview.timeline_of(walk.reference).tracks
    return [line for line in lines if line.track.startswith("voorlopige voorziening")]


def test_showroom_and_store_open_while_the_rest_stays_closed(register: Path) -> None:
    """ECLI:NL:RBOBR:2025:561: six months from 14-11-2024; on 5-2-2025 two parts are suspended.

    Of the ruling and the news: the find (8-10-2024), the decision (7-11-2024), its first day, the
    company that used the premises as applicant, and the two parts. Invented: the day of the
    closing, the objection, and that the mayor followed the judge on 3-3-2025. That the workshop was
    never closed is told in the order, whose area is not followed here.
    """
    assert register
    walk = ordered(
        date(2024, 11, 7),
        date(2024, 10, 8),
        SHOP | {"findings": PLANTS},
        (USE,),
        (
            party("Verzonnen Kweker", OFFENDER, TENANT, street="Verzonnenlaan 3"),
            party("Nergens Natuursteen B.V.", OWNER),
        ),
        amount=6,
        unit="months",
        grace_days=6,
    )
    assert (case_row().ordered_from, case_row().ordered_until) == (
        date(2024, 11, 14),
        date(2025, 5, 13),
    )
    walk.close(date(2024, 11, 14))
    objection(walk, "filed", date(2024, 11, 25), party=2)
    relief(walk, "requested", date(2024, 12, 2), party=2)
    event = {"until_event": "decision_on_objection", "weeks_after": 6}
    said = relief(walk, "granted", date(2025, 2, 5), part=SPARED, **event)

    held = f"voor {SPARED}, vanaf woensdag 5 februari 2025, tot 6 weken na de beslissing op bezwaar"
    assert said[1:] == (f"De schorsing geldt {held}.", "De zaak staat op: gesloten.")
    assert status() is CaseStatus.CLOSED
    assert recipients("suspended") == set()
    assert [line.details for line in reliefs(walk)] == ["", held]

    rest = "alles behalve de showroom, het magazijn en de werkplaats"
    decided(walk, date(2025, 3, 4), "partly_upheld", part=rest, costs_asked=True, costs=1294)
    assert [each.closed_part for each in decisions()] == ["", rest]
    assert {each.ordered_until for each in decisions()} == {date(2025, 5, 13)}
    assert reliefs(walk)[-1].details.endswith("tot en met dinsdag 15 april 2025")
    assert morning(date(2025, 4, 16)) == ()
    assert track_course(TrackKind.INTERIM_RELIEF)[-1] == (2, TrackState.LAPSED, date(2025, 4, 16))
    assert morning(date(2025, 5, 14)) == (walk.reference,)
    assert status() is CaseStatus.ENDED


def test_an_extension_is_suspended_from_a_later_day_and_first_there_is_a_home(
    register: Path,
) -> None:
    """ECLI:NL:RBGEL:2025:7493: extended on 21-8-2025, ruled on 5-9, suspended from 2-10.

    Of the ruling: the extension by three months, the two applicants, the duty to offer a home from
    8-9, and the days. Invented: the first closing, the objections and the end. The law that the
    ruling rests on is probably another than art. 13b; its days are what is shown here. The duty is
    kept in words: the register watches no day for it.
    """
    assert register
    walk = ordered(date(2025, 5, 16), date(2025, 3, 4), amount=3, unit="months")
    walk.close(date(2025, 5, 24))
    assert case_row().ordered_until == date(2025, 8, 23)

    walk.change(ChangeKind.EXTENSION, date(2025, 8, 21), amount=3, unit="months", hearing=HEARING)
    assert case_row().ordered_until == date(2025, 11, 23)
    assert objection_terms() == [(1, date(2025, 6, 27)), (2, date(2025, 10, 2))]
    assert recipients("changed:2") == PARTNERS
    duty = "vanaf 8 september 2025 biedt de gemeente passende andere woonruimte aan"
    for number in (1, 2):
        objection(walk, "filed", date(2025, 8, 26), party=number, decision=2)
        relief(walk, "requested", date(2025, 8, 26), party=number, decision=2)
    for number in (1, 2):
        granted = {"from_on": date(2025, 10, 2), "until_event": "decision_on_objection"}
        relief(walk, "granted", date(2025, 9, 5), number=number, note=duty, **granted)

    held = "voor het hele pand, vanaf donderdag 2 oktober 2025, tot de beslissing op bezwaar"
    assert reliefs(walk)[1].details == f"{held}; {duty}"
    for day, expected in (
        (date(2025, 9, 8), CaseStatus.CLOSED),
        (date(2025, 10, 1), CaseStatus.CLOSED),
        (date(2025, 10, 2), CaseStatus.SUSPENDED),
        # The extended days pass while the judge's order holds: not over in silence.
        (date(2025, 11, 24), CaseStatus.SUSPENDED),
    ):
        moved = (walk.reference,) if day == date(2025, 10, 2) else ()
        assert (morning(day), status()) == (moved, expected)
    walk.change(ChangeKind.LIFT, date(2025, 11, 25))
    assert status() is CaseStatus.LIFTED


def nine_months() -> Walk:
    """A shop with a dwelling, closed on 11 March 2025 for nine months; two users object."""
    rows = (
        party("Verzonnen Winkelier", OFFENDER, TENANT),
        party("Tweede Verzonnene", TENANT),
        party("Stichting Woningbezit Nergens", OWNER, street="Postbus 1"),
    )
    walk = ordered(
        date(2025, 3, 3),
        date(2025, 1, 7),
        SHOP_WITH_DWELLING,
        (USE,),
        rows,
        amount=9,
        unit="months",
    )
    walk.close(date(2025, 3, 11))
    assert case_row().ordered_until == date(2025, 12, 10)
    for number in (1, 2):
        objection(walk, "filed", date(2025, 3, 17), party=number)
        relief(walk, "requested", date(2025, 3, 18), party=number)
    return walk


CUT = {"amount": 6, "unit": "months", "until_event": "decision_on_objection"}
RULED = date(2025, 5, 15)


def test_nine_months_become_six_while_the_objection_is_open(register: Path) -> None:
    """ECLI:NL:RBLIM:2025:4716: the interim judge cuts nine months to six on 15-5-2025.

    Of the ruling: its day, both durations, two users of a shop with a dwelling. The other days are
    invented. Until the decision on objection the cut is the judge's: the order still says nine
    months, and what lies beyond six is suspended. Then the mayor follows.
    """
    assert register
    walk = nine_months()
    for number in (1, 2):
        said = relief(walk, "granted", RULED, number=number, **CUT)
    held = "voor het hele pand, vanaf donderdag 11 september 2025, tot de beslissing op bezwaar"
    assert said[1] == f"De schorsing geldt {held}."
    assert reliefs(walk)[1].details == f"{held}; ten hoogste 6 maanden"
    assert (status(), case_row().ordered_until) == (CaseStatus.CLOSED, date(2025, 12, 10))

    for number in (1, 2):
        decided(walk, date(2025, 6, 26), "partly_upheld", number=number, amount=6, unit="months")
    assert track_course(TrackKind.INTERIM_RELIEF)[-2:] == [
        (1, TrackState.LAPSED, date(2025, 6, 26)),
        (2, TrackState.LAPSED, date(2025, 6, 26)),
    ]
    assert [(each.measure_amount, each.ordered_until) for each in decisions()] == [
        (9, date(2025, 12, 10)),
        (6, date(2025, 9, 10)),
        (6, date(2025, 9, 10)),
    ]
    assert "De sluiting duurt nu 6 maanden" in words_of(DocumentKind.REMEDY_DECISION)[0]
    assert terms()[TermKind.CLOSURE] == (date(2025, 3, 11), date(2025, 9, 10))
    assert morning(date(2025, 9, 10)) == ()
    assert morning(date(2025, 9, 11)) == (walk.reference,)
    assert status() is CaseStatus.ENDED


def test_the_premises_open_after_six_months_when_the_mayor_has_not_decided(register: Path) -> None:
    """ECLI:NL:RBLIM:2025:4716, had the objection still been open: six months are six months."""
    assert register
    walk = nine_months()
    with pytest.raises(FaultsError, match="dan volgt de eerste dag daaruit"):
        relief(walk, "granted", RULED, number=1, from_on=date(2025, 9, 11), **CUT)
    relief(walk, "granted", RULED, number=1, **CUT)
    relief(walk, "refused", RULED, number=2)
    assert morning(date(2025, 9, 10)) == ()
    assert status() is CaseStatus.CLOSED
    assert morning(date(2025, 9, 11)) == (walk.reference,)
    assert status() is CaseStatus.SUSPENDED
    assert recipients("suspended") != set()
    decided(walk, date(2025, 9, 25), "partly_upheld", number=1, amount=6, unit="months")
    assert morning(date(2025, 9, 26)) == (walk.reference,)
    assert status() is CaseStatus.ENDED
