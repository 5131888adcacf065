"""The privacy gate: no personal data of the case in a text for the public (AVG art. 5 and 10).

The templates cannot name a person, but an officer who edits a text can. So the finished files
are read back and searched (docs/facts.md 2.3: what public texts must not contain).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.common.progress import track
from tasks.documents.house_style import all_house_styles
from tasks.documents.rendering import RenderedFile
from tasks.privacy.privacy_addresses import AddressSecret, address_patterns, street_name_pattern
from tasks.privacy.privacy_names import party_patterns
from tasks.privacy.privacy_patterns import Pattern, general_patterns, national_phone
from tasks.privacy.privacy_text import parts_of, readings
from tasks.register.policies import public_telephones

PRESS = "persbericht"
WITHOUT_ADDRESS = (PRESS, "poster")
"""How files begin that hold no address: the press needs none, a poster hangs on the spot."""
_LEGIBLE = 4


@dataclass(frozen=True, repr=False)
class CaseSecrets:
    """What may stand in no public text of this case."""

    names: tuple[str, ...] = ()
    birth_dates: tuple[date, ...] = ()
    phones: tuple[str, ...] = ()
    street: str = ""
    house_number: int = 0
    postcode: str = ""
    further_addresses: tuple[AddressSecret, ...] = ()
    """Of premises that have more than one address, the others."""
    street_released: bool = True
    """False also keeps the street itself out of the press release."""


@dataclass(frozen=True)
class Hit:
    """Personal data in a finished file; it tells where, not what."""

    document: str
    kind: str
    where: str
    masked: str
    """First and last sign only; nothing of what is short enough to guess."""

    @property
    def sentence(self) -> str:
        """For the officer who mends the text."""
        return f'{self.document}, {self.where}: {self.kind} ("{self.masked}").'


def search(
    files: Sequence[RenderedFile],
    secrets: CaseSecrets,
    allowed_mail: frozenset[str] | None = None,
    *,
    has_tables: bool = False,
) -> list[Hit]:
    """All personal data in the finished files, the same find once for each page or part.

    `allowed_mail` holds lower case addresses; the default is those of all house styles.
    `has_tables` says that numbers stand in rows, where their digits are no BSN together.
    Raises UnreadableFileError for a file that cannot be read back.
    """
    mail = _house_mail() if allowed_mail is None else allowed_mail
    patterns = _patterns(secrets, mail, has_tables=has_tables)
    bare = [*patterns, *_address_patterns(secrets)]
    hidden = [] if secrets.street_released else map(street_name_pattern, _streets(secrets))
    press = [*bare, *hidden]
    found: dict[Hit, None] = {}
    for file in track(files, "Stukken op persoonsgegevens nakijken"):
        name = file.name.lower()
        wanted = bare if name.startswith(WITHOUT_ADDRESS) else patterns
        found |= dict.fromkeys(_search_file(file, press if name.startswith(PRESS) else wanted))
    return list(found)


def kinds_in(text: str, secrets: CaseSecrets) -> tuple[str, ...]:
    """Which kinds of personal data stand in a line that somebody typed, each once."""
    patterns = _patterns(secrets, frozenset(), has_tables=False)
    return tuple(
        dict.fromkeys(
            pattern.kind
            for reading in readings(text)
            for pattern in patterns
            if any(pattern.finds(reading))
        )
    )


def _patterns(
    secrets: CaseSecrets, allowed_mail: frozenset[str], *, has_tables: bool
) -> list[Pattern]:
    house_styles = all_house_styles()
    towns = frozenset(style.municipality.lower() for style in house_styles)
    own = {phone for style in house_styles for phone in style.telephones}
    public = frozenset(national_phone(phone) for phone in own | public_telephones())
    phones = [phone for phone in secrets.phones if national_phone(phone) not in public]
    return [
        *party_patterns(
            secrets.names, secrets.birth_dates, phones, towns, " ".join(_streets(secrets))
        ),
        *general_patterns(public, allowed_mail, has_tables=has_tables),
    ]


def _address_patterns(secrets: CaseSecrets) -> list[Pattern]:
    postal = " ".join(style.postal_address for style in all_house_styles())
    own = AddressSecret(secrets.street, secrets.house_number, secrets.postcode)
    return [
        pattern
        for address in (own, *secrets.further_addresses)
        for pattern in address_patterns(*address, postal)
    ]


def _streets(secrets: CaseSecrets) -> Sequence[str]:
    """Each once."""
    further = (address.street for address in secrets.further_addresses)
    return list(dict.fromkeys((secrets.street, *further)))


def _house_mail() -> frozenset[str]:
    return frozenset(
        address.lower()
        for style in all_house_styles()
        for address in (style.email, style.press.email)
    )


def _search_file(file: RenderedFile, patterns: Sequence[Pattern]) -> Iterator[Hit]:
    for where, text in parts_of(file):
        for reading in readings(text):
            for pattern in patterns:
                for found in pattern.finds(reading):
                    yield Hit(file.name, pattern.kind, where, _masked(found))


def _masked(found: str) -> str:
    signs = [sign for sign in found if sign.isalnum()]
    return f"{signs[0]}…{signs[-1]}" if len(signs) >= _LEGIBLE else "…"
