"""The privacy gate, as tables that a lawyer can read: a text, and what the gate makes of it."""

from datetime import date

import pytest

from tasks.documents.rendering import RenderedFile
from tasks.privacy.privacy import CaseSecrets, search
from tasks.privacy.privacy_text import UnreadableFileError

NAME = "naam van een betrokkene"
INITIALS = "voorletters van een betrokkene"
BORN = "geboortedatum"
PHONE = "telefoonnummer van een betrokkene"
MOBILE = "mobiel telefoonnummer"
BSN = "burgerservicenummer"
IBAN = "bankrekeningnummer"
PLATE = "kenteken"
MAIL = "e-mailadres"

SECRETS = CaseSecrets(
    names=(
        "Xander Nietbestaand",
        "Zoë van der Verzonnen-Bedacht",
        "Wu Li",
        "Stichting Woningbezit Nergens",
        "Gemeente Alverlo",
        "Verzinsel Vastgoed B.V.",
        "VvE Voorbeeldstraat",
    ),
    birth_dates=(date(1987, 3, 14), date(2001, 10, 5)),
    phones=("06 00 00 00 01", "+31 316 000 002", "14 0999"),
    street="Voorbeeldstraat",
    house_number=12,
    postcode="9999XA",
)


def kinds(text: str, name: str = "bewonersbrief.txt", secrets: CaseSecrets = SECRETS) -> set[str]:
    """What the gate finds in a plain text."""
    found = search([RenderedFile(name, "text/plain", text.encode())], secrets)
    return {hit.kind for hit in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De bewoner heet Xander Nietbestaand.", {NAME}),
        ("De heer NIETBESTAAND is gehoord.", {NAME}),
        ("de auto van nietbestaand", {NAME}),
        ("Nietbestaands woning", {NAME}),
        ("Nietbestaand’s woning", {NAME}),
        ("Xander's woning", {NAME}),
        ("X. Nietbestaand", {NAME}),
        ("Nietbestaand, Xander", {NAME}),
        ("de 39-jarige Xander N.", {NAME}),
        ("de 39-jarige X.N. uit Alverlo", {INITIALS}),
        ("de 39-jarige X. N. uit Alverlo", {INITIALS}),
        ("mevrouw Z. v.d. V.", {INITIALS}),
        ("mevrouw Zoe", {NAME}),
        ("ZOË", {NAME}),
        ("Zoe\u0308", {NAME}),
        ("mevrouw Verzonnen", {NAME}),
        ("mevrouw Bedacht", {NAME}),
        ("Nietbe\u00adstaand", {NAME}),
        ("Nietbe-\nstaand", {NAME}),
        ("Niet\u200bbestaand", {NAME}),
        ("Nietbestaand2", {NAME}),
        ("_Nietbestaand_", {NAME}),
        ("de heer Li", {NAME}),
        ("W. Li", {NAME}),
        ("Wu   Li", {NAME}),
        ("Woningbezit Nergens", {NAME}),
        ("verhuurder Verzinsel", {NAME}),
        ("Nietbestaandering", set()),
        ("Xanderlaan", set()),
        ("van der Bedoeling", set()),
        ("li en wu zijn losse lettergrepen", set()),
        ("de gemeente Alverlo bezit woningen", set()),
        ("een stichting voor woningbezit", set()),
        ("vastgoed in de Voorbeeldstraat", set()),
        ("nergens verzonnenheid", set()),
    ],
)
def test_names_of_people_and_landlords_are_found_as_whole_words(
    text: str, expected: set[str]
) -> None:
    """Accents, capitals, the genitive and broken lines hide nobody; other words go free."""
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("14-03-1987", True),
        ("14-3-1987", True),
        ("14/3/87", True),
        ("14.03.1987", True),
        ("14 03 1987", True),
        ("14–03–1987", True),
        ("14 maart 1987", True),
        ("14\nmaart 1987", True),
        ("14 MAART 1987", True),
        ("14 mrt 1987", True),
        ("14 mrt. '87", True),
        ("14e maart 1987", True),
        ("1987-03-14", True),
        ("19870314", True),
        ("14031987", True),
        ("05-10-2001", True),
        ("5 oktober 2001", True),
        ("5 okt. 2001", True),
        ("14-\n03-1987", True),
        ("15-03-1987", False),
        ("14-03-1988", False),
        ("14 maart 2026", False),
        ("114-03-1987", False),
        ("14-03-19870", False),
        ("maart 1987", False),
    ],
)
def test_birth_dates_are_found_in_every_usual_spelling(text: str, is_found: bool) -> None:  # noqa: FBT001
    """The day of another event, one sign away, goes free."""
    assert kinds(f"geboren op {text}, zo staat het er") == ({BORN} if is_found else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06-00000001", {PHONE, MOBILE}),
        ("0600000001", {PHONE, MOBILE}),
        ("+31 6 00 00 00 01", {PHONE, MOBILE}),
        ("0031600000001", {PHONE, MOBILE}),
        ("+31(0)6 0000 0001", {PHONE, MOBILE}),
        ("(06) 000 000 01", {PHONE, MOBILE}),
        ("0316-000 002", {PHONE}),
        ("(0316) 000002", {PHONE}),
        ("+31 316 000002", {PHONE}),
        ("06-00000009", {MOBILE}),
        ("06 12 34 56 78", {MOBILE}),
        ("+31 612345678", {MOBILE}),
        ("0316-000 003", set()),
        ("0900-8844", set()),
        ("112", set()),
        ("0800-7000", set()),
        ("14 0999", set()),
        ("026-1234567", set()),
        ("06-05-2026 14:00", set()),
        ("06-05-2026 11 uur", set()),
        ("9002200600000001", set()),
    ],
)
def test_telephones_of_parties_and_any_mobile_number_are_found(
    text: str, expected: set[str]
) -> None:
    """The numbers of the municipality and the reporting lines must stand in these texts."""
    assert kinds(f"Bel {text}.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123456782", {BSN}),
        ("BSN:123456782.", {BSN}),
        ("1234.56.782", {BSN}),
        ("1234 56 782", {BSN}),
        ("123 456 782", {BSN}),
        ("123.456.782", {BSN}),
        ("12.34.56.782", {BSN}),
        ("1 2 3 4 5 6 7 8 2", {BSN}),
        ("123456782 14-04-1987", {BSN}),
        ("112 123 456 782 112", {BSN}),
        ("010000007", set()),
        ("123456783", set()),
        ("123.456.783", set()),
        ("000000000", set()),
        ("€ 123.456.782", set()),
        ("1123456782", set()),
        ("9002200123456782", set()),
        ("LIN-2026-001", set()),
        ("197008 441012", set()),
        ("12 34 56 782", set()),
    ],
)
def test_bsn_is_nine_digits_that_pass_the_11_test(text: str, expected: set[str]) -> None:
    """One digit off fails the test; longer numbers, amounts and coordinates are no BSN."""
    assert kinds(f"Nummer {text}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NL91ABNA0417164300", {IBAN}),
        ("NL91 ABNA 0417 1643 00", {IBAN}),
        ("nl91 abna 0417 1643 00", {IBAN}),
        ("NL91 ABNA 0417 1643 00 op naam", {IBAN}),
        ("BE68 5390 0754 7034", {IBAN}),
        ("DE89 3704 0044 0532 0130 00", {IBAN}),
        ("NL92ABNA0417164300", set()),
        ("NL91ABNA0417164301", set()),
        ("BE68 5390 0754 7035", set()),
        ("NL91ABNA04171643001", set()),
    ],
)
def test_iban_is_found_when_its_check_digits_are_right(text: str, expected: set[str]) -> None:
    """The published example numbers of ISO 13616, and the same with one digit changed."""
    assert kinds(f"Rekening {text}") == expected


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("XX-99-99", True),
        ("99-99-XX", True),
        ("99-XX-99", True),
        ("XX-99-XX", True),
        ("XX-XX-99", True),
        ("99-XX-XX", True),
        ("99-XXX-9", True),
        ("9-XXX-99", True),
        ("XX-999-X", True),
        ("X-999-XX", True),
        ("XXX-99-X", True),
        ("X-99-XXX", True),
        ("9-XX-999", True),
        ("999-XX-9", True),
        ("xx-999-x", True),
        ("XX999X", True),
        ("99XXX9", True),
        ("XX 999 X", True),
        ("13-B", False),
        ("12-AB", False),
        ("9999XA", False),
        ("9999 XA", False),
        ("1-mei-26", False),
        ("1-mrt-26", False),
        ("2-op-100", False),
        ("LIN-2026-001", False),
        ("OW-13-b", False),
        ("24-uur-dienst", False),
        ("04-05-2026", False),
        ("A-XX-99-99", False),
        ("OM 2026", False),
    ],
)
def test_number_plates_follow_one_of_the_14_sidecodes(text: str, is_found: bool) -> None:  # noqa: FBT001
    """House numbers, postcodes, dates and case numbers look like plates, but are none."""
    assert kinds(f"een auto, {text}, stond") == ({PLATE} if is_found else set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iemand@voorbeeld.nl", {MAIL}),
        ("x.nietbestaand@voorbeeld.nl", {MAIL, NAME}),
        ("iemand@alverlo.example", {MAIL}),
        ("gemeente@alverlo.example", set()),
        ("Gemeente@Alverlo.example.", set()),
        ("communicatie@lindewaarde.example", set()),
        ("meldmisdaadanoniem.nl", set()),
    ],
)
def test_only_the_addresses_of_the_house_may_be_mailed(text: str, expected: set[str]) -> None:
    """A colleague's own address names a person just as well."""
    assert kinds(f"Mail naar {text}") == expected


