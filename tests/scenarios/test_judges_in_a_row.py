"""A case that went to every judge: objection, appeal with the main case at once, higher appeal.

Persons are invented.
"""

from datetime import date
from pathlib import Path

import pytest

from models.closure.decision import DecisionKind
from models.closure.document import DocumentKind
from models.closure.term import TermKind
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import CaseStatus, TrackKind, TrackState
from tasks.closure.execution import ReliefPendingError
from tests.builders.case_builder import Walk, fill_register
from tests.builders.ordered_closures import (
    OFFENDER,
    OWNER,
    RESIDENT,
    decided,
    noticed,
    party,
    reported_with,
)
from tests.builders.remedy_builder import appeal, objection, relief
from tests.builders.remedy_builder import decided as decided_on_objection
from tests.readers.case_reading import (
    case_row,
    decisions,
    morning,
    status,
    terms,
    track_course,
    words_of,
)

FOUND = [
    {"kind": "substance", "description": "hennep", "amount": "60", "unit": "plants"},
    {"kind": "substance", "description": "hennep", "amount": "264", "unit": "cuttings"},
]
_T = TrackState


def test_the_owner_is_the_offender_and_goes_to_every_judge(register: Path) -> None:
    """RVS 202102037 (Apeldoorn), five years later: an owner who lives there, three months.

    Of the rulings: find on 10 December, decision on the 18th, objection unfounded on 24 February,
    request refused and appeal unfounded on 26 March (8:86), request in higher appeal ruled on 15
    April, and the ruling of 22 March two years later. Invented: the notice between find and
    decision, the objection, that the mayor gave more time while he heard it, who else lives there,
    how the second request ended, the closing, and that the higher appeal was unfounded.
    """
    assert register
    fill_register()
    walk = Walk().police_report(
        found_on=date(2025, 12, 10),
        on=date(2025, 12, 10),
        findings=FOUND,
        of_housing_corporation="no",
    )
    rows = (
        party("Verzonnen Eigenares", OFFENDER, OWNER, RESIDENT),
        party("Verzonnen Echtgenoot", RESIDENT),
    )
    reported_with(walk, date(2025, 12, 10), rows).weigh(on=date(2025, 12, 11))
    noticed(walk, date(2025, 12, 11))
    for number in (1, 2):
        walk.zienswijze(number, date(2025, 12, 15))
    decided(walk, date(2025, 12, 18), amount=3, unit="months")
    # One letter to who is offender, owner and resident, and one sentence about the costs.
    own, other = words_of(DocumentKind.DECISION)
    assert "overtreder, eigenaar en bewoner" in own
    assert own.count("U betaalt dus alle kosten") == 1
    assert "U betaalt deze kosten dus niet" not in own
    assert "U betaalt deze kosten dus niet" in other

    objection(walk, "filed", date(2025, 12, 22), party=1)
    walk.change(ChangeKind.GRACE, date(2025, 12, 23), grace_until=date(2026, 3, 1))
    assert decided_on_objection(walk, date(2026, 2, 24), "dismissed") == date(2026, 4, 7)
    appeal(walk, "filed", date(2026, 2, 26), party=1)
    relief(walk, "requested", date(2026, 2, 26), party=1)
    with pytest.raises(ReliefPendingError):
        walk.close(date(2026, 3, 2))
    relief(walk, "refused", date(2026, 3, 26), main_case="dismissed")
    assert track_course(TrackKind.APPEAL) == [
        (1, _T.FILED, date(2026, 2, 26)),
        (1, _T.DISMISSED, date(2026, 3, 26)),
    ]

    appeal(walk, "filed", date(2026, 3, 27), higher=True, party=1)
    relief(walk, "requested", date(2026, 3, 27), party=1)
    with pytest.raises(ReliefPendingError):
        walk.close(date(2026, 4, 8))
    relief(walk, "refused", date(2026, 4, 15))
    walk.close(date(2026, 4, 20))
    assert terms()[TermKind.CLOSURE] == (date(2026, 4, 20), date(2026, 7, 19))
    assert morning(date(2026, 7, 19)) == ()
    assert morning(date(2026, 7, 20)) == (walk.reference,)
    appeal(walk, "dismissed", date(2028, 3, 22), higher=True)

    assert status() is CaseStatus.ENDED
    assert [(each.number, each.kind, each.about) for each in decisions()] == [
        (1, DecisionKind.ORDER, None),
        (2, DecisionKind.CHANGE, 1),
        (3, DecisionKind.ON_OBJECTION, 1),
    ]
    assert case_row().measure_amount == 3
    assert track_course(TrackKind.HIGHER_APPEAL)[-1] == (1, _T.DISMISSED, date(2028, 3, 22))
