"""The privacy gate keeps the address out of press and poster, and lets letters arrive."""

import pytest

from tasks.documents.rendering import RenderedFile
from tasks.privacy.privacy import CaseSecrets, search
from tasks.privacy.privacy_addresses import AddressSecret

STREET = "adres van het pand"
NUMBER = "huisnummer van het pand"
POSTCODE = "postcode van het pand"
ANY_ADDRESS = "postcode met huisnummer"
STREET_NAME = "straatnaam die niet is vrijgegeven"
SECRETS = CaseSecrets(street="Voorbeeldstraat", house_number=12, postcode="9999XA")


def kinds(text: str, name: str, secrets: CaseSecrets = SECRETS) -> set[str]:
    """What the gate finds in a plain text of that name."""
    found = search([RenderedFile(name, "text/plain", text.encode())], secrets)
    return {hit.kind for hit in found}


@pytest.mark.parametrize("name", ["persbericht.txt", "poster-a3.txt", "Persbericht-2.txt"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voorbeeldstraat 12", {STREET}),
        ("Voorbeeldstraat 12A", {STREET}),
        ("Voorbeeldstraat\n12", {STREET}),
        ("Voorbeeldstraat nummer 12", {STREET, NUMBER}),
        ("Voorbeeldstraat, nr. 14", {STREET}),
        ("voorbeeldstr. 12", {STREET}),
        ("Voorbeeldstraat (12)", {STREET}),
        ("Voorbeeldstraat 12, 9999 XA Verzonnendorp", {STREET, POSTCODE, ANY_ADDRESS}),
        ("huisnummer 12", {NUMBER}),
        ("op nummer 12 in die straat", {NUMBER}),
        ("9999XA", {POSTCODE}),
        ("9999 xa", {POSTCODE}),
        ("Verzonnenlaan 3, 9998 ZZ", {ANY_ADDRESS}),
        ("9998ZZ 3", {ANY_ADDRESS}),
        ("Postbus 6, 9990 AA Alverlo", set()),
        ("de Voorbeeldstraat in Verzonnendorp", set()),
        ("drie maanden in de Voorbeeldstraat, tot 12 mei", set()),
        ("nummer 120", set()),
        ("geen huisnummer en geen gegevens", set()),
        ("sinds mei 2026 OM en politie", set()),
    ],
)
def test_press_and_poster_hold_no_address_of_the_premises(
    name: str, text: str, expected: set[str]
) -> None:
    """The street by itself may be told when the lawyer released it; the number never."""
    assert kinds(text, name) == expected


def test_residents_letter_and_delivery_list_may_hold_addresses() -> None:
    """A letter must arrive, and its reader may know which house is closed."""
    address = "Voorbeeldstraat 12, 9999 XA Verzonnendorp"
    assert kinds(address, "bewonersbrief.txt") == set()
    assert kinds(address.replace(", ", ";"), "bezorglijst.csv") == set()


def test_street_that_is_not_released_stays_out_of_the_press_release_only() -> None:
    """The poster hangs there, so that the street is no secret on it."""
    secrets = CaseSecrets(street="Voorbeeldstraat", house_number=12, street_released=False)
    assert kinds("aan de Voorbeeldstraat", "persbericht.txt", secrets) == {STREET_NAME}
    assert kinds("aan de Voorbeeldstraat", "poster-a4.txt", secrets) == set()


def test_every_address_of_the_premises_stays_out_of_the_press_release() -> None:
    """Street, number and postcode of a further address as well as of the first."""
    further = (AddressSecret("Verzonnenlaan", 3, "9998ZZ"),)
    secrets = CaseSecrets(
        street="Voorbeeldstraat",
        house_number=12,
        further_addresses=further,
        street_released=False,
    )
    found = kinds("Verzonnenlaan 3", "persbericht.txt", secrets)
    assert found == {STREET, STREET_NAME}
    assert kinds("op nummer 3 in 9998 ZZ", "persbericht.txt", secrets) == {NUMBER, POSTCODE}
    assert kinds("aan de Verzonnenlaan", "poster-a4.txt", secrets) == set()
