"""Dutch words for what the yearly figures count, where a person reads rows."""

from collections.abc import Mapping
from types import MappingProxyType

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "measures": "maatregel",
        "reports": "rapportage",
        "closings": "feitelijke sluiting",
        "objections": "bezwaar",
        "objection_outcomes": "uitkomst van bezwaar",
        "recoveries": "kostenverhaal",
        "letters": "bezorglijst",
        "instruments": "instrument",
        "rounds": "controleronde",
        "visits": "bezoek",
        "follow_ups": "vervolgactie",
        "signals": "signaal",
        "riec_exports": "formulier RIEC",
        "meetings": "bijeenkomst",
        "spending": "uitgave",
        "given": "opgegeven cijfer",
        "definitions": "definitie",
        "first_years": "eerste jaar in het register",
    }
)
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "municipality": "gemeente",
        "day": "dag",
        "amount": "aantal",
        "kind": "soort",
        "premises": "pand",
        "list_i": "lijst I",
        "list_ii": "lijst II",
        "outcome": "uitkomst",
        "how": "wijze",
        "status": "stand",
        "findings": "bevindingen",
        "re_control": "hercontrole",
        "repaired": "hersteld",
        "counted": "bezoekers geteld",
        "source": "bron",
        "theme": "thema",
        "definition": "definitie",
    }
)
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "yes": "ja",
        "no": "nee",
        "warning": "waarschuwing",
        "penalty_order": "last onder dwangsom",
        "closure": "sluiting",
        "dwelling": "woning",
        "premises": "lokaal",
        "yard": "erf",
        "planned": "gepland",
        "held": "gehouden",
        "skipped": "overgeslagen",
        "not_attended": "niet verschenen",
        "own": "eigen onderzoek",
        "lbb": "advies van het LBB",
        "upheld": "gegrond",
        "dismissed": "ongegrond",
        "inadmissible": "niet-ontvankelijk",
        "withdrawn": "ingetrokken",
        "other": "anders",
    }
)


def in_words(column: str, value: str | int) -> str:
    """One value with the name of its column: "stand: gehouden"."""
    return f"{COLUMNS.get(column, column)}: {WORDS.get(str(value), value)}"
