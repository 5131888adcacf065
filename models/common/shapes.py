"""Texts of a fixed form, such as numbers and codes; what is written otherwise gets an example.

Strict, so that a name that is typed in the wrong box is refused and becomes no name of a run.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from models.common.dutch_faults import DUTCH_FAULTS, OWN_RULE
from models.law.common.municipality_facts import ABBREVIATION


@dataclass(frozen=True)
class Shape:
    """What a text looks like, with an example of it; a marker for `Annotated[str, ...]`."""

    pattern: str
    example: str
    optional: bool = False
    in_capitals: bool = False
    """Written in capitals, however it was typed."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic check the text with `formed` after its own checks."""
        return core_schema.no_info_after_validator_function(self.formed, handler(source))

    def formed(self, text: str) -> str:
        """The text as it is stored, or PydanticCustomError (OWN_RULE)."""
        text = text.strip().upper() if self.in_capitals else text.strip()
        if re.fullmatch(self.pattern, text) or (self.optional and not text):
            return text
        wrong = f"dit heeft niet de juiste vorm, zoals {self.example}"
        words = wrong if text else DUTCH_FAULTS["missing"]
        raise PydanticCustomError(OWN_RULE, "{words}", {"words": words})


def _number(pattern: str, example: str, *, optional: bool = False) -> Shape:
    """A number of the register, behind the abbreviation of its municipality."""
    return Shape(f"{ABBREVIATION}-{pattern}", f"LIN-{example}", optional=optional, in_capitals=True)


_CASE = r"\d{4}-\d{3,}", "2026-001"
_ROUND = r"CON-\d{3,}", "CON-007"
CaseReference = Annotated[str, _number(*_CASE)]
OptionalCaseReference = Annotated[str, _number(*_CASE, optional=True)]
RoundReference = Annotated[str, _number(*_ROUND)]
OptionalRoundReference = Annotated[str, _number(*_ROUND, optional=True)]
SignalReference = Annotated[str, _number(r"SIG-\d{4}-\d{3,}", "SIG-2026-001")]
ListReference = Annotated[str, _number(r"VER-\d{4}-\d{3,}", "VER-2031-001")]
ItemReference = Annotated[str, _number(r"KAL-\d{4}-\d{3,}", "KAL-2026-001")]
EvidenceReference = Annotated[str, _number(r"(CON-\d{3,}|([A-Z]{3}-)?\d{4}-\d{3,})", "CON-007")]
"""Of a round, a closure or an instrument."""

# Not that of the system itself: with it one person could prepare and approve.
_CODE = r"(?!WEERBAAR$)[A-Z0-9]{2,20}", "ZAAK1"
OfficerCode = Annotated[str, Shape(*_CODE, in_capitals=True)]
OptionalCode = Annotated[str, Shape(*_CODE, optional=True, in_capitals=True)]
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
ClockTime = Annotated[str, Shape(_CLOCK, "10:15")]
OptionalTime = Annotated[str, Shape(_CLOCK, "10:15", optional=True)]
VisitPlace = Annotated[str, Shape(r"\d{1,2}-\d{1,3}", "1-2", optional=True)]
"""Team and rank of a visit."""
