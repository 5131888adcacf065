"""Dutch words for what the yearly figures count, where a person reads rows."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.law.common.dutch import short_date
from models.law.common.signal_themes import SignalTheme

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
        "title": "naam",
        "counts": "wat telt",
        "decided_by": "welke dag beslist",
        "definition": "rekenregel",
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
        "partly_upheld": "deels gegrond",
        "dismissed": "ongegrond",
        "inadmissible": "niet-ontvankelijk",
        "withdrawn": "ingetrokken",
        "other": "anders",
        "dor": "DOR-controle",
        "stop_talk": "STOP-gesprek",
        "bibob": "Bibob-onderzoek",
        "street": "maatregel voor drugshandel op straat",
        "reporting_point": "intern meldpunt",
        "mma": "Meld Misdaad Anoniem",
        "police": "politie",
        "environmental_service": "omgevingsdienst",
        "customs": "Douane",
        "control": "controle",
        "open_source": "open bron",
        "proces_verbaal": "proces-verbaal",
    }
    | {theme.value: theme.label for theme in SignalTheme}
)


def in_words(column: str, value: str | int) -> str:
    """One value with the name of its column: "stand: gehouden"; what is Dutch already stays."""
    if column == "day":
        return f"{COLUMNS[column]}: {short_date(date.fromisoformat(str(value)))}"
    word = WORDS.get(str(value)) or str(value).replace("_", " ")
    return f"{COLUMNS.get(column, column)}: {word}"
