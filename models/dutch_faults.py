"""What is wrong with what was filled in, in Dutch and without the value itself."""

from pydantic import ValidationError

Place = tuple[str | int, ...]
OWN_RULE = "own_rule"
"""Type of a PydanticCustomError whose message is already Dutch."""
DUTCH_FAULTS = {
    "missing": "vul dit in",
    "extra_forbidden": "dit veld bestaat niet",
    "date_from_datetime_parsing": "dit is geen datum (jjjj-mm-dd)",
    "date_parsing": "dit is geen datum (jjjj-mm-dd)",
    "date_type": "dit is geen datum (jjjj-mm-dd)",
    "decimal_parsing": "dit is geen getal",
    "decimal_type": "dit is geen getal",
    "finite_number": "dit is geen getal",
    "decimal_max_places": "gebruik hoogstens drie cijfers achter de komma",
    "greater_than": "dit moet meer zijn dan {gt}",
    "greater_than_equal": "dit moet minstens {ge} zijn",
    "less_than_equal": "dit mag hoogstens {le} zijn",
    "int_parsing": "dit is geen geheel getal",
    "int_type": "dit is geen geheel getal",
    "bool_parsing": "dit is geen ja of nee",
    "enum": "kies een van: {expected}",
    "string_type": "dit is geen tekst",
    "string_too_short": "vul dit in",
    "string_too_long": "dit mag hoogstens {max_length} tekens zijn",
    "string_pattern_mismatch": "dit heeft niet de juiste vorm",
    "too_short": "vul minstens {min_length} regel in",
}


def dutch_faults(error: ValidationError, titles: dict[str, str]) -> list[str]:
    """One Dutch sentence part per fault, without the value that was given."""
    faults = []
    found = error.errors(include_input=False, include_url=False)
    for fault in found:
        if fault["type"] == "too_short" and _is_echo(fault["loc"], [f["loc"] for f in found]):
            continue
        words = DUTCH_FAULTS.get(fault["type"], "dit is niet goed ingevuld")
        if fault["type"] == OWN_RULE:
            words = fault["msg"]
        place = _place(fault["loc"], titles)
        context = {name: _in_dutch_words(value) for name, value in fault.get("ctx", {}).items()}
        faults.append((f"{place}: " if place else "") + words.format_map(context))
    return faults


def _is_echo(place: Place, places: list[Place]) -> bool:
    """True for a list that is only called too short because its rows were refused."""
    return any(other[: len(place)] == place for other in places if len(other) > len(place))


def _in_dutch_words(value: object) -> object:
    """The list of choices without English: "gram, plants of ml"."""
    if isinstance(value, str) and "'" in value:
        return value.replace("'", "").replace(" or ", " of ")
    return value


def _place(location: Place, titles: dict[str, str]) -> str:
    parts = (f"regel {p + 1}" if isinstance(p, int) else titles.get(p, p) for p in location)
    return ", ".join(parts)
