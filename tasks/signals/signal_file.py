"""A signal, or what is added to it, as an officer writes it down: it may name persons."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from models.common.dutch_faults import OWN_RULE, dutch_faults
from models.common.entry import Entered
from models.common.number_names import OptionalBagNumber, OptionalKvkNumber
from models.common.shapes import (
    OptionalCaseReference,
    OptionalCode,
    OptionalRoundReference,
    OptionalTime,
    Shape,
    VisitPlace,
)
from models.law.common.errors import FaultsError
from models.law.common.signal_themes import SignalTheme
from models.law.signals.signal_access import Sharing, SignalSource
from models.signals.signal import Assessment, Reliability, SignalUrgency
from tasks.imports.text_files import read_text
from tasks.imports.yaml_files import read_yaml


class SignalFile(Entered):
    """A signal as it is typed on the page or in a file: Prefect stores and shows its forms."""

    source: SignalSource = Field(title="Bron", description="Van wie het signaal komt.")
    source_number: str = Field(
        min_length=1,
        max_length=40,
        title="Nummer bij de bron",
        description="Hetzelfde nummer van dezelfde bron is één signaal.",
    )
    received_on: date = Field(title="Ontvangen op")
    received_time: OptionalTime = Field(default="", title="Tijd van ontvangst")
    is_anonymous: bool = Field(
        default=True,
        title="De melder is anoniem",
        description="Wie met naam meldt, krijgt antwoord; een anonieme melder niet.",
    )
    reporter_function: Annotated[
        str, Shape(r"[a-z][a-z ()-]{1,39}", "baliemedewerker", optional=True)
    ] = Field(
        default="",
        title="Functie van de melder",
        description="In kleine letters, nooit een naam. Dit wordt apart bewaard.",
    )
    """In which function somebody reported; small letters only, so that no name fits."""
    theme: SignalTheme = Field(title="Thema")
    urgency: SignalUrgency = Field(default=SignalUrgency.NORMAL, title="Urgentie")
    kvk_number: OptionalKvkNumber = Field(default="", title="KVK-nummer")
    bag_id: OptionalBagNumber = Field(default="", title="BAG-nummer")
    """An address, or which address of a business that has more than one."""
    place: str = Field(
        default="",
        max_length=80,
        title="Plek",
        description="In een paar woorden, zoals: parkeerplaats achter het station.",
    )
    """A place without a number in the BAG; not beside a business or an address."""
    facts: str = Field(
        min_length=3,
        max_length=4000,
        title="Feiten",
        description="Wat er is gezien of gehoord. Wat u ervan denkt, komt hieronder.",
    )
    interpretation: str = Field(
        default="",
        max_length=4000,
        title="Duiding",
        description="Wat het kan betekenen. Dit gaat niet naar het RIEC.",
    )
    reliability: Reliability = Field(
        default=Reliability.UNKNOWN,
        title="Betrouwbaarheid",
        description="Hoe ver de bron te vertrouwen is.",
    )
    sharing: Sharing = Field(
        default=Sharing.CONSULTATION, title="Delen", description="Wie dit mag weten."
    )
    legal_ground: str = Field(
        min_length=3,
        max_length=120,
        title="Grondslag",
        description="Op welke grond de gemeente dit mag weten, met het artikel.",
    )
    assessment: Assessment | None = Field(
        default=None,
        title="Eerste beoordeling",
        description="Laat leeg als de eerste weging nog moet.",
    )
    """Of the day on which the signal is recorded."""
    owner: OptionalCode = Field(
        default="", title="Behandelaar", description="Wie zorgt dat er iets mee gebeurt."
    )
    """Code of an officer."""
    control: OptionalRoundReference = Field(default="", title="Controle")
    visit: VisitPlace = Field(default="", title="Bezoek")
    """Team and rank of the visit of that control."""
    case: OptionalCaseReference = Field(
        default="", title="Sluitingszaak", description="De zaak waar dit bij hoort."
    )

    @field_validator("reporter_function")
    @classmethod
    def _of_a_named_reporter(cls, value: str, info: ValidationInfo) -> str:
        if value and info.data.get("is_anonymous"):
            raise PydanticCustomError(OWN_RULE, "een anonieme melder heeft er geen")
        return value

    @field_validator("place")
    @classmethod
    def _alone(cls, value: str, info: ValidationInfo) -> str:
        if value and (info.data.get("kvk_number") or info.data.get("bag_id")):
            raise PydanticCustomError(OWN_RULE, "alleen zonder kvk_number en bag_id")
        return value

    @field_validator("visit")
    @classmethod
    def _of_a_control(cls, value: str, info: ValidationInfo) -> str:
        if value and info.data.get("control") == "":
            raise PydanticCustomError(OWN_RULE, "vul ook control in")
        return value


class Addition(Entered):
    """What is added to a signal: from which source, on what legal basis."""

    source: str = Field(
        min_length=1,
        max_length=80,
        title="Bron",
        description="Waar dit vandaan komt, zoals: Handelsregister.",
    )
    legal_ground: str = Field(
        min_length=3,
        max_length=120,
        title="Grondslag",
        description="Op welke grond de bron dit geeft, met het artikel.",
    )
    facts: str = Field(min_length=3, max_length=4000, title="Feiten")


def read_signal_file(path: Path) -> SignalFile:
    """The signal in a YAML file, or FaultsError with every fault."""
    return read_yaml(path, SignalFile)


def read_addition(path: Path, source: str, legal_ground: str) -> Addition:
    """The facts of a text file with their source and basis, or FaultsError with every fault."""
    values = {"source": source, "legal_ground": legal_ground, "facts": read_text(path)}
    try:
        return Addition.model_validate(values)
    except ValidationError as error:
        titles = {"source": "Bron", "legal_ground": "Grondslag", "facts": path.name}
        raise FaultsError("De aanvulling", dutch_faults(error, titles)) from None
