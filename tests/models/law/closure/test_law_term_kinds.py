"""What must have become of each term before the file of a closure is closed."""

import pytest

from models.law.closure.term_kinds import AtArchiving, TermKind

MUST_BE_MET = {
    TermKind.DECISION_ON_OBJECTION,
    TermKind.LAND_REGISTRATION,
    TermKind.LAND_DEREGISTRATION,
    TermKind.REOPENING_DECISION,
    TermKind.URGENT_DECISION,
    TermKind.LATE_PENALTY,
    TermKind.LATE_PAYMENT,
    TermKind.REPAYMENT_DECISION,
    TermKind.REPAYMENT,
}


@pytest.mark.parametrize("kind", TermKind)
def test_what_the_municipality_owes_is_done_before_the_archive(kind: TermKind) -> None:
    """Its own duties must be met; the right to object may also have lapsed; the rest ends alone."""
    if kind in (TermKind.OBJECTION, TermKind.APPEAL):
        assert kind.at_archiving is AtArchiving.MET_OR_PAST
    else:
        assert (kind.at_archiving is AtArchiving.MET) is (kind in MUST_BE_MET)
