"""The organisation is read from one file: added or changed, and refused with every fault."""

from pathlib import Path

import pytest
from sqlmodel import col, select

from models.common.account_forms import InviteForm
from models.common.municipality import Municipality, Officer, OfficerRole, Partner
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Role
from tasks.register.organisation import (
    UnknownMunicipalityError,
    find_addresses,
    municipality_code,
    read_organisation,
)
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import EXAMPLE, LINDEWAARDE, Walk, fill_register
from tests.builders.people.set_up import import_organisation
from tests.readers.register_counts import counts, every_row

GOOD = (EXAMPLE / "organisatie.yaml").read_text(encoding="utf-8")


def write(folder: Path, text: str) -> Path:
    """A file of an administrator."""
    path = folder / "organisatie.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def roles_of(code: str) -> set[tuple[str, Role]]:
    """Municipality and role of an officer."""
    with reading() as session:
        rows = session.exec(
            select(OfficerRole)
            .join(Officer, col(Officer.id) == col(OfficerRole.officer_id))
            .where(Officer.code == code)
        )
        return {(row.municipality_code, row.role) for row in rows}


def officer(code: str) -> Officer:
    """The officer with this code."""
    with reading() as session:
        return session.exec(select(Officer).where(Officer.code == code)).one()


def test_the_same_file_twice_changes_nothing(any_register: str) -> None:
    """Municipalities by code, officers by code, partners by kind and name."""
    assert any_register
    first = import_organisation(EXAMPLE / "organisatie.yaml")
    rows = every_row()

    assert first == "Ingelezen: 2 gemeenten, 7 medewerkers, 8 partners."
    assert import_organisation(EXAMPLE / "organisatie.yaml") == first
    assert every_row() == rows


def test_an_officer_changes_roles_address_and_activity(register: Path) -> None:
    """The file is right: old roles go, a role twice is once, and who leaves is made inactive."""
    fill_register()
    import_organisation(
        write(
            register,
            "officers:\n  - {code: ZAAK1, name: Zita Anders, email: nieuw@gemeente.invalid, "
            'active: false, roles: {"9002": [lawyer, mayor, mayor]}}\n',
        )
    )

    assert roles_of("ZAAK1") == {(LINDEWAARDE, Role.LAWYER), (LINDEWAARDE, Role.MAYOR)}
    assert officer("ZAAK1").email == "nieuw@gemeente.invalid"
    assert not officer("ZAAK1").active
    assert officer("BGM").active
    with pytest.raises(WeerbaarError, match="ZAAK1 is niet bekend of niet meer actief"):
        Walk().police_report()


def test_a_partner_is_known_by_kind_and_name(register: Path) -> None:
    """Another address changes the partner; another name adds one."""
    fill_register()
    before = counts()["Partner"]
    import_organisation(
        write(
            register,
            'partners:\n  - {municipality: "9002", kind: police, name: Politie, '
            'email: wijk@partner.invalid}\n  - {municipality: "9002", kind: police, '
            "name: Wijkagent, email: agent@partner.invalid}\n",
        )
    )
    with reading() as session:
        rows = session.exec(select(Partner).where(Partner.municipality_code == LINDEWAARDE)).all()
        police = {row.name: row.email for row in rows if row.kind.value == "police"}

    assert police == {"Politie": "wijk@partner.invalid", "Wijkagent": "agent@partner.invalid"}
    assert counts()["Partner"] == before + 1


