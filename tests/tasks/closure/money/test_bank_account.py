"""Nobody is asked to pay while the folder of the municipality does not say on which account."""

from datetime import date
from pathlib import Path

import pytest

from models.closure.approval import ApprovalSubject
from models.closure.document import DocumentKind
from models.law.common.iban import in_fours, is_iban
from tasks.acts import municipality_acts
from tasks.closure.approvals import DraftError
from tasks.closure.letters.bank_account import NoAccountError
from tests.builders.case_builder import Walk, closed, fill_register
from tests.builders.case_states import walk_at
from tests.builders.money_builder import (
    FIXED_ON,
    REMINDED_ON,
    announce_costs,
    defer,
    prepare_costs,
    remind,
)
from tests.builders.penalty_builder import (
    COLLECTED_ON,
    forfeit,
    intend,
    penalty_ordered,
    prepare_collection,
)
from tests.conftest import UsePlaces
from tests.readers.case_reading import words_of
from tests.shipped.shipped_letters import ACCOUNT, complete_twin, home_of

TODAY = date(2026, 12, 1)

NOWHERE = "Betaal op rekening (nog in te vullen)"


class Twin:
    """An invented municipality of which the account number can be taken away and given.

    Each account has a folder of its own, as a process reads a folder once.
    """

    def __init__(self, folder: Path, use_places: UsePlaces) -> None:
        self.folder, self.use_places = folder, use_places

    def name(self, account: str) -> None:
        """From now on it is paid on this account."""
        place = self.folder / f"account-{account}"
        if not place.exists():
            file = complete_twin(place, "westervoort") / "nieuw-westervoort" / "local-rules.yaml"
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(ACCOUNT, account or '""'), encoding="utf-8")
        self.use_places(place / "gemeenten")

    def forget(self) -> None:
        """The folder as it is shipped."""
        self.name("")

    def tell(self) -> None:
        """The folder with its account."""
        self.name(ACCOUNT)


@pytest.fixture(name="twin")
def fixture_twin(register: Path, use_places: UsePlaces) -> Twin:
    """Without an account, in a register that is filled."""
    twin = Twin(register, use_places)
    twin.forget()
    fill_register(home_of("nieuw-westervoort", "9993", register))
    return twin


def test_costs_stay_a_draft_until_the_account_is_known(twin: Twin) -> None:
    """The letter is marked, nobody can approve it; with the account a new version says where."""
    walk = closed()
    assert prepare_costs(walk) == 1
    (draft,) = words_of(DocumentKind.COST_DECISION)
    for said in (NOWHERE, "Concept", "Het rekeningnummer van Nieuw-Westervoort ontbreekt"):
        assert said in draft
    with pytest.raises(DraftError, match=r"bank_account in local-rules\.yaml"):
        walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="JUR1")

    twin.tell()
    assert prepare_costs(walk) == 2
    walk.approve(ApprovalSubject.COSTS, FIXED_ON, by="JUR1")
    announce_costs(walk)
    letter = words_of(DocumentKind.COST_DECISION)[-1]
    assert "Betaal op rekening NL16 VERZ 0000 0000 05 van de gemeente" in letter
    assert "Concept" not in letter

    twin.forget()
    for attempt in (
        lambda: remind(walk),
        lambda: defer(walk, REMINDED_ON, date(2026, 9, 1), date(2026, 9, 1)),
    ):
        with pytest.raises(NoAccountError, match=f"{walk.reference} staat op 'gesloten'.* 16 juni"):
            attempt()
    twin.tell()
    remind(walk)
    (reminder,) = words_of(DocumentKind.REMINDER)
    assert f"zaaknummer {walk.reference}, vordering 1" in reminder


@pytest.mark.usefixtures("twin")
def test_collecting_a_penalty_is_a_draft_too() -> None:
    """As what is asked there must be paid as well."""
    walk = penalty_ordered()
    forfeit(walk)
    with pytest.raises(NoAccountError):
        intend(walk)
    intend(walk, without="urgent")
    prepare_collection(walk)
    assert NOWHERE in words_of(DocumentKind.COLLECTION_DECISION)[0]
    with pytest.raises(DraftError, match="rekeningnummer van Nieuw-Westervoort ontbreekt"):
        walk.approve(ApprovalSubject.COLLECTION, COLLECTED_ON, by="JUR1")


def test_every_letter_that_asks_names_the_account(register: Path) -> None:
    """Also the deferral, which says when to pay."""
    walk: Walk = walk_at(register, "costs fixed")
    defer(walk, date(2026, 6, 10), date(2026, 9, 1), date(2026, 9, 1))
    for kind in (DocumentKind.COST_DECISION, DocumentKind.DEFERRAL):
        (words,) = words_of(kind)
        assert "Betaal op rekening NL27 VERZ 0000 0000 01 van de gemeente Lindewaarde" in words


def test_the_check_of_a_municipality_names_what_is_missing(
    tmp_path: Path, use_places: UsePlaces
) -> None:
    """And is silent once it is there."""
    twin = Twin(tmp_path, use_places)
    missing = "nieuw-westervoort: bank_account (rekeningnummer) ontbreekt in local-rules.yaml"
    twin.forget()
    assert missing in "\n".join(
        municipality_acts.check_municipalities("nieuw-westervoort", TODAY).said
    )
    twin.tell()
    said = municipality_acts.check_municipalities("nieuw-westervoort", TODAY).said
    assert "bank_account" not in "\n".join(said)


def test_an_account_of_which_the_digits_are_wrong_is_a_fault(
    tmp_path: Path, use_places: UsePlaces
) -> None:
    """One wrong digit sends the money to nobody, or to somebody else."""
    twin = Twin(tmp_path, use_places)
    twin.name(ACCOUNT.replace("NL16", "NL17"))
    with pytest.raises(municipality_acts.CheckFailedError) as failed:
        municipality_acts.check_municipalities("nieuw-westervoort", TODAY)
    assert any("dit rekeningnummer klopt niet" in line for line in failed.value.said)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("NL91ABNA0417164300", True),
        ("NL91 ABNA 0417 1643 00", True),
        ("NL92ABNA0417164300", False),
        ("NL91ABNA0417164301", False),
    ],
)
def test_an_account_number_checks_itself(
    text: str,
    right: bool,  # noqa: FBT001 whether its digits agree
) -> None:
    """ISO 13616, with the example that its register gives for this country."""
    assert is_iban(text) is right
    assert in_fours("NL91ABNA0417164300") == "NL91 ABNA 0417 1643 00"
