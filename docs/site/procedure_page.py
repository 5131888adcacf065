"""The page on which a lawyer reads the procedure of a closure: `make diagrams` writes it anew.

Every cell comes from the tables of the law; nothing of it is written by hand. What is added there,
a state, an occurrence or a change, stands here after the next `make diagrams`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.law.closure.changes import ASKS, BURDENS, CHANGE_IN, ENDS_AS, ChangeKind
from models.law.closure.occurrences import Occurrence, states_before
from models.law.closure.procedure import MAY_FOLLOW, CaseStatus, Urgency, next_statuses

PAGE = Path(__file__).parents[1] / "closure-procedure.md"
ALLOWED, REFUSED = "ja", "·"
URGENT = {
    Urgency.URGENT_5_31_1: "spoed (artikel 5.31, eerste lid, Awb)",
    Urgency.URGENT_5_31_2: "grote spoed (artikel 5.31, tweede lid, Awb)",
}
"""Mermaid ends a label at a colon: the article has a full stop in the picture."""
DESCRIPTION = (
    "Van de politierapportage over voornemen, zienswijze, tweede weging en besluit naar sluiting, "
    "heropening en archief, met wat bij spoed ook kan."
)
INTRODUCTION = """\
# De procedure van een sluiting

Deze bladzijde is gemaakt uit de tabellen van de rekenregels (`models/law/closure`), met
`make diagrams`. Verander haar niet met de hand. Wat hier niet mag, weigert Weerbaar, met een zin
die de zaak, de stand, de gebeurtenis en de dag noemt.
"""
ABOUT_STEPS = """\
## Van stand naar stand

Een zaak heeft altijd één stand. De tabel zegt welke stand mag volgen. Bij spoed komt erbij, of valt
weg, wat in de laatste twee kolommen staat.
"""
ABOUT_OCCURRENCES = f"""\
## Wat er in welke stand kan gebeuren

Elke kolom is een stand, met het nummer uit de tabel hierboven. Een cel met **{ALLOWED}** betekent:
staat de zaak zo, **voordat** de gebeurtenis er is, dan kan zij worden vastgelegd. Een cel met
{REFUSED} betekent: geweigerd. De rapportage maakt de zaak zelf: zij staat bij de stand waarmee de
zaak begint. Wat alleen bij spoed kan (artikel 5:31 Awb), of alleen bij één maatregel, staat er ook.
"""
ABOUT_CHANGES = f"""\
## Wanneer een besluit kan veranderen

Een wijziging is zelf een besluit: met een reden, een brief aan elke partij, goedkeuring door de
burgemeester en een eigen bezwaartermijn. Een voornemen is geen besluit; het intrekken ervan heeft
wel een reden, een brief en goedkeuring, maar geen bezwaartermijn. De kolommen zijn de standen
waarin de zaak staat **voordat** de wijziging weggaat: **{ALLOWED}** of geweigerd ({REFUSED}).
"""
ABOUT_PICTURE = """\
## De standen als tekening
"""


def page() -> str:
    """The whole page, as it stands in docs."""
    parts = (
        INTRODUCTION,
        ABOUT_STEPS,
        _table(("nr.", "stand", "mag worden", *URGENT_HEADS), _steps()),
        ABOUT_OCCURRENCES,
        _matrix("gebeurtenis", ((each.label, states_before(each)) for each in Occurrence)),
        ABOUT_CHANGES,
        _matrix("wijziging", ((each.label, CHANGE_IN[each]) for each in ChangeKind)),
        _table(("wijziging", "stand daarna", "vooraf horen", "vraagt ook"), _changes()),
        ABOUT_PICTURE,
        picture(),
    )
    return "\n".join(parts)


URGENT_HEADS = ("anders bij spoed (5:31, lid 1)", "anders bij grote spoed (5:31, lid 2)")
FIELDS = {
    "first_day": "nieuwe eerste dag",
    "grace_until": "nieuwe laatste dag om te vertrekken",
    "amount": "duur",
    "unit": "eenheid",
    "part": "wat gesloten blijft",
    "changes": "wat er verandert",
}


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = tuple(head)
    lines = [names, ("---",) * len(names), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _matrix(what: str, rows: Iterable[tuple[str, frozenset[CaseStatus]]]) -> str:
    """A row for each, and a column for each state by its number."""
    head = (what, *(str(_number(each)) for each in CaseStatus))
    return _table(
        head,
        (
            (label, *(ALLOWED if each in states else REFUSED for each in CaseStatus))
            for label, states in rows
        ),
    )


def _number(status: CaseStatus) -> int:
    return list(CaseStatus).index(status) + 1


def _steps() -> Iterator[tuple[str, ...]]:
    for each in CaseStatus:
        differs = (_difference(each, urgency) for urgency in URGENT)
        yield str(_number(each)), each.label, _labels(MAY_FOLLOW[each]), *differs


def _difference(status: CaseStatus, urgency: Urgency) -> str:
    """What an urgent case may do besides, and what it may not."""
    ordinary, urgent = MAY_FOLLOW[status], next_statuses(status, urgency)
    words = []
    if urgent - ordinary:
        words.append(f"ook: {_labels(urgent - ordinary)}")
    if ordinary - urgent:
        words.append(f"niet: {_labels(ordinary - urgent)}")
    return "; ".join(words) or "gelijk"


def _labels(states: Iterable[CaseStatus]) -> str:
    found = set(states)
    return (
        ", ".join(each.label for each in CaseStatus if each in found) or "niets, dit is het einde"
    )


def _changes() -> Iterator[tuple[str, ...]]:
    for each in ChangeKind:
        after = ENDS_AS[each].label if each in ENDS_AS else "dezelfde"
        asked = ", ".join(words for name, words in FIELDS.items() if name in ASKS[each])
        yield each.label, after, "ja" if each in BURDENS else "nee", asked or "niets"


def picture() -> str:
    """The states in Mermaid with their Dutch words: the ordinary course, then what urgency adds."""
    lines = [
        "stateDiagram-v2",
        "    accTitle: De standen van een sluiting",
        f"    accDescr: {DESCRIPTION}",
        *(f'    state "{each.label}" as {each}' for each in CaseStatus),
        f"    [*] --> {CaseStatus.REPORTED}",
        *(f"    {each} --> {later}" for each in CaseStatus for later in _ordered(MAY_FOLLOW[each])),
        *(
            f"    {each} --> {later}: {' of '.join(words)}"
            for (each, later), words in _urgent_steps().items()
        ),
        *(f"    {each} --> [*]" for each in CaseStatus if not MAY_FOLLOW[each]),
    ]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def _ordered(states: Iterable[CaseStatus]) -> list[CaseStatus]:
    found = set(states)
    return [each for each in CaseStatus if each in found]


def _urgent_steps() -> dict[tuple[CaseStatus, CaseStatus], list[str]]:
    found = defaultdict(list)
    for urgency, words in URGENT.items():
        for each in CaseStatus:
            for later in _ordered(next_statuses(each, urgency) - MAY_FOLLOW[each]):
                found[each, later].append(words)
    return dict(found)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
