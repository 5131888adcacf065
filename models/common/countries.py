"""The country of an address: the Netherlands unless another one is told."""

import re

HOME = "Nederland"
_HOME = ("nederland", "nl", "holland", "the netherlands")
_BY_SIGN = {
    "A": "Oostenrijk",
    "B": "België",
    "BE": "België",
    "BG": "Bulgarije",
    "CH": "Zwitserland",
    "CZ": "Tsjechië",
    "D": "Duitsland",
    "DE": "Duitsland",
    "DK": "Denemarken",
    "E": "Spanje",
    "ES": "Spanje",
    "F": "Frankrijk",
    "FR": "Frankrijk",
    "GB": "Verenigd Koninkrijk",
    "I": "Italië",
    "IT": "Italië",
    "L": "Luxemburg",
    "LU": "Luxemburg",
    "P": "Portugal",
    "PL": "Polen",
    "RO": "Roemenië",
    "TR": "Turkije",
    "UK": "Verenigd Koninkrijk",
}
"""The signs that people write behind a place or before a postcode: those of cars and of ISO."""
_BEHIND_PLACE = re.compile(r"(?P<place>.+?) ?\((?P<sign>[A-Z]{1,3})\)")
_BEFORE_POSTCODE = re.compile(r"(?P<sign>[A-Z]{1,2})[- ](?P<postcode>[0-9][0-9A-Z -]*)")


def country_of(text: str) -> str:
    """The Dutch name of a country as it was written; empty for the Netherlands."""
    word = text.strip()
    if word.lower() in _HOME:
        return ""
    return _BY_SIGN.get(word.upper(), word)


def foreign_place(place: str, postcode: str) -> tuple[str, str, str] | None:
    """Country, place and postcode of "Emmerich (D)" or "D-46446"; None without such a sign."""
    behind = _BEHIND_PLACE.fullmatch(place.strip())
    before = _BEFORE_POSTCODE.fullmatch(postcode.strip())
    sign = (behind or before or {"sign": ""})["sign"]
    if sign not in _BY_SIGN:
        return None
    return (
        _BY_SIGN[sign],
        behind["place"] if behind else place,
        before["postcode"] if before else postcode,
    )
