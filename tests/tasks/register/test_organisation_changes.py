"""Who may change who works here, and what the history tells of it."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from models.common.visitor import Door, Visitor, visiting
from models.law.common.roles import Action, Role, RoleError, may
from tasks.acts import register_acts
from tasks.acts.desk import account_acts
from tasks.register.acting import UnknownOfficerError
from tasks.register.chains import events_of, verify_chains
from tasks.register.resources import reading
from tests.builders.case_builder import EXAMPLE
from tests.builders.people.log_ins import first_administrator, later, with_account
from tests.builders.people.set_up import SET_UP_AT, import_organisation
from tests.readers.register_counts import every_row

MAYOR = """
officers:
  - {code: BUR03, name: Nieuw Verzonnen, email: bur03@gemeente.invalid, roles: {"9002": [mayor]}}
"""


def write(folder: Path, text: str) -> Path:
    """A file of an administrator."""
    path = folder / "wijziging.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told() -> Sequence[tuple[str, str]]:
    """The history of the organisation: who, and what."""
    with reading() as session:
        return [(event.officer, event.what) for event in events_of(session, "ORGANISATIE")]


@pytest.fixture(name="folder")
def fixture_folder(register: Path) -> Path:
    """The example organisation: BEH1 is administrator of both municipalities."""
    import_organisation(EXAMPLE / "organisatie.yaml")
    return register


def officer_with(role: Role, code: str = "WIE1", where: str = "9002") -> str:
    """An officer file with one person of one role in one municipality."""
    return (
        f"officers: [{{code: {code}, name: Wie Verzonnen, email: {code}@gemeente.invalid, "
        f'roles: {{"{where}": [{role.value}]}}}}]'
    )


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_adds_a_mayor(folder: Path, role: Role) -> None:
    """Each role of the same municipality, and an administrator of another."""
    import_organisation(write(folder, officer_with(role)))
    if role is Role.ADMINISTRATOR:
        import_organisation(write(folder, officer_with(role, "ELD1", "9001")))
    by = "ELD1" if role is Role.ADMINISTRATOR else "WIE1"
    assert by == "ELD1" or not may(Action.MANAGE_OFFICERS, [role])
    before = every_row()
    with pytest.raises(RoleError, match="medewerkers beheren vraagt de rol beheerder"):
        import_organisation(write(folder, MAYOR), by)
    with pytest.raises(UnknownOfficerError, match="Geef de code op van wie dit doet"):
        import_organisation(write(folder, MAYOR), "")
    assert every_row() == before


def test_adding_a_mayor_is_told(folder: Path) -> None:
    """By code and role; a second time changes and tells nothing."""
    import_organisation(write(folder, MAYOR))
    assert told()[-1] == (
        "BEH1",
        "Medewerker BUR03 toegevoegd: burgemeester (of mandaat) in Lindewaarde.",
    )
    before = every_row()
    import_organisation(write(folder, MAYOR))
    assert every_row() == before


def test_a_role_that_is_taken_away_and_who_leaves_are_told(folder: Path) -> None:
    """As what the officer may do from then on."""
    import_organisation(write(folder, MAYOR))
    import_organisation(write(folder, MAYOR.replace("[mayor]", "[lawyer, communications]")))
    import_organisation(write(folder, MAYOR.replace('{"9002": [mayor]}', "{}, active: false")))
    assert [what for _, what in told()][-2:] == [
        "Medewerker BUR03 gewijzigd: jurist en communicatieadviseur in Lindewaarde.",
        "Medewerker BUR03 gewijzigd: geen rol; niet meer actief.",
    ]
    assert verify_chains()[1] == []


def test_the_first_import_is_of_whoever_is_at_the_machine(folder: Path) -> None:
    """The history says that nobody was asked; it holds no name and no address."""
    first = told()
    assert first[0] == (
        "weerbaar",
        "Medewerker ZAAK1 toegevoegd: zaakbehandelaar in Alverlo; zaakbehandelaar in Lindewaarde.",
    )
    assert first[-1][1].endswith("partners toegevoegd.")
    assert not any("Verzonnen" in what or "@" in what for _, what in first)
    text = (EXAMPLE / "college.yaml").read_text(encoding="utf-8")
    import_organisation(write(folder, text))
    import_organisation(write(folder, text.replace("college-alverlo@", "ander@")))
    assert told()[-2:] == [("BEH1", "2 partners toegevoegd."), ("BEH1", "1 partner gewijzigd.")]


def test_nobody_begins_on_the_page(register: Path) -> None:
    """Who logged in is no administrator because there is none."""
    visitor = Visitor(officer_code="ZAAK1", name="Zita", roles={}, door=Door.PAGE)
    before = every_row()
    with visiting(visitor), pytest.raises(UnknownOfficerError):
        register_acts.import_organisation(EXAMPLE / "organisatie.yaml", "ZAAK1", SET_UP_AT)
    assert every_row() == before
    assert register


def test_a_new_municipality_is_added_by_any_administrator(folder: Path) -> None:
    """There is nobody to ask there yet; who gets a role there is told."""
    keep = officer_with(Role.ADMINISTRATOR, "ELD1", "9001")
    import_organisation(write(folder, keep))
    new = "municipalities: [oud-verzonnen]\n" + MAYOR.replace("9002", "9004")
    import_organisation(write(folder, new), "ELD1")
    assert told()[-1] == (
        "ELD1",
        "Medewerker BUR03 toegevoegd: burgemeester (of mandaat) in Oud-Verzonnen.",
    )


def test_a_trial_tells_nothing(folder: Path) -> None:
    """Nothing of it stays."""
    before = every_row()
    import_organisation(write(folder, MAYOR), dry_run=True)
    assert every_row() == before


def test_who_is_made_inactive_is_logged_out_in_the_same_transaction(folder: Path) -> None:
    """Not at his next click: at once."""
    first_administrator()
    person = with_account("ZAAK1")
    token = person.log_in(later()).token
    text = officer_with(Role.CASE_HANDLER, "ZAAK1").replace("roles:", "active: false, roles:")
    import_organisation(write(folder, text))
    rows = every_row()["loginsession"]
    assert [row["ended_by"] for row in rows] == ["deactivated"]
    assert account_acts.visitor_of(token, later() + timedelta(seconds=1)) is None


def test_addresses_are_imported_by_an_administrator_of_the_municipality(folder: Path) -> None:
    """Every role is asked; it is refused before the file is read."""
    path = folder / "nergens.csv"
    for role in set(Role) - {Role.ADMINISTRATOR}:
        import_organisation(write(folder, officer_with(role)))
        with pytest.raises(RoleError, match="adressen inlezen vraagt de rol beheerder"):
            register_acts.import_addresses(path, "Lindewaarde", "WIE1", SET_UP_AT.date())
    import_organisation(write(folder, officer_with(Role.ADMINISTRATOR, where="9001")))
    with pytest.raises(RoleError, match="gevonden is geen rol"):
        register_acts.import_addresses(path, "Lindewaarde", "WIE1", SET_UP_AT.date())
    done = register_acts.import_addresses(
        EXAMPLE / "adressen.csv", "Lindewaarde", "BEH1", SET_UP_AT.date()
    )
    assert "nieuw" in done.said[0]
