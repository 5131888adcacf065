"""What a police report says: each find on its list, and what nobody knows stops what needs it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase, Finding
from models.common.premises import Premises
from models.law.closure.measures import DrugList
from models.law.common.answers import Answer
from models.law.common.errors import FaultsError
from tasks.closure.known_facts import UnknownFactError
from tasks.closure.letter_facts import NotCompetentError
from tasks.register.resources import transaction
from tests.builders.case_builder import COCAINE, Walk, fill_register, reported
from tests.builders.case_states import walk_at

ASKED = "geef zelf de lijst op (of: op geen lijst), met de reden"


def found(description: str, amount: str = "60", unit: str = "gram", **more: str) -> dict[str, str]:
    """One find."""
    return {
        "kind": "substance",
        "description": description,
        "amount": amount,
        "unit": unit,
    } | more


def stored() -> list[tuple[DrugList | None, Decimal | None, str, Answer | None]]:
    """What the register holds of the finds."""
    with transaction() as session:
        return [
            (row.drug_list, row.amount, row.list_reason, row.exempt)
            for row in session.exec(select(Finding))
        ]


def refused(**changes: Any) -> tuple[str, ...]:
    """Why a report is refused; nothing of it is stored."""
    with pytest.raises(FaultsError) as error:
        Walk().police_report(**changes)
    with transaction() as session:
        assert session.exec(select(ClosureCase)).all() == []
    return tuple(error.value.faults)


def test_heroin_typed_as_list_ii_is_refused_with_the_right_list(register: Path) -> None:
    """Both finds are told at once, and no case is made."""
    assert register
    fill_register()
    assert refused(
        findings=[found("heroïne", drug_list="II"), found("hennep"), found("verzonnen stof")]
    ) == (
        "vondst 1: Heroïne staat op lijst I (harddrugs); u gaf op: lijst II (softdrugs)",
        f"vondst 3: dit middel staat niet in de tabel; {ASKED}",
    )


def test_two_mmc_before_its_prohibition_gives_no_power(register: Path) -> None:
    """The find is kept as it was; the intent is refused, and says since when it is forbidden."""
    assert register
    fill_register()
    walk = reported(findings=[found("2-MMC")], found_on=date(2025, 5, 1), with_other_offences="no")

    assert stored() == [(None, Decimal(60), "", None)]
    with pytest.raises(NotCompetentError, match=r"2-MMC staat pas sinds 1 juli 2025 op lijst IA"):
        walk.prepare_intent()


def test_two_mmc_after_its_prohibition_is_list_ia(register: Path) -> None:
    """The matrix follows list I for it: 60 gram in a dwelling is closed for three months."""
    assert register
    fill_register()
    reported(findings=[found("2-MMC")], found_on=date(2025, 8, 1)).prepare_intent()

    assert stored() == [(DrugList.IA, Decimal(60), "", None)]


def test_a_substance_that_the_table_does_not_know_is_stored_with_its_reason(register: Path) -> None:
    """The list is typed by somebody, who says why."""
    assert register
    fill_register()
    reason = "uitslag van het NFI"
    unknown = found("verzonnen stof", drug_list="I", list_reason=reason)
    reported(findings=[unknown]).prepare_intent()

    assert stored() == [(DrugList.I, Decimal(60), reason, None)]


@pytest.mark.parametrize(
    ("exempt", "amount", "why"),
    [
        ("yes", "80", "de uitzondering op het verbod geldt"),
        ("unknown", "80", "het is onbekend of de uitzondering"),
        ("no", "1", "1 ampul of ballon van lijst II .* is niet meer dan 1 ampul of ballon"),
    ],
)
def test_nitrous_oxide_that_may_be_exempt_or_little_gives_no_power(
    register: Path, exempt: str, amount: str, why: str
) -> None:
    """One cartridge is for own use; 80 are not, when the report says that no exemption holds."""
    assert register
    fill_register()
    gas = found("lachgas", amount, "cartridges", exempt=exempt)
    walk = reported(findings=[gas])
    with pytest.raises(NotCompetentError, match=why):
        walk.prepare_intent()


def test_nitrous_oxide_without_an_answer_is_refused(register: Path) -> None:
    """And so is a weight of it: it is counted in cartridges."""
    assert register
    fill_register()
    (open_question,) = refused(findings=[found("lachgas", "80", "cartridges")])
    (weight,) = refused(findings=[found("lachgas", "80", exempt="no")])

    assert "niet verboden als het bestemd is voor technische doeleinden" in open_question
    assert weight == "vondst 1: Lachgas wordt geteld in ampullen of ballonnen, niet in gram"


def test_a_find_without_amount_and_goods_with_one_are_refused(register: Path) -> None:
    """What is missing is asked, what cannot be is told."""
    assert register
    fill_register()
    goods = {"kind": "preparatory_goods", "description": "weegschaal", "amount": "1"}
    assert refused(findings=[{"kind": "substance", "description": "hennep"}, goods]) == (
        "vondst 1: geef bij een middel de hoeveelheid en de eenheid",
        "vondst 2: goederen voor voorbereiding hebben geen lijst, hoeveelheid of eenheid",
    )


def test_no_fact_of_a_report_is_assumed(register: Path) -> None:
    """Who leaves one out is asked for it."""
    assert register
    fill_register()
    for name, title in (
        ("inhabited", "Bewoond"),
        ("with_other_offences", "Samen met andere overtredingen"),
        ("of_housing_corporation", "Van een woningcorporatie"),
        ("urgency", "Spoed"),
    ):
        (fault,) = refused(**{name: ""})
        assert fault.startswith(f"{title}: kies een van: ")


@pytest.mark.parametrize(
    ("unknown", "what"),
    [("inhabited", "of het pand bewoond is"), ("with_other_offences", "of er andere overtred")],
)
def test_what_nobody_knows_stops_what_needs_it(register: Path, unknown: str, what: str) -> None:
    """The case is recorded; a correction makes the fact known, and the case goes on."""
    assert register
    fill_register()
    walk = Walk().police_report(**{unknown: "unknown"}).parties()
    with pytest.raises(UnknownFactError, match=what):
        walk.weigh().prepare_intent()

    walk.police_report(correction=True)
    walk.weigh().prepare_intent()


def test_the_owner_may_be_told_until_the_decision_leaves(register: Path) -> None:
    """Nothing else of the report may change after the intent."""
    walk = walk_at(register, "reassessed")
    with transaction() as session:
        session.exec(select(ClosureCase)).one().of_housing_corporation = None
    with pytest.raises(UnknownFactError, match="van een woningcorporatie"):
        walk.decide()

    with pytest.raises(FaultsError, match="andere gegevens"):
        walk.police_report(correction=True, findings=[COCAINE | {"amount": "121"}])
    walk.police_report(correction=True, of_housing_corporation="no")
    walk.decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1)).announce_decision()
    with transaction() as session:
        assert session.exec(select(ClosureCase)).one().of_housing_corporation is False
        assert session.exec(select(Premises)).one().inhabited is True