FAULTY = {
    "not yaml": ("municipalities: [", ["geen geldige YAML"]),
    "empty": ("", ["het bestand is leeg"]),
    "unknown part": ("persons: []\n", ["persons: dit veld bestaat niet"]),
    "no folder": (
        "municipalities: [alverlo, nergens]\n",
        ["er is geen map nergens van een gemeente; wel: "],
    ),
    "more than a folder": (
        "municipalities:\n  - {code: 9001, name: Alverlo}\n",
        ["regel 2, municipalities 1: schrijf hier alleen de naam van de map van de gemeente"],
    ),
    "out of the folder": (
        "municipalities: [../alverlo]\n",
        ["municipalities 1: dit heeft niet de juiste vorm"],
    ),
    "unknown role": (
        "officers:\n  - {code: A1, name: Verzonnen, email: a@b.invalid, roles: {'9002': [boss]}}\n",
        [
            "regel 2, officers 1, roles, 9002 1",
            "kies een van: case_handler (zaakbehandelaar), lawyer (jurist)",
            " of supervisor (toezichthouder)",
        ],
    ),
    "unknown municipality": (
        (
            "officers:\n  - {code: A1, name: Alle, email: a@b.invalid, roles: {'9999': [mayor]}}\n"
            "partners:\n  - {municipality: '8888', kind: police, name: Wijk, email: p@b.invalid}\n"
        ),
        ["gemeente 8888 staat niet", "gemeente 9999 staat niet"],
    ),
    "many faults": (
        (
            "officers:\n  - {code: kleine letters, name: V, email: geen, roles: {}}\n"
            "  - {name: Verzonnen, email: a@b.invalid, roles: {}, salary: 5}\n"
            "partners:\n  - {municipality: '9002', kind: neighbour, name: Buur, email: b@c.test}\n"
        ),
        [
            "regel 2, officers 1, code: dit heeft niet de juiste vorm",
            "regel 2, officers 1, name (naam): vul minstens 2 tekens in",
            "regel 2, officers 1, email (mailadres): dit heeft niet de juiste vorm",
            "regel 3, officers 2, code: vul dit in",
            "regel 3, officers 2, salary: dit veld bestaat niet",
            "regel 5, partners 1, kind (soort): kies een van: police",
        ],
    ),
    "an address that no server takes": (
        "officers:\n  - {code: A1, name: Verzonnen, email: 'a,b@c..invalid', roles: {}}\n",
        ["regel 2, officers 1, email (mailadres): dit heeft niet de juiste vorm"],
    ),
    "an officer twice": (
        (
            "officers:\n  - {code: A1, name: Verzonnen, email: a@b.invalid, roles: {}}\n"
            "  - {code: A1, name: Anders, email: b@b.invalid, roles: {}}\n"
        ),
        ["medewerker A1 staat er twee keer in"],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_is_refused_with_every_fault(register: Path, name: str) -> None:
    """One refusal that names every fault and no value; nothing is written."""
    fill_register()
    text, words = FAULTY[name]
    before = every_row()
    with pytest.raises(FaultsError) as refused:
        import_organisation(write(register, text))

    assert [part for part in words if part not in str(refused.value)] == []
    assert "organisatie.yaml is geweigerd, er is niets opgeslagen" in str(refused.value)
    assert every_row() == before


def test_the_folder_of_a_municipality_is_named_in_any_case(register: Path) -> None:
    """The folder itself is always in small letters; the name has to be one."""
    import_organisation(write(register, "municipalities: [Alverlo, ' LINDEWAARDE ']\n"))

    with reading() as session:
        rows = session.exec(select(Municipality.folder).order_by(Municipality.folder)).all()
    assert rows == ["alverlo", "lindewaarde"]
    with pytest.raises(FaultsError, match="dit heeft niet de juiste vorm, zoals lindewaarde"):
        import_organisation(write(register, "municipalities: [9alverlo]\n"))


def test_a_try_of_the_organisation_judges_all_and_keeps_nothing(any_register: str) -> None:
    """A fault that only the register knows is told as well."""
    assert any_register
    before = every_row()

    assert import_organisation(EXAMPLE / "organisatie.yaml", dry_run=True).startswith(
        "Alleen gecontroleerd, niets opgeslagen: 2 gemeenten"
    )
    assert every_row() == before


def test_a_file_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    """Said in words, not in a trace."""
    with pytest.raises(FaultsError, match="niet te lezen"):
        read_organisation(tmp_path / "nergens.yaml")
    old = tmp_path / "oud.yaml"
    old.write_bytes("# \x81\n".encode("latin-1"))
    with pytest.raises(FaultsError, match="geen UTF-8"):
        read_organisation(old)


def test_two_municipalities_share_no_name_and_no_abbreviation(register: Path) -> None:
    """Whatever the case: what people type must mean one of them."""
    with transaction() as session:
        session.add(Municipality(code="0001", name="ALVERLO", folder="oud", abbreviation="ALV"))
    with pytest.raises(FaultsError) as refused:
        import_organisation(write(register, "municipalities: [alverlo]\n"))
    assert refused.value.faults == (
        "Alverlo hoort bij twee gemeenten",
        "ALV hoort bij twee gemeenten",
    )


def test_a_municipality_is_found_by_name_or_code(register: Path) -> None:
    """Left out, it is the only one there is; with two or none it must be named."""
    with pytest.raises(UnknownMunicipalityError, match="ees eerst de organisatie in"):
        municipality_code("")
    import_organisation(write(register, "municipalities: [lindewaarde]\n"))

    assert municipality_code("") == municipality_code("Lindewaarde") == LINDEWAARDE

    import_organisation(write(register, GOOD))
    with pytest.raises(UnknownMunicipalityError, match="Alverlo of Lindewaarde"):
        municipality_code("")
    with pytest.raises(UnknownMunicipalityError, match="Gemeente Nergens staat niet"):
        municipality_code("Nergens")

    assert municipality_code("9001") == "9001"
    assert municipality_code(" LINDEWAARDE ") == municipality_code("lindewaarde") == LINDEWAARDE


@pytest.mark.parametrize(
    ("street", "number", "found"),
    [
        ("voorbeeld", 12, ["Voorbeeldstraat 12"]),
        ("VERZONNENLAAN", 7, ["Verzonnenlaan 7A"]),
        ("Voorbeeldstraat", 99, []),
        ("%", None, []),
        ("_oorbeeldstraat", 12, []),
    ],
)
def test_an_address_is_found_by_the_start_of_its_street(
    register: Path, street: str, number: int | None, found: list[str]
) -> None:
    """Capitals do not matter, and signs of a search language mean nothing."""
    assert register
    fill_register()
    with reading() as session:
        assert [row.line for row in find_addresses(session, street, number)] == found


@pytest.mark.parametrize("code", ["weerbaar", "WEERBAAR", " Weerbaar "])
def test_no_officer_has_the_code_of_the_system(register: Path, code: str) -> None:
    """In the file of the organisation, nor in a form."""
    file = register / "organisatie.yaml"
    file.write_text(
        f'officers: [{{code: "{code}", name: Verzonnen, email: o@gemeente.invalid, roles: {{}}}}]',
        encoding="utf-8",
    )
    with pytest.raises(FaultsError, match="dit heeft niet de juiste vorm, zoals ZAAK1"):
        import_organisation(file)
    with pytest.raises(FaultsError, match="dit heeft niet de juiste vorm, zoals ZAAK1"):
        InviteForm(officer="ZAAK1", by=code)
