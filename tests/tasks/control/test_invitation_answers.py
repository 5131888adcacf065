"""What partners answer to an invitation, and how that fits the places to the teams."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from models.common.ledger import LedgerEntry
from models.control.invitation import Invitation
from models.control.round_forms import AnswerForm, InviteForm
from models.law.common.business_labels import Label
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.partner_kinds import PartnerKind
from models.law.control.round_clearance import Participant
from tasks.acts.linked_signals import DESK
from tasks.control import invitations
from tasks.control.round_overview import round_of
from tasks.register.resources import reading
from tests.builders.people.set_up import import_organisation
from tests.builders.round_builder import at, hold
from tests.tasks.control.test_invitations import (
    ANSWER_ON,
    HELD_ON,
    INVITED_ON,
    ROUND,
    fixture_planned,
    invite,
    mails,
    move,
)

__all__ = ["fixture_planned"]


def test_an_answer_belongs_to_the_day_that_was_asked(planned: Path) -> None:
    """A move asks anew; a partner that was not invited has no answer."""
    assert planned

    with pytest.raises(WeerbaarError, match="niet uitgenodigd"):
        answer(PartnerKind.POLICE, 1)
    invite()
    answer(PartnerKind.POLICE, 1)
    with reading() as session:
        assert {r.capacity for r in session.exec(select(Invitation))} == {1, None}
    move(date(2026, 1, 20))
    with reading() as session:
        assert {r.capacity for r in session.exec(select(Invitation))} == {None}


def answer(partner: Participant, capacity: int) -> None:
    """One partner answers."""
    form = AnswerForm(reference=ROUND, on=ANSWER_ON, by="ZAAK1", partner=partner, capacity=capacity)
    invitations.record_answer(form, at(ANSWER_ON), desk=DESK)


def test_the_smallest_answer_decides_how_many_teams_there_are(planned: Path) -> None:
    """Two teams of one place; one team of two when a partner has one person; then two again."""
    assert planned
    invite()
    assert {place.team for place in round_of(ROUND).places} == {1, 2}
    answer(PartnerKind.POLICE, 3)
    assert {place.team for place in round_of(ROUND).places} == {1, 2}
    answer(PartnerKind.ENVIRONMENTAL_SERVICE, 1)
    assert [(place.team, place.rank) for place in round_of(ROUND).places] == [(1, 1), (1, 2)]
    answer(PartnerKind.ENVIRONMENTAL_SERVICE, 2)
    assert {place.team for place in round_of(ROUND).places} == {1, 2}


def test_red_places_go_with_the_police(planned: Path) -> None:
    """Police for one team of two: the red place is in team 1, the white one in team 2."""
    assert planned
    invite()
    answer(PartnerKind.POLICE, 1)
    assert {place.team: place.label for place in round_of(ROUND).places} == {
        1: Label.RED,
        2: Label.WHITE,
    }


def test_who_is_asked_for_is_invited_too(planned: Path) -> None:
    """Customs and the DOT, when they are in the organisation; the DOT gets its own form."""
    organisation = planned / "partners.yaml"
    organisation.write_text(GUESTS, encoding="utf-8")
    import_organisation(organisation)
    form = InviteForm(reference=ROUND, on=INVITED_ON, by="ZAAK1", with_dot=True)
    assert invitations.invite_partners(form, at(INVITED_ON)) == 4
    form = form.model_copy(update={"with_customs": True})
    assert invitations.invite_partners(form, at(INVITED_ON)) == 1
    assert {"dot@partner.invalid", "douane@partner.invalid"} <= {mail["To"] for mail in mails()}
    answer(PartnerKind.DOT, 1)
    assert {place.team for place in round_of(ROUND).places} == {1, 2}


GUESTS = """
partners:
  - {municipality: "9002", kind: dot, name: DOT Verzonnen, email: dot@partner.invalid}
  - {municipality: "9002", kind: customs, name: Douane, email: douane@partner.invalid}
"""


def test_a_partner_that_the_organisation_lacks_cannot_be_asked(planned: Path) -> None:
    """It would be left out in silence; nobody else is invited either."""
    assert planned
    form = InviteForm(reference=ROUND, on=INVITED_ON, by="ZAAK1", with_customs=True)
    with pytest.raises(FaultsError, match="Douane staat niet in de organisatie"):
        invitations.invite_partners(form, at(INVITED_ON))
    assert round_of(ROUND).partners == ()


def test_without_police_no_red_place_is_visited(planned: Path) -> None:
    """The white one stays; with police the red one is back."""
    assert planned
    invite()
    answer(PartnerKind.POLICE, 0)
    assert [place.label for place in round_of(ROUND).places] == [Label.WHITE]
    answer(PartnerKind.POLICE, 1)
    assert len(round_of(ROUND).places) == 2


def test_without_the_service_there_is_nothing_to_visit(planned: Path) -> None:
    """And the round says so, once."""
    assert planned
    invite()
    answer(PartnerKind.ENVIRONMENTAL_SERVICE, 0)
    found = round_of(ROUND)
    assert found.places == ()
    assert found.warning.count("geen team") == 1
    answer(PartnerKind.ENVIRONMENTAL_SERVICE, 2)
    assert "geen team" not in round_of(ROUND).warning


def test_a_round_without_places_is_skipped_not_held(planned: Path) -> None:
    """Nothing was seen: no cost is booked."""
    assert planned
    invite()
    answer(PartnerKind.ENVIRONMENTAL_SERVICE, 0)
    with pytest.raises(FaultsError, match="sla de controle over"):
        hold(ROUND, HELD_ON)
    with reading() as session:
        assert session.exec(select(LedgerEntry)).all() == []
