"""What is wrong with what was filled in, in Dutch and without the value itself."""

import re
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.law.common.labelled import NO_CHOICE
from models.law.common.policy import PolicyRuleError

Place = tuple[str | int, ...]
OWN_RULE = "own_rule"
"""Type of a PydanticCustomError whose message is already Dutch."""
PARTS = "parts"
"""In the context of such an error: the place and the fault of each wrong part of a list."""
DUTCH_FAULTS = {
    "missing": "vul dit in",
    "extra_forbidden": "dit veld bestaat niet",
    "date_from_datetime_parsing": "dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)",
    "date_parsing": "dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)",
    "date_type": "dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)",
    "decimal_parsing": "dit is geen getal",
    "decimal_type": "dit is geen getal",
    "finite_number": "dit is geen getal",
    "decimal_max_places": "gebruik hoogstens {decimal_places} cijfers achter de komma",
    "greater_than": "dit moet meer zijn dan {gt}",
    "greater_than_equal": "dit moet minstens {ge} zijn",
    "less_than_equal": "dit mag hoogstens {le} zijn",
    "int_parsing": "dit is geen geheel getal",
    "int_type": "dit is geen geheel getal",
    "bool_parsing": "dit is geen ja of nee",
    "enum": "kies een van: {expected}",
    "literal_error": "kies een van: {expected}",
    "string_type": "vul hier tekst in; een getal of tijd tussen aanhalingstekens",
    "string_too_short": "vul minstens {min_length} tekens in",
    "string_too_long": "dit mag hoogstens {max_length} tekens zijn",
    "string_pattern_mismatch": "dit heeft niet de juiste vorm",
    "too_short": "vul minstens {min_length} regel in",
}
_ONLY_DIGITS = re.compile(r"\^\(?(?:\\d|\[0-9\])\{(?P<count>\d+)\}\)?\??\$")
"""A pattern that asks for a number of digits and nothing else."""
_MEMBER = re.compile(r"<\w+\.\w+: (?P<value>'[^']*')>")
"""One member of an enumeration, as a choice of some of them is told."""
_NUMBER_WORDS: dict[object, str] = {1: "één", 2: "twee", 3: "drie"}
_TEXT = ("string_type", "string_too_short")


@dataclass(frozen=True)
class DutchFault:
    """One fault: where it is, and what is wrong without the value that was given."""

    place: Place
    words: str


def faults_with_place(error: ValidationError) -> list[DutchFault]:
    """Every fault in Dutch, for who knows in which row, cell or line each field stands."""
    found = error.errors(include_url=False)
    places = [fault["loc"] for fault in found]
    faults: list[DutchFault] = []
    for fault in found:
        if fault["type"] == "too_short" and _is_echo(fault["loc"], places):
            continue
        parts = fault.get("ctx", {}).get(PARTS)
        if parts and fault["type"] == OWN_RULE:
            faults += [DutchFault((*fault["loc"], part), words) for part, words in parts]
        else:
            faults.append(DutchFault(fault["loc"], _words(fault)))
    return faults


def dutch_faults(error: ValidationError, titles: dict[str, str]) -> list[str]:
    """One Dutch sentence part per fault, without the value that was given."""
    faults = []
    for fault in faults_with_place(error):
        place = _place(fault.place, titles)
        faults.append((f"{place}: " if place else "") + fault.words)
    return faults


def _words(fault: ErrorDetails) -> str:
    """What is expected; whether the value was empty is all that is read of it."""
    if fault["type"] in (OWN_RULE, NO_CHOICE):
        return fault["msg"]
    rule = fault.get("ctx", {}).get("error")
    if isinstance(rule, PolicyRuleError):
        return str(rule)
    if fault["type"] in _TEXT and not str(fault["input"] or "").strip():
        return DUTCH_FAULTS["missing"]
    digits = _ONLY_DIGITS.fullmatch(str(fault.get("ctx", {}).get("pattern", "")))
    if digits:
        return f"dit moeten {digits['count']} cijfers zijn"
    context = {name: _in_dutch_words(value) for name, value in fault.get("ctx", {}).items()}
    places = fault.get("ctx", {}).get("decimal_places")
    context["decimal_places"] = _NUMBER_WORDS.get(places, places)
    return DUTCH_FAULTS.get(fault["type"], "dit is niet goed ingevuld").format_map(context)


def _is_echo(place: Place, places: list[Place]) -> bool:
    """True for a list that is only called too short because its rows were refused."""
    return any(other[: len(place)] == place for other in places if len(other) > len(place))


def _in_dutch_words(value: object) -> object:
    """The list of choices without English: "gram, plants of ml"."""
    if isinstance(value, str) and "'" in value:
        value = _MEMBER.sub(r"\g<value>", value)
        return value.replace("'", "").replace(" or ", " of ")
    return value


def _place(location: Place, titles: dict[str, str]) -> str:
    parts = (f"regel {p + 1}" if isinstance(p, int) else titles.get(p, p) for p in location)
    return ", ".join(parts)
