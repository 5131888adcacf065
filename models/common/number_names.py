"""Numbers that are names: of a company, a branch, an address or a trade, never to reckon with.

A spreadsheet that takes such a number for an amount drops the zeros at its front and rounds it
after 15 digits, so that it names a neighbour. A field of one of these types is therefore refused
as a number cell in every import, and what was lost is told.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from models.common.dutch_faults import OWN_RULE

AS_TEXT = "maak de kolom op als tekst en vul het nummer opnieuw in"
_SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]*)?[eE][+-]?[0-9]+")
_WITH_DECIMALS = re.compile(r"[0-9]+[.,]0+")


@dataclass(frozen=True)
class NumberName:
    """What a number names, and of how many digits it is; a marker for `Annotated[str, ...]`."""

    what: str
    digits: int = 0
    """0: another rule says what it looks like."""
    optional: bool = False
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What digits 5 and 6 of a BAG number say it is, when that is not what is asked."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let pydantic check the text with `checked` after its own checks."""
        return core_schema.no_info_after_validator_function(self.checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let a form ask for the digits by itself."""
        made = handler(schema)
        if self.digits:
            digits = f"[0-9]{{{self.digits}}}"
            made["pattern"] = f"^({digits})?$" if self.optional else f"^{digits}$"
        return made

    def checked(self, text: str) -> str:
        """The number, or PydanticCustomError (OWN_RULE) that tells what a spreadsheet did to it."""
        if not text and self.optional:
            return text
        if _SCIENTIFIC.fullmatch(text) or _WITH_DECIMALS.fullmatch(text):
            raise _refused(f"een rekenprogramma maakte een getal van dit nummer; {AS_TEXT}")
        if not self.digits:
            return text
        asked = f"dit moeten {self.digits} cijfers zijn"
        if not re.fullmatch("[0-9]*", text) or len(text) > self.digits or not text:
            raise _refused(asked)
        if len(text) < self.digits:
            raise _refused(
                f"{asked}, het zijn er {len(text)}; is vooraan een nul weggevallen, "
                "vul het nummer dan in als tekst"
            )
        kind = self.kinds.get(text[4:6]) if self.kinds else None
        if kind:
            raise _refused(kind)
        return text


def _refused(words: str) -> PydanticCustomError:
    return PydanticCustomError(OWN_RULE, "{words}", {"words": words})


_ASKED = "hier hoort de nummeraanduiding, met 20 als cijfer 5 en 6"
_BAG_KINDS = {
    code: f"dit is het nummer van een {what}; {_ASKED}"
    for code, what in {
        "01": "verblijfsobject",
        "02": "ligplaats",
        "03": "standplaats",
        "10": "pand",
        "30": "openbare ruimte",
    }.items()
}

KvkNumber = Annotated[str, NumberName("KVK-nummer", 8)]
BranchNumber = Annotated[str, NumberName("vestigingsnummer", 12, optional=True)]
BagNumber = Annotated[str, NumberName("BAG-nummer", 16, kinds=_BAG_KINDS)]
OptionalKvkNumber = Annotated[str, NumberName("KVK-nummer", 8, optional=True)]
OptionalBagNumber = Annotated[str, NumberName("BAG-nummer", 16, optional=True, kinds=_BAG_KINDS)]
SbiCode = Annotated[str, NumberName("SBI-code")]
Postcode = Annotated[str, NumberName("postcode", optional=True)]
PhoneNumber = Annotated[str, NumberName("telefoonnummer", optional=True)]
