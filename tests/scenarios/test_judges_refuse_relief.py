"""Rulings in which the interim judge left the order as it was, and the closing went on.

Persons are invented. What a ruling does not tell is invented too, and each test says what that is.
The list of the weighing is loaded from 2 February 2022, the day of the ruling it rests on: what was
ordered before is told some years later.
"""

from datetime import date
from pathlib import Path

import pytest

from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from tasks.closure.execution import ReliefPendingError
from tests.builders.case_builder import Walk, fill_register
from tests.builders.ordered_closures import (
    OFFENDER,
    OWNER,
    RESIDENT,
    TENANT,
    decided,
    noticed,
    ordered,
    party,
    reported_with,
)
from tests.builders.remedy_builder import decided as decided_on_objection
from tests.builders.remedy_builder import objection, relief
from tests.readers.case_reading import (
    REASON,
    case_row,
    decisions,
    morning,
    status,
    terms,
    track_course,
    words_of,
)

CORPORATION = party("Stichting Woningbezit Nergens", OWNER, street="Postbus 1")
AMPHETAMINE = [
    {"kind": "substance", "description": "amfetamine", "amount": "98.76", "unit": "gram"}
]
GOODS = [{"kind": "preparatory_goods", "description": "lampen, filters en een droogkast"}]


def test_fifty_two_weeks_are_counted_in_weeks_for_two_applicants(register: Path) -> None:
    """ECLI:NL:RBLIM:2023:1279: 52 weeks, two applicants, refused on 20-2-2023.

    Of the ruling: the duration in weeks, two applicants with different addresses, the dwelling that
    is hers, and the day. The other days are invented. 52 weeks are 364 days and no year.
    """
    assert register
    rows = (
        party("Verzonnen Bewoonster", TENANT, RESIDENT),
        party("Verzonnen Dealer", OFFENDER, street="Verzonnenlaan 3"),
        CORPORATION,
    )
    walk = ordered(date(2023, 1, 13), date(2022, 11, 26), rows=rows, amount=52, unit="weeks")
    first = case_row().ordered_from
    assert first == date(2023, 1, 21)
    for number in (1, 2):
        objection(walk, "filed", date(2023, 1, 16), party=number)
        relief(walk, "requested", date(2023, 1, 16), party=number)
    with pytest.raises(ReliefPendingError):
        walk.close(first)
    relief(walk, "refused", date(2023, 2, 20), number=1)
    with pytest.raises(ReliefPendingError, match="vrijdag 24 februari 2023 wacht"):
        walk.close(date(2023, 2, 24))
    relief(walk, "refused", date(2023, 2, 20), number=2)
    walk.close(date(2023, 2, 24))

    assert terms()[TermKind.CLOSURE] == (date(2023, 2, 24), date(2024, 2, 22))
    assert (date(2024, 2, 22) - date(2023, 2, 24)).days + 1 == 364
    letters = words_of(DocumentKind.DECISION)
    assert len(letters) == 3
    assert all("De sluiting duurt 52 weken" in words for words in letters)
    assert morning(date(2024, 2, 22)) == ()
    assert morning(date(2024, 2, 23)) == (walk.reference,)
    assert status() is CaseStatus.ENDED


def test_six_months_were_meant_and_four_are_ordered(register: Path) -> None:
    """ECLI:NL:RBLIM:2022:6615: 98.76 gram, six months meant, four ordered.

    Of the ruling: the find, both durations, the resident as applicant who points at somebody else,
    and its day (26 August), on which the request was refused. The other days are invented, and
    that the six months stood in the notice of intent, which the ruling does not say for certain.
    """
    assert register
    fill_register()
    walk = Walk().police_report(
        found_on=date(2022, 5, 20), on=date(2022, 6, 3), findings=AMPHETAMINE
    )
    rows = (
        party("Verzonnen Bewoner", TENANT, RESIDENT),
        party("Verzonnen Ander", OFFENDER, street="Verzonnenlaan 3"),
        CORPORATION,
    )
    reported_with(walk, date(2022, 6, 3), rows).weigh(on=date(2022, 6, 4), extra=(REASON,))
    noticed(walk, date(2022, 6, 7), amount=6, unit="months").zienswijze(on=date(2022, 6, 16))
    decided(walk, date(2022, 7, 11), amount=4, unit="months")

    assert all("6 maanden" in words for words in words_of(DocumentKind.NOTICE_OF_INTENT))
    for words in words_of(DocumentKind.DECISION):
        assert "De sluiting duurt 4 maanden" in words
        assert "6 maanden" not in words
    objection(walk, "filed", date(2022, 7, 14), party=1)
    relief(walk, "requested", date(2022, 7, 15), party=1)
    assert morning(date(2022, 7, 19)) == ()
    relief(walk, "refused", date(2022, 8, 26))
    walk.close(date(2022, 9, 1))
    assert terms()[TermKind.CLOSURE] == (date(2022, 9, 1), date(2022, 12, 31))
    assert decisions()[0].ordered_until == date(2022, 11, 18)
    assert morning(date(2022, 12, 31)) == ()
    assert morning(date(2023, 1, 1)) == (walk.reference,)


def test_reasons_that_were_lacking_come_with_the_decision_on_objection(register: Path) -> None:
    """ECLI:NL:RBZWB:2021:2800, five years later: refused on 29 April, the gap can be mended.

    Of the ruling: goods to grow hemp, the decision of 31 March for six months from 9 April, the
    request of 7 April, the hearing of 22 April (a judge's hearing is no step of the register) and
    the day of the ruling. Invented: find, report and notice, who the applicants are, the closing
    and the decision on objection.
    """
    assert register
    rows = (
        party("Verzonnen Eigenaar", OWNER, street="Verzonnenlaan 3"),
        party("Verzonnen Huurder", OFFENDER, TENANT),
    )
    walk = ordered(
        date(2026, 3, 31),
        date(2026, 2, 3),
        {"findings": GOODS, "of_housing_corporation": "no"},
        rows=rows,
        amount=6,
        unit="months",
        grace_days=8,
    )
    assert case_row().ordered_from == date(2026, 4, 9)
    for number in (1, 2):
        objection(walk, "filed", date(2026, 4, 7), party=number)
        relief(walk, "requested", date(2026, 4, 7), party=number)
    for number in (1, 2):
        note = "De reden is te kort; dat kan in de beslissing op bezwaar worden hersteld."
        relief(walk, "refused", date(2026, 4, 29), number=number, note=note)
    assert track_course(TrackKind.INTERIM_RELIEF)[-1] == (
        2,
        TrackState.REFUSED,
        date(2026, 4, 29),
    )
    walk.close(date(2026, 5, 4))
    assert case_row().ordered_until == date(2026, 11, 3)

    ground = "De spullen stonden klaar in een ruimte zonder ramen. Een andere reden is er niet."
    last_day = date(2026, 7, 27)
    for number in (1, 2):
        on = date(2026, 6, 15)
        assert decided_on_objection(walk, on, "dismissed", number=number, ground=ground) == last_day
    letters = words_of(DocumentKind.REMEDY_DECISION)
    assert len(letters) == 4
    assert all(ground in words for words in letters)
    assert [each.measure_amount for each in decisions()] == [6, 6, 6]
    assert morning(date(2026, 11, 4)) == (walk.reference,)
    assert status() is CaseStatus.ENDED
