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
    """A signal in a file: never in a form, because Prefect stores and shows those."""

    source: SignalSource
    source_number: str = Field(min_length=1, max_length=40)
    received_on: date
    received_time: OptionalTime = ""
    is_anonymous: bool = True
    reporter_function: Annotated[
        str, Shape(r"[a-z][a-z ()-]{1,39}", "baliemedewerker", optional=True)
    ] = ""
    """In which function somebody reported; small letters only, so that no name fits."""
    theme: SignalTheme
    urgency: SignalUrgency = SignalUrgency.NORMAL
    kvk_number: OptionalKvkNumber = ""
    bag_id: OptionalBagNumber = ""
    """An address, or which address of a business that has more than one."""
    place: str = Field(default="", max_length=80)
    """A place without a number in the BAG; not beside a business or an address."""
    facts: str = Field(min_length=3, max_length=4000)
    interpretation: str = Field(default="", max_length=4000)
    reliability: Reliability = Reliability.UNKNOWN
    sharing: Sharing = Sharing.CONSULTATION
    legal_ground: str = Field(min_length=3, max_length=120)
    assessment: Assessment | None = None
    """Of the day on which the signal is recorded."""
    owner: OptionalCode = ""
    """Code of an officer."""
    control: OptionalRoundReference = ""
    visit: VisitPlace = ""
    """Team and rank of the visit of that control."""
    case: OptionalCaseReference = ""

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

    source: str = Field(min_length=1, max_length=80)
    legal_ground: str = Field(min_length=3, max_length=120)
    facts: str = Field(min_length=3, max_length=4000)


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
