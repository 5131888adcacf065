"""The privacy gate: no public text may hold anything about a person (AVG art. 5, 6, 10).

It reads the finished files back, so that it sees what a reader sees, whatever made it. A find
blocks the text; that a second person may overrule it is decided elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.errors import FaultsError
from tasks import personal_data
from tasks.finished_text import pages_of
from tasks.house import all_houses
from tasks.personal_data import Found
from tasks.rendering import RenderedFile

WITHOUT_ADDRESS = ("persbericht", "poster")
"""How the files begin that may not hold the address: the press is online (AP on Renkum, facts of
2.3), the poster hangs on the spot."""


class PrivacyError(FaultsError):
    """Raised when a public text holds personal data; names kind and place, never the data."""


class SecretKind(StrEnum):
    """What was found, in Dutch."""

    NAME = "een naam uit het dossier"
    BIRTH_DATE = "een geboortedatum uit het dossier"
    PHONE = "een telefoonnummer"
    EMAIL = "een e-mailadres"
    BSN = "een burgerservicenummer"
    IBAN = "een rekeningnummer"
    PLATE = "een kenteken"
    HOUSE_NUMBER = "een huisnummer"
    POSTCODE = "de postcode van het pand"
    STREET = "een straatnaam die niet is vrijgegeven"


@dataclass(frozen=True)
class CaseSecrets:
    """What a public text of one case may not hold, besides what no text may hold."""

    names: tuple[str, ...] = ()
    birth_dates: tuple[date, ...] = ()
    phones: tuple[str, ...] = ()
    street: str = ""
    house_number: int = 0
    postcode: str = ""
    street_released: bool = True
    """False also refuses the name of the street in a press release."""

    def __repr__(self) -> str:
        """Nothing: this ends up in no log."""
        return "CaseSecrets(...)"


@dataclass(frozen=True)
class Hit:
    """One find; it holds no personal data itself."""

    file: str
    page: int
    line: int
    kind: SecretKind
    masked: str
    """First and last letter of what was found: "V…d"."""

    @property
    def sentence(self) -> str:
        """The find for an officer."""
        return (
            f"{self.file}, pagina {self.page}, regel {self.line}: "
            f"{self.kind.value} ({self.masked})."
        )


def search(files: Sequence[RenderedFile], secrets: CaseSecrets) -> list[Hit]:
    """Everything in these files that points at a person, in order of file, page and line.

    Raises UnreadableFileError for a file whose words cannot be read back.
    """
    hits = {hit: None for file in files for hit in _search_file(file, secrets)}
    return list(hits)


def require_clean(files: Sequence[RenderedFile], secrets: CaseSecrets) -> None:
    """Do nothing when the files are clean; raise PrivacyError with every find when not."""
    hits = search(files, secrets)
    if hits:
        faults = [hit.sentence.rstrip(".") for hit in hits]
        raise PrivacyError("Openbaar maken van de teksten", faults)


def _search_file(file: RenderedFile, secrets: CaseSecrets) -> Iterator[Hit]:
    for number, text in enumerate(pages_of(file), start=1):
        found = sorted(_finds(text, secrets, is_press=file.name.startswith(WITHOUT_ADDRESS)))
        for place, kind, words in found:
            line = text.count("\n", 0, place) + 1
            yield Hit(file.name, number, line, kind, _masked(words))


def _finds(
    text: str, secrets: CaseSecrets, *, is_press: bool
) -> Iterator[tuple[int, SecretKind, str]]:
    for kind, founds in _searches(text, secrets):
        yield from ((place, kind, words) for place, words in founds)
    if is_press:
        for kind, founds in _address_searches(text, secrets):
            yield from ((place, kind, words) for place, words in founds)


def _searches(text: str, secrets: CaseSecrets) -> Iterator[tuple[SecretKind, Iterator[Found]]]:
    houses = all_houses()
    numbers = [number for house in houses for number in house.all_telephones]
    addresses = [address for house in houses for address in (house.email, house.press.email)]
    yield SecretKind.NAME, personal_data.names(text, secrets.names)
    yield SecretKind.BIRTH_DATE, personal_data.dates(text, secrets.birth_dates)
    yield SecretKind.PHONE, personal_data.phones(text, numbers)
    yield SecretKind.PHONE, personal_data.known_phones(text, secrets.phones)
    yield SecretKind.EMAIL, personal_data.emails(text, addresses)
    yield SecretKind.BSN, personal_data.bsns(text)
    yield SecretKind.IBAN, personal_data.ibans(text)
    yield SecretKind.PLATE, personal_data.plates(text)


def _address_searches(
    text: str, secrets: CaseSecrets
) -> Iterator[tuple[SecretKind, Iterator[Found]]]:
    yield SecretKind.HOUSE_NUMBER, personal_data.house_numbers(text, secrets.street)
    yield SecretKind.POSTCODE, personal_data.postcode(text, secrets.postcode)
    if not secrets.street_released:
        yield SecretKind.STREET, personal_data.street_name(text, secrets.street)


def _masked(words: str) -> str:
    return f"{words[0]}…{words[-1]}"