def test_case_without_people_still_looks_for_what_points_at_anyone() -> None:
    """A case may not know its people yet; an empty secret matches nothing."""
    assert kinds("BSN 123456782 van een buur", secrets=CaseSecrets()) == {BSN}
    assert kinds("een gewone zin", "persbericht.txt", secrets=CaseSecrets()) == set()


def test_find_tells_where_and_never_what() -> None:
    """The sentence goes to logs and pages, so only the first and last sign stand in it."""
    text = "Nietbestaand, geboren 14-03-1987, BSN 123456782, en de heer Li"
    found = search([RenderedFile("persbericht.txt", "text/plain", text.encode())], SECRETS)
    told = " ".join(hit.sentence for hit in found) + repr(found)
    assert 'persbericht.txt, tekst: naam van een betrokkene ("N…d").' in told
    assert not any(secret in told for secret in ("ietbestaan", "1987", "23456", "Li"))
    assert "Nietbestaand" not in repr(SECRETS)


def test_same_find_is_told_once_for_each_file() -> None:
    """An officer mends a name once, however often it stands there."""
    text = b"Nietbestaand en nog eens Nietbestaand"
    names = ("a.txt", "b.txt")
    found = search([RenderedFile(name, "text/plain", text) for name in names], SECRETS)
    assert [hit.document for hit in found] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["foto.png", "persbericht", "leeg.txt"])
def test_file_that_cannot_be_read_back_is_refused(name: str) -> None:
    """What nobody could search is not clean."""
    with pytest.raises(UnreadableFileError, match="is niet te controleren"):
        search([RenderedFile(name, "", b" ")], SECRETS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bewonersbrieven 0 103 103 247 236", set()),
        ("zie 111222333", {BSN}),
        ("zie 111.222.333", {BSN}),
        ("De bewoner heet Xander Nietbestaand.", {NAME}),
    ],
)
def test_figures_in_a_row_are_no_bsn(text: str, expected: set[str]) -> None:
    """In a file with tables digits with spaces between them are cells; all else is still found."""
    file = RenderedFile("evaluatie.txt", "text/plain", text.encode())
    assert {hit.kind for hit in search([file], SECRETS, has_tables=True)} == expected
